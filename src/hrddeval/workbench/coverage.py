"""Which parts of a criterion its examples exercise: levels, ways, limits, flags and every single condition.

A condition is exercised when it decides: some example meets it and the way it stands in holds, and
in another the way would hold without it, and does not hold with it. The second is asked of the
engine: for every condition the way without it is compiled too, as a flag nobody sees.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from hrddeval.diagnostics.diagnostic import Location
from hrddeval.model.plan import Effect, Mode
from hrddeval.model.program import Derived
from hrddeval.model.rule import AllOf, Criterion, Flag, Tests, ThereIs, ThereIsNo
from hrddeval.model.text import Words
from hrddeval.ruletests import ExampleCase, check_examples, example_worlds
from hrddeval.scoring.firings import Firings
from hrddeval.scoring.frame import Frame, WorldName
from hrddeval.source.loaded import Loaded
from hrddeval.source.source_file import DataPath
from hrddeval.study import Study
from hrddeval.workbench.bench import Bench, Engines, bench_of
from hrddeval.workbench.places import Placed, PlacedWay, ways_of_criterion

_UNSEEN = Words(en="never printed")


@dataclass(frozen=True)
class Part:
    """One thing that examples should exercise, and what they leave open (None: nothing)."""

    kind: str
    what: str
    location: Location
    missing: str | None


@dataclass(frozen=True)
class Coverage:
    """What the examples of one criterion exercise."""

    criterion: str
    parts: tuple[Part, ...]

    @property
    def exercised(self) -> int:
        return sum(part.missing is None for part in self.parts)


def percent(coverages: Iterable[Coverage]) -> float:
    """Return how much of all parts is exercised, 0 to 100; 100 where there is nothing to exercise."""
    found = list(coverages)
    every = sum(len(one.parts) for one in found)
    return 100.0 * sum(one.exercised for one in found) / every if every else 100.0


def coverage_of(study: Study, rules: Iterable[Loaded[Criterion]], engines: Engines) -> list[Coverage]:
    """Return the coverage of rules of a study (see `on_bench`), by clingo alone: nothing is scored."""
    chosen = [(one, _Shadowed.of(one.value)) for one in rules]
    benches = [bench_of(study, shadowed.criterion) for _, shadowed in chosen]
    parts = [(b.frame.compiled.program, example_worlds(b.frame, b.cases)) for b in benches]
    derived = replace(engines, names=("clingo",)).infer(parts)
    return [
        _coverage(loaded, shadowed, bench, derived)
        for (loaded, shadowed), bench in zip(chosen, benches, strict=True)
    ]


@dataclass(frozen=True)
class _Shadowed:
    """A criterion with a flag for every way without one of its conditions.

    `without` gives the flag for a way's rule and the position of the condition left out.
    """

    criterion: Criterion
    ways: tuple[PlacedWay, ...]
    without: Mapping[tuple[str, int], str]

    @classmethod
    def of(cls, criterion: Criterion) -> _Shadowed:
        ways = tuple(ways_of_criterion(criterion))
        flags = dict(criterion.flags)
        without: dict[tuple[str, int], str] = {}
        for way in ways:
            for left_out in range(len(way.parts)) if len(way.parts) > 1 else ():
                name = f"without{len(without)}"
                rest = AllOf(all_of=tuple(remaining(way.parts, left_out)))
                flags[name] = Flag(title=_UNSEEN, when=rest, because=_UNSEEN)
                without[way.rule, left_out] = f"{criterion.id}/flags/{name}/1"
        return cls(criterion.model_copy(update={"flags": flags}), ways, without)


def remaining(parts: Sequence[Placed], left_out: int) -> Iterable[ThereIs | ThereIsNo]:
    """Return the conditions of a way without one of them, and without what others ask of its match."""
    gone = parts[left_out].condition
    name = gone.as_ if isinstance(gone, ThereIs) else None
    for position, part in enumerate(parts):
        if position != left_out:
            yield part.condition if name is None else _without_name(part.condition, name)


def _without_name(condition: ThereIs | ThereIsNo, name: str) -> ThereIs | ThereIsNo:
    where: dict[str, Tests] = {}
    for attribute, tests in condition.where.items():
        if (tests.same_as or "").partition(".")[0] == name:
            tests = tests.model_copy(update={"same_as": None})
        if any(value is not None for _, value in tests):
            where[attribute] = tests
    other = None if condition.other_than == name else condition.other_than
    return condition.model_copy(update={"where": where, "other_than": other})


@dataclass
class _Seen:
    """In how many examples a condition was met in a way that held, and in how many it alone was missing."""

    met: int = 0
    decided: int = 0


def _coverage(
    loaded: Loaded[Criterion], shadowed: _Shadowed, bench: Bench, derived: Mapping[str, Derived]
) -> Coverage:
    results = check_examples(bench.frame, bench.cases, derived)
    reached = {result.level.supported for result in results}
    held: dict[str, int] = dict.fromkeys((way.rule for way in shadowed.ways), 0)
    conditions: dict[DataPath, _Seen] = {}
    for case in bench.cases:
        holds = _rules_that_hold(bench.frame, case, derived)
        for way in shadowed.ways:
            held[way.rule] += way.rule in holds
            for position, part in enumerate(way.parts):
                seen = conditions.setdefault(part.path, _Seen())
                shadow = shadowed.without.get((way.rule, position))
                seen.met += way.rule in holds
                seen.decided += way.rule not in holds and (shadow is None or shadow in holds)
    source = loaded.source
    parts = [
        Part(
            "level",
            f"level {number}",
            source.locate(("levels", number), key=True),
            None if number in reached else "no example ends at this level",
        )
        for number in sorted(loaded.value.levels)
    ]
    names = {Effect.SHOWS: "way", Effect.LIMITS: "limit", Effect.FLAGS: "flag"}
    parts += [
        Part(
            names[way.effect],
            way.title,
            source.locate(way.place),
            None if held[way.rule] else "it holds in no example",
        )
        for way in shadowed.ways
    ]
    said: dict[DataPath, str] = {}
    for way in shadowed.ways:
        for part in way.parts:
            said.setdefault(part.path, f"{_in_short(part)} in {way.title}")
    parts += [
        Part("condition", said[path], source.locate(path), _missing(seen))
        for path, seen in conditions.items()
    ]
    return Coverage(loaded.value.id, tuple(parts))


def _rules_that_hold(frame: Frame, case: ExampleCase, derived: Mapping[str, Derived]) -> set[str]:
    firings = Firings(frame.compiled, derived[case.key(WorldName.FULL)])
    ways = frame.compiled.ways[case.criterion.id]
    return {way.rule for way in ways if firings.holds(way, Mode.CERTAIN)}


def _missing(seen: _Seen) -> str | None:
    if not seen.met:
        return "no example meets it in a way that holds"
    return None if seen.decided else "no example just misses it: it could be left out unnoticed"


def _in_short(part: Placed) -> str:
    condition = part.condition
    if isinstance(condition, ThereIs):
        return f"`there_is: {condition.there_is}`"
    return f"`there_is_no: {condition.there_is_no}`"
