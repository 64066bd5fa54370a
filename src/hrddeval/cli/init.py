"""`hrddeval init`."""

from __future__ import annotations

from pathlib import Path

import click

from hrddeval.diagnostics.exit_codes import ExitCode


@click.command("init")
@click.argument("directory", type=click.Path(file_okay=False, path_type=Path))
def command(directory: Path) -> int:
    """Make a folder for a study of your own, with a commented example dossier.

    \b
    Example:  hrddeval init my-study
    """
    from hrddeval import scaffold

    for path in scaffold.create(directory):
        click.echo(f"  {path.relative_to(directory).as_posix()}")
    click.echo(f"\nThe study is in {directory}. Next:\n  cd {directory}\n  hrddeval check\n  hrddeval assess")
    return ExitCode.DONE
