"""Takes `--add` and `--set` apart, and remembers where each part stands, so that a slip is shown in its place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hrddeval.diagnostics.diagnostic import Diagnostic, Location
from hrddeval.source.source_file import Node, SourceFile, Span

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_HOW_TO_ADD = "write KIND:ATTRIBUTE=VALUE,ATTRIBUTE=VALUE, such as seat:group=producers,rights=vote"
_HOW_TO_SET = "write OBSERVATION.ATTRIBUTE=VALUE, such as O12.rights=vote"


@dataclass(frozen=True)
class Given:
    """One option as it was typed: what stands where. Places are from 0, end behind."""

    option: str
    text: str
    name: str | None = None
    subject: str = ""
    subject_at: tuple[int, int] = (0, 0)
    values: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, tuple[int, int, int]] = field(default_factory=dict)

    def at(self, start: int, end: int) -> Location:
        """Return the location of a part of the option."""
        return Location(self.option, 1, start + 1, max(end, start + 1) + 1, self.text)

    def source(self, kind: str, attributes: Mapping[str, Any]) -> SourceFile:
        """Return it as a file of one line, so that the checks of dossiers point into it."""
        whole = Span(1, 1, 1, len(self.text) + 1)
        named: dict[str | int, tuple[Span | None, Node]] = {}
        for name, (start, middle, end) in self.places.items():
            key, value = Span(1, start + 1, 1, middle), Span(1, middle + 1, 1, max(end, middle + 1) + 1)
            named[name] = (key, Node(value, self.values[name], _items(self.values[name], middle)))
        start, end = self.subject_at
        tree: dict[str | int, tuple[Span | None, Node]] = {
            "kind": (None, Node(Span(1, start + 1, 1, end + 1), self.subject)),
            "attributes": (None, Node(whole, None, named)),
        }
        data = {"kind": kind, "attributes": dict(attributes)}
        return SourceFile(Path(self.option), self.option, (self.text,), data, Node(whole, None, tree))


def _items(value: str, start: int) -> dict[str | int, tuple[Span | None, Node]]:
    """Return the place of each of several choices."""
    items: dict[str | int, tuple[Span | None, Node]] = {}
    for position, item in enumerate(value.split("+")):
        items[position] = (None, Node(Span(1, start + 1, 1, start + len(item) + 1), item))
        start += len(item) + 1
    return items


def split_add(text: str, problems: list[Diagnostic]) -> Given | None:
    """Return the parts of `board=body:function=governing`; None, and a problem more, where it has not this form."""
    head, colon, rest = text.partition(":")
    name, equals, kind = head.rpartition("=")
    whole = Given("--add", text)
    if equals and not _NAME.fullmatch(name):
        hint = "write a word in small letters before the =, such as board=body:function=governing"
        problems.append(Diagnostic("HR560", f"`{name}` cannot be a name", whole.at(0, len(name)), hint))
        return None
    if not kind:
        problems.append(Diagnostic("HR560", "the kind is missing", whole.at(0, len(text)), _HOW_TO_ADD))
        return None
    start = len(head) - len(kind)
    split = _split_values(whole, rest, len(head) + 1, problems) if colon else ({}, {})
    if split is None:
        return None
    return Given("--add", text, name or None, kind, (start, len(head)), *split)


def split_set(text: str, problems: list[Diagnostic]) -> Given | None:
    """Return the parts of `O12.rights=vote`; None, and a problem more, where it has not this form."""
    head, equals, _ = text.partition("=")
    subject, dot, name = head.partition(".")
    whole = Given("--set", text)
    if not (equals and dot and subject and name):
        message = f"`{text}` does not say which attribute is set to what"
        problems.append(Diagnostic("HR560", message, whole.at(0, len(text)), _HOW_TO_SET))
        return None
    places = {name: (len(subject) + 1, len(head) + 1, len(text))}
    return Given("--set", text, None, subject, (0, len(subject)), {name: text[len(head) + 1 :]}, places)


def _split_values(
    whole: Given, rest: str, start: int, problems: list[Diagnostic]
) -> tuple[dict[str, str], dict[str, tuple[int, int, int]]] | None:
    """Return values by attribute and, for each, where its name begins, its value begins and ends."""
    values: dict[str, str] = {}
    places: dict[str, tuple[int, int, int]] = {}
    for part in rest.split(",") if rest else ():
        name, equals, value = part.partition("=")
        here = whole.at(start, start + len(part))
        if not equals or not name or not value:
            message = f"`{part}` is no ATTRIBUTE=VALUE"
            problems.append(Diagnostic("HR560", message, here, _HOW_TO_ADD))
            return None
        if name in values:
            problems.append(Diagnostic("HR565", f"`{name}` is given twice", here, "keep one of the two"))
            return None
        values[name] = value
        places[name] = (start, start + len(name) + 1, start + len(part))
        start += len(part) + 1
    return values, places
