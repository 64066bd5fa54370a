"""`hrddeval check`."""

from __future__ import annotations

from pathlib import Path

import click

from hrddeval.cli import options, telling
from hrddeval.diagnostics.exit_codes import ExitCode


@click.command("check")
@options.paths_argument
@options.rubric_option
@options.project_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="How problems are printed.",
)
@options.strict_option
@options.json_option
def command(
    paths: tuple[Path, ...], rubric: str | None, project: Path | None, form: str, strict: bool, as_json: bool
) -> int:
    """Check dossiers, rules and rubrics: every problem in one run.

    \b
    Example:  hrddeval check initiatives/mutoshi --strict
    """
    from hrddeval import pipeline
    from hrddeval.diagnostics import render
    from hrddeval.diagnostics.diagnostic import has_errors

    study, found = pipeline.check(project, paths, rubric)
    if as_json or form == "json":
        click.echo(render.as_json(found))
    elif form == "github":
        click.echo(render.as_github(found), nl=False)
    elif found:
        click.echo(render.as_text(found, colour=telling.colours()), nl=False, color=telling.colours())
    if form == "text" and not as_json:
        checked = f"{pipeline.census(study)}: " if study else ""
        click.echo(f"{checked}{render.summary(found)}", err=bool(found))
    return ExitCode.AUTHOR if has_errors(found) or (strict and found) else ExitCode.DONE
