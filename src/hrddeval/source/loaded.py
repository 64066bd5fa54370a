"""A value together with the file it was read from, and the digest of what was read."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import BaseModel

from hrddeval.diagnostics.diagnostic import AuthorError, Diagnostic
from hrddeval.source import yaml_source
from hrddeval.source.source_file import Data, SourceFile
from hrddeval.source.validate import validate

Value = TypeVar("Value", bound=BaseModel, covariant=True)


class Origin(StrEnum):
    """Whether a file ships with the program or belongs to the user's own study."""

    SHIPPED = "shipped"
    PROJECT = "project"


@dataclass(frozen=True)
class Loaded(Generic[Value]):
    """A value and its file. `path` is the path as it is printed."""

    value: Value
    source: SourceFile
    origin: Origin

    @property
    def path(self) -> str:
        return self.source.display

    @property
    def digest(self) -> str:
        return digest(self.source.data)


@dataclass(frozen=True)
class FileToRead:
    """A file and how its path is printed."""

    path: Path
    display: str
    origin: Origin = Origin.PROJECT


def load(model: type[Value], file: FileToRead) -> tuple[Loaded[Value] | None, list[Diagnostic]]:
    """Read a YAML file into its model, without any checks beyond its form."""
    try:
        source = yaml_source.read(file.path, file.display)
    except AuthorError as error:
        return None, list(error.diagnostics)
    value, problems = validate(model, source)
    return (Loaded(value, source, file.origin) if value is not None else None), problems


def digest(data: Data) -> str:
    """Return the SHA-256 of data as canonical JSON: keys sorted, no spaces, UTF-8.

    Comments, quotes, order of keys and line breaks of the file make no difference.
    """
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
