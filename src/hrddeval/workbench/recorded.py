"""One small reading as facts: the things recorded in it, and a witness for every topic that is open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from hrddeval.facts.reading import topics_of
from hrddeval.facts.worlds import MAY, NO, SURE, TWIN
from hrddeval.model.plan import Allowed, Column, Compiled, Includes, Known, Literal, OneOf, Rank, Spec
from hrddeval.model.program import HIGHEST, LOWEST, UNKNOWN, Fact, Value
from hrddeval.model.rule import DerivedRule
from hrddeval.model.vocabulary import Attribute, AttributeType, Cardinality, Vocabulary
from hrddeval.rules.emitter import WORLD
from hrddeval.workbench.unfold import unfolded

#: A value of an attribute: of a choice or reference, of several choices, or a number.
Given = str | frozenset[str] | int


@dataclass(frozen=True)
class Thing:
    """One observation of a reading."""

    id: str
    kind: str
    given: Mapping[str, Given]


def topics_below(
    literal: Literal, vocabulary: Vocabulary, derived: Sequence[DerivedRule]
) -> Iterator[tuple[str, str | None]]:
    """Yield the topics that must be closed for a denial to be certain."""
    for plain in unfolded([replace(literal, positive=True)], derived, vocabulary):
        for one in plain:
            kind = vocabulary.kinds[one.kind]
            wanted = dict(one.tests).get(kind.topic_by or "")
            values = wanted.values if isinstance(wanted, OneOf) else None
            for name, value in topics_of(vocabulary):
                if name == one.kind and (values is None or value in values):
                    yield name, value


def facts_of(
    things: Sequence[Thing], closed: set[tuple[str, str | None]], vocabulary: Vocabulary, compiled: Compiled
) -> frozenset[Fact]:
    """Return the facts of a reading in which these things are recorded and these topics closed."""
    facts = {Fact(WORLD, ())}
    for thing in things:
        specs = compiled.specs.get(thing.kind)
        if specs is not None:
            attributes = vocabulary.kinds[thing.kind].attributes
            row = tuple(_column(spec, thing, attributes) for spec in specs)
            facts.add(Fact(thing.kind, row))
    for name, value in topics_of(vocabulary):
        kind = vocabulary.kinds[name]
        settled = kind.cardinality is Cardinality.SINGLE and any(
            one.kind == name and (value is None or one.given.get(kind.topic_by or "") == value)
            for one in things
        )
        specs = compiled.specs.get(name)
        if specs is not None and (name, value) not in closed and not settled:
            known: dict[str, Given] = {kind.topic_by: value} if kind.topic_by and value else {}
            for twin in ("", TWIN) if name in compiled.twins else ("",):
                unseen = Thing(f"{UNKNOWN}{name}.{value}{twin}", name, known)
                row = tuple(_column(spec, unseen, kind.attributes) for spec in specs)
                facts.add(Fact(name, row))
    return frozenset(facts)


def _column(spec: Spec, thing: Thing, attributes: Mapping[str, Attribute]) -> Value:
    """Return a column as `facts.worlds` would fill it; computed values are given here like any other."""
    seen = not thing.id.startswith(UNKNOWN)
    given = thing.given.get(spec.attribute) if spec.attribute is not None else None
    match spec.column:
        case Column.IDENTITY:
            return thing.id
        case Column.RANK:
            return Rank.ESTABLISHED if seen else Rank.WITNESS
        case Column.SEEN:
            return int(seen)
        case Column.VALUE if spec.attribute is None:
            return thing.id if seen else UNKNOWN
        case Column.TEST if spec.attribute is None:
            return SURE if seen else MAY
        case Column.VALUE:
            return given if isinstance(given, str) else UNKNOWN
        case Column.LOW | Column.HIGH:
            if isinstance(given, int):
                return given
            whole = {AttributeType.SHARE: (0, 1_000_000), AttributeType.COUNT: (0, HIGHEST)}
            widest = whole.get(attributes[spec.attribute or ""].type, (LOWEST, HIGHEST))
            return widest[spec.column is Column.HIGH]
        case Column.TEST:
            return _degree(given, spec.allowed, attributes[spec.attribute or ""])


def _degree(given: Given | None, allowed: Allowed | None, attribute: Attribute) -> int:
    match allowed:
        case OneOf(values) if given is None:
            return SURE if values >= set(attribute.values or ("yes", "no")) else MAY
        case _ if given is None:
            return MAY
        case OneOf(values):
            return SURE if given in values else NO
        case Includes(value):
            return SURE if isinstance(given, frozenset) and value in given else NO
        case Known():
            return SURE
        case _:
            raise TypeError("numbers are compared by their bounds")
