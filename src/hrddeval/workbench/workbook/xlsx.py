"""Writes and reads workbooks. The only file that imports openpyxl, which is an optional part.

A workbook that is read may come from anybody: its size is looked at before it is opened, nothing in
it is worked out, links to other files are not followed, and only cells of the known columns are read.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hrddeval.diagnostics.diagnostic import AuthorError, Diagnostic, Location
from hrddeval.workbench.workbook.cells import Cell
from hrddeval.workbench.workbook.layout import Column, Content, Layout
from hrddeval.workbench.workbook.table import Oddity, RawSheet, letters

if TYPE_CHECKING:
    from types import ModuleType

#: Bytes of a workbook, packed and unpacked; rows and columns that may hold something.
LARGEST_FILE, LARGEST_UNPACKED = 20_000_000, 150_000_000
MOST_PARTS, MOST_ROWS, MOST_COLUMNS = 1_000, 50_000, 60
#: What a spreadsheet can keep in one cell.
LONGEST_CELL = 32_767
#: Rows below the last one that get the drop-downs too.
_SPARE_ROWS = 300
#: Every workbook is of this time, so that the same rules give the same bytes.
_TIME = datetime(2000, 1, 1)

#: What openpyxl and the parser of the standard library raise on a file that is not what it says.
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, SyntaxError),
    *(KeyError, ValueError, TypeError, AttributeError, IndexError, OverflowError),
)


class XlsxMissing(Exception):
    """The optional part for spreadsheets is not installed."""


def _openpyxl() -> ModuleType:
    try:
        import openpyxl
    except ImportError as error:
        raise XlsxMissing from error
    module: ModuleType = openpyxl
    return module


def is_available() -> bool:
    """Tell whether workbooks can be read and written here."""
    try:
        _openpyxl()
    except XlsxMissing:
        return False
    return True


# ---- Writing -------------------------------------------------------------------------------------


def as_bytes(
    about: Sequence[str],
    sheets: Sequence[tuple[Layout, Sequence[Sequence[Cell]]]],
    pages: Mapping[str, Sequence[Sequence[Cell]]],
    lists: Mapping[str, Sequence[str]],
) -> bytes:
    """Return a workbook.

    Args:
        about: lines of the sheet `read me`.
        sheets: layouts and the rows below their headings.
        pages: further sheets to look at, heading first.
        lists: what drop-downs offer, by name; a column may also name a formula of these.

    Raises:
        XlsxMissing: openpyxl is not installed.
    """
    book = _openpyxl().Workbook()
    first = book.active
    first.title = "read me"
    first.column_dimensions["A"].width = 110
    for number, line in enumerate(about, 1):
        _set(first.cell(number, 1), line, wraps=True)
    ranges = _Lists(lists)
    for layout, rows in sheets:
        _sheet(book.create_sheet(layout.name), layout, rows, ranges)
    for name, rows in pages.items():
        _page(book.create_sheet(name), rows)
    ranges.write(book)
    book.properties.creator, book.properties.created = "hrddeval", _TIME
    packed = io.BytesIO()
    book.save(packed)
    return _same_bytes(packed.getvalue())


def _sheet(sheet: Any, layout: Layout, rows: Sequence[Sequence[Cell]], lists: _Lists) -> None:
    from openpyxl.comments import Comment

    last = len(rows) + 1 + _SPARE_ROWS
    for position, column in enumerate(layout.columns, 1):
        cell = sheet.cell(1, position)
        _set(cell, column.name, bold=True)
        cell.comment = Comment(column.note, "hrddeval", height=60, width=260)
        dimension = sheet.column_dimensions[letters(position)]
        is_number = column.content is Content.NUMBER
        dimension.width, dimension.number_format = column.width, "General" if is_number else "@"
        _offer(sheet, layout, column, letters(position), last, lists)
    for number, row in enumerate(rows, 2):
        for position, value in enumerate(row, 1):
            if value is not None:
                _set(sheet.cell(number, position), value, wraps=isinstance(value, str) and len(value) > 30)
    sheet.freeze_panes = f"{letters(layout.pinned + 1)}2"
    sheet.auto_filter.ref = f"A1:{letters(len(layout.columns))}{max(2, len(rows) + 1)}"


def _offer(sheet: Any, layout: Layout, column: Column, letter: str, last: int, lists: _Lists) -> None:
    """Put a drop-down on a column."""
    from openpyxl.worksheet.datavalidation import DataValidation

    source = lists.source(layout, column.choices)
    if source is None:
        return
    offer = DataValidation(type="list", formula1=source, allow_blank=True)
    offer.showErrorMessage = column.closed
    offer.errorTitle, offer.error = column.name, "Choose from the list; see the sheet read me."
    sheet.add_data_validation(offer)
    offer.add(f"{letter}2:{letter}{last}")


def _page(sheet: Any, rows: Sequence[Sequence[Cell]]) -> None:
    for number, row in enumerate(rows, 1):
        for position, value in enumerate(row, 1):
            if value is not None:
                _set(sheet.cell(number, position), value, bold=number == 1)
    for position in range(1, len(rows[0]) + 1):
        sheet.column_dimensions[letters(position)].width = 30
    sheet.freeze_panes = "A2"


def _set(cell: Any, value: str | int | float, *, bold: bool = False, wraps: bool = False) -> None:
    """Write a value as what it is: text that begins with an equals sign is no formula."""
    from openpyxl.styles import Alignment, Font

    cell.number_format = "@" if isinstance(value, str) else "General"
    if isinstance(value, str):
        cell.value = re.sub(r"_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", value)  # the format's own escape
        cell.data_type = "s"
    else:
        cell.value = value
    cell.alignment = Alignment(vertical="top", wrap_text=wraps or None)
    if bold:
        cell.font = Font(bold=True)


class _Lists:
    """What there is to choose from, on a hidden sheet, each list under a name of its own."""

    def __init__(self, lists: Mapping[str, Sequence[str]]) -> None:
        self._lists = lists

    def source(self, layout: Layout, choices: str | None) -> str | None:
        """Return the formula a drop-down takes its choices from."""
        names = [column.name for column in layout.columns]

        def cell(name: str) -> str:
            return f'SUBSTITUTE(${letters(names.index(name) + 1)}2,"-","_")'

        if choices == "attributes":
            return f'INDIRECT("of_"&{cell("kind")})'
        if choices == "values":
            return f'INDIRECT("of_"&{cell("kind")}&"."&{cell("attribute")})'
        return f"list_{choices.replace(' ', '_')}" if choices else None

    def write(self, book: Any) -> None:
        """Write the hidden sheet and its names; lists that are the same are written once."""
        from openpyxl.workbook.defined_name import DefinedName

        sheet = book.create_sheet("lists")
        sheet.sheet_state = "hidden"
        written: dict[tuple[str, ...], str] = {}
        for name, values in self._lists.items():
            place = written.get(tuple(values))
            if place is None:
                letter = letters(len(written) + 1)
                for number, value in enumerate(values, 1):
                    _set(sheet[f"{letter}{number}"], int(value) if value.isdigit() else value)
                place = f"lists!${letter}$1:${letter}${max(1, len(values))}"
                written[tuple(values)] = place
            book.defined_names[name] = DefinedName(name, attr_text=place)


def _same_bytes(packed: bytes) -> bytes:
    """Pack anew without the time of day."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                now = rb"(<dcterms:modified[^>]*>)[^<]*"
                content = re.sub(now, rb"\g<1>" + _TIME.isoformat().encode() + b"Z", content)
            entry = zipfile.ZipInfo(name, _TIME.timetuple()[:6])
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            new.writestr(entry, content)
    return out.getvalue()


# ---- Reading -------------------------------------------------------------------------------------


def read_first(path: Path, display: str, columns: int) -> RawSheet:
    """Return what stands in the first sheet of a workbook; of wider rows the first cell beyond `columns` too.

    Raises:
        XlsxMissing, AuthorError, OSError: see `read`.
    """
    sheets = _sheets(path, display, None, columns + 1)
    if not sheets:
        raise _refuse(display, "the workbook has no sheet of cells", "put the table in its first sheet")
    return sheets[0]


def read(path: Path, display: str, wanted: Iterable[str]) -> list[RawSheet]:
    """Return the sheets of these names, and no others, with what stands in their cells.

    Raises:
        XlsxMissing: openpyxl is not installed.
        AuthorError: the file is no workbook, is too large or broken.
        OSError: the file cannot be opened.
    """
    return _sheets(path, display, frozenset(wanted), MOST_COLUMNS)


def _sheets(path: Path, display: str, names: frozenset[str] | None, columns: int) -> list[RawSheet]:
    """Return the sheets of these names with their cells, then the others without; no names mean the first."""
    openpyxl = _openpyxl()
    _look_at(path, display)
    try:
        book = openpyxl.load_workbook(path, read_only=True, keep_links=False, data_only=False)
        every = book.worksheets
        sheets = every[:1] if names is None else [s for s in every if s.title.strip().lower() in names]
        found = [RawSheet(sheet.title, _rows(sheet, display, columns)) for sheet in sheets]
        others = [RawSheet(sheet.title, ()) for sheet in every if sheet not in sheets]
        book.close()
    except _BROKEN as error:
        hint = "open it in a spreadsheet program and save it as .xlsx again"
        raise AuthorError(
            [Diagnostic("HR531", "the workbook is broken and cannot be read", Location(display), hint)]
        ) from error
    return found + others


def _refuse(display: str, message: str, hint: str) -> AuthorError:
    return AuthorError([Diagnostic("HR531", message, Location(display), hint)])


def _look_at(path: Path, display: str) -> None:
    """Refuse what is not a workbook, is too large once unpacked, or brings definitions of its own."""
    if path.stat().st_size > LARGEST_FILE:
        raise _refuse(
            display, f"the workbook is larger than {LARGEST_FILE // 1_000_000} MB", "take parts of it out"
        )
    try:
        with zipfile.ZipFile(path) as packed:
            entries = packed.infolist()
            size = sum(entry.file_size for entry in entries)
            if len(entries) > MOST_PARTS or size > LARGEST_UNPACKED:
                message = f"the workbook unpacks to {size // 1_000_000} MB in {len(entries)} parts: too much"
                raise _refuse(display, message, "export anew and copy your rows into that workbook")
            for entry in entries:
                if entry.filename.endswith((".xml", ".rels")) and _defines(packed.read(entry)):
                    message = f"`{entry.filename}` in the workbook defines entities"
                    raise _refuse(
                        display, message, "no spreadsheet program writes such a file; do not use it"
                    )
    except _BROKEN as error:
        hint = "save it as .xlsx (not .xls, .ods or .csv), without a password"
        raise _refuse(display, "this is not a workbook", hint) from error


def _defines(content: bytes) -> bool:
    """Tell whether XML has a document type: entities in it can grow without end, or fetch files."""
    return b"<!DOCTYPE" in content.replace(b"\0", b"")[:100_000] or b"<!ENTITY" in content.replace(b"\0", b"")


def _rows(sheet: Any, display: str, columns: int) -> list[tuple[int, list[Cell | Oddity]]]:
    rows: list[tuple[int, list[Cell | Oddity]]] = []
    # Bounded by what the format allows, so that a row number out of this world is not counted up to.
    for number, cells in enumerate(sheet.iter_rows(max_row=1_048_576, max_col=columns), 1):
        if all(cell is cells[0] for cell in cells):
            continue  # rows are of one width, and a cell that holds nothing is one and the same object
        values = [_content(cell) for cell in cells]
        while values and values[-1] is None:
            values.pop()
        if not values:
            continue
        rows.append((number, values))
        if len(rows) > MOST_ROWS or number > 2 * MOST_ROWS:
            hint = "take a part of it: for rules, export those of some files"
            raise _refuse(display, f"the sheet {sheet.title} has more than {MOST_ROWS} rows", hint)
    return rows


def _content(cell: Any) -> Cell | Oddity:
    value = cell.value
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if cell.data_type == "f":
        return Oddity("a formula")
    if cell.data_type == "e":
        return Oddity("an error")
    if isinstance(value, bool):
        return Oddity("TRUE or FALSE")
    if isinstance(value, str | int | float):
        return value
    return Oddity("a date")
