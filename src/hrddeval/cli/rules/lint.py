"""`hrddeval rules lint`."""

from __future__ import annotations

from pathlib import Path

import click

from hrddeval.cli import options, telling
from hrddeval.diagnostics.exit_codes import ExitCode


@click.command("lint")
@options.paths_argument
@options.rubric_option
@options.project_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif", "github"]),
    default="text",
    show_default=True,
    help="How findings are printed.",
)
@click.option("--unused", is_flag=True, help="Also tell which vocabulary no rule reads.")
@options.strict_option
def command(
    paths: tuple[Path, ...], rubric: str | None, project: Path | None, form: str, unused: bool, strict: bool
) -> int:
    """Say what is odd about rules that are correct as they stand, those under PATHS or all of them.

    Finds conditions that can never hold, levels shown where the one below is not, ways that repeat
    each other, limits no way escapes, sentences that may say “not known”. What makes a rule wrong is
    said by `hrddeval check`, and here before anything else.

    \b
    Example:  hrddeval rules lint rules/power --format github
    """
    from hrddeval import pipeline
    from hrddeval.diagnostics.diagnostic import Severity, has_errors
    from hrddeval.workbench.lint import lint
    from hrddeval.workbench.lint_report import written

    study, found = pipeline.check(project, (), rubric, dossiers=False)
    if study is not None:
        found = [*lint(study, lambda file: pipeline.lies_under(file, paths), vocabulary=unused or strict)]
    click.echo(written(form, found, colour=telling.colours()), color=telling.colours())
    odd = any(one.severity is not Severity.INFO for one in found)
    return ExitCode.AUTHOR if has_errors(found) or (strict and odd) else ExitCode.DONE
