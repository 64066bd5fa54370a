"""Runs the engines on the worlds of a study: cached, in workers, and believed only where both agree."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from enum import StrEnum

from hrddeval.cache import FindingsCache
from hrddeval.engine.asp import ClingoEngine
from hrddeval.engine.bundle import BUNDLED, bundled
from hrddeval.engine.crosscheck import Difference, compare
from hrddeval.engine.narrow import Slices
from hrddeval.engine.pool import derive_many
from hrddeval.engine.registry import ENGINES, is_available, version
from hrddeval.model.program import Derived, Program, World

#: A program, and the worlds to find out about under it.
Part = tuple[Program, Sequence[World]]


class EngineChoice(StrEnum):
    """What `--engine` takes. `auto` is both engines, or clingo alone where durable-rules is not installed."""

    AUTO = "auto"
    BOTH = "both"
    DURABLE = "durable"
    CLINGO = "clingo"


class EngineMissing(Exception):
    """An engine that was asked for by name is not installed."""


class EnginesDisagree(Exception):
    """The engines derived different findings: nothing may be scored."""

    def __init__(self, differences: Sequence[Difference]) -> None:
        super().__init__(f"{len(differences)} findings differ between the engines")
        self.differences = tuple(differences)


@dataclass(frozen=True)
class Inference:
    """Derived facts by world, the engines that agreed on them, and how many worlds came from the cache."""

    derived: Mapping[str, Derived]
    engines: tuple[str, ...]
    cached: int


def engines_for(choice: EngineChoice) -> tuple[str, ...]:
    """Return the engines to run.

    Raises:
        EngineMissing: when one that was named is not installed.
    """
    wanted = {
        EngineChoice.AUTO: tuple(ENGINES),
        EngineChoice.BOTH: tuple(ENGINES),
        EngineChoice.DURABLE: ("durable",),
        EngineChoice.CLINGO: ("clingo",),
    }[choice]
    missing = [name for name in wanted if not is_available(name)]
    if choice is EngineChoice.AUTO and missing == ["durable"]:
        return ("clingo",)
    if missing:
        raise EngineMissing(missing[0])
    return wanted


def infer(
    program: Program,
    worlds: Sequence[World],
    engines: Sequence[str],
    *,
    jobs: int,
    timeout: float,
    cache: FindingsCache | None = None,
    executor: Executor | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Inference:
    """Return what follows in every world.

    Raises:
        EnginesDisagree: when two engines derive different facts in any world.
        hrddeval.engine.port.EngineFault: when an engine crashes, hangs or fails on a world.
    """

    def find(todo: Sequence[Part], _: Mapping[str, Derived]) -> Mapping[str, Derived]:
        left = todo[0][1]
        answers = derive_many(
            engines, program, left, jobs=jobs, timeout=timeout, executor=executor, progress=progress
        )
        return _agreed(todo, engines, answers)

    return _remembered([(program, worlds)], engines, cache, find)


def infer_each(
    parts: Sequence[Part],
    engines: Sequence[str],
    *,
    jobs: int,
    timeout: float,
    cache: FindingsCache | None = None,
    executor: Executor | None = None,
    here: Collection[str] = (),
) -> Inference:
    """Return what follows in every world under the program it comes with, for many small programs.

    World keys are unique over all parts. The cache knows each world by its own program, so that a
    change to one criterion leaves what is known of the others.
    """

    def find(todo: Sequence[Part], _: Mapping[str, Derived]) -> Mapping[str, Derived]:
        bundle, every = bundled(todo)
        answers = derive_many(
            engines, bundle, every, jobs=jobs, timeout=timeout, executor=executor, engines=BUNDLED, here=here
        )
        return _agreed(todo, engines, answers)

    return _remembered(parts, engines, cache, find)


def infer_beside(
    program: Program,
    worlds: Sequence[World],
    engines: Sequence[str],
    *,
    jobs: int,
    timeout: float,
    beside: Sequence[tuple[World, Derived]] = (),
    cache: FindingsCache | None = None,
) -> Inference:
    """Return what follows in a few worlds that are much alike, or like others whose findings are known.

    The same as `infer` gives, for less: a slice that reads the same facts in two worlds is run in one
    of them. clingo is run in this process.

    Raises:
        EnginesDisagree, hrddeval.engine.port.EngineFault: see `infer`.
    """

    def find(todo: Sequence[Part], known: Mapping[str, Derived]) -> Mapping[str, Derived]:
        left = todo[0][1]
        slices = Slices(program)
        for world, derived in beside:
            slices.learn(world, derived)
        for world in worlds:
            if world.key in known:
                slices.learn(world, known[world.key])
        narrowed = slices.narrowed(left)
        answers = infer_each([narrowed], engines, jobs=jobs, timeout=timeout, here=(ClingoEngine.name,))
        return slices.whole(left, answers.derived)

    return _remembered([(program, worlds)], engines, cache, find)


def _remembered(
    parts: Sequence[Part],
    engines: Sequence[str],
    cache: FindingsCache | None,
    find: Callable[[Sequence[Part], Mapping[str, Derived]], Mapping[str, Derived]],
) -> Inference:
    """Return what the cache knows, and what `find` makes of the parts that have worlds left."""
    keys: dict[str, str] = {}
    if cache is not None:
        for program, worlds in parts:
            keys |= _keys(program, worlds, engines)
    known = cache.get_many(keys) if cache is not None else {}
    todo = [(program, [w for w in worlds if w.key not in known]) for program, worlds in parts]
    todo = [(program, worlds) for program, worlds in todo if worlds]
    fresh = find(todo, known) if todo else {}
    if fresh and cache is not None:
        cache.put_many({keys[world]: derived for world, derived in fresh.items()})
    return Inference({**known, **fresh}, tuple(engines), len(known))


def _agreed(
    parts: Sequence[Part], engines: Sequence[str], answers: Mapping[str, Mapping[str, Derived]]
) -> Mapping[str, Derived]:
    """Return what every engine derived.

    Raises:
        EnginesDisagree: when two derived different facts in any world.
    """
    first, *others = engines
    for other in others:
        differences = [
            difference
            for program, worlds in parts
            for difference in compare(
                program, first, _only(answers[first], worlds), other, _only(answers[other], worlds)
            )
        ]
        if differences:
            raise EnginesDisagree(differences)
    return answers[first]


def _only(answers: Mapping[str, Derived], worlds: Sequence[World]) -> dict[str, Derived]:
    return {world.key: answers[world.key] for world in worlds}


def _keys(program: Program, worlds: Sequence[World], engines: Sequence[str]) -> dict[str, str]:
    """Return a digest per world over the program, the facts and the engines with their versions."""
    base = hashlib.sha256(program.text.encode())
    base.update(repr([(name, version(name)) for name in engines]).encode())
    keys = {}
    for world in worlds:
        digest = base.copy()
        digest.update(repr(sorted((f.predicate, f.values) for f in world.facts)).encode())
        keys[world.key] = digest.hexdigest()
    return keys
