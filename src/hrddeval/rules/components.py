"""Splits a way into components: literals that names connect."""

from __future__ import annotations

from collections.abc import Sequence

from hrddeval.model.plan import Literal


def component_parts(
    literals: Sequence[Literal], together: Sequence[str] = ()
) -> tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]:
    """Return (positive literals, negative literals) of each component by index, in the order written.

    The names `together` belong to one component even where no join connects them.
    """
    index_of = {literal.name: i for i, literal in enumerate(literals) if literal.name}
    leader = list(range(len(literals)))

    def find(i: int) -> int:
        while leader[i] != i:
            i = leader[i]
        return i

    def connect(i: int, j: int) -> None:
        a, b = sorted((find(i), find(j)))
        leader[b] = a

    for i, literal in enumerate(literals):
        for name in literal.names_used:
            connect(i, index_of[name])
    for name in together:
        connect(index_of[together[0]], index_of[name])
    groups: dict[int, list[int]] = {}
    for i in range(len(literals)):
        groups.setdefault(find(i), []).append(i)
    return tuple(
        (tuple(i for i in group if literals[i].positive), tuple(i for i in group if not literals[i].positive))
        for group in groups.values()
    )
