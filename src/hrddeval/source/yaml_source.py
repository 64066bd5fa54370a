"""Reads YAML: plain data with line and column of every key and value. The only file that imports yaml.

YAML 1.2 as editors show it: only `true`, `false`, `null`, `~`, whole and decimal numbers have a
type; `yes`, `no`, `12:30`, `2020-12-03`, `1_000` and `007` are text. Tags, anchors and aliases
are refused: no file here needs them, and a value that stands in two places has no one line to
point at. Events are read one by one, never recursively, so that depth costs nothing.
"""

from __future__ import annotations

import math
import re
from pathlib import Path
from typing import Any

import yaml

from hrddeval.diagnostics.diagnostic import AuthorError, Diagnostic, Related
from hrddeval.source.source_file import Data, Node, SourceFile, Span
from hrddeval.source.text_file import DEEPEST_NESTING, SourceText, read_text
from hrddeval.source.yaml_words import syntax_problem

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml where it was built in

_WHOLE = re.compile(r"[-+]?(0|[1-9][0-9]{0,14})")
_DECIMAL = re.compile(r"[-+]?(\.[0-9]+|(0|[1-9][0-9]{0,14})(\.[0-9]*)?)([eE][-+]?[0-9]{1,3})?")
_WORDS = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_NUMERIC = frozenset("-+.0123456789")


def read(path: Path, display: str | None = None) -> SourceFile:
    """Read a YAML file.

    Args:
        path: the file.
        display: the path as it is to be printed; the path itself where not given.

    Raises:
        AuthorError: with a located diagnostic for whatever cannot be accepted.
    """
    source = read_text(path, display if display is not None else path.as_posix())
    try:
        data, root, problems = _Composer(source).compose()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        context = error.context_mark.line + 1 if error.context_mark else None
        raise AuthorError([syntax_problem(source, error.problem or "", line, column, context)]) from error
    except yaml.YAMLError as error:
        raise AuthorError([syntax_problem(source, str(error), 1, 1, None)]) from error
    if problems:
        raise AuthorError(problems)
    return SourceFile(source.path, source.display, source.lines, data, root)


def typed(text: str) -> str | int | float | bool | None:
    """Give a plain (unquoted) scalar its type.

    >>> [typed(text) for text in ("true", "no", "12:30", "0.50", "42", "007", "~")]
    [True, 'no', '12:30', 0.5, 42, '007', None]
    """
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _NUMERIC:
        return text
    if _WHOLE.fullmatch(text):
        return int(text)
    if _DECIMAL.fullmatch(text):
        number = float(text)
        return number if math.isfinite(number) else text
    return text


class _Frame:
    """A list or a group of keys that is being read."""

    __slots__ = ("data", "key", "key_span", "node", "places")

    def __init__(self, data: dict[str | int, Data] | list[Data], node: Node) -> None:
        self.data = data
        self.node = node
        self.key: str | int | None = None
        self.key_span: Span | None = None
        self.places: dict[str, Span] = {}


class _Composer:
    """Turns the events of one document into data and places."""

    def __init__(self, source: SourceText) -> None:
        self.source = source
        self.stack: list[_Frame] = []
        self.problems: list[Diagnostic] = []
        self.data: Data = None
        self.root: Node | None = None
        self.documents = 0

    def compose(self) -> tuple[Data, Node, list[Diagnostic]]:
        for event in yaml.parse(self.source.text, Loader=_LOADER):
            if type(event) is yaml.ScalarEvent:
                self._scalar(event)
            else:
                self._take(event)
        if self.root is None or self.data is None:
            self._refuse(
                "HR105", "the file is empty", Span(1, 1, 1, 1), "write its first key: `schema: hrddeval/...`"
            )
            raise AuthorError(self.problems)
        return self.data, self.root, self.problems

    def _scalar(self, event: Any) -> None:
        if event.tag is not None or event.anchor is not None:
            self._check(event)
        text = event.value
        plain = event.implicit[0] and event.style in (None, "")
        self._add(typed(text) if plain else text, Node(_span(event), text))

    def _take(self, event: Any) -> None:
        match event:
            case yaml.DocumentStartEvent():
                self.documents += 1
                if self.documents > 1:
                    self._stop(
                        "HR111",
                        "a second document begins here",
                        _span(event),
                        "delete the line `---`: one file, one document",
                    )
            case yaml.AliasEvent():
                self._refuse(
                    "HR110", f"`*{event.anchor}` repeats another place", _span(event), "write the value out"
                )
                self._add(None, Node(_span(event), raw=""))
            case yaml.SequenceStartEvent():
                self._open(event, [])
            case yaml.MappingStartEvent():
                self._open(event, {})
            case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                node, end = self.stack.pop().node, _span(event)
                node.span = Span(node.span.line, node.span.column, end.end_line, end.end_column)
            case _:
                pass  # begin and end of the stream, end of the document

    def _open(self, event: Any, data: dict[str | int, Data] | list[Data]) -> None:
        self._check(event)
        if len(self.stack) >= DEEPEST_NESTING:
            self._stop(
                "HR112",
                f"more than {DEEPEST_NESTING} levels inside each other",
                _span(event),
                "nest less deeply",
            )
        node = Node(_span(event))
        if self.stack and isinstance(self.stack[-1].data, dict) and self.stack[-1].key_span is None:
            self._stop("HR113", "a key is a list or a group of keys", _span(event), "put the key in quotes")
        self._add(data, node)
        self.stack.append(_Frame(data, node))

    def _check(self, event: Any) -> None:
        if event.tag is not None:
            shown = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._refuse(
                "HR109",
                f"the tag `{shown}` is not allowed",
                _span(event),
                "delete the tag and keep the value",
            )
        if event.anchor is not None:
            self._refuse(
                "HR110",
                f"the anchor `&{event.anchor}` is not allowed",
                _span(event),
                "delete the anchor and write values out",
            )

    def _add(self, value: Data, node: Node) -> None:
        if not self.stack:
            self.data, self.root = value, node
            return
        frame = self.stack[-1]
        if isinstance(frame.data, list):
            frame.node.children[len(frame.data)] = (None, node)
            frame.data.append(value)
        elif frame.key_span is None:
            self._key(frame, value, node)
        else:
            assert frame.key is not None  # set together with its place
            frame.data[frame.key] = value
            frame.node.children[frame.key] = (frame.key_span, node)
            frame.key, frame.key_span = None, None

    def _key(self, frame: _Frame, value: Data, node: Node) -> None:
        text = node.raw or ""
        if isinstance(value, bool) or not isinstance(value, str | int):
            self._refuse(
                "HR113",
                f"the key `{text}` is not text",
                node.span,
                f'put it in quotes: `"{text}":`' if text else "write a key",
            )
            value = text
        first = frame.places.get(str(value))
        if first is not None:
            location = self.source.at(first.line, first.column, first.end_column)
            self._refuse(
                "HR108",
                f"`{text}` stands twice here",
                node.span,
                "keep one of the two",
                (Related(f"`{text}` stands here first", location),),
            )
        frame.places.setdefault(str(value), node.span)
        frame.key, frame.key_span = value, node.span

    def _refuse(
        self, code: str, message: str, span: Span, hint: str, related: tuple[Related, ...] = ()
    ) -> None:
        end = span.end_column if span.end_line == span.line else None
        where = self.source.at(span.line, span.column, end)
        self.problems.append(Diagnostic(code, message, where, hint, related=related))

    def _stop(self, code: str, message: str, span: Span, hint: str) -> None:
        self._refuse(code, message, span, hint)
        raise AuthorError(self.problems)


def _span(event: Any) -> Span:
    start, end = event.start_mark, event.end_mark
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)
