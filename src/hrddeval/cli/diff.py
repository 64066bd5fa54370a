"""`hrddeval diff`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from hrddeval.cli import opening, options, templates
from hrddeval.diagnostics.exit_codes import ExitCode

if TYPE_CHECKING:
    from hrddeval.change.versions import Version


@click.command("diff")
@click.argument("old", required=False)
@click.argument("new", required=False)
@click.option("--old-as-of", metavar="DATE", help="Read the old side as of a year, month or day.")
@click.option("--new-as-of", metavar="DATE", help="Read the new side as of a year, month or day.")
@click.option("--initiative", "only", multiple=True, metavar="ID", help="Only this one; may be repeated.")
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write difference.json and a page into this folder.",
)
@click.option(
    "--format",
    "formats",
    type=click.Choice(["pdf", "html"]),
    multiple=True,
    help="Form of the page; may be repeated.  [default: pdf]",
)
@options.rubric_option
@options.weights_option
@options.project_option
@options.engine_option
@options.jobs_option
@options.language_option
@options.json_option
def command(
    old: str | None,
    new: str | None,
    old_as_of: str | None,
    new_as_of: str | None,
    only: tuple[str, ...],
    output: Path | None,
    formats: tuple[str, ...],
    rubric: str | None,
    weights: str | None,
    project: Path | None,
    engine: str | None,
    jobs: int | None,
    language: str | None,
    as_json: bool,
) -> int:
    """Say what changed from OLD to NEW, and how much of it comes of evidence, coding, rules and weights.

    OLD and NEW are each a study, a dossier, a PDF that `assess` wrote, an assessment.json, the id of an
    initiative, or a git revision. Without NEW, the new side is the study as it is now, or the same initiative; without
    OLD, both are: then name two dates.

    \b
    Example:  hrddeval diff main
              hrddeval diff eu-csddd --old-as-of 2025 --new-as-of 2026-11
    """
    from hrddeval import i18n
    from hrddeval.change.run import compare
    from hrddeval.change.versions import open_version
    from hrddeval.reports import difference, json

    if formats and output is None:
        raise click.UsageError("--format says how the page is written; name the folder too: --output DIR")
    if old is None and old_as_of is None and new_as_of is None:
        raise click.UsageError(
            "name what to compare with, such as a git revision: hrddeval diff main, "
            "or two dates: --old-as-of 2025 --new-as-of 2026"
        )
    for side, name in (("OLD", old), ("NEW", new)):
        if name is not None and not name.strip():
            raise click.UsageError(
                f"{side} is empty; name a study, a dossier, a PDF that assess wrote, an assessment.json, "
                "the id of an initiative, or a git revision"
            )
    dates = (
        options.checked_date(old_as_of, "--old-as-of"),
        options.checked_date(new_as_of, "--new-as-of"),
    )
    before = open_version("OLD", old, project, rubric)
    same = new is None and (old is None or before.named)
    after = before if same else open_version("NEW", new, project, rubric)
    study = after.study or before.study
    _refuse_what_results_cannot(before, after, dates, rubric, weights)
    spoken = options.chosen_language(study, language) if study is not None else language or "en"
    run = opening.run(engine, jobs=jobs, language=spoken, weights=weights)
    found = compare(before, after, run, dates, only)
    if output is not None:
        from hrddeval.change.write import write

        written = write(found, templates.now(study), formats or ("pdf",), spoken, output)
        if not as_json:
            click.echo(f"Written to {output}/: {', '.join(path.name for path in written)}")
    if as_json:
        click.echo(json.dump(found), nl=False)
    elif output is None:
        said = i18n.translations(spoken)
        click.echo("\n".join(difference.text(found, translations=said, language=spoken)))
    return ExitCode.DONE


def _refuse_what_results_cannot(
    old: Version,
    new: Version,
    dates: tuple[str | None, str | None],
    rubric: str | None,
    weights: str | None,
) -> None:
    """Refuse options that would change nothing, because a side is results alone.

    Raises:
        click.UsageError: where one of them was given.
    """
    hint = "name the study they were made from, or a scorecard that carries it"
    for side, version, option, date in (
        ("OLD", old, "--old-as-of", dates[0]),
        ("NEW", new, "--new-as-of", dates[1]),
    ):
        if date is not None and version.study is None:
            raise click.UsageError(
                f"{option} {date}: {side} is results, which hold no dossiers to read on another date; {hint}"
            )
    if old.study is not None or new.study is not None:
        return
    for option, value, what in (
        ("--weights", weights, "no rules to weigh anew"),
        ("--rubric", rubric, "no rules to score by another rubric"),
    ):
        if value is not None:
            raise click.UsageError(f"{option} {value}: both sides are results, which hold {what}; {hint}")
