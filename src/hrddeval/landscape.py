"""The landscape: initiatives together with the norms they derive from, assessed and set side by side."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from hrddeval import pipeline, resources
from hrddeval.analysis import lineage
from hrddeval.diagnostics.diagnostic import AuthorError, Diagnostic, Location
from hrddeval.dossiers import DOSSIER_FILE
from hrddeval.model.lineage import Lineage
from hrddeval.source.suggest import did_you_mean
from hrddeval.study import Study


def open_with_norms(project: Path | None, rubric: str | None) -> tuple[Study, list[Diagnostic]]:
    """Return the study with all its initiatives, and with the shipped norms they derive from.

    A study of one's own seldom holds a dossier of the guidance it is about: that one ships.

    Raises:
        AuthorError: with every problem, where one of them is an error.
    """
    study, found = pipeline.open_study(project, (), rubric)
    shipped, added = resources.folder("initiatives"), set[str]()
    while study.root is not None and (missing := _norms_that_ship(study, shipped)):
        added |= missing
        paths = (study.root / "initiatives", *(shipped / name for name in sorted(added)))
        study, found = pipeline.open_study(project, paths, rubric)
    return study, found


def _norms_that_ship(study: Study, shipped: Path) -> set[str]:
    here = {one.id for one in study.dossiers}
    named = {norm for one in study.dossiers for norm in one.dossier.profile.derives_from}
    return {name for name in named - here if (shipped / name / DOSSIER_FILE).is_file()}


def lineage_of(study: Study, run: pipeline.Run, ids: Sequence[str] = ()) -> Lineage:
    """Assess a study and hold its initiatives against their norms: all of them, or those named.

    Raises:
        AuthorError: where an id is that of no initiative, or there is nothing to assess.
    """
    known = [one.id for one in study.dossiers]
    for name in ids:
        if name not in known:
            hint = did_you_mean(name, known, otherwise="choose from " + ", ".join(known))
            raise AuthorError([Diagnostic("HR528", f"there is no initiative `{name}`", Location("ID"), hint)])
    return lineage.chosen(lineage.lineage(pipeline.assess(study, run)), ids)
