"""An assessment as one flat table: a row per initiative and criterion, for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from hrddeval.model.assessment import Assessment
from hrddeval.model.criterion_result import State
from hrddeval.model.initiative_result import InitiativeResult
from hrddeval.model.intervals import LevelInterval

COLUMNS = (
    "initiative",
    "name",
    "dimension",
    "criterion",
    "title",
    "supported",
    "possible",
    "state",
    "claimed_supported",
    "claimed_possible",
    "evidence",
    "because",
    "withheld",
)
#: Without it, Excel reads UTF-8 as something else.
_BYTE_ORDER_MARK = "\ufeff"
#: A cell that begins with one of these is a formula to a spreadsheet.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def table(assessment: Assessment) -> str:
    """Write all criteria of all initiatives as CSV (RFC 4180) with a byte order mark.

    Levels of a criterion that does not apply are empty. Text that a spreadsheet would run as a
    formula gets an apostrophe in front.
    """
    return head() + "".join(rows(initiative) for initiative in assessment.initiatives)


def head() -> str:
    """Write the byte order mark and the names of the columns."""
    return whole([COLUMNS])


def whole(table: Iterable[Sequence[str | float]]) -> str:
    """Write a whole table, its names of columns among the rows, behind a byte order mark."""
    return _BYTE_ORDER_MARK + lines(table)


def rows(initiative: InitiativeResult) -> str:
    """Write the criteria of one initiative; `withheld` counts the pieces of evidence that are not told."""
    return lines(
        (
            initiative.id,
            initiative.name,
            dimension.id,
            criterion.id,
            criterion.title,
            *_ends(None if criterion.state is State.NOT_APPLICABLE else criterion.level),
            criterion.state,
            *_ends(criterion.claimed),
            " ".join(criterion.evidence),
            criterion.because,
            initiative.withheld.evidence if initiative.withheld else 0,
        )
        for dimension in initiative.dimensions
        for criterion in dimension.criteria
    )


def lines(table: Iterable[Sequence[str | float]]) -> str:
    """Write rows as CSV (RFC 4180), every text made harmless to spreadsheets."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    for row in table:
        writer.writerow([harmless(cell) if isinstance(cell, str) else cell for cell in row])
    return text.getvalue()


def harmless(cell: str) -> str:
    """Make sure that a spreadsheet shows a text and does not run it (OWASP, CSV injection).

    >>> harmless("=HYPERLINK(1)"), harmless("a - b")
    ("'=HYPERLINK(1)", 'a - b')
    """
    risky = cell.startswith(_FORMULA_STARTS) or cell.lstrip().startswith(_FORMULA_STARTS)
    return f"'{cell}" if risky else cell


def _ends(level: LevelInterval | None) -> tuple[int | str, int | str]:
    return ("", "") if level is None else (level.supported, level.possible)
