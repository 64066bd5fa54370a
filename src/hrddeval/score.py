"""The use case: score a table of numbers with an index."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from hrddeval import __version__
from hrddeval.analysis.index_scores import ScaledTable, misfits, scale_table, score_table
from hrddeval.diagnostics.diagnostic import AuthorError, Diagnostic, Location, Severity
from hrddeval.indices import columns_of, open_index, plain_tree
from hrddeval.model.index import Index, Missing
from hrddeval.model.scores import CellState, Scores
from hrddeval.model.table import NumberTable
from hrddeval.source.loaded import FileToRead, Loaded
from hrddeval.tables import RawTable, cell_problem, numbers, read_table


@dataclass(frozen=True)
class Opened:
    """An index and a table that fit each other, and what is doubtful about them."""

    index: Loaded[Index]
    table: NumberTable
    scaled: ScaledTable
    warnings: tuple[Diagnostic, ...]


def open_table(table: Path, index: Path) -> Opened:
    """Read a table and an index and hold the one against the other.

    Raises:
        AuthorError: with every problem.
        hrddeval.workbench.workbook.xlsx.XlsxMissing: the table is a workbook, and openpyxl is not installed.
    """
    if not index.suffix and not index.exists():
        message = f"there is no file `{index}`: a table is scored by an index file, not by the id of a rubric"
        hint = "name the file, such as --rubric index.yaml; docs/how-to/score-your-own-table.md shows one"
        raise AuthorError([Diagnostic("HR101", message, Location("--rubric"), hint)])
    loaded, warnings = open_index(FileToRead(index, index.as_posix()))
    raw = read_table(table, table.as_posix())
    columns = columns_of(loaded.value.tree)
    read = numbers(raw, [column.column or "" for column in columns])
    wrong = misfits(columns, read)
    if wrong:
        raise AuthorError(
            cell_problem(raw, "HR328", one.message, one.hint, one.unit, one.column) for one in wrong
        )
    scaled = scale_table(loaded.value, plain_tree(loaded.value.tree), columns, read)
    return Opened(loaded, read, scaled, (*warnings, *_dropped(loaded, raw, scaled)))


def _dropped(index: Loaded[Index], raw: RawTable, scaled: ScaledTable) -> Iterator[Diagnostic]:
    """Warn where unknown values were left out of scores that others keep."""
    counts = {
        name: sum(cell.state is CellState.UNKNOWN_DROPPED for cell in cells)
        for name, cells in scaled.columns.items()
    }
    total, columns = sum(counts.values()), sum(1 for count in counts.values() if count)
    if total:
        units = {
            unit
            for cells in scaled.columns.values()
            for unit, cell in enumerate(cells)
            if cell.state is CellState.UNKNOWN_DROPPED
        }
        message = (
            f"{total} unknown value{'s' * (total > 1)} in {columns} column{'s' * (columns > 1)} left out: "
            f"{len(units)} of {len(raw.rows)} units are scored on what is known of them alone"
        )
        hint = "write `missing: interval` to see what the unknown could change"
        path = ("missing",) if index.value.missing is Missing.DROP else ("tree",)
        yield index.source.error("HR329", message, path, hint=hint, severity=Severity.WARNING)


def score(opened: Opened) -> Scores:
    """Return the scores of every unit of a table."""
    return score_table(
        opened.index.value,
        opened.index.digest,
        opened.scaled,
        opened.table,
        tool=f"hrddeval {__version__}",
        warnings=[one.message for one in opened.warnings],
    )
