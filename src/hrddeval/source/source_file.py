"""A file as it was read: plain data, and where every key and value stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from hrddeval.diagnostics.diagnostic import Diagnostic, Location, Related, Severity

#: Plain Python: dict, list, str, int, float, bool or None.
Data = object
#: The way from the top of a file to a value: keys and positions.
DataPath = tuple[str | int, ...]


class Span(NamedTuple):
    """Where something begins and ends; lines and columns count from 1, the end column lies behind."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(slots=True)
class Node:
    """A value's place, the text of a scalar as written, and children with the places of their keys."""

    span: Span
    raw: str | None = None
    children: dict[str | int, tuple[Span | None, Node]] = field(default_factory=dict)


@dataclass(frozen=True)
class SourceFile:
    """One file. `display` is the path as it is printed; `data` is what was written in it."""

    path: Path
    display: str
    lines: Sequence[str] = field(repr=False)
    data: Data = field(repr=False)
    root: Node = field(repr=False)

    def locate(self, path: DataPath = (), *, key: bool = False) -> Location:
        """Return where a value stands, or its key; the nearest ancestor where there is no such value.

        A value that spans lines (a list, a group of keys, folded text) is located at its first
        line; where a key introduces it, at that key.
        """
        node, key_span, steps = self._walk(path)
        missing = steps < len(path)
        if key_span is not None and (key or missing or self._is_long(node)):
            return self._location(key_span)
        return self._location(node.span)

    def holds(self, path: DataPath) -> bool:
        """Tell whether something stands at a path."""
        return self._walk(path)[2] == len(path)

    def raw(self, path: DataPath) -> str | None:
        """Return the text of a scalar as it was written, or None where there is none."""
        node, _, steps = self._walk(path)
        return node.raw if steps == len(path) else None

    def whole(self) -> Location:
        """Return the location that means the file and no line in it."""
        return Location(self.display)

    def error(
        self,
        code: str,
        message: str,
        path: DataPath = (),
        *,
        hint: str | None = None,
        key: bool = False,
        severity: Severity = Severity.ERROR,
        related: tuple[Related, ...] = (),
    ) -> Diagnostic:
        """Make a diagnostic that points at a value of this file."""
        return Diagnostic(code, message, self.locate(path, key=key), hint, severity, related)

    def _walk(self, path: DataPath) -> tuple[Node, Span | None, int]:
        """Follow a path as far as it exists: the node, the nearest key's place, the steps taken."""
        node, key_span, steps = self.root, None, 0
        for step in path:
            child = node.children.get(step)
            if child is None:
                break
            key_span = child[0]  # None for an item of a list, which stands for itself
            node, steps = child[1], steps + 1
        return node, key_span, steps

    @staticmethod
    def _is_long(node: Node) -> bool:
        return node.raw is None or node.span.line != node.span.end_line

    def _location(self, span: Span) -> Location:
        text = self.lines[span.line - 1] if span.line <= len(self.lines) else ""
        end = span.end_column if span.end_line == span.line else None
        return Location(self.display, span.line, span.column, end, text)
