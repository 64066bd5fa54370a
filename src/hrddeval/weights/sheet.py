"""The sheet a group is asked with, as HTML or PDF, and the forms its answers are typed into."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from hrddeval import __version__, i18n
from hrddeval.reports import pdf
from hrddeval.reports.jinja import TemplateFolders, render
from hrddeval.reports.write import write_whole
from hrddeval.study import Study
from hrddeval.weights.answers import PERSON
from hrddeval.weights.asked import BETWEEN, Thing, pairs

SHEET, BUDGET, PAIRS = "weights-sheet", "answers-budget.csv", "answers-pairs.csv"
#: Rows with a number that a form has to begin with.
ROWS = 20


def sheet(
    study: Study,
    asked: Sequence[Thing],
    methods: Sequence[str],
    stones: int,
    folders: TemplateFolders,
    language: str,
    *,
    screen: bool,
) -> str:
    """Return the sheet: a page for whoever asks, the board for stones, and the pairs.

    Raises:
        TemplateFault: a template of the study cannot be used.
    """
    context = {
        "language": language,
        "title": study.title,
        "rubric": study.rubric.value,
        "rubric_title": study.rubric.value.title.marked(language),
        "things": asked,
        "pairs": pairs(asked) if "pairs" in methods else [],
        "budget": "budget" in methods,
        "stones": stones,
        "forms": {"budget": BUDGET, "pairs": PAIRS},
        "tool": f"hrddeval {__version__}",
        "screen": screen,
    }
    return render(
        "weights.html.j2", context, folders, language=language, translations=i18n.translations(language)
    )


def form(asked: Sequence[Thing], method: str) -> str:
    """Return an empty form as CSV: a numbered row for each person, a column for each answer."""
    heads = (
        [one.id for one in asked]
        if method == "budget"
        else [f"{one.id}{BETWEEN}{other.id}" for one, other in pairs(asked)]
    )
    rows = [[PERSON, *heads], *([str(n), *[""] * len(heads)] for n in range(1, ROWS + 1))]
    return "".join(",".join(row) + "\r\n" for row in rows)


def write(
    study: Study,
    asked: Sequence[Thing],
    methods: Sequence[str],
    stones: int,
    folders: TemplateFolders,
    language: str,
    format_: str,
    output: Path,
) -> list[Path]:
    """Write the sheet and the forms and return their paths; everything is made before anything is written.

    Raises:
        OSError: where the folder cannot be made or written.
        hrddeval.reports.pdf.PdfUnavailable: PDF was asked for and cannot be written here.
    """
    page = sheet(study, asked, methods, stones, folders, language, screen=format_ == "html")
    made: dict[str, bytes] = {
        f"{SHEET}.{format_}": pdf.render(page, folders) if format_ == "pdf" else page.encode()
    }
    names = {"budget": BUDGET, "pairs": PAIRS}
    made |= {names[method]: form(asked, method).encode("utf-8-sig") for method in methods}
    for name, content in made.items():
        write_whole(output / name, content)
    return [output / name for name in made]
