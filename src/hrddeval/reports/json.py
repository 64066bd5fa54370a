"""A result, or a part of one, as JSON: the same bytes for the same result, at once or as a stream."""

from __future__ import annotations

import json
from pathlib import Path

from hrddeval.model.assessment import Assessment
from hrddeval.model.initiative_result import InitiativeResult
from hrddeval.model.text import FileModel

_EMPTY = '"initiatives": []'


def dump(result: FileModel) -> str:
    """Write an assessment, or a part of it, as JSON in the order of its model and by its schema."""
    return json.dumps(result.model_dump(mode="json", by_alias=True), ensure_ascii=False, indent=1) + "\n"


def open_stream(path: Path, head: Assessment) -> None:
    """Begin a file with everything of an assessment that stands before its initiatives; `head` has none."""
    before, _, _ = dump(head).partition(_EMPTY)
    path.write_text(f"{before}{_EMPTY.removesuffix(']')}", encoding="utf-8", newline="")


def add_to_stream(path: Path, result: InitiativeResult, *, first: bool) -> None:
    """Add an initiative to a file that was begun."""
    text = dump(result).rstrip("\n").replace("\n", "\n  ")
    with path.open("a", encoding="utf-8", newline="") as file:
        file.write(("\n  " if first else ",\n  ") + text)


def close_stream(path: Path, whole: Assessment) -> None:
    """End a file with what stands after the initiatives; then it is what `dump` makes of the whole assessment."""
    bare = whole.model_copy(update={"initiatives": ()})
    _, _, after = dump(bare).partition(_EMPTY)
    with path.open("a", encoding="utf-8", newline="") as file:
        file.write(("\n ]" if whole.initiatives else "]") + after)
