"""Options that several commands share, and what is made of their values."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from hrddeval.study import Study

#: The languages of `hrddeval.model.text`, written out here so that `--help` stays quick.
LANGUAGES = ("en", "fr", "sw")
#: The sensitivities of `hrddeval.model.sensitivity`, likewise.
AUDIENCES = ("public", "restricted", "secret")


class _SomeText(click.types.StringParamType):
    """A text that says something: not empty, and not white space alone."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        text = super().convert(value, param, ctx)
        if not text.strip():
            self.fail("it is empty; write a text", param, ctx)
        return text


#: The type of an option whose text is written into a file.
SOME_TEXT = _SomeText()

Command = TypeVar("Command", bound=Callable[..., Any])


def project_option(command: Command) -> Command:
    """Add `--project DIR`."""
    return click.option(
        "--project",
        type=click.Path(file_okay=False, path_type=Path),
        help="Folder of the study. Without it, the nearest folder above with a hrddeval.toml; without one, what ships.",
    )(command)


def rubric_option(command: Command) -> Command:
    """Add `--rubric ID|FILE`."""
    return click.option(
        "--rubric",
        metavar="ID|FILE",
        help="Rubric to score by.  [default: the study's, else producer-centred]",
    )(command)


def engine_option(command: Command) -> Command:
    """Add `--engine`."""
    return click.option(
        "--engine",
        type=click.Choice(["both", "durable", "clingo"]),
        help="Engines to infer with. Both must agree.  [default: both, or clingo alone where durable-rules is missing]",
    )(command)


def jobs_option(command: Command) -> Command:
    """Add `--jobs N`."""
    return click.option(
        "--jobs", type=click.IntRange(min=1), help="Worker processes.  [default: one per processor]"
    )(command)


def as_of_option(command: Command) -> Command:
    """Add `--as-of DATE`; `checked_date` checks it."""
    return click.option(
        "--as-of",
        "as_of",
        metavar="DATE",
        help="Assess as of a year, month or day.  [default: the latest in each dossier]",
    )(command)


def no_cache_option(command: Command) -> Command:
    """Add `--no-cache`."""
    return click.option("--no-cache", is_flag=True, help="Infer everything anew.")(command)


def json_option(command: Command) -> Command:
    """Add `--json`."""
    return click.option(
        "--json", "as_json", is_flag=True, help="Print the machine-readable result on stdout."
    )(command)


def weights_option(command: Command) -> Command:
    """Add `--weights PROFILE`."""
    return click.option(
        "--weights",
        metavar="PROFILE",
        help="Weights of one of the rubric's groups of people.  [default: the study's, else the rubric's own]",
    )(command)


def language_option(command: Command) -> Command:
    """Add `--lang en|fr|sw`."""
    return click.option(
        "--lang",
        "--language",
        "language",
        type=click.Choice(LANGUAGES),
        help="Language; a text without a translation stands in English behind the mark [en].  "
        "[default: the study's, else en]",
    )(command)


def audience_option(command: Command) -> Command:
    """Add `--audience public|restricted|secret`."""
    return click.option(
        "--audience",
        type=click.Choice(AUDIENCES),
        default=AUDIENCES[0],
        show_default=True,
        help="Who will read it. Evidence that is more sensitive counts in every score, and leaves as a stub.",
    )(command)


def strict_option(command: Command) -> Command:
    """Add `--strict`."""
    return click.option("--strict", is_flag=True, help="Warnings count as problems.")(command)


def paths_argument(command: Command) -> Command:
    """Add `[PATHS]...`."""
    return click.argument("paths", nargs=-1, type=click.Path(path_type=Path))(command)


def folder_for(audience: str, name: str) -> Path:
    """Return the folder results go into: one for each audience, so that none lies among another's."""
    return Path(name if audience == AUDIENCES[0] else f"{name}-{audience}")


def chosen_language(study: Study, language: str | None) -> str:
    """Return the language asked for, else the study's, else English."""
    own = study.project.value.language if study.project else None
    return language or own or LANGUAGES[0]


def worker_count(jobs: int | None) -> int:
    """Return how many processes to use."""
    return jobs or os.cpu_count() or 1


def chosen_formats(formats: Sequence[str]) -> tuple[str, ...]:
    """Return the formats to write; `none` stands alone.

    Raises:
        click.UsageError: for `none` beside others.
    """
    if "none" in formats:
        if len(set(formats)) > 1:
            raise click.UsageError("--format none stands alone: it writes assessment.json and nothing else")
        return ()
    return tuple(dict.fromkeys(formats)) or ("pdf",)


def checked_date(text: str | None, option: str = "--as-of") -> str | None:
    """Return a year, month or day as given.

    Raises:
        click.UsageError: where it is none.
    """
    from hrddeval.model.numbers import is_date

    if text is not None and not is_date(text):
        raise click.UsageError(
            f"{option} {text}: write a year, month or day, such as 2025, 2025-12 or 2025-12-31"
        )
    return text
