"""Says in a few words what differs between two readings of a criterion."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import BaseModel

#: Differences of one criterion that are told one by one.
MOST = 8


def plain(model: BaseModel) -> dict[str, Any]:
    """Return a model as plain data, without what is absent or empty."""
    data: dict[str, Any] = _without_nothing(model.model_dump(mode="json", by_alias=True, exclude_none=True))
    return data


def _without_nothing(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _without_nothing(value) for key, value in data.items() if value not in ("", None)}
    return [_without_nothing(value) for value in data] if isinstance(data, list) else data


def differences(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    """Return where two criteria differ, at most a handful.

    >>> differences({"title": {"en": "Vote"}}, {"title": {"en": "Veto"}})
    ['title en']
    """
    found = list(_differing(old, new, ()))
    rest = len(found) - MOST
    return found[:MOST] + ([f"and {rest} more"] if rest > 0 else [])


def _differing(old: Any, new: Any, way: Sequence[str]) -> Iterator[str]:
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        for key in dict.fromkeys([*old, *new]):
            if key not in old or key not in new:
                yield " ".join([*way, str(key)]) + (" added" if key in new else " removed")
            else:
                yield from _differing(old[key], new[key], (*way, str(key)))
    elif (
        isinstance(old, list) and isinstance(new, list) and any(isinstance(one, Mapping) for one in old + new)
    ):
        for number, (before, after) in enumerate(zip(old, new, strict=False), 1):
            yield from _differing(before, after, (*way, str(number)))
        count = len(new) - len(old)
        if count:
            yield f"{' '.join(way)}: {abs(count)} {'added' if count > 0 else 'removed'}"
    elif old != new or type(old) is not type(new):
        yield " ".join(way)
