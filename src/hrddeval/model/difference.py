"""What changed between two assessments, and how much of it each cause accounts for.

Scores run from 0 to 100, levels from 0 to 4, coverage from 0 to 1. Shares are Shapley values: they
add up to the change of the measure they belong to.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Literal

from pydantic import Field

from hrddeval.model.text import FileModel


class Factor(StrEnum):
    """A cause of change, in the order in which causes are told.

    `evidence`: claims, sources, searches and profile, with the observations that rest on claims only
    one side has. `coding`: claims that both sides have, read otherwise. `rules`: criteria, derived
    rules, vocabulary, evidence caps. `weights`: the rubric's tree, weights, gates, bands. `date`: the
    day on which the same dossier is read.
    """

    EVIDENCE = "evidence"
    CODING = "coding"
    RULES = "rules"
    WEIGHTS = "weights"
    DATE = "date"


class Measure(FileModel):
    """A number before and after. `shares` is empty where the change could not be split."""

    id: str
    title: str
    before: float | None
    after: float | None
    shares: Mapping[Factor, float] = Field(default_factory=dict)

    @property
    def change(self) -> float | None:
        """Return after minus before, or None where one of the two is not applicable."""
        return None if self.before is None or self.after is None else self.after - self.before


class InputKind(StrEnum):
    """What an assessment reads, as it is told of."""

    CLAIM = "claim"
    SOURCE = "source"
    OBSERVATION = "observation"
    SEARCH = "search"
    PROFILE = "profile"
    CRITERION = "criterion"
    DERIVED = "derived rule"
    VOCABULARY = "vocabulary"
    RUBRIC = "rubric"


class InputChange(FileModel):
    """One input that is there on one side only, or on both and different."""

    factor: Factor
    kind: InputKind
    id: str
    how: Literal["added", "removed", "changed", "in force", "no longer in force"]
    text: str | None = None


class InitiativeDifference(FileModel):
    """One initiative that both sides assess. `measures` are the whole, the dimensions and the coverage."""

    id: str
    name: str
    dates: tuple[str, str]
    bands: tuple[str | None, str | None]
    factors: tuple[Factor, ...]
    unsplit_because: str | None = None
    measures: tuple[Measure, ...]
    criteria: tuple[Measure, ...]
    inputs: tuple[InputChange, ...]

    @property
    def is_changed(self) -> bool:
        """Tell whether any number, band or input differs."""
        numbers = any(one.before != one.after for one in (*self.measures, *self.criteria))
        return numbers or bool(self.inputs) or self.bands[0] != self.bands[1]


class Side(FileModel):
    """One of the two sides: what was named, and the eight digits of its recipe."""

    name: str
    run: str
    rubric: str


class Difference(FileModel):
    """`hrddeval diff`. `inputs` are those all initiatives share: rules, vocabulary, rubric."""

    schema_: Literal["hrddeval/difference@1"] = Field(default="hrddeval/difference@1", alias="schema")
    old: Side
    new: Side
    inputs: tuple[InputChange, ...]
    initiatives: tuple[InitiativeDifference, ...]
    only_old: tuple[str, ...] = ()
    only_new: tuple[str, ...] = ()
