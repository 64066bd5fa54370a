"""What commands say beside their results: problems, how far they are, what was written and what to type next."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from hrddeval.diagnostics.diagnostic import Diagnostic, Severity
from hrddeval.diagnostics.exit_codes import ExitCode

if TYPE_CHECKING:
    from hrddeval.model.assessment import Assessment


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


def stop_on(found: Sequence[Diagnostic], *, strict: bool, show: bool = False) -> None:
    """Leave with exit code 3 on an error, or on any problem under `--strict`; else only say that there are warnings.

    `show`: print the warnings themselves, where no other command would show them.
    """
    from hrddeval.diagnostics.render import summary

    if any(one.severity is Severity.ERROR or strict for one in found):
        show_diagnostics(found)
        raise click.exceptions.Exit(int(ExitCode.AUTHOR))
    if found and show:
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
