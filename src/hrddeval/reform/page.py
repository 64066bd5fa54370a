"""Writes pathways as a page that can be put before a board: HTML, PDF, or JSON for other programs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from hrddeval import i18n
from hrddeval.model.pathways import Pathways
from hrddeval.reports import json, pathways, pdf
from hrddeval.reports.jinja import TemplateFolders, render
from hrddeval.reports.write import write_whole

TEMPLATE = "pathways.html.j2"


def as_html(result: Pathways, folders: TemplateFolders, *, screen: bool) -> str:
    """Return the page as one self-contained file for screens, or for the printer.

    Raises:
        TemplateFault: a template of the study cannot be used.
    """
    by_id = {change.id: change for change in result.changes}
    context = {
        "result": result,
        "recipe": result.recipe,
        "changes": by_id,
        "questions": pathways.questions(result.by_evidence),
        "screen": screen,
    }
    return render(
        TEMPLATE, context, folders, language=result.language, translations=i18n.translations(result.language)
    )


def write(result: Pathways, formats: Sequence[str], folders: TemplateFolders, output: Path) -> list[Path]:
    """Write the files and return them; nothing is written where one of them cannot be made.

    Raises:
        hrddeval.reports.pdf.PdfUnavailable: PDF was asked for and cannot be written here.
        TemplateFault: a template of the study cannot be used.
    """
    name = f"{result.initiative}-pathways"
    contents: dict[Path, bytes] = {}
    for form in dict.fromkeys(formats):
        if form == "json":
            contents[output / f"{name}.json"] = json.dump(result).encode()
        elif form == "html":
            contents[output / f"{name}.html"] = as_html(result, folders, screen=True).encode()
        else:
            contents[output / f"{name}.pdf"] = pdf.render(as_html(result, folders, screen=False), folders)
    for path, content in contents.items():
        write_whole(path, content)
    return list(contents)
