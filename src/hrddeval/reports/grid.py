"""Aligns cells in columns for a terminal: names to the left, numbers to the right."""

from __future__ import annotations

from collections.abc import Sequence

_LEAST_NAME, _GAP = 12, 2


def grid(head: Sequence[str], blocks: Sequence[Sequence[Sequence[str]]], width: int = 100) -> list[str]:
    """Return a table of at most `width` characters, as far as names can be cut; an empty line between blocks.

    >>> grid(["Unit", "Score"], [[["Alpha", "12"]], [["B", "7"]]])
    ['Unit   Score', '─────  ─────', 'Alpha     12', '', 'B          7']
    """
    every = [head, *(row for block in blocks for row in block)]
    widths = [max(len(row[column]) for row in every) for column in range(len(head))]
    rest = sum(widths[1:]) + _GAP * (len(widths) - 1)
    widths[0] = min(widths[0], max(width - rest, _LEAST_NAME))
    lines = [line(head, widths), line(["─" * size for size in widths], widths)]
    for index, block in enumerate(blocks):
        lines += ([""] if index else []) + [line(row, widths) for row in block]
    return lines


def line(cells: Sequence[str], widths: Sequence[int]) -> str:
    """Return one row; a name that is too long ends in an ellipsis."""
    first, *rest = cells
    name = first if len(first) <= widths[0] else f"{first[: widths[0] - 1]}…"
    aligned = [
        name.ljust(widths[0]),
        *(cell.rjust(size) for cell, size in zip(rest, widths[1:], strict=True)),
    ]
    return (" " * _GAP).join(aligned).rstrip()
