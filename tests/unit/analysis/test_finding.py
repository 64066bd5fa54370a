"""Nothing is printed that the assessment does not confirm, and nothing that cannot be settled."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from hrddeval.analysis.demands import Asked, Demands
from hrddeval.analysis.pathways import ground_in, landscape_of
from hrddeval.diagnostics.diagnostic import AuthorError
from hrddeval.model.rubric import Aggregation, WeightProfile
from hrddeval.model.text import Words
from hrddeval.pipeline import Run, open_study
from hrddeval.reform.confirming import make_and_confirm
from hrddeval.reform.finding import as_it_is, find_pathways
from hrddeval.reform.supposing import run_frame
from hrddeval.scoring.assessment import case_of
from hrddeval.study import Study

DEMANDS = Demands("power", {"power": Fraction(30)}, {}, None, None)


@pytest.fixture(scope="module")
def study() -> Study:
    return open_study(None, (Path("mutoshi"),), None)[0]


def test_a_route_that_promises_too_much_is_refused(study: Study) -> None:
    run = Run(cached=False)
    frame, one = run_frame(study, run), study.dossiers[0]
    case = case_of(frame, one.dossier, one.sources, one.digest, None)
    before = as_it_is(frame, case, run)
    ground, root = ground_in(frame, case, before.outcomes)
    landscape = landscape_of(ground, root, DEMANDS)
    route = landscape.routes.cheapest(DEMANDS)
    assert route is not None
    too_good = replace(route, levels={**route.levels, "W7": 4})

    (result,) = make_and_confirm(run, landscape, [route], DEMANDS, {}, before).routes
    with pytest.raises(AuthorError, match="the assessment does not confirm: W7"):
        make_and_confirm(run, landscape, [too_good], DEMANDS, {}, before)

    assert next(d.supported for d in result.dimensions if d.id == "power") >= 30


def test_a_rubric_that_rewards_extremes_is_refused(study: Study) -> None:
    """A power mean with an exponent above 1 lies above its tangents."""
    rubric = study.rubric.value
    tree = rubric.tree.model_copy(update={"aggregation": Aggregation.POWER, "exponent": Fraction(2)})
    bent = replace(study.rubric, value=rubric.model_copy(update={"tree": tree}))

    with pytest.raises(AuthorError, match="the rubric has a power mean with an exponent above 1"):
        find_pathways(replace(study, rubric=bent), Run(), Asked())


def test_what_a_group_weighs_most_stands_first(study: Study) -> None:
    """With a group's own weights the target is theirs, the order too, and the page says whose."""
    rubric = study.rubric.value
    profile = WeightProfile(
        title=Words(en="Diggers"),
        owner="a group made up for this test",
        elicited="not at all",
        weights={"W6": Fraction(10), "W2": Fraction(5)},
    )
    own = rubric.model_copy(update={"weight_profiles": {"diggers": profile}})
    theirs = replace(study, rubric=replace(study.rubric, value=own))

    found = find_pathways(theirs, Run(weights="diggers"), Asked(group="power", score=Fraction(60)))

    assert found.priorities == "a group made up for this test"
    weights = [change.weight for change in found.changes]
    assert weights == sorted(weights, reverse=True)
    assert found.changes[0].steps[0].criterion == "W6"
    assert found.pathways[0].reached.supported >= 60
