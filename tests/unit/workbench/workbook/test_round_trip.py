"""Export and import lose nothing: every shipped criterion comes back as it was, and writes nothing."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from hrddeval.study import Study, load_study
from hrddeval.workbench.workbook.exporting import export
from hrddeval.workbench.workbook.importing import bring_back
from hrddeval.workbench.workbook.layout import LAYOUTS
from hrddeval.workbench.workbook.rows_to_criterion import drafts_of
from hrddeval.workbench.workbook.table import tables_of
from hrddeval.workbench.workbook.xlsx import read
from workbooks import bring, study_in, workbook_of


@pytest.fixture(scope="module")
def shipped() -> Study:
    study, problems = load_study(None, dossiers=False)
    assert study is not None, problems
    return study


@pytest.fixture(scope="module")
def workbook(shipped: Study, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("workbook") / "rules.xlsx"
    export(shipped, list(shipped.criteria.values()), file, replace=False)
    return file


def test_every_shipped_criterion_comes_back_as_it_was(shipped: Study, workbook: Path) -> None:
    sheets = read(workbook, "rules.xlsx", [layout.name for layout in LAYOUTS])
    tables, problems = tables_of("rules.xlsx", sheets)
    drafts, more = drafts_of(tables, shipped.vocabulary.value)

    assert problems + more == []
    assert [draft.id for draft in drafts] == list(shipped.criteria)
    for draft in drafts:
        was = shipped.criteria[draft.id].value
        assert type(was).model_validate(draft.data) == was


def test_an_import_that_changes_nothing_writes_nothing(
    shipped: Study, workbook: Path, tmp_path: Path
) -> None:
    done = bring_back(shipped, workbook, tmp_path / "rules")

    assert done.changes == ()
    assert done.unchanged == tuple(shipped.criteria)
    assert list(tmp_path.iterdir()) == []


def test_the_same_rules_give_the_same_bytes(tmp_path: Path) -> None:
    first, second = (workbook_of(tmp_path).read_bytes() for _ in range(2))

    assert first == second


def test_rows_may_be_sorted_and_columns_moved(tmp_path: Path) -> None:
    """Every row says where it belongs, every column what it is."""
    file = workbook_of(tmp_path)
    book = openpyxl.load_workbook(file)
    for layout in LAYOUTS:
        sheet = book[layout.name]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        turned = [row[::-1] for row in [rows[0], *rows[:0:-1]]]
        for number, row in enumerate(turned, 1):
            for position, value in enumerate(row, 1):
                sheet.cell(number, position).value = value
    book.save(file)

    assert bring(tmp_path).changes == ()


def test_sheets_have_headings_that_stay_and_drop_downs(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(workbook_of(tmp_path))
    conditions = book["conditions"]
    offers = {
        str(one.sqref).partition("2:")[0]: one.formula1 for one in conditions.data_validations.dataValidation
    }

    assert book.sheetnames == ["read me", *(layout.name for layout in LAYOUTS), "vocabulary", "lists"]
    assert book["lists"].sheet_state == "hidden"
    assert conditions.freeze_panes == "D2"
    assert offers["D"] == "list_forms"
    assert offers["E"] == "list_kinds"
    assert offers["I"] == "list_tests"
    assert offers["H"] == 'INDIRECT("of_"&SUBSTITUTE($E2,"-","_"))'
    assert offers["J"] == 'INDIRECT("of_"&SUBSTITUTE($E2,"-","_")&"."&SUBSTITUTE($H2,"-","_"))'
    assert all(sheet.column_dimensions["A"].width >= 8 for sheet in book.worksheets[:-1])


def test_what_a_drop_down_names_is_there(tmp_path: Path) -> None:
    """Kinds, their attributes and the values of those stand under the names that are asked for."""
    study = study_in(tmp_path)
    book = openpyxl.load_workbook(workbook_of(tmp_path))

    def listed(name: str) -> list[object]:
        (place,) = book.defined_names[name].destinations
        return [row[0].value for row in book[place[0]][place[1]]]

    assert listed("list_kinds") == list(study.vocabulary.value.kinds)
    assert listed("of_seat") == list(study.vocabulary.value.kinds["seat"].attributes)
    assert listed("of_seat.vote") == ["yes", "no"]
    assert "producers" in listed("of_seat.group")
