"""Reads a file's text: refuses what is too large, not UTF-8, binary or empty."""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from hrddeval.diagnostics.diagnostic import AuthorError, Diagnostic, Location

#: A dossier of a thousand observations has about half a megabyte.
LARGEST_FILE = 2_000_000
#: Lists and groups of keys inside each other.
DEEPEST_NESTING = 40

#: The line breaks YAML knows; all our readers count lines alike.
_LINE_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_CONTROL = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True)
class SourceText:
    """The text of a file and its lines."""

    path: Path
    display: str
    text: str

    @cached_property
    def lines(self) -> tuple[str, ...]:
        return tuple(_LINE_BREAK.split(self.text))

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return (0, *(found.end() for found in _LINE_BREAK.finditer(self.text)))

    def position(self, offset: int) -> tuple[int, int]:
        """Return line and column, from 1, of a character."""
        line = bisect.bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def at(self, line: int, column: int, end_column: int | None = None) -> Location:
        """Return the location of a line and column, kept inside the file."""
        line = min(max(line, 1), len(self.lines))
        return Location(self.display, line, column, end_column, self.lines[line - 1])


def read_text(path: Path, display: str) -> SourceText:
    """Read a file of an author as text.

    Raises:
        AuthorError: it is missing, too large, not UTF-8, holds control characters, or is empty.
    """
    try:
        with path.open("rb") as stream:
            content = stream.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name cannot be used"
        message = f"the file cannot be read: {reason.lower()}"
        raise _refused(
            "HR101", message, Location(display), "check the path, and that you may read it"
        ) from error
    if len(content) > LARGEST_FILE:
        raise _refused(
            "HR104",
            f"the file is larger than {LARGEST_FILE // 1_000_000} MB",
            Location(display),
            "keep documents outside and record what they say as evidence",
        )
    return SourceText(path, display, _decoded(content, path, display))


def _decoded(content: bytes, path: Path, display: str) -> str:
    try:
        text = content.decode("utf-8").removeprefix(_BYTE_ORDER_MARK)
    except UnicodeDecodeError as error:
        before = SourceText(path, display, content[: error.start].decode("utf-8"))
        line, column = before.position(len(before.text))
        raise _refused(
            "HR102",
            f"the byte 0x{content[error.start]:02X} at line {line}, column {column} is not UTF-8 text",
            Location(display),
            "save the file with the encoding UTF-8",
        ) from error
    found = _CONTROL.search(text)
    if found is not None:
        source = SourceText(path, display, text)
        line, column = source.position(found.start())
        raise _refused(
            "HR103",
            f"the character U+{ord(found.group()):04X} cannot be seen and is not allowed",
            source.at(line, column, column + 1),
            "delete the character; if the file is not text at all, it does not belong here",
        )
    if not text.strip():
        hint = "write into it, or name another file; `hrddeval init` makes an example of a study"
        raise _refused("HR105", "the file is empty", Location(display), hint)
    return text


def _refused(code: str, message: str, location: Location, hint: str | None = None) -> AuthorError:
    return AuthorError([Diagnostic(code, message, location, hint)])
