"""The result of a what-if: what was supposed, and what follows from it, before and after.

Nothing here is evidence. Scores run from 0 to 100, levels from 0 to 4, coverage from 0 to 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from hrddeval.model.criterion_result import State
from hrddeval.model.dossier import EvidenceClass
from hrddeval.model.finding import Holds
from hrddeval.model.intervals import LevelInterval, ScoreInterval
from hrddeval.model.recipe import Recipe, RubricEntry
from hrddeval.model.text import FileModel


class Supposed(FileModel):
    """One thing that was supposed. `attributes` are those supposed, label to value; `was` those recorded."""

    what: Literal["added", "changed", "dropped"]
    observation: str
    kind: str
    title: str
    attributes: Mapping[str, str] = Field(default_factory=dict)
    was: Mapping[str, str] = Field(default_factory=dict)
    classes: tuple[EvidenceClass, ...] = ()


class ScoreChange(FileModel):
    """A score before and after. None where nothing applies."""

    id: str
    title: str
    before: ScoreInterval | None
    after: ScoreInterval | None
    coverage_before: float
    coverage_after: float


class BandChange(FileModel):
    """The band before and after; where there is none, the reason."""

    before: str | None
    after: str | None
    reason_before: str | None = None
    reason_after: str | None = None


class RuleChange(FileModel):
    """A rule that holds otherwise than before. `counts_*` are levels after evidence caps, of what shows."""

    rule: str
    effect: Literal["shows", "limits"]
    level: int
    holds_before: Holds
    holds_after: Holds
    counts_before: int | None = None
    counts_after: int | None = None
    because: str
    capped_because: str | None = None


class CriterionChange(FileModel):
    """A criterion with another level, another state, or rules that hold otherwise."""

    id: str
    title: str
    dimension: str
    before: LevelInterval
    after: LevelInterval
    level_title: str = Field(description="Title of the level supported after.")
    state_before: State
    state_after: State
    rules: tuple[RuleChange, ...]


class FlagChange(FileModel):
    id: str
    title: str
    before: Holds
    after: Holds


class WhatIf(FileModel):
    """What would follow if something were so. `criteria` and `flags` list only what changes."""

    schema_: Literal["hrddeval/whatif@1"] = Field(default="hrddeval/whatif@1", alias="schema")
    hypothetical: Literal[True] = True
    language: str
    initiative: str
    name: str
    as_of: str
    rubric: RubricEntry
    recipe: Recipe
    assumption: str = Field(description="On whose word everything supposed is taken to rest.")
    supposed: tuple[Supposed, ...]
    remarks: tuple[str, ...] = ()
    band: BandChange
    overall: ScoreChange
    dimensions: tuple[ScoreChange, ...]
    criteria: tuple[CriterionChange, ...]
    criteria_unchanged: int
    flags: tuple[FlagChange, ...]
