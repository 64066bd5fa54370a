"""The rules of a study by where they lie, tried on dossiers and on their own examples."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from hrddeval.diagnostics.diagnostic import AuthorError, Diagnostic, Location
from hrddeval.model.rule import Criterion
from hrddeval.pipeline.frames import frame_of
from hrddeval.pipeline.run import Run, engines_of, infer_worlds, settled
from hrddeval.project import PROJECT_FILE, find_project
from hrddeval.resources import folder
from hrddeval.ruletests import ExampleResult
from hrddeval.scoring.assessment import case_of, worlds_of
from hrddeval.source.loaded import Loaded
from hrddeval.study import Study
from hrddeval.workbench.bench import on_bench, run_examples
from hrddeval.workbench.page import named
from hrddeval.workbench.trial import Trial, trial


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


def lies_under(file: Path, paths: Sequence[Path]) -> bool:
    """Tell whether a file is one of these, or in one of these folders; no paths mean anywhere."""
    return not paths or any(file.resolve().is_relative_to(path.resolve()) for path in paths)


def rule_folders(project: Path | None) -> list[Path]:
    """Return the folders and files that rules are read from: those of the study, and what ships."""
    chosen = project if project is not None else find_project(Path.cwd())
    own = [chosen / name for name in ("rules", "rubrics", PROJECT_FILE)] if chosen is not None else []
    return [*own, folder("rules"), folder("rubrics")]


def test_rules(study: Study, run: Run, paths: Sequence[Path]) -> list[ExampleResult]:
    """Run the examples of the rules whose files lie under `paths`, or of all of them.

    Raises:
        AuthorError: where a path holds no rule file.
    """
    return run_examples(study, [one.value for one in rules_under(study, paths)], engines_of(run))


test_rules.__test__ = False  # type: ignore[attr-defined]  # not a test for pytest


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
