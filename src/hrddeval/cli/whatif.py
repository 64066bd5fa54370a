"""`hrddeval whatif`."""

from __future__ import annotations

from pathlib import Path

import click

from hrddeval.cli import opening, options
from hrddeval.diagnostics.exit_codes import ExitCode


@click.command("whatif")
@click.argument("initiative")
@click.option(
    "--set", "sets", multiple=True, metavar="O.ATTR=VALUE", help="Suppose that an observation has this value."
)
@click.option(
    "--add",
    "adds",
    multiple=True,
    metavar="[NAME=]KIND:ATTR=VALUE,...",
    help="Suppose an observation. NAME lets a later --add refer to it; several choices are joined by +.",
)
@click.option("--drop", "drops", multiple=True, metavar="O", help="Suppose that an observation is not so.")
@click.option(
    "--class",
    "classes",
    multiple=True,
    type=click.Choice(["A", "B", "C", "D", "E"]),
    help="Class of evidence that everything supposed rests on; may be given several times.  "
    "[default: A and B for practice, C for what a text says]",
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
    sets: tuple[str, ...],
    adds: tuple[str, ...],
    drops: tuple[str, ...],
    classes: tuple[str, ...],
    rubric: str | None,
    project: Path | None,
    weights: str | None,
    engine: str | None,
    as_of: str | None,
    language: str | None,
    as_json: bool,
) -> int:
    """Suppose something of an initiative and assess it again: nothing supposed is evidence.

    INITIATIVE is the id of a dossier or a path to one. `hrddeval vocabulary KIND` lists attributes.

    \b
    Example:  hrddeval whatif mutoshi --add 'retained_assets:held_by=members,what=permit'
    """
    from hrddeval import i18n
    from hrddeval.model.dossier import EvidenceClass
    from hrddeval.reform import supposing
    from hrddeval.reports import json, whatif

    study = opening.study(project, (Path(initiative),), rubric)
    spoken = options.chosen_language(study, language)
    run = opening.run(engine, as_of=as_of, language=spoken, weights=weights)
    result = supposing.suppose_and_compare(
        study, run, sets=sets, adds=adds, drops=drops, classes=[EvidenceClass(c) for c in classes]
    )
    if as_json:
        click.echo(json.dump(result), nl=False)
    else:
        click.echo("\n".join(whatif.as_text(result, translations=i18n.translations(spoken))))
    return ExitCode.DONE
