"""`hrddeval rules export`."""

from __future__ import annotations

from pathlib import Path

import click

from hrddeval.cli import opening, options, telling
from hrddeval.diagnostics.exit_codes import ExitCode


@click.command("export")
@options.paths_argument
@click.option(
    "--xlsx",
    "workbook",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="The workbook to write.",
)
@click.option("--replace", is_flag=True, help="Write over a workbook that is there already.")
@options.project_option
def command(paths: tuple[Path, ...], workbook: Path, replace: bool, project: Path | None) -> int:
    """Write the criteria under PATHS, or all of them, as a workbook with drop-downs for kinds and values.

    \b
    Example:  hrddeval rules export --xlsx rules.xlsx rules/power
    """
    from hrddeval import pipeline
    from hrddeval.workbench.workbook.exporting import export

    study = opening.study(project, dossiers=False)
    criteria = pipeline.criteria_under(study, paths)
    export(study, list(criteria.values()), workbook, replace=replace)
    click.echo(f"Written to {telling.short_path(workbook)}: {', '.join(criteria)}")
    click.echo(f"Next: change it, save it, and\n  hrddeval rules import {telling.short_path(workbook)}")
    return ExitCode.DONE
