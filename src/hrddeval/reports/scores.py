"""The scores of a table for a terminal, and as a flat table for spreadsheets."""

from __future__ import annotations

from collections.abc import Sequence

from hrddeval.model.scores import GroupScore, Scores, UnitScore
from hrddeval.reports import numbers
from hrddeval.reports.csv import whole
from hrddeval.reports.grid import grid

#: Groups shown beside the whole; more do not fit a terminal.
MOST_GROUPS = 6


def as_text(scores: Scores, width: int = 100) -> list[str]:
    """Align units in a table: those that cannot be told apart together, an empty line between groups."""
    by_id = {unit.id: unit for unit in scores.units}
    top = [group for group in scores.units[0].groups if group.depth == 1][:MOST_GROUPS]
    head = ["Unit", "Place", "Score", *(group.id for group in top), "Known"]
    rows = [[_row(scores, by_id[name], top) for name in block] for block in _blocks(scores)]
    lines = grid(head, rows, width)
    lines += ["", "Lowest to highest score the table allows; place likewise. Known: share of the weight."]
    lines += [f"not placed: {unit.id}: {unit.reason}" for unit in scores.units if not unit.placed]
    if scores.table.unused_columns:
        lines.append(f"not used: {', '.join(scores.table.unused_columns)}")
    return lines


def _blocks(scores: Scores) -> list[tuple[str, ...]]:
    """Return units as they are set together: those who could reach their first, or each apart from all others."""
    blocks: list[tuple[str, ...]] = []
    apart = False
    for group in scores.comparison.groups:
        if len(group.members) == 1 and apart:
            blocks[-1] += group.members
        else:
            blocks.append(group.members)
        apart = len(group.members) == 1
    return [block for block in (*blocks, scores.comparison.not_placed) if block]


def _row(scores: Scores, unit: UnitScore, top: Sequence[GroupScore]) -> list[str]:
    places = scores.comparison.places.get(unit.id)
    groups = {group.id: group for group in unit.groups}
    return [
        unit.id,
        "–" if places is None else numbers.span(*map(str, places)),
        _ends(unit.supported, unit.possible),
        *(_ends(groups[group.id].supported, groups[group.id].possible) for group in top),
        numbers.whole_percent(unit.coverage),
    ]


def _ends(supported: float | None, possible: float | None) -> str:
    if supported is None or possible is None:
        return "–"
    return numbers.span(numbers.figures(supported), numbers.figures(possible))


def as_csv(scores: Scores) -> str:
    """Write a row per unit as CSV (RFC 4180): place, both ends of its score, of every group, and what is known."""
    groups = [group.id for group in scores.units[0].groups if group.depth]
    ends = [f"{group}_{end}" for group in groups for end in ("supported", "possible")]
    head = ["unit", "best_place", "worst_place", "supported", "possible", "coverage", *ends]
    return whole([head, *(_cells(scores, unit) for unit in scores.units)])


def _cells(scores: Scores, unit: UnitScore) -> list[str | float]:
    best, worst = scores.comparison.places.get(unit.id, ("", ""))
    found = [
        (best, worst, unit.supported, unit.possible, unit.coverage),
        *((group.supported, group.possible) for group in unit.groups if group.depth),
    ]
    return [unit.id, *("" if cell is None else cell for part in found for cell in part)]
