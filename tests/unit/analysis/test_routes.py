"""Routes of least effort: no cheaper set exists, whatever the rubric, found by trying every set."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import Any

import pytest

import build
from hrddeval.analysis.demands import Demands
from hrddeval.analysis.pathways import find, landscape_of
from hrddeval.model.finding import Holds
from hrddeval.model.rubric import Rubric
from hrddeval.scoring.frame import WorldOutcome
from hrddeval.scoring.intervals import Interval
from hrddeval.scoring.tree import Leaf, score_tree
from random_steps import Situation, outcomes, possible_sets, situation

GATE = {"flag": "flag-t1", "group": "first", "ceiling": 30, "because": "A flag is up."}


def _rubric(
    how: str, inner: str = "arithmetic", gates: list[dict[str, Any]] | None = None, **more: Any
) -> Rubric:
    tree = {
        "id": "overall",
        "aggregation": how,
        "groups": [
            {
                "id": "first",
                "weight": "1/3",
                "aggregation": inner,
                "groups": [{"criterion": "T1"}, {"criterion": "T2"}],
            },
            {"id": "second", "weight": "2/3", "groups": [{"criterion": "T3"}]},
        ],
        **more,
    }
    return build.rubric("T1", "T2", "T3", tree=tree, gates=gates or [])


RUBRICS = [
    pytest.param(_rubric("arithmetic"), id="arithmetic"),
    pytest.param(_rubric("minimum"), id="minimum"),
    pytest.param(_rubric("geometric"), id="geometric"),
    pytest.param(_rubric("power", exponent="-1"), id="harmonic"),
    pytest.param(_rubric("arithmetic", "geometric"), id="geometric within"),
    pytest.param(_rubric("arithmetic", gates=[GATE]), id="gate"),
    pytest.param(_rubric("geometric", "minimum", gates=[GATE]), id="all at once"),
]


@cache
def _tried(seed: int, allowed: frozenset[str]) -> list[tuple[int, WorldOutcome]]:
    """Effort and outcome of every set of changes; rubrics differ only in what they make of the outcome."""
    here = situation(seed, criteria=3)
    sets = list(possible_sets(here, [one for one in here.steps.changes if one.id in allowed]))
    efforts = [sum(one.effort for one in some) for some in sets]
    return list(zip(efforts, outcomes(here, sets), strict=True))


def _every_set(here: Situation, seed: int, allowed: set[str]) -> list[tuple[int, Fraction]]:
    """Effort and overall supported score of every set of changes."""
    found = []
    for effort, outcome in _tried(seed, frozenset(allowed)):
        values = here.frame.rubric.level_values
        leaves = {
            name: Leaf(Interval(values[level.supported], values[-1]), True)
            for name, level in outcome.levels.items()
        }
        gated = {
            flag: status if status in (Holds.CERTAIN, Holds.CONTESTED) else Holds.ABSENT
            for flag, status in outcome.flags.items()
        }
        root = score_tree(here.frame.rubric, leaves, gated)
        assert root.score is not None
        found.append((effort, root.score.supported))
    return found


@pytest.mark.parametrize("rubric", RUBRICS)
@pytest.mark.parametrize("seed", [7, 12, 24])
def test_no_cheaper_set_reaches_the_target(seed: int, rubric: Rubric) -> None:
    """Of every score that any set leads to, the route has the least effort; above the highest there is none."""
    here = situation(seed, rubric, criteria=3)
    demands = Demands("overall", {"overall": Fraction(0)}, {}, None, None)
    landscape = landscape_of(here.ground, here.root, demands)
    every = _every_set(here, seed, {one.id for one in landscape.steps.changes})
    highest = max(score for _, score in every)

    for target in sorted({score for _, score in every}):
        asked = Demands("overall", {"overall": target}, {}, None, None)
        route = landscape.routes.cheapest(asked)
        assert route is not None
        assert route.score("overall") >= target
        assert route.effort == min(effort for effort, score in every if score >= target)
    too_much = Demands("overall", {"overall": highest + Fraction(1, 1000)}, {}, None, None)
    assert landscape.routes.cheapest(too_much) is None
    assert landscape.routes.highest("overall").score("overall") == highest
    for budget in (2, 5):
        best = max(score for effort, score in every if effort <= budget)
        assert landscape.routes.highest("overall", budget).score("overall") == best


@pytest.mark.parametrize("seed", [7, 12])
def test_leaving_a_change_out_costs_what_trying_every_set_says(seed: int) -> None:
    here = situation(seed, _rubric("arithmetic"), criteria=3)
    landscape = landscape_of(here.ground, here.root, Demands("overall", {}, {}, None, None))
    target = landscape.routes.highest("overall").score("overall")

    found = find(landscape, Demands("overall", {"overall": target}, {}, None, None))

    names = {one.id for one in landscape.steps.changes}
    for change, effort in found.without.items():
        rest = [e for e, score in _every_set(here, seed, names - {change}) if score >= target]
        assert effort == min(rest, default=None)
    assert len({route.effort for route in found.routes}) == 1
    assert len({route.changes for route in found.routes}) == len(found.routes)
