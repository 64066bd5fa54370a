"""Runs the examples inside rule files: each is a small dossier and what its criterion must make of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import SimpleNamespace

from hrddeval.facts.reading import Closed, Reading, Seen, Topic, topics_of
from hrddeval.facts.worlds import world_of
from hrddeval.model.criterion_result import State
from hrddeval.model.dossier import EvidenceClass, Search, SearchResult, Standing
from hrddeval.model.finding import Holds
from hrddeval.model.hypothesis import BEST
from hrddeval.model.intervals import LevelInterval
from hrddeval.model.program import Derived, World
from hrddeval.model.rule import Criterion, Example
from hrddeval.model.values import parse_value
from hrddeval.model.vocabulary import Cardinality
from hrddeval.scoring.criterion import Worlds, standpoint
from hrddeval.scoring.frame import Frame, WorldName, world_outcome


@dataclass(frozen=True)
class ExampleResult:
    """An example and what came of it. `differences` holds one sentence per expectation that was missed."""

    criterion: str
    name: str
    index: int
    level: LevelInterval
    state: State
    flags: Mapping[str, Holds]
    differences: tuple[str, ...]

    @property
    def passed(self) -> bool:
        return not self.differences


@dataclass(frozen=True)
class ExampleCase:
    """An example with its readings."""

    criterion: Criterion
    index: int
    readings: Mapping[WorldName, Reading]

    @property
    def example(self) -> Example:
        return self.criterion.examples[self.index]

    def key(self, name: WorldName) -> str:
        return f"{self.criterion.id} example {self.index + 1}|{name.value}"


def example_cases(frame: Frame, criteria: Sequence[Criterion]) -> list[ExampleCase]:
    """Return every example of the criteria with the worlds it needs."""
    cases = []
    topics = _open_topics(frame)
    for criterion in criteria:
        for index, example in enumerate(criterion.examples):
            full = reading_of(frame, example, topics)
            readings = {WorldName.FULL: full}
            if full.is_contested:
                readings[WorldName.CONTESTED_FALSE] = full.taking_contested_as(False)
                readings[WorldName.CONTESTED_TRUE] = full.taking_contested_as(True)
            if not full.is_firm:
                readings[WorldName.RECORDED] = full.as_recorded()
            cases.append(ExampleCase(criterion, index, readings))
    return cases


def example_worlds(frame: Frame, cases: Sequence[ExampleCase]) -> list[World]:
    """Return the worlds of examples for the engines."""
    return [
        world_of(reading, case.key(name), frame.vocabulary, frame.compiled)
        for case in cases
        for name, reading in case.readings.items()
    ]


def check_examples(
    frame: Frame, cases: Sequence[ExampleCase], derived: Mapping[str, Derived]
) -> list[ExampleResult]:
    """Return what each example gave, held against what it expects."""
    return [_check(frame, case, derived) for case in cases]


def _check(frame: Frame, case: ExampleCase, derived: Mapping[str, Derived]) -> ExampleResult:
    worlds: Worlds = {
        name: world_outcome(
            frame, reading, derived[case.key(name)], recorded=derived.get(case.key(WorldName.RECORDED))
        )
        for name, reading in case.readings.items()
        if name is not WorldName.RECORDED
    }
    full = worlds[WorldName.FULL]
    here = standpoint(frame, case.criterion, SimpleNamespace(**case.example.profile), worlds)
    flags = {name: full.flags[name] for name in case.criterion.flags}
    expect = case.example.expect
    pairs = [
        ("supported", expect.supported, here.levels.supported),
        ("possible", expect.possible, here.levels.possible),
        ("state", expect.state, here.state.value),
        *((f"flag {name}", status, flags[name].value) for name, status in sorted(expect.flags.items())),
    ]
    return ExampleResult(
        criterion=case.criterion.id,
        name=case.example.name,
        index=case.index,
        level=LevelInterval(supported=here.levels.supported, possible=here.levels.possible),
        state=here.state,
        flags=flags,
        differences=tuple(
            f"{'concluded' if what == 'flag concluded' else what} is {got}, expected {wanted}"
            for what, wanted, got in pairs
            if wanted is not None and wanted != got
        ),
    )


def reading_of(frame: Frame, example: Example, topics: Sequence[Topic] | None = None) -> Reading:
    """Return the reading an example describes; `topics` are those that matter to the frame."""
    seen = []
    for number, given in enumerate(example.given, 1):
        kind = frame.vocabulary.kinds[given.kind]
        values = {name: parse_value(kind.attributes[name], raw) for name, raw in given.attributes.items()}
        classes = (
            BEST[kind.track] if given.classes is None else frozenset(EvidenceClass(c) for c in given.classes)
        )
        evidence = (f"E{number}",)
        seen.append(
            Seen(
                given.as_ or f"O{number}",
                given.kind,
                values,
                given.standing,
                "made up for an example",
                classes,
                evidence,
                (),
            )
        )
    looked_at = _open_topics(frame) if topics is None else topics
    return Reading("example", tuple(seen), tuple(_topic(frame, example, seen, one) for one in looked_at))


def _kinds_looked_at(frame: Frame) -> frozenset[str]:
    """Return the recorded kinds that any condition of the frame looks at, or computes a value from."""
    found: set[str] = set()
    pending = set(frame.compiled.specs)
    while pending:
        found |= pending
        attributes = (a for kind in pending for a in frame.vocabulary.kinds[kind].attributes.values())
        pending = {a.computed.of for a in attributes if a.computed is not None} - found
    return frozenset(found)


def _open_topics(frame: Frame) -> tuple[Topic, ...]:
    """Return every topic that matters to the frame, as if nothing were known of it."""
    kinds = _kinds_looked_at(frame)
    return tuple(
        Topic(kind, value, Closed.OPEN, frozenset(), None)
        for kind, value in topics_of(frame.vocabulary)
        if kind in kinds
    )


def _topic(frame: Frame, example: Example, seen: Sequence[Seen], topic: Topic) -> Topic:
    kind, value = topic.kind, topic.value
    declared = frame.vocabulary.kinds[kind]
    names = {kind, topic.key}
    if names & set(example.found_absent):
        return _closed(kind, value, Closed.FOUND_ABSENT, BEST[declared.track], SearchResult.FOUND_ABSENT)
    if example.complete == "all" or names & set(example.complete):
        return _closed(kind, value, Closed.SEARCHED, BEST[declared.track], SearchResult.COMPLETE)
    if declared.cardinality is Cardinality.SINGLE:
        stated = [
            s.classes
            for s in seen
            if s.kind == kind
            and s.standing is not Standing.ALLEGED
            and (value is None or s.values.get(declared.topic_by or "") == value)
        ]
        closing = frozenset().union(*stated) & set(frame.rubric.closes.single)
        if closing:
            return Topic(kind, value, Closed.ONE_TRUTH, closing, None)
    return topic


def _closed(
    kind: str, value: str | None, how: Closed, classes: frozenset[EvidenceClass], result: SearchResult
) -> Topic:
    return Topic(kind, value, how, classes, Search(result=result))
