"""`docs/reference/files.md` has every key of every file, says which are needed and what one may choose."""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Iterator
from enum import StrEnum
from typing import Any

import pytest
from program import ROOT
from pydantic import BaseModel

from hrddeval.model.dossier import Dossier
from hrddeval.model.index import Index
from hrddeval.model.project import ProjectFile
from hrddeval.model.rubric import Rubric
from hrddeval.model.rule import Criterion, DerivedRule
from hrddeval.model.text import Words
from hrddeval.model.vocabulary import Vocabulary

TEXT = (ROOT / "docs" / "reference" / "files.md").read_text(encoding="utf-8")
FILES = (Dossier, Criterion, DerivedRule, Rubric, Index, Vocabulary, ProjectFile)


def inside(annotation: Any) -> Iterator[Any]:
    """Yield a type and all it is made of."""
    yield annotation
    if isinstance(annotation, typing.TypeAliasType if hasattr(typing, "TypeAliasType") else ()):
        yield from inside(annotation.__value__)
    for part in typing.get_args(annotation):
        if isinstance(part, type | types.UnionType) or typing.get_origin(part) is not None:
            yield from inside(part)


def models() -> list[type[BaseModel]]:
    """Return every model that is read from a file; texts in several languages are explained once."""
    found: dict[type[BaseModel], None] = {}
    waiting: list[type[BaseModel]] = list(FILES)
    while waiting:
        model = waiting.pop(0)
        if model in found or model is Words:
            continue
        found[model] = None
        for field in model.model_fields.values():
            parts = [part for part in inside(field.annotation) if isinstance(part, type)]
            waiting += [part for part in parts if issubclass(part, BaseModel)]
    return list(found)


def rows(model: type[BaseModel]) -> dict[str, tuple[bool, str]]:
    """Return the keys in the table under the heading of a model: whether needed, and what is said."""
    section = re.search(rf"^### {model.__name__}\n(.*?)(?=^##|\Z)", TEXT, re.MULTILINE | re.DOTALL)
    assert section, f"no heading {model.__name__}"
    table = re.findall(r"^\| `(\w+)` \| (needed)? ?\| (.+) \|$", section[1], re.MULTILINE)
    return {key: (needed == "needed", says) for key, needed, says in table}


def choices(annotation: Any) -> list[str]:
    found: list[str] = []
    for part in inside(annotation):
        if isinstance(part, type) and issubclass(part, StrEnum):
            found += [one.value for one in part]
        elif typing.get_origin(part) is typing.Literal:
            found += [one for one in typing.get_args(part) if isinstance(one, str)]
    return found


@pytest.mark.parametrize("model", models(), ids=lambda model: model.__name__)
def test_every_key_is_explained(model: type[BaseModel]) -> None:
    keys = {field.alias or name: field.is_required() for name, field in model.model_fields.items()}

    assert {key: needed for key, (needed, _) in rows(model).items()} == keys


#: Lists that stand in the text above the table, or in another one.
SAID_ELSEWHERE = {("Closes", None), ("Carrier", "voice"), ("SearchedPlace", "voice"), ("CapStep", "without")}


@pytest.mark.parametrize("model", models(), ids=lambda model: model.__name__)
def test_every_choice_is_named(model: type[BaseModel]) -> None:
    said = rows(model)
    for name, field in model.model_fields.items():
        key = field.alias or name
        if (model.__name__, key) in SAID_ELSEWHERE or (model.__name__, None) in SAID_ELSEWHERE:
            continue
        missing = [one for one in choices(field.annotation) if f"`{one}`" not in said[key][1]]
        assert missing == [], f"{model.__name__}.{key}"


def test_links_inside_the_page_lead_somewhere() -> None:
    headings = {found.lower().replace(" ", "-") for found in re.findall(r"^#+ (.+)$", TEXT, re.MULTILINE)}

    assert set(re.findall(r"\]\(#([\w-]+)\)", TEXT)) <= headings
