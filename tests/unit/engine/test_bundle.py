"""Many small programs at once give what each gives alone, in every engine."""

from __future__ import annotations

import pytest

import programs
from hrddeval.engine.bundle import BUNDLED, bundled
from hrddeval.engine.registry import ENGINES, is_available
from hrddeval.inference import infer_each
from hrddeval.model.program import World

NAMES = [name for name in ENGINES if is_available(name)]


def _parts(*seeds: int) -> list:  # type: ignore[type-arg]  # programs with their worlds
    """Programs that use the same names for different things; worlds with keys of their own."""
    parts = []
    for seed in seeds:
        program, worlds = programs.random_case(seed, worlds=6)
        parts.append((program, [World(f"{seed} {world.key}", world.facts) for world in worlds]))
    return parts


@pytest.mark.parametrize("name", NAMES)
def test_each_program_sees_its_own_worlds_alone(name: str) -> None:
    parts = _parts(1, 2, 3)
    bundle, worlds = bundled(parts)

    together = BUNDLED[name]().derive(bundle, worlds)
    alone: dict = {}  # type: ignore[type-arg]  # worlds to what was derived
    for program, some in parts:
        alone |= ENGINES[name]().derive(program, some)

    assert together == alone


def test_all_engines_agree_and_no_part_is_left_out() -> None:
    parts = _parts(4, 5)

    found = infer_each(parts, NAMES, jobs=2, timeout=60)

    assert set(found.derived) == {world.key for _, worlds in parts for world in worlds}
    assert found.engines == tuple(NAMES)


def test_no_worlds_start_nothing() -> None:
    program, _ = programs.random_case(1, worlds=1)

    assert infer_each([(program, [])], NAMES, jobs=2, timeout=60).derived == {}
