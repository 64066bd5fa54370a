"""`hrddeval voices`."""

from __future__ import annotations

from pathlib import Path

import click

from hrddeval.cli import opening, options
from hrddeval.diagnostics.exit_codes import ExitCode


@click.command("voices")
@options.paths_argument
@options.json_option
@click.option("--csv", "as_csv", is_flag=True, help="Print a table for spreadsheets on stdout.")
@options.language_option
@options.audience_option
@options.project_option
def command(
    paths: tuple[Path, ...],
    as_json: bool,
    as_csv: bool,
    language: str | None,
    audience: str,
    project: Path | None,
) -> int:
    """Say whose voice the evidence is, who carries it, and where no producer was heard.

    PATHS are ids of initiatives or paths to dossiers; without any, all of them.

    \b
    Example:  hrddeval voices
    """
    from hrddeval import i18n
    from hrddeval.analysis.voices import voices_report
    from hrddeval.reports import json, voices

    if as_json and as_csv:
        raise click.UsageError("--json and --csv: choose one of the two")
    study = opening.study(project, paths, audience=audience)
    say = i18n.sayer(options.chosen_language(study, language))
    report = voices_report([one.dossier for one in study.dossiers], say)
    if as_json:
        click.echo(json.dump(report), nl=False)
    elif as_csv:
        click.echo(voices.as_csv(report).encode("utf-8"), nl=False)
    else:
        click.echo("\n".join(voices.table(report)))
    return ExitCode.DONE
