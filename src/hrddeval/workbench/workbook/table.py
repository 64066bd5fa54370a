"""Sheets as they were read, held against their layout: rows by column names, and where each cell stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from hrddeval.diagnostics.diagnostic import Diagnostic, Location
from hrddeval.source.suggest import did_you_mean, listed
from hrddeval.workbench.workbook.cells import Cell, understood
from hrddeval.workbench.workbook.layout import LAYOUTS, Column, Layout


@dataclass(frozen=True)
class Oddity:
    """What stands in a cell and is never taken for a value: a formula, a date, ..."""

    what: str


@dataclass(frozen=True)
class RawSheet:
    """Rows with their numbers, cells from the first column on."""

    name: str
    rows: Sequence[tuple[int, Sequence[Cell | Oddity]]]


@dataclass(frozen=True)
class Place:
    """A cell. `column` counts from 1."""

    file: str
    sheet: str
    row: int
    column: int
    heading: str = ""

    def location(self) -> Location:
        named = f" ({self.heading})" if self.heading else ""
        place = f"row {self.row}, column {letters(self.column)}{named}"
        return Location(f"{self.file}, sheet {self.sheet}", self.row, self.column, place=place)


def letters(column: int) -> str:
    """Return what a spreadsheet calls a column.

    >>> letters(1), letters(28)
    ('A', 'AB')
    """
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


@dataclass
class Line:
    """One row that holds something. `used` tells whether some part of a criterion took it."""

    file: str
    sheet: str
    number: int
    columns: Mapping[str, int]
    values: Mapping[str, Any]
    used: bool = field(default=False, compare=False)

    def __getitem__(self, column: str) -> Any:
        return self.values.get(column)

    def at(self, column: str) -> Place:
        return Place(self.file, self.sheet, self.number, self.columns.get(column, 1), column)

    def problem(self, column: str, message: str, hint: str | None = None) -> Diagnostic:
        return Diagnostic("HR533", message, self.at(column).location(), hint)


Tables = Mapping[str, Sequence[Line]]


def tables_of(file: str, sheets: Sequence[RawSheet]) -> tuple[dict[str, list[Line]], list[Diagnostic]]:
    """Return the rows of every sheet, and what does not fit its layout."""
    there = {sheet.name.strip().lower(): sheet for sheet in sheets}
    tables: dict[str, list[Line]] = {}
    problems: list[Diagnostic] = []
    for layout in LAYOUTS:
        sheet = there.get(layout.name)
        if sheet is None:
            others = sorted(there.keys() - {one.name for one in LAYOUTS})
            hint = f"call it `{layout.name}` again, or export anew" + (
                f"; there is {listed(others)}" if others else ""
            )
            problems.append(
                Diagnostic("HR532", f"the sheet `{layout.name}` is missing", Location(file), hint)
            )
            continue
        tables[layout.name], wrong = _table(file, layout, sheet)
        problems += wrong
    return tables, problems


def _table(file: str, layout: Layout, sheet: RawSheet) -> tuple[list[Line], list[Diagnostic]]:
    if not sheet.rows:
        return [], [
            Diagnostic("HR532", "the row of headings is missing", Place(file, layout.name, 1, 1).location())
        ]
    (top, headings), *rows = sheet.rows
    columns, problems = _columns(file, layout, top, headings)
    lines = []
    for number, cells in rows:
        values: dict[str, Any] = {}
        for name, position in columns.items():
            cell = cells[position - 1] if position <= len(cells) else None
            try:
                values[name] = _meaning(layout.by_name[name], cell)
            except ValueError as error:
                place = Place(file, layout.name, number, position, name)
                problems.append(Diagnostic("HR533", *_wrong(layout.by_name[name], cell, str(error), place)))
        if any(value is not None for value in values.values()):
            lines.append(Line(file, layout.name, number, columns, values))
    return lines, problems


def _meaning(column: Column, cell: Cell | Oddity) -> Any:
    if isinstance(cell, Oddity):
        raise ValueError(cell.what)
    return understood(column.content, cell)


def _wrong(
    column: Column, cell: Cell | Oddity, wanted: str, place: Place
) -> tuple[str, Location, str | None]:
    if isinstance(cell, Oddity):
        hints = {
            "a formula": "write the value itself: formulas are never worked out here",
            "a date": "format the cell as text and write 2020, 2020-12 or 2020-12-03",
            "TRUE or FALSE": "write yes or no",
        }
        return f"the cell holds {cell.what}", place.location(), hints.get(cell.what, "write the value itself")
    return f"`{cell}` is not {wanted}", place.location(), f"{column.name}: {column.note}"


def _columns(
    file: str, layout: Layout, row: int, headings: Sequence[Cell | Oddity]
) -> tuple[dict[str, int], list[Diagnostic]]:
    """Find each column by its heading, in any order; one that begins with `note` is the reader's own."""
    columns: dict[str, int] = {}
    problems = []
    known = [column.name for column in layout.columns]
    for position, cell in enumerate(headings, 1):
        name = "" if cell is None else str(cell).strip()
        where = Place(file, layout.name, row, position).location()
        if name in columns:
            problems.append(
                Diagnostic("HR532", f"two columns are called `{name}`", where, "keep one of them")
            )
        elif name in known:
            columns[name] = position
        elif name and not name.lower().startswith("note"):
            hint = did_you_mean(
                name,
                known,
                otherwise="delete the column, or begin its heading with `note` to have it left alone",
            )
            problems.append(Diagnostic("HR532", f"there is no column called `{name}`", where, hint))
    missing = [name for name in known if name not in columns]
    if missing:
        where = Place(file, layout.name, row, 1).location()
        message = f"no column is called {listed(missing)}"
        problems.append(Diagnostic("HR532", message, where, "write the heading again, or export anew"))
    return columns, problems


def unused(tables: Tables) -> Iterator[Line]:
    """Yield the rows that belong to nothing."""
    for layout in LAYOUTS:
        yield from (line for line in tables.get(layout.name, ()) if not line.used)
