"""An index over a table of numbers: which columns count, in which direction, on which scale, with what weight."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from pydantic import Field

from hrddeval.model.rubric import Aggregation, Exact
from hrddeval.model.text import FileModel, Identifier, Text


class Better(StrEnum):
    """Which end of a column is the good one. Always declared, never guessed."""

    HIGHER = "higher"
    LOWER = "lower"


class Scale(StrEnum):
    """How a number becomes a score: as it stands, between two goalposts, or between what the units show."""

    GIVEN = "given"
    GOALPOSTS = "goalposts"
    MIN_MAX = "min_max"


class Transform(StrEnum):
    NONE = "none"
    LOG = "log"


class Missing(StrEnum):
    """What an unknown value does: opens an interval, counts as the worst, or leaves the score."""

    INTERVAL = "interval"
    ZERO = "zero"
    DROP = "drop"


class IndexNode(FileModel):
    """A group (with `groups`) or a column of the table (with `column`). Weights are shares of their sum."""

    id: Identifier | None = None
    column: str | None = None
    title: Text | None = None
    weight: Exact | None = None
    better: Better | None = None
    scale: Scale | None = None
    low: Exact | None = None
    high: Exact | None = None
    transform: Transform = Transform.NONE
    missing: Missing | None = Field(
        default=None, description="For this column instead of the policy of the index."
    )
    aggregation: Aggregation = Aggregation.ARITHMETIC
    exponent: Exact | None = Field(default=None, description="Exponent of the power mean.")
    groups: tuple[IndexNode, ...] = ()


class Index(FileModel):
    """A file for `hrddeval score --rubric`."""

    schema_: Literal["hrddeval/index@1"] = Field(alias="schema")
    id: Identifier
    version: str
    title: Text
    description: Text | None = None
    source: str | None = Field(default=None, description="Where the method was published.")
    missing: Missing = Missing.INTERVAL
    minimum_coverage: Exact = Field(
        default=0,
        validate_default=True,
        description="The share of the weight that must be known before a unit is placed.",
    )
    tree: IndexNode
