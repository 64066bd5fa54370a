"""`hrddeval site`."""

from __future__ import annotations

from pathlib import Path

import click

from hrddeval.cli import opening, options, telling, templates
from hrddeval.diagnostics.exit_codes import ExitCode


@click.command("site")
@options.paths_argument
@options.rubric_option
@options.project_option
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder to write index.html into.  [default: site; not for the public: site-AUDIENCE]",
)
@options.weights_option
@options.audience_option
@options.language_option
@options.engine_option
@options.jobs_option
@options.as_of_option
@options.strict_option
@options.no_cache_option
def command(
    paths: tuple[Path, ...],
    rubric: str | None,
    project: Path | None,
    output: Path | None,
    weights: str | None,
    audience: str,
    language: str | None,
    engine: str | None,
    jobs: int | None,
    as_of: str | None,
    strict: bool,
    no_cache: bool,
) -> int:
    """Write the comparison as one web page that works without a network.

    Readers find, sort and compare initiatives, open every number down to its source, and set
    their own weights. The page is one file: put it on a web server, or on a memory stick.

    \b
    Example:  hrddeval site --output page
    """
    from hrddeval.publish_site import publish_site

    output = output or options.folder_for(audience, "site")
    study = opening.study(project, paths, rubric, audience=audience, strict=strict)
    run = opening.run(
        engine,
        jobs=jobs,
        as_of=as_of,
        cached=not no_cache,
        language=options.chosen_language(study, language),
        weights=weights,
    )
    written = publish_site(study, run, templates.of_study(study), output, telling.Progress("assessed"))
    count = len(study.dossiers)
    counted = "1 initiative" if count == 1 else f"{count} initiatives"
    size = written.stat().st_size / 1_000_000
    click.echo(f"Written: {telling.short_path(written)} ({size:.1f} MB, {counted})")
    click.echo("Open it in a browser; it needs neither a network nor any other file.")
    return ExitCode.DONE
