"""`hrddeval agreement`."""

from __future__ import annotations

from pathlib import Path

import click

from hrddeval.cli import opening, options
from hrddeval.diagnostics.exit_codes import ExitCode


@click.command("agreement")
@options.paths_argument
@click.option(
    "--draws", type=click.IntRange(100, 100_000), default=1000, show_default=True, help="Bootstrap samples."
)
@click.option("--seed", type=int, default=1, show_default=True, help="Seed of the bootstrap.")
@options.as_of_option
@options.rubric_option
@options.weights_option
@options.audience_option
@options.project_option
@options.engine_option
@options.jobs_option
@options.json_option
def command(
    paths: tuple[Path, ...],
    draws: int,
    seed: int,
    as_of: str | None,
    rubric: str | None,
    weights: str | None,
    audience: str,
    project: Path | None,
    engine: str | None,
    jobs: int | None,
    as_json: bool,
) -> int:
    """Say how far coders agree, and which of their differences moves the score most.

    Another coder's reading lies beside the dossier, in coding/<coder>.yaml. Where there is one coder
    only, that is said, and nothing else.

    \b
    Example:  hrddeval agreement our-pilot
    """
    from hrddeval import coders
    from hrddeval.reports import agreement, json

    study = opening.study(project, paths, rubric, audience=audience)
    run = opening.run(engine, jobs=jobs, as_of=as_of, weights=weights)
    report = coders.agreement(study, run, draws=draws, seed=seed)
    click.echo(json.dump(report) if as_json else "\n".join(agreement.lines(report)), nl=not as_json)
    return ExitCode.DONE
