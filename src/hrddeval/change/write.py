"""Writes a difference into a folder: its JSON always, and a page in the forms asked for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from hrddeval import __version__, i18n
from hrddeval.model.difference import Difference
from hrddeval.reports import difference, json, pdf
from hrddeval.reports.html import Flavour
from hrddeval.reports.jinja import TemplateFolders
from hrddeval.reports.write import write_whole

NAME = "difference"


def write(
    found: Difference, folders: TemplateFolders, formats: Sequence[str], language: str, output: Path
) -> list[Path]:
    """Write the files and return their paths; everything is made before anything is written.

    Raises:
        OSError: where the folder cannot be made or written.
        hrddeval.reports.pdf.PdfUnavailable: PDF was asked for and cannot be written here.
        hrddeval.reports.jinja.TemplateFault: a template of the study cannot be used.
    """

    def as_html(flavour: Flavour) -> str:
        said = i18n.translations(language)
        tool = f"hrddeval {__version__}"
        return difference.page(
            found, folders, flavour=flavour, language=language, tool=tool, translations=said
        )

    made: dict[str, bytes] = {f"{NAME}.json": json.dump(found).encode()}
    if "pdf" in formats:
        made[f"{NAME}.pdf"] = pdf.render(as_html(Flavour.PRINT), folders)
    if "html" in formats:
        made[f"{NAME}.html"] = as_html(Flavour.SCREEN).encode()
    for name, content in made.items():
        write_whole(output / name, content)
    return [output / name for name in made]
