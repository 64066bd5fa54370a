"""The analyst's next hour: which open topic, searched completely, would narrow which score most.

Two answers to each question are worked out. *Nothing more is found*: the topic is closed, its search
complete, and every criterion that looks at it is assessed anew. *All that it can show is found*: every
criterion of which a higher level waits for this topic alone is lifted to that level; that is a bound, since a
find need not show so much, and what it shows may rule something out instead. A question counts by the
larger of the two: what its answer could take off the interval.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from hrddeval.analysis.alone import Asked, Infer, frames_alone, outcomes, topics_asked
from hrddeval.analysis.answers import Now, at_most, if_all, if_nothing, now
from hrddeval.facts.reading import Closed, Reading, Topic
from hrddeval.model.criterion_result import TopicTrace
from hrddeval.model.dossier import Dossier, EvidenceClass, Search, SearchResult
from hrddeval.model.dossier_coverage import (
    ClosedTopic,
    CoverageReport,
    CriterionEffect,
    InitiativeCoverage,
    NextQuestion,
    OpenQuestion,
)
from hrddeval.model.intervals import LevelInterval, ScoreInterval
from hrddeval.model.vocabulary import Track
from hrddeval.scoring.criterion import applies
from hrddeval.scoring.frame import Frame, WorldOutcome
from hrddeval.scoring.intervals import Interval
from hrddeval.scoring.levels import Levels
from hrddeval.scoring.rounding import rounded
from hrddeval.scoring.trace import topic_traces
from hrddeval.scoring.tree import is_placed

#: How many questions the list over all initiatives holds.
MOST = 50


@dataclass(frozen=True)
class Read:
    """A dossier and what it says on a date."""

    dossier: Dossier
    reading: Reading
    as_of: str


def coverage_report(frame: Frame, read: Sequence[Read], infer: Infer) -> CoverageReport:
    """Return what is searched and open in each dossier, and the questions of all in one order.

    Raises:
        EnginesDisagree, EngineFault: see `inference`.
    """
    alone = frames_alone(frame)
    looked_at = topics_asked(alone, read[0].reading) if read else {}
    asked: list[tuple[int, str | None, Asked]] = []
    for place, one in enumerate(read):
        asked += [(place, None, Asked(name, one.reading)) for name in alone]
        for topic, closed in _closings(frame, one.reading):
            asked += [
                (place, topic.key, Asked(name, closed))
                for name, topics in looked_at.items()
                if topic.key in topics and applies(frame.criteria[name].applies_when, one.dossier.profile)
            ]
    found = outcomes(alone, (one for _, _, one in asked), infer)
    by_place: list[dict[tuple[str | None, str], WorldOutcome]] = [{} for _ in read]
    for (place, key, question), outcome in zip(asked, found, strict=True):
        by_place[place][key, question.criterion] = outcome
    initiatives = tuple(
        _initiative(frame, alone, one, outcomes_of) for one, outcomes_of in zip(read, by_place, strict=True)
    )
    steps = [
        NextQuestion(initiative=one.id, topic=question.topic, points=question.points)
        for one in initiatives
        for question in one.questions
        if question.points > 0
    ]
    ordered = sorted(steps, key=lambda step: (-step.points, step.initiative, step.topic))
    return CoverageReport(rubric=frame.rubric.id, initiatives=initiatives, next=tuple(ordered[:MOST]))


def _closings(frame: Frame, reading: Reading) -> Iterable[tuple[Topic, Reading]]:
    """Yield each open topic with the reading in which its search was complete and found nothing more.

    It is closed as well as it can be: by the whole text where a text can show it, else by a search that
    heard producers and somebody independent.
    """
    for topic in reading.topics:
        if topic.is_open:
            design = frame.vocabulary.kinds[topic.kind].track is Track.DESIGN
            closed = replace(
                topic,
                closed=Closed.TEXT_READ_WHOLE if design else Closed.SEARCHED,
                classes=frozenset({EvidenceClass.C} if design else {EvidenceClass.A, EvidenceClass.B}),
                search=Search(result=SearchResult.COMPLETE),
            )
            topics = tuple(closed if other is topic else other for other in reading.topics)
            yield topic, replace(reading, topics=topics)


def _initiative(
    frame: Frame,
    alone: Mapping[str, Frame],
    read: Read,
    found: Mapping[tuple[str | None, str], WorldOutcome],
) -> InitiativeCoverage:
    here = now(frame, alone, read.dossier.profile, {name: found[None, name] for name in alone})
    after: dict[str, dict[str, WorldOutcome]] = {}
    for (key, name), outcome in found.items():
        if key is not None:
            after.setdefault(key, {})[name] = outcome
    looked_at = {t.key for one in here.standpoints.values() if one.applies for t in one.topics}
    traces = {t.topic: t for t in topic_traces(frame, read.reading.topics) if t.topic in looked_at}
    questions = [
        _question(frame, alone, here, topic, traces[topic.key], after[topic.key])
        for topic in read.reading.topics
        if topic.key in after
    ]
    score = here.root.score or Interval(frame.rubric.level_values[0], frame.rubric.level_values[-1])
    return InitiativeCoverage(
        id=read.dossier.id,
        name=read.dossier.name,
        as_of=read.as_of,
        overall=ScoreInterval(supported=rounded(score.supported), possible=rounded(score.possible)),
        covered=rounded(here.root.coverage),
        placed=is_placed(frame.rubric, here.root),
        closed=tuple(
            ClosedTopic(topic=t.topic, label=t.label, reason=t.reason) for t in traces.values() if t.closed
        ),
        questions=tuple(sorted(questions, key=_order)),
    )


def _question(
    frame: Frame,
    alone: Mapping[str, Frame],
    here: Now,
    topic: Topic,
    trace: TopicTrace,
    after: Mapping[str, WorldOutcome],
) -> OpenQuestion:
    lifted = {
        name: at_most(alone[name], here.outcomes[name], here.standpoints[name].levels, topic)
        for name in after
    }
    narrows, covers = if_nothing(frame, here, after)
    raises = if_all(frame, here, lifted)
    return OpenQuestion(
        topic=topic.key,
        label=trace.label,
        question=trace.question,
        where_to_look=trace.where_to_look,
        search=trace.search,
        narrows=narrows,
        raises=raises,
        points=max(narrows, raises),
        covers=covers,
        criteria=tuple(
            CriterionEffect(
                id=name,
                now=_levels(here.standpoints[name].levels),
                if_nothing=_levels(outcome.levels[name]),
                at_most=lifted[name],
            )
            for name, outcome in after.items()
        ),
    )


def _order(question: OpenQuestion) -> tuple[float, float, float, str]:
    """The most points first; then what helps in either case, what covers most, and by name."""
    lesser = min(question.narrows, question.raises)
    return (-question.points, -lesser, -question.covers, question.topic)


def _levels(levels: Levels) -> LevelInterval:
    return LevelInterval(supported=levels.supported, possible=levels.possible)
