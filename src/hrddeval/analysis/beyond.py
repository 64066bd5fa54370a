"""What no step of the rules reaches, and why; and what evidence, not reform, would change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from hrddeval.analysis.ground import Ground
from hrddeval.analysis.steps import Change, Steps, conflict
from hrddeval.model.criterion_result import ConditionOutcome, CriterionResult, State, TopicTrace
from hrddeval.model.dossier import SearchResult
from hrddeval.model.finding import FlagResult, Holds
from hrddeval.model.hypothesis import Added
from hrddeval.model.pathways import Beyond, ByEvidence
from hrddeval.model.plan import Effect, Mode
from hrddeval.model.rubric import FlagGate
from hrddeval.model.rule import LEVELS
from hrddeval.scoring.frame import Frame, WorldOutcome
from hrddeval.scoring.sentences import tell
from hrddeval.scoring.trace import condition_trace

TOP = LEVELS[-1]


def top_steps(ground: Ground, steps: Steps, criteria: Sequence[str]) -> list[Added]:
    """Return what the highest steps of some criteria would create together; of two that cannot both be, the first."""
    made: list[Added] = []
    for name in criteria:
        own = [change for change in steps.changes if any(c == name for c, _ in change.steps)]
        if own:
            highest = max(own, key=lambda change: max(level for c, level in change.steps if c == name))
            things = [steps.things[x] for x in highest.things]
            if not any(conflict(a, b, ground.frame.vocabulary) for a in made for b in things):
                made += [thing for thing in things if thing not in made]
    return made


def beyond_steps(
    ground: Ground,
    after: WorldOutcome,
    farthest: Mapping[str, int],
    flags: Sequence[FlagResult],
    past: Sequence[Change],
) -> tuple[Beyond, ...]:
    """Return every criterion that no step takes to the top, with what holds it there, and gates that stay.

    `after` is the world in which the highest step of each of them was taken.
    """
    frame = ground.frame
    found = [_criterion(ground, after, name, level, past) for name, level in farthest.items() if level < TOP]
    for gate in frame.rubric.gates:
        flag = next((one for one in flags if isinstance(gate, FlagGate) and one.id == gate.flag), None)
        if (
            isinstance(gate, FlagGate)
            and flag is not None
            and flag.status in (Holds.CERTAIN, Holds.CONTESTED)
        ):
            why = frame.say("the gate holds {group} at {ceiling} while the flag is up").format(
                group=gate.group, ceiling=float(gate.ceiling)
            )
            found.append(
                Beyond(
                    id=flag.id,
                    title=flag.title,
                    why="gate",
                    holds=flag.status,
                    because=(flag.because, why),
                    observations=flag.observations,
                )
            )
    return tuple(found)


def _criterion(ground: Ground, after: WorldOutcome, name: str, level: int, past: Sequence[Change]) -> Beyond:
    frame = ground.frame
    ways = frame.compiled.ways[name]
    binding = [
        way
        for way in ways
        if way.effect is Effect.LIMITS
        and (way.level or 0) <= level
        and (after.firings.holds(way, Mode.CERTAIN) or after.firings.holds(way, Mode.KNOWN))
    ]
    common = {
        "id": name,
        "title": frame.words(frame.criteria[name].title),
        "now": ground.standpoints[name].levels.supported,
        "farthest": level,
    }
    if binding:
        told = [tell(frame, after, way) for way in binding]
        certain = any(after.firings.holds(way, Mode.CERTAIN) for way in binding)
        return Beyond(
            **common,  # type: ignore[arg-type]  # the four keys above
            why="recorded" if certain else "disputed",
            holds=Holds.CERTAIN if certain else Holds.CONTESTED,
            because=tuple(dict.fromkeys(one.sentence for one in told)),
            observations=tuple(dict.fromkeys(x for one in told for x in one.observations)),
        )
    if any(criterion == name and number > level for change in past for criterion, number in change.steps):
        return Beyond(
            **common,  # type: ignore[arg-type]
            why="past",
            because=(frame.say("How it began cannot be altered now; only evidence of how it was can."),),
        )
    missing = tuple(dict.fromkeys(_missing(frame, after, name, level)))
    return Beyond(
        **common,  # type: ignore[arg-type]
        why="not_shown" if missing else "no_step",
        because=missing or (frame.say("The rules give no step that leads there."),),
    )


def _missing(frame: Frame, after: WorldOutcome, name: str, level: int) -> Iterator[str]:
    """Yield the conditions of the next level that stay unmet whatever is done."""
    for way in frame.compiled.ways[name]:
        if way.effect is Effect.SHOWS and way.level == level + 1:
            for index in range(len(way.literals)):
                if condition_trace(frame, after, way, index).outcome is not ConditionOutcome.MET:
                    yield frame.phrase(way, index)


def by_evidence(
    frame: Frame,
    results: Sequence[CriterionResult],
    farthest: Mapping[str, int],
    recorded: Mapping[str, Sequence[Change]],
) -> tuple[ByEvidence, ...]:
    """Return the criteria that evidence alone could lift, those that only evidence can lift first.

    `recorded` are for each criterion the steps whose observations are on record already.
    """
    found = [
        one
        for result in results
        if result.state is not State.NOT_APPLICABLE and result.level.possible > result.level.supported
        if (one := _evidence(frame, result, farthest.get(result.id, TOP), recorded.get(result.id, ())))
        is not None
    ]
    return tuple(sorted(found, key=lambda one: not one.only))


def _evidence(
    frame: Frame, result: CriterionResult, farthest: int, recorded: Sequence[Change]
) -> ByEvidence | None:
    only = result.level.possible > farthest
    capped = [f for f in result.findings if f.capped_because and f.effect == "shows"]
    alleged = [f for f in result.findings if f.holds is Holds.ALLEGED and f.effect == "shows"]
    common = {"id": result.id, "title": result.title, "level": result.level}
    if result.state is State.CONTESTED:
        disputed = [f for f in result.findings if f.holds is Holds.CONTESTED]
        because = disputed[0].because if disputed else result.because
        return ByEvidence(
            **common,  # type: ignore[arg-type]
            why="disputed",
            text=because,
            only=only,
            observations=disputed[0].observations if disputed else (),
        )
    if capped:
        text = frame.say("{because} But it {capped}.").format(
            because=capped[0].because, capped=capped[0].capped_because
        )
        return ByEvidence(
            **common,  # type: ignore[arg-type]
            why="on_whose_word",
            text=text,
            only=only or bool(recorded),
            observations=capped[0].observations,
        )
    if alleged:
        return ByEvidence(
            **common,  # type: ignore[arg-type]
            why="from_memory",
            text=alleged[0].because,
            only=only,
            observations=alleged[0].observations,
        )
    topic = _question(result)
    if topic is None:
        return None
    searched = topic.search is SearchResult.PARTIAL
    return ByEvidence(
        **common,  # type: ignore[arg-type]
        why="not_looked",
        text=frame.say("{question} (searched in part)").format(question=topic.question)
        if searched
        else topic.question,
        where_to_look=topic.where_to_look,
        only=only,
    )


def _question(result: CriterionResult) -> TopicTrace | None:
    """Return what to look for: the open topic a way to the next level waits for, else any that is open."""
    waiting = [
        condition.open_topic
        for level in sorted(result.trace, key=lambda level: level.level)
        if level.level > result.level.supported
        for way in level.ways
        if way.effect == "shows"
        for condition in way.conditions
        if condition.open_topic
    ]
    topics = {topic.topic: topic for topic in result.topics if not topic.closed}
    first = next((name for name in waiting if name in topics), next(iter(topics), None))
    return topics[first] if first is not None else None
