"""The result of looking for pathways: what would have to change to reach a target, and what no step reaches.

Efforts are those that rules declare for their steps, 1 (a decision) to 5 (years, money, others' consent).
Scores run from 0 to 100, levels from 0 to 4.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from hrddeval.model.finding import Holds
from hrddeval.model.intervals import LevelInterval, ScoreInterval
from hrddeval.model.recipe import Recipe, RubricEntry
from hrddeval.model.text import FileModel
from hrddeval.model.whatif import CriterionChange, ScoreChange


class TargetEntry(FileModel):
    """What is to be reached: a band, a score of a group, or the most that an effort allows."""

    text: str
    group: str
    group_title: str
    overall: bool = Field(description="Whether the group is the whole rubric.")
    band: str | None = None
    at_least: float | None = None
    budget: int | None = None


class StepEntry(FileModel):
    """A step of a rule that a change is."""

    criterion: str
    title: str
    level: int
    level_title: str


class ChangeEntry(FileModel):
    """One change. Steps of several criteria that set the same observations are one change, and cost once.

    `open` tells that nobody has shown whether it is so already. `without` is the least effort of any
    set that leaves this change out; None where none reaches the target.
    """

    id: str
    text: str
    effort: int
    steps: tuple[StepEntry, ...]
    sets: tuple[str, ...] = Field(description="The observations it would create, in words.")
    open: bool
    weight: float = Field(description="Share of the overall weight of the criteria whose steps it is.")
    without: int | None = None


class Pathway(FileModel):
    """A set of changes of least effort, made in a copy of the dossier and assessed again."""

    effort: int
    changes: tuple[str, ...]
    reached: ScoreInterval
    overall: ScoreChange
    band: str | None
    dimensions: tuple[ScoreChange, ...]
    criteria: tuple[CriterionChange, ...]
    confirmed: Literal[True] = True


class Beyond(FileModel):
    """A criterion or gate that no step takes all the way, and why."""

    id: str
    title: str
    now: int | None = None
    farthest: int | None = None
    why: Literal["recorded", "disputed", "past", "not_shown", "no_step", "gate"]
    holds: Holds | None = None
    because: tuple[str, ...]
    observations: tuple[str, ...] = ()


class ByEvidence(FileModel):
    """A criterion that evidence alone could change. `only`: farther than any step could take it."""

    id: str
    title: str
    level: LevelInterval
    why: Literal["disputed", "on_whose_word", "from_memory", "not_looked"]
    text: str
    where_to_look: str | None = None
    only: bool
    observations: tuple[str, ...] = ()


class Farthest(FileModel):
    """How far all the steps together lead, and the least effort for it."""

    score: float
    effort: int


class Pathways(FileModel):
    """Sets of changes that would certainly reach a target. `changes` are all that occur in one of them."""

    schema_: Literal["hrddeval/pathways@1"] = Field(default="hrddeval/pathways@1", alias="schema")
    hypothetical: Literal[True] = True
    language: str
    initiative: str
    name: str
    as_of: str
    rubric: RubricEntry
    recipe: Recipe
    target: TargetEntry
    now: ScoreInterval
    now_band: str | None
    reached_already: bool
    has_ended: bool = Field(
        description="Whether the initiative is over: the changes are then for a successor."
    )
    farthest: Farthest
    changes: tuple[ChangeEntry, ...]
    pathways: tuple[Pathway, ...]
    complete: bool = Field(description="Whether these are all the sets of least effort that were looked for.")
    beyond: tuple[Beyond, ...]
    by_evidence: tuple[ByEvidence, ...]
    priorities: str | None = Field(default=None, description="Whose weights order the changes.")
