"""Holds data against a model and says, one error per mistake, what does not fit and where."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from hrddeval.diagnostics.diagnostic import Diagnostic
from hrddeval.source.fields import fields_at
from hrddeval.source.source_file import Data, DataPath, SourceFile
from hrddeval.source.suggest import nearest
from hrddeval.source.words import explain, explain_missing

Model = TypeVar("Model", bound=BaseModel)

#: Tags of the unions in the models; pydantic names one before every key of a member.
TAGS = frozenset({"there_is", "there_is_no", "all_of", "any_of", "flag", "while"})
#: Errors that a number written where text belongs gives: `started: 2020`, `version: 1.0`.
_WANTS_TEXT = ("string_type", "model_type")


def validate(model: type[Model], source: SourceFile) -> tuple[Model | None, list[Diagnostic]]:
    """Make the model from a file's data.

    A number that stands where text belongs is taken as it was written.

    Returns:
        The value and no diagnostics, or None and at least one diagnostic.
    """
    data: Any = source.data
    if not isinstance(data, Mapping):
        found = source.error(
            "HR122", "the file is not a group of keys", hint="begin it with `schema: hrddeval/...`"
        )
        return None, [found]
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        errors = error.errors(include_url=False)
    rewritten = _numbers_as_text(source, errors)
    if rewritten is not None:
        try:
            return model.model_validate(rewritten), []
        except ValidationError as error:
            errors = error.errors(include_url=False)
            data = rewritten
    return None, _diagnostics(model, source, data, errors)


def _numbers_as_text(source: SourceFile, errors: Sequence[ErrorDetails]) -> Data:
    """Return a copy of the data with the text of numbers where text is wanted; None where there are none."""
    changes: dict[DataPath, str] = {}
    for error in errors:
        value = error["input"]
        if error["type"] in _WANTS_TEXT and isinstance(value, int | float) and not isinstance(value, bool):
            path, is_key = data_path(source.data, error["loc"])
            raw = source.raw(path)
            if raw is not None and not is_key:
                changes[path] = raw
    if not changes:
        return None
    changed: Any = copy.deepcopy(source.data)
    for path, raw in changes.items():
        parent = changed
        for step in path[:-1]:
            parent = parent[step]
        parent[path[-1]] = raw
    return changed


def _diagnostics(
    model: type[BaseModel], source: SourceFile, data: Any, errors: Sequence[ErrorDetails]
) -> list[Diagnostic]:
    grouped: dict[tuple[DataPath, bool], list[ErrorDetails]] = {}
    for error in errors:
        path, is_key = data_path(data, error["loc"])
        grouped.setdefault((path, is_key), []).append(error)
    kept = {place: group for place, group in grouped.items() if not _follows(place[0], group, grouped)}
    schema = kept.get((("schema",), False))
    if schema is not None and schema[0]["type"] == "literal_error":
        return [explain(source, ("schema",), is_key=False, errors=schema, known=())]  # another kind of file
    found = []
    misspelt = set()
    missing: dict[DataPath, list[str]] = {}
    for (path, is_key), group in kept.items():
        if group[0]["type"] == "missing":
            missing.setdefault(path[:-1], []).append(str(path[-1]))
            continue
        known = fields_at(model, data, path[:-1]) if group[0]["type"] == "extra_forbidden" else ()
        near = nearest(str(path[-1]), known) if known else None
        if near is not None:
            misspelt.add((path[:-1], near))  # and therefore not missing
        found.append(explain(source, path, is_key=is_key, errors=group, known=known))
    for parent, names in missing.items():
        absent = [name for name in names if (parent, name) not in misspelt]
        if absent:
            found.append(explain_missing(source, parent, absent))
    return found


def _follows(
    path: DataPath,
    group: Sequence[ErrorDetails],
    grouped: Mapping[tuple[DataPath, bool], Sequence[ErrorDetails]],
) -> bool:
    """Tell whether a deeper place already explains the errors of a union at this one."""
    if group[0]["type"] in ("missing", "extra_forbidden") or not isinstance(
        group[0]["input"], Mapping | list
    ):
        return False
    return any(len(other) > len(path) and other[: len(path)] == path for other, _ in grouped)


def data_path(data: Any, loc: Iterable[str | int]) -> tuple[DataPath, bool]:
    """Turn pydantic's location into the path in the data, and tell whether its last key is meant.

    Pydantic puts names of union members and tags between the keys; those are left out.
    """
    parts = list(loc)
    is_key = bool(parts) and parts[-1] == "[key]"
    if is_key:
        parts.pop()
    path: list[str | int] = []
    here = data
    may_be_tag = True
    for index, part in enumerate(parts):
        step = _step(here, part)
        if may_be_tag and part in TAGS and index < len(parts) - 1:
            may_be_tag = False
            continue
        if step is not None:
            path.append(step)
            here = here[step]
            may_be_tag = True
        elif (
            index == len(parts) - 1
            and isinstance(here, Mapping)
            and isinstance(part, str)
            and not _names_a_type(part)
        ):
            path.append(part)  # the key that is missing
    return tuple(path), is_key


def _step(here: Any, part: str | int) -> str | int | None:
    """Return the key or position in the data that a part of a location means, if there is one."""
    if isinstance(here, Mapping):
        if part in here:
            return part
        if isinstance(part, str) and part.lstrip("-").isdigit() and int(part) in here:
            return int(part)
        if isinstance(part, int) and str(part) in here:
            return str(part)
        return None
    if isinstance(here, list) and isinstance(part, int) and part < len(here):
        return part
    return None


def _names_a_type(part: str) -> bool:
    """Tell whether a part is pydantic's name for a member of a union: `tuple[str, ...]`, `FlagGate`."""
    return "[" in part or part[:1].isupper() or part in ("str", "int", "float", "bool", "nullable")
