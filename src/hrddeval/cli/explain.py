"""`hrddeval explain`."""

from __future__ import annotations

import re
from pathlib import Path

import click

from hrddeval.cli import opening, options
from hrddeval.diagnostics.exit_codes import ExitCode

CODE = re.compile(r"HR\d{3}", re.IGNORECASE)


@click.command("explain")
@click.argument("initiative")
@click.argument("criterion", required=False)
@options.rubric_option
@options.project_option
@options.engine_option
@options.as_of_option
@options.audience_option
@options.language_option
@options.json_option
def command(
    initiative: str,
    criterion: str | None,
    rubric: str | None,
    project: Path | None,
    engine: str | None,
    as_of: str | None,
    audience: str,
    language: str | None,
    as_json: bool,
) -> int:
    """Open a score: from the total down to the sentence and its source; why, and why not higher.

    INITIATIVE is the id of a dossier or a path to one; CRITERION an id such as R2. A diagnostic
    code such as HR203 is explained too.

    \b
    Example:  hrddeval explain mutoshi W7
    """
    from hrddeval import i18n, pipeline
    from hrddeval.diagnostics import catalogue
    from hrddeval.reports import explain, json

    if CODE.fullmatch(initiative):
        click.echo("\n".join(catalogue.page(initiative.upper())))
        return ExitCode.DONE
    study = opening.study(project, (Path(initiative),), rubric, audience=audience)
    spoken = options.chosen_language(study, language)
    run = opening.run(engine, as_of=as_of, language=spoken)
    result, said = pipeline.assess(study, run), i18n.translations(spoken)
    initiative_result = result.initiatives[0]
    known = pipeline.named_criterion(result, criterion) if criterion is not None else None
    if as_json:
        click.echo(
            json.dump(pipeline.criterion_result(initiative_result, known) if known else initiative_result),
            nl=False,
        )
    elif known is None:
        click.echo("\n".join(explain.initiative(result, initiative_result.id, translations=said)))
    else:
        click.echo("\n".join(explain.criterion(result, initiative_result.id, known, translations=said)))
    return ExitCode.DONE
