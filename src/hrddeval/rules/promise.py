"""Reduces rules to what a text can show: the conditions on practice are taken away.

A rubric that `reads: design` asks what an instrument promises, taken at its word. A way that asked
for nothing but practice is gone; one that asked for both asks for the text alone.
"""

from __future__ import annotations

from collections.abc import Mapping

from hrddeval.model.rule import (
    AllOf,
    AnyOf,
    Condition,
    Criterion,
    DerivedRule,
    Flag,
    Level,
    Limit,
    ThereIs,
    ThereIsNo,
)
from hrddeval.model.vocabulary import Track, Vocabulary


def promised(criterion: Criterion, vocabulary: Vocabulary) -> Criterion:
    """Return the criterion with conditions on design alone; its examples and steps stay as they are."""
    levels = {number: _level(level, vocabulary) for number, level in criterion.levels.items()}
    flags: Mapping[str, Flag] = {
        name: flag.model_copy(update={"when": kept})
        for name, flag in criterion.flags.items()
        if (kept := on_design(flag.when, vocabulary)) is not None
    }
    return criterion.model_copy(update={"levels": levels, "flags": flags})


def is_promise(rule: DerivedRule, vocabulary: Vocabulary) -> bool:
    """Tell whether a derived rule rests on design alone."""
    return on_design(rule.when, vocabulary) == rule.when


def _level(level: Level, vocabulary: Vocabulary) -> Level:
    shown = on_design(level.shown_by, vocabulary) if level.shown_by is not None else None
    limits = tuple(
        Limit(when=kept, because=limit.because)
        for limit in level.no_more_than_when
        if (kept := on_design(limit.when, vocabulary)) is not None
    )
    return level.model_copy(update={"shown_by": shown, "no_more_than_when": limits})


def on_design(condition: Condition, vocabulary: Vocabulary) -> Condition | None:
    """Return what is left of a condition without practice, or None where nothing is."""
    kept = _kept(condition, vocabulary)
    return None if kept is None else _without_joins(kept, _names(kept))


def _kept(condition: Condition, vocabulary: Vocabulary) -> Condition | None:
    match condition:
        case AllOf(all_of=parts):
            left = tuple(kept for part in parts if (kept := _kept(part, vocabulary)) is not None)
            return AllOf(all_of=left) if left else None
        case AnyOf(any_of=parts):
            left = tuple(kept for part in parts if (kept := _kept(part, vocabulary)) is not None)
            return AnyOf(any_of=left) if left else None
        case ThereIs(there_is=kind) | ThereIsNo(there_is_no=kind):
            return condition if vocabulary.kinds[kind].track is Track.DESIGN else None


def _names(condition: Condition) -> frozenset[str]:
    match condition:
        case AllOf(all_of=parts) | AnyOf(any_of=parts):
            return frozenset().union(*(_names(part) for part in parts))
        case ThereIs(as_=name) if name is not None:
            return frozenset({name})
        case _:
            return frozenset()


def _without_joins(condition: Condition, names: frozenset[str]) -> Condition:
    """Drop joins with what is no longer there."""
    match condition:
        case AllOf(all_of=parts):
            return AllOf(all_of=tuple(_without_joins(part, names) for part in parts))
        case AnyOf(any_of=parts):
            return AnyOf(any_of=tuple(_without_joins(part, names) for part in parts))
        case ThereIs() | ThereIsNo():
            where = {
                attribute: tests
                for attribute, tests in condition.where.items()
                if tests.same_as is None or tests.same_as.partition(".")[0] in names
            }
            gone = condition.other_than is not None and condition.other_than not in names
            return condition.model_copy(
                update={"where": where, "other_than": None if gone else condition.other_than}
            )
