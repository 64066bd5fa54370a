"""`hrddeval assess`."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from hrddeval.cli import opening, options, telling, templates
from hrddeval.diagnostics.exit_codes import ExitCode

FORMATS = ("pdf", "html", "csv", "share", "plain", "none")
#: The values of `hrddeval.model.robustness.Among`, written out here so that `--help` stays quick.
AMONG = ("placed", "all", "none")


@click.command("assess")
@options.paths_argument
@options.rubric_option
@options.project_option
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder to write into; nothing is written anywhere else.  "
    "[default: scorecards; not for the public: scorecards-AUDIENCE]",
)
@click.option(
    "--format",
    "formats",
    type=click.Choice(FORMATS),
    multiple=True,
    help="Files besides assessment.json; may be given several times. share: a picture (PNG and PDF) for posts. "
    "plain: one page in plain words to read aloud (HTML and PDF).  [default: pdf]",
)
@options.weights_option
@options.audience_option
@options.language_option
@options.engine_option
@options.jobs_option
@options.as_of_option
@click.option(
    "--robustness",
    "among",
    type=click.Choice(AMONG),
    default=AMONG[0],
    show_default=True,
    help="Draw how fragile the order of the comparison is: of those with a place, of all, or of none.",
)
@click.option(
    "--fail-under",
    type=click.FloatRange(0, 100),
    metavar="N",
    help="Exit with 1 if a placed initiative's supported overall score is under N.",
)
@options.strict_option
@options.json_option
@options.no_cache_option
def command(
    paths: tuple[Path, ...],
    rubric: str | None,
    project: Path | None,
    output: Path | None,
    formats: tuple[str, ...],
    weights: str | None,
    audience: str,
    language: str | None,
    engine: str | None,
    jobs: int | None,
    as_of: str | None,
    among: str,
    fail_under: float | None,
    strict: bool,
    as_json: bool,
    no_cache: bool,
) -> int:
    """Assess initiatives and write their scorecards.

    PATHS are dossier files, dossier folders or folders of dossiers; without any, all the study has.

    \b
    Example:  hrddeval assess initiatives/mutoshi --format html --output cards
    """
    from hrddeval import i18n, pipeline
    from hrddeval.diagnostics.diagnostic import AuthorError
    from hrddeval.enclosing import Encloser
    from hrddeval.model.assessment import Assessment
    from hrddeval.model.robustness import Among, Robustness
    from hrddeval.publish import RESULT, publish
    from hrddeval.reports import pdf, text

    chosen = options.chosen_formats(formats)
    output = output or options.folder_for(audience, "scorecards")
    study = opening.study(project, paths, rubric, audience=audience, strict=strict)
    spoken = options.chosen_language(study, language)
    run = opening.run(engine, jobs=jobs, as_of=as_of, cached=not no_cache, language=spoken, weights=weights)
    under_way = pipeline.assessing(study, run)
    if under_way.recipe.engine_note:
        click.echo(f"note: {under_way.recipe.engine_note}", err=True)
    progress = telling.Progress("assessed")
    encloser = Encloser.of(study, run) if "pdf" in chosen else None
    folders = templates.of_study(study)

    def draw(compared: Assessment) -> Robustness | None:
        from hrddeval.robustness import of_comparison

        try:
            return of_comparison(study, run, compared, Among(among))
        except AuthorError as refused:
            why = "; ".join(one.message for one in refused.diagnostics)
            click.echo(f"note: how fragile the order is was not drawn: {why}", err=True)
            return None

    done = publish(under_way, folders, chosen, output, run.jobs, progress, encloser=encloser, draw=draw)
    if "plain" in chosen and (reason := pdf.unavailable_because()):
        click.echo(
            f"note: pages in plain words are HTML alone: PDF cannot be written here: {reason}", err=True
        )
    if as_json:
        click.echo((output / RESULT).read_text(encoding="utf-8"), nl=False)
    else:
        width = shutil.get_terminal_size((100, 24)).columns
        said = i18n.translations(run.language)
        click.echo("\n".join(text.table(done.summary, width, translations=said)))
        click.echo()
        click.echo("\n".join(telling.written_lines(done.paths, output, done.summary)))
    return ExitCode.MISSED if pipeline.misses(done.summary, fail_under) else ExitCode.DONE
