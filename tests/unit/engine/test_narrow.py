"""Worlds of fewer facts under fewer slices tell all that the whole ones would."""

from __future__ import annotations

import pytest

import brute
import programs
from hrddeval.engine.narrow import Slices
from hrddeval.engine.registry import ENGINES, is_available
from hrddeval.inference import infer, infer_beside
from hrddeval.model.program import Fact, World

NAMES = tuple(name for name in ENGINES if is_available(name))


def _alike(worlds: list[World]) -> list[World]:
    """The worlds, and each again with the facts of the one before it for every second predicate."""
    found = list(worlds)
    for number, world in enumerate(worlds):
        other = worlds[number - 1]
        swapped = {fact.predicate for fact in world.facts} | {fact.predicate for fact in other.facts}
        taken = set(sorted(swapped)[::2])
        facts: set[Fact] = {fact for fact in world.facts if fact.predicate not in taken}
        facts |= {fact for fact in other.facts if fact.predicate in taken}
        found.append(World(f"{world.key} mixed", frozenset(facts)))
    return found


@pytest.mark.parametrize("seed", range(40))
def test_what_follows_is_what_follows_in_whole_worlds(seed: int) -> None:
    program, some = programs.random_case(seed, worlds=5)
    worlds = _alike(some)
    real = brute.derive(program, worlds)
    slices = Slices(program)
    slices.learn(worlds[0], real[worlds[0].key])

    narrow, fewer = slices.narrowed(worlds[1:])

    assert slices.whole(worlds, brute.derive(narrow, fewer)) == real


def test_a_world_that_is_known_is_not_run_again() -> None:
    program, (world, *_) = programs.random_case(7, worlds=2)
    slices = Slices(program)
    slices.learn(world, brute.derive(program, [world])[world.key])

    again = World("the same", world.facts)
    _, fewer = slices.narrowed([again])

    assert fewer == []
    assert slices.whole([again], {})["the same"] == brute.derive(program, [world])[world.key]


@pytest.mark.parametrize("seed", range(4))
def test_the_engines_find_the_same(seed: int) -> None:
    program, some = programs.random_case(seed, worlds=3)
    worlds = _alike(some)

    whole = infer(program, worlds, NAMES, jobs=1, timeout=60)
    narrow = infer_beside(
        program, worlds[1:], NAMES, jobs=1, timeout=60, beside=[(worlds[0], whole.derived[worlds[0].key])]
    )

    assert narrow.derived == {world.key: whole.derived[world.key] for world in worlds[1:]}
