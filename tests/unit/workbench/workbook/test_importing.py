"""What is changed in a workbook is changed in the rule file, and nothing else is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

import workbooks
from hrddeval.diagnostics.diagnostic import AuthorError
from hrddeval.workbench.workbook.exporting import export
from workbooks import bring, change, find, problems, workbook_of

FILE = "study/rules/own/Z1-channels.yaml"


def test_a_changed_sentence_changes_its_level_alone(tmp_path: Path) -> None:
    path = tmp_path / FILE
    workbooks.study_in(tmp_path)
    path.write_text("# Ours.\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    before = path.read_text(encoding="utf-8")
    change(workbook_of(tmp_path), "levels", {"criterion": "Z1", "level": 3}, title_fr="Des réponses")

    (done,) = bring(tmp_path).changes

    assert (done.id, done.differences, done.comments_lost) == ("Z1", ("levels 3 title fr added",), 0)
    after = path.read_text(encoding="utf-8")
    assert after == before.replace("    title: Answers\n", "    title: {en: Answers, fr: Des réponses}\n", 1)


def test_a_comment_inside_what_changed_is_lost_and_that_is_told(tmp_path: Path) -> None:
    path = tmp_path / FILE
    workbooks.study_in(tmp_path)
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("    title: Answers\n", "    # Heard?\n    title: Answers\n"), encoding="utf-8"
    )
    change(workbook_of(tmp_path), "levels", {"criterion": "Z1", "level": 3}, title_en="Heard")

    (done,) = bring(tmp_path).changes

    assert done.comments_lost == 1


def test_a_second_test_of_a_condition_is_a_row_with_the_same_number(tmp_path: Path) -> None:
    file = workbook_of(tmp_path)
    row = {"criterion": "Z1", "for": "level 2", "no": "1", "form": "there_is", "kind": "channel"}
    change(file, "conditions", {}, **row, attribute="feedback", test="is", value="yes")

    bring(tmp_path)

    condition = "    shown_by: {there_is: channel, where: {purpose: {is: complaint}, feedback: {is: yes}}}\n"
    assert condition in (tmp_path / FILE).read_text(encoding="utf-8")


def test_an_example_is_added_by_rows(tmp_path: Path) -> None:
    file = workbook_of(tmp_path)
    change(file, "examples", {}, criterion="Z1", no=3, name="a line that answers", supported="2", possible=4)
    given = {"criterion": "Z1", "example": 3, "no": 1, "kind": "channel"}
    change(file, "given", {}, **given, attribute="purpose", value="complaint")
    change(file, "given", {}, **given, attribute="feedback", value="yes")

    (done,) = bring(tmp_path).changes

    assert done.differences == ("examples: 1 added",)
    assert (
        (tmp_path / FILE)
        .read_text(encoding="utf-8")
        .endswith(
            "  - name: a line that answers\n"
            "    given:\n"
            "      - {kind: channel, attributes: {purpose: complaint, feedback: yes}}\n"
            "    expect: {supported: 2, possible: 4}\n"
        )
    )


def test_a_new_criterion_gets_a_file(tmp_path: Path) -> None:
    """All rows of Z1 copied as Z2, as one would in a spreadsheet."""
    file = workbook_of(tmp_path)
    book = openpyxl.load_workbook(file)
    for sheet in book.worksheets:
        for row in [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]:
            if row[0] == "Z1":
                sheet.append(["Z2" if value == "Z1" else value for value in row])
    criteria = book["criteria"]
    columns = {cell.value: cell.column for cell in criteria[1]}
    number = find(criteria, id="Z2")
    criteria.cell(number, columns["file"]).value = None
    criteria.cell(number, columns["title en"]).value = "Channels of others"
    for sheet in (book["flags"], book["conditions"]):
        for row in sheet.iter_rows():
            for cell in row[:2]:
                if row[0].value == "Z2" and "severe_harm" in str(cell.value):
                    cell.value = str(cell.value).replace("severe_harm", "other_harm")
    examples = book["examples"]
    for row in examples.iter_rows():
        if row[0].value == "Z2" and row[9].value:
            row[9].value = "other_harm: open"
    book.save(file)

    (done,) = bring(tmp_path).changes

    assert (done.is_new, done.path) == (True, tmp_path / "study/rules/own/Z2-channels-of-others.yaml")
    assert "Z2" in workbooks.study_in(tmp_path).criteria


def test_a_changed_shipped_criterion_needs_a_reason(tmp_path: Path) -> None:
    """A study may replace what ships, but says so."""
    file = workbook_of(tmp_path)
    change(file, "levels", {"criterion": "R2", "level": 1}, meaning_en="At least one seat.")

    (problem,) = problems(tmp_path)
    change(file, "criteria", {"id": "R2"}, overrides="R2", because="Ours is clearer.")
    (done,) = bring(tmp_path).changes

    assert problem.endswith("column T (overrides): HR525 `R2` is a shipped rule, and it was changed")
    assert done.path == tmp_path / "study/rules/representation/R2-seats.yaml"
    assert [one.what for one in workbooks.study_in(tmp_path).overrides] == ["R2 replaced"]


def test_an_output_folder_gets_changed_files_and_the_study_none(tmp_path: Path) -> None:
    change(workbook_of(tmp_path), "levels", {"criterion": "Z1", "level": 3}, title_en="Heard")
    before = (tmp_path / FILE).read_bytes()

    bring(tmp_path, tmp_path / "out")

    assert (tmp_path / FILE).read_bytes() == before
    assert [path.name for path in (tmp_path / "out").rglob("*.yaml")] == ["Z1-channels.yaml"]


def test_a_workbook_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    file = workbook_of(tmp_path)
    study = workbooks.study_in(tmp_path)

    with pytest.raises(AuthorError, match="the workbook is there already"):
        export(study, list(study.criteria.values()), file, replace=False)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param(
            "title: Channels",
            f"title: {'x' * 40_000}",
            "`title en` of Z1 holds text that a cell cannot keep",
            id="a text longer than a cell",
        ),
        pytest.param(
            "title: Channels",
            'title: "Chan\\anels"',
            "`title en` of Z1 holds text that a cell cannot keep",
            id="a control character",
        ),
    ],
)
def test_what_a_workbook_cannot_keep_is_not_exported(old: str, new: str, said: str, tmp_path: Path) -> None:
    """Nothing is dropped without a word."""
    workbooks.study_in(tmp_path)
    path = tmp_path / FILE
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")

    with pytest.raises(AuthorError) as caught:
        workbook_of(tmp_path)

    assert [one.message for one in caught.value.diagnostics] == [said]


def test_a_key_without_a_column_stops_the_export(tmp_path: Path) -> None:
    """Should a criterion ever have a key the sheets do not know, it is not dropped without a word."""
    study = workbooks.study_in(tmp_path)
    loaded = study.criteria["Z1"]
    first, *others = loaded.value.examples
    first = first.model_copy(update={"expect": first.expect.model_copy(update={"concluded": "open"})})
    changed = replace(loaded, value=loaded.value.model_copy(update={"examples": (first, *others)}))

    with pytest.raises(AuthorError, match="a workbook cannot keep: examples 1 expect concluded removed"):
        export(study, [changed], tmp_path / "rules.xlsx", replace=False)


CONDITION = {"criterion": "Z1", "for": "level 2", "no": "1"}
WRONG = [
    pytest.param(
        ("conditions", CONDITION, {"kind": "chanel"}),
        "sheet conditions, row 8, column E (kind): HR203 no observation kind is called `chanel`",
        id="a kind that is not there",
    ),
    pytest.param(
        ("conditions", CONDITION, {"value": "complain"}),
        "sheet conditions, row 8, column J (value): HR205 `complain` is no value of `purpose`",
        id="a value that is not there",
    ),
    pytest.param(
        ("conditions", CONDITION, {"attribute": "purpos"}),
        "sheet conditions, row 8, column H (attribute): HR204 `channel` has no attribute `purpos`",
        id="an attribute that is not there",
    ),
    pytest.param(
        ("conditions", CONDITION, {"test": "ist"}),
        "sheet conditions, row 8, column I (test): HR120 no key is called `ist` here",
        id="a test that is not there",
    ),
    pytest.param(
        ("conditions", CONDITION, {"form": "there is"}),
        "sheet conditions, row 8, column D (form): HR533 there is no form `there is`",
        id="a form that is not there",
    ),
    pytest.param(
        ("conditions", CONDITION, {"test": None}),
        "sheet conditions, row 8, column I (test): HR533 the row has no test",
        id="a test left out",
    ),
    pytest.param(
        ("conditions", CONDITION, {"no": "1-2"}),
        "sheet conditions, row 8, column C (no): HR533 `1-2` is not a number such as 1 or 1.2",
        id="a number of another form",
    ),
    pytest.param(
        ("conditions", CONDITION, {"no": "1.4"}),
        "sheet conditions, row 8, column C (no): HR533 there is no row 1 that this is a part of",
        id="a part of nothing",
    ),
    pytest.param(
        ("conditions", {}, {**CONDITION, "no": "2", "form": "there_is", "kind": "harm"}),
        "sheet conditions, row 18, column C (no): HR533 `level 2` has a second condition beside 1",
        id="two conditions side by side",
    ),
    pytest.param(
        (
            "conditions",
            {},
            {**CONDITION, "form": "there_is", "kind": "seat", "attribute": "vote", "test": "is"},
        ),
        "sheet conditions, row 18, column E (kind): HR533 `seat` stands here, but `channel` in row 8",
        id="two kinds under one number",
    ),
    pytest.param(
        ("conditions", CONDITION, {"for": "level 7"}),
        "sheet conditions, row 8, column B (for): "
        "HR533 Z1 has no `level 7` in the sheet levels, limits or flags",
        id="a condition of no level",
    ),
    pytest.param(
        ("levels", {"criterion": "Z1", "level": 3}, {"criterion": "Z9"}),
        "sheet levels, row 10, column A (criterion): HR533 the sheet criteria has no row for `Z9`",
        id="a criterion that is not there",
    ),
    pytest.param(
        ("levels", {"criterion": "Z1", "level": 3}, {"level": 2}),
        "sheet levels, row 10, column B (level): HR533 level 2 stands twice here",
        id="a level twice",
    ),
    pytest.param(
        ("levels", {"criterion": "Z1", "level": 3}, {"level": "three"}),
        "sheet levels, row 10, column B (level): HR533 `three` is not a number",
        id="a word for a level",
    ),
    pytest.param(
        ("levels", {"criterion": "Z1", "level": 3}, {"title en": None}),
        "sheet levels, row 10, column B (level): HR121 the key `title` is missing in `3`",
        id="a level without a title",
    ),
    pytest.param(
        ("examples", {"criterion": "Z1", "no": 2}, {"supported": 7}),
        "sheet examples, row 4, column G (supported): HR124 `supported` is the number 7, expected at most 4",
        id="a level above four",
    ),
    pytest.param(
        ("given", {"criterion": "Z1"}, {"value": "=1+1"}),
        "sheet given, row 2, column I (value): HR533 the cell holds a formula",
        id="a formula",
    ),
    pytest.param(
        ("given", {"criterion": "Z1"}, {"value": True}),
        "sheet given, row 2, column I (value): HR533 the cell holds TRUE or FALSE",
        id="TRUE",
    ),
    pytest.param(
        ("given", {"criterion": "Z1"}, {"example": 9}),
        "sheet given, row 2, column B (example): HR533 Z1 has no example 9 in the sheet examples",
        id="something given in no example",
    ),
    pytest.param(
        ("criteria", {"id": "Z1"}, {"file": "../../Z1-away.yaml"}),
        "sheet criteria, row 3, column V (file): "
        "HR533 `../../Z1-away.yaml` is not the path of a file for Z1 under rules/",
        id="a path out of the study",
    ),
    pytest.param(
        ("criteria", {"id": "Z1"}, {"track": "texts"}),
        "sheet criteria, row 3, column K (track): HR123 `track` cannot be `texts`",
        id="a track that is not there",
    ),
    pytest.param(
        ("criteria", {"id": "R2"}, {"id": "Z1"}),
        "sheet criteria, row 3, column A (id): HR533 the criterion Z1 stands twice here",
        id="a criterion twice",
    ),
]


@pytest.mark.parametrize(("changed", "said"), WRONG)
def test_a_wrong_cell_is_named(
    changed: tuple[str, dict[str, object], dict[str, object]], said: str, tmp_path: Path
) -> None:
    sheet, row, cells = changed
    before = workbook_of(tmp_path) and (tmp_path / FILE).read_bytes()
    change(tmp_path / "rules.xlsx", sheet, row, **cells)

    assert said in problems(tmp_path)
    assert (tmp_path / FILE).read_bytes() == before


def test_a_sheet_or_heading_that_was_renamed_is_named(tmp_path: Path) -> None:
    file = workbook_of(tmp_path)
    book = openpyxl.load_workbook(file)
    book["limits"].title = "bad news"
    book["levels"]["C1"].value = "titel en"
    book["levels"]["Z1"].value = "note to self"
    book.save(file)

    assert problems(tmp_path) == [
        ", : HR532 the sheet `limits` is missing",
        "sheet levels, row 1, column A: HR532 no column is called `title en`",
        "sheet levels, row 1, column C: HR532 there is no column called `titel en`",
    ]
