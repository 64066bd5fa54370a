"""What the web page prints of each initiative: the way from its numbers down to sources, without repetition.

The texts of rules are the same for every initiative: the page prints them once, as ladders, and an
initiative only says how its conditions turned out. A condition that is not mentioned is unknown.
"""

from __future__ import annotations

from dataclasses import dataclass

from hrddeval.model.criterion_result import (
    ConditionOutcome,
    ConditionTrace,
    CriterionResult,
    LevelTrace,
    State,
    TopicTrace,
)
from hrddeval.model.dossier import SearchResult
from hrddeval.model.entries import HarmEntry
from hrddeval.model.finding import FlagResult, PatternResult
from hrddeval.model.initiative_result import DimensionResult, InitiativeResult
from hrddeval.model.recipe import RubricEntry
from hrddeval.model.voice import VoiceColumn
from hrddeval.reports.card_view import VoiceGroup, voices_of
from hrddeval.reports.panels import is_placed


@dataclass(frozen=True)
class Told:
    """One way of a rule as far as it is not unknown. `rule` names criterion, level and way."""

    rule: str
    effect: str
    holds: str
    conditions: tuple[ConditionTrace, ...]
    unknown: int
    counts_for: int | None
    capped_because: str | None


@dataclass(frozen=True)
class Rung:
    """A level of one criterion of one initiative: its ways in which something is known."""

    level: int
    title: str
    reached: bool
    open: bool
    told: tuple[Told, ...]


@dataclass(frozen=True)
class SiteRow:
    """A criterion: what a table shows, and what opens below it. `opens` is false where nothing is known."""

    id: str
    short: str
    supported: int
    possible: int
    state: State
    titles: tuple[str, ...]
    state_reason: str
    because: str
    contested: tuple[tuple[int, int], tuple[int, int]] | None
    evidence: tuple[str, ...]
    voices: tuple[VoiceColumn, ...]
    rungs: tuple[Rung, ...]
    looked: tuple[TopicTrace, ...]
    opens: bool


@dataclass(frozen=True)
class SiteDimension:
    """A dimension with its number; `placed` says whether enough is covered to print it as one."""

    dimension: DimensionResult
    placed: bool
    rows: tuple[SiteRow, ...]


@dataclass(frozen=True)
class SiteCard:
    """One initiative as the page prints it: its result without criteria, and what the page makes of those."""

    id: str
    name: str
    short: str
    result: InitiativeResult
    dimensions: tuple[SiteDimension, ...]
    flags: tuple[FlagResult, ...]
    patterns: tuple[PatternResult, ...]
    harms: tuple[HarmEntry, ...]
    voices: tuple[VoiceGroup, ...]
    heard_producers: int


@dataclass(frozen=True)
class Ladder:
    """A rule as it reads for every initiative."""

    id: str
    title: str
    short: str
    question: str
    why: str
    levels: tuple[LevelTrace, ...]
    topics: tuple[TopicTrace, ...]


def site_card(result: InitiativeResult, rubric: RubricEntry) -> SiteCard:
    """Take from a result what the page prints of it."""
    groups = voices_of(result)
    return SiteCard(
        id=result.id,
        name=result.name,
        short=result.short or result.name,
        result=result.model_copy(update={"dimensions": ()}),
        dimensions=tuple(
            SiteDimension(
                dimension=dimension.model_copy(update={"criteria": ()}),
                placed=is_placed(dimension, rubric),
                rows=tuple(_row(criterion) for criterion in dimension.criteria),
            )
            for dimension in result.dimensions
        ),
        flags=tuple(flag for flag in result.flags if flag.status not in ("absent", "open")),
        patterns=tuple(one for one in result.patterns if one.status not in ("absent", "open")),
        harms=tuple(sorted(result.harms, key=lambda harm: -(harm.severity or 0))),
        voices=groups,
        heard_producers=sum(len(group.pieces) for group in groups if group.producers),
    )


def _row(result: CriterionResult) -> SiteRow:
    rungs = tuple(_rung(level, result) for level in result.trace)
    told = tuple(rung for rung in rungs if rung.told)
    looked = tuple(
        topic
        for topic in result.topics
        if topic.closed or topic.places or topic.search is not SearchResult.NOT_SEARCHED
    )
    contested = result.contested
    return SiteRow(
        id=result.id,
        short=result.short,
        supported=result.level.supported,
        possible=result.level.possible,
        state=result.state,
        titles=result.level_titles,
        state_reason=result.state_reason,
        because=result.because,
        contested=(
            (contested[0].supported, contested[0].possible),
            (contested[1].supported, contested[1].possible),
        )
        if contested
        else None,
        evidence=result.evidence,
        voices=result.voices,
        rungs=told,
        looked=looked,
        opens=bool(told or looked or result.evidence or result.state is State.NOT_APPLICABLE),
    )


def _rung(level: LevelTrace, result: CriterionResult) -> Rung:
    told = []
    for way in level.ways:
        known = tuple(c for c in way.conditions if c.outcome is not ConditionOutcome.UNKNOWN)
        if known:
            told.append(
                Told(
                    rule=way.rule,
                    effect=way.effect,
                    holds=way.holds,
                    conditions=known,
                    unknown=len(way.conditions) - len(known),
                    counts_for=way.counts_for,
                    capped_because=way.capped_because,
                )
            )
    return Rung(
        level=level.level,
        title=level.title,
        reached=0 < level.level <= result.level.supported,
        open=result.level.supported < level.level <= result.level.possible,
        told=tuple(told),
    )


def ladder(result: CriterionResult) -> Ladder | None:
    """Return the rule behind a result; None where it does not apply and so was not traced."""
    if not result.trace:
        return None
    return Ladder(
        id=result.id,
        title=result.title,
        short=result.short,
        question=result.question,
        why=result.why,
        levels=result.trace,
        topics=result.topics,
    )
