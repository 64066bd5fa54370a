"""Writes the rules of one criterion or derived rule after another.

The scheme: one match predicate per literal and mode; literals connected by names are joined
step by step into a component; literals connected by nothing stay apart and only their
existence counts, so no rule builds a cross product; negation is always a `blocked` predicate
first and a rule without it one layer later.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from hrddeval.model.plan import IDENTITY, Column, Component, Effect, Literal, Mode, Spec, Way
from hrddeval.model.program import Atom, Rule
from hrddeval.model.rule import DerivedRule
from hrddeval.model.vocabulary import Vocabulary
from hrddeval.rules.columns import Needs, concluded_from, names_concluded, rank_tests, value_tests
from hrddeval.rules.components import component_parts
from hrddeval.rules.drafts import Draft
from hrddeval.rules.joins import join_variants, shared

#: A nullary fact every world has: what a rule that only denies something hangs on. No kind can be called so.
WORLD = "the world"

_MODES = {
    Effect.SHOWS: (Mode.CERTAIN, Mode.OPEN),
    Effect.LIMITS: (Mode.CERTAIN, Mode.KNOWN, Mode.OPEN),
    Effect.FLAGS: (Mode.CERTAIN, Mode.KNOWN, Mode.OPEN),
    Effect.DERIVES: tuple(Mode),
}


class End(NamedTuple):
    """The predicate a component ends in, and the column of each variable (`0.x`: identity of literal 0)."""

    predicate: str
    columns: Mapping[str, str]


class Emitter:
    """Writes the rules of one target after another and remembers every predicate's columns."""

    def __init__(self, vocabulary: Vocabulary, needs: Needs) -> None:
        self._vocabulary, self._needs = vocabulary, needs
        self.columns: dict[str, tuple[str, ...]] = {}
        self._target, self._copies = "", False
        self._matches: dict[tuple[object, ...], str] = {}
        self._rules: list[Rule] = []

    def target(
        self, target: str, drafts: Sequence[Draft], conclusion: DerivedRule | None = None
    ) -> tuple[tuple[Way, ...], tuple[Rule, ...]]:
        """Emit every way of a criterion or derived rule; return its ways and rules, lowest layer first."""
        self._target, self._matches, self._rules, self._copies = target, {}, [], conclusion is not None
        ways = tuple(self._way(draft, conclusion) for draft in drafts)
        return ways, tuple(self._rules)

    def _carried(self, kind: str) -> tuple[Spec, ...]:
        """Return the columns that go on from a match: what joins read; all, where they will be copied."""
        specs = self._needs.of(kind)
        return (
            specs
            if self._copies
            else tuple(s for s in specs if s.column in (Column.IDENTITY, Column.SEEN, Column.VALUE))
        )

    def _rule(
        self,
        head: str,
        columns: Sequence[tuple[str, str]],
        *body: Atom,
        negated: Atom | None = None,
        differ: Sequence[tuple[str, str]] = (),
    ) -> None:
        self.columns.setdefault(head, tuple(column for column, _ in columns))
        name = f"{self._target}#{len(self._rules) + 1}"
        self._rules.append(Rule(name, head, tuple(columns), body, negated, tuple(differ)))

    def _way(self, draft: Draft, conclusion: DerivedRule | None) -> Way:
        parts = component_parts(draft.literals, together=names_concluded(conclusion) if conclusion else ())
        matches: list[dict[Mode, str]] = [{} for _ in draft.literals]
        ends: list[dict[Mode, End]] = [{} for _ in parts]
        predicates: dict[Mode, str] = {}
        for mode in _MODES[draft.effect]:
            seen: dict[tuple[object, ...], int] = defaultdict(int)
            for i, literal in enumerate(draft.literals):
                matches[i][mode] = self._match(
                    draft.target, literal, mode if literal.positive else mode.dual, seen
                )
            for number, part in enumerate(parts):
                ends[number][mode] = self._component(
                    f"{draft.rule}/c{number}.{mode}", draft, part, mode, matches
                )
            predicates[mode] = self._all(f"{draft.rule}.{mode}", [end[mode].predicate for end in ends])
            if conclusion is not None:
                self._conclude(draft, conclusion, mode, parts, ends, predicates[mode])
        components = tuple(
            Component(
                positives,
                negatives,
                {mode: end.predicate for mode, end in of_mode.items()},
                {i: of_mode[next(iter(of_mode))].columns[f"{i}.{IDENTITY.name}"] for i in positives},
            )
            for (positives, negatives), of_mode in zip(parts, ends, strict=True)
        )
        return Way(
            draft.rule,
            draft.target,
            draft.effect,
            draft.level,
            draft.flag,
            draft.because,
            draft.literals,
            components,
            predicates,
            tuple(matches),
            draft.about,
        )

    def _match(self, target: str, literal: Literal, mode: Mode, seen: dict[tuple[object, ...], int]) -> str:
        """Emit the matches of one literal, once per target, mode and (where a way asks twice) occurrence."""
        asked = (literal.kind, literal.tests, mode)
        seen[asked] += 1
        key = (*asked, seen[asked])
        if key in self._matches:
            return self._matches[key]
        head = f"{target}/m{len(self._matches) + 1}.{mode}"
        self._matches[key] = head
        kind = self._vocabulary.kinds[literal.kind]
        tests = [
            test for attribute, allowed in literal.tests for test in value_tests(attribute, allowed, mode)
        ]
        if not kind.derived:
            tests = [*rank_tests(mode), *tests]
        binds = tuple((spec.name, spec.name) for spec in self._carried(literal.kind))
        predicate = f"{literal.kind}.{mode}" if kind.derived else literal.kind
        self._rule(head, binds, Atom(predicate, binds, tuple(tests)))
        return head

    def _component(
        self,
        base: str,
        draft: Draft,
        part: tuple[tuple[int, ...], tuple[int, ...]],
        mode: Mode,
        matches: Sequence[Mapping[Mode, str]],
    ) -> End:
        """Join the positive literals of a component one by one, then strike out what its negatives block."""
        positives, negatives = part
        if not positives:  # a lone `there_is_no`
            self._rule(f"{base}.some", (), Atom(matches[negatives[0]][mode]))
            self._rule(base, (), Atom(WORLD), negated=Atom(f"{base}.some"))
            return End(base, {})
        first = draft.literals[positives[0]]
        bound = {f"{positives[0]}.{spec.name}": spec.name for spec in self._carried(first.kind)}
        current, renames = matches[positives[0]][mode], dict(bound)
        for i in positives[1:]:
            head, literal = f"{base}.j{i}", draft.literals[i]
            fresh = {f"{i}.{spec.name}": spec.name for spec in self._carried(literal.kind)}
            columns = [(variable, variable) for variable in (*renames, *fresh)]
            for left, right, differ in join_variants(draft, i, mode, renames, fresh):
                body = (Atom(current, *left), Atom(matches[i][mode], *right))
                kept = [(column, shared(variable, right[0], fresh)) for column, variable in columns]
                self._rule(head, kept, *body, differ=differ)
            current, renames = head, {variable: variable for variable in (*renames, *fresh)}
        for i in negatives:
            literal, dual = draft.literals[i], mode.dual
            fresh = {f"{i}.{spec.name}": spec.name for spec in self._carried(literal.kind)}
            keep, key = [(variable, variable) for variable in renames], self._key(draft, positives, renames)
            for left, right, differ in join_variants(draft, i, dual, renames, fresh):
                self._rule(
                    f"{base}.b{i}", key, Atom(current, *left), Atom(matches[i][mode], *right), differ=differ
                )
            every = tuple((column, variable) for variable, column in renames.items())
            self._rule(f"{base}.n{i}", keep, Atom(current, every), negated=Atom(f"{base}.b{i}", key))
            current, renames = f"{base}.n{i}", {variable: variable for variable in renames}
        return End(current, renames)

    def _key(
        self, draft: Draft, positives: Sequence[int], variables: Iterable[str]
    ) -> tuple[tuple[str, str], ...]:
        """Return the variables that tell rows apart: identities; of derived kinds all, as rows may share one."""
        derived = {str(i) for i in positives if self._vocabulary.kinds[draft.literals[i].kind].derived}
        parts = ((variable, *variable.partition(".")[::2]) for variable in variables)
        return tuple((v, v) for v, place, column in parts if place in derived or column == IDENTITY.name)

    def _all(self, head: str, parts: Sequence[str]) -> str:
        """Emit `head` as holding when every part has something in it; several are first reduced to that."""
        if len(parts) == 1:
            self._rule(head, (), Atom(parts[0]))
            return head
        for number, part in enumerate(parts, 1):
            self._rule(f"{head}.any{number}", (), Atom(part))
        current = f"{head}.any1"
        for number in range(2, len(parts) + 1):
            following = head if number == len(parts) else f"{head}.all{number}"
            self._rule(following, (), Atom(current), Atom(f"{head}.any{number}"))
            current = following
        return head

    def _conclude(
        self,
        draft: Draft,
        rule: DerivedRule,
        mode: Mode,
        parts: Sequence[tuple[tuple[int, ...], tuple[int, ...]]],
        ends: Sequence[Mapping[Mode, End]],
        way: str,
    ) -> None:
        about = draft.index_of[rule.concludes.about]
        number = next(n for n, (positives, _) in enumerate(parts) if about in positives)
        columns = []
        for spec in self._needs.of(rule.concludes.kind):
            name, copied = concluded_from(rule, spec)
            columns.append((spec.name, f"{draft.index_of[name]}.{copied.name}"))
        end = ends[number][mode]
        component = Atom(
            end.predicate, tuple((end.columns[v], v) for v in dict.fromkeys(v for _, v in columns))
        )
        self._rule(f"{rule.concludes.kind}.{mode}", columns, component, Atom(way))
