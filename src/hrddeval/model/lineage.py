"""What becomes, along a line of descent, of what a norm gives producers: the JSON of `hrddeval lineage`."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Literal

from pydantic import Field

from hrddeval.model.intervals import LevelInterval
from hrddeval.model.text import FileModel


class Fate(StrEnum):
    """What became of a criterion from a norm to an initiative that derives from it."""

    KEPT = "kept"
    DROPPED = "dropped"
    UNKNOWN = "unknown"
    NOTHING_SHOWN = "nothing_shown"
    NOT_APPLICABLE = "not_applicable"


class CriterionFate(FileModel):
    """One criterion on both sides of a link. `norm` and `derived` are levels, 0 to 4."""

    criterion: str
    short: str
    norm: LevelInterval
    derived: LevelInterval
    fate: Fate


class Link(FileModel):
    """An initiative and one norm that it derives from."""

    derived: str
    derived_name: str
    norm: str
    norm_name: str
    criteria: tuple[CriterionFate, ...]
    counts: Mapping[Fate, int]


class MissingNorm(FileModel):
    """A norm that an initiative derives from, and that has no dossier here."""

    derived: str
    norm: str


class CriterionCounts(FileModel):
    """How often each fate befell a criterion, over all links."""

    criterion: str
    short: str
    counts: Mapping[Fate, int]


class Lineage(FileModel):
    """All links between the initiatives of one assessment, in the order of their ids."""

    schema_: Literal["hrddeval/lineage@1"] = Field(default="hrddeval/lineage@1", alias="schema")
    language: str
    rubric: str
    run: str
    links: tuple[Link, ...]
    missing: tuple[MissingNorm, ...] = ()
    without_norm: tuple[str, ...] = ()
    by_criterion: tuple[CriterionCounts, ...] = ()
    counts: Mapping[Fate, int]
