"""Nothing is printed that the assessment does not confirm, and nothing that cannot be settled."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from hrddeval.analysis.demands import Asked, Demands
from hrddeval.analysis.hypotheses import suppose
from hrddeval.analysis.pathways import find, ground_in, landscape_of
from hrddeval.diagnostics.diagnostic import AuthorError
from hrddeval.inference import EngineChoice
from hrddeval.model.rubric import Aggregation, WeightProfile
from hrddeval.model.text import Words
from hrddeval.pipeline import Run, assess, begin, open_study
from hrddeval.reform.confirming import make_and_confirm, supposed_by
from hrddeval.reform.finding import as_it_is, find_pathways
from hrddeval.scoring.assessment import case_of
from hrddeval.study import Study

DEMANDS = Demands("power", {"power": Fraction(30)}, {}, None, None)


@pytest.fixture(scope="module")
def study() -> Study:
    return open_study(None, (Path("mutoshi"),), None)[0]


def test_a_route_that_promises_too_much_is_refused(study: Study) -> None:
    run = Run(cached=False)
    (run, frame), one = begin(study, run), study.dossiers[0]
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


@pytest.mark.parametrize(
    ("initiative", "demands"),
    [
        pytest.param("mutoshi", Demands("power", {"power": Fraction(60)}, {}, None, None), id="a pilot"),
        pytest.param("zahabu-safi", DEMANDS, id="little known"),
        pytest.param("eu-csddd", Demands("power", {"power": Fraction(50)}, {}, None, None), id="a law"),
    ],
)
def test_what_is_confirmed_is_what_a_whole_assessment_gives(initiative: str, demands: Demands) -> None:
    """Copies are looked at where they differ; here each is assessed as any dossier is, with nothing left out."""
    study = open_study(None, (Path(initiative),), None)[0]
    (run, frame), one = begin(study, Run(cached=False, engine=EngineChoice.CLINGO)), study.dossiers[0]
    case = case_of(frame, one.dossier, one.sources, one.digest, None)
    before = as_it_is(frame, case, run)
    ground, root = ground_in(frame, case, before.outcomes)
    landscape = landscape_of(ground, root, demands)
    routes = find(landscape, demands).routes
    assert routes

    made = make_and_confirm(run, landscape, routes, demands, {}, before).routes

    for route, seen in zip(routes, made, strict=True):
        dossier, sources = suppose(one.dossier, one.sources, supposed_by(landscape, route))
        copy = replace(one, dossier=dossier, sources=sources)
        (whole,) = assess(replace(study, dossiers=(copy,)), replace(run, as_of=case.as_of), frame).initiatives
        assert whole.overall.model_copy(update={"claimed": seen.overall.claimed}) == seen.overall
        for old, new in zip(seen.dimensions, whole.dimensions, strict=True):
            assert (old.supported, old.possible, old.coverage) == (new.supported, new.possible, new.coverage)
            assert [(c.id, c.level, c.score) for c in old.criteria] == [
                (c.id, c.level, c.score) for c in new.criteria
            ]
        assert next(d for d in whole.dimensions if d.id == "power").supported >= demands.scores["power"]


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


def test_a_dimension_that_weighs_nothing_still_has_a_score_and_coverage(study: Study) -> None:
    """Somebody put all stones on one dimension: the others must be looked at all the same, and can be targets."""
    profile = WeightProfile(
        title=Words(en="Diggers"),
        owner="a group made up for this test",
        elicited="not at all",
        weights={
            "representation": Fraction(1),
            **dict.fromkeys(("participation", "power", "unintended_consequences"), Fraction(0)),
        },
    )
    own = study.rubric.value.model_copy(update={"weight_profiles": {"diggers": profile}})
    theirs = replace(study, rubric=replace(study.rubric, value=own))
    run = Run(weights="diggers", engine=EngineChoice.CLINGO)

    overall = find_pathways(theirs, run, Asked(score=Fraction(20)))
    assert overall.pathways
    assert all(one.reached.supported >= 20 for one in overall.pathways)

    one = find_pathways(theirs, run, Asked(group="power", score=Fraction(30)))
    same = find_pathways(study, Run(engine=EngineChoice.CLINGO), Asked(group="power", score=Fraction(30)))
    assert [x.effort for x in one.pathways] == [x.effort for x in same.pathways]
    assert {x.changes for x in one.pathways} == {x.changes for x in same.pathways}
