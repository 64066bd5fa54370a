"""`hrddeval dossiers show`."""

from __future__ import annotations

from pathlib import Path

import click

from hrddeval.cli import opening, options
from hrddeval.diagnostics.exit_codes import ExitCode


@click.command("show")
@click.argument("initiative", metavar="ID")
@click.option("--as-of", "as_of", metavar="DATE", help="Read it as of a year, month or day.")
@options.audience_option
@options.project_option
def command(initiative: str, as_of: str | None, audience: str, project: Path | None) -> int:
    """Show one dossier: who it is, what was said by whom and where, what follows, what was looked for.

    ID is the id of a dossier or a path to one.

    \b
    Example:  hrddeval dossiers show kufatilia
    """
    from hrddeval.facts.reading import read_dossier
    from hrddeval.reports import dossier_page
    from hrddeval.scoring.assessment import date_of

    study = opening.study(project, (Path(initiative),), audience=audience)
    vocabulary, closes = study.vocabulary.value, study.rubric.value.closes
    for position, one in enumerate(study.dossiers):
        date = date_of(one.dossier, one.sources, options.checked_date(as_of))
        reading = read_dossier(one.dossier, vocabulary, closes, date)
        page = dossier_page.page(one.dossier, one.sources, reading, vocabulary, as_of=date)
        click.echo("\n".join([*([""] if position else []), *page]))
    return ExitCode.DONE
