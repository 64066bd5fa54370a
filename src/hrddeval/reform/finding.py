"""Which changes would certainly reach a target: found, made in copies of the dossier, and assessed again."""

from __future__ import annotations

from fractions import Fraction

from hrddeval.analysis.beyond import beyond_steps, by_evidence
from hrddeval.analysis.cheapest import GivenUp
from hrddeval.analysis.demands import Asked, Demands, demands_of, is_settled_by_lines
from hrddeval.analysis.pathways import Landscape, find, ground_in, landscape_of
from hrddeval.analysis.telling import change_entries, pathway, score_of, target_entry
from hrddeval.diagnostics.diagnostic import AuthorError, Diagnostic, Location
from hrddeval.model.choosing import TooManyOptions
from hrddeval.model.dossier import Stage
from hrddeval.model.pathways import Farthest, Pathways
from hrddeval.pipeline import Run, assessing, begin, infer_few, weight_profile
from hrddeval.reform.confirming import Before, make_and_confirm
from hrddeval.reform.supposing import only_dossier
from hrddeval.scoring.assessment import Case, case_of, outcomes_of, worlds_of
from hrddeval.scoring.frame import Frame
from hrddeval.scoring.initiative import initiative_result
from hrddeval.scoring.rounding import rounded
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
    run, frame = begin(study, run)
    under_way = assessing(study, run, frame)
    case = case_of(frame, one.dossier, one.sources, one.digest, run.as_of)
    before = as_it_is(frame, case, run)
    result = before.result
    ground, root = ground_in(frame, case, before.outcomes)
    demands = demands_of(frame.rubric, asked, root, result.overall.band, len(frame.criteria))
    landscape = landscape_of(ground, root, demands)
    try:
        found = find(landscape, demands)
        farthest = landscape.routes.highest(demands.main)
    except (TooManyOptions, GivenUp) as reason:
        message = "there are more ways to combine the steps than can be compared"
        hint = "ask for one dimension, or for less: --dimension power --to 40"
        raise AuthorError([Diagnostic("HR567", message, Location("INITIATIVE"), hint)]) from reason
    levels = farthest_levels(landscape, demands)
    made = make_and_confirm(run, landscape, found.routes, demands, levels, before)
    profile = weight_profile(study, run.weights)
    weighed = profile is not None and bool(profile.weights)
    changes = change_entries(landscape, found, by_weight=weighed)
    title = frame.words(frame.rubric.tree.title) if frame.rubric.tree.title else frame.rubric.tree.id or ""
    order = [change.id for change in changes]
    return Pathways(
        language=under_way.language,
        initiative=result.id,
        name=result.name,
        as_of=result.as_of,
        rubric=under_way.rubric,
        recipe=under_way.recipe,
        target=target_entry(frame, landscape, demands),
        now=score_of(result, demands.main),
        now_band=result.overall.band,
        reached_already=bool(found.routes) and not found.routes[0].changes and demands.budget is None,
        has_ended=one.dossier.profile.stage is Stage.ENDED,
        farthest=Farthest(score=rounded(farthest.score(demands.main)), effort=farthest.effort),
        changes=changes,
        pathways=tuple(
            pathway(route, order, result, copy, demands.main, title)
            for route, copy in zip(found.routes, made.routes, strict=True)
        ),
        complete=found.complete,
        beyond=beyond_steps(ground, made.highest, levels, result.flags, landscape.past),
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


def as_it_is(frame: Frame, case: Case, run: Run) -> Before:
    """Return the initiative as it is, and what the engines find in its worlds."""
    worlds = worlds_of(frame, case)
    derived = infer_few(frame, worlds, run).derived
    outcomes = outcomes_of(frame, case, derived)
    result = initiative_result(
        frame, case.dossier, case.sources, outcomes, as_of=case.as_of, digest=case.digest
    )
    return Before(result, outcomes, [(world, derived[world.key]) for world in worlds])


def farthest_levels(landscape: Landscape, demands: Demands) -> dict[str, int]:
    """Return for each criterion the target counts the highest level that steps lead to."""
    main = next(node for node in landscape.root.walk() if node.id == demands.main)
    names = [node.id for node in main.walk() if node.node.criterion is not None and node.score is not None]
    return {name: landscape.routes.answered.farthest_level(name) for name in names}
