"""`hrddeval rules book`."""

from __future__ import annotations

from pathlib import Path

import click

from hrddeval.cli import opening, options, templates
from hrddeval.diagnostics.exit_codes import ExitCode


@click.command("book")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["html", "pdf", "md"]),
    default="html",
    show_default=True,
    help="Form.",
)
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("rulebook"),
    show_default=True,
    help="Folder to write into; nothing is written anywhere else.",
)
@options.language_option
@options.rubric_option
@options.project_option
def command(
    format_: str, output: Path, language: str | None, rubric: str | None, project: Path | None
) -> int:
    """Write the rulebook: a page per criterion with ladder, conditions in words, literature and examples.

    \b
    Example:  hrddeval rules book --format pdf --output rulebook --lang fr
    """
    from hrddeval.workbench import book

    study = opening.study(project, rubric=rubric, dossiers=False)
    spoken = options.chosen_language(study, language)
    written = book.write(study, spoken, format_, templates.of_study(study), output)
    click.echo(f"Written to {output}/: {', '.join(path.name for path in written)}")
    return ExitCode.DONE
