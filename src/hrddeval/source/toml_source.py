"""Reads TOML; places of keys are found by a look at the lines, which is enough for a file of settings."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from hrddeval.diagnostics.diagnostic import AuthorError, Diagnostic
from hrddeval.source.source_file import Data, Node, SourceFile, Span
from hrddeval.source.text_file import DEEPEST_NESTING, SourceText, read_text

_AT = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_TABLE = re.compile(r"\s*\[\s*(?P<name>[^\[\]]+?)\s*\]\s*(#.*)?$")
_KEY = re.compile(
    r"(?P<indent>\s*)(?P<key>[A-Za-z0-9_-]+|\"[^\"]*\"|'[^']*')(?P<gap>\s*=\s*)(?P<value>.*\S)?"
)


def read(path: Path, display: str | None = None) -> SourceFile:
    """Read a TOML file.

    Raises:
        AuthorError: with a located diagnostic for whatever cannot be accepted.
    """
    source = read_text(path, display if display is not None else path.as_posix())
    deepest = max((_brackets(line) for line in source.lines), default=0)
    if deepest > DEEPEST_NESTING:
        where = source.at(1, 1)
        raise AuthorError(
            [Diagnostic("HR112", f"more than {DEEPEST_NESTING} levels inside each other", where)]
        )
    try:
        data: Data = tomllib.loads(source.text)
    except (ValueError, RecursionError) as error:  # ValueError: also numbers with thousands of digits
        raise AuthorError([_syntax(source, str(error))]) from error
    return SourceFile(source.path, source.display, source.lines, data, _places(source, data))


def _brackets(line: str) -> int:
    return max(line.count("["), line.count("{"), line.count("."))


def _syntax(source: SourceText, message: str) -> Diagnostic:
    found = _AT.search(message)
    line, column = (int(found[1]), int(found[2])) if found and found[1] else (len(source.lines), 1)
    said = _AT.sub("", message)
    words = f"this cannot be read as TOML: {said[:1].lower()}{said[1:]}".replace("invalid", "unexpected")
    return Diagnostic("HR520", words, source.at(line, column), 'write `key = "value"`, text in double quotes')


def _places(source: SourceText, data: Any) -> Node:
    """Find the line of each key, one table deep; deeper values stand at their nearest key."""
    last = len(source.lines)
    root = Node(Span(1, 1, last, 1))
    table, here = root, data
    for number, line in enumerate(source.lines, 1):
        header = _TABLE.match(line)
        if header is not None:
            name = header["name"].strip("\"'")
            inner = here_of(data, name)
            span = Span(number, line.index("[") + 1, number, len(line.rstrip()) + 1)
            table = Node(span)
            here = inner
            if inner is not None:
                root.children[name] = (span, table)
            continue
        entry = _KEY.match(line)
        if entry is not None and isinstance(here, dict):
            key = entry["key"].strip("\"'")
            if key in here and key not in table.children:
                key_span = Span(number, entry.start("key") + 1, number, entry.end("key") + 1)
                value = entry["value"] or ""
                start = entry.start("value") + 1 if value else entry.end() + 1
                node = Node(Span(number, start, number, start + len(value)), raw=_raw(here[key]))
                table.children[key] = (key_span, node)
    return root


def here_of(data: Any, name: str) -> Any:
    """Return the table of a name at the top, if there is one."""
    inner = data.get(name) if isinstance(data, dict) else None
    return inner if isinstance(inner, dict) else None


def _raw(value: Any) -> str | None:
    return str(value) if isinstance(value, str | int | float) else None
