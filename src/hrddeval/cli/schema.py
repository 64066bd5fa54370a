"""`hrddeval schema`."""

from __future__ import annotations

from pathlib import Path

import click

from hrddeval.diagnostics.exit_codes import ExitCode


@click.command("schema")
@click.argument("directory", type=click.Path(file_okay=False, path_type=Path), required=False)
@click.option(
    "--write",
    is_flag=True,
    help="Write the schemas into DIRECTORY  [default: schemas]; without it, list them.",
)
def command(directory: Path | None, write: bool) -> int:
    """List, or write, the JSON Schemas of dossiers, rules, rubrics, vocabulary, project and assessment.

    \b
    Example:  hrddeval schema --write schemas
    """
    from hrddeval import schemas
    from hrddeval.reports.write import write_whole

    target = directory or Path("schemas")
    for name, content in schemas.all_schemas().items():
        if write:
            write_whole(target / name, content.encode())
        click.echo(f"{target / name}" if write else name)
    return ExitCode.DONE
