"""What is wrong with a ladder as a whole, found out on the smallest readings in which each way holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from hrddeval.diagnostics.diagnostic import Diagnostic, Related, Severity
from hrddeval.engine.asp import ClingoEngine
from hrddeval.facts.worlds import topic_of_witness
from hrddeval.model.plan import Effect, Mode, Way
from hrddeval.model.rule import Criterion
from hrddeval.scoring.firings import Firings
from hrddeval.scoring.frame import Frame
from hrddeval.source.loaded import Loaded
from hrddeval.workbench.places import PlacedWay, ways_of_criterion
from hrddeval.workbench.recorded import Thing
from hrddeval.workbench.smallest import smallest


@dataclass(frozen=True)
class _Outcome:
    """One smallest reading of a way: what is recorded in it and what follows."""

    things: tuple[Thing, ...]
    firings: Firings
    holding: frozenset[str]


@dataclass(frozen=True)
class _Tried:
    """A way and every smallest reading in which it holds; `whole` where those are all."""

    way: Way
    placed: PlacedWay
    outcomes: tuple[_Outcome, ...]
    whole: bool

    def implies(self, rule: str) -> bool:
        """Tell whether another way holds wherever this one does."""
        return self.whole and bool(self.outcomes) and all(rule in one.holding for one in self.outcomes)


def lint_ladder(criterion: Loaded[Criterion], frame: Frame) -> Iterator[Diagnostic]:
    """Report ways that never hold or repeat others, rungs without the one below, limits always in the way."""
    tried = _try(criterion.value, frame)
    shows = [one for one in tried if one.way.effect is Effect.SHOWS]
    limits = [one for one in tried if one.way.effect is Effect.LIMITS]
    for one in tried:
        if not one.outcomes:
            yield _warn(
                criterion,
                "HR261",
                f"{one.placed.title} can never hold: its conditions exclude each other",
                one.placed,
                hint="delete one of the conditions that stand against each other",
            )
    yield from _repeated(criterion, tried)
    denying = {denial.level for denial in _denials(shows)}
    for denial in _denials(shows):
        message = f"level {denial.level} denies what {denial.higher.placed.title} asks for"
        yield criterion.source.error(
            "HR264",
            message,
            denial.lower.placed.parts[denial.position].path,
            hint="a level means at least: move the denial to `no_more_than_when` of a lower level",
            severity=Severity.WARNING,
            related=(
                Related("this shows the higher level", criterion.source.locate(denial.higher.placed.place)),
            ),
        )
    for one in shows:
        below = (one.way.level or 0) - 1
        lower = {w.way.rule for w in shows if w.way.level == below}
        without = next((o for o in one.outcomes if not o.holding & lower), None)
        if lower and without is not None and below not in denying:
            yield _warn(
                criterion,
                "HR262",
                f"{one.placed.title} can be shown where level {below} is not",
                one.placed,
                hint=f"for instance with nothing but {_in_words(without.things)}; "
                f"ask here for what level {below} asks too, or add it there as another way",
            )
        stopped = next(
            (
                limit
                for limit in limits
                if (limit.way.level or 0) < (one.way.level or 0) and one.implies(limit.way.rule)
            ),
            None,
        )
        if stopped is not None:
            yield criterion.source.error(
                "HR265",
                f"{one.placed.title} never counts: {stopped.placed.title} holds wherever it does",
                one.placed.place,
                hint="ask for more in the limit, or for less here",
                severity=Severity.WARNING,
                related=(Related("the limit stands here", criterion.source.locate(stopped.placed.place)),),
            )


def _try(criterion: Criterion, frame: Frame) -> list[_Tried]:
    """Run every way of a criterion on its smallest readings, in one grounding."""
    derived = list(frame.derived_rules.values())
    ways = {way.rule: way for way in frame.compiled.ways[criterion.id]}
    placed = [(one, ways[one.rule]) for one in ways_of_criterion(criterion)]
    denials = list(dict.fromkeys(one for way in ways.values() for one in way.literals if not one.positive))
    readings = [
        smallest(way.rule, way.literals, frame.vocabulary, frame.compiled, derived, denials)
        for _, way in placed
    ]
    worlds = [world for reading in readings for world in reading.worlds]
    found = ClingoEngine().derive(frame.compiled.program, worlds)
    tried = []
    for (place, way), reading in zip(placed, readings, strict=True):
        outcomes = []
        for world, things in zip(reading.worlds, reading.things, strict=True):
            firings = Firings(frame.compiled, found[world.key])
            holding = frozenset(rule for rule, other in ways.items() if firings.holds(other, Mode.CERTAIN))
            if way.rule in holding:
                outcomes.append(_Outcome(things, firings, holding))
        tried.append(_Tried(way, place, tuple(outcomes), reading.whole))
    return tried


def _repeated(criterion: Loaded[Criterion], tried: Sequence[_Tried]) -> Iterator[Diagnostic]:
    """Report each way that adds nothing, for another holds wherever it does and says as much."""
    dropped: set[str] = set()
    for one in tried:
        for other in tried:
            if other.way.rule in dropped or not _says_as_much(other.way, one.way):
                continue
            if one is not other and one.implies(other.way.rule):
                dropped.add(one.way.rule)
                yield criterion.source.error(
                    "HR263",
                    f"{one.placed.title} adds nothing: {other.placed.title} holds wherever it does",
                    one.placed.place,
                    hint="delete it, or correct the one that is wider than was meant",
                    severity=Severity.WARNING,
                    related=(Related("the other stands here", criterion.source.locate(other.placed.place)),),
                )
                break


def _says_as_much(other: Way, way: Way) -> bool:
    """Tell whether a way's conclusion is at least as strong as another's."""
    if other.effect is not way.effect:
        return False
    match way.effect:
        case Effect.SHOWS:  # what shows a higher level may well be named on the lower ones too
            return other.level == way.level
        case Effect.LIMITS:
            return (other.level or 0) <= (way.level or 0)
        case _:
            return other.flag == way.flag


@dataclass(frozen=True)
class _Denial:
    level: int
    lower: _Tried
    position: int
    higher: _Tried


def _denials(shows: Sequence[_Tried]) -> Iterator[_Denial]:
    """Find denials of a level that strike exactly what a higher level asks for; each once."""
    for lower in shows:
        for position, literal in enumerate(lower.way.literals):
            if literal.positive or literal.joins or literal.other_than:
                continue
            for higher in shows:
                level = lower.way.level or 0
                if (higher.way.level or 0) > level and higher.outcomes and higher.whole:
                    # what a denial looks at in the open mode is what certainly stands against it
                    against = (o.firings.matches(lower.way, position, Mode.OPEN) for o in higher.outcomes)
                    if all(any(topic_of_witness(x) is None for x in found) for found in against):
                        yield _Denial(level, lower, position, higher)
                        break


def _in_words(things: Sequence[Thing]) -> str:
    if not things:
        return "nothing recorded"
    return " and ".join(f"`{one.kind}`{_attributes(one.given)}" for one in things)


def _attributes(given: Mapping[str, object]) -> str:
    said = [
        f"{name}: {', '.join(sorted(value)) if isinstance(value, frozenset) else value}"
        for name, value in given.items()
        if not (isinstance(value, str) and value[:1] == "O" and value[1:].isdigit())  # a reference
    ]
    return f" ({'; '.join(said)})" if said else ""


def _warn(criterion: Loaded[Criterion], code: str, message: str, way: PlacedWay, *, hint: str) -> Diagnostic:
    return criterion.source.error(code, message, way.place, hint=hint, severity=Severity.WARNING)
