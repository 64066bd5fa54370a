"""The use cases, in the order in which things happen: open a study, check, assess, test its rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

from hrddeval import __version__, i18n
from hrddeval.analysis.next_questions import Read
from hrddeval.cache import FindingsCache, default_path
from hrddeval.diagnostics.diagnostic import AuthorError, Diagnostic, Location
from hrddeval.dossiers import LoadedDossier
from hrddeval.engine.registry import version
from hrddeval.facts.reading import read_dossier
from hrddeval.inference import EngineChoice, Inference, engines_for, infer
from hrddeval.model.assessment import (
    Assessment,
    CoderResult,
    CriterionResult,
    EngineEntry,
    InitiativeResult,
    Override,
    Recipe,
    RubricEntry,
)
from hrddeval.model.coding import DOSSIER, Coding
from hrddeval.model.program import World
from hrddeval.model.rubric import Node, Rubric, WeightProfile
from hrddeval.model.rule import Criterion
from hrddeval.model.sensitivity import Sensitivity
from hrddeval.project import PROJECT_FILE, find_project
from hrddeval.resources import folder
from hrddeval.rules.compile import compile_rules
from hrddeval.rules.promise import is_promise, promised
from hrddeval.ruletests import ExampleResult
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
from hrddeval.scoring.tree import leaves_of
from hrddeval.source.loaded import Loaded
from hrddeval.source.suggest import did_you_mean
from hrddeval.study import Study, load_study
from hrddeval.workbench.bench import Engines, on_bench, run_examples
from hrddeval.workbench.page import named
from hrddeval.workbench.trial import Trial, trial

#: Seconds a worker may take for a chunk before it counts as hanging.
TIMEOUT = 300.0
#: How many dossiers are inferred and scored at a time: what memory holds, however many there are.
CHUNK = 40


@dataclass(frozen=True)
class Run:
    """How to run: engines, worker processes, date, language, whose weights, and whether to keep findings."""

    engine: EngineChoice = EngineChoice.AUTO
    jobs: int = 1
    as_of: str | None = None
    language: str = "en"
    cached: bool = True
    weights: str | None = None
    timeout: float = TIMEOUT

    @classmethod
    def of(
        cls,
        *,
        engine: str | None,
        jobs: int,
        as_of: str | None,
        cached: bool,
        language: str = "en",
        weights: str | None = None,
    ) -> Run:
        """Return the run a command line asks for; no engine named means whatever is installed."""
        return cls(
            EngineChoice(engine) if engine else EngineChoice.AUTO, jobs, as_of, language, cached, weights
        )


def check(
    project: Path | None,
    paths: Sequence[Path],
    rubric: str | None,
    *,
    dossiers: bool = True,
    audience: Sensitivity = Sensitivity.PUBLIC,
) -> tuple[Study | None, list[Diagnostic]]:
    """Read everything and return what is wrong with it; the study is None where there is an error.

    Of what is more sensitive than `audience` may read, the study holds stubs; see `audience.redaction`.
    """
    chosen = project if project is not None else find_project(Path.cwd())
    return load_study(chosen, paths, rubric, dossiers=dossiers, audience=audience)


def open_study(
    project: Path | None,
    paths: Sequence[Path],
    rubric: str | None,
    *,
    dossiers: bool = True,
    audience: Sensitivity = Sensitivity.PUBLIC,
) -> tuple[Study, list[Diagnostic]]:
    """Return the study for an audience, and its warnings.

    Raises:
        AuthorError: with every problem, where one of them is an error.
    """
    study, found = check(project, paths, rubric, dossiers=dossiers, audience=audience)
    if study is None:
        raise AuthorError(found)
    return study, found


def census(study: Study) -> str:
    """Return what a study holds, in a phrase."""
    counts = (
        (len(study.dossiers), "dossier"),
        (len(study.criteria), "criterion"),
        (len(study.derived), "derived rule"),
    )
    plural = {"criterion": "criteria"}
    return ", ".join(f"{n} {word if n == 1 else plural.get(word, word + 's')}" for n, word in counts)


def weight_profile(study: Study, wanted: str | None) -> WeightProfile | None:
    """Return the weight profile of the rubric that was asked for, or None for the rubric's own weights.

    Raises:
        AuthorError: with the nearest name, where the rubric has none of this name.
    """
    profiles = study.rubric.value.weight_profiles
    if wanted is None or wanted in profiles:
        return profiles[wanted] if wanted is not None else None
    named_by_study = study.project is not None and study.project.value.weights == wanted
    problem = Diagnostic(
        "HR515",
        f"the rubric {study.rubric.value.id} has no weight profile `{wanted}`",
        study.project.source.locate(("weights",))
        if named_by_study and study.project
        else Location("--weights"),
        did_you_mean(wanted, profiles, otherwise="choose from " + ", ".join(profiles)),
    )
    raise AuthorError([problem])


def frame_of(
    study: Study,
    language: str,
    criteria: Mapping[str, Loaded[Criterion]] | None = None,
    weights: Mapping[str, Fraction] | None = None,
) -> Frame:
    """Return what is the same for every initiative: by default, the criteria and weights of the rubric."""
    rubric = study.rubric.value
    tree = pruned(rubric.tree, set(study.switched_off))
    used = criteria if criteria is not None else {name: study.criteria[name] for name in leaves_of(tree)}
    derived = [one.value for one in study.derived.values()]
    chosen = {name: one.value for name, one in used.items()}
    vocabulary = study.vocabulary.value
    if rubric.reads == "design":
        chosen = {name: promised(one, vocabulary) for name, one in chosen.items()}
        derived = [one for one in derived if is_promise(one, vocabulary)]
    return Frame(
        vocabulary=vocabulary,
        criteria=chosen,
        derived_rules={one.id: one for one in derived},
        rubric=rubric.model_copy(update={"tree": tree}),
        compiled=compile_rules(vocabulary, list(chosen.values()), derived),
        language=language,
        say=i18n.sayer(language),
        weights=weights or {},
    )


def pruned(node: Node, switched_off: set[str]) -> Node:
    """Return the tree without what is switched off; a group left empty goes too."""
    kept = [
        pruned(child, switched_off)
        for child in node.groups
        if set(leaves_of(child)) - switched_off and child.criterion not in switched_off
    ]
    return node.model_copy(update={"groups": tuple(kept)})


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


def settled(study: Study, run: Run) -> Run:
    """Return the run with the date and weights that the study names, where the command line names none."""
    own = study.project.value if study.project else None
    if own is None:
        return run
    return replace(run, as_of=run.as_of or own.as_of, weights=run.weights or own.weights)


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
    profile = weight_profile(study, run.weights)
    frame = frame or frame_of(study, run.language, weights=profile.weights if profile else None)
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
        "overrides": (*study.overrides, *_whose_weights(profile)),
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
    return (Override(what=f"weights of {profile.owner}", because=f"elicited: {profile.elicited}"),)


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


def coded_id(initiative: str, coder: str) -> str:
    """Return the id under which a coder's reading of an initiative is assessed beside the dossier's."""
    return f"{initiative}--{coder}"


def coded_case(frame: Frame, loaded: LoadedDossier, case: Case, coding: Coding) -> Case:
    """Return the case of the same evidence as another coder read it, on the same date."""
    read = {"id": coded_id(loaded.id, coding.coder), "observations": coding.observations}
    return case_of(frame, loaded.dossier.model_copy(update=read), loaded.sources, loaded.digest, case.as_of)


def with_coders(result: InitiativeResult, others: Sequence[tuple[str, InitiativeResult]]) -> InitiativeResult:
    """Add to a result what follows from each coder's reading; nothing where there is one coder."""
    if not others:
        return result
    scores = tuple(
        CoderResult(coder=coder, supported=one.overall.supported, possible=one.overall.possible)
        for coder, one in ((DOSSIER, result), *others)
    )
    return result.model_copy(update={"coders": scores})


def results_of(frame: Frame, cases: Sequence[Case], run: Run) -> list[InitiativeResult]:
    """Infer what follows in every world of some cases, and return their results in the same order.

    Raises:
        EngineMissing, EngineFault, EnginesDisagree: see `inference`.
    """
    found = infer_worlds(frame, [world for case in cases for world in worlds_of(frame, case)], run)
    return [initiative_of(frame, case, found.derived) for case in cases]


def infer_worlds(frame: Frame, worlds: Sequence[World], run: Run) -> Inference:
    """Return what the engines of a run derive in each world, from the cache where it is known."""
    cache = FindingsCache(default_path()) if run.cached else None
    engines = engines_for(run.engine)
    return infer(
        frame.compiled.program,
        worlds,
        engines,
        jobs=run.jobs,
        timeout=run.timeout,
        cache=cache,
    )


def read_dossiers(study: Study, run: Run) -> list[Read]:
    """Return what every dossier of the study says on the date of the run, by id."""
    vocabulary, closes = study.vocabulary.value, study.rubric.value.closes
    read = []
    for one in sorted(study.dossiers, key=lambda one: one.id):
        date = date_of(one.dossier, one.sources, run.as_of)
        read.append(Read(one.dossier, read_dossier(one.dossier, vocabulary, closes, date), date))
    return read


def try_criterion(study: Study, run: Run, wanted: str) -> list[Trial]:
    """Return how one criterion fares on every dossier that was read; the rubric need not use it.

    Raises:
        AuthorError: where there is no such criterion.
    """
    run = settled(study, run)
    criterion = named(study, wanted)
    frame = frame_of(study, run.language, {criterion.value.id: criterion})
    cases = [case_of(frame, one.dossier, one.sources, one.digest, run.as_of) for one in study.dossiers]
    found = infer_worlds(frame, [world for case in cases for world in worlds_of(frame, case)], run)
    return [trial(frame, frame.criteria[criterion.value.id], case, found.derived) for case in cases]


def misses(result: Assessment, fail_under: float | None) -> list[str]:
    """Return the placed initiatives whose supported overall score is under a value."""
    if fail_under is None:
        return []
    return [one.id for one in result.initiatives if one.overall.placed and one.overall.supported < fail_under]


def rules_under(study: Study, paths: Sequence[Path]) -> list[Loaded[Criterion]]:
    """Return the rules with examples whose files lie under `paths`, or all of them where none is given.

    Raises:
        AuthorError: where a path holds no rule file.
    """
    every = on_bench(study).values()
    for path in paths:
        if not any(lies_under(one.source.path, [path]) for one in every):
            raise AuthorError(
                [
                    Diagnostic(
                        "HR511",
                        "no criterion is read from here",
                        Location(path.as_posix()),
                        "name a rule file of the study, or a folder of them",
                    )
                ]
            )
    return [one for one in every if lies_under(one.source.path, paths)]


def criteria_under(study: Study, paths: Sequence[Path]) -> dict[str, Loaded[Criterion]]:
    """Return the criteria among `rules_under`, by id."""
    return {one.value.id: one for one in rules_under(study, paths) if one.value.id in study.criteria}


def engines_of(run: Run) -> Engines:
    """Return the engines of a run as the workbench takes them."""
    cache = FindingsCache(default_path()) if run.cached else None
    return Engines(engines_for(run.engine), run.jobs, run.timeout, cache)


def test_rules(study: Study, run: Run, paths: Sequence[Path]) -> list[ExampleResult]:
    """Run the examples of the rules whose files lie under `paths`, or of all of them.

    Raises:
        AuthorError: where a path holds no rule file.
    """
    return run_examples(study, [one.value for one in rules_under(study, paths)], engines_of(run))


test_rules.__test__ = False  # type: ignore[attr-defined]  # not a test for pytest


def lies_under(file: Path, paths: Sequence[Path]) -> bool:
    """Tell whether a file is one of these, or in one of these folders; no paths mean anywhere."""
    return not paths or any(file.resolve().is_relative_to(path.resolve()) for path in paths)


def rule_folders(project: Path | None) -> list[Path]:
    """Return the folders and files that rules are read from: those of the study, and what ships."""
    chosen = project if project is not None else find_project(Path.cwd())
    own = [chosen / name for name in ("rules", "rubrics", PROJECT_FILE)] if chosen is not None else []
    return [*own, folder("rules"), folder("rubrics")]


def named_criterion(result: Assessment, wanted: str) -> str:
    """Return the id of a criterion, however its letter was written.

    Raises:
        AuthorError: with the nearest id, where the rubric has none of this name.
    """
    known = [c.id for d in result.initiatives[0].dimensions for c in d.criteria]
    if wanted.upper() in known:
        return wanted.upper()
    raise AuthorError(
        [
            Diagnostic(
                "HR512",
                f"the rubric {result.rubric.id} has no criterion `{wanted}`",
                Location("CRITERION"),
                did_you_mean(wanted.upper(), known, otherwise="choose from " + ", ".join(known)),
            )
        ]
    )


def criterion_result(initiative: InitiativeResult, wanted: str) -> CriterionResult:
    """Return one criterion of an initiative, by an id that is known."""
    return next(c for d in initiative.dimensions for c in d.criteria if c.id == wanted)


def named_kind(study: Study, wanted: str) -> str:
    """Return the name of a kind of observation.

    Raises:
        AuthorError: with the nearest name, where the vocabulary has none of this name.
    """
    kinds = study.vocabulary.value.kinds
    if wanted in kinds:
        return wanted
    problem = Diagnostic(
        "HR513",
        f"no observation kind is called `{wanted}`",
        Location("KIND"),
        did_you_mean(wanted, kinds, otherwise="hrddeval vocabulary lists them"),
    )
    raise AuthorError([problem])
