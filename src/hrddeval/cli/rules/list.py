"""`hrddeval rules list`."""

from __future__ import annotations

from pathlib import Path

import click

from hrddeval.cli import opening, options
from hrddeval.diagnostics.exit_codes import ExitCode


@click.command("list")
@click.option(
    "--origin", is_flag=True, help="Name the file of each, and the reason where a study changed it."
)
@options.json_option
@options.rubric_option
@options.project_option
def command(origin: bool, as_json: bool, rubric: str | None, project: Path | None) -> int:
    """List the criteria: dimension, track, examples, and whether shipped, own, overridden or switched off.

    \b
    Example:  hrddeval rules list --origin
    """
    from hrddeval.workbench import listing

    study = opening.study(project, rubric=rubric, dossiers=False)
    rows = listing.rows(study)
    click.echo(listing.as_json(rows) if as_json else "\n".join(listing.as_text(rows, origin=origin)))
    return ExitCode.DONE
