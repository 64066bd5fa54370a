"""`hrddeval robustness`."""

from __future__ import annotations

from pathlib import Path

import click

from hrddeval.cli import opening, options, telling, templates
from hrddeval.diagnostics.exit_codes import ExitCode

#: The values of `analysis.robustness.choices`, written out here so that `--help` stays quick.
FACTORS = ("unknown", "weights", "aggregation", "caps", "coders")
METHODS = ("own", "arithmetic", "geometric", "minimum", "power", "copeland")


@click.command("robustness")
@options.paths_argument
@options.rubric_option
@options.project_option
@click.option(
    "--draws", type=click.IntRange(100, 100_000), default=10_000, show_default=True, help="How many."
)
@click.option(
    "--seed", type=click.IntRange(0), default=1, show_default=True, help="The same seed, the same draws."
)
@click.option(
    "--any-weights", is_flag=True, help="Draw any weights at all, not only some near those of the rubric."
)
@click.option(
    "--aggregation",
    "methods",
    type=click.Choice(METHODS),
    multiple=True,
    help="A way to put the top groups together; may be given several times.  [default: all]",
)
@click.option(
    "--fixed",
    type=click.Choice(FACTORS),
    multiple=True,
    help="Hold this fixed as the rubric, the supported scores and the dossier have it; may be given several times.",
)
@click.option(
    "--sure",
    type=click.FloatRange(0.5, 1, min_open=True),
    default=0.95,
    show_default=True,
    help="Share of the draws from which on two count as told apart.",
)
@click.option("--unplaced", is_flag=True, help="Include those of which too little is known to be placed.")
@click.option("--no-sources", is_flag=True, help="Do not infer anew without each source: quicker.")
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for robustness.json, dominance.svg and the page; without it nothing is written.",
)
@click.option(
    "--format",
    "formats",
    type=click.Choice(("pdf", "html", "csv", "none")),
    multiple=True,
    help="Files in the folder besides these two; may be given several times.  [default: pdf]",
)
@options.language_option
@options.weights_option
@options.engine_option
@options.jobs_option
@options.as_of_option
@options.strict_option
@options.json_option
@click.option("--csv", "as_csv", is_flag=True, help="Print a row per unit as CSV on stdout.")
def command(
    paths: tuple[Path, ...],
    rubric: str | None,
    project: Path | None,
    draws: int,
    seed: int,
    any_weights: bool,
    methods: tuple[str, ...],
    fixed: tuple[str, ...],
    sure: float,
    unplaced: bool,
    no_sources: bool,
    output: Path | None,
    formats: tuple[str, ...],
    language: str | None,
    weights: str | None,
    engine: str | None,
    jobs: int | None,
    as_of: str | None,
    strict: bool,
    as_json: bool,
    as_csv: bool,
) -> int:
    """Say how fragile an order is: what places could be, who cannot be told apart, and what moves them most.

    PATHS are dossiers as for assess, or one table (.csv, .xlsx) with the index to score it by as --rubric.

    \b
    Example:  hrddeval robustness --unplaced mutoshi kasulo itsci
    """
    import shutil

    from hrddeval import robustness, score
    from hrddeval.analysis.robustness.choices import choices_of
    from hrddeval.reports import json
    from hrddeval.reports import robustness as report

    if as_json and as_csv:
        raise click.UsageError("--json and --csv exclude each other")
    choices = choices_of(draws, seed, any_weights=any_weights, methods=methods, fixed=fixed, sure=sure)
    asked = robustness.Asked(choices, unplaced=unplaced, sources=not no_sources, coders="coders" not in fixed)
    count, chosen = options.worker_count(jobs), options.chosen_formats(formats)
    if formats and output is None:
        raise click.UsageError("--format needs --output DIR, a folder to write into")
    if len(paths) > 1 and any(robustness.is_table([path]) for path in paths):
        raise click.UsageError("one table at a time, and no dossiers beside it")
    if robustness.is_table(paths):
        if rubric is None:
            raise click.UsageError("a table needs --rubric FILE: the index to score it by")
        given = {"--project": project, "--weights": weights, "--engine": engine, "--as-of": as_of}
        for name in (name for name, value in given.items() if value is not None):
            raise click.UsageError(f"{name} is about dossiers; a table has none")
        opened = score.open_table(paths[0], Path(rubric))
        telling.stop_on(opened.warnings, strict=strict, show=True)
        found = robustness.of_table(opened, asked, jobs=count, language=language or options.LANGUAGES[0])
        folders = templates.shipped()
    else:
        study = opening.study(project, paths, rubric, strict=strict)
        spoken = options.chosen_language(study, language)
        run = opening.run(engine, jobs=jobs, as_of=as_of, language=spoken, weights=weights)
        found = robustness.of_initiatives(study, run, asked)
        folders = templates.of_study(study)
    if output is not None:
        written = report.write(found, output, chosen, folders)
        click.echo(f"written to {output}/: {', '.join(path.name for path in written)}", err=True)
    if as_json:
        click.echo(json.dump(found), nl=False)
    elif as_csv:
        click.echo(report.as_csv(found), nl=False)
    else:
        width = shutil.get_terminal_size((100, 24)).columns
        click.echo("\n".join(report.as_text(found, width)))
    return ExitCode.DONE
