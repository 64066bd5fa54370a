"""Criteria out to a workbook."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from hrddeval.diagnostics.diagnostic import AuthorError, Diagnostic, Location
from hrddeval.model.rule import Criterion
from hrddeval.model.vocabulary import Vocabulary
from hrddeval.reports.write import write_whole
from hrddeval.source.loaded import Loaded
from hrddeval.study import Study
from hrddeval.workbench.workbook import vocabulary_lists, xlsx
from hrddeval.workbench.workbook.cells import Cell, written
from hrddeval.workbench.workbook.criterion_to_rows import Row, rows_of
from hrddeval.workbench.workbook.differences import differences, plain
from hrddeval.workbench.workbook.layout import LAYOUTS, Layout
from hrddeval.workbench.workbook.readme import ABOUT
from hrddeval.workbench.workbook.rows_to_criterion import drafts_of
from hrddeval.workbench.workbook.table import RawSheet, tables_of

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


def export(study: Study, criteria: Sequence[Loaded[Criterion]], path: Path, *, replace: bool) -> None:
    """Write criteria as a workbook.

    Raises:
        XlsxMissing: openpyxl is not installed.
        AuthorError: the file is there already, or some text does not fit in a cell.
        OSError: it cannot be written.
    """
    if path.exists() and not replace:
        hint = "name another file, or add --replace if nothing in it is still to be imported"
        raise AuthorError(
            [Diagnostic("HR534", "the workbook is there already", Location(path.as_posix()), hint)]
        )
    rows: dict[str, list[Row]] = {layout.name: [] for layout in LAYOUTS}
    for criterion in criteria:
        for name, more in rows_of(criterion.value, file_of(criterion.source.path)).items():
            rows[name] += more
    sheets = [(layout, [_cells(layout, row) for row in rows[layout.name]]) for layout in LAYOUTS]
    vocabulary = study.vocabulary.value
    _check_nothing_is_lost(criteria, sheets, vocabulary)
    pages = {"vocabulary": vocabulary_lists.page(vocabulary)}
    write_whole(path, xlsx.as_bytes(ABOUT, sheets, pages, vocabulary_lists.lists_of(vocabulary)))


def _cells(layout: Layout, row: Row) -> list[Cell]:
    cells = [written(column.content, row.get(column.name)) for column in layout.columns]
    for column, cell in zip(layout.columns, cells, strict=True):
        if isinstance(cell, str) and (len(cell) > xlsx.LONGEST_CELL or _UNWRITABLE.search(cell)):
            name = row.get("criterion") or row.get("id")
            message = f"`{column.name}` of {name} holds text that a cell cannot keep"
            hint = f"a cell keeps {xlsx.LONGEST_CELL} characters and no control characters"
            raise AuthorError([Diagnostic("HR534", message, Location(f"sheet {layout.name}"), hint)])
    return cells


def _check_nothing_is_lost(
    criteria: Sequence[Loaded[Criterion]],
    sheets: Sequence[tuple[Layout, Sequence[Sequence[Cell]]]],
    vocabulary: Vocabulary,
) -> None:
    """Read the rows again and refuse to hand out a workbook that says less than the files."""
    raw = [
        RawSheet(layout.name, [(1, [column.name for column in layout.columns]), *enumerate(rows, 2)])
        for layout, rows in sheets
    ]
    tables, _ = tables_of("", raw)
    drafts = {draft.id: draft for draft in drafts_of(tables, vocabulary)[0]}
    for criterion in criteria:
        back, was = Criterion.model_validate(drafts[criterion.value.id].data), criterion.value
        lost = differences(plain(was), plain(back))
        if lost:
            message = f"{was.id} says something that a workbook cannot keep: {lost[0]}"
            hint = "leave this criterion out: name the files of the others"
            raise AuthorError([Diagnostic("HR534", message, criterion.source.whole(), hint)])


def file_of(path: Path) -> str:
    """Return the path of a rule file from the folder of rules on."""
    folders = path.parts
    top = max((at for at, name in enumerate(folders[:-1]) if name == "rules"), default=len(folders) - 2)
    return "/".join(folders[top + 1 :])
