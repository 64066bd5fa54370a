"""`hrddeval dossiers list`."""

from __future__ import annotations

from pathlib import Path

import click

from hrddeval.cli import opening, options
from hrddeval.cli.dossiers.choices import BINDINGS, KINDS, STAGES
from hrddeval.diagnostics.exit_codes import ExitCode


@click.command("list")
@click.option("--kind", "kinds", type=click.Choice(KINDS), multiple=True, help="What it is. May be repeated.")
@click.option(
    "--mineral",
    "minerals",
    metavar="NAME",
    multiple=True,
    help="Which mineral; what covers all minerals fits too. May be repeated.",
)
@click.option("--stage", "stages", type=click.Choice(STAGES), multiple=True, help="Where it stands.")
@click.option("--binding", "bindings", type=click.Choice(BINDINGS), multiple=True, help="How binding it is.")
@options.json_option
@options.project_option
def command(
    kinds: tuple[str, ...],
    minerals: tuple[str, ...],
    stages: tuple[str, ...],
    bindings: tuple[str, ...],
    as_json: bool,
    project: Path | None,
) -> int:
    """List the dossiers there are, all of them or those of a kind, mineral, stage or binding force.

    \b
    Example:  hrddeval dossiers list --mineral cobalt --stage running
    """
    from hrddeval.analysis import dossier_rows
    from hrddeval.model.dossier_list import DossierList
    from hrddeval.reports import dossier_list, json
    from hrddeval.source.suggest import did_you_mean

    study = opening.study(project)
    rows = [dossier_rows.row(one.dossier, one.path) for one in study.dossiers]
    known = dossier_rows.minerals_named(rows)
    for mineral in minerals:
        if mineral.casefold() not in known:
            hint = did_you_mean(mineral, known)
            raise click.UsageError(f"--mineral {mineral}: no dossier names this mineral; {hint}")
    fits = dossier_rows.fitting(rows, kinds=kinds, minerals=minerals, stages=stages, bindings=bindings)
    listed = DossierList(of=len(rows), dossiers=fits)
    click.echo(json.dump(listed) if as_json else "\n".join(dossier_list.table(listed)), nl=not as_json)
    return ExitCode.DONE
