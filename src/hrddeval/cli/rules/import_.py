"""`hrddeval rules import`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from hrddeval.cli import opening, options, telling
from hrddeval.diagnostics.exit_codes import ExitCode

if TYPE_CHECKING:
    from hrddeval.workbench.workbook.importing import Change


@click.command("import")
@click.argument("workbook", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder to write changed criteria to.  [default: where they are, or the rules/ of the study]",
)
@options.project_option
def command(workbook: Path, output: Path | None, project: Path | None) -> int:
    """Read criteria back from a workbook: all are checked, only those that changed are written.

    \b
    Example:  hrddeval rules import rules.xlsx
    """
    from hrddeval.workbench.workbook.importing import bring_back

    study = opening.study(project, dossiers=False)
    done = bring_back(study, workbook, output)
    telling.show_diagnostics(done.warnings)
    for change in done.changes:
        click.echo(told(change))
    click.echo(f"{len(done.changes)} written, {len(done.unchanged)} unchanged")
    if done.changes:
        click.echo("Next: hrddeval rules test")
    return ExitCode.DONE


def told(change: Change) -> str:
    """Say in a line or two what was written."""
    what = "new" if change.is_new else "; ".join(change.differences)
    lost = (
        f"\n  {change.comments_lost} lines of comments are not in the new file"
        if change.comments_lost
        else ""
    )
    return f"{telling.short_path(change.path)}: {what}{lost}"
