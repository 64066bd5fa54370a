"""`hrddeval rules try`."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from hrddeval.cli import opening, options
from hrddeval.diagnostics.exit_codes import ExitCode


@click.command("try")
@click.argument("criterion")
@click.option(
    "--dossier",
    required=True,
    type=click.Path(path_type=Path),
    metavar="ID|PATH",
    help="Id of an initiative, a dossier file or its folder.",
)
@click.option(
    "--as-of",
    "as_of",
    metavar="DATE",
    help="Try it as of a year, month or day.  [default: the dossier's latest]",
)
@options.audience_option
@options.language_option
@options.rubric_option
@options.project_option
@options.engine_option
def command(
    criterion: str,
    dossier: Path,
    as_of: str | None,
    audience: str,
    language: str | None,
    rubric: str | None,
    project: Path | None,
    engine: str | None,
) -> int:
    """Try a criterion on a dossier: each condition met, not met, unknown or contested, and why.

    Works for criteria that are in no rubric yet.

    \b
    Example:  hrddeval rules try R2 --dossier mutoshi
    """
    from hrddeval import pipeline
    from hrddeval.workbench import trial

    study = opening.study(project, (dossier,), rubric, audience=audience)
    run = opening.run(engine, as_of=as_of, language=options.chosen_language(study, language))
    width = shutil.get_terminal_size((100, 24)).columns
    for result in pipeline.try_criterion(study, run, criterion):
        click.echo("\n".join(trial.as_text(result, width)))
    return ExitCode.DONE
