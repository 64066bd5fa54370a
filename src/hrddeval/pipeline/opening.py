"""Opens a study: read, check, count."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from hrddeval.diagnostics.diagnostic import AuthorError, Diagnostic, Location
from hrddeval.model.sensitivity import Sensitivity
from hrddeval.project import find_project
from hrddeval.source.suggest import did_you_mean
from hrddeval.study import Study, load_study


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
