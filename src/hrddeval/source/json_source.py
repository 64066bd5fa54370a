"""Reads JSON with line and column of every key and value, for bibliographies (CSL-JSON)."""

from __future__ import annotations

import json
import math
import re
from json.decoder import scanstring  # type: ignore[attr-defined]  # there, but typeshed leaves it out
from pathlib import Path
from typing import NoReturn

from hrddeval.diagnostics.diagnostic import AuthorError, Diagnostic, Related
from hrddeval.source.source_file import Data, Node, SourceFile, Span
from hrddeval.source.text_file import DEEPEST_NESTING, SourceText, read_text

_SPACE = re.compile(r"[ \t\n\r]*")
_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?")
_WORDS: dict[str, Data] = {"true": True, "false": False, "null": None}
_WORD = re.compile(r"[A-Za-z]+")


def read(path: Path, display: str | None = None) -> SourceFile:
    """Read a JSON file.

    Raises:
        AuthorError: with a located diagnostic for whatever cannot be accepted.
    """
    source = read_text(path, display if display is not None else path.as_posix())
    reader = _Reader(source)
    data, root = reader.document()
    if reader.problems:
        raise AuthorError(reader.problems)
    return SourceFile(source.path, source.display, source.lines, data, root)


class _Reader:
    """Reads one document by descent; the depth is bounded."""

    def __init__(self, source: SourceText) -> None:
        self.source = source
        self.text = source.text
        self.problems: list[Diagnostic] = []

    def document(self) -> tuple[Data, Node]:
        data, node, end = self._value(0, 0)
        end = self._skip(end)
        if end < len(self.text):
            self._stop("HR114", "more text follows after the end of the JSON value", end, "delete it")
        return data, node

    def _skip(self, at: int) -> int:
        found = _SPACE.match(self.text, at)
        return found.end() if found else at

    def _value(self, at: int, depth: int) -> tuple[Data, Node, int]:
        at = self._skip(at)
        if depth > DEEPEST_NESTING:
            self._stop(
                "HR112", f"more than {DEEPEST_NESTING} levels inside each other", at, "nest less deeply"
            )
        opening = self.text[at : at + 1]
        if opening == "{":
            return self._object(at, depth)
        if opening == "[":
            return self._array(at, depth)
        if opening == '"':
            text, end = self._string(at)
            return text, self._node(at, end, text), end
        return self._plain(at)

    def _plain(self, at: int) -> tuple[Data, Node, int]:
        word = _WORD.match(self.text, at)
        if word is not None and word.group() in _WORDS:
            return _WORDS[word.group()], self._node(at, word.end(), word.group()), word.end()
        number = _NUMBER.match(self.text, at)
        if number is None:
            self._stop("HR114", "a value is missing or not in quotes here", at, "put text in double quotes")
        return _number(number.group()), self._node(at, number.end(), number.group()), number.end()

    def _object(self, at: int, depth: int) -> tuple[Data, Node, int]:
        data: dict[str, Data] = {}
        node = Node(Span(1, 1, 1, 1))
        end = self._skip(at + 1)
        while self.text[end : end + 1] != "}":
            if self.text[end : end + 1] != '"':
                self._stop(
                    "HR114",
                    "a key in double quotes is missing here",
                    end,
                    "delete a comma before it, or write the key",
                )
            key, after = self._string(end)
            key_span = self._span(end, after)
            if key in data:
                self._twice(key, key_span, node)
            after = self._skip(after)
            if self.text[after : after + 1] != ":":
                self._stop("HR114", f"a colon is missing after the key `{key}`", after, "add `:`")
            data[key], child, end = self._value(after + 1, depth + 1)
            node.children.setdefault(key, (key_span, child))
            end = self._comma(end, "}")
        node.span = self._span(at, end + 1)
        return data, node, end + 1

    def _array(self, at: int, depth: int) -> tuple[Data, Node, int]:
        data: list[Data] = []
        node = Node(Span(1, 1, 1, 1))
        end = self._skip(at + 1)
        while self.text[end : end + 1] != "]":
            value, child, end = self._value(end, depth + 1)
            node.children[len(data)] = (None, child)
            data.append(value)
            end = self._comma(end, "]")
        node.span = self._span(at, end + 1)
        return data, node, end + 1

    def _comma(self, at: int, closing: str) -> int:
        """Step over a comma to the next item, or stay at the closing bracket."""
        at = self._skip(at)
        if self.text[at : at + 1] == closing:
            return at
        if self.text[at : at + 1] != ",":
            self._stop(
                "HR114", f"a comma or the closing `{closing}` is missing here", at, f"add `,` or `{closing}`"
            )
        after = self._skip(at + 1)
        if self.text[after : after + 1] == closing:
            self._stop("HR114", f"a comma stands before the closing `{closing}`", at, "delete the comma")
        return after

    def _string(self, at: int) -> tuple[str, int]:
        try:
            text, end = scanstring(self.text, at + 1, True)
        except json.JSONDecodeError as error:
            if "Unterminated" in error.msg:
                self._stop("HR114", "text that opens here is never closed", at, 'close it with `"`')
            if "control character" in error.msg:
                self._stop(
                    "HR114",
                    "text in quotes goes on to the next line",
                    at,
                    'close it with `"`, or write `\\n`',
                )
            self._stop(
                "HR114",
                "a backslash begins an escape that does not exist",
                error.pos,
                "write `\\\\` for a backslash",
            )
        return text, end

    def _twice(self, key: str, span: Span, node: Node) -> None:
        first = node.children[key][0]
        assert first is not None  # keys of objects have a place
        related = (
            Related(f"`{key}` stands here first", self.source.at(first.line, first.column, first.end_column)),
        )
        where = self.source.at(span.line, span.column, span.end_column)
        self.problems.append(
            Diagnostic("HR108", f"`{key}` stands twice here", where, "keep one of the two", related=related)
        )

    def _node(self, start: int, end: int, raw: str) -> Node:
        return Node(self._span(start, end), raw=raw)

    def _span(self, start: int, end: int) -> Span:
        return Span(*self.source.position(start), *self.source.position(end))

    def _stop(self, code: str, message: str, offset: int, hint: str) -> NoReturn:
        line, column = self.source.position(min(offset, len(self.text)))
        where = self.source.at(line, column, column + 1)
        if not where.text.strip():  # the end of the file: show the last line with text
            last = max((n for n, text in enumerate(self.source.lines, 1) if text.strip()), default=1)
            end = len(self.source.lines[last - 1])
            where = self.source.at(last, end, end + 1)
        raise AuthorError([*self.problems, Diagnostic(code, message, where, hint)])


def _number(text: str) -> Data:
    """Whole numbers and decimals; what no float can hold stays text."""
    if text.lstrip("-").isdigit():
        return int(text) if len(text) <= 15 else text
    number = float(text)
    return number if math.isfinite(number) else text
