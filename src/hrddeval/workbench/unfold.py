"""Writes a way without derived kinds: in their place stands what the rules that conclude them ask for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from hrddeval.model.plan import Join, Known, Literal
from hrddeval.model.rule import DerivedRule
from hrddeval.model.vocabulary import Vocabulary
from hrddeval.rules.ways import ways_of


def unfolded(
    literals: Sequence[Literal], derived: Sequence[DerivedRule], vocabulary: Vocabulary
) -> Iterator[tuple[Literal, ...]]:
    """Yield every way to satisfy the conditions with recorded kinds alone; denials stay as they are.

    A join of the attribute "" says that the observation is the very one named.
    """
    for position, literal in enumerate(literals):
        if literal.positive and vocabulary.kinds[literal.kind].derived:
            for rule in derived:
                if rule.concludes.kind == literal.kind:
                    for way in ways_of(rule.when, vocabulary):
                        yield from unfolded(_in_place_of(position, literals, rule, way), derived, vocabulary)
            return
    yield tuple(literals)


def _in_place_of(
    position: int,
    literals: Sequence[Literal],
    rule: DerivedRule,
    way: Sequence[Literal],
) -> list[Literal]:
    concluded = literals[position]
    prefix = f"{rule.id} {position} {len(literals)} "
    inner = {one.name: _renamed(one, prefix) for one in way if one.name}
    order = [_renamed(one, prefix) if one.name is None else one.name for one in way]

    def source(attribute: str) -> tuple[str, str | None]:
        name, _, theirs = rule.concludes.attributes[attribute].partition(".")
        return name, theirs or None

    for attribute, allowed in concluded.tests:
        name, theirs = source(attribute)
        if theirs is not None:
            inner[name] = replace(inner[name], tests=(*inner[name].tests, (theirs, allowed)))
    for join in concluded.joins:
        name, theirs = source(join.own)
        if theirs is not None:
            moved = Join(theirs, join.name, join.attribute)
        elif join.attribute is None:
            moved = Join("", join.name, None)
        else:
            continue  # a reference elsewhere to the very observation: nothing follows that a test could read
        inner[name] = replace(inner[name], joins=(*inner[name].joins, moved))
    about = prefix + rule.concludes.about

    def moved_join(join: Join) -> Join:
        if concluded.name is None or join.name != concluded.name:
            return join
        if join.attribute is None:
            return Join(join.own, about, None)
        name, theirs = source(join.attribute)
        return Join(join.own, prefix + name, theirs)

    outer = [
        replace(
            one,
            joins=tuple(moved_join(join) for join in one.joins),
            other_than=about if concluded.name and one.other_than == concluded.name else one.other_than,
        )
        for one in literals
    ]
    within = [inner[one] if isinstance(one, str) else one for one in order]
    return [*outer[:position], *within, *outer[position + 1 :]]


def _renamed(literal: Literal, prefix: str) -> Literal:
    return replace(
        literal,
        name=prefix + literal.name if literal.name else None,
        joins=tuple(Join(join.own, prefix + join.name, join.attribute) for join in literal.joins),
        other_than=prefix + literal.other_than if literal.other_than else None,
    )


def is_known(literal: Literal, attribute: str, every: frozenset[str]) -> bool:
    """Tell whether a match of the literal certainly gives the attribute: a test or a join asks for it."""
    tests = [allowed for name, allowed in literal.tests if name == attribute]
    asks = any(isinstance(one, Known) or getattr(one, "values", None) != every for one in tests)
    return asks or any(join.own == attribute for join in literal.joins)
