"""`hrddeval verify`."""

from __future__ import annotations

from pathlib import Path

import click

from hrddeval.cli import opening, options
from hrddeval.diagnostics.exit_codes import ExitCode


@click.command("verify")
@click.argument("file", type=click.Path(path_type=Path))
@options.engine_option
@options.jobs_option
@options.json_option
def command(file: Path, engine: str | None, jobs: int | None, as_json: bool) -> int:
    """Check a scorecard: recompute it from what its PDF encloses, and compare.

    FILE is a PDF that `hrddeval assess` wrote. The exit code is 0 where everything holds and 1 where
    something was altered or comes out differently.

    \b
    Example:  hrddeval verify scorecards/mutoshi.pdf
    """
    from hrddeval.model.verification import Verdict
    from hrddeval.reports import json, verification_text
    from hrddeval.verification.opening import open_pdf
    from hrddeval.verification.verify import verify

    run = opening.run(engine, jobs=jobs, cached=False)
    result = verify(open_pdf(file), run)
    if as_json:
        click.echo(json.dump(result), nl=False)
    else:
        click.echo("\n".join(verification_text.lines(result)))
    return ExitCode.DONE if result.verdict is Verdict.HOLDS else ExitCode.MISSED
