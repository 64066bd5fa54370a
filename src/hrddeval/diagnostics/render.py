"""Prints problems: as text for people, as JSON for programs, as annotations for GitHub."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable
from typing import assert_never

from hrddeval.diagnostics.diagnostic import Diagnostic, Location, Severity, in_order

#: Longer source lines are cut around the place meant.
WIDEST_LINE = 120

_BOLD, _DIM, _PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"
_RED, _YELLOW, _BLUE = "\x1b[31m", "\x1b[33m", "\x1b[34m"


def as_text(diagnostics: Iterable[Diagnostic], *, colour: bool = False) -> str:
    """Render problems for a terminal, sorted, with the source line under each."""
    return "\n".join(_one(found, colour=colour) for found in in_order(diagnostics))


def as_json(diagnostics: Iterable[Diagnostic]) -> str:
    """Render problems as a JSON array, sorted, one object each."""
    return (
        json.dumps([_object(found) for found in in_order(diagnostics)], ensure_ascii=False, indent=2) + "\n"
    )


def as_github(diagnostics: Iterable[Diagnostic]) -> str:
    """Render problems as workflow commands that GitHub shows beside the changed lines."""
    return "".join(_annotation(found) + "\n" for found in in_order(diagnostics))


def summary(diagnostics: Iterable[Diagnostic]) -> str:
    """Count problems in a phrase: `2 errors, 1 warning`."""
    found = in_order(diagnostics)
    words = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "remark"}
    counts = [(sum(one.severity is severity for one in found), word) for severity, word in words.items()]
    parts = [f"{count} {word}{'' if count == 1 else 's'}" for count, word in counts if count]
    return ", ".join(parts) or "no problems"


def _one(found: Diagnostic, *, colour: bool) -> str:
    def paint(style: str, text: str) -> str:
        return f"{style}{text}{_PLAIN}" if colour else text

    match found.severity:
        case Severity.ERROR:
            style = _RED
        case Severity.WARNING:
            style = _YELLOW
        case Severity.INFO:
            style = _BLUE
        case _:
            assert_never(found.severity)
    head = f"{paint(style + _BOLD, f'{found.severity} {found.code}')}: {printable(found.message)}"
    lines = [f"{_position(found.location)}: {head}", *_excerpt(found.location)]
    for other in found.related:
        lines += [f"  {_position(other.location)}: {printable(other.message)}", *_excerpt(other.location)]
    if found.hint:
        lines.append(f"  hint: {printable(found.hint)}")
    lines.append(paint(_DIM, f"  more: hrddeval explain {found.code}"))
    return "\n".join(lines) + "\n"


def _position(where: Location) -> str:
    path = printable(where.path)
    if where.place:
        return f"{path}, {printable(where.place)}"
    return f"{path}:{where.line}:{where.column}" if where.text else path


def _excerpt(where: Location) -> list[str]:
    """The source line and, under it, carets as wide as the characters above them."""
    if not where.text:
        return []
    start = min(where.column - 1, len(where.text))
    end = len(where.text.rstrip()) if where.end_column is None else where.end_column - 1
    end = max(min(end, len(where.text)), start)
    first = max(0, start - WIDEST_LINE // 2) if len(where.text) > WIDEST_LINE else 0
    last = first + WIDEST_LINE
    before, meant = where.text[first:start], where.text[start : min(end, last)]
    shown = ("…" if first else "") + where.text[first:last] + ("…" if len(where.text) > last else "")
    number = str(where.line)
    indent = " " * (_width(before) + (1 if first else 0))
    return [
        f"  {number} | {printable(shown)}".rstrip(),
        f"  {' ' * len(number)} | {indent}{'^' * max(1, _width(meant))}",
    ]


def printable(text: str) -> str:
    """Replace what would move the cursor or hide text: tabs by a space, control characters by a dot."""
    return "".join(_printable(character) for character in text)


def _printable(character: str) -> str:
    if character in "\t\n":
        return " "
    # Cc control, Cf format (directional marks), Cs and Co private, Zl and Zp line separators
    return "·" if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp") else character


def _width(text: str) -> int:
    """Columns a terminal needs: two for wide characters, none for marks that combine."""
    return sum(
        0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in text
    )


def _object(found: Diagnostic) -> dict[str, object]:
    return {
        "code": found.code,
        "severity": found.severity.value,
        "message": found.message,
        **_place(found.location),
        "hint": found.hint,
        "related": [{"message": other.message, **_place(other.location)} for other in found.related],
    }


def _place(where: Location) -> dict[str, object]:
    return {"path": where.path, "line": where.line, "column": where.column, "end_column": where.end_column}


def _annotation(found: Diagnostic) -> str:
    where = found.location
    properties = {"file": where.path, "line": str(where.line), "col": str(where.column), "title": found.code}
    if where.end_column is not None:
        properties["endColumn"] = str(where.end_column)
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    message = found.message + (f"\nhint: {found.hint}" if found.hint else "")
    command = "notice" if found.severity is Severity.INFO else found.severity.value
    return f"::{command} {listed}::{_data(message)}"


def _data(text: str) -> str:
    """Escape what GitHub reads as the end of a command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
