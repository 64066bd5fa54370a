"""Reads a table of numbers from a .csv or .xlsx file; every cell that an index uses is checked."""

from __future__ import annotations

import csv
import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from hrddeval.diagnostics.diagnostic import AuthorError, Diagnostic, Location
from hrddeval.model.table import Blank, NumberTable, Value
from hrddeval.source.suggest import did_you_mean
from hrddeval.source.text_file import SourceText, read_text
from hrddeval.workbench.workbook import xlsx
from hrddeval.workbench.workbook.cells import Cell
from hrddeval.workbench.workbook.table import Oddity, letters

#: Columns of a table; a wider one is refused, not cut.
MOST_COLUMNS = 1_000
NOT_APPLICABLE = "NA"

#: Bounded, as in rubrics: a power of ten of a billion would be worked out digit by digit.
_NUMBER = re.compile(r"[-+]?([0-9]{1,40}(\.[0-9]{0,40})?|\.[0-9]{1,40})([eE][-+]?[0-9]{1,2})?")
_DECIMAL_COMMA = re.compile(r"[-+]?[0-9]+,[0-9]+")
_LARGEST = 1e100


@dataclass(frozen=True)
class _Row:
    """A row as it was read: its number for people, the line of a text file, and its cells."""

    number: int
    line: int
    cells: Sequence[Cell | Oddity]

    def at(self, position: int) -> Cell | Oddity:
        cell = self.cells[position] if position < len(self.cells) else None
        return cell.strip() or None if isinstance(cell, str) else cell


@dataclass(frozen=True)
class RawTable:
    """A table before anybody asked for columns of it."""

    display: str
    digest: str
    headings: tuple[str, ...]
    rows: tuple[_Row, ...]

    def place(self, row: _Row, position: int) -> Location:
        """Return where a cell stands, as a spreadsheet counts."""
        heading = self.headings[position] if position < len(self.headings) else ""
        named = f" ({heading})" if heading else ""
        place = f"row {row.number}, column {letters(position + 1)}{named}"
        return Location(self.display, row.line, position + 1, place=place)


def read_table(path: Path, display: str) -> RawTable:
    """Read a table.

    Raises:
        AuthorError: it cannot be opened, has another form, or no headings or rows.
        hrddeval.workbench.workbook.xlsx.XlsxMissing: a workbook, and openpyxl is not installed.
    """
    if not path.is_file():
        missing = "it is a folder" if path.is_dir() else "no such file"
        raise _refused(f"the file cannot be read: {missing}", display, "check the path of the table")
    match path.suffix.lower():
        case ".csv":
            text = read_text(path, display)
            rows, content = _csv_rows(text), path.read_bytes()
        case ".xlsx":
            sheet = xlsx.read_first(path, display, MOST_COLUMNS)
            content = path.read_bytes()
            rows = [_Row(number, number, cells) for number, cells in sheet.rows]
        case other:
            form = f"a file of the form {other}" if other else "a file without an ending"
            raise _refused(f"{form} is not read as a table", display, "save it as .csv or .xlsx")
    if len(rows) < 2:
        what = "no row below its headings" if rows else "no headings"
        raise _refused(f"the table has {what}", display, "write one row for each unit")
    head = rows[0]
    headings = tuple(
        str(cell if cell is not None else "").strip() for cell in map(head.at, range(len(head.cells)))
    )
    table = RawTable(display, hashlib.sha256(content).hexdigest(), headings, tuple(rows[1:]))
    problems = list(_form_problems(table, head))
    if problems:
        raise AuthorError(problems)
    return table


def numbers(table: RawTable, wanted: Sequence[str]) -> NumberTable:
    """Return the columns of a table as numbers, unknown or not applicable.

    Raises:
        AuthorError: a column is missing, a unit has no name or one of another, a cell is no number.
    """
    problems = list(_missing_columns(table, wanted))
    if problems:
        raise AuthorError(problems)
    problems += _unit_problems(table)
    values: dict[str, tuple[Value, ...]] = {}
    for name in wanted:
        position = table.headings.index(name, 1)
        column: list[Value] = []
        for row in table.rows:
            value = _value(row.at(position))
            if isinstance(value, tuple):
                problems.append(Diagnostic("HR327", value[0], table.place(row, position), value[1]))
                value = Blank.UNKNOWN
            column.append(value)
        values[name] = tuple(column)
    if problems:
        raise AuthorError(problems)
    unused = tuple(name for name in table.headings[1:] if name and name not in values)
    units = tuple(str(row.at(0)) for row in table.rows)
    return NumberTable(Path(table.display).name, table.digest, units, values, unused)


def cell_problem(raw: RawTable, code: str, message: str, hint: str, unit: int, column: str) -> Diagnostic:
    """Return a problem of one cell; `unit` counts rows below the headings from 0."""
    return Diagnostic(code, message, raw.place(raw.rows[unit], raw.headings.index(column, 1)), hint)


def _csv_rows(text: SourceText) -> list[_Row]:
    """Split a text file into rows; the sign between cells is the one the headings use."""
    first = next((line for line in text.lines if line.strip()), "")
    sign = max((",", ";", "\t"), key=first.count)
    reader = csv.reader(text.text.splitlines(keepends=True), delimiter=sign, strict=True)
    rows, line = [], 1
    try:
        for number, cells in enumerate(reader, 1):
            if any(cell.strip() for cell in cells):
                rows.append(_Row(number, line, cells))
            line = reader.line_num + 1
    except csv.Error as error:
        message = "a quotation mark is opened and not closed, or stands inside a cell"
        hint = 'write cells with quotation marks as "say ""so""", or save the table as .xlsx'
        raise AuthorError([Diagnostic("HR324", message, text.at(line, 1), hint)]) from error
    return rows


def _form_problems(table: RawTable, head: _Row) -> Iterator[Diagnostic]:
    if len(table.headings) > MOST_COLUMNS:
        hint = "leave out columns the index does not use"
        yield Diagnostic(
            "HR324", f"the table has more than {MOST_COLUMNS} columns", Location(table.display), hint
        )
        return
    if len(table.headings) < 2:
        hint = "write the unit first, then its columns, with a comma or semicolon between them"
        yield Diagnostic("HR324", "the table has one column only", table.place(head, 0), hint)
    for name, count in Counter(table.headings).items():
        if name and count > 1:
            last = len(table.headings) - 1 - table.headings[::-1].index(name)
            message = f"{count} columns are called `{name}`"
            yield Diagnostic("HR324", message, table.place(head, last), "give each a name of its own")
    for row in table.rows:
        beyond = next((i for i in range(len(table.headings), len(row.cells)) if row.at(i) is not None), None)
        if beyond is not None:
            message = f"this row has more cells than the {len(table.headings)} headings"
            hint = "quote cells that hold the sign between cells, or add the heading"
            yield Diagnostic("HR324", message, table.place(row, beyond), hint)


def _missing_columns(table: RawTable, wanted: Sequence[str]) -> Iterator[Diagnostic]:
    known = [name for name in table.headings[1:] if name]
    for name in wanted:
        if name not in known:
            hint = did_you_mean(name, known)
            yield Diagnostic("HR325", f"the table has no column `{name}`", Location(table.display), hint)


def _unit_problems(table: RawTable) -> Iterator[Diagnostic]:
    seen: dict[str, int] = {}
    for row in table.rows:
        name = row.at(0)
        if name is None or isinstance(name, Oddity):
            message = "this row has no name" if name is None else f"the name of this row is {name.what}"
            yield Diagnostic("HR326", message, table.place(row, 0), "write the name of the unit")
        elif str(name) in seen:
            message = f"`{name}` stands in row {seen[str(name)]} already"
            yield Diagnostic("HR326", message, table.place(row, 0), "give each row a name of its own")
        else:
            seen[str(name)] = row.number


def _value(cell: Cell | Oddity) -> Value | tuple[str, str]:
    """Return what a cell holds, or what is wrong with it and what to write."""
    match cell:
        case None:
            return Blank.UNKNOWN
        case Oddity():
            hint = "paste the values alone" if cell.what == "a formula" else "write a number"
            return f"the cell holds {cell.what}, not a number", hint
        case int() | float():
            if not abs(cell) < _LARGEST:
                return f"`{cell}` is no number that can be compared", "write a number"
            return Fraction(str(cell))
        case _ if cell == NOT_APPLICABLE:
            return Blank.NOT_APPLICABLE
        case _ if _NUMBER.fullmatch(cell):
            return Fraction(cell)
        case _ if _DECIMAL_COMMA.fullmatch(cell):
            return f"`{cell}` has a decimal comma", "write a decimal point, or save the table as .xlsx"
        case _:
            hint = f"write a number, nothing where it is unknown, or {NOT_APPLICABLE} where it does not apply"
            return f"`{cell}` is no number", hint


def _refused(message: str, display: str, hint: str) -> AuthorError:
    return AuthorError([Diagnostic("HR324", message, Location(display), hint)])
