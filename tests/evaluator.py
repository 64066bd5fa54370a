"""Section 5 of the method, evaluated directly on observations: slow, obvious, and independent of the compiler.

A condition is tried on every observation and every open topic; ways of binding names are
enumerated in full. Nothing here looks at facts, columns or predicates.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from hrddeval.facts.computed import compute
from hrddeval.facts.reading import Reading
from hrddeval.model.numbers import first_day, last_day, millionths
from hrddeval.model.plan import Between, Includes, Known, Literal, OneOf
from hrddeval.model.rule import Criterion, DerivedRule
from hrddeval.model.vocabulary import Vocabulary
from hrddeval.rules.ways import ways_of

NO, MAY, SURE = 0, 1, 2
DUAL = {"c": "o", "o": "c", "k": "u", "u": "k"}


@dataclass(frozen=True)
class Thing:
    """Something a condition may match: an observation, an unseen one of an open topic, or a derived one."""

    id: str
    kind: str
    rank: str  # established, contested, alleged, unseen
    values: Mapping[str, object]
    bounds: Mapping[str, tuple[int, int]]
    truth: Mapping[str, frozenset[str]]  # of computed yes/no attributes: what they may be
    unseen: bool


def things(reading: Reading, vocabulary: Vocabulary) -> list[Thing]:
    found = []
    for seen in reading.seen:
        declared = vocabulary.kinds[seen.kind].attributes
        computed = {n: compute(a.computed, seen, reading) for n, a in declared.items() if a.computed}
        bounds = {n: (c.low, c.high) for n, c in computed.items()}
        truth = {
            n: frozenset({"no"} if c.high == 0 else {"yes"} if c.low else {"yes", "no"})
            for n, c in computed.items()
        }
        found.append(Thing(seen.id, seen.kind, seen.standing.value, seen.values, bounds, truth, False))
    for topic in reading.topics:
        if topic.is_open:
            by = vocabulary.kinds[topic.kind].topic_by
            values = {by: topic.value} if by and topic.value else {}
            for name in (f"?{topic.key}", f"?{topic.key}'"):  # two, so that other_than can tell them apart
                found.append(Thing(name, topic.kind, "unseen", values, {}, {}, True))
    return found


def looks_at(mode: str, rank: str) -> bool:
    return (
        rank
        in {
            "c": {"established", "derived"},
            "k": {"established", "contested", "derived"},
            "u": {"established", "alleged", "unseen", "derived"},
            "o": {"established", "contested", "alleged", "unseen", "derived"},
        }[mode]
    )


def degree(thing: Thing, attribute: str, allowed: object) -> int:
    """Whether a thing passes a test: surely, maybe or not. What is not given may pass, and never surely does."""
    value = thing.values.get(attribute)
    if value is None and attribute not in thing.bounds:
        return MAY
    if isinstance(allowed, Between):
        low, high = span(thing, attribute)
        if low >= allowed.low and high <= allowed.high:
            return SURE
        return MAY if high >= allowed.low and low <= allowed.high else NO
    if attribute in thing.truth and isinstance(allowed, OneOf):
        may = thing.truth[attribute]
        return SURE if may <= allowed.values else MAY if may & allowed.values else NO
    if isinstance(allowed, Known):
        exact = value is not None or (attribute in thing.bounds and len(set(thing.bounds[attribute])) == 1)
        return SURE if exact else MAY
    if isinstance(allowed, Includes):
        return SURE if allowed.value in value else NO  # type: ignore[operator]
    assert isinstance(allowed, OneOf)
    return SURE if value in allowed.values else NO


def span(thing: Thing, attribute: str) -> tuple[int, int]:
    if attribute in thing.bounds:
        return thing.bounds[attribute]
    value = thing.values[attribute]
    if isinstance(value, str):
        return first_day(value), last_day(value)
    number = millionths(value) if isinstance(value, Fraction) else int(value)  # type: ignore[call-overload]
    return number, number


class Evaluator:
    """Answers whether conditions hold in a mode, by trying everything."""

    def __init__(self, vocabulary: Vocabulary, derived: Sequence[DerivedRule], reading: Reading) -> None:
        self.vocabulary, self.derived, self.reading = vocabulary, derived, reading
        self.things = things(reading, vocabulary)
        self._found: dict[tuple[str, str], list[Thing]] = {}

    def of_kind(self, kind: str, mode: str) -> list[Thing]:
        """Everything a condition in this mode may look at, derived observations derived in the same mode."""
        if (kind, mode) not in self._found:
            self._found[kind, mode] = self._of_kind(kind, mode)
        return self._found[kind, mode]

    def _of_kind(self, kind: str, mode: str) -> list[Thing]:
        if not self.vocabulary.kinds[kind].derived:
            return [thing for thing in self.things if thing.kind == kind and looks_at(mode, thing.rank)]
        found: list[Thing] = []
        for rule in self.derived:
            if rule.concludes.kind != kind:
                continue
            for way in ways_of(rule.when, self.vocabulary):
                for bound in self.bindings(way, mode):
                    about = bound[rule.concludes.about]
                    values, bounds, truth = {}, {}, {}
                    for attribute, origin in rule.concludes.attributes.items():
                        name, _, source = origin.partition(".")
                        thing = bound[name]
                        if not source and not thing.unseen:
                            values[attribute] = thing.id
                        if source in thing.values:
                            values[attribute] = thing.values[source]
                        if source in thing.bounds:
                            bounds[attribute], truth[attribute] = thing.bounds[source], thing.truth[source]
                    thing = Thing(about.id, kind, "derived", values, bounds, truth, about.unseen)
                    if thing not in found:
                        found.append(thing)
        return found

    def passes(self, literal: Literal, thing: Thing, mode: str, bound: Mapping[str, Thing]) -> bool:
        need = SURE if mode in "ck" else MAY
        if any(degree(thing, a, allowed) < need for a, allowed in literal.tests):
            return False
        for join in literal.joins:
            other = bound[join.name]
            mine = thing.values.get(join.own)
            theirs = other.id if join.attribute is None else other.values.get(join.attribute)
            loose = mine is None or theirs is None or (join.attribute is None and other.unseen)
            if not (mode in "uo" and loose) and (mine is None or mine != theirs):
                return False
        return not (literal.other_than and bound[literal.other_than].id == thing.id)

    def bindings(self, way: Sequence[Literal], mode: str) -> Iterator[Mapping[str, Thing]]:
        """Every way to satisfy the conjunction: what each positive literal matched, by name or by place."""

        def extend(i: int, bound: dict[str, Thing]) -> Iterator[dict[str, Thing]]:
            if i == len(positives):
                if all(self.denied(literal, mode, bound) for literal in way if not literal.positive):
                    yield bound
                return
            place, literal = positives[i]
            for thing in self.of_kind(literal.kind, mode):
                if self.passes(literal, thing, mode, bound):
                    yield from extend(
                        i + 1, {**bound, literal.name or f"#{place}": thing, f"#{place}": thing}
                    )

        positives = [(place, literal) for place, literal in enumerate(way) if literal.positive]
        yield from extend(0, {})

    def denied(self, literal: Literal, mode: str, bound: Mapping[str, Thing]) -> bool:
        return not any(
            self.passes(literal, t, DUAL[mode], bound) for t in self.of_kind(literal.kind, DUAL[mode])
        )

    def holds(self, way: Sequence[Literal], mode: str) -> bool:
        return next(iter(self.bindings(way, mode)), None) is not None


def level_interval(criterion: Criterion, evaluator: Evaluator) -> tuple[int, int]:
    """The two formulas of section 5, without evidence caps."""
    vocabulary = evaluator.vocabulary
    shown = showable = 0
    firm = disputed = 4
    for number, level in criterion.levels.items():
        for way in ways_of(level.shown_by, vocabulary) if level.shown_by else ():
            shown = max(shown, number) if evaluator.holds(way, "c") else shown
            showable = max(showable, number) if evaluator.holds(way, "o") else showable
        for limit in level.no_more_than_when:
            for way in ways_of(limit.when, vocabulary):
                firm = min(firm, number) if evaluator.holds(way, "c") else firm
                disputed = min(disputed, number) if evaluator.holds(way, "k") else disputed
    return min(shown, firm, disputed), min(showable, firm)
