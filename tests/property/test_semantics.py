"""Compiled rules, run by an engine, say what section 5 of the method says, case by case.

A case is one criterion or derived rule in one reading: every way of it, in every mode it is compiled
for, must hold with exactly the bindings the direct evaluator finds, and the level interval must be
the one its two formulas give. Cases are numbered by seed; a failing one is made small before it is
shown. `HRDDEVAL_DEEP=1` runs tens of thousands, and durable-rules on more of them.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random

import pytest

from evaluator import Evaluator, level_interval
from hrddeval.engine.asp import ClingoEngine
from hrddeval.engine.pool import derive_many
from hrddeval.engine.registry import is_available
from hrddeval.facts.reading import Reading
from hrddeval.facts.worlds import TWIN, topic_of_witness, world_of
from hrddeval.model.plan import Compiled, Component, Mode, Way
from hrddeval.model.program import Derived
from hrddeval.model.rule import Criterion, DerivedRule
from hrddeval.rules.compile import compile_rules
from hrddeval.scoring.caps import Caps
from hrddeval.scoring.firings import Firings
from hrddeval.scoring.levels import levels
from rulebases import VOCABULARY, RandomRules, random_reading

DEEP = os.environ.get("HRDDEVAL_DEEP") == "1"
BATCHES = 80 if DEEP else 10
RULE_BASES = 10 if DEEP else 4
READINGS = 12
DURABLE = 30 if DEEP else 3


@pytest.mark.parametrize("batch", range(BATCHES))
def test_clingo_derives_what_the_method_says(batch):
    """Some seventy rules in some dozen readings for each of many rule bases."""
    for number in range(RULE_BASES):
        made = _rules(f"semantics {batch} {number}")
        readings = _readings(f"semantics {batch} {number}", READINGS)

        _check(made, readings, _clingo(_compiled(made), readings))


@pytest.mark.skipif(not is_available("durable"), reason="durable-rules is not installed here")
def test_durable_rules_derives_what_the_method_says():
    for number in range(DURABLE):
        made = RandomRules(Random(f"durable {number}"), criteria=3)
        readings = _readings(f"durable {number}", 8)
        compiled = _compiled(made)
        worlds = [world_of(one, str(i), VOCABULARY, compiled) for i, one in enumerate(readings)]
        derived = derive_many(["durable"], compiled.program, worlds, jobs=1, timeout=120)["durable"]

        _check(made, readings, [derived[str(i)] for i in range(len(readings))])


def test_the_random_rules_hold_what_the_other_tests_mean_to_cover():
    """Every feature occurs often in ways that do hold and, where negation matters, in ways that do not."""
    held: dict[str, int] = {}
    for number in range(16):
        made = _rules(f"cover {number}")
        compiled = _compiled(made)
        readings = _readings(f"cover {number}", READINGS)
        for derived in _clingo(compiled, readings):
            firings = Firings(compiled, derived)
            for target in compiled.ways.values():
                for way in target:
                    for mode in way.predicates:
                        for feature in _features(way):
                            name = f"{feature} in {mode.value}"
                            held[name] = held.get(name, 0) + firings.holds(way, mode)

    assert len(held) == len(FEATURES) * len(Mode)
    assert min(held.values()) >= 3, {name: count for name, count in held.items() if count < 3}


FEATURES = ("two names joined", "joined on an attribute", "other than", "negation", "joined negation",
            "derived kind", "no derived kind", "several tests")  # fmt: skip


def _features(way: Way) -> Iterator[str]:
    kinds = [VOCABULARY.kinds[literal.kind] for literal in way.literals]
    joined = [literal for literal in way.literals if literal.joins]
    holds = (
        any(literal.positive for literal in joined),
        any(join.attribute for literal in joined for join in literal.joins),
        any(literal.other_than for literal in way.literals),
        any(not literal.positive for literal in way.literals),
        any(not literal.positive for literal in joined),
        any(kind.derived and literal.positive for kind, literal in zip(kinds, way.literals, strict=True)),
        any(kind.derived and not literal.positive for kind, literal in zip(kinds, way.literals, strict=True)),
        any(len(literal.tests) > 1 for literal in way.literals),
    )
    return (name for name, there in zip(FEATURES, holds, strict=True) if there)


def _rules(seed: str) -> RandomRules:
    return RandomRules(Random(seed))


def _readings(seed: str, count: int) -> list[Reading]:
    random = Random(f"readings {seed}")
    return [random_reading(random) for _ in range(count)]


def _compiled(made: RandomRules) -> Compiled:
    return compile_rules(VOCABULARY, made.criteria, made.derived)


def _clingo(compiled: Compiled, readings: Sequence[Reading]) -> list[Derived]:
    worlds = [world_of(one, str(i), VOCABULARY, compiled) for i, one in enumerate(readings)]
    derived = ClingoEngine().derive(compiled.program, worlds)
    return [derived[str(i)] for i in range(len(readings))]


def _check(made: RandomRules, readings: Sequence[Reading], derived: Sequence[Derived]) -> None:
    compiled = _compiled(made)
    for reading, facts in zip(readings, derived, strict=True):
        found = list(_differences(compiled, made.criteria, made.derived, reading, facts))
        if found:
            pytest.fail(_made_small(made, reading) + f"\nat first:\n{found[0]}", pytrace=False)


def _differences(
    compiled: Compiled,
    criteria: Sequence[Criterion],
    derived_rules: Sequence[DerivedRule],
    reading: Reading,
    facts: Derived,
) -> Iterator[str]:
    evaluator = Evaluator(VOCABULARY, derived_rules, reading)
    firings = Firings(compiled, facts)
    for target in compiled.ways.values():
        for way in target:
            for mode in way.predicates:
                expected = evaluator.holds(way.literals, mode.value)
                if firings.holds(way, mode) != expected:
                    yield f"{way.rule} in mode {mode.value}: expected {'to hold' if expected else 'not to hold'}"
                for part in way.components:
                    found = {tuple(sorted(one.items())) for one in firings.bindings(part, mode)}
                    wanted = _bindings(evaluator, compiled, way, part, mode)
                    if found != wanted:
                        yield f"{way.rule} in mode {mode.value}: binds {sorted(found)}, expected {sorted(wanted)}"
    for criterion in criteria:
        ways = compiled.ways[criterion.id]
        caps = Caps(VOCABULARY, None, compiled, reading, firings)
        got = levels(ways, firings, caps)
        if (got.supported, got.possible) != level_interval(criterion, evaluator):
            yield f"{criterion.id}: {got}, expected {level_interval(criterion, evaluator)}"


def _bindings(
    evaluator: Evaluator, compiled: Compiled, way: Way, part: Component, mode: Mode
) -> set[tuple[tuple[int, str], ...]]:
    """What the evaluator binds in one component; a second witness only where the compiler makes one."""
    places = sorted((*part.positives, *part.negatives))
    found = set()
    for bound in evaluator.bindings([way.literals[i] for i in places], mode.value):
        pairs = tuple((i, bound[f"#{places.index(i)}"].id) for i in sorted(part.positives))
        if not any(_is_needless(identity, compiled) for _, identity in pairs):
            found.add(pairs)
    return found


def _is_needless(identity: str, compiled: Compiled) -> bool:
    topic = topic_of_witness(identity)
    return topic is not None and identity.endswith(TWIN) and topic.partition(".")[0] not in compiled.twins


def _made_small(made: RandomRules, reading: Reading) -> str:
    """Drop rules, observations and open topics while a difference is left, and show what stays."""
    criteria, derived = list(made.criteria), list(made.derived)

    def differs(criteria: Sequence[Criterion], derived: Sequence[DerivedRule], reading: Reading) -> list[str]:
        try:
            compiled = compile_rules(VOCABULARY, criteria, derived)
        except KeyError:  # a derived kind that nothing concludes any more
            return []
        facts = _clingo(compiled, [reading])[0] if _is_whole(compiled) else None
        return list(_differences(compiled, criteria, derived, reading, facts)) if facts is not None else []

    shrinking = True
    while shrinking:
        shrinking = False
        smaller: list[tuple[Sequence[Criterion], Sequence[DerivedRule], Reading]] = []
        smaller += [([c for c in criteria if c is not one], derived, reading) for one in criteria]
        smaller += [(criteria, [d for d in derived if d is not one], reading) for one in derived]
        smaller += [([_without(c, n) if c is one else c for c in criteria], derived, reading)
                    for one in criteria for n in one.levels if one.levels[n].shown_by or one.levels[n].no_more_than_when]  # fmt: skip
        smaller += [(criteria, derived, replace(reading, seen=tuple(s for s in reading.seen if s is not one)))
                    for one in reading.seen]  # fmt: skip
        smaller += [(criteria, derived, replace(reading, topics=tuple(t for t in reading.topics if t is not one)))
                    for one in reading.topics]  # fmt: skip
        for candidate in smaller:
            if differs(*candidate):
                criteria, derived, reading = list(candidate[0]), list(candidate[1]), candidate[2]
                shrinking = True
                break
    rules = [
        one.model_dump(mode="json", by_alias=True, exclude_defaults=True) for one in (*criteria, *derived)
    ]
    shown = [{n: level for n, level in r["levels"].items() if len(level) > 2} | r.get("flags", {}) if "levels" in r
             else (r["when"], r["concludes"]) for r in rules]  # fmt: skip
    lines = [
        *differs(criteria, derived, reading),
        *map(str, shown),
        *map(str, reading.seen),
        *map(str, reading.topics),
    ]
    return "\n".join(lines)


def _without(criterion: Criterion, number: int) -> Criterion:
    level = criterion.levels[number].model_copy(
        update={"shown_by": None, "because": None, "no_more_than_when": ()}
    )
    return criterion.model_copy(update={"levels": {**criterion.levels, number: level}})


def _is_whole(compiled: Compiled) -> bool:
    """Whether everything that is read is given or derived."""
    known = set(compiled.program.columns)
    return all(a.predicate in known for s in compiled.program.slices for r in s.rules for a in r.body)
