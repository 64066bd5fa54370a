"""Multiplies a condition out into ways: lists of `there_is` and `there_is_no`, tests merged per attribute."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import product

from hrddeval.model.numbers import first_day, last_day, millionths
from hrddeval.model.plan import Allowed, Between, Includes, Join, Known, Literal, OneOf
from hrddeval.model.program import HIGHEST, LOWEST
from hrddeval.model.rule import AllOf, AnyOf, Condition, Scalar, Tests, ThereIs, ThereIsNo
from hrddeval.model.vocabulary import ORDERED, Attribute, AttributeType, Vocabulary

#: What numbers of a type can be at all.
_RANGES = {AttributeType.COUNT: (0, HIGHEST), AttributeType.SHARE: (0, 1_000_000)}


class ImpossibleTests(ValueError):
    """Tests on one attribute that no value can satisfy together."""


def ways_of(condition: Condition, vocabulary: Vocabulary) -> tuple[tuple[Literal, ...], ...]:
    """Return every way to satisfy the condition, in the order written.

    Raises:
        ImpossibleTests: where tests on one attribute contradict each other.
    """
    return tuple(tuple(_literal(one, vocabulary) for one in way) for way in _branches(condition))


def _branches(condition: Condition) -> Iterator[tuple[ThereIs | ThereIsNo, ...]]:
    match condition:
        case AnyOf(any_of=parts):
            for part in parts:
                yield from _branches(part)
        case AllOf(all_of=parts):
            for choice in product(*(tuple(_branches(part)) for part in parts)):
                yield tuple(one for part in choice for one in part)
        case _:
            yield (condition,)


def _literal(condition: ThereIs | ThereIsNo, vocabulary: Vocabulary) -> Literal:
    positive = isinstance(condition, ThereIs)
    kind = condition.there_is if isinstance(condition, ThereIs) else condition.there_is_no
    attributes = vocabulary.kinds[kind].attributes
    tests = [(name, allowed_by(attributes[name], given)) for name, given in condition.where.items()]
    return Literal(
        kind=kind,
        positive=positive,
        tests=tuple((name, allowed) for name, allowed in tests if allowed is not None),
        joins=tuple(_joins(condition.where)),
        name=condition.as_ if isinstance(condition, ThereIs) else None,
        other_than=condition.other_than,
    )


def _joins(where: Mapping[str, Tests]) -> Iterator[Join]:
    for own, tests in where.items():
        if tests.same_as is not None:
            name, _, attribute = tests.same_as.partition(".")
            yield Join(own, name, attribute or None)


def allowed_by(attribute: Attribute, tests: Tests) -> Allowed | None:
    """Merge the tests on one attribute into what they allow together; None where they are joins alone.

    Raises:
        ImpossibleTests: when nothing is allowed.
    """
    if attribute.type in ORDERED:
        return _between(attribute, tests)
    if tests.includes is not None:
        return Includes(tests.includes)
    every = frozenset(("yes", "no") if attribute.type is AttributeType.YES_NO else attribute.values)
    allowed = every
    if tests.is_ is not None:
        allowed &= _meant(attribute, tests.is_)
    if tests.one_of is not None:
        allowed &= frozenset().union(*(_meant(attribute, value) for value in tests.one_of))
    if tests.is_not is not None:
        allowed -= _meant(attribute, tests.is_not)
    if tests.is_ is None and tests.one_of is None and tests.is_not is None:
        return Known() if tests.is_known else None
    if not allowed:
        raise ImpossibleTests
    return OneOf(allowed)


def _meant(attribute: Attribute, name: Scalar) -> frozenset[str]:
    """Return the values a name in a test means: itself, or those of a group."""
    group = attribute.groups.get(str(name))
    return frozenset(group.values) if group else frozenset({str(name)})


def _between(attribute: Attribute, tests: Tests) -> Allowed | None:
    low, high = LOWEST, HIGHEST
    if tests.is_ is not None:
        low = high = whole(attribute, tests.is_)
    if tests.at_least is not None:
        low = max(low, whole(attribute, tests.at_least))
    if tests.more_than is not None:
        low = max(low, whole(attribute, tests.more_than) + 1)
    if tests.at_most is not None:
        high = min(high, whole(attribute, tests.at_most))
    if tests.less_than is not None:
        high = min(high, whole(attribute, tests.less_than) - 1)
    if tests.later_than is not None:
        low = max(low, last_day(tests.later_than) + 1)
    if tests.earlier_than is not None:
        high = min(high, first_day(tests.earlier_than) - 1)
    bottom, top = _RANGES.get(attribute.type, (LOWEST, HIGHEST))
    if low > high or low > top or high < bottom:
        raise ImpossibleTests
    if (low, high) == (LOWEST, HIGHEST):
        return Known() if tests.is_known else None
    return Between(low, high)


def whole(attribute: Attribute, value: Scalar) -> int:
    """Return a number of a test as the whole number facts are compared by."""
    if attribute.type is AttributeType.SHARE:
        return millionths(value)
    return int(Fraction(str(value)))
