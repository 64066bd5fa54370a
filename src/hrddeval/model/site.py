"""What the web page scores with: the rubric as a tree, and per initiative the levels its evidence leaves open.

The page holds it as JSON beside the tables, so that a reader's own weights can be tried without a
network. Scores run from 0 to 100, levels from 0 to 4, weights and coverage from 0 to 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from hrddeval.model.criterion_result import State
from hrddeval.model.finding import Holds
from hrddeval.model.rubric import Aggregation
from hrddeval.model.text import FileModel


class SiteNode(FileModel):
    """A group, or a criterion where `criterion` is true. The weights of brothers add up to 1."""

    id: str
    title: str
    weight: float
    criterion: bool = False
    aggregation: Aggregation = Aggregation.ARITHMETIC
    exponent: float | None = None
    groups: tuple[SiteNode, ...] = ()


class SiteGate(FileModel):
    """While the flag is up, the group's score is at most the ceiling."""

    flag: str
    group: str
    ceiling: float


class SiteStep(FileModel):
    """What an initiative would do to reach a level; `effort` from 1 to 5."""

    level: int
    text: str
    effort: int | None


class SiteCriterion(FileModel):
    id: str
    title: str
    short: str
    level_titles: tuple[str, str, str, str, str]
    steps: tuple[SiteStep, ...]


class SiteLeaf(FileModel):
    """One criterion of one initiative.

    `limit` is the lowest level that a limit which is known to hold allows, certain or contested;
    `firm_limit` the lowest that a certain one allows; 4 where there is none.
    """

    supported: int
    possible: int
    state: State
    covered: bool
    limit: int
    firm_limit: int


class SiteInitiative(FileModel):
    id: str
    name: str
    kind: str
    binding: str
    stage: str
    minerals: tuple[str, ...]
    years: str
    words: str = Field(description="What a search looks in, in small letters.")
    flags: Mapping[str, Holds]
    criteria: Mapping[str, SiteLeaf]


class SiteProfile(FileModel):
    """Weights that a named group of people gave, by id of group or criterion."""

    id: str
    title: str
    weights: Mapping[str, float]


class SiteData(FileModel):
    """Everything the page computes with."""

    schema_: Literal["hrddeval/site@1"] = Field(default="hrddeval/site@1", alias="schema")
    language: str
    run: str
    tree: SiteNode
    gates: tuple[SiteGate, ...]
    level_values: tuple[float, ...]
    minimum_coverage: Mapping[str, float]
    profiles: tuple[SiteProfile, ...]
    criteria: tuple[SiteCriterion, ...]
    initiatives: tuple[SiteInitiative, ...]


SiteNode.model_rebuild()
