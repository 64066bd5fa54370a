"""Writes a reading down as the flat facts engines compare: one per observation and per open topic."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import ceil, floor

from hrddeval.facts.computed import ComputedValue, compute
from hrddeval.facts.reading import Reading, Seen, Topic
from hrddeval.model.dossier import Standing
from hrddeval.model.numbers import first_day, last_day, millionths
from hrddeval.model.plan import Allowed, Between, Column, Compiled, Includes, OneOf, Rank, Spec
from hrddeval.model.program import HIGHEST, LOWEST, UNKNOWN, Fact, Value, World
from hrddeval.model.values import Money, TypedValue
from hrddeval.model.vocabulary import Attribute, Vocabulary
from hrddeval.rules.emitter import WORLD

_RANKS = {
    Standing.ESTABLISHED: Rank.ESTABLISHED,
    Standing.CONTESTED: Rank.CONTESTED,
    Standing.ALLEGED: Rank.ALLEGED,
}
#: Second witness of a topic, see `Compiled.twins`.
TWIN = "'"

NO, MAY, SURE = 0, 1, 2


def witness(topic: Topic) -> str:
    """Return the id under which an open topic's unseen observation goes."""
    return f"{UNKNOWN}{topic.key}"


def topic_of_witness(identity: str) -> str | None:
    """Return the topic a match stands for when it is no observation, else None."""
    return identity.removeprefix(UNKNOWN).removesuffix(TWIN) if identity.startswith(UNKNOWN) else None


def world_of(reading: Reading, key: str, vocabulary: Vocabulary, compiled: Compiled) -> World:
    """Return the world an engine works on."""
    facts = {Fact(WORLD, ())}
    for seen in reading.seen:
        specs = compiled.specs.get(seen.kind)
        if specs is not None:
            declared = vocabulary.kinds[seen.kind].attributes
            row = _Row(seen.id, _RANKS[seen.standing], 1, seen.values, _computed(seen, declared, reading))
            facts.add(Fact(seen.kind, tuple(row.value(spec) for spec in specs)))
    for topic in reading.topics:
        specs = compiled.specs.get(topic.kind)
        if specs is not None and topic.is_open:
            kind = vocabulary.kinds[topic.kind]
            known: Mapping[str, TypedValue] = (
                {kind.topic_by: topic.value} if kind.topic_by and topic.value else {}
            )
            for name in (
                (witness(topic), witness(topic) + TWIN) if topic.kind in compiled.twins else (witness(topic),)
            ):
                row = _Row(name, Rank.WITNESS, 0, known, {})
                facts.add(Fact(topic.kind, tuple(row.value(spec) for spec in specs)))
    return World(key, frozenset(facts))


def _computed(seen: Seen, declared: Mapping[str, Attribute], reading: Reading) -> dict[str, ComputedValue]:
    return {n: compute(a.computed, seen, reading) for n, a in declared.items() if a.computed is not None}


class _Row:
    """The columns of one observation or witness."""

    def __init__(
        self,
        identity: str,
        rank: int,
        seen: int,
        values: Mapping[str, TypedValue],
        computed: Mapping[str, ComputedValue],
    ) -> None:
        self._identity, self._rank, self._seen = identity, rank, seen
        self._values, self._computed = values, computed

    def value(self, spec: Spec) -> Value:
        column, name = spec.column, spec.attribute
        if column is Column.TEST:
            if name is None:
                return SURE if self._seen else MAY
            return self._test(name, spec.allowed)
        if column is Column.VALUE:
            if name is None:
                return self._identity if self._seen else UNKNOWN
            value = self._values.get(name)
            return value if isinstance(value, str) else UNKNOWN
        if column is Column.LOW:
            return self._bounds(name or "")[0]
        if column is Column.HIGH:
            return self._bounds(name or "")[1]
        if column is Column.IDENTITY:
            return self._identity
        return self._rank if column is Column.RANK else self._seen

    def _bounds(self, name: str) -> tuple[int, int]:
        """The least and the greatest a number can be. So wide where it is not given that no test is sure."""
        if name in self._computed:
            return self._computed[name].low, self._computed[name].high
        return value_bounds(self._values.get(name))

    def _test(self, name: str, allowed: Allowed | None) -> int:
        """Whether a test passes. On what is not given it may, and never surely does (semantics, 2)."""
        if name in self._computed:
            return computed_degree(self._computed[name], allowed)
        return value_degree(self._values.get(name), allowed)


def value_bounds(value: TypedValue | None) -> tuple[int, int]:
    """Return the least and the greatest a recorded number or date can be, as the engines compare it."""
    if isinstance(value, str):
        return first_day(value), last_day(value)
    if isinstance(value, Money):
        return (floor(value.amount), ceil(value.amount)) if value.compared else (LOWEST, HIGHEST)
    number = millionths(value) if isinstance(value, Fraction) else value
    return (number, number) if isinstance(number, int) else (LOWEST, HIGHEST)


def value_degree(value: TypedValue | None, allowed: Allowed | None) -> int:
    """Tell whether a recorded value passes a test: surely, maybe or not; one that is not given may."""
    if value is None:
        return MAY
    match allowed:
        case Includes(wanted):
            return SURE if isinstance(value, tuple) and wanted in value else NO
        case OneOf(values):
            return SURE if value in values else NO
        case Between(low, high):
            least, most = value_bounds(value)
            if low <= least and most <= high:
                return SURE
            return MAY if low <= most and least <= high else NO
        case _:
            return SURE


def computed_degree(found: ComputedValue, allowed: Allowed | None) -> int:
    """Tell whether a computed value passes a test: surely, maybe or not. `any` and `all` are a yes or no."""
    match allowed:
        case Between(low, high):
            if low <= found.low and found.high <= high:
                return SURE
            return MAY if low <= found.high and found.low <= high else NO
        case OneOf(values):
            possible = {"no"} if found.high == 0 else {"yes"} if found.low else {"yes", "no"}
            return SURE if possible <= values else MAY if possible & values else NO
        case _:
            return SURE if found.low == found.high else MAY
