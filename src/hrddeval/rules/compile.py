"""Compiles criteria and derived rules into a program for the engines, and keeps the plan to read it by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from hrddeval.model.plan import Compiled, Way
from hrddeval.model.program import Program, Rule, Slice
from hrddeval.model.rule import Criterion, DerivedRule
from hrddeval.model.vocabulary import Vocabulary
from hrddeval.rules.columns import Needs
from hrddeval.rules.drafts import Draft, closure, drafts_of, used_rules
from hrddeval.rules.emitter import WORLD, Emitter
from hrddeval.rules.ways import ways_of


def compile_rules(
    vocabulary: Vocabulary, criteria: Iterable[Criterion], derived_rules: Iterable[DerivedRule]
) -> Compiled:
    """Compile checked rules. They must have passed `rules.check`: nothing here is reported to authors."""
    derived = sorted(derived_rules, key=lambda rule: rule.id)
    drafts = [
        Draft.of_derived(rule, way, number, vocabulary)
        for rule in derived
        for number, way in enumerate(ways_of(rule.when, vocabulary), 1)
    ]
    by_criterion = {c.id: list(drafts_of(c, vocabulary)) for c in sorted(criteria, key=lambda c: c.id)}
    needs = Needs(vocabulary, derived)
    for draft in [*drafts, *(d for some in by_criterion.values() for d in some)]:
        needs.of_way(draft)
    emit = Emitter(vocabulary, needs)
    ways: dict[str, tuple[Way, ...]] = {}
    rules_of: dict[str, tuple[Rule, ...]] = {}
    for rule in derived:
        own = [draft for draft in drafts if draft.target == rule.id]
        ways[rule.id], rules_of[rule.id] = emit.target(rule.id, own, conclusion=rule)
    slices = []
    for criterion, own in by_criterion.items():
        ways[criterion], rules = emit.target(criterion, own)
        below = used_rules(own, derived, vocabulary)
        slices.append(Slice(criterion, (*(r for target in below for r in rules_of[target]), *rules)))
    unused = [rule.id for rule in derived if not any(rules_of[rule.id][0] in s.rules for s in slices)]
    slices += [
        Slice(name, tuple(r for t in closure(name, derived, vocabulary) for r in rules_of[t]))
        for name in unused
    ]
    given = {kind: tuple(spec.name for spec in specs) for kind, specs in needs.given().items()}
    concluded: dict[str, list[str]] = defaultdict(list)
    for rule in derived:
        concluded[rule.concludes.kind].append(rule.id)
    return Compiled(
        program=Program({**given, WORLD: (), **emit.columns}, frozenset({*given, WORLD}), tuple(slices)),
        specs=needs.given(),
        twins=frozenset(needs.twins),
        ways=ways,
        derived={kind: tuple(ids) for kind, ids in concluded.items()},
    )
