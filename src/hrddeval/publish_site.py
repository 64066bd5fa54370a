"""Assesses a study and writes its web page, whole or not at all, and never over somebody else's page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from hrddeval import i18n, pipeline
from hrddeval.diagnostics.diagnostic import AuthorError, Diagnostic, Location
from hrddeval.model.initiative_result import InitiativeResult
from hrddeval.reports import site
from hrddeval.reports.jinja import TemplateFolders
from hrddeval.reports.write import write_whole
from hrddeval.study import Study

#: How far into a file the mark of our pages is looked for, in bytes.
_HEAD = 2000


def publish_site(
    study: Study,
    run: pipeline.Run,
    folders: TemplateFolders,
    output: Path,
    progress: Callable[[int, int], None] | None = None,
) -> Path:
    """Write `index.html` into a folder and return its path.

    Raises:
        AuthorError: the folder has a page that was not made here, or there is nothing to assess.
        OSError: it cannot be written.
        hrddeval.reports.jinja.TemplateFault: a template, style or script of the study cannot be used.
        Whatever `pipeline.assessing` raises while results are taken.
    """
    path = output / site.PAGE
    if path.exists() and not is_ours(path):
        problem = Diagnostic(
            "HR540",
            f"{site.PAGE} is there already and was not made by `hrddeval site`",
            Location(path.as_posix()),
            "name another folder with --output, or move that page away",
        )
        raise AuthorError([problem])
    under_way = pipeline.assessing(study, run)
    page = site.page(
        under_way.whole(()),
        _counted(under_way, progress),
        under_way.scored_by,
        under_way.weights,
        folders,
        translations=i18n.translations(run.language),
    )
    write_whole(path, page)
    return path


def is_ours(path: Path) -> bool:
    """Tell whether a page was written by this program, by the mark in its head."""
    with path.open("rb") as file:
        return site.GENERATOR.encode() in file.read(_HEAD)


def _counted(
    under_way: pipeline.Assessing, progress: Callable[[int, int], None] | None
) -> Iterator[InitiativeResult]:
    for number, result in enumerate(under_way.results, 1):
        yield result
        if progress is not None:
            progress(number, under_way.count)
