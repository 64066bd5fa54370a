"""One initiative: its scores from the headline down to groups and criteria, and what stands beside them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from hrddeval.model.criterion_result import CriterionResult, State
from hrddeval.model.dossier import Replies
from hrddeval.model.entries import (
    EvidenceEntry,
    HarmEntry,
    ObservationEntry,
    ProfileEntry,
    VoiceCount,
    WithheldCount,
)
from hrddeval.model.finding import FlagResult, Holds, PatternResult
from hrddeval.model.intervals import ScoreInterval
from hrddeval.model.publication import Publication
from hrddeval.model.text import FileModel


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


class Held(FileModel):
    """A gate that binds a group: which flag, at what ceiling, and what the score would be without it."""

    flag: str
    title: str
    status: Holds
    ceiling: float
    without: ScoreInterval
    because: str
    harms: tuple[str, ...] = ()


class SubGroup(FileModel):
    """A group inside a dimension, at any depth."""

    id: str
    title: str
    supported: float | None
    possible: float | None
    criteria: tuple[str, ...]
    held_by: tuple[Held, ...] = ()


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
