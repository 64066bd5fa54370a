"""Writes a criterion as YAML in the style of the shipped rules; what did not change stays as it was.

Keys stand in the order in which the data has them. Short groups stand on one line, longer ones on
lines of their own; text is quoted only where it must be.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from textwrap import wrap
from typing import Any

from hrddeval.source.source_file import Node, SourceFile
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
    return "".join(f"{line}\n" for line in _top(data, {}))


def rewritten(data: Mapping[str, Any], old: SourceFile, kept: Kept) -> str:
    """Return the text of a changed criterion: what is in `kept` as it stood, the rest anew."""
    return "".join(f"{line}\n" for line in _top(data, _sections(old, kept)))


#: Where a part stands in the new data: where the same part stood in the old file.
Kept = Mapping[tuple[str | int, ...], tuple[str | int, ...]]
_Sections = Mapping[tuple[str | int, ...], list[str]]


def _top(data: Mapping[str, Any], sections: _Sections) -> list[str]:
    lines: list[str] = []
    for key in (*(key for key in TOP if key in data), *(key for key in data if key not in TOP)):
        section = sections.get((key,))
        block = section if section is not None else _part(key, data[key], sections)
        if key in _SPACED and lines and lines[-1] and block[0].strip():
            lines.append("")
        lines += block
    while lines and not lines[-1]:
        lines.pop()
    return lines


def _part(key: str, value: Any, sections: _Sections) -> list[str]:
    """Write a part of the file; levels and examples that did not change stay as they were."""
    if key == "levels":
        lines = ["levels:"]
        for number, level in value.items():
            lines += sections.get((key, number)) or _entry(number, level, 2, block=True)
        return lines
    if key == "examples":
        lines = ["examples:"]
        for position, example in enumerate(value):
            lines += sections.get((key, position)) or _item(example, 2)
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


def _sections(old: SourceFile, kept: Kept) -> dict[tuple[str | int, ...], list[str]]:
    """Cut the lines of what is kept out of the old file."""
    there = dict(_cut(old, (), old.root, len(old.lines), 0))
    for name in ("levels", "examples"):
        child = old.root.children.get(name)
        if child is not None and (name,) in there:
            end = _line_after(old, old.root, name)
            there |= _cut(old, (name,), child[1], end, 2)
    return {new: there[was] for new, was in kept.items() if was in there}


def _cut(
    old: SourceFile, above: tuple[str | int, ...], node: Node, end: int, indent: int
) -> Iterable[tuple[tuple[str | int, ...], list[str]]]:
    """Yield the lines of each child, comments before it included; nothing where one begins elsewhere."""
    starts = [(_start(key, child), name) for name, (key, child) in node.children.items()]
    column = indent + (3 if above == ("examples",) else 1)
    if any(at[1] != column for at, _ in starts) or len({at[0] for at, _ in starts}) < len(starts):
        return
    first_lines = [_with_comments(old, at[0]) for at, _ in starts]
    for position, (_, name) in enumerate(starts):
        last = first_lines[position + 1] - 1 if position + 1 < len(starts) else end
        lines = [line.rstrip() for line in old.lines[first_lines[position] - 1 : last]]
        while len(lines) > 1 and not lines[-1]:
            lines.pop()
        yield (*above, name), lines


def _start(key: Any, child: Node) -> tuple[int, int]:
    span = key if key is not None else child.span
    return span.line, span.column


def _with_comments(old: SourceFile, line: int) -> int:
    """Return the line where the comments directly before a line begin."""
    while line > 1 and old.lines[line - 2].lstrip().startswith("#"):
        line -= 1
    return line


def _line_after(old: SourceFile, node: Node, name: str) -> int:
    """Return the last line that belongs to a key of the top."""
    starts = sorted(_with_comments(old, _start(*child)[0]) for child in node.children.values())
    here = _start(*node.children[name])[0]
    return next((start - 1 for start in starts if start > here), len(old.lines))
