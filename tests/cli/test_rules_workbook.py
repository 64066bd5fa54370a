"""`hrddeval rules export` and `rules import`: out to a workbook, changed there, and back."""

from __future__ import annotations

import os
from pathlib import Path

import openpyxl
import pytest
from program import ROOT, hrddeval

from workbooks import change

RULE = "rules/power/W7-exit-and-continuity.yaml"


@pytest.fixture
def study(tmp_path: Path) -> Path:
    """A new study with one criterion of its own, which replaces a shipped one."""
    folder = tmp_path / "study"
    assert hrddeval("init", folder, here=tmp_path).code == 0
    text = (ROOT / RULE).read_text(encoding="utf-8")
    (folder / RULE).parent.mkdir(parents=True)
    (folder / RULE).write_text(
        text.replace("id: W7\n", "id: W7\noverrides: W7\nbecause: to change it\n", 1), encoding="utf-8"
    )
    return folder


def test_a_workbook_out_and_back_changes_nothing(study: Path) -> None:
    before = (study / RULE).read_bytes()

    out = hrddeval("rules", "export", "--xlsx", "rules.xlsx", "rules/power", here=study)
    back = hrddeval("rules", "import", "rules.xlsx", here=study)

    assert (out.code, out.out.splitlines()[0]) == (0, "Written to rules.xlsx: W7"), out.err
    assert (back.code, back.out) == (0, "0 written, 1 unchanged\n"), back.err
    assert (study / RULE).read_bytes() == before


def test_what_was_changed_is_told_and_passes_its_tests(study: Path) -> None:
    hrddeval("rules", "export", "--xlsx", "rules.xlsx", "rules/power", here=study)
    change(study / "rules.xlsx", "levels", {"criterion": "W7", "level": 2}, title_en="A notice")

    back = hrddeval("rules", "import", "rules.xlsx", here=study)
    tested = hrddeval("rules", "test", RULE, here=study)

    assert back.out == f"{RULE}: levels 2 title en\n1 written, 0 unchanged\nNext: hrddeval rules test\n", (
        back.err
    )
    assert "en: A notice" in (study / RULE).read_text(encoding="utf-8")
    assert tested.code == 0, tested.out


def test_a_wrong_cell_is_an_authors_problem(study: Path) -> None:
    hrddeval("rules", "export", "--xlsx", "rules.xlsx", "rules/power", here=study)
    change(study / "rules.xlsx", "levels", {"criterion": "W7", "level": 2}, level="two")

    done = hrddeval("rules", "import", "rules.xlsx", here=study)

    assert done.code == 3
    place = "rules.xlsx, sheet levels, row 4, column B (level)"
    assert done.err.startswith(f"{place}: error HR533: `two` is not a number")


def test_a_workbook_is_replaced_only_when_asked_to(study: Path) -> None:
    export = ("rules", "export", "--xlsx", "rules.xlsx", "rules/power")
    hrddeval(*export, here=study)

    assert hrddeval(*export, here=study).code == 3
    assert hrddeval(*export, "--replace", here=study).code == 0


def test_what_ships_is_not_changed_without_a_study(tmp_path: Path) -> None:
    file = tmp_path / "rules.xlsx"
    hrddeval("rules", "export", "--xlsx", file, ROOT / RULE, here=tmp_path)
    change(file, "levels", {"criterion": "W7", "level": 2}, title_en="A notice")

    refused = hrddeval("rules", "import", file, here=tmp_path)
    written = hrddeval("rules", "import", file, "--output", "out", here=tmp_path)

    assert (refused.code, "HR534" in refused.err) == (3, True), refused.err
    assert written.code == 0, written.err
    assert (tmp_path / "out" / RULE.removeprefix("rules/")).is_file()


def test_without_openpyxl_the_message_says_what_to_install(tmp_path: Path) -> None:
    """As on a machine where the optional part is missing: importing it fails."""
    hidden = tmp_path / "hidden"
    hidden.mkdir()
    (hidden / "openpyxl.py").write_text("raise ImportError\n", encoding="utf-8")
    path = f"{hidden}{os.pathsep}{ROOT / 'src'}"

    done = hrddeval("rules", "export", "--xlsx", "rules.xlsx", here=tmp_path, PYTHONPATH=path)

    assert done.code == 4
    assert done.err == (
        "error HR530: workbooks cannot be read or written here: openpyxl is not installed\n"
        '  hint: pip install "hrddeval[xlsx]"\n'
    )
    assert not (tmp_path / "rules.xlsx").exists()


def test_drop_downs_name_what_the_study_knows(study: Path) -> None:
    hrddeval("rules", "export", "--xlsx", "rules.xlsx", "rules/power", here=study)

    book = openpyxl.load_workbook(study / "rules.xlsx")

    assert "of_engagement.group" in book.defined_names
    assert book["conditions"].data_validations.count == 5
