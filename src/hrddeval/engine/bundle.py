"""Runs many small programs in few processes: each world is run under the program it belongs to.

An example of one criterion needs that criterion's rules alone. A program of all of them would put
every world to every rule, and a process for each program would mostly start and stop.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from hrddeval.engine.asp import ClingoEngine
from hrddeval.engine.durable import DurableEngine
from hrddeval.engine.registry import EngineClass
from hrddeval.model.program import Derived, Program, World

_Derive = Callable[[Program, Sequence[World]], Mapping[str, Derived]]


@dataclass(frozen=True)
class Bundle(Program):
    """Programs that know nothing of each other; `part_of` gives the number of each world's program."""

    parts: tuple[Program, ...] = ()
    part_of: Mapping[str, int] = field(default_factory=dict)


def bundled(parts: Sequence[tuple[Program, Sequence[World]]]) -> tuple[Bundle, list[World]]:
    """Return programs and their worlds as one; world keys are unique over all of them."""
    part_of = {world.key: number for number, (_, worlds) in enumerate(parts) for world in worlds}
    programs = tuple(program for program, _ in parts)
    return Bundle({}, frozenset(), (), programs, part_of), [world for _, some in parts for world in some]


def _derive_each(derive: _Derive, program: Program, worlds: Sequence[World]) -> dict[str, Derived]:
    assert isinstance(program, Bundle), "only bundles are run here"
    answer: dict[str, Derived] = {}
    for number, part in enumerate(program.parts):
        own = [world for world in worlds if program.part_of[world.key] == number]
        if own:
            answer |= derive(part, own)
    return answer


class BundledClingo(ClingoEngine):
    """clingo, one grounding per program."""

    worlds_per_process = 400

    def derive(self, program: Program, worlds: Sequence[World]) -> Mapping[str, Derived]:
        return _derive_each(super().derive, program, worlds)


class BundledDurable(DurableEngine):
    """durable-rules, with rulesets per program."""

    worlds_per_process = 400  # 250 MB for programs of some 100 rules

    def derive(self, program: Program, worlds: Sequence[World]) -> Mapping[str, Derived]:
        return _derive_each(super().derive, program, worlds)


BUNDLED: Mapping[str, EngineClass] = {
    BundledDurable.name: BundledDurable,
    BundledClingo.name: BundledClingo,
}
