"""`hrddeval pathways`."""

from __future__ import annotations

import gc
from pathlib import Path

import click

from hrddeval.cli import opening, options, templates
from hrddeval.diagnostics.exit_codes import ExitCode


@click.command("pathways")
@click.argument("initiative")
@click.option("--target", metavar="BAND", help="Reach this band.  [default: the next one up]")
@click.option("--dimension", metavar="GROUP", help="Look at one group of the rubric, such as power.")
@click.option(
    "--to", "to", metavar="SCORE", help="Reach this supported score, 0 to 100, overall or in the group."
)
@click.option("--budget", type=click.IntRange(min=0), metavar="N", help="Go as far as an effort of N leads.")
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write the page into this folder as well; without it, nothing is written.",
)
@click.option(
    "--format",
    "formats",
    type=click.Choice(["html", "pdf", "json"]),
    multiple=True,
    help="Files to write with --output; may be given several times.  [default: html]",
)
@options.rubric_option
@options.project_option
@options.weights_option
@options.engine_option
@options.as_of_option
@options.language_option
@options.json_option
def command(
    initiative: str,
    target: str | None,
    dimension: str | None,
    to: str | None,
    budget: int | None,
    output: Path | None,
    formats: tuple[str, ...],
    rubric: str | None,
    project: Path | None,
    weights: str | None,
    engine: str | None,
    as_of: str | None,
    language: str | None,
    as_json: bool,
) -> int:
    """Find the smallest sets of changes that would certainly reach a target.

    Changes are the steps that rules give, each with its effort; a change that several criteria share
    counts once. Every set is made in a copy of the dossier and assessed again before it is printed.

    \b
    Example:  hrddeval pathways mutoshi --dimension power --to 60
    """
    gc.disable()  # a short run makes much and drops little
    from hrddeval import i18n
    from hrddeval.reform import finding

    asked = finding.asked_for(target, dimension, to, budget)
    study = opening.study(project, (Path(initiative),), rubric)
    spoken = options.chosen_language(study, language)
    run = opening.run(engine, as_of=as_of, language=spoken, weights=weights)
    result = finding.find_pathways(study, run, asked)
    if as_json:
        from hrddeval.reports import json

        click.echo(json.dump(result), nl=False)
    else:
        from hrddeval.reports import pathways

        click.echo("\n".join(pathways.as_text(result, translations=i18n.translations(spoken))))
    if output is not None:
        from hrddeval.reform import page  # with it come the templates

        written = page.write(result, formats or ("html",), templates.of_study(study), output)
        click.echo(f"Written to {output}/: {', '.join(path.name for path in written)}", err=True)
    return ExitCode.DONE
