"""`hrddeval rules test`."""

from __future__ import annotations

from pathlib import Path

import click

from hrddeval.cli import options
from hrddeval.diagnostics.exit_codes import ExitCode


@click.command("test")
@options.paths_argument
@options.rubric_option
@options.project_option
@options.engine_option
@options.jobs_option
@options.json_option
def command(
    paths: tuple[Path, ...],
    rubric: str | None,
    project: Path | None,
    engine: str | None,
    jobs: int | None,
    as_json: bool,
) -> int:
    """Run the examples inside the rule files, those under PATHS or all of them.

    \b
    Example:  hrddeval rules test rules/power/W7-exit-and-continuity.yaml
    """
    from hrddeval import pipeline
    from hrddeval.reports import examples

    study, found = pipeline.open_study(project, (), rubric, dossiers=False)
    options.stop_on(found, strict=False)
    run = pipeline.Run.of(engine=engine, jobs=options.worker_count(jobs), as_of=None, cached=True)
    results = pipeline.test_rules(study, run, paths)
    click.echo(examples.as_json(results) if as_json else "\n".join(examples.as_text(results)))
    return ExitCode.DONE if all(result.passed for result in results) else ExitCode.MISSED
