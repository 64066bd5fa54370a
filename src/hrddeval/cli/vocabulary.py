"""`hrddeval vocabulary`."""

from __future__ import annotations

from pathlib import Path

import click

from hrddeval.cli import opening, options
from hrddeval.diagnostics.exit_codes import ExitCode


@click.command("vocabulary")
@click.argument("kind", required=False)
@options.project_option
@options.json_option
def command(kind: str | None, project: Path | None, as_json: bool) -> int:
    """List the kinds of observation, or one with its question, attributes and values.

    \b
    Example:  hrddeval vocabulary seat
    """
    from hrddeval import pipeline
    from hrddeval.reports import json, vocabulary

    study = opening.study(project, dossiers=False)
    known = pipeline.named_kind(study, kind) if kind is not None else None
    whole = study.vocabulary.value
    if as_json:
        click.echo(json.dump(whole.kinds[known] if known else whole), nl=False)
    else:
        click.echo("\n".join(vocabulary.kind(known, whole) if known else vocabulary.overview(whole)))
    return ExitCode.DONE
