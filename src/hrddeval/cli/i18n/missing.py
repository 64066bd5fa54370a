"""`hrddeval i18n missing`."""

from __future__ import annotations

from pathlib import Path

import click

from hrddeval.cli import opening, options
from hrddeval.diagnostics.exit_codes import ExitCode


@click.command("missing")
@click.option(
    "--lang", "language", type=click.Choice(["fr", "sw"]), help="Only this language.  [default: both]"
)
@options.project_option
def command(language: str | None, project: Path | None) -> int:
    """List every text of rules, vocabulary, rubrics and interface without a translation, with file and line.

    Such texts are printed in English, with the mark [en] where they come from rules.

    \b
    Example:  hrddeval i18n missing --lang sw
    """
    from hrddeval.workbench import missing

    study = opening.study(project, dossiers=False)
    click.echo("\n".join(missing.as_text(missing.missing(study, (language,) if language else ("fr", "sw")))))
    return ExitCode.DONE
