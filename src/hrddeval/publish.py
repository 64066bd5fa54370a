"""Writes an assessment into a folder: the JSON always, scorecards and tables as asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_all_start_methods, get_context
from pathlib import Path

from hrddeval import i18n
from hrddeval.model.assessment import Assessment
from hrddeval.reports import csv, html, json, pdf
from hrddeval.reports.jinja import TemplateFolders
from hrddeval.reports.write import write_whole

RESULT = "assessment.json"
COMPARISON = "comparison"
TABLE = "assessment.csv"


def publish(
    result: Assessment,
    folders: TemplateFolders,
    formats: Sequence[str],
    output: Path,
    jobs: int,
    progress: Callable[[int, int], None] | None = None,
) -> list[Path]:
    """Write the files and return their paths, in the order: JSON, comparison, cards, table.

    A file is written whole or not at all; nothing is written before everything could be made.

    Raises:
        hrddeval.reports.pdf.PdfUnavailable: where PDF was asked for and cannot be written here.
        hrddeval.reports.jinja.TemplateFault: where a template of the study cannot be used.
    """
    contents: dict[str, bytes] = {RESULT: json.dump(result).encode()}
    if "pdf" in formats:
        cards = printed(pages(result, folders, html.Flavour.PRINT), folders, jobs, progress)
        contents |= {f"{name}.pdf": card for name, card in cards.items()}
    if "html" in formats:
        made = pages(result, folders, html.Flavour.SCREEN)
        contents |= {f"{name}.html": page.encode() for name, page in made.items()}
    if "csv" in formats:
        contents[TABLE] = csv.table(result).encode()
    output.mkdir(parents=True, exist_ok=True)
    for name, content in contents.items():
        write_whole(output / name, content)
    return [output / name for name in contents]


def pages(result: Assessment, folders: TemplateFolders, flavour: html.Flavour) -> dict[str, str]:
    """Return the HTML of every document by name: the comparison, where there are two or more, and the cards."""
    translations = i18n.translations(result.language)
    made = {}
    if len(result.initiatives) > 1:
        made[COMPARISON] = html.comparison(result, folders, flavour=flavour, translations=translations)
    for one in result.initiatives:
        made[one.id] = html.card(result, one.id, folders, flavour=flavour, translations=translations)
    return made


def printed(
    documents: Mapping[str, str],
    folders: TemplateFolders,
    jobs: int,
    progress: Callable[[int, int], None] | None = None,
) -> dict[str, bytes]:
    """Return every document as PDF, one per task, in as many processes as there are jobs."""
    if jobs == 1 or len(documents) == 1:
        return {name: pdf.render(page, folders) for name, page in documents.items()}
    made: dict[str, bytes] = {}
    with ProcessPoolExecutor(min(jobs, len(documents)), mp_context=get_context(_start_method())) as workers:
        tasks = {workers.submit(pdf.render, page, folders): name for name, page in documents.items()}
        try:
            for done in as_completed(tasks):
                made[tasks[done]] = done.result()
                if progress is not None:
                    progress(len(made), len(documents))
        except BaseException:
            workers.shutdown(wait=False, cancel_futures=True)
            raise
    return {name: made[name] for name in documents}


def _start_method() -> str:
    return "forkserver" if "forkserver" in get_all_start_methods() else "spawn"
