"""The landscape: initiatives together with the norms they derive from, assessed and set side by side."""

from __future__ import annotations

import gettext
from collections.abc import Callable, Sequence
from pathlib import Path

from hrddeval import pipeline, resources
from hrddeval.analysis import lineage, voices
from hrddeval.diagnostics.diagnostic import AuthorError, Diagnostic, Location
from hrddeval.dossiers import DOSSIER_FILE
from hrddeval.gazetteer import shipped
from hrddeval.model.assessment import Assessment
from hrddeval.model.lineage import Lineage
from hrddeval.reports import findings, geojson, graph, html, pdf, places_view, timeline_view
from hrddeval.reports import lineage as lineage_report
from hrddeval.reports.jinja import TemplateFolders
from hrddeval.reports.marks import places as places_mark
from hrddeval.reports.marks import timeline
from hrddeval.reports.write import write_whole
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


def draw(
    assessment: Assessment,
    folders: TemplateFolders,
    output: Path,
    *,
    with_pdf: bool = True,
    translations: gettext.NullTranslations | None = None,
) -> list[Path]:
    """Write the pictures and the data of the landscape into a folder, and return what was written.

    Everything is made before anything is written. The timeline is left out where nothing in the
    assessment derives from anything else in it, the map where no place of it is in the gazetteer.

    Raises:
        hrddeval.reports.pdf.PdfUnavailable: where PDF was asked for and cannot be written here.
        OSError: where the folder cannot be made or written.
    """
    say = (translations or gettext.NullTranslations()).gettext
    found = lineage.lineage(assessment)
    files: dict[str, str | bytes] = {}
    if (view := timeline_view.timeline(assessment, say)) is not None:
        files["timeline.svg"] = timeline.standalone(view, notes_of(assessment, say))
        if with_pdf:
            page = html.timeline(assessment, folders, translations=translations)
            files["timeline.pdf"] = pdf.render(page, folders)
    places = places_view.places(assessment, basemap(folders), shipped(), say)
    if places is not None:
        files["places.svg"] = places_mark.standalone(places, notes_of(assessment, say))
        if with_pdf:
            page = html.places(assessment, places, folders, translations=translations)
            files["places.pdf"] = pdf.render(page, folders)
    files |= {
        "places.geojson": geojson.feature_collection(assessment, shipped()),
        "nodes.csv": graph.node_table(assessment),
        "edges.csv": graph.edge_table(found),
        "lineage.csv": lineage_report.table(found),
        "landscape.graphml": graph.graphml(assessment, found),
    }
    for name, content in files.items():
        write_whole(output / name, content)
    return [output / name for name in files]


def basemap(folders: TemplateFolders) -> Path:
    """Return the file that maps are drawn on: the study's own, or the one that ships."""
    return folders.find("geo/basemap.geojson") or folders.packaged / "geo" / "basemap.geojson"


def notes_of(assessment: Assessment, say: Callable[[str], str]) -> str:
    """Return what stands below a picture that travels alone: rubric, weights, date, run."""
    rubric = assessment.rubric
    return " · ".join(
        (
            say("Rubric {id} {version}").format(id=rubric.id, version=rubric.version),
            rubric.weights,
            say("evidence as of {date}").format(date=max(one.as_of for one in assessment.initiatives)),
            say("run {run}").format(run=assessment.recipe.run),
        )
    )


def findings_of(assessment: Assessment, study: Study) -> str:
    """Return what a landscape shows, as Markdown: what was assessed, and the study it came of."""
    heard = voices.voices_report([one.dossier for one in study.dossiers], str)
    return findings.findings(assessment, lineage.lineage(assessment), heard)
