"""Values as they stand in one cell: read back, each is what it was, its type included."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from typing import Any

from hrddeval.source.yaml_source import typed
from hrddeval.workbench.rule_yaml import number
from hrddeval.workbench.workbook.layout import Content

#: What a spreadsheet keeps in a cell.
Cell = str | int | float | None

_PLAIN = re.compile(r"[^\W\d_][\w./-]*")  # may stand in a list without quotes
_NUMBERED = re.compile(r"[0-9]+(\.[0-9]+)?")


def written(content: Content, value: Any) -> Cell:
    """Return what is written in a cell.

    >>> written(Content.LIST, ["seat", "body"]), written(Content.VALUE, "2020"), written(Content.VALUE, 2020)
    ('seat, body', '"2020"', 2020)
    """
    if value is None and content is not Content.VALUE:
        return None
    match content:
        case Content.LIST:
            return value if isinstance(value, str) else (_list(value) or None)
        case Content.MAP:
            return _map(value) if value else None
        case Content.VALUE:
            return _value(value)
        case Content.NUMBER | Content.WORD | Content.TEXT:
            return value  # type: ignore[no-any-return]  # text or a number, by the model


def understood(content: Content, cell: Cell) -> Any:
    """Return what a cell means; None where it is empty.

    Raises:
        ValueError: with what belongs there.
    """
    if cell is None or (isinstance(cell, str) and not cell.strip()):
        return None
    match content:
        case Content.TEXT:
            return cell if isinstance(cell, str) else str(cell)
        case Content.WORD:
            return cell.strip() if isinstance(cell, str) else str(cell)
        case Content.NUMBER:
            return _number(cell)
        case Content.LIST:
            return _read_list(cell)
        case Content.MAP:
            return _read_map(cell)
        case Content.VALUE:
            return _read_value(cell)


def _value(value: Any) -> Cell:
    if isinstance(value, list | tuple):
        return "[" + _list(value) + "]" if all(_is_plain(one) for one in value) else _json(list(value))
    if isinstance(value, Mapping):
        return _json(dict(value))
    if isinstance(value, str):
        return value if _is_itself(value) else _json(value)
    if isinstance(value, bool) or value is None:
        return _json(value)
    if isinstance(value, float) and value.is_integer():
        return number(value)  # a cell would keep 1.0 as 1
    return value  # type: ignore[no-any-return]  # a number


def _read_value(cell: Cell) -> Any:
    if not isinstance(cell, str):
        return cell
    text = cell.strip()
    if text[0] in '["{':
        return _quoted(text)
    return typed(text)


def _quoted(text: str) -> Any:
    """Read what begins with a quote or bracket: JSON, or a list of plain words."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        if text.startswith("[") and text.endswith("]") and '"' not in text and "{" not in text:
            return [typed(item.strip()) for item in text[1:-1].split(",") if item.strip()]
        wanted = 'a value; text that begins with a quote or bracket ends with it: "...", [a, b]'
        raise ValueError(wanted) from error


def _list(values: Sequence[Any]) -> str:
    if all(_is_plain(one) for one in values):
        return ", ".join(str(one) for one in values)
    return _json(list(values))


def _read_list(cell: Cell) -> Any:
    if not isinstance(cell, str):
        return [cell]
    text = cell.strip()
    if text.startswith("["):
        found = _quoted(text)
        return found if isinstance(found, list) else [found]
    return [typed(item.strip()) for item in text.split(",") if item.strip()]


def _map(values: Mapping[str, Any]) -> str:
    if all(_is_plain(one) for pair in values.items() for one in pair):
        return ", ".join(f"{name}: {one}" for name, one in values.items())
    return _json(dict(values))


def _read_map(cell: Cell) -> dict[str, Any]:
    text = str(cell).strip()
    if text.startswith("{"):
        found = _quoted(text)
        if isinstance(found, dict):
            return found
    pairs = [part.partition(":") for part in text.split(",") if part.strip()]
    if not all(name.strip() and colon and value.strip() for name, colon, value in pairs):
        raise ValueError("names and values, such as kind: law, stage: running")
    return {name.strip(): typed(value.strip()) for name, _, value in pairs}


def _number(cell: Cell) -> int | float:
    if isinstance(cell, str):
        text = cell.strip()
        if not _NUMBERED.fullmatch(text) or len(text) > 15:
            raise ValueError("a number")
        cell = float(text)
    if cell is None or not math.isfinite(cell):
        raise ValueError("a number")
    return int(cell) if cell == int(cell) else cell


def _is_itself(text: str) -> bool:
    """Tell whether text, read back from a cell, is the same text."""
    return bool(text) and text == text.strip() and text[0] not in '["{' and typed(text) == text


def _is_plain(value: Any) -> bool:
    if isinstance(value, bool) or value is None:
        return False
    if isinstance(value, int):
        return typed(str(value)) == value
    return isinstance(value, str) and bool(_PLAIN.fullmatch(value)) and typed(value) == value


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
