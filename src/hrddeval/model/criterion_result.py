"""One criterion of one initiative: its level, why it is no other, and what is still open."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from hrddeval.model.dossier import SearchResult
from hrddeval.model.finding import Finding, Holds
from hrddeval.model.intervals import LevelInterval, ScoreInterval
from hrddeval.model.text import FileModel
from hrddeval.model.vocabulary import CriterionTrack
from hrddeval.model.voice import EvidenceClass, VoiceColumn


class State(StrEnum):
    """What kind of answer a criterion has. It chooses the mark that is drawn, never the interval."""

    ASSESSED = "assessed"
    CONTESTED = "contested"
    FOUND_ABSENT = "found_absent"
    NOT_FOUND = "not_found"
    NOT_SEARCHED = "not_searched"
    NOT_APPLICABLE = "not_applicable"


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
