"""One criterion of one initiative: its level interval, its state, its findings and its one sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import SimpleNamespace

from hrddeval.facts.classes import column_of_evidence
from hrddeval.facts.reading import Closed, Topic
from hrddeval.facts.worlds import topic_of_witness
from hrddeval.model.criterion_result import CriterionResult, State
from hrddeval.model.dossier import Dossier, Profile, SearchResult, Standing
from hrddeval.model.finding import Finding, Holds
from hrddeval.model.intervals import LevelInterval, ScoreInterval
from hrddeval.model.plan import Effect, Mode, Way
from hrddeval.model.rule import AppliesWhen, Criterion, ProfileTest
from hrddeval.model.voice import VoiceColumn
from hrddeval.scoring.firings import literals_below, order_of_id
from hrddeval.scoring.frame import Frame, WorldName, WorldOutcome
from hrddeval.scoring.levels import Levels, counts_for
from hrddeval.scoring.sentences import tell
from hrddeval.scoring.trace import cap_reason, level_traces, topic_traces, topics_of_criterion
from hrddeval.scoring.tree import Leaf, level_score

Worlds = Mapping[WorldName, WorldOutcome]


@dataclass(frozen=True)
class Standpoint:
    """What is known of a criterion before it is put into words."""

    criterion: Criterion
    applies: bool
    levels: Levels
    state: State
    bearing: tuple[str, ...]
    topics: tuple[Topic, ...]
    covered: bool

    def leaf(self, frame: Frame) -> Leaf:
        """Return the criterion as the rubric's tree takes it."""
        score = (
            level_score(frame.rubric, self.levels.supported, self.levels.possible) if self.applies else None
        )
        return Leaf(score, self.covered)


def applies(rule: AppliesWhen | None, profile: Profile | SimpleNamespace) -> bool:
    """Tell whether a criterion applies to an initiative with this profile.

    An example gives only the facts it is about; a test on one it does not give is passed over.
    """
    if rule is None:
        return True
    return all(
        _profile_test(test, getattr(profile, name))
        for name, test in rule.profile.items()
        if hasattr(profile, name)
    )


def _profile_test(test: ProfileTest, value: str | Sequence[str]) -> bool:
    values = {str(value)} if isinstance(value, str) else {str(one) for one in value}
    return (
        (test.is_ is None or test.is_ in values)
        and (test.is_not is None or test.is_not not in values)
        and (test.one_of is None or bool(values & set(test.one_of)))
        and (test.none_of is None or not values & set(test.none_of))
    )


def standpoint(
    frame: Frame, criterion: Criterion, profile: Profile | SimpleNamespace, worlds: Worlds
) -> Standpoint:
    """Return levels, state and coverage of a criterion."""
    full = worlds[WorldName.FULL]
    topics = topics_of_criterion(frame, full, criterion.id)
    bearing = bearing_observations(frame, full, criterion.id)
    seen = full.reading.by_id
    firm = [x for x in bearing if seen[x].standing is not Standing.ALLEGED]
    searched = any(topic.result in (SearchResult.COMPLETE, SearchResult.FOUND_ABSENT) for topic in topics)
    does_apply = applies(criterion.applies_when, profile)
    if not does_apply:
        state = State.NOT_APPLICABLE
    elif is_contested(worlds, criterion.id):
        state = State.CONTESTED
    elif firm:
        state = State.ASSESSED
    elif (
        topics and all(not t.is_open for t in topics) and any(t.closed is Closed.FOUND_ABSENT for t in topics)
    ):
        state = State.FOUND_ABSENT
    else:
        state = State.NOT_FOUND if searched else State.NOT_SEARCHED
    return Standpoint(
        criterion, does_apply, full.levels[criterion.id], state, bearing, topics, bool(firm) or searched
    )


def is_contested(worlds: Worlds, criterion: str) -> bool:
    """Tell whether settling the contested facts one way or the other changes the level interval."""
    if WorldName.CONTESTED_TRUE not in worlds:
        return False
    return (
        worlds[WorldName.CONTESTED_FALSE].levels[criterion]
        != worlds[WorldName.CONTESTED_TRUE].levels[criterion]
    )


def bearing_observations(frame: Frame, world: WorldOutcome, criterion: str) -> tuple[str, ...]:
    """Return the observations that say something on the criterion, sorted.

    One does that may match a condition, and gives at least one of the attributes the condition
    asks about: that somebody was shut out, and nothing more, does not bear on who was shut out of
    the governing body.
    """
    seen = world.reading.by_id
    found = set()
    for way, index, literal in literals_below(criterion, frame.compiled):
        # a certain denial looks at all that is possible
        mode = Mode.OPEN if literal.positive else Mode.CERTAIN
        asked = {name for name, _ in literal.tests} | {join.own for join in literal.joins}
        is_derived = frame.vocabulary.kinds[literal.kind].derived
        for x in world.firings.matches(way, index, mode):
            if topic_of_witness(x) is None and (is_derived or not asked or asked & set(seen[x].values)):
                found.add(x)
    return tuple(sorted(found, key=order_of_id))


def findings(frame: Frame, world: WorldOutcome, criterion: str) -> tuple[Finding, ...]:
    """Return every rule that fired on something recorded, highest showing first, then limits.

    What is only alleged or contested is told where nothing in its sentence is missing; what is
    certain, and has a gap in its sentence, by the meaning of its level.
    """
    found = []
    for way in frame.compiled.ways[criterion]:
        holds = world.status(way)
        if way.effect is Effect.FLAGS or holds in (Holds.ABSENT, Holds.OPEN):
            continue
        told = tell(frame, world, way)
        sentence = told.sentence
        if not told.is_complete and holds is Holds.CERTAIN and way.effect is Effect.SHOWS:
            sentence = frame.words(frame.criteria[criterion].levels[way.level or 0].meaning)
        if holds is Holds.CERTAIN or told.is_complete:
            found.append(_finding(frame, world, way, holds, sentence, told.observations, told.evidence))
    return tuple(sorted(found, key=lambda f: (f.effect == "limits", -(f.level or 0), f.rule)))


def _finding(
    frame: Frame,
    world: WorldOutcome,
    way: Way,
    holds: Holds,
    sentence: str,
    observations: tuple[str, ...],
    evidence: tuple[str, ...],
) -> Finding:
    counts = reason = None
    if way.effect is Effect.SHOWS and holds is Holds.CERTAIN:
        counts = counts_for(way, world.caps)
        if counts < (way.level or 0):
            reason = cap_reason(frame, world.caps.of_way(way))
    return Finding(
        rule=way.rule,
        effect="shows" if way.effect is Effect.SHOWS else "limits",
        level=way.level,
        counts_for=counts,
        capped_because=reason,
        holds=holds,
        because=sentence,
        observations=observations,
        evidence=evidence,
    )


def headline(frame: Frame, here: Standpoint, found: Sequence[Finding]) -> str:
    """Return the one sentence printed beside the criterion: what decides its supported end."""
    say = frame.say
    match here.state:
        case State.NOT_APPLICABLE if here.criterion.applies_when is not None:
            return frame.words(here.criterion.applies_when.otherwise)
        case State.NOT_FOUND | State.NOT_SEARCHED | State.FOUND_ABSENT:
            return state_reason(frame, here)
        case _:
            pass
    limits = [f for f in found if f.effect == "limits" and f.holds in (Holds.CERTAIN, Holds.CONTESTED)]
    binding = [f for f in limits if f.level is not None and f.level <= here.levels.supported]
    shows = [f for f in found if f.effect == "shows"]
    certain = [f for f in shows if f.holds is Holds.CERTAIN and f.counts_for == here.levels.supported]
    for choice in (binding, certain, limits, [f for f in shows if f.holds is Holds.CONTESTED]):
        if choice:
            return choice[0].because
    return say("What is recorded does not settle it.")


def state_reason(frame: Frame, here: Standpoint) -> str:
    """Return why the criterion has its state, in a sentence."""
    say = frame.say
    partly = [t for t in here.topics if t.result is SearchResult.PARTIAL]
    match here.state:
        case State.ASSESSED:
            return say("Rests on observations that were read.")
        case State.CONTESTED:
            return say("Sources disagree, and the level depends on who is right.")
        case State.FOUND_ABSENT:
            return say("Evidence shows that there is none.")
        case State.NOT_FOUND:
            places = {place.what for topic in here.topics if topic.search for place in topic.search.places}
            return say("Nothing turned up in {count} places searched.").format(count=len(places))
        case State.NOT_APPLICABLE:
            return headline(frame, here, ())
        case _ if here.bearing:
            return say("Known only from memory; nobody has checked it against the source yet.")
        case _ if partly:
            return say("Searched in part; nothing that decides it has turned up.")
        case _:
            return say("Nobody has looked yet.")


def criterion_result(
    frame: Frame, here: Standpoint, dossier: Dossier, worlds: Worlds, weight: float
) -> CriterionResult:
    """Return the criterion with everything a report prints."""
    criterion, full = here.criterion, worlds[WorldName.FULL]
    found = findings(frame, full, criterion.id)
    cited = {e for f in found for e in f.evidence}
    seen = full.reading.by_id
    cited |= {e for x in here.bearing for e in (*seen[x].evidence, *seen[x].disputed_by)}
    evidence = tuple(sorted(cited, key=order_of_id))
    columns = {column_of_evidence(dossier.evidence[e]) for e in evidence}
    claimed = worlds[WorldName.CLAIMED].levels[criterion.id]
    score = level_score(frame.rubric, here.levels.supported, here.levels.possible)
    contested = None
    if here.state is State.CONTESTED:
        both = (worlds[WorldName.CONTESTED_FALSE], worlds[WorldName.CONTESTED_TRUE])
        contested = (_interval(both[0].levels[criterion.id]), _interval(both[1].levels[criterion.id]))
    titles = tuple(frame.words(criterion.levels[number].title) for number in range(5))
    return CriterionResult(
        id=criterion.id,
        title=frame.words(criterion.title),
        short=frame.words(criterion.short),
        question=frame.words(criterion.question),
        track=criterion.track,
        why=frame.words(criterion.why),
        weight=weight,
        level=_interval(here.levels),
        level_titles=(titles[0], titles[1], titles[2], titles[3], titles[4]),
        score=ScoreInterval(supported=float(score.supported), possible=float(score.possible)),
        state=here.state,
        state_reason=state_reason(frame, here),
        covered=here.covered,
        claimed=_interval(claimed) if here.applies else None,
        contested=contested,
        because=headline(frame, here, found),
        findings=found,
        trace=level_traces(frame, full, criterion),
        topics=topic_traces(frame, here.topics),
        evidence=evidence,
        voices=tuple(column for column in VoiceColumn if column in columns),
    )


def _interval(found: Levels) -> LevelInterval:
    return LevelInterval(supported=found.supported, possible=found.possible)
