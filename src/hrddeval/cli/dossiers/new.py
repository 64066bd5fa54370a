"""`hrddeval dossiers new`."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from pathlib import Path

import click

from hrddeval.cli import opening, options, telling
from hrddeval.cli.dossiers.choices import ASKED, BINDINGS, KINDS, SECTORS, STAGES
from hrddeval.diagnostics.exit_codes import ExitCode

CODER = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


@click.command("new")
@click.argument("identity", metavar="ID")
@click.option("--name", type=options.SOME_TEXT, help="Its full name, printed as the title.")
@click.option("--kind", type=click.Choice(KINDS), help="What it is.")
@click.option("--binding", type=click.Choice(BINDINGS), help="How binding it is.")
@click.option("--stage", type=click.Choice(STAGES), help="Where it stands.")
@click.option("--sector", type=click.Choice(SECTORS), help="Who is behind it.")
@click.option(
    "--mineral", "minerals", type=options.SOME_TEXT, multiple=True, metavar="NAME", help="May be repeated."
)
@click.option(
    "--behind",
    type=(options.SOME_TEXT, options.SOME_TEXT),
    multiple=True,
    metavar="NAME ROLE",
    help="An organisation that runs it, pays for it or buys from it, and its part. May be repeated.",
)
@click.option("--ask/--no-ask", default=None, help="Ask for what is not given.  [default: ask on a terminal]")
@click.option(
    "--coder", metavar="NAME", help="Begin a second coding of a dossier that is there; initials will do."
)
@click.option(
    "--blind", is_flag=True, help="With --coder: who codes has not seen the dossier's observations."
)
@options.language_option
@options.project_option
def command(
    identity: str,
    name: str | None,
    kind: str | None,
    binding: str | None,
    stage: str | None,
    sector: str | None,
    minerals: tuple[str, ...],
    behind: tuple[tuple[str, str], ...],
    ask: bool | None,
    coder: str | None,
    blind: bool,
    language: str | None,
    project: Path | None,
) -> int:
    """Begin a dossier in this study: its profile, and every question as a search not made yet.

    With --coder, begin a second coding of the dossier ID instead: its evidence, and no observation.

    Nothing is invented: what you do not give is left out, and stays open.

    \b
    Example:  hrddeval dossiers new our-pilot --name "Our pilot" --kind pilot --binding voluntary
              --stage running --sector private --behind "Big Smelter" "pays for it"
    """
    from hrddeval.workbench import new_dossier

    if blind and coder is None:
        raise click.UsageError("--blind says how somebody codes; say who: --coder NAME")
    if coder is not None:
        return _second_coding(project, identity, coder, blind=blind)
    study = opening.study(project, dossiers=False)
    new_dossier.free_folder(study, identity)  # before anything is asked
    asking = sys.stdin.isatty() if ask is None else ask
    given = {"name": name, "kind": kind, "binding": binding, "stage": stage, "sector": sector}
    answers = {key: value or _answer(key, asking) for key, value in given.items()}
    if asking and not minerals:
        minerals = _minerals()
    told = new_dossier.Told(**answers, minerals=minerals, behind=behind or (_behind() if asking else ()))
    paths = new_dossier.begin_dossier(study, identity, told, options.chosen_language(study, language))
    for path in paths:
        click.echo(f"Written: {telling.short_path(path)}")
    click.echo(
        "Next: export your sources as CSL JSON over sources.json, write what they say, then\n"
        f"  hrddeval check {telling.short_path(paths[0].parent)}\n"
        f"  hrddeval dossiers coverage {identity}"
    )
    return ExitCode.DONE


def _second_coding(project: Path | None, identity: str, coder: str, *, blind: bool) -> int:
    from hrddeval.workbench.new_coding import begin_coding

    if not CODER.fullmatch(coder):
        raise click.UsageError(f"--coder {coder}: write small letters, digits and hyphens, such as b-k")
    study = opening.study(project, (Path(identity),), audience="secret")
    path = begin_coding(study.dossiers[0], coder, blind=blind)
    click.echo(f"Written: {telling.short_path(path)}")
    click.echo(f"Next: write observations into it, then hrddeval agreement {study.dossiers[0].id}")
    return ExitCode.DONE


def _answer(key: str, asking: bool) -> str:
    question, choices = ASKED[key]
    if not asking:
        listed = f" (one of {', '.join(choices)})" if choices else ""
        raise click.UsageError(f"--{key} is missing: {question.lower()}{listed}")
    if isinstance(choices, Mapping):
        click.echo("\n".join(f"  {value:<20} {meaning}" for value, meaning in choices.items()))
    answer: str = click.prompt(
        question, type=click.Choice(list(choices)) if choices else str, show_choices=False
    )
    return answer


def _minerals() -> tuple[str, ...]:
    text = click.prompt(
        "Which minerals, with commas between them (empty: not known)", default="", show_default=False
    )
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _behind() -> tuple[tuple[str, str], ...]:
    found: list[tuple[str, str]] = []
    while True:
        name = click.prompt(
            "Who runs it, pays for it or buys from it (empty: nobody else)", default="", show_default=False
        )
        if not name.strip():
            return tuple(found)
        found.append((name.strip(), click.prompt("What is its part")))
