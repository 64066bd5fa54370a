"""`hrddeval dossiers coverage`."""

from __future__ import annotations

from pathlib import Path

import click

from hrddeval.cli import opening, options
from hrddeval.diagnostics.exit_codes import ExitCode


@click.command("coverage")
@options.paths_argument
@click.option("--top", type=click.IntRange(min=1), default=10, show_default=True, help="How many questions.")
@click.option("--as-of", "as_of", metavar="DATE", help="As of a year, month or day.")
@options.rubric_option
@options.weights_option
@options.engine_option
@options.jobs_option
@options.json_option
@options.project_option
def command(
    paths: tuple[Path, ...],
    top: int,
    as_of: str | None,
    rubric: str | None,
    weights: str | None,
    engine: str | None,
    jobs: int | None,
    as_json: bool,
    project: Path | None,
) -> int:
    """Say what was searched, what is open, and which question would narrow which score most.

    PATHS are ids of initiatives or paths to dossiers; without any, all of them.

    \b
    Example:  hrddeval dossiers coverage kufatilia
    """
    from hrddeval import pipeline
    from hrddeval.reports import dossier_coverage, json

    study = opening.study(project, paths, rubric)
    report = pipeline.coverage(study, opening.run(engine, jobs=jobs, as_of=as_of, weights=weights))
    if as_json:
        click.echo(json.dump(report), nl=False)
    elif len(report.initiatives) == 1:
        click.echo("\n".join(dossier_coverage.one(report.initiatives[0], top)))
    else:
        click.echo("\n".join(dossier_coverage.several(report, top)))
    return ExitCode.DONE
