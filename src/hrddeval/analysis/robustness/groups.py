"""Who cannot be told apart: the finest groups of which every one above stands above every one below."""

from __future__ import annotations

from collections.abc import Sequence


def groups(order: Sequence[int], above: Sequence[Sequence[float]], sure: float) -> list[list[int]]:
    """Return units in groups: any two of different groups are told apart, in the order of the groups.

    Inside a group some may be told apart too; a third then stands between them that is not.

    Args:
        order: units from the best to the worst.
        above: share of draws in which the unit of each row stands above that of each column.
        sure: from that share on, the two count as told apart.

    >>> groups([0, 1, 2], [[0, 0.6, 0.99], [0.4, 0, 0.97], [0.01, 0.03, 0]], 0.95)
    [[0, 1], [2]]
    """
    found: list[list[int]] = []
    begin = furthest = 0
    for position, unit in enumerate(order):
        behind = range(position + 1, len(order))
        not_below = [other for other in behind if above[unit][order[other]] < sure]
        furthest = max([furthest, position, *not_below])
        if furthest == position:
            found.append([order[place] for place in range(begin, position + 1)])
            begin = position + 1
    return found
