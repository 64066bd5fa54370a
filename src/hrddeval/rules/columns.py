"""Which columns facts need, so that every test, join and copy finds its own, and the tests on them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from hrddeval.model.plan import IDENTITY, RANK, SEEN, Between, Column, Mode, Rank, Spec
from hrddeval.model.program import HIGHEST, LOWEST, Comparison, Test
from hrddeval.model.rule import DerivedRule
from hrddeval.model.vocabulary import Vocabulary
from hrddeval.rules.drafts import Draft
from hrddeval.rules.ways import ways_of


class Needs:
    """Which columns each kind must have, so that every test, join and copy finds its own."""

    def __init__(self, vocabulary: Vocabulary, derived: Sequence[DerivedRule]) -> None:
        self._vocabulary, self._derived = vocabulary, derived
        self._specs: dict[str, set[Spec]] = defaultdict(set)
        self._ordered: dict[str, tuple[Spec, ...]] = {}
        self.twins: set[str] = set()

    def of_way(self, draft: Draft) -> None:
        for literal in draft.literals:
            for attribute, allowed in literal.tests:
                for spec in test_specs(attribute, allowed):
                    self._add(literal.kind, spec)
            for join in literal.joins:
                self._add(literal.kind, Spec(Column.VALUE, join.own))
                other = draft.literals[draft.index_of[join.name]].kind
                self._add(other, SEEN if join.attribute is None else Spec(Column.VALUE, join.attribute))
            if literal.other_than:
                self._twin(literal.kind)
                self._twin(draft.literals[draft.index_of[literal.other_than]].kind)
            self._add(literal.kind, IDENTITY)

    def _add(self, kind: str, spec: Spec) -> None:
        if spec in self._specs[kind]:
            return
        self._specs[kind].add(spec)
        self._ordered.pop(kind, None)
        if not self._vocabulary.kinds[kind].derived:
            return
        for rule in self._derived:
            if rule.concludes.kind == kind:
                for source, copied in conclusion_sources(rule, spec, self._vocabulary):
                    self._add(source, copied)

    def _twin(self, kind: str) -> None:
        """Note a kind that `other_than` tells apart; of a derived one, the kinds it is about."""
        if kind in self.twins:
            return
        self.twins.add(kind)
        for rule in self._derived:
            if rule.concludes.kind == kind:
                for about, _ in conclusion_sources(rule, IDENTITY, self._vocabulary):
                    self._twin(about)

    def given(self) -> dict[str, tuple[Spec, ...]]:
        """Return the columns of recorded kinds, in a fixed order; every one has identity and rank."""
        return {
            kind: tuple(sorted({*specs, IDENTITY, RANK}, key=lambda spec: spec.name))
            for kind, specs in sorted(self._specs.items())
            if not self._vocabulary.kinds[kind].derived
        }

    def of(self, kind: str) -> tuple[Spec, ...]:
        """Return the columns of any kind, identity first."""
        if kind not in self._ordered:
            others = sorted(self._specs[kind] - {IDENTITY}, key=lambda spec: spec.name)
            self._ordered[kind] = (IDENTITY, *others)
        return self._ordered[kind]


def test_specs(attribute: str, allowed: object) -> tuple[Spec, ...]:
    """Return the columns a test reads."""
    if isinstance(allowed, Between):
        return Spec(Column.LOW, attribute), Spec(Column.HIGH, attribute)
    return (Spec(Column.TEST, attribute, allowed),)  # type: ignore[arg-type]  # the other members of Allowed


test_specs.__test__ = False  # type: ignore[attr-defined]  # not a test for pytest


def conclusion_sources(rule: DerivedRule, spec: Spec, vocabulary: Vocabulary) -> list[tuple[str, Spec]]:
    """Return where a column of a concluded observation is copied from: (kind, its column) per way."""
    name, copied = concluded_from(rule, spec)
    return [
        (literal.kind, copied)
        for way in ways_of(rule.when, vocabulary)
        for literal in way
        if literal.name == name
    ]


def concluded_from(rule: DerivedRule, spec: Spec) -> tuple[str, Spec]:
    """Return the name and its column that fill a column of what a rule concludes.

    A reference taken from a name alone is that observation itself: a column about no attribute.
    """
    if spec.attribute is None:
        return rule.concludes.about, spec
    name, _, attribute = rule.concludes.attributes[spec.attribute].partition(".")
    return name, Spec(spec.column, attribute or None, spec.allowed)


def names_concluded(rule: DerivedRule) -> tuple[str, ...]:
    """Return the names whose matches a conclusion tells of; one row must hold them all."""
    return tuple(
        dict.fromkeys(
            [rule.concludes.about, *(s.partition(".")[0] for s in rule.concludes.attributes.values())]
        )
    )


def rank_tests(mode: Mode) -> tuple[Test, ...]:
    """Return which standings a mode looks at."""
    match mode:
        case Mode.CERTAIN:
            return (Test(RANK.name, Comparison.AT_LEAST, Rank.ESTABLISHED),)
        case Mode.KNOWN:
            return (Test(RANK.name, Comparison.AT_LEAST, Rank.CONTESTED),)
        case Mode.UNCONTESTED:
            return (Test(RANK.name, Comparison.DIFFERS, Rank.CONTESTED),)
        case _:
            return ()


def value_tests(attribute: str, allowed: object, mode: Mode) -> tuple[Test, ...]:
    """Return the column tests that an attribute test becomes: known to hold, or not known to fail."""
    if isinstance(allowed, Between):
        low, high = (spec.name for spec in test_specs(attribute, allowed))
        if not mode.is_strict:
            low, high = high, low  # the greatest value may reach the bottom, the least may stay under the top
        bottom = (Test(low, Comparison.AT_LEAST, allowed.low),) if allowed.low > LOWEST else ()
        top = (Test(high, Comparison.AT_MOST, allowed.high),) if allowed.high < HIGHEST else ()
        return bottom + top
    column = test_specs(attribute, allowed)[0].name
    return (Test(column, Comparison.AT_LEAST, 2 if mode.is_strict else 1),)
