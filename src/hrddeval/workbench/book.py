"""The rulebook: every criterion on a page of its own, as HTML, PDF or Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hrddeval import __version__, i18n
from hrddeval.reports import pdf
from hrddeval.reports.jinja import TemplateFolders, render
from hrddeval.reports.write import write_whole
from hrddeval.rubrics import criteria_of
from hrddeval.study import Study
from hrddeval.workbench import markdown
from hrddeval.workbench.page import Page, page

TEMPLATE = "rulebook.html.j2"
NAME = "rulebook"


def pages(study: Study, language: str) -> list[Page]:
    """Return the page of every criterion in the order of the rubric; those it does not use come last."""
    order = {name: place for place, name in enumerate(criteria_of(study.rubric.value.tree))}
    names = sorted(study.criteria, key=lambda name: order.get(name, len(order)))
    return [page(study, study.criteria[name], language) for name in names]


def as_html(study: Study, made: Sequence[Page], folders: TemplateFolders, *, screen: bool) -> str:
    """Return the rulebook as one self-contained file for screens, or for the printer.

    Raises:
        TemplateFault: a template of the study cannot be used.
    """
    language = made[0].language if made else "en"
    context: dict[str, Any] = {
        "language": language,
        "title": study.title,
        "pages": made,
        "rubric": study.rubric.value,
        "rubric_title": study.rubric.value.title.marked(language),
        "tool": f"hrddeval {__version__}",
        "rules_digest": study.rules_digest[:16],
        "screen": screen,
    }
    return render(TEMPLATE, context, folders, language=language, translations=i18n.translations(language))


def write(study: Study, language: str, format_: str, folders: TemplateFolders, output: Path) -> list[Path]:
    """Write the rulebook into a folder and return its files.

    Raises:
        hrddeval.reports.pdf.PdfUnavailable: PDF was asked for and cannot be written here.
        TemplateFault: a template of the study cannot be used.
    """
    made = pages(study, language)
    if format_ == "md":
        contents = {output / name: text.encode() for name, text in markdown_files(made).items()}
    elif format_ == "html":
        contents = {output / f"{NAME}.html": as_html(study, made, folders, screen=True).encode()}
    else:
        contents = {output / f"{NAME}.pdf": pdf.render(as_html(study, made, folders, screen=False), folders)}
    for path, content in contents.items():
        write_whole(path, content)
    return list(contents)


def markdown_files(made: Sequence[Page]) -> dict[str, str]:
    """Return every Markdown file of the rulebook by name: a page per criterion, and the index."""
    say = i18n.sayer(made[0].language if made else "en")
    note = " ".join(
        (
            say("The criteria of the rules, one page each: what they ask, in words."),
            say("Written by `hrddeval rules book --format md`: change the rule files, not these pages."),
        )
    )
    files = {markdown.file_name(one): markdown.as_markdown(one) for one in made}
    return {"README.md": markdown.index(made, say("Rulebook"), note), **files}
