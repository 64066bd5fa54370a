"""Reads a dossier on a date: which observations hold, how firm they are, and which topics are closed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from hrddeval.facts.classes import evidence_class, place_class
from hrddeval.model.dossier import (
    Dossier,
    Evidence,
    EvidenceClass,
    Observation,
    Search,
    SearchResult,
    Standing,
    Status,
)
from hrddeval.model.numbers import first_day, is_date, last_day
from hrddeval.model.rubric import Closes
from hrddeval.model.values import TypedValue, parse_value
from hrddeval.model.vocabulary import Cardinality, Track, Vocabulary

Classes = frozenset[EvidenceClass]
ALL_CLASSES: Classes = frozenset(EvidenceClass)
#: What the initiative says of itself: its text and those behind it.
CLAIMED: Classes = frozenset({EvidenceClass.C, EvidenceClass.D})
#: Date of an assessment whose dossier gives no date at all: everything in it holds.
NO_DATE = "9999"


class Closed(StrEnum):
    """Why nothing more can be true of a topic than what is recorded."""

    OPEN = "open"
    FOUND_ABSENT = "found_absent"
    TEXT_READ_WHOLE = "text_read_whole"
    SEARCHED = "searched"
    ONE_TRUTH = "one_truth"


@dataclass(frozen=True)
class Seen:
    """An observation that holds on the date, with what follows from its evidence.

    `classes` are those of the evidence read in support, `values` the parsed attributes.
    """

    id: str
    kind: str
    values: Mapping[str, TypedValue]
    standing: Standing
    reason: str
    classes: Classes
    evidence: tuple[str, ...]
    disputed_by: tuple[str, ...]


@dataclass(frozen=True)
class Topic:
    """What one can search for: a kind, or one value of the attribute the kind is sorted by.

    `classes` say whose evidence or search closed it: a `there_is_no` is as good as they are.
    """

    kind: str
    value: str | None
    closed: Closed
    classes: Classes
    search: Search | None

    @property
    def key(self) -> str:
        return self.kind if self.value is None else f"{self.kind}.{self.value}"

    @property
    def is_open(self) -> bool:
        return self.closed is Closed.OPEN

    @property
    def result(self) -> SearchResult:
        return self.search.result if self.search else SearchResult.NOT_SEARCHED


@dataclass(frozen=True)
class Reading:
    """Everything inference needs of one dossier in one world."""

    dossier: str
    seen: tuple[Seen, ...]
    topics: tuple[Topic, ...]

    @cached_property
    def by_id(self) -> Mapping[str, Seen]:
        """The observations by id."""
        return {one.id: one for one in self.seen}

    @cached_property
    def topics_of(self) -> Mapping[str, Sequence[Topic]]:
        """The topics of each kind that has any, in order."""
        found: dict[str, list[Topic]] = {}
        for topic in self.topics:
            found.setdefault(topic.kind, []).append(topic)
        return found

    @property
    def is_contested(self) -> bool:
        return any(one.standing is Standing.CONTESTED for one in self.seen)

    @property
    def is_firm(self) -> bool:
        return all(one.standing is Standing.ESTABLISHED for one in self.seen)

    def as_recorded(self) -> Reading:
        """Return the reading in which everything recorded is established."""
        return replace(self, seen=tuple(replace(one, standing=Standing.ESTABLISHED) for one in self.seen))

    def taking_contested_as(self, truth: bool) -> Reading:
        """Return the reading with every contested observation established, or gone. Topics stay."""
        settled = (
            replace(one, standing=Standing.ESTABLISHED) if one.standing is Standing.CONTESTED else one
            for one in self.seen
            if truth or one.standing is not Standing.CONTESTED
        )
        return replace(self, seen=tuple(settled))


def read_dossier(
    dossier: Dossier, vocabulary: Vocabulary, closes: Closes, as_of: str, *, only: Classes = ALL_CLASSES
) -> Reading:
    """Return the reading of a checked dossier on a date, on evidence of the classes `only`.

    Observations are sorted by id; an observation left without supporting evidence is left out.
    """
    classes = {
        name: evidence_class(one, dossier.profile.runs_or_funds)[0] for name, one in dossier.evidence.items()
    }
    admitted = {name: one for name, one in dossier.evidence.items() if classes[name] in only}
    seen = []
    for name, observation in sorted(dossier.observations.items(), key=lambda item: int(item[0][1:])):
        support = tuple(e for e in observation.evidence if e in admitted)
        if support and holds_on(observation, as_of):
            disputes = tuple(e for e in observation.disputed_by if e in admitted)
            seen.append(_seen(name, observation, support, disputes, admitted, classes, vocabulary))
    firm = tuple(_against_each_other(seen, vocabulary))
    topics = tuple(
        _topic(dossier, kind, value, vocabulary, closes, firm, admitted, classes, only)
        for kind, value in topics_of(vocabulary)
    )
    return Reading(dossier.id, firm, topics)


def topics_of(vocabulary: Vocabulary) -> list[tuple[str, str | None]]:
    """Return every topic of the vocabulary: (kind, value of its `topic_by`), or (kind, None)."""
    found: list[tuple[str, str | None]] = []
    for name, kind in sorted(vocabulary.kinds.items()):
        if not kind.derived:
            found += (
                [(name, v) for v in kind.attributes[kind.topic_by].values]
                if kind.topic_by
                else [(name, None)]
            )
    return found


def holds_on(observation: Observation, as_of: str) -> bool:
    """Tell whether the observation's time, if it has one, includes the date."""
    started = observation.from_ is None or first_day(observation.from_) <= last_day(as_of)
    return started and (observation.until is None or last_day(observation.until) >= last_day(as_of))


def latest_date(dossier: Dossier, years: Iterable[str | None] = ()) -> str | None:
    """Return the latest date the dossier gives anywhere, the default date of an assessment.

    `years` are those in which its sources came out: what a source of 2020 says is of 2020 at the latest.
    """
    dates = [one.date for one in dossier.evidence.values()]
    dates += [one.date for one in dossier.searches.values()]
    dates += [date for one in dossier.observations.values() for date in (one.from_, one.until)]
    dates += [dossier.profile.started, dossier.profile.ended, *years]
    known = [date for date in dates if date is not None and is_date(date)]
    return max(known, key=lambda date: (last_day(date), date)) if known else None


def _seen(
    name: str,
    observation: Observation,
    support: tuple[str, ...],
    disputes: tuple[str, ...],
    admitted: Mapping[str, Evidence],
    classes: Mapping[str, EvidenceClass],
    vocabulary: Vocabulary,
) -> Seen:
    read = [e for e in support if admitted[e].status is Status.READ]
    if disputes:
        standing, reason = Standing.CONTESTED, "disputed by " + ", ".join(disputes)
    elif read:
        standing, reason = Standing.ESTABLISHED, "read, and nothing disputes it"
    else:
        standing, reason = Standing.ALLEGED, "from memory, not yet checked against the source"
    kind = vocabulary.kinds[observation.kind]
    values = {a: parse_value(kind.attributes[a], raw) for a, raw in observation.attributes.items()}
    return Seen(
        name,
        observation.kind,
        values,
        standing,
        reason,
        frozenset(classes[e] for e in read),
        support,
        disputes,
    )


def _against_each_other(seen: Sequence[Seen], vocabulary: Vocabulary) -> list[Seen]:
    """Contest established observations of a `single` kind where another that was read gives other values.

    The other one counts though it is disputed itself: a dispute must never make its rival firmer.
    """
    settled = []
    for one in seen:
        kind = vocabulary.kinds[one.kind]
        rivals = [
            other.id
            for other in seen
            if kind.cardinality is Cardinality.SINGLE
            and one.standing is Standing.ESTABLISHED
            and other.standing is not Standing.ALLEGED
            and other.classes
            and other.kind == one.kind
            and (kind.topic_by is None or other.values.get(kind.topic_by) == one.values.get(kind.topic_by))
            and any(other.values[a] != value for a, value in one.values.items() if a in other.values)
        ]
        if rivals:
            one = replace(
                one, standing=Standing.CONTESTED, reason="gives other values than " + ", ".join(rivals)
            )
        settled.append(one)
    return settled


def _topic(
    dossier: Dossier,
    kind: str,
    value: str | None,
    vocabulary: Vocabulary,
    closes: Closes,
    seen: Sequence[Seen],
    admitted: Mapping[str, Evidence],
    classes: Mapping[str, EvidenceClass],
    only: Classes,
) -> Topic:
    declared = vocabulary.kinds[kind]
    search = dossier.searches.get(f"{kind}.{value}") or dossier.searches.get(kind)
    if search is not None:
        closed, whose = _closed_by_search(dossier, search, declared.track, closes, admitted, classes, only)
        if closed is not Closed.OPEN:
            return Topic(kind, value, closed, whose, search)
    if declared.cardinality is Cardinality.SINGLE:
        stated = [
            one
            for one in seen
            if one.kind == kind
            and one.standing is not Standing.ALLEGED
            and (value is None or one.values.get(declared.topic_by or "") == value)
            and one.classes & set(closes.single)
        ]
        if stated:
            whose = frozenset().union(*(one.classes for one in stated))
            return Topic(kind, value, Closed.ONE_TRUTH, whose, search)
    return Topic(kind, value, Closed.OPEN, frozenset(), search)


def _closed_by_search(
    dossier: Dossier,
    search: Search,
    track: Track,
    closes: Closes,
    admitted: Mapping[str, Evidence],
    classes: Mapping[str, EvidenceClass],
    only: Classes,
) -> tuple[Closed, Classes]:
    match search.result:
        case SearchResult.FOUND_ABSENT:
            allowed = closes.found_absent_design if track is Track.DESIGN else closes.found_absent_practice
            read = {
                classes[e] for e in search.evidence if e in admitted and admitted[e].status is Status.READ
            }
            if read & set(allowed):
                return Closed.FOUND_ABSENT, frozenset(read)
        case SearchResult.COMPLETE if track is Track.DESIGN:
            behind = dossier.profile.runs_or_funds
            texts = [p for p in search.places if place_class(p, behind) is EvidenceClass.C]
            if any(p.read_whole == "yes" for p in texts):
                return Closed.TEXT_READ_WHOLE, frozenset({EvidenceClass.C})
        case SearchResult.COMPLETE:
            looked = {place_class(p, dossier.profile.runs_or_funds) for p in search.places} & only
            if looked & set(closes.complete_practice):
                return Closed.SEARCHED, frozenset(looked)
        case _:
            pass
    return Closed.OPEN, frozenset()
