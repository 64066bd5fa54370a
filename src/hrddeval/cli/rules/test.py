"""`hrddeval rules test`."""

from __future__ import annotations

import gc
from pathlib import Path

import click

from hrddeval.cli import opening, options
from hrddeval.diagnostics.exit_codes import ExitCode


@click.command("test")
@options.paths_argument
@options.rubric_option
@options.project_option
@options.engine_option
@options.jobs_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "junit"]),
    default="text",
    show_default=True,
    help="How results are printed.",
)
@options.json_option
@click.option("--coverage", is_flag=True, help="Tell what no example exercises; asks clingo alone.")
@click.option(
    "--coverage-under",
    "least",
    metavar="N",
    type=click.FloatRange(0, 100),
    help="Exit with 1 where less than N % is exercised.",
)
@click.option("--watch", is_flag=True, help="Stay, and run what changes at every save, in clingo alone.")
def command(
    paths: tuple[Path, ...],
    rubric: str | None,
    project: Path | None,
    engine: str | None,
    jobs: int | None,
    form: str,
    as_json: bool,
    coverage: bool,
    least: float | None,
    watch: bool,
) -> int:
    """Run the examples inside the rule files, those under PATHS or all of them.

    \b
    Example:  hrddeval rules test rules/power/W7-exit-and-continuity.yaml --coverage
    """
    gc.disable()  # a short run makes much and drops little: looking for circles is a third of its time
    from hrddeval import pipeline
    from hrddeval.workbench import coverage as covering
    from hrddeval.workbench import example_report

    if watch:
        from hrddeval.cli.rules.watching import watch_rules

        if form != "text" or as_json or coverage or least is not None or engine not in (None, "clingo"):
            raise click.UsageError("--watch prints text, from clingo; leave the other options out")
        return watch_rules(project, paths, rubric)
    study = opening.study(project, rubric=rubric, dossiers=False)
    run = opening.run(engine, jobs=jobs)
    results = pipeline.test_rules(study, run, paths)
    covered = None
    if coverage or least is not None:
        chosen = pipeline.rules_under(study, paths)
        covered = covering.coverage_of(study, chosen, pipeline.engines_of(run))
    click.echo(example_report.written("json" if as_json else form, study, results, covered))
    missed = least is not None and covered is not None and covering.percent(covered) < least
    return ExitCode.MISSED if missed or not all(one.passed for one in results) else ExitCode.DONE
