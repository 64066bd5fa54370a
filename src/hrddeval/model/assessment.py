"""The result of an assessment: everything a report prints, and the JSON that is published.

Reports are made from these values alone. Scores run from 0 to 100, levels from 0 to 4,
coverage and shares from 0 to 1. Numbers are rounded to six decimals from exact fractions.
All sentences are in `Assessment.language`.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Literal

from pydantic import Field

from hrddeval.model.dossier import EvidenceClass, Place, Replies, SearchResult, Standing, Status, Voice
from hrddeval.model.publication import Publication
from hrddeval.model.recipe import EngineEntry as EngineEntry
from hrddeval.model.recipe import Override as Override
from hrddeval.model.recipe import Recipe as Recipe
from hrddeval.model.recipe import RubricEntry as RubricEntry
from hrddeval.model.robustness import Robustness
from hrddeval.model.text import FileModel
from hrddeval.model.vocabulary import CriterionTrack
from hrddeval.model.voice import VoiceColumn as VoiceColumn


class State(StrEnum):
    """What kind of answer a criterion has. It chooses the mark that is drawn, never the interval."""

    ASSESSED = "assessed"
    CONTESTED = "contested"
    FOUND_ABSENT = "found_absent"
    NOT_FOUND = "not_found"
    NOT_SEARCHED = "not_searched"
    NOT_APPLICABLE = "not_applicable"


class Holds(StrEnum):
    """How firmly a condition, a showing, a limit or a flag holds."""

    CERTAIN = "certain"
    CONTESTED = "contested"
    ALLEGED = "alleged"
    OPEN = "open"
    ABSENT = "absent"


class LevelInterval(FileModel):
    supported: int = Field(ge=0, le=4)
    possible: int = Field(ge=0, le=4)


class ScoreInterval(FileModel):
    supported: float = Field(ge=0, le=100)
    possible: float = Field(ge=0, le=100)


class Finding(FileModel):
    """A rule that fired: what it shows or limits, how firmly, and on whose word.

    `rule` names criterion, level and way (`R2/3/shown_by/1`). `counts_for` is the level after
    evidence caps, `capped_because` says why it is lower than `level`.
    """

    rule: str
    effect: Literal["shows", "limits", "flags", "derives"]
    level: int | None = Field(default=None, ge=0, le=4)
    counts_for: int | None = Field(default=None, ge=0, le=4)
    capped_because: str | None = None
    holds: Holds
    because: str
    observations: tuple[str, ...]
    evidence: tuple[str, ...]


class ConditionOutcome(StrEnum):
    MET = "met"
    CONTESTED = "contested"
    UNKNOWN = "unknown"
    NOT_MET = "not_met"


class ConditionTrace(FileModel):
    """One condition of a way: in words, its outcome, what matched, and the topic that is still open."""

    text: str
    outcome: ConditionOutcome
    observations: tuple[str, ...] = ()
    open_topic: str | None = None
    classes: tuple[EvidenceClass, ...] = ()


class WayTrace(FileModel):
    """One way to show a level (or to limit it), condition by condition."""

    rule: str
    effect: Literal["shows", "limits"]
    holds: Holds
    conditions: tuple[ConditionTrace, ...]
    counts_for: int | None = None
    capped_because: str | None = None


class LevelTrace(FileModel):
    """Why a level was or was not reached."""

    level: int
    title: str
    meaning: str
    ways: tuple[WayTrace, ...]
    step: str | None = None
    step_effort: int | None = None


class TopicTrace(FileModel):
    """A topic the criterion looks at: whether more could be true of it than is recorded, and why."""

    topic: str
    label: str
    question: str
    where_to_look: str | None = None
    closed: bool
    reason: str
    search: SearchResult
    places: tuple[str, ...] = ()


class CriterionResult(FileModel):
    """One criterion of one initiative.

    `weight` is the share of the overall weight among applicable criteria (0 where not applicable).
    `contested` gives the levels with contested facts taken as false, then as true.
    """

    id: str
    title: str
    short: str
    question: str
    track: CriterionTrack
    why: str
    weight: float
    level: LevelInterval
    level_titles: tuple[str, str, str, str, str]
    score: ScoreInterval
    state: State
    state_reason: str
    covered: bool
    claimed: LevelInterval | None
    contested: tuple[LevelInterval, LevelInterval] | None = None
    because: str
    findings: tuple[Finding, ...]
    trace: tuple[LevelTrace, ...]
    topics: tuple[TopicTrace, ...]
    evidence: tuple[str, ...]
    voices: tuple[VoiceColumn, ...]


class Held(FileModel):
    """A gate that binds a group: which flag, at what ceiling, and what the score would be without it."""

    flag: str
    title: str
    status: Holds
    ceiling: float
    without: ScoreInterval
    because: str
    harms: tuple[str, ...] = ()


class Overall(FileModel):
    """The headline. `band` is null when nothing may be claimed; `band_reason` then says why."""

    supported: float
    possible: float
    placed: bool
    band: str | None
    possible_band: str | None
    band_reason: str | None = None
    band_held_by: tuple[str, ...] = ()
    coverage: float
    claimed: ScoreInterval


class FlagResult(FileModel):
    id: str
    criterion: str
    title: str
    status: Holds
    because: str
    observations: tuple[str, ...]
    evidence: tuple[str, ...]


class PatternResult(FileModel):
    """A structural pattern that a derived rule concludes; `criteria` are those whose rules build on it."""

    id: str
    title: str
    why: str
    status: Holds
    because: str
    observations: tuple[str, ...]
    evidence: tuple[str, ...]
    criteria: tuple[str, ...]


class HarmEntry(FileModel):
    """A line of the consequence ledger. `severity` counts squares, `severities` of how many."""

    id: str
    observation: str
    what: str
    who: str
    severity: int | None
    severities: int
    severity_title: str
    attribution: str
    standing: Standing
    response: str
    evidence: tuple[str, ...]


class EvidenceEntry(FileModel):
    id: str
    claim: str
    source: str
    citation: str
    url: str | None = None
    locator: str
    voice: Voice
    voice_title: str
    column: VoiceColumn
    evidence_class: EvidenceClass | None
    class_reason: str
    relayed: bool
    carried_by: str | None = None
    status: Status
    used: bool
    withheld: bool = Field(
        default=False, description="Whether this is a stub of what this audience may not read."
    )


class ObservationEntry(FileModel):
    id: str
    kind: str
    title: str
    attributes: Mapping[str, str]
    standing: Standing
    standing_reason: str
    evidence: tuple[str, ...]
    disputed_by: tuple[str, ...]
    classes: tuple[EvidenceClass, ...]
    within: bool = Field(description="Whether it holds on the date of the assessment.")


class WithheldCount(FileModel):
    """How many entries this audience may not read; all of them count in every score.

    `unnamed` are those whose voice is withheld too, because fewer than `smallest_cell` share it,
    or because it could else be told which those are.
    """

    evidence: int
    unnamed: int
    places: int
    smallest_cell: int


class VoiceCount(FileModel):
    column: VoiceColumn
    title: str
    evidence: tuple[str, ...]
    share: float


class Move(FileModel):
    """What would move the score: at most `gain` points of the overall supported score; it may also stay."""

    effect: Literal["evidence", "reform"]
    text: str
    criteria: tuple[str, ...]
    gain: float


class LensResult(FileModel):
    id: str
    title: str
    criteria: tuple[str, ...]
    supported: float
    possible: float


class WeightsResult(FileModel):
    """The overall score by the weights of one group of people; the rubric's own weights have no `owner`.

    `apart` is the share of all weight a person of the group would move on average to agree with it.
    """

    id: str
    title: str
    owner: str | None
    people: int | None
    apart: float | None
    supported: float
    possible: float


class CoderResult(FileModel):
    """The overall score by the reading of one coder; `dossier` is the reading the scorecard prints."""

    coder: str
    supported: float
    possible: float


class ProfileEntry(FileModel):
    kind: str
    kind_title: str
    binding: str
    stage: str
    stage_title: str
    sector: str
    started: str | None
    ended: str | None
    years: str
    jurisdiction: str | None
    places: str | None
    minerals: str | None
    run_by: str | None
    summary: str | None
    derives_from: tuple[str, ...] = ()
    sites: tuple[Place, ...] = ()


class InitiativeResult(FileModel):
    id: str
    name: str
    short: str | None = None
    as_of: str
    digest: str
    profile: ProfileEntry
    overall: Overall
    dimensions: tuple[DimensionResult, ...]
    states: Mapping[State, int]
    flags: tuple[FlagResult, ...]
    patterns: tuple[PatternResult, ...] = ()
    harms: tuple[HarmEntry, ...]
    voices: tuple[VoiceCount, ...]
    moves: tuple[Move, ...]
    lenses: tuple[LensResult, ...]
    by_weights: tuple[WeightsResult, ...] = ()
    coders: tuple[CoderResult, ...] = ()
    observations: tuple[ObservationEntry, ...]
    evidence: tuple[EvidenceEntry, ...]
    replies: Replies
    publication: Publication = Publication()
    withheld: WithheldCount | None = None


class DimensionResult(FileModel):
    """A group directly under the root, with all its criteria in one list and its own groups beside them."""

    id: str
    title: str
    question: str | None = None
    weight: float
    supported: float | None
    possible: float | None
    claimed: ScoreInterval | None
    coverage: float
    held_by: tuple[Held, ...] = ()
    groups: tuple[SubGroup, ...] = ()
    criteria: tuple[CriterionResult, ...]


class SubGroup(FileModel):
    """A group inside a dimension, at any depth."""

    id: str
    title: str
    supported: float | None
    possible: float | None
    criteria: tuple[str, ...]
    held_by: tuple[Held, ...] = ()


class ComparisonGroup(FileModel):
    """Initiatives that the evidence cannot tell apart: all could reach the leader's supported score."""

    leader: str
    members: tuple[str, ...]


class Comparison(FileModel):
    """`places` gives for each placed initiative the best and the worst place the evidence allows."""

    groups: tuple[ComparisonGroup, ...]
    not_placed: tuple[str, ...]
    places: Mapping[str, tuple[int, int]]


class Assessment(FileModel):
    """`robustness` says how fragile the order of the initiatives is, where that was drawn."""

    schema_: Literal["hrddeval/assessment@1"] = Field(default="hrddeval/assessment@1", alias="schema")
    language: str
    rubric: RubricEntry
    recipe: Recipe
    initiatives: tuple[InitiativeResult, ...]
    comparison: Comparison
    robustness: Robustness | None = None


DimensionResult.model_rebuild()
InitiativeResult.model_rebuild()
