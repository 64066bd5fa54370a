"""`hrddeval doctor`."""

from __future__ import annotations

import json

import click

from hrddeval.cli import options
from hrddeval.diagnostics.exit_codes import ExitCode


@click.command("doctor")
@options.json_option
def command(as_json: bool) -> int:
    """Say what is installed, what is missing, and the one line that mends it.

    \b
    Example:  hrddeval doctor
    """
    from dataclasses import asdict

    from hrddeval.doctor import examine

    parts = examine()
    if as_json:
        click.echo(json.dumps([asdict(part) for part in parts], indent=1))
    else:
        width = max(len(part.name) for part in parts)
        for part in parts:
            mark = "ok     " if part.found else "missing"
            click.echo(f"{mark}  {part.name:<{width}}  {part.detail}")
            if part.mend:
                click.echo(f"         {'':<{width}}  {part.mend}")
    return ExitCode.DONE if all(part.found or part.optional for part in parts) else ExitCode.MISSING_PART
