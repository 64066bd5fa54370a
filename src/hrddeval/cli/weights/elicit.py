"""`hrddeval weights elicit`."""

from __future__ import annotations

from pathlib import Path

import click

from hrddeval.cli import opening, options, templates
from hrddeval.diagnostics.exit_codes import ExitCode


@click.command("elicit")
@click.option(
    "--method",
    type=click.Choice(["budget", "pairs", "both"]),
    default="both",
    show_default=True,
    help="Stones laid on pictures, pictures compared two by two, or both.",
)
@click.option(
    "--stones", type=click.IntRange(4, 100), default=20, show_default=True, help="How many everybody gets."
)
@click.option("--group", metavar="ID", help="Weigh the parts of this group.  [default: the dimensions]")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["pdf", "html"]),
    default="pdf",
    show_default=True,
    help="Form of the sheet.",
)
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("weights"),
    show_default=True,
    help="Folder to write into; nothing is written anywhere else.",
)
@options.language_option
@options.rubric_option
@options.project_option
def command(
    method: str,
    stones: int,
    group: str | None,
    format_: str,
    output: Path,
    language: str | None,
    rubric: str | None,
    project: Path | None,
) -> int:
    """Make a sheet to ask a group of people with, and the form its answers are typed into.

    \b
    Example:  hrddeval weights elicit --lang sw --output weights
    """
    from hrddeval.diagnostics.diagnostic import AuthorError, Diagnostic, Location
    from hrddeval.weights import asked, sheet

    study = opening.study(project, rubric=rubric, dossiers=False)
    spoken = options.chosen_language(study, language)
    methods = ("budget", "pairs") if method == "both" else (method,)
    names = {"budget": sheet.BUDGET, "pairs": sheet.PAIRS}
    for one in methods:
        if (output / names[one]).exists():
            where = Location((output / names[one]).as_posix())
            hint = "name another folder: --output"
            raise AuthorError(
                [Diagnostic("HR346", "there is a form here already, perhaps filled in", where, hint)]
            )
    written = sheet.write(
        study,
        asked.things(study, group, spoken),
        methods,
        stones,
        templates.of_study(study),
        spoken,
        format_,
        output,
    )
    click.echo(f"Written to {output}/: {', '.join(path.name for path in written)}")
    click.echo(f"Next: hrddeval weights import {output / names[methods[0]]} --help")
    return ExitCode.DONE
