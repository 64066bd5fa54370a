"""Which changes would certainly reach a target: found, made in copies of the dossier, and assessed again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from hrddeval.analysis.beyond import TOP, beyond_steps, by_evidence, top_steps
from hrddeval.analysis.cheapest import GivenUp
from hrddeval.analysis.demands import Asked, Demands, demands_of, is_settled_by_lines
from hrddeval.analysis.ground import hypothesis_for, reading_after
from hrddeval.analysis.hypotheses import suppose
from hrddeval.analysis.pathways import Found, Landscape, find, ground_of, landscape_of
from hrddeval.analysis.routes import Route
from hrddeval.analysis.telling import change_entries, pathway, score_of, target_entry
from hrddeval.diagnostics.diagnostic import AuthorError, Diagnostic, Location
from hrddeval.facts.reading import NO_DATE
from hrddeval.facts.worlds import world_of
from hrddeval.model.choosing import TooManyOptions
from hrddeval.model.criterion_result import CriterionResult, State
from hrddeval.model.dossier import Stage
from hrddeval.model.finding import Holds
from hrddeval.model.hypothesis import Hypothesis
from hrddeval.model.initiative_result import InitiativeResult
from hrddeval.model.pathways import Farthest, Pathways
from hrddeval.pipeline import Run, assess, infer_worlds, weight_profile
from hrddeval.reform.supposing import only_dossier, run_frame
from hrddeval.scoring.assessment import case_of, worlds_of
from hrddeval.scoring.frame import WorldOutcome, world_outcome
from hrddeval.source.loaded import digest
from hrddeval.study import Study


def asked_for(band: str | None, group: str | None, score: str | None, budget: int | None) -> Asked:
    """Return what a command line asks for.

    Raises:
        AuthorError: where the score is no number from 0 to 100.
    """
    exact = None
    if score is not None:
        try:
            exact = Fraction(score)
        except (ValueError, ZeroDivisionError):
            exact = Fraction(-1)
        if not 0 <= exact <= 100:
            where = Location("--to", 1, 1, len(score) + 1, score)
            message = f"`{score}` is no score"
            raise AuthorError(
                [Diagnostic("HR566", message, where, "write a number from 0 to 100, such as 60")]
            )
    return Asked(band, group, exact, budget)


def find_pathways(study: Study, run: Run, asked: Asked) -> Pathways:
    """Return the sets of changes of least effort that would certainly reach a target.

    Every set is made in a copy of the dossier, and the copy assessed by the engines of the run, before
    anything is returned.

    Raises:
        AuthorError: where the target does not fit the rubric, cannot be settled, or is not confirmed.
    """
    one = only_dossier(study)
    if not is_settled_by_lines(study.rubric.value.tree):
        message = "the rubric has a power mean with an exponent above 1"
        hint = "pathways are found for arithmetic, geometric and minimum means, and exponents up to 1"
        raise AuthorError([Diagnostic("HR567", message, Location("--rubric"), hint)])
    frame = run_frame(study, run)
    before = assess(study, run, frame)
    case = case_of(frame, one.dossier, one.sources, one.digest, run.as_of)
    derived = infer_worlds(frame, worlds_of(frame, case), run).derived
    ground, root = ground_of(frame, case, derived)
    result = before.initiatives[0]
    demands = demands_of(frame.rubric, asked, root, result.overall.band, len(frame.criteria))
    landscape = landscape_of(ground, root, demands)
    try:
        found = find(landscape, demands)
        farthest = landscape.routes.highest(demands.main)
    except (TooManyOptions, GivenUp) as reason:
        message = "there are more ways to combine the steps than can be compared"
        hint = "ask for one dimension, or for less: --dimension power --to 40"
        raise AuthorError([Diagnostic("HR567", message, Location("INITIATIVE"), hint)]) from reason
    after = _confirmed(study, run, landscape, found, demands)
    profile = weight_profile(study, run.weights)
    weighed = profile is not None and bool(profile.weights)
    changes = change_entries(landscape, found, by_weight=weighed)
    title = frame.words(frame.rubric.tree.title) if frame.rubric.tree.title else frame.rubric.tree.id or ""
    order = [change.id for change in changes]
    levels = farthest_levels(landscape, demands)
    highest = _after_the_highest_steps(run, landscape, levels)
    return Pathways(
        language=before.language,
        initiative=result.id,
        name=result.name,
        as_of=result.as_of,
        rubric=before.rubric,
        recipe=before.recipe,
        target=target_entry(frame, landscape, demands),
        now=score_of(result, demands.main),
        now_band=result.overall.band,
        reached_already=bool(found.routes) and not found.routes[0].changes and demands.budget is None,
        has_ended=one.dossier.profile.stage is Stage.ENDED,
        farthest=Farthest(score=round(float(farthest.score(demands.main)), 6), effort=farthest.effort),
        changes=changes,
        pathways=tuple(
            pathway(route, order, result, copy, demands.main, title)
            for route, copy in zip(found.routes, after, strict=True)
        ),
        complete=found.complete,
        beyond=beyond_steps(ground, highest, levels, result.flags, landscape.past),
        by_evidence=by_evidence(
            frame,
            [c for d in result.dimensions for c in d.criteria if c.id in levels],
            levels,
            {
                c: [change for change in landscape.recorded if any(x == c for x, _ in change.steps)]
                for c in levels
            },
        ),
        priorities=profile.owner if profile is not None and weighed else None,
    )


def farthest_levels(landscape: Landscape, demands: Demands) -> dict[str, int]:
    """Return for each criterion the target counts the highest level that steps lead to."""
    main = next(node for node in landscape.root.walk() if node.id == demands.main)
    names = [node.id for node in main.walk() if node.node.criterion is not None and node.score is not None]
    return {name: landscape.routes.farthest_level(name) for name in names}


def _hypothesis(landscape: Landscape, route: Route) -> Hypothesis:
    things = dict.fromkeys(
        x for change in sorted(route.changes) for x in landscape.steps.named(change).things
    )
    return hypothesis_for(landscape.ground, [landscape.steps.things[x] for x in things])


def _confirmed(
    study: Study, run: Run, landscape: Landscape, found: Found, demands: Demands
) -> tuple[InitiativeResult, ...]:
    """Return the assessments of copies in which the changes of each route were made.

    Raises:
        AuthorError: where a level, a flag or the coverage is not what the route counts on.
    """
    if not found.routes:
        return ()
    one, ground = only_dossier(study), landscape.ground
    copies = []
    for number, route in enumerate(found.routes, 1):
        dossier, sources = suppose(one.dossier, one.sources, _hypothesis(landscape, route))
        name = f"{one.id}-{number:02}"
        marked = digest({"dossier": one.digest, "changes": sorted(route.changes)})
        copies.append(
            replace(one, dossier=dossier.model_copy(update={"id": name}), sources=sources, digest=marked)
        )
    date = ground.as_of if ground.as_of != NO_DATE else None
    made = assess(replace(study, dossiers=tuple(copies)), replace(run, as_of=date), ground.frame)
    results = sorted(made.initiatives, key=lambda result: result.id)
    bands = study.rubric.value.bands
    for route, result in zip(found.routes, results, strict=True):
        wrong = [c.id for d in result.dimensions for c in d.criteria if _falls_short(c, route, demands)]
        wrong += [
            f.id for f in result.flags if f.id in route.down and f.status in (Holds.CERTAIN, Holds.CONTESTED)
        ]
        if (
            not wrong
            and demands.band is not None
            and bands.get(result.overall.band or "", -1) < bands[demands.band]
        ):
            wrong.append(f"band {demands.band}")
        if wrong:
            message = (
                f"the changes were made in a copy, and the assessment does not confirm: {', '.join(wrong)}"
            )
            hint = "no pathway is printed; please report it with the dossier"
            raise AuthorError([Diagnostic("HR568", message, Location("INITIATIVE"), hint)])
    return tuple(results)


def _falls_short(criterion: CriterionResult, route: Route, demands: Demands) -> bool:
    """Tell whether a criterion has a lower level than a route counts on, or was not looked at and should be."""
    if criterion.state is State.NOT_APPLICABLE or criterion.id not in route.levels:
        return False
    unseen = bool(demands.coverage) and criterion.id in route.covered and not criterion.covered
    return unseen or criterion.level.supported < route.levels[criterion.id]


def _after_the_highest_steps(run: Run, landscape: Landscape, levels: Mapping[str, int]) -> WorldOutcome:
    """Return the world in which the highest step of every criterion was taken that still falls short."""
    ground, frame = landscape.ground, landscape.ground.frame
    short = [name for name, level in levels.items() if level < TOP]
    reading = reading_after(ground, top_steps(ground, landscape.steps, short))
    key = f"{ground.dossier.id}|highest steps"
    derived = infer_worlds(frame, [world_of(reading, key, frame.vocabulary, frame.compiled)], run).derived
    return world_outcome(frame, reading, derived[key])
