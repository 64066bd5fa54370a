"""Two results of one initiative side by side: scores, levels, the rules that hold otherwise, flags."""

from __future__ import annotations

from collections.abc import Iterator

from hrddeval.model.criterion_result import CriterionResult, WayTrace
from hrddeval.model.initiative_result import DimensionResult, InitiativeResult
from hrddeval.model.intervals import ScoreInterval
from hrddeval.model.whatif import BandChange, CriterionChange, FlagChange, RuleChange, ScoreChange


def band_change(before: InitiativeResult, after: InitiativeResult) -> BandChange:
    """Return the bands, or why there is none."""
    return BandChange(
        before=before.overall.band,
        after=after.overall.band,
        reason_before=before.overall.band_reason,
        reason_after=after.overall.band_reason,
    )


def overall_change(before: InitiativeResult, after: InitiativeResult, title: str) -> ScoreChange:
    """Return the headline before and after."""
    old, new = before.overall, after.overall
    return ScoreChange(
        id="overall",
        title=title,
        before=ScoreInterval(supported=old.supported, possible=old.possible),
        after=ScoreInterval(supported=new.supported, possible=new.possible),
        coverage_before=old.coverage,
        coverage_after=new.coverage,
    )


def dimension_changes(before: InitiativeResult, after: InitiativeResult) -> tuple[ScoreChange, ...]:
    """Return every dimension, changed or not."""
    return tuple(
        ScoreChange(
            id=old.id,
            title=old.title,
            before=_interval(old),
            after=_interval(new),
            coverage_before=old.coverage,
            coverage_after=new.coverage,
        )
        for old, new in zip(before.dimensions, after.dimensions, strict=True)
    )


def criterion_changes(before: InitiativeResult, after: InitiativeResult) -> tuple[CriterionChange, ...]:
    """Return the criteria that changed in any way, in the order of the rubric."""
    changes = []
    for dimension, new_dimension in zip(before.dimensions, after.dimensions, strict=True):
        for old, new in zip(dimension.criteria, new_dimension.criteria, strict=True):
            rules = tuple(_rule_changes(old, new))
            if rules or old.level != new.level or old.state != new.state:
                changes.append(
                    CriterionChange(
                        id=new.id,
                        title=new.title,
                        dimension=dimension.id,
                        before=old.level,
                        after=new.level,
                        level_title=new.level_titles[new.level.supported],
                        state_before=old.state,
                        state_after=new.state,
                        rules=rules,
                    )
                )
    return tuple(changes)


def flag_changes(before: InitiativeResult, after: InitiativeResult) -> tuple[FlagChange, ...]:
    """Return the flags that are up otherwise than before."""
    new = {one.id: one for one in after.flags}
    return tuple(
        FlagChange(id=old.id, title=old.title, before=old.status, after=new[old.id].status)
        for old in before.flags
        if old.status is not new[old.id].status
    )


def _interval(dimension: DimensionResult) -> ScoreInterval | None:
    if dimension.supported is None or dimension.possible is None:
        return None
    return ScoreInterval(supported=dimension.supported, possible=dimension.possible)


def _rule_changes(before: CriterionResult, after: CriterionResult) -> Iterator[RuleChange]:
    """Yield the ways that hold otherwise, highest level first, as the trace has them."""
    old = {way.rule: way for level in before.trace for way in level.ways}
    told = {f.rule: f.because for result in (before, after) for f in result.findings}
    for level in after.trace:
        for way in level.ways:
            was = old[way.rule]
            if _outcome(was) != _outcome(way):
                yield RuleChange(
                    rule=way.rule,
                    effect=way.effect,
                    level=level.level,
                    holds_before=was.holds,
                    holds_after=way.holds,
                    counts_before=was.counts_for,
                    counts_after=way.counts_for,
                    because=told.get(way.rule) or level.meaning,
                    capped_because=way.capped_because,
                )


def _outcome(way: WayTrace) -> tuple[object, ...]:
    return way.holds, way.counts_for
