"""Splits a way into components: literals that names connect."""

from __future__ import annotations

from collections.abc import Sequence

from hrddeval.model.plan import Literal


def component_parts(literals: Sequence[Literal]) -> tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]:
    """Return (positive literals, negative literals) of each component by index, in the order written."""
    index_of = {literal.name: i for i, literal in enumerate(literals) if literal.name}
    leader = list(range(len(literals)))

    def find(i: int) -> int:
        while leader[i] != i:
            i = leader[i]
        return i

    for i, literal in enumerate(literals):
        for name in literal.names_used:
            a, b = sorted((find(i), find(index_of[name])))
            leader[b] = a
    groups: dict[int, list[int]] = {}
    for i in range(len(literals)):
        groups.setdefault(find(i), []).append(i)
    return tuple(
        (tuple(i for i in group if literals[i].positive), tuple(i for i in group if not literals[i].positive))
        for group in groups.values()
    )
