"""`hrddeval rules use`."""

from __future__ import annotations

from pathlib import Path

import click

from hrddeval.cli import opening, options, telling
from hrddeval.diagnostics.exit_codes import ExitCode


@click.command("use")
@click.argument("criterion")
@click.option(
    "--rubric", "name", required=True, metavar="NAME", help="A rubric of the study, or the name of a new one."
)
@click.option(
    "--dimension", metavar="GROUP", help="Group of the rubric to put it under.  [default: by its folder]"
)
@options.project_option
def command(criterion: str, name: str, dimension: str | None, project: Path | None) -> int:
    """Bring a criterion into a rubric of your own: a copy of the one in use, with this criterion more.

    \b
    Example:  hrddeval rules use R8 --rubric ours
    """
    from hrddeval.workbench import adopting, listing, page

    study = opening.study(project, dossiers=False)
    identity = page.named(study, criterion).value.id
    group = dimension or listing.dimension_of(study, identity) or ""
    written = adopting.adopt(study, identity, group, name)
    click.echo(f"Written: {telling.short_path(written)}\nNext: hrddeval assess --rubric {name}")
    return ExitCode.DONE
