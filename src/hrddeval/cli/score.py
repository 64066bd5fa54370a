"""`hrddeval score`."""

from __future__ import annotations

from pathlib import Path

import click

from hrddeval.cli import options, telling
from hrddeval.diagnostics.exit_codes import ExitCode


@click.command("score")
@click.argument("table", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--rubric",
    "index",
    required=True,
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Index to score by: columns, directions, scales, weights (schema hrddeval/index@1).",
)
@options.json_option
@click.option("--csv", "as_csv", is_flag=True, help="Print a row per unit as CSV on stdout.")
@options.strict_option
def command(table: Path, index: Path, as_json: bool, as_csv: bool, strict: bool) -> int:
    """Score a table of numbers of your own, .csv or .xlsx: a row per unit, its name first.

    An empty cell is unknown, NA does not apply.

    \b
    Example:  hrddeval score countries.csv --rubric index.yaml
    """
    import shutil

    from hrddeval import score
    from hrddeval.reports import json, scores

    if as_json and as_csv:
        raise click.UsageError("--json and --csv exclude each other")
    opened = score.open_table(table, index)
    telling.stop_on(opened.warnings, strict=strict, show=True)
    result = score.score(opened)
    if as_json:
        click.echo(json.dump(result), nl=False)
    elif as_csv:
        click.echo(scores.as_csv(result), nl=False)
    else:
        width = shutil.get_terminal_size((100, 24)).columns
        click.echo("\n".join(scores.as_text(result, width)))
    return ExitCode.DONE
