"""Sets denials against what is recorded: what a way must not match itself, and what it leaves room for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from hrddeval.model.plan import Allowed, Between, Includes, Join, Known, Literal, OneOf
from hrddeval.model.program import HIGHEST, LOWEST
from hrddeval.model.vocabulary import Attribute, Vocabulary


def named(literals: Sequence[Literal]) -> tuple[Literal, ...]:
    """Return the literals with a name for every `there_is`."""
    return tuple(
        replace(one, name=f"number {i}") if one.positive and one.name is None else one
        for i, one in enumerate(literals)
    )


def with_what_it_allows(
    literals: Sequence[Literal], denials: Sequence[Literal], vocabulary: Vocabulary
) -> Iterator[tuple[Literal, ...]]:
    """Yield the way, and the way beside each thing that other ways deny and this one speaks of too.

    A way that denies less than another then shows it: there is room in it for what the other denies.
    """
    yield tuple(literals)
    spoken_of = {one.kind for one in literals if not one.positive}
    for denial in denials:
        if denial.kind in spoken_of and not vocabulary.kinds[denial.kind].derived:
            targets = [list(_targets(join, denial, literals, vocabulary)) for join in denial.joins]
            for joins in product(*targets):
                thing = replace(denial, positive=True, name="one more", joins=joins, other_than=None)
                yield (*literals, thing)


def _targets(
    join: Join, denial: Literal, literals: Sequence[Literal], vocabulary: Vocabulary
) -> Iterator[Join]:
    """Yield every `there_is` of a way that a denial of another may be about."""
    own = vocabulary.kinds[denial.kind].attributes[join.own]
    for one in literals:
        if one.positive and one.name is not None:
            if join.attribute is None:
                if own.to == one.kind:
                    yield Join(join.own, one.name, None)
            elif join.attribute in vocabulary.kinds[one.kind].attributes:
                yield Join(join.own, one.name, join.attribute)


def clear_of_denials(literals: Sequence[Literal], vocabulary: Vocabulary) -> Iterator[tuple[Literal, ...]]:
    """Yield the way with just enough said of each thing that no denial of the way itself may strike it.

    What is not known of an attribute could be what is denied; so the attribute is given another value.
    """
    denials = [one for one in literals if not one.positive]
    options = [[one] if not one.positive else list(_clear(one, denials, vocabulary)) for one in literals]
    yield from product(*options)


def _clear(thing: Literal, denials: Sequence[Literal], vocabulary: Vocabulary) -> Iterator[Literal]:
    kind = vocabulary.kinds[thing.kind]
    ways: list[list[tuple[tuple[str, Allowed], ...]]] = []
    for denial in denials:
        if denial.kind != thing.kind or denial.other_than is not None:
            continue
        given = dict(thing.tests)
        outside = [
            ((name, other),)
            for name, allowed in denial.tests
            for other in _outside(kind.attributes[name], allowed)
        ]
        if any(_excludes(given.get(name), allowed) for name, allowed in denial.tests):
            continue
        joined = [((join.own, Known()),) for join in denial.joins]
        ways.append([*outside, *joined] or [()])
    for chosen in product(*ways):
        extra = tuple(test for tests in chosen for test in tests)
        yield replace(thing, tests=tuple(dict.fromkeys((*thing.tests, *extra))))


def _excludes(given: Allowed | None, denied: Allowed) -> bool:
    match given, denied:
        case OneOf(own), OneOf(values):
            return not own & values
        case Between(low, high), Between(bottom, top):
            return high < bottom or low > top
        case _:
            return False


def _outside(attribute: Attribute, allowed: Allowed) -> Iterator[Allowed]:
    """Yield what an attribute can be instead."""
    match allowed:
        case OneOf(values):
            rest = frozenset(attribute.values or ("yes", "no")) - values
            if rest:
                yield OneOf(rest)
        case Between(low, high):
            if low > LOWEST:
                yield Between(LOWEST, low - 1)
            if high < HIGHEST:
                yield Between(high + 1, HIGHEST)
        case Includes():
            yield Known()  # a list that is given, and holds only what is asked for
        case _:
            pass  # that something is known cannot be undone by knowing more
