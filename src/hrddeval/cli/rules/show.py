"""`hrddeval rules show`."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from hrddeval.cli import opening, options
from hrddeval.diagnostics.exit_codes import ExitCode


@click.command("show")
@click.argument("criterion")
@options.language_option
@options.project_option
def command(criterion: str, language: str | None, project: Path | None) -> int:
    """Show a criterion as a reader's page: question, ladder, each condition in words, literature, examples.

    \b
    Example:  hrddeval rules show R2 --lang fr
    """
    from hrddeval.workbench import page, page_text

    study = opening.study(project, dossiers=False)
    shown = page.page(study, page.named(study, criterion), options.chosen_language(study, language))
    click.echo("\n".join(page_text.as_text(shown, shutil.get_terminal_size((100, 24)).columns)))
    return ExitCode.DONE
