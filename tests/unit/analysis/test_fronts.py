"""What the engine is asked about sets of steps is what every set really does, tried one by one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hrddeval.analysis.questions import DOWN, Asker
from hrddeval.analysis.reach import clusters
from hrddeval.engine import factors
from hrddeval.engine.fronts import Fronts, front, optimised
from hrddeval.model.finding import Holds
from random_steps import Situation, outcomes, possible_sets, situation

#: In more than a third of them sets of steps lead to different levels.
SEEDS = range(24)


def _levels(found: frozenset[tuple[str, int]], criteria: tuple[str, ...]) -> list[int]:
    return [max((k for name, k in found if name == c and k > 0), default=0) for c in criteria]


def _down(found: frozenset[tuple[str, int]]) -> set[str]:
    return {name for name, k in found if k == DOWN}


def _real(
    here: Situation, criteria: tuple[str, ...], flags: list[tuple[str, str]], outcome: object
) -> frozenset[tuple[str, int]]:
    levels = {(c, k) for c in criteria for k in range(1, outcome.levels[c].supported + 1)}  # type: ignore[attr-defined]
    up = (Holds.CERTAIN, Holds.CONTESTED)
    down = {(flag, DOWN) for c, flag in flags if c in criteria and outcome.flags[flag] not in up}  # type: ignore[attr-defined]
    return frozenset(levels | down)


@pytest.mark.parametrize("seed", SEEDS)
def test_options_do_what_they_say_and_nothing_cheaper_does_more(seed: int) -> None:
    """Over random rules with derived kinds, computed values, kinds with one truth, denials and evidence caps."""
    here = situation(seed)
    flags = [(c.id, flag) for c in here.frame.criteria.values() for flag in c.flags]
    asker = Asker(here.ground, here.steps, flags, coverage=False)
    for criteria, changes in clusters(here.frame, list(here.frame.criteria), here.steps):
        effort = {change.id: change.effort for change in changes}
        sets = list(possible_sets(here, changes))

        options = front(asker.question(criteria, changes))

        real = {
            frozenset(change.id for change in some): _real(here, criteria, flags, outcome)
            for some, outcome in zip(sets, outcomes(here, sets), strict=True)
        }
        for option in options:
            led_to = real[option.chosen]
            assert _levels(option.outcomes, criteria) == _levels(led_to, criteria)
            assert _down(option.outcomes) == _down(led_to)
        for chosen, led_to in real.items():
            assert any(
                option.effort <= sum(effort[x] for x in chosen)
                and all(
                    a >= b
                    for a, b in zip(
                        _levels(option.outcomes, criteria), _levels(led_to, criteria), strict=True
                    )
                )
                and _down(option.outcomes) >= _down(led_to)
                for option in options
            ), chosen


def test_without_changes_there_is_what_is() -> None:
    """One option, that costs nothing: what is so now."""
    here = situation(3)
    asker = Asker(here.ground, here.steps, [], coverage=False)
    criteria = tuple(here.frame.criteria)

    (option,) = front(asker.question(criteria, ()))

    now = here.ground.now.levels
    assert (option.chosen, option.effort) == (frozenset(), 0)
    assert _levels(option.outcomes, criteria) == [now[name].supported for name in criteria]


@pytest.mark.parametrize("seed", SEEDS)
def test_slice_by_slice_is_the_same_as_all_at_once(seed: int) -> None:
    """With all changes, and with every second one left out."""
    here = situation(seed)
    flags = [(c.id, flag) for c in here.frame.criteria.values() for flag in c.flags]
    asker = Asker(here.ground, here.steps, flags, coverage=True)
    for criteria, changes in clusters(here.frame, list(here.frame.criteria), here.steps):
        question = asker.question(criteria, changes)
        fronts = Fronts(question)
        for some in (question.choices, question.choices[::2], ()):
            assert fronts.among([one.id for one in some]) == optimised(replace(question, choices=some))


def test_where_too_much_meets_in_one_slice_all_is_asked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    here = situation(3)
    asker = Asker(here.ground, here.steps, [], coverage=False)
    question = asker.question(tuple(here.frame.criteria), here.steps.changes)
    apart = front(question)

    monkeypatch.setattr(factors, "MOST_TOGETHER", 0)

    assert factors.factors_of(question) is None
    assert front(question) == apart
