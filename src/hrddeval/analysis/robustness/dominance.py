"""Who stands above whom whatever the unknown: a partial order, and the fewest lines that show it."""

from __future__ import annotations

from collections.abc import Sequence

#: Both ends of a score.
Interval = tuple[float, float]


def dominates(one: Interval, other: Interval) -> bool:
    """Tell whether one's supported score is at or above the other's possible score, and they differ.

    >>> dominates((40, 60), (20, 40)), dominates((40, 60), (20, 41)), dominates((40, 40), (40, 40))
    (True, False, False)
    """
    return one[0] >= other[1] and one != other


def dominance(scores: Sequence[Interval]) -> list[tuple[int, int]]:
    """Return every pair (upper, lower); it is irreflexive, antisymmetric and transitive."""
    count = range(len(scores))
    return [(i, j) for i in count for j in count if dominates(scores[i], scores[j])]


def reduced(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the pairs with nobody between them: the lines of a Hasse diagram.

    >>> reduced([(0, 1), (1, 2), (0, 2)])
    [(0, 1), (1, 2)]
    """
    below: dict[int, set[int]] = {}
    for upper, lower in pairs:
        below.setdefault(upper, set()).add(lower)
    nothing: set[int] = set()
    return [
        (upper, lower)
        for upper, lower in pairs
        if not any(lower in below.get(between, nothing) for between in below[upper])
    ]
