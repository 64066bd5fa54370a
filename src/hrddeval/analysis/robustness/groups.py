"""Who cannot be told apart: groups behind a leader, as in a comparison, but by shares of draws."""

from __future__ import annotations

from collections.abc import Sequence


def groups(order: Sequence[int], above: Sequence[Sequence[float]], sure: float) -> list[list[int]]:
    """Return units in groups: a leader and all whom it does not stand above in `sure` of the draws.

    Args:
        order: units from the best to the worst.
        above: share of draws in which the unit of each row stands above that of each column.
        sure: from that share on, the two count as told apart.

    >>> groups([0, 1, 2], [[0, 0.6, 0.99], [0.4, 0, 0.97], [0.01, 0.03, 0]], 0.95)
    [[0, 1], [2]]
    """
    found, rest = [], list(order)
    while rest:
        leader = rest[0]
        members = [unit for unit in rest if unit == leader or above[leader][unit] < sure]
        found.append(members)
        rest = [unit for unit in rest if unit not in members]
    return found
