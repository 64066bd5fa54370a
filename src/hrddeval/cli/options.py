"""Options that several commands share, and how their results are printed."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from hrddeval.diagnostics.diagnostic import Diagnostic, Severity
from hrddeval.diagnostics.exit_codes import ExitCode

if TYPE_CHECKING:
    from hrddeval.model.assessment import Assessment
    from hrddeval.reports.jinja import TemplateFolders
    from hrddeval.study import Study

#: The languages of `hrddeval.model.text`, written out here so that `--help` stays quick.
LANGUAGES = ("en", "fr", "sw")
#: The sensitivities of `hrddeval.model.sensitivity`, likewise.
AUDIENCES = ("public", "restricted", "secret")

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
        help="Weights of one of the rubric's groups of people.  [default: its own]",
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


def folder_for(audience: str, name: str) -> Path:
    """Return the folder results go into: one for each audience, so that none lies among another's."""
    return Path(name if audience == AUDIENCES[0] else f"{name}-{audience}")


def chosen_language(study: Study, language: str | None) -> str:
    """Return the language asked for, else the study's, else English."""
    own = study.project.value.language if study.project else None
    return language or own or LANGUAGES[0]


def strict_option(command: Command) -> Command:
    """Add `--strict`."""
    return click.option("--strict", is_flag=True, help="Warnings count as problems.")(command)


def paths_argument(command: Command) -> Command:
    """Add `[PATHS]...`."""
    return click.argument("paths", nargs=-1, type=click.Path(path_type=Path))(command)


def worker_count(jobs: int | None) -> int:
    """Return how many processes to use."""
    return jobs or os.cpu_count() or 1


def colours(stream: Any = None) -> bool:
    """Tell whether to colour: NO_COLOR and `--no-color` win, then FORCE_COLOR, then whether it is a terminal."""
    context = click.get_current_context(silent=True)
    obj = context.find_root().obj if context else None
    if os.environ.get("NO_COLOR") or (obj and obj.get("no_color")):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or bool((stream or sys.stdout).isatty())


def show_diagnostics(found: Sequence[Diagnostic]) -> None:
    """Print problems on stderr, with a count at the end."""
    from hrddeval.diagnostics.render import as_text, summary

    if found:
        click.echo(as_text(found, colour=colours(sys.stderr)), err=True, color=colours(sys.stderr))
        click.echo(summary(found), err=True)


def stop_on(found: Sequence[Diagnostic], *, strict: bool, telling: bool = False) -> None:
    """Leave with exit code 3 on an error, or on any problem under `--strict`; else only say that there are warnings.

    `telling`: print the warnings themselves, where no other command would show them.
    """
    from hrddeval.diagnostics.render import summary

    if any(one.severity is Severity.ERROR or strict for one in found):
        show_diagnostics(found)
        raise click.exceptions.Exit(int(ExitCode.AUTHOR))
    if found and telling:
        show_diagnostics(found)
    elif found:
        click.echo(f"{summary(found)}; `hrddeval check` shows them", err=True)


class Progress:
    """A line on stderr that counts up; silent when stderr is not a terminal."""

    def __init__(self, label: str) -> None:
        self._label, self._shown = label, sys.stderr.isatty()

    def __call__(self, done: int, of: int) -> None:
        if self._shown:
            end = "\n" if done >= of else ""
            click.echo(f"\r{self._label} {done} of {of}{end}", err=True, nl=False)


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


def written_lines(written: Sequence[Path], output: Path, result: Assessment) -> list[str]:
    """Return what was written and what to type next."""
    first = result.initiatives[0]
    weakest = min(
        (c for d in first.dimensions for c in d.criteria),
        key=lambda c: (c.level.supported - c.level.possible, c.id),
        default=None,
    )
    lines = wrapped_names(written, output)
    if weakest is not None:
        lines.append(f"Next: hrddeval explain {first.id} {weakest.id}")
    return lines


def wrapped_names(written: Sequence[Path], output: Path) -> list[str]:
    """Return what was written into a folder, in lines of at most 100 characters."""
    from textwrap import wrap

    names = ", ".join(path.name for path in written)
    return wrap(f"Written to {output}/: {names}", 100, subsequent_indent="  ", break_on_hyphens=False)


def short_path(path: Path) -> str:
    """Return a path as seen from here, where it lies below."""
    here = Path.cwd()
    return (path.relative_to(here) if path.is_absolute() and path.is_relative_to(here) else path).as_posix()


def shipped_templates() -> TemplateFolders:
    """Return the folder of templates that ships, where there is no study."""
    from hrddeval import resources
    from hrddeval.reports.jinja import TemplateFolders

    return TemplateFolders(resources.folder("templates"))


def templates_of(study: Study) -> TemplateFolders:
    """Return the folders templates are looked for in, the study's own first, and its brand."""
    from hrddeval import brand
    from hrddeval.reports.jinja import TemplateFolders

    own = [folder for folder in study.template_folders[:-1] if folder.is_dir()]
    settings = study.project.value.brand if study.project else None
    marked = brand.load(settings, study.root) if settings and study.root else None
    return TemplateFolders(study.template_folders[-1], own[0] if own else None, marked)


def templates_now(study: Study | None) -> TemplateFolders:
    """Return the template folders of a study that still lies where it was read from, else the shipped one."""
    there = study is not None and all(folder.is_dir() for folder in study.template_folders[-1:])
    return templates_of(study) if study is not None and there else shipped_templates()
