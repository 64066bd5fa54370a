"""`hrddeval rules impact`."""

from __future__ import annotations

from pathlib import Path

import click

from hrddeval.cli import opening, options, telling
from hrddeval.diagnostics.exit_codes import ExitCode


@click.command("impact")
@click.option(
    "--against",
    required=True,
    metavar="REV|DIR",
    help="Another version of the rules: a git revision, or a folder with `rules/`.",
)
@options.rubric_option
@options.project_option
@options.engine_option
@options.jobs_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How changes are printed.",
)
def command(
    against: str, rubric: str | None, project: Path | None, engine: str | None, jobs: int | None, form: str
) -> int:
    """Say what a change of rules, rubric or vocabulary does to every dossier's levels and bands.

    The dossiers are those of now, assessed once with the rules of now and once with the others.

    \b
    Example:  hrddeval rules impact --against main
    """
    from hrddeval import pipeline
    from hrddeval.workbench import impact
    from hrddeval.workbench.impact_run import impact_against

    study = opening.study(project, rubric=rubric)
    run = opening.run(engine, jobs=jobs)
    found, unread = impact_against(study, against, rubric, lambda one: pipeline.assess(one, run))
    telling.show_diagnostics(unread)
    click.echo(impact.as_json(found) if form == "json" else "\n".join(impact.as_text(found)))
    return ExitCode.DONE
