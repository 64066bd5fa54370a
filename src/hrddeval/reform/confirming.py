"""Makes the changes of every route in a copy of the dossier, and has the copy assessed by the engines of the run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from hrddeval.analysis.beyond import TOP, top_steps
from hrddeval.analysis.demands import Demands
from hrddeval.analysis.ground import hypothesis_for, reading_after
from hrddeval.analysis.hypotheses import suppose
from hrddeval.analysis.pathways import Landscape, standing_of
from hrddeval.analysis.routes import Route
from hrddeval.diagnostics.diagnostic import AuthorError, Diagnostic, Location
from hrddeval.facts.reading import NO_DATE, Reading
from hrddeval.facts.worlds import world_of
from hrddeval.model.criterion_result import State
from hrddeval.model.finding import Holds
from hrddeval.model.hypothesis import Hypothesis
from hrddeval.model.initiative_result import InitiativeResult
from hrddeval.model.program import Derived, World
from hrddeval.pipeline import Run, infer_few
from hrddeval.scoring.after import result_after
from hrddeval.scoring.assessment import Case, case_of, outcomes_of, worlds_of
from hrddeval.scoring.criterion import Standpoint, Worlds
from hrddeval.scoring.frame import Frame, WorldName, WorldOutcome, world_outcome


@dataclass(frozen=True)
class Before:
    """An initiative as it is: its result, its outcomes by world, and its worlds with what follows in them."""

    result: InitiativeResult
    outcomes: Worlds
    inferred: Sequence[tuple[World, Derived]]


@dataclass(frozen=True)
class Made:
    """What was assessed: the result of each route, and the world in which every highest step was taken."""

    routes: tuple[InitiativeResult, ...]
    highest: WorldOutcome


def make_and_confirm(
    run: Run,
    landscape: Landscape,
    routes: Sequence[Route],
    demands: Demands,
    farthest: Mapping[str, int],
    before: Before,
) -> Made:
    """Return what follows where the changes of each route were made, and where every highest step was taken.

    `farthest` gives the level that steps lead to, by criterion.

    Raises:
        AuthorError: where a level, a flag, the coverage or the band is not what a route counts on.
    """
    frame = landscape.ground.frame
    cases = [_copy(landscape, route, number) for number, route in enumerate(routes, 1)]
    highest = _with_highest_steps(landscape, farthest)
    key = f"{landscape.ground.dossier.id}|highest steps"
    worlds = [world for case in cases for world in worlds_of(frame, case)]
    worlds.append(world_of(highest, key, frame.vocabulary, frame.compiled))
    derived = infer_few(frame, worlds, run, before.inferred).derived
    results = [
        _confirmed(frame, case, route, demands, before, derived)
        for case, route in zip(cases, routes, strict=True)
    ]
    return Made(tuple(results), world_outcome(frame, highest, derived[key]))


def _copy(landscape: Landscape, route: Route, number: int) -> Case:
    """Return the case of a copy in which the changes of a route were made; what owners claim is as before."""
    ground = landscape.ground
    dossier, sources = suppose(ground.dossier, ground.sources, supposed_by(landscape, route))
    named = dossier.model_copy(update={"id": f"{dossier.id}-{number:02}"})
    date = ground.as_of if ground.as_of != NO_DATE else None
    case = case_of(ground.frame, named, sources, "", date)
    readings: dict[WorldName, Reading] = dict(case.readings)
    del readings[WorldName.CLAIMED]
    return replace(case, readings=readings)


def supposed_by(landscape: Landscape, route: Route) -> Hypothesis:
    """Return what the changes of a route suppose."""
    things = dict.fromkeys(
        x for change in sorted(route.changes) for x in landscape.steps.named(change).things
    )
    return hypothesis_for(landscape.ground, [landscape.steps.things[x] for x in things])


def _with_highest_steps(landscape: Landscape, farthest: Mapping[str, int]) -> Reading:
    """Return the reading once the highest step of every criterion was taken that still falls short."""
    short = [name for name, level in farthest.items() if level < TOP]
    return reading_after(landscape.ground, top_steps(landscape.ground, landscape.steps, short))


def _confirmed(
    frame: Frame,
    case: Case,
    route: Route,
    demands: Demands,
    before: Before,
    derived: Mapping[str, Derived],
) -> InitiativeResult:
    """Return the result of a copy.

    Raises:
        AuthorError: where it is not what the route counts on.
    """
    outcomes = outcomes_of(frame, case, derived)
    standpoints, root = standing_of(frame, case, outcomes)
    worlds = {**outcomes, WorldName.CLAIMED: before.outcomes[WorldName.CLAIMED]}
    result = result_after(frame, before.result, case.dossier, standpoints, root, worlds)
    flags = outcomes[WorldName.FULL].flags
    wrong = [name for name, here in standpoints.items() if _falls_short(here, route, demands)]
    wrong += [
        name for name in flags if name in route.down and flags[name] in (Holds.CERTAIN, Holds.CONTESTED)
    ]
    bands = frame.rubric.bands
    if (
        not wrong
        and demands.band is not None
        and bands.get(result.overall.band or "", -1) < bands[demands.band]
    ):
        wrong.append(f"band {demands.band}")
    if wrong:
        message = f"the changes were made in a copy, and the assessment does not confirm: {', '.join(wrong)}"
        hint = "no pathway is printed; please report it with the dossier"
        raise AuthorError([Diagnostic("HR568", message, Location("INITIATIVE"), hint)])
    return result


def _falls_short(here: Standpoint, route: Route, demands: Demands) -> bool:
    """Tell whether a criterion has a lower level than a route counts on, or was not looked at and should be."""
    name = here.criterion.id
    if here.state is State.NOT_APPLICABLE or name not in route.levels:
        return False
    unseen = bool(demands.coverage) and name in route.covered and not here.covered
    return unseen or here.levels.supported < route.levels[name]
