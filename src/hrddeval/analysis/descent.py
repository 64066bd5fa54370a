"""Who derives from whom: circles in it, and who came after a norm."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

#: For each initiative the norms it derives from.
Descent = Mapping[str, Sequence[str]]


def circles(descent: Descent) -> list[tuple[str, ...]]:
    """Return each group of initiatives that derive from each other as one circle, in order.

    A circle begins with its smallest id and goes from an initiative to a norm of it; one shortest
    circle is given per group (strongly connected component) of initiatives.

    >>> circles({"a": ["b"], "b": ["c"], "c": ["a"], "d": ["a"]})
    [('a', 'b', 'c')]
    >>> circles({"a": ["a"], "b": ["a"]})
    [('a',)]
    """
    found: list[tuple[str, ...]] = []
    seen: set[str] = set()
    for name in sorted(descent):
        circle = () if name in seen else _way_back(name, descent)
        if circle:
            found.append(circle)
            seen |= {one for one in _norms_of(name, descent) if name in _norms_of(one, descent)}
    return found


def _way_back(start: str, descent: Descent) -> tuple[str, ...]:
    """Return a shortest way from an initiative over its norms to itself, or nothing."""
    ways: list[tuple[str, ...]] = [(start,)]
    reached: set[str] = set()
    for way in ways:  # grows while it is walked: breadth first
        for norm in sorted(descent.get(way[-1], ())):
            if norm == start:
                return way
            if norm not in reached:
                reached.add(norm)
                ways.append((*way, norm))
    return ()


def _norms_of(start: str, descent: Descent) -> set[str]:
    """Return all norms above an initiative, itself among them only in a circle."""
    reached: set[str] = set()
    waiting = list(descent.get(start, ()))
    while waiting:
        norm = waiting.pop()
        if norm not in reached:
            reached.add(norm)
            waiting += descent.get(norm, ())
    return reached


def offspring(descent: Descent) -> dict[str, tuple[str, ...]]:
    """Return for each initiative those that derive from it directly, in order.

    >>> offspring({"guidance": [], "pilot": ["guidance"]})
    {'guidance': ('pilot',), 'pilot': ()}
    """
    return {
        norm: tuple(sorted(name for name, norms in descent.items() if norm in norms))
        for norm in sorted(descent)
    }
