"""Changes one thing in a rule at a time: what examples worth their name notice.

A mutant is a criterion or derived rule with one condition left out, turned round, or asking less,
or without one of its limits or flags.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hrddeval.model.rule import AllOf, AnyOf, Condition, Criterion, DerivedRule, Tests, ThereIs, ThereIsNo
from hrddeval.model.vocabulary import Attribute, AttributeType, Vocabulary
from hrddeval.source.source_file import DataPath

#: What each test on a number or date asks when it asks one less; shares and money by hundredths.
_LOWER = {"at_least": -1, "more_than": -1, "at_most": 1, "less_than": 1}


@dataclass(frozen=True)
class Mutant:
    """A rule with one change, in words, and where it was made."""

    rule: Criterion | DerivedRule
    path: DataPath
    change: str


def mutants_of(rule: Criterion | DerivedRule, vocabulary: Vocabulary) -> Iterator[Mutant]:
    """Yield every mutant of a rule."""
    if isinstance(rule, DerivedRule):
        for when, path, change in changed(rule.when, ("when",), vocabulary):
            yield Mutant(rule.model_copy(update={"when": when}), path, change)
        return
    for number, level in sorted(rule.levels.items()):
        here: DataPath = ("levels", number)
        if level.shown_by is not None:
            for shown, path, change in changed(level.shown_by, (*here, "shown_by"), vocabulary):
                changed_level = level.model_copy(update={"shown_by": shown})
                yield Mutant(_with_level(rule, number, changed_level), path, change)
        for position, limit in enumerate(level.no_more_than_when):
            place: DataPath = (*here, "no_more_than_when", position)
            rest = _without(level.no_more_than_when, position)
            gone = level.model_copy(update={"no_more_than_when": rest})
            yield Mutant(_with_level(rule, number, gone), place, "limit removed")
            for when, path, change in changed(limit.when, (*place, "when"), vocabulary):
                limits = (*rest[:position], limit.model_copy(update={"when": when}), *rest[position:])
                other = level.model_copy(update={"no_more_than_when": limits})
                yield Mutant(_with_level(rule, number, other), path, change)
    for name, flag in rule.flags.items():
        for when, path, change in changed(flag.when, ("flags", name, "when"), vocabulary):
            flags = {**rule.flags, name: flag.model_copy(update={"when": when})}
            yield Mutant(rule.model_copy(update={"flags": flags}), path, change)


def _with_level(rule: Criterion, number: int, level: object) -> Criterion:
    return rule.model_copy(update={"levels": {**rule.levels, number: level}})


def _without(items: Sequence[object], position: int) -> tuple[object, ...]:
    return (*items[:position], *items[position + 1 :])


def changed(
    condition: Condition, path: DataPath, vocabulary: Vocabulary
) -> Iterator[tuple[Condition, DataPath, str]]:
    """Yield the condition with one change each: (condition, where, what)."""
    match condition:
        case AllOf(all_of=parts) | AnyOf(any_of=parts):
            key = "all_of" if isinstance(condition, AllOf) else "any_of"
            for position, part in enumerate(parts):
                here: DataPath = (*path, key, position)
                if len(parts) > 1:
                    rest = [_forget(one, _names(part)) for one in _without(parts, position)]
                    word = "condition" if key == "all_of" else "way"
                    yield type(condition)(**{key: tuple(rest)}), here, f"{word} removed: {in_short(part)}"
                for other, there, change in changed(part, here, vocabulary):
                    every = (
                        *parts[:position],
                        other,
                        *(_follow(one, part, other) for one in parts[position + 1 :]),
                    )
                    yield type(condition)(**{key: every}), there, change
        case ThereIs() | ThereIsNo():
            yield from _changed_one(condition, path, vocabulary)


def _follow(condition: Condition, before: Condition, after: Condition) -> Condition:
    """Return a later condition without what it asks of a name that the change has taken away."""
    return _forget(condition, _names(before) - _names(after))


def _changed_one(
    condition: ThereIs | ThereIsNo, path: DataPath, vocabulary: Vocabulary
) -> Iterator[tuple[Condition, DataPath, str]]:
    yield _turned(condition), path, f"negated: {in_short(condition)}"
    if condition.other_than is not None:
        yield condition.model_copy(update={"other_than": None}), (*path, "other_than"), "other_than removed"
    kind = vocabulary.kinds[_kind(condition)]
    for name, tests in condition.where.items():
        here: DataPath = (*path, "where", name)
        rest = {other: t for other, t in condition.where.items() if other != name}
        yield condition.model_copy(update={"where": rest}), here, f"test removed: {name} {_said(tests)}"
        for weaker, change in _weaker(kind.attributes[name], tests):
            where = {**condition.where, name: weaker}
            yield condition.model_copy(update={"where": where}), here, f"{name}: {change}"


def _turned(condition: ThereIs | ThereIsNo) -> ThereIs | ThereIsNo:
    more = {"where": condition.where, "other_than": condition.other_than}
    if isinstance(condition, ThereIs):
        return ThereIsNo(there_is_no=condition.there_is, **more)
    return ThereIs(there_is=condition.there_is_no, **more)


def _weaker(attribute: Attribute, tests: Tests) -> Iterator[tuple[Tests, str]]:
    """Yield tests that let one more value, or one more step, through."""
    for name, step in _LOWER.items():
        value = getattr(tests, name)
        if isinstance(value, int | float):
            by = step / 100 if attribute.type is AttributeType.SHARE else step
            yield tests.model_copy(update={name: round(value + by, 6)}), f"{name} {value} is {value + by:g}"
    if attribute.type is not AttributeType.CHOICE:
        return
    allowed = _allowed(attribute, tests)
    for extra in (value for value in attribute.values if allowed is not None and value not in allowed):
        wider = Tests(
            one_of=tuple(v for v in attribute.values if v in allowed or v == extra), same_as=tests.same_as
        )
        yield wider, f"also {extra}"
        return  # one value more is enough: it is the nearest in the vocabulary's order


def _allowed(attribute: Attribute, tests: Tests) -> set[str] | None:
    def meant(name: object) -> set[str]:
        group = attribute.groups.get(str(name))
        return set(group.values) if group else {str(name)}

    allowed: set[str] | None = None
    if tests.is_ is not None:
        allowed = meant(tests.is_)
    if tests.one_of is not None:
        allowed = set().union(*(meant(one) for one in tests.one_of))
    if tests.is_not is not None:
        allowed = (allowed or set(attribute.values)) - meant(tests.is_not)
    return allowed


def _names(condition: Condition) -> set[str]:
    match condition:
        case AllOf(all_of=parts) | AnyOf(any_of=parts):
            return set().union(*(_names(part) for part in parts))
        case ThereIs(as_=name) if name is not None:
            return {name}
        case _:
            return set()


def _forget(condition: Condition, names: set[str]) -> Condition:
    """Return a condition without what it asks of names that are gone."""
    match condition:
        case AllOf(all_of=parts):
            return AllOf(all_of=tuple(_forget(part, names) for part in parts))
        case AnyOf(any_of=parts):
            return AnyOf(any_of=tuple(_forget(part, names) for part in parts))
        case _:
            where = {}
            for attribute, tests in condition.where.items():
                if (tests.same_as or "").partition(".")[0] in names:
                    tests = tests.model_copy(update={"same_as": None})
                if any(value is not None for _, value in tests):
                    where[attribute] = tests
            other = None if condition.other_than in names else condition.other_than
            return condition.model_copy(update={"where": where, "other_than": other})


def _kind(condition: ThereIs | ThereIsNo) -> str:
    return condition.there_is if isinstance(condition, ThereIs) else condition.there_is_no


def in_short(condition: Condition) -> str:
    """Return a condition in a few words."""
    match condition:
        case AllOf(all_of=parts):
            return " and ".join(in_short(part) for part in parts)
        case AnyOf(any_of=parts):
            return " or ".join(in_short(part) for part in parts)
        case ThereIs():
            return f"there_is {condition.there_is}"
        case _:
            return f"there_is_no {condition.there_is_no}"


def _said(tests: Tests) -> str:
    given = tests.model_dump(by_alias=True, exclude_none=True)
    return ", ".join(f"{name} {value}" for name, value in given.items())
