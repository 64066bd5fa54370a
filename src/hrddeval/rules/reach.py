"""Finds what nothing could ever show: derived kinds nobody concludes, levels that hang on them, cycles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import assert_never

from hrddeval.diagnostics.diagnostic import Diagnostic, Related
from hrddeval.model.rule import AllOf, AnyOf, Condition, DerivedRule, ThereIs, ThereIsNo
from hrddeval.model.vocabulary import Vocabulary
from hrddeval.rules.polarity import uses_of
from hrddeval.source.loaded import Loaded
from hrddeval.source.source_file import DataPath, SourceFile
from hrddeval.source.suggest import listed

_HINT = "write a rule in rules/derived that concludes it"


class Reach:
    """Which kinds can occur at all, given the derived rules there are."""

    def __init__(self, vocabulary: Vocabulary, derived: Sequence[DerivedRule]) -> None:
        self.derived_kinds = frozenset(name for name, kind in vocabulary.kinds.items() if kind.derived)
        reached: set[str] = set()
        growing = True
        while growing:
            found = {rule.concludes.kind for rule in derived if self._can_hold(rule.when, reached)} - reached
            reached |= found
            growing = bool(found)
        self.never = self.derived_kinds - reached

    def _can_hold(self, condition: Condition, reached: set[str]) -> bool:
        match condition:
            case AllOf():
                return all(self._can_hold(part, reached) for part in condition.all_of)
            case AnyOf():
                return any(self._can_hold(part, reached) for part in condition.any_of)
            case ThereIs():
                return condition.there_is not in self.derived_kinds or condition.there_is in reached
            case ThereIsNo():
                return True
            case _:
                assert_never(condition)

    def can_hold(self, condition: Condition) -> bool:
        """Tell whether some dossier could satisfy the condition."""
        return self._can_hold(condition, set(self.derived_kinds - self.never))

    def check_level(
        self, number: int, shown_by: Condition, path: DataPath, source: SourceFile
    ) -> Iterator[Diagnostic]:
        """Report a level nothing could show; else each part of it that nothing could."""
        if self.can_hold(shown_by):
            yield from self.check_condition(shown_by, (*path, "shown_by"), source)
            return
        missing = sorted({use.kind for use in uses_of(shown_by) if use.positive and use.kind in self.never})
        yield source.error(
            "HR221",
            f"nothing could ever show level {number}: no rule concludes {listed(missing)}",
            path,
            hint=_HINT,
            key=True,
        )

    def check_condition(
        self, condition: Condition, path: DataPath, source: SourceFile
    ) -> Iterator[Diagnostic]:
        """Report every use of a derived kind that no rule concludes."""
        for use in uses_of(condition, path):
            if use.kind in self.never:
                yield source.error("HR216", f"no rule concludes `{use.kind}`", use.path, hint=_HINT)


def cycles(rules: Sequence[Loaded[DerivedRule]]) -> Iterator[Diagnostic]:
    """Report every circle of derived rules once, naming all rules in it."""
    concluding: dict[str, list[Loaded[DerivedRule]]] = {}
    for rule in rules:
        concluding.setdefault(rule.value.concludes.kind, []).append(rule)
    after: dict[str, list[Loaded[DerivedRule]]] = {
        rule.value.id: [
            other
            for kind in sorted({use.kind for use in uses_of(rule.value.when)})
            for other in concluding.get(kind, ())
        ]
        for rule in rules
    }
    reported: set[str] = set()
    for rule in sorted(rules, key=lambda one: one.value.id):
        if rule.value.id in reported:
            continue
        circle = _circle(rule, after)
        if circle:
            reported |= {one.value.id for one in circle}
            yield _report(circle)


def _circle(
    start: Loaded[DerivedRule], after: Mapping[str, Sequence[Loaded[DerivedRule]]]
) -> list[Loaded[DerivedRule]]:
    """Return the shortest way from a rule back to itself."""
    ways = [[start]]
    seen: set[str] = set()
    while ways:
        way = ways.pop(0)
        for following in after[way[-1].value.id]:
            if following.value.id == start.value.id:
                return way
            if following.value.id not in seen:
                seen.add(following.value.id)
                ways.append([*way, following])
    return []


def _report(circle: Sequence[Loaded[DerivedRule]]) -> Diagnostic:
    names = " → ".join(f"`{rule.value.id}`" for rule in (*circle, circle[0]))
    where: DataPath = ("concludes", "kind")
    message = (
        "the rule needs its own conclusion" if len(circle) == 1 else f"these rules need each other: {names}"
    )
    related = tuple(
        Related(f"`{rule.value.id}` concludes `{rule.value.concludes.kind}`", rule.source.locate(where))
        for rule in circle[1:]
    )
    hint = "break the circle: one of them must do without the others"
    if len(circle) == 1:
        hint = "leave the kind it concludes out of `when`"
    return circle[0].source.error("HR215", message, where, hint=hint, related=related)
