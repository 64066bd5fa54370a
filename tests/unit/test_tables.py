"""Tables as people have them: separators, byte order marks, workbooks, and cells that are no numbers."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest

from hrddeval.diagnostics.diagnostic import AuthorError
from hrddeval.model.table import Blank
from hrddeval.tables import numbers, read_table


def read(path: Path, *columns: str):  # type: ignore[no-untyped-def]
    return numbers(read_table(path, path.name), columns)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("unit,a,b\nOne,1.5,\nTwo,NA,-2e1\n", id="commas"),
        pytest.param(
            "\ufeffunit;a;b\r\nOne;1.5;\r\nTwo;NA;-20\r\n", id="semicolons, mark, Windows line ends"
        ),
        pytest.param("unit\ta\tb\n\nOne\t1.50\nTwo\tNA\t-20\n", id="tabs, an empty row, a short row"),
        pytest.param('unit,a,b\n"One",1.5, \nTwo," NA ",-20.0\n', id="quotes and spaces"),
    ],
)
def test_numbers_unknown_and_not_applicable(text: str, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(text, encoding="utf-8", newline="")

    table = read(tmp_path / "t.csv", "a", "b")

    assert table.units == ("One", "Two")
    assert table.values == {
        "a": (Fraction(3, 2), Blank.NOT_APPLICABLE),
        "b": (Blank.UNKNOWN, Fraction(-20)),
    }


def workbook(path: Path, *rows: list[object]) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.create_sheet("more").append(["not", "read"])
    book.save(path)
    return path


def test_a_workbook_is_the_same_table(tmp_path: Path) -> None:
    """The first sheet is read; a float is taken as it is shown, 0.1 and not its binary neighbour."""
    path = workbook(
        tmp_path / "t.xlsx", ["unit", "a", "unused"], ["One", 0.1, "x"], [2020, None], ["Two", "NA"]
    )

    table = read(path, "a")

    assert table.units == ("One", "2020", "Two")
    assert table.values == {"a": (Fraction(1, 10), Blank.UNKNOWN, Blank.NOT_APPLICABLE)}
    assert table.unused_columns == ("unused",)


def test_formulas_are_not_worked_out(tmp_path: Path) -> None:
    path = workbook(tmp_path / "t.xlsx", ["unit", "a"], ["One", "=1+1"], ["Two", True])

    with pytest.raises(AuthorError) as caught:
        read(path, "a")

    first, second = caught.value.diagnostics
    assert first.code == second.code == "HR327"
    assert first.message == "the cell holds a formula, not a number"
    assert first.location.place == "row 2, column B (a)"
    assert second.message == "the cell holds TRUE or FALSE, not a number"


@pytest.mark.parametrize(
    "cell", ["1e999", "nan", "inf", "1 000", "1,000,000", "12%", "=1+1", "-", "n/a", "١٢"]
)
def test_what_is_no_number(cell: str, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(f'unit,a\nOne,"{cell}"\n', encoding="utf-8")

    with pytest.raises(AuthorError) as caught:
        read(tmp_path / "t.csv", "a")

    assert [one.code for one in caught.value.diagnostics] == ["HR327"]


def test_a_wide_table_is_refused_not_cut(tmp_path: Path) -> None:
    path = workbook(tmp_path / "t.xlsx", [f"c{n}" for n in range(1001)], list(range(1001)))

    with pytest.raises(AuthorError, match="more than 1000 columns"):
        read(path, "c1")


def test_a_file_that_is_no_workbook(tmp_path: Path) -> None:
    (tmp_path / "t.xlsx").write_text("unit,a\nOne,1\n", encoding="utf-8")

    with pytest.raises(AuthorError, match="not a workbook"):
        read(tmp_path / "t.xlsx", "a")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("mutoshi", "no such file"),
        ("gone.csv", "no such file"),
        ("gone.xlsx", "no such file"),
        (".", "it is a folder"),
    ],
)
def test_a_table_that_is_not_there(name: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(AuthorError) as caught:
        read(tmp_path / name, "a")

    (problem,) = caught.value.diagnostics
    assert problem.code == "HR324"
    assert problem.message == f"the file cannot be read: {message}"
    assert problem.hint == "check the path of the table"
