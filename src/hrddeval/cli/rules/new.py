"""`hrddeval rules new`."""

from __future__ import annotations

from pathlib import Path

import click

from hrddeval.cli import opening, options, telling
from hrddeval.diagnostics.exit_codes import ExitCode


@click.command("new")
@click.argument("identity", metavar="ID")
@click.option(
    "--dimension", required=True, help="Dimension of the rubric it belongs to, such as representation."
)
@click.option("--title", type=options.SOME_TEXT, help="Title of the criterion; its file is called after it.")
@click.option(
    "--rubric", metavar="NAME", help="Bring it into this rubric of the study at once; see `rules use`."
)
@options.project_option
def command(
    identity: str, dimension: str, title: str | None, rubric: str | None, project: Path | None
) -> int:
    """Begin a criterion of your own: a commented file in rules/ that passes its tests as it stands.

    \b
    Example:  hrddeval rules new R8 --dimension representation --title "A say over water" --rubric ours
    """
    from hrddeval.workbench import adopting, beginning

    study = opening.study(project, dossiers=False)
    path, name = beginning.begin(study, identity, dimension, title), identity.upper()
    click.echo(f"Written: {telling.short_path(path)}")
    if rubric:
        click.echo(f"Written: {telling.short_path(adopting.adopt(study, name, dimension, rubric))}")
    click.echo(f"Next: change it in an editor, then\n  hrddeval rules show {name}\n  hrddeval rules test")
    click.echo(
        f"  hrddeval assess --rubric {rubric}"
        if rubric
        else f"To see it in a scorecard: hrddeval rules use {name} --dimension {dimension} --rubric ours"
    )
    return ExitCode.DONE
