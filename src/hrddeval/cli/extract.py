"""`hrddeval extract`."""

from __future__ import annotations

from pathlib import Path

import click

from hrddeval.cli import telling
from hrddeval.diagnostics.exit_codes import ExitCode


@click.command("extract")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    help="New or empty folder for the study; nothing is written anywhere else.",
)
def command(file: Path, output: Path) -> int:
    """Give back the study that a scorecard was made from, as a folder to assess, change and assess again.

    FILE is a PDF that `hrddeval assess` wrote. The study stands alone: it brings the rules it was
    assessed by. It is written whole, or not at all where anything enclosed was changed.

    \b
    Example:  hrddeval extract scorecards/mutoshi.pdf --output mutoshi-study
    """
    from hrddeval.model.sensitivity import Sensitivity
    from hrddeval.verification.opening import extract, open_pdf

    study = open_pdf(file)
    written = extract(study, output)
    where = telling.short_path(output)
    dossiers = sum(path.name == "dossier.yaml" for path in written)
    said = "1 dossier" if dossiers == 1 else f"{dossiers} dossiers"
    click.echo(
        f"Written to {where}/: {len(written)} files, {said}, and the rules and rubrics they were assessed by"
    )
    audience = study.manifest.audience
    if audience is not Sensitivity.PUBLIC:
        click.echo(f"It holds what is {audience}: pass the folder on to nobody who may not read that")
    for_whom = f" --audience {audience}" if audience is not Sensitivity.PUBLIC else ""
    click.echo(f"Next: hrddeval assess --project {where}{for_whom}")
    return ExitCode.DONE
