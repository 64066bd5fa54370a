"""`hrddeval lineage`."""

from __future__ import annotations

from pathlib import Path

import click

from hrddeval.cli import opening, options, telling
from hrddeval.diagnostics.exit_codes import ExitCode


@click.command("lineage")
@click.argument("ids", nargs=-1, metavar="[ID]...")
@options.rubric_option
@options.project_option
@click.option("--csv", "as_csv", is_flag=True, help="Print a table for spreadsheets on stdout.")
@options.json_option
@options.as_of_option
@options.engine_option
@options.jobs_option
@options.language_option
def command(
    ids: tuple[str, ...],
    rubric: str | None,
    project: Path | None,
    as_csv: bool,
    as_json: bool,
    as_of: str | None,
    engine: str | None,
    jobs: int | None,
    language: str | None,
) -> int:
    """Say what initiatives keep, and what they drop, of the norms they derive from.

    With IDs, only the links that begin or end at these initiatives, and for each derived one its
    criteria. What an initiative derives from stands in its dossier, under `derives_from`.

    \b
    Example:  hrddeval lineage kasulo
    """
    from hrddeval import i18n, landscape
    from hrddeval.reports import json, lineage

    if as_csv and as_json:
        raise click.UsageError("choose one of --csv and --json")
    study, found = landscape.open_with_norms(project, rubric)
    telling.stop_on(found, strict=False)
    run = opening.run(engine, jobs=jobs, as_of=as_of, language=options.chosen_language(study, language))
    result = landscape.lineage_of(study, run, ids)
    if as_csv:
        click.echo(lineage.table(result), nl=False)
    elif as_json:
        click.echo(json.dump(result), nl=False)
    else:
        said = i18n.translations(run.language)
        click.echo("\n".join(lineage.text(result, criteria_of=ids, translations=said)))
    return ExitCode.DONE
