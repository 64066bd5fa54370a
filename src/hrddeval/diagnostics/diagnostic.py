"""What is wrong, where it stands, and what to type next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

#: Characters of a message or hint.
LONGEST_MESSAGE = 500


class Severity(StrEnum):
    """An error stops the run; a warning is printed and the run goes on; information asks for nothing."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a file. Line and column count from 1 in characters.

    `end_column` is the column after the last character meant; None means to the end of the
    line. `text` is the source line; it is empty where the whole file is meant. `place` says it in
    words where there are no lines: `row 4, column B`.
    """

    path: str
    line: int = 1
    column: int = 1
    end_column: int | None = None
    text: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Related:
    """A second place that belongs to the same problem."""

    message: str
    location: Location


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem. `message` stands alone on a line; `hint` is the next thing to type.

    Both may quote what an author wrote, line breaks and all: they are put on one line and cut.
    """

    code: str
    message: str
    location: Location
    hint: str | None = None
    severity: Severity = Severity.ERROR
    related: tuple[Related, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "message", _one_line(self.message))
        if self.hint is not None:
            object.__setattr__(self, "hint", _one_line(self.hint))

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        where = self.location
        return (where.path, where.line, where.column, self.code, self.message)


def _one_line(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_MESSAGE else line[: LONGEST_MESSAGE - 1] + "…"


class AuthorError(Exception):
    """An author's files stop the run; carries every problem that was found."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = in_order(diagnostics)
        super().__init__("; ".join(f"{found.location.path}: {found.message}" for found in self.diagnostics))


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return the problems by file, line and column, each once."""
    return tuple(sorted(dict.fromkeys(diagnostics), key=lambda found: found.sort_key))


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Tell whether any problem stops the run."""
    return any(found.severity is Severity.ERROR for found in diagnostics)
