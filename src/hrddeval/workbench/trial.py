"""One criterion tried on one dossier, in the rubric or not: every condition, whether it is met, and why."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from hrddeval import i18n
from hrddeval.model.criterion_result import ConditionOutcome, State
from hrddeval.model.finding import Holds
from hrddeval.model.plan import Effect, Mode, Way
from hrddeval.model.program import Derived
from hrddeval.model.rule import Criterion
from hrddeval.reports.sheet import Sheet
from hrddeval.scoring.assessment import Case
from hrddeval.scoring.criterion import Worlds, findings, headline, standpoint, state_reason
from hrddeval.scoring.frame import Frame, WorldName, WorldOutcome, world_outcome
from hrddeval.scoring.levels import counts_for
from hrddeval.scoring.trace import cap_reason, condition_trace
from hrddeval.workbench.reasons import reasons
from hrddeval.workbench.telling import holds_word, state_word

_SIGNS = {
    ConditionOutcome.MET: "+",
    ConditionOutcome.CONTESTED: "~",
    ConditionOutcome.UNKNOWN: "?",
    ConditionOutcome.NOT_MET: "-",
}


@dataclass(frozen=True)
class Tried:
    """A condition: its outcome by itself, why, and for a derived one how its rules fared."""

    text: str
    outcome: ConditionOutcome
    observations: tuple[str, ...]
    reasons: tuple[str, ...]
    inner: tuple[TriedWay, ...]


@dataclass(frozen=True)
class TriedWay:
    """A way and how firmly it holds. `note`: why it counts for less, or fails though its conditions hold."""

    rule: str
    holds: Holds
    conditions: tuple[Tried, ...]
    note: str | None


@dataclass(frozen=True)
class TriedRung:
    level: int
    title: str
    shown: tuple[TriedWay, ...]
    limits: tuple[TriedWay, ...]


@dataclass(frozen=True)
class Trial:
    """What the criterion makes of the dossier."""

    language: str
    criterion: str
    title: str
    initiative: str
    as_of: str
    supported: int
    possible: int
    state: State
    because: str
    rungs: tuple[TriedRung, ...]
    flags: Mapping[str, tuple[Holds, tuple[TriedWay, ...]]]


def trial(frame: Frame, criterion: Criterion, case: Case, derived: Mapping[str, Derived]) -> Trial:
    """Return how a criterion of the frame fares on a case; it need not be in the rubric's tree."""
    worlds: Worlds = {
        name: world_outcome(frame, reading, derived[case.key(name)], capped=name is not WorldName.CLAIMED)
        for name, reading in case.readings.items()
    }
    full = worlds[WorldName.FULL]
    here = standpoint(frame, criterion, case.dossier.profile, worlds)
    found = findings(frame, full, criterion.id)
    said = headline(frame, here, found)
    if here.state in (State.ASSESSED, State.CONTESTED):
        said = f"{state_reason(frame, here)} {said}"
    ways = frame.compiled.ways[criterion.id]

    def of(effect: Effect, **wanted: object) -> tuple[TriedWay, ...]:
        return tuple(
            _way(frame, full, way)
            for way in ways
            if way.effect is effect and all(getattr(way, key) == value for key, value in wanted.items())
        )

    return Trial(
        language=frame.language,
        criterion=criterion.id,
        title=frame.words(criterion.title),
        initiative=case.dossier.id,
        as_of=case.as_of,
        supported=here.levels.supported,
        possible=here.levels.possible,
        state=here.state,
        because=said,
        rungs=tuple(
            TriedRung(
                number,
                frame.words(level.title),
                of(Effect.SHOWS, level=number),
                of(Effect.LIMITS, level=number),
            )
            for number, level in sorted(criterion.levels.items(), reverse=True)
        ),
        flags={name: (full.flags[name], of(Effect.FLAGS, flag=name)) for name in criterion.flags},
    )


def _way(frame: Frame, world: WorldOutcome, way: Way) -> TriedWay:
    holds = world.status(way)
    conditions = tuple(_condition(frame, world, way, index) for index in range(len(way.literals)))
    note = None
    if holds is not Holds.CERTAIN and all(one.outcome is ConditionOutcome.MET for one in conditions):
        note = frame.say("each condition is met by itself, but not by observations that belong together")
    elif way.effect is Effect.SHOWS and holds is Holds.CERTAIN:
        counts = counts_for(way, world.caps)
        reason = cap_reason(frame, world.caps.of_way(way))
        if counts < (way.level or 0) and reason:
            note = frame.say("holds, but {reason}").format(reason=reason)
    return TriedWay(way.rule, holds, conditions, note)


def _condition(frame: Frame, world: WorldOutcome, way: Way, index: int) -> Tried:
    traced = condition_trace(frame, world, way, index)
    return Tried(
        text=traced.text,
        outcome=traced.outcome,
        observations=traced.observations,
        reasons=reasons(frame, world, way, index),
        inner=tuple(
            _way(frame, world, below)
            for target in frame.compiled.derived.get(way.literals[index].kind, ())
            for below in frame.compiled.ways[target]
            if {Mode.CERTAIN, Mode.OPEN} <= set(below.predicates)
        ),
    )


def as_text(result: Trial, width: int = 100) -> list[str]:
    """Return the trial as lines."""
    say = i18n.sayer(result.language)
    sheet = _Sheet(max(width, 50), say)
    sheet.add(
        say("{criterion} {title}, tried on {initiative} as of {date}").format(
            criterion=result.criterion, title=result.title, initiative=result.initiative, date=result.as_of
        )
    )
    span = say("level {low} supported, level {high} possible").format(
        low=result.supported, high=result.possible
    )
    state = state_word(result.state.value, say)
    sheet.add(f"{say('; ').join((span, state))}. {result.because}")
    for rung in result.rungs:
        sheet.add()
        verdict = say("{name}: {value}").format(name=rung.title, value=_verdict(result, rung.level, say))
        sheet.add(f"{rung.level}  {verdict}", 0, 3)
        for way in rung.shown:
            sheet.way(way, say("shown when"), 3)
        for way in rung.limits:
            sheet.way(way, say("nothing above it when"), 3)
    for name, (status, ways) in result.flags.items():
        sheet.add()
        sheet.add(say("flag “{flag}” {status}").format(flag=name, status=holds_word(status.value, say)))
        for way in ways:
            sheet.way(way, say("raised when"), 3)
    return sheet.lines


def _verdict(result: Trial, level: int, say: Callable[[str], str]) -> str:
    if level <= result.supported:
        return say("supported")
    return say("possible, not supported") if level <= result.possible else say("ruled out")


class _Sheet(Sheet):
    """The sheet of a trial: ways stand on it with their conditions."""

    def way(self, way: TriedWay, when: str, indent: int) -> None:
        say = self.say
        words = {
            ConditionOutcome.MET: say("met"),
            ConditionOutcome.CONTESTED: say("contested"),
            ConditionOutcome.UNKNOWN: say("unknown"),
            ConditionOutcome.NOT_MET: say("not met"),
        }
        holds = say("holds: {status}").format(status=_firmness(way.holds, say))
        self.add(f"{when} [{way.rule}] {holds}", indent, 2)
        for one in way.conditions:
            by = f" ({', '.join(one.observations)})" if one.observations else ""
            said = say("{name}: {value}").format(name=words[one.outcome], value=one.text)
            self.add(f"[{_SIGNS[one.outcome]}] {said}{by}", indent + 2, 4)
            if one.outcome is not ConditionOutcome.MET or way.note:
                for reason in one.reasons:
                    self.add(f"· {reason}", indent + 6, 2)
            for inner in one.inner:
                self.way(inner, say("follows when"), indent + 6)
        if way.note:
            self.add(f"= {way.note}", indent + 2, 2)


def _firmness(holds: Holds, say: Callable[[str], str]) -> str:
    return (
        say("open")
        if holds is Holds.OPEN
        else say("no")
        if holds is Holds.ABSENT
        else holds_word(holds.value, say)
    )
