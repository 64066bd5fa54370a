"""Opens a criterion's verdict: every way to every level, condition by condition, and every topic it looks at."""

from __future__ import annotations

from collections.abc import Sequence

from hrddeval.facts.reading import Closed, Topic
from hrddeval.facts.worlds import topic_of_witness
from hrddeval.model.criterion_result import ConditionOutcome, ConditionTrace, LevelTrace, TopicTrace, WayTrace
from hrddeval.model.dossier import EvidenceClass, Standing
from hrddeval.model.finding import Holds
from hrddeval.model.plan import Effect, Mode, Way
from hrddeval.model.rule import Criterion
from hrddeval.scoring.caps import FULL, Quality, topics_looked_at
from hrddeval.scoring.firings import literals_below
from hrddeval.scoring.frame import Frame, WorldOutcome
from hrddeval.scoring.sentences import stand_in_text


def level_traces(frame: Frame, world: WorldOutcome, criterion: Criterion) -> tuple[LevelTrace, ...]:
    """Return the ladder from 4 down to 0 with what is met, unmet, unknown or capped at each rung."""
    ways = frame.compiled.ways[criterion.id]
    return tuple(
        LevelTrace(
            level=number,
            title=frame.words(level.title),
            meaning=frame.words(level.meaning),
            ways=tuple(
                _way(frame, world, way)
                for way in ways
                if way.level == number and way.effect in (Effect.SHOWS, Effect.LIMITS)
            ),
            step=frame.words(level.step.text) if level.step else None,
            step_effort=level.step.effort if level.step else None,
        )
        for number, level in sorted(criterion.levels.items(), reverse=True)
    )


def _way(frame: Frame, world: WorldOutcome, way: Way) -> WayTrace:
    holds = world.status(way)
    counts, reason = None, None
    if way.effect is Effect.SHOWS and holds is Holds.CERTAIN:
        quality = world.caps.of_way(way)
        counts = min(way.level or 0, quality.level)
        reason = cap_reason(frame, quality) if counts < (way.level or 0) else None
    return WayTrace(
        rule=way.rule,
        effect="shows" if way.effect is Effect.SHOWS else "limits",
        holds=holds,
        conditions=tuple(condition_trace(frame, world, way, i) for i in range(len(way.literals))),
        counts_for=counts,
        capped_because=reason,
    )


def cap_reason(frame: Frame, quality: Quality) -> str | None:
    """Return why evidence counts for no more than a level, in words."""
    if quality.level >= FULL:
        return None
    say = frame.say
    who = {
        EvidenceClass.A: say("producers themselves"),
        EvidenceClass.B: say("somebody near or independent"),
        EvidenceClass.C: say("the text itself"),
    }
    missing = say(" or ").join(who.get(c, say("class {letter}").format(letter=c)) for c in quality.missing)
    what = say("practice") if quality.track == "practice" else say("design")
    return say("counts for at most {level}: on {track}, no evidence from {who}").format(
        level=quality.level, track=what, who=missing or say("anybody")
    )


def condition_trace(frame: Frame, world: WorldOutcome, way: Way, index: int) -> ConditionTrace:
    """Return one condition of a way with its outcome by itself; whether the joins fit too, the way says."""
    literal = way.literals[index]
    look = {mode: world.firings.matches(way, index, mode) for mode in way.predicates}
    seen = world.reading.by_id
    topics = topics_looked_at(literal, frame.vocabulary, frame.compiled, world.reading)
    open_topics = [topic.key for topic in topics if topic.is_open]
    certain, possible = look[Mode.CERTAIN], look[Mode.OPEN]
    if not literal.positive:  # a certain denial looks at what is possible, a possible one at what is certain
        certain, possible = possible, certain
        outcome = _denied(possible, certain)
    elif certain:
        outcome = ConditionOutcome.MET
    elif any(seen[x].standing is Standing.CONTESTED for x in possible if x in seen):
        outcome = ConditionOutcome.CONTESTED
    else:
        outcome = ConditionOutcome.UNKNOWN if possible else ConditionOutcome.NOT_MET
    shown = certain if literal.positive and certain else possible if literal.positive else certain
    observed = tuple(x for x in shown if topic_of_witness(x) is None)
    classes = frozenset(c for x in observed if x in seen for c in seen[x].classes)
    return ConditionTrace(
        text=frame.phrase(way, index),
        outcome=outcome,
        observations=observed,
        open_topic=open_topics[0] if outcome is ConditionOutcome.UNKNOWN and open_topics else None,
        classes=tuple(sorted(classes)),
    )


def _denied(possible: Sequence[str], certain: Sequence[str]) -> ConditionOutcome:
    if certain:
        return ConditionOutcome.NOT_MET
    return ConditionOutcome.UNKNOWN if possible else ConditionOutcome.MET


def topics_of_criterion(frame: Frame, world: WorldOutcome, criterion: str) -> tuple[Topic, ...]:
    """Return the topics a criterion's levels and limits depend on, sorted."""
    found = {
        topic
        for _, _, literal in literals_below(criterion, frame.compiled)
        for topic in topics_looked_at(literal, frame.vocabulary, frame.compiled, world.reading)
    }
    return tuple(topic for topic in world.reading.topics if topic in found)


def topic_traces(frame: Frame, topics: Sequence[Topic]) -> tuple[TopicTrace, ...]:
    """Return what was looked for, where, and whether more could be true."""
    traces = []
    for topic in topics:
        kind = frame.vocabulary.kinds[topic.kind]
        label = frame.words(kind.label)
        if topic.value is not None and kind.topic_by is not None:
            label += f": {frame.words(kind.attributes[kind.topic_by].values[topic.value])}"
        traces.append(
            TopicTrace(
                topic=topic.key,
                label=label,
                question=frame.words(kind.question),
                where_to_look=frame.words(kind.where_to_look) if kind.where_to_look else None,
                closed=not topic.is_open,
                reason=closed_reason(frame, topic),
                search=topic.result,
                places=tuple(stand_in_text(frame, place.what) for place in topic.search.places)
                if topic.search
                else (),
            )
        )
    return tuple(traces)


def closed_reason(frame: Frame, topic: Topic) -> str:
    """Return why a topic is closed, or that it is open, in words."""
    say = frame.say
    return {
        Closed.OPEN: say("more may be true than is recorded"),
        Closed.FOUND_ABSENT: say("evidence shows that there is none"),
        Closed.TEXT_READ_WHOLE: say("the text was read whole"),
        Closed.SEARCHED: say("the search was complete, and could have found it"),
        Closed.ONE_TRUTH: say("there is one truth of this kind, and it is recorded"),
    }[topic.closed]
