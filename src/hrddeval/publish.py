"""Writes an assessment into a folder as its results come: the JSON always, scorecards and tables as asked for.

Everything is made in a hidden folder inside the output and moved into place at the end, so that
nothing is half-written; of a result that is written only what a comparison prints is kept.
"""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass
from multiprocessing import get_all_start_methods, get_context
from pathlib import Path

from hrddeval import i18n
from hrddeval.enclosing import Encloser
from hrddeval.model.assessment import Assessment, DimensionResult, InitiativeResult
from hrddeval.model.enclosed import PLACEHOLDER, Attachment, printed
from hrddeval.pipeline import Assessing
from hrddeval.reports import csv, html, json, pdf
from hrddeval.reports.jinja import TemplateFolders
from hrddeval.reports.write import write_whole

RESULT, TABLE, COMPARISON = "assessment.json", "assessment.csv", "comparison"


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
) -> Published:
    """Take the results and write the files, whole or not at all; PDFs carry what the encloser gives them.

    Raises:
        OSError: where the folder cannot be made or written.
        hrddeval.reports.pdf.PdfUnavailable: where PDF was asked for and cannot be written here.
        hrddeval.reports.jinja.TemplateFault: where a template of the study cannot be used.
        Whatever `pipeline.assessing` raises while results are taken.
    """
    if "pdf" in formats and (reason := pdf.unavailable_because()):
        raise pdf.PdfUnavailable(reason)
    existed = output.exists()
    output.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix=".hrddeval-", dir=output))
    try:
        with _printer(jobs, under_way.count, formats) as printer:
            paper = Paper(folders, formats, made, printer, encloser)
            kept = list(_each(under_way, paper, progress))
            summary = under_way.whole(kept)
            if len(kept) > 1:
                paper.write(COMPARISON, summary, whole=False)
            printer.finish()
        json.close_stream(made / RESULT, summary)
        names = _names(summary, formats)
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
        paper.write(result.id, under_way.alone(result), whole=True)
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
    printer: Printer
    encloser: Encloser | None

    def write(self, name: str, assessment: Assessment, *, whole: bool) -> None:
        """Write the comparison or one card in every format; `whole`: the assessment has its traces."""
        if "html" in self.formats:
            page = page_of(name, assessment, self.folders, html.Flavour.SCREEN)
            (self.made / f"{name}.html").write_text(page, encoding="utf-8", newline="")
        if "pdf" in self.formats:
            page, attachments = self._print_flavour(name, assessment, whole=whole)
            self.printer.print(page, self.folders, self.made / f"{name}.pdf", attachments)

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


def _names(summary: Assessment, formats: Sequence[str]) -> list[str]:
    documents = [COMPARISON] if len(summary.initiatives) > 1 else []
    documents += [one.id for one in summary.initiatives]
    names = [RESULT]
    for form in ("pdf", "html"):
        names += [f"{name}.{form}" for name in documents] if form in formats else []
    return [*names, TABLE] if "csv" in formats else names


class Printer:
    """Prints documents in worker processes, or here where there is one job; never holds more than a few."""

    def __init__(self, workers: Executor | None, most: int) -> None:
        self._workers, self._most = workers, most
        self._waiting: dict[Future[bytes], Path] = {}

    def print(
        self, page: str, folders: TemplateFolders, path: Path, attachments: Sequence[Attachment] = ()
    ) -> None:
        """Print a page to a file, now or soon."""
        if self._workers is None:
            write_whole(path, pdf.render(page, folders, attachments))
            return
        while len(self._waiting) >= self._most:
            self._collect()
        self._waiting[self._workers.submit(pdf.render, page, folders, attachments)] = path

    def finish(self) -> None:
        """Wait until everything is printed."""
        while self._waiting:
            self._collect()

    def _collect(self) -> None:
        done, _ = wait(self._waiting, return_when=FIRST_COMPLETED)
        for task in done:
            write_whole(self._waiting.pop(task), task.result())


@contextlib.contextmanager
def _printer(jobs: int, count: int, formats: Sequence[str]) -> Iterator[Printer]:
    if "pdf" not in formats or jobs == 1 or count == 1:
        yield Printer(None, 1)
        return
    method = "forkserver" if "forkserver" in get_all_start_methods() else "spawn"
    workers = ProcessPoolExecutor(min(jobs, count), mp_context=get_context(method))
    try:
        yield Printer(workers, 2 * jobs)
    finally:
        workers.shutdown(wait=True, cancel_futures=True)
