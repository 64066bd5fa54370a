"""Assesses the dossiers of a study: all at once, or one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from hrddeval import __version__
from hrddeval.diagnostics.diagnostic import AuthorError, Diagnostic, Location
from hrddeval.dossiers import LoadedDossier
from hrddeval.engine.registry import version
from hrddeval.inference import EngineChoice, engines_for
from hrddeval.model.assessment import Assessment
from hrddeval.model.initiative_result import InitiativeResult
from hrddeval.model.recipe import WEIGHTS_OF, EngineEntry, Override, Recipe, RubricEntry
from hrddeval.model.rubric import Rubric, WeightProfile
from hrddeval.pipeline.frames import begin, weight_profile
from hrddeval.pipeline.readings import coded_case, coded_id, with_coders
from hrddeval.pipeline.run import Run, infer_worlds, settled
from hrddeval.scoring.assessment import (
    Case,
    case_of,
    date_of,
    initiative_of,
    recipe_of,
    recipe_of_one,
    rubric_entry,
    worlds_of,
)
from hrddeval.scoring.comparison import compare
from hrddeval.scoring.frame import Frame
from hrddeval.study import Study

#: How many dossiers are inferred and scored at a time: what memory holds, however many there are.
CHUNK = 40


@dataclass(frozen=True)
class Assessing:
    """An assessment under way: what is known of it at once, and its results one by one, by id.

    `scored_by` is the rubric without what the study switched off, `weights` those of the group of
    people that was asked for: with these two, others can score the same levels again.
    """

    language: str
    rubric: RubricEntry
    recipe: Recipe
    count: int
    results: Iterator[InitiativeResult]
    scored_by: Rubric
    weights: Mapping[str, Fraction]

    def whole(self, initiatives: Sequence[InitiativeResult]) -> Assessment:
        """Return the assessment of these initiatives, compared with each other."""
        return Assessment(
            language=self.language,
            rubric=self.rubric,
            recipe=self.recipe,
            initiatives=tuple(initiatives),
            comparison=compare(initiatives),
        )

    def alone(self, one: InitiativeResult) -> Assessment:
        """Return the assessment of one initiative as a run of nothing else would give it, recipe and all."""
        recipe = recipe_of_one(self.recipe, one.id, one.digest, one.as_of, self.rubric.id)
        return replace(self, recipe=recipe).whole([one])


def assess(study: Study, run: Run, frame: Frame | None = None) -> Assessment:
    """Assess every dossier of the study and return all of it at once; see `assessing`."""
    under_way = assessing(study, run, frame)
    return under_way.whole(list(under_way.results))


def assessing(study: Study, run: Run, frame: Frame | None = None) -> Assessing:
    """Begin to assess every dossier of the study. Inference happens as results are taken, chunk by chunk.

    `frame` is the study's, where it was made already.

    Raises:
        AuthorError: where there is nothing to assess.
        EngineMissing, EngineFault, EnginesDisagree: see `inference`; the last two while results are taken.
    """
    if not study.dossiers:
        hint = "write one: initiatives/<id>/dossier.yaml"
        raise AuthorError(
            [Diagnostic("HR510", "there is no dossier to assess", Location("initiatives"), hint)]
        )
    run = settled(study, run)
    frame = frame or begin(study, run)[1]
    engines = engines_for(run.engine)
    note = None
    if run.engine is EngineChoice.AUTO and engines == ("clingo",):
        note = "durable-rules is not installed: clingo inferred alone, without the cross-check"
    facts = {
        "tool": f"hrddeval {__version__}",
        "engines": tuple(EngineEntry(name=name, version=version(name) or "unknown") for name in engines),
        "engine_note": note,
        "rubric_digest": study.rubric_digest,
        "rules_digest": study.rules_digest,
        "vocabulary_digest": study.vocabulary_digest,
        "overrides": (*study.overrides, *_whose_weights(weight_profile(study, run.weights))),
        "audience": study.audience,
        "seed": None,
    }
    ordered = sorted(study.dossiers, key=lambda one: one.id)
    rubric = rubric_entry(frame)
    digests = {one.id: one.digest for one in ordered}
    recipe = recipe_of(
        facts, digests, [date_of(one.dossier, one.sources, run.as_of) for one in ordered], rubric.id
    )
    results = _results(frame, ordered, run)
    return Assessing(
        run.language, rubric, recipe, len(ordered), results, scored_by=frame.rubric, weights=frame.weights
    )


def _whose_weights(profile: WeightProfile | None) -> tuple[Override, ...]:
    if profile is None or not profile.weights:
        return ()
    return (Override(what=f"{WEIGHTS_OF}{profile.owner}", because=f"elicited: {profile.elicited}"),)


def _results(frame: Frame, dossiers: Sequence[LoadedDossier], run: Run) -> Iterator[InitiativeResult]:
    """Yield results in the order given; nothing of a chunk is kept when the next one begins."""
    for start in range(0, len(dossiers), CHUNK):
        chunk = dossiers[start : start + CHUNK]
        cases = [case_of(frame, one.dossier, one.sources, one.digest, run.as_of) for one in chunk]
        others = [
            coded_case(frame, one, case, coding)
            for one, case in zip(chunk, cases, strict=True)
            for coding in one.codings
        ]
        found = results_of(frame, [*cases, *others], run)
        by_coder = {other.id: other for other in found[len(chunk) :]}
        for one, result in zip(chunk, found, strict=False):
            yield with_coders(result, [(c.coder, by_coder[coded_id(one.id, c.coder)]) for c in one.codings])


def results_of(frame: Frame, cases: Sequence[Case], run: Run) -> list[InitiativeResult]:
    """Infer what follows in every world of some cases, and return their results in the same order.

    Raises:
        EngineMissing, EngineFault, EnginesDisagree: see `inference`.
    """
    found = infer_worlds(frame, [world for case in cases for world in worlds_of(frame, case)], run)
    return [initiative_of(frame, case, found.derived) for case in cases]
