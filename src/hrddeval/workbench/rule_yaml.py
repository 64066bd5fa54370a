"""Writes a criterion as YAML in the style of the shipped rules; what did not change stays as it was.

Keys stand in the order in which the data has them. Short groups stand on one line, longer ones on
lines of their own; text is quoted only where it must be.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

from hrddeval.source.source_file import DataPath, Node, SourceFile
from hrddeval.source.yaml_source import typed

#: Longer lines are broken where they can be.
WIDTH = 118
#: The order of keys at the top of a file.
TOP = (
    *(
        "schema",
        "id",
        "overrides",
        "because",
        "title",
        "short",
        "question",
        "track",
        "why",
        "basis",
        "lenses",
    ),
    *("applies_when", "levels", "flags", "examples"),
)
#: Keys before which an empty line stands.
_SPACED = frozenset({"levels", "flags", "examples"})
#: Keys whose text is written language under language.
_LONG_TEXTS = frozenset({"question", "why", "meaning", "because", "text", "otherwise"})
#: A group with one of these keys has lines of its own.
_STRUCTURE = frozenset(
    {"when", "because", "expect", "meaning", "text", "otherwise", "all_of", "any_of", "sets"}
)

_PLAIN = re.compile(r"[^\W_][^\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff{]*")
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")


def as_yaml(data: Mapping[str, Any]) -> str:
    """Return the text of a criterion file."""
    return "".join(f"{line}\n" for line in _top(data, _NEW))


def rewritten(data: Mapping[str, Any], old: SourceFile, kept: Kept) -> str:
    """Return the text of a changed criterion: what is in `kept` as it stood, the rest anew."""
    return "".join(f"{line}\n" for line in _top(data, _old(old, kept)))


def number(value: float) -> str:
    """Write a number so that it is read back as the same number.

    >>> number(0.5), number(1e15)
    ('0.5', '1.00000000000000000e+15')
    """
    text = repr(value)
    return text if typed(text) == value else f"{value:.17e}"


#: Where a part stands in the new data: where the same part stood in the old file.
Kept = Mapping[DataPath, DataPath]


@dataclass(frozen=True)
class _Old:
    """Parts of the old file, by where they stand now; and the parts after which it has an empty line."""

    parts: Mapping[DataPath, list[str]]
    gaps: frozenset[DataPath]

    def after(self, path: DataPath) -> list[str]:
        return [""] if path in self.gaps else []


_NEW = _Old({}, frozenset())


def _top(data: Mapping[str, Any], old: _Old) -> list[str]:
    lines: list[str] = []
    for key in (*(key for key in TOP if key in data), *(key for key in data if key not in TOP)):
        if old is _NEW and key in _SPACED and lines[-1:] != [""]:
            lines.append("")
        lines += old.parts.get((key,)) or _part(key, data[key], old)
        lines += old.after((key,)) if old is not _NEW else []
    while lines and not lines[-1]:
        lines.pop()
    return lines


def _part(key: str, value: Any, old: _Old) -> list[str]:
    """Write a part of the file; levels and examples that did not change stay as they were."""
    if key == "levels":
        lines = ["levels:"]
        for name, level in value.items():
            lines += old.parts.get((key, name)) or _entry(name, level, 2, block=True)
            lines += old.after((key, name))
        return lines
    if key == "examples":
        lines = ["examples:"]
        for position, example in enumerate(value):
            lines += old.parts.get((key, position)) or _item(example, 2)
            lines += old.after((key, position))
        return lines
    if key == "flags":
        return ["flags:", *(line for name in value for line in _entry(name, value[name], 2, block=True))]
    return _entry(key, value, 0, block=key == "applies_when")


def _entry(key: Any, value: Any, indent: int, *, block: bool = False) -> list[str]:
    """Write `key: value`, on one line where it fits."""
    value = _simplest(value)
    head = f"{' ' * indent}{_scalar(key)}:"
    if isinstance(value, str | int | float | bool) or value is None:
        return _scalar_entry(head, value, indent)
    one_line = f"{head} {_flow(value)}"
    if not block and len(one_line) <= WIDTH and _may_flow(key, value):
        return [one_line]
    if isinstance(value, Mapping):
        inner = [line for name, one in value.items() for line in _entry(name, one, indent + 2)]
    else:
        inner = [line for one in value for line in _item(one, indent + 2)]
    return [head, *inner]


def _item(value: Any, indent: int) -> list[str]:
    """Write an item of a list."""
    dash = f"{' ' * indent}- "
    one_line = f"{dash}{_flow(value)}"
    if not isinstance(value, Mapping) or (len(one_line) <= WIDTH and _may_flow(None, value)):
        return [one_line]
    lines = [line for name, one in value.items() for line in _entry(name, one, indent + 2)]
    return [dash + lines[0].lstrip(), *lines[1:]]


def _scalar_entry(head: str, value: Any, indent: int) -> list[str]:
    written = f"{head} {_scalar(value)}"
    is_foldable = isinstance(value, str) and " ".join(value.split(" ")) == " ".join(value.split())
    if len(written) <= WIDTH or not is_foldable or _ESCAPED.search(value):
        return [written]
    inner = " " * (indent + 2)
    folded = wrap(value, WIDTH - indent - 8, break_long_words=False, break_on_hyphens=False)
    return [f"{head} >-", *(inner + line for line in folded)]


def _may_flow(key: Any, value: Any) -> bool:
    if isinstance(value, Mapping):
        if key in _LONG_TEXTS or _STRUCTURE & value.keys():
            return False
        return all(_may_flow(name, one) for name, one in value.items())
    return not isinstance(value, list | tuple) or not any(isinstance(one, Mapping | list) for one in value)


def _simplest(value: Any) -> Any:
    """English alone needs no group of languages."""
    return value["en"] if isinstance(value, Mapping) and value.keys() == {"en"} else value


def _flow(value: Any) -> str:
    value = _simplest(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_scalar(key)}: {_flow(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_flow(one) for one in value) + "]"
    return _scalar(value, is_inside=True)


def _scalar(value: Any, *, is_inside: bool = False) -> str:
    """Write one value; text in quotes only where YAML would read it otherwise."""
    if isinstance(value, float):
        return number(value)
    if not isinstance(value, str):
        return json.dumps(value)
    is_plain = (
        _PLAIN.fullmatch(value)
        and value == value.strip()
        and not value.endswith(":")
        and ": " not in value
        and " #" not in value
        and not (is_inside and set(value) & set(",[]{}"))
        and typed(value) == value
    )
    if is_plain:
        return value
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(value, ensure_ascii=False))


def _old(old: SourceFile, kept: Kept) -> _Old:
    """Cut the lines of what is kept out of the old file."""
    there = _cut(old, (), old.root, len(old.lines))
    for name in ("levels", "examples"):
        child = old.root.children.get(name)
        if child is not None and (name,) in there:
            there |= _cut(old, (name,), child[1], _last_line(old, name))
    bare = {path: _without_blanks(lines) for path, lines in there.items()}
    last = {
        name: max((path for path in there if path[:1] == (name,) and path[1:]), default=()) for name in TOP
    }
    gaps = {
        path for path, lines in there.items() if len(bare[path]) < len(lines) and path not in last.values()
    }
    return _Old({new: bare[was] for new, was in kept.items() if was in bare}, frozenset(gaps))


def _cut(old: SourceFile, above: DataPath, node: Node, end: int) -> dict[DataPath, list[str]]:
    """Return the lines of each child with the comments before it; nothing where one begins elsewhere."""
    starts = [(_start(key, child), name) for name, (key, child) in node.children.items()]
    column = 1 if not above else 5 if above == ("examples",) else 3
    if any(at[1] != column for at, _ in starts) or len({at[0] for at, _ in starts}) < len(starts):
        return {}
    first_lines = [_with_comments(old, at[0]) for at, _ in starts]
    ends = [*(line - 1 for line in first_lines[1:]), end]
    return {
        (*above, name): [line.rstrip() for line in old.lines[first - 1 : last]]
        for (_, name), first, last in zip(starts, first_lines, ends, strict=True)
    }


def _without_blanks(lines: list[str]) -> list[str]:
    """Return lines without the empty ones at the end."""
    end = next((n for n in range(len(lines), 0, -1) if lines[n - 1]), 1)
    return lines[:end]


def _start(key: Any, child: Node) -> tuple[int, int]:
    span = key if key is not None else child.span
    return span.line, span.column


def _with_comments(old: SourceFile, line: int) -> int:
    """Return the line where the comments directly before a line begin."""
    while line > 1 and old.lines[line - 2].lstrip().startswith("#"):
        line -= 1
    return line


def _last_line(old: SourceFile, name: str) -> int:
    """Return the last line that belongs to a key of the top."""
    children = old.root.children
    starts = sorted(_with_comments(old, _start(*child)[0]) for child in children.values())
    here = _start(*children[name])[0]
    return next((start - 1 for start in starts if start > here), len(old.lines))
