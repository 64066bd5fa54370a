"""Finds which keys a model knows at a place in the data, for did-you-mean."""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from hrddeval.source.source_file import DataPath


def fields_at(model: type[BaseModel], data: Any, path: DataPath) -> tuple[str, ...]:
    """Return the keys that may stand in the group of keys at a path; nothing where any may."""
    candidates: list[Any] = [model]
    here = data
    for step in path:
        candidates = [inner for candidate in candidates for inner in _inside(candidate, step)]
        here = _value_at(here, step)
    models = _best(candidates, here)
    return tuple(dict.fromkeys(name for found in models for name in aliases(found)))


def aliases(model: type[BaseModel]) -> tuple[str, ...]:
    """Return the keys of a model as authors write them."""
    return tuple(field.alias or name for name, field in model.model_fields.items())


def _inside(candidate: Any, step: str | int) -> list[Any]:
    """Return the types a value may have one step further in."""
    found: list[Any] = []
    for plain in _plain(candidate):
        origin = typing.get_origin(plain)
        arguments = typing.get_args(plain)
        if isinstance(plain, type) and issubclass(plain, BaseModel):
            for name, field in plain.model_fields.items():
                if step == (field.alias or name):
                    found.append(field.annotation)
        elif origin is not None and isinstance(origin, type) and issubclass(origin, Mapping):
            found.append(arguments[1])
        elif origin is tuple and isinstance(step, int):
            found.append(arguments[0])
    return found


def _plain(annotation: Any) -> list[Any]:
    """Open unions, annotated types and forward references."""
    if isinstance(annotation, typing.TypeAliasType if hasattr(typing, "TypeAliasType") else ()):
        return _plain(annotation.__value__)
    origin = typing.get_origin(annotation)
    if origin is typing.Annotated:
        return _plain(typing.get_args(annotation)[0])
    if origin in (typing.Union, types.UnionType):
        return [plain for member in typing.get_args(annotation) for plain in _plain(member)]
    return [annotation]


def _best(candidates: list[Any], here: Any) -> list[type[BaseModel]]:
    """Of several models a value may be meant as, return those that share most keys with it."""
    models = [
        plain
        for candidate in candidates
        for plain in _plain(candidate)
        if isinstance(plain, type) and issubclass(plain, BaseModel)
    ]
    if len(models) < 2 or not isinstance(here, Mapping):
        return models
    shared = [sum(name in here for name in aliases(found)) for found in models]
    return [found for found, count in zip(models, shared, strict=True) if count == max(shared)]


def _value_at(here: Any, step: str | int) -> Any:
    if isinstance(here, Mapping):
        return here.get(step)
    return here[step] if isinstance(here, list) and isinstance(step, int) and step < len(here) else None
