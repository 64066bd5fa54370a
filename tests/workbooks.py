"""Workbooks of the small good study: made, changed cell by cell, and read back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl

import good_study
from hrddeval.diagnostics.diagnostic import AuthorError
from hrddeval.study import Study
from hrddeval.workbench.workbook.exporting import export
from hrddeval.workbench.workbook.importing import Imported, bring_back


def study_in(folder: Path) -> Study:
    """Load a copy of the good study; it is made where it is not there yet."""
    if not (folder / "study").exists():
        good_study.copy_into(folder)
    study, problems = good_study.load(folder / "study")
    assert study is not None, good_study.said(problems)
    return study


def workbook_of(folder: Path) -> Path:
    """Write the criteria of the good study as a workbook."""
    study, file = study_in(folder), folder / "rules.xlsx"
    export(study, list(study.criteria.values()), file, replace=True)
    return file


def find(sheet: Any, **wanted: object) -> int:
    """Return the number of the first row whose cells hold what is wanted."""
    columns = {cell.value: cell.column for cell in sheet[1]}
    for number in range(2, sheet.max_row + 1):
        found = {name: sheet.cell(number, columns[name]).value for name in wanted}
        if found == wanted:
            return number
    raise AssertionError(f"no row of {sheet.title} has {wanted}")


def change(file: Path, sheet: str, row: dict[str, object], /, **cells: object) -> None:
    """Write cells of the row that is found, or of a new row where `row` is empty. `_` stands for a space."""
    book = openpyxl.load_workbook(file)
    page = book[sheet]
    columns = {cell.value: cell.column for cell in page[1]}
    number = find(page, **row) if row else page.max_row + 1
    for name, value in cells.items():
        column = columns.get(name) or columns[name.replace("_", " ").strip()]
        page.cell(number, column).value = value
    book.save(file)


def bring(folder: Path, output: Path | None = None) -> Imported:
    """Import the workbook into the study."""
    return bring_back(study_in(folder), folder / "rules.xlsx", output)


def problems(folder: Path) -> list[str]:
    """Return what is said of the workbook: sheet, cell, code and message."""
    try:
        bring(folder)
    except AuthorError as error:
        found = error.diagnostics
    else:
        return []
    return [
        f"{one.location.path.partition(', ')[2]}, {one.location.place}: {one.code} {one.message}"
        for one in found
    ]
