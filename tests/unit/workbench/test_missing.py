"""Every text without a translation is listed once, at its line."""

from __future__ import annotations

from pathlib import Path

from good_study import CRITERION, RUBRIC, copy_into, load
from hrddeval.study import Study
from hrddeval.workbench.missing import Missing, as_text, missing


def study(folder: Path, **changes: tuple[str, str]) -> Study:
    root = copy_into(folder)
    file = root / CRITERION
    text = file.read_text(encoding="utf-8")
    for old, new in changes.values():
        text = text.replace(old, new, 1)
    file.write_text(text, encoding="utf-8")
    found, problems = load(root)
    assert found is not None, problems
    return found


def found_in(listed: list[Missing], file: str) -> dict[tuple[str, str], int]:
    return {(one.what, one.language): one.line for one in listed if one.file == file}


def test_texts_are_listed_with_their_lines(tmp_path: Path) -> None:
    listed = found_in(missing(study(tmp_path), ("fr", "sw")), CRITERION)

    lines = (tmp_path / "study" / CRITERION).read_text(encoding="utf-8").splitlines()
    assert lines[listed["title", "fr"] - 1] == "title: Channels"
    assert lines[listed["levels.2.meaning", "sw"] - 1].strip() == "meaning: One can complain."
    assert lines[listed["levels.0.no_more_than_when.0.because", "fr"] - 1].strip().startswith("because: ")
    assert lines[listed["levels.1.step.text", "sw"] - 1].strip() == "text: Open a line."
    assert lines[listed["applies_when.otherwise", "sw"] - 1].strip() == "otherwise: It has not begun."


def test_what_is_translated_is_not_listed(tmp_path: Path) -> None:
    change = ("title: Channels", "title: {en: Channels, fr: Voies}")

    listed = found_in(missing(study(tmp_path, title=change), ("fr", "sw")), CRITERION)

    assert ("title", "fr") not in listed
    assert ("title", "sw") in listed


def test_rubrics_and_vocabulary_are_looked_through(tmp_path: Path) -> None:
    listed = missing(study(tmp_path), ("fr",))

    assert ("tree.groups.0.title", "fr") in found_in(listed, RUBRIC)
    shipped = [one for one in listed if one.file.endswith("vocabulary.yaml")]
    assert {"kinds.seat.label", "kinds.seat.attributes.group.values.owners"} <= {one.what for one in shipped}
    assert len(listed) == len(set(listed))


def test_only_the_language_asked_for(tmp_path: Path) -> None:
    listed = missing(study(tmp_path), ("sw",))

    assert {one.language for one in listed} == {"sw"}
    assert as_text(listed)[-1] == f"without a translation: {len(listed)} in sw"
    assert as_text([]) == ["every text is translated"]
