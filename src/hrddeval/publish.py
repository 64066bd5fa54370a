"""Writes an assessment into a folder as its results come: the JSON always, scorecards and tables as asked for.

Everything is made in a hidden folder inside the output and moved into place at the end, so that
nothing is half-written; of a result that is written only what a comparison prints is kept.
"""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from hrddeval import i18n, printing
from hrddeval.enclosing import Encloser
from hrddeval.model.assessment import Assessment
from hrddeval.model.enclosed import PLACEHOLDER, Attachment, printed
from hrddeval.model.initiative_result import DimensionResult, InitiativeResult
from hrddeval.model.robustness import Robustness
from hrddeval.pipeline import Assessing
from hrddeval.reports import csv, html, json, leaflets, pdf, picture
from hrddeval.reports.jinja import TemplateFolders

RESULT, TABLE, COMPARISON = "assessment.json", "assessment.csv", "comparison"
#: What an initiative has besides its card, by format: the endings of its files.
BESIDES = {"plain": ("plain.html", "plain.pdf"), "share": ("share.pdf", "share.png")}


@dataclass(frozen=True)
class Published:
    """What was written, in the order JSON, comparison, cards, table; and the assessment without its traces."""

    paths: tuple[Path, ...]
    summary: Assessment


def publish(
    under_way: Assessing,
    folders: TemplateFolders,
    formats: Sequence[str],
    output: Path,
    jobs: int,
    progress: Callable[[int, int], None] | None = None,
    *,
    encloser: Encloser | None = None,
    draw: Callable[[Assessment], Robustness | None] | None = None,
) -> Published:
    """Take the results and write the files, whole or not at all; PDFs carry what the encloser gives them.

    `draw` returns how fragile the order of a comparison is.

    Raises:
        OSError: where the folder cannot be made or written.
        hrddeval.reports.pdf.PdfUnavailable: where PDF was asked for and cannot be written here.
        hrddeval.reports.picture.PictureUnavailable: the same of pictures to share.
        hrddeval.reports.jinja.TemplateFault: where a template of the study cannot be used.
        Whatever `pipeline.assessing` raises while results are taken.
    """
    _stop_where_a_part_is_missing(formats)
    besides = _besides(formats)
    existed = output.exists()
    output.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix=".hrddeval-", dir=output))
    try:
        with printing.printer(jobs, under_way.count, formats) as printer:
            paper = Paper(folders, (*formats, *besides), made, printer, encloser)
            kept = list(_each(under_way, paper, progress))
            summary = under_way.whole(kept)
            if len(kept) > 1:
                if draw is not None:
                    summary = summary.model_copy(update={"robustness": draw(summary)})
                paper.write(COMPARISON, summary, whole=False)
            printer.finish()
        json.close_stream(made / RESULT, summary)
        names = _names(summary, formats, besides)
        for name in names:
            (made / name).replace(output / name)
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
        if not existed:
            with contextlib.suppress(OSError):
                output.rmdir()
        raise
    shutil.rmtree(made)
    return Published(tuple(output / name for name in names), summary)


def _stop_where_a_part_is_missing(formats: Sequence[str]) -> None:
    """Say before anything is assessed that something asked for cannot be written here."""
    if {"pdf", "share"} & set(formats) and (reason := pdf.unavailable_because()):
        raise pdf.PdfUnavailable(reason)
    if "share" in formats and (reason := picture.unavailable_because()):
        raise picture.PictureUnavailable(reason)


def _besides(formats: Sequence[str]) -> tuple[str, ...]:
    """Return the endings of what is written besides cards; a plain page needs no PDF to be read."""
    endings = [ending for form, theirs in BESIDES.items() if form in formats for ending in theirs]
    if "plain.pdf" in endings and pdf.unavailable_because():
        endings.remove("plain.pdf")
    return tuple(endings)


def _each(
    under_way: Assessing,
    paper: Paper,
    progress: Callable[[int, int], None] | None,
) -> Iterator[InitiativeResult]:
    """Write every result as it comes and yield what a comparison needs of it."""
    made, formats = paper.made, paper.formats
    json.open_stream(made / RESULT, under_way.whole(()))
    if "csv" in formats:
        (made / TABLE).write_text(csv.head(), encoding="utf-8", newline="")
    for number, result in enumerate(under_way.results, 1):
        json.add_to_stream(made / RESULT, result, first=number == 1)
        if "csv" in formats:
            with (made / TABLE).open("a", encoding="utf-8", newline="") as file:
                file.write(csv.rows(result))
        alone = under_way.alone(result)
        paper.write(result.id, alone, whole=True)
        paper.write_besides(result.id, alone)
        if progress is not None:
            progress(number, under_way.count)
        yield without_traces(result)


def without_traces(result: InitiativeResult) -> InitiativeResult:
    """Return a result without what only its own card and the JSON print."""
    dimensions = tuple(_without_traces(dimension) for dimension in result.dimensions)
    return result.model_copy(update={"dimensions": dimensions, "observations": ()})


def _without_traces(dimension: DimensionResult) -> DimensionResult:
    criteria = tuple(
        c.model_copy(update={"trace": (), "topics": (), "findings": ()}) for c in dimension.criteria
    )
    return dimension.model_copy(update={"criteria": criteria})


@dataclass(frozen=True)
class Paper:
    """Writes documents: with which templates, in which formats, where to, and what PDFs enclose."""

    folders: TemplateFolders
    formats: Sequence[str]
    made: Path
    printer: printing.Printer
    encloser: Encloser | None

    def write(self, name: str, assessment: Assessment, *, whole: bool) -> None:
        """Write the comparison or one card in every format; `whole`: the assessment has its traces."""
        if "html" in self.formats:
            page = page_of(name, assessment, self.folders, html.Flavour.SCREEN)
            (self.made / f"{name}.html").write_text(page, encoding="utf-8", newline="")
        if "pdf" in self.formats:
            page, attachments = self._print_flavour(name, assessment, whole=whole)
            self.printer.print(page, self.folders, self.made / f"{name}.pdf", attachments)

    def write_besides(self, name: str, assessment: Assessment) -> None:
        """Write the picture to share and the page in plain words of one initiative."""
        said = i18n.translations(assessment.language)
        if "plain.html" in self.formats:
            page = leaflets.plain(assessment, name, self.folders, translations=said)
            (self.made / f"{name}.plain.html").write_text(page, encoding="utf-8", newline="")
        if "plain.pdf" in self.formats:
            paper = html.Flavour.PRINT
            page = leaflets.plain(assessment, name, self.folders, flavour=paper, translations=said)
            self.printer.print(page, self.folders, self.made / f"{name}.plain.pdf")
        if "share.pdf" in self.formats:
            page = leaflets.share(assessment, name, self.folders, translations=said)
            pair = (self.made / f"{name}.share.pdf", self.made / f"{name}.share.png")
            self.printer.print(page, self.folders, pair[0], picture_path=pair[1])

    def _print_flavour(
        self, name: str, assessment: Assessment, *, whole: bool
    ) -> tuple[str, tuple[Attachment, ...]]:
        """Return the page to print with the fingerprint of what is enclosed on it, and what is."""
        if self.encloser is None:
            return page_of(name, assessment, self.folders, html.Flavour.PRINT), ()
        draft = page_of(name, assessment, self.folders, html.Flavour.PRINT, PLACEHOLDER)
        enclosed = self.encloser(name, assessment, draft, whole=whole)
        return draft.replace(PLACEHOLDER, printed(enclosed.fingerprint)), enclosed.attachments


def page_of(
    name: str,
    assessment: Assessment,
    folders: TemplateFolders,
    flavour: html.Flavour,
    fingerprint: str | None = None,
) -> str:
    """Return the HTML of the comparison or of one card."""
    spoken = i18n.translations(assessment.language)
    if name == COMPARISON:
        return html.comparison(
            assessment, folders, flavour=flavour, translations=spoken, fingerprint=fingerprint
        )
    return html.card(assessment, name, folders, flavour=flavour, translations=spoken, fingerprint=fingerprint)


def _names(summary: Assessment, formats: Sequence[str], besides: Sequence[str]) -> list[str]:
    documents = [COMPARISON] if len(summary.initiatives) > 1 else []
    documents += [one.id for one in summary.initiatives]
    names = [RESULT]
    for form in ("pdf", "html"):
        names += [f"{name}.{form}" for name in documents] if form in formats else []
    names += [f"{one.id}.{ending}" for ending in besides for one in summary.initiatives]
    return [*names, TABLE] if "csv" in formats else names
