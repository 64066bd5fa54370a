"""`hrddeval map`."""

from __future__ import annotations

from pathlib import Path

import click

from hrddeval.cli import opening, options, telling, templates
from hrddeval.diagnostics.exit_codes import ExitCode


@click.command("map")
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("landscape"),
    show_default=True,
    help="Folder to write into; nothing is written anywhere else.",
)
@click.option("--no-pdf", is_flag=True, help="Leave out the PDF, which needs Pango.")
@click.option("--findings", is_flag=True, help="Print what the landscape shows, as Markdown; draw nothing.")
@options.rubric_option
@options.project_option
@options.as_of_option
@options.engine_option
@options.jobs_option
@options.language_option
def command(
    output: Path,
    no_pdf: bool,
    findings: bool,
    rubric: str | None,
    project: Path | None,
    as_of: str | None,
    engine: str | None,
    jobs: int | None,
    language: str | None,
) -> int:
    """Draw the landscape: who derives from whom, and where; with the data behind the pictures.

    A study of one's own is drawn together with the norms that ship and that its initiatives derive
    from. No picture needs the network.

    \b
    Example:  hrddeval map --output landscape
    """
    from hrddeval import i18n, landscape, pipeline
    from hrddeval.reports import pdf

    if not (no_pdf or findings) and (reason := pdf.unavailable_because()):
        raise pdf.PdfUnavailable(reason)
    study, found = landscape.open_with_norms(project, rubric)
    telling.stop_on(found, strict=False)
    run = opening.run(engine, jobs=jobs, as_of=as_of, language=options.chosen_language(study, language))
    result = pipeline.assess(study, run)
    if findings:
        click.echo(landscape.findings_of(result, study), nl=False)
        return ExitCode.DONE
    written = landscape.draw(
        result,
        templates.of_study(study),
        output,
        with_pdf=not no_pdf,
        translations=i18n.translations(run.language),
    )
    click.echo("\n".join(telling.wrapped_names(written, output)))
    return ExitCode.DONE
