"""How fragile an order is: what is printed of it, and its JSON."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from pydantic import Field

from hrddeval.model.recipe import EngineEntry
from hrddeval.model.text import FileModel


class Among(StrEnum):
    """Whose order is drawn in a comparison: `placed` of those with a place, `all` of every one, `none` nobody's."""

    PLACED = "placed"
    ALL = "all"
    NONE = "none"


class UnitPlaces(FileModel):
    """One initiative or unit: both ends of its score, and where it stood in the draws.

    Places count from 1, the best; equals share the middle place. `low` and `high` enclose nine draws
    in ten (5 and 95 per cent). `nominal` is its place by supported scores alone.
    """

    id: str
    title: str
    supported: float
    possible: float
    coverage: float
    placed: bool
    nominal: float
    low: float
    median: float
    mean: float
    high: float
    first: float = Field(description="Share of the draws in which nobody stood above it.")


class Line(FileModel):
    """One stands above another whatever the unknown. `direct`: nobody stands between the two."""

    upper: str
    lower: str
    direct: bool


class Estimate(FileModel):
    """A number from draws, with the interval that repeated draws would give (5 and 95 per cent)."""

    value: float
    low: float
    high: float


class Driver(FileModel):
    """What was varied, and how much of the movement of places comes of it (Sobol indices).

    `first`: share of the variance that would go if this alone were settled. `total`: share that would
    stay if all else were settled.
    """

    factor: str
    title: str
    varied: str
    first: Estimate
    total: Estimate


class LeftOut(FileModel):
    """What leaving one criterion or one source out does to places by supported scores.

    `mean_shift` is the mean distance in places; `furthest` moved most, from one place to another.
    """

    id: str
    title: str
    of: str | None = Field(default=None, description="Whose source it is.")
    mean_shift: float
    furthest: str | None
    from_place: float | None
    to_place: float | None


class NotIncluded(FileModel):
    id: str
    reason: str


class Robustness(FileModel):
    """`above`: for each unit, in how large a share of the draws it stood strictly above each other.

    All sentences are in `language`.
    """

    schema_: Literal["hrddeval/robustness@1"] = Field(default="hrddeval/robustness@1", alias="schema")
    language: str = "en"
    tool: str
    numpy: str
    engines: tuple[EngineEntry, ...] = ()
    scored_by: str
    digests: tuple[str, ...] = Field(description="Of the rubric, and of the table or of each dossier.")
    draws: int
    evaluations: int
    seed: int
    sure: float
    assumptions: tuple[str, ...]
    units: tuple[UnitPlaces, ...]
    not_included: tuple[NotIncluded, ...]
    above: tuple[tuple[float, ...], ...]
    groups: tuple[tuple[str, ...], ...]
    dominance: tuple[Line, ...]
    drivers: tuple[Driver, ...]
    main_driver: str
    criteria_left_out: tuple[LeftOut, ...]
    sources_left_out: tuple[LeftOut, ...]
