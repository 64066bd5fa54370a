"""Assesses every dossier under two versions of the rules and tells what is different."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from hrddeval import resources
from hrddeval.diagnostics.diagnostic import AuthorError, Diagnostic, Severity
from hrddeval.dossiers import LoadedDossier
from hrddeval.model.assessment import Assessment
from hrddeval.study import Study, load_study
from hrddeval.workbench.impact import Impact, impact
from hrddeval.workbench.revision import other_version

#: How the path of a file that ships begins where it is printed.
SHIPPED = "<shipped>/"


def impact_against(
    study: Study, against: str, rubric: str | None, assess: Callable[[Study], Assessment]
) -> tuple[Impact, list[Diagnostic]]:
    """Return what the rules of this study change against another version, and what that cannot read.

    Raises:
        AuthorError: where the other version cannot be found or has errors of its own.
    """
    root = study.root if study.root is not None else resources.data_root()
    with other_version(against, root) as folder:
        before, unread = _study_of(folder, study, rubric)
    return impact(assess(before), assess(study), against), unread


def _study_of(folder: Path, study: Study, rubric: str | None) -> tuple[Study, list[Diagnostic]]:
    """Load the other version with the dossiers of this one; what it cannot read is left out."""
    paths = [_file(one) for one in study.dossiers]
    found, problems = _load(folder, study, paths, rubric)
    if found is not None:
        return found, []
    errors = [one for one in problems if one.severity is Severity.ERROR]
    unread = {Path(one.location.path).resolve() for one in errors} & set(paths)
    readable = [path for path in paths if path not in unread]
    if not unread or not readable:
        raise AuthorError(problems)
    found, problems = _load(folder, study, readable, rubric)
    if found is None:
        raise AuthorError(problems)
    return found, [replace(one, severity=Severity.WARNING) for one in errors]


def _file(dossier: LoadedDossier) -> Path:
    """Return where a dossier lies: what is printed is relative to the working directory, or to what ships."""
    shown = dossier.path
    if shown.startswith(SHIPPED):
        return (resources.data_root() / shown.removeprefix(SHIPPED)).resolve()
    return Path(shown).resolve()


def _load(
    folder: Path, study: Study, paths: list[Path], rubric: str | None
) -> tuple[Study | None, list[Diagnostic]]:
    if study.root is not None:
        return load_study(folder, paths, rubric)
    # what ships is the study itself: rules and rubrics of the other version, all else as it is

    def shipped(name: resources.Folder) -> Path:
        there = folder / name
        return there if name in ("rules", "rubrics") and there.is_dir() else resources.folder(name)

    return load_study(None, paths, rubric, shipped=shipped)
