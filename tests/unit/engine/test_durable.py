"""The limits that durable-rules must be kept within, and what happens where it is missing."""

from __future__ import annotations

import json
import sys
from collections import Counter

import pytest

import programs
from hrddeval.engine import durable, rete
from hrddeval.engine.durable import DurableEngine
from hrddeval.engine.port import EngineFault
from hrddeval.engine.registry import is_available, version
from hrddeval.model.program import Atom, Fact, Program, Rule, Slice, World

needs_durable = pytest.mark.skipif(not is_available("durable"), reason="durable-rules is not installed")


def rulesets(program: Program) -> list[rete.Ruleset]:
    return rete.plan(program, rete.layers_of(program), rete.Terms())


def test_every_rule_is_in_one_ruleset_and_every_ruleset_within_the_limits():
    program = programs.rule_base(4)

    made = rulesets(program)

    assert sum(len(ruleset.rules) for ruleset in made) == sum(len(part.rules) for part in program.slices)
    for ruleset in made:
        rules = json.loads(ruleset.definition).values()
        conditions = [c for rule in rules for condition in rule["all"] for c in condition.values()]
        readers = Counter(key for c in conditions for key in c["$and"][0])
        assert len(rules) <= rete.RULES_PER_RULESET
        assert max(readers[tag] for tag in ruleset.reads.values()) <= rete.ATOMS_PER_PREDICATE
        assert all("id" not in part and "sid" not in part for c in conditions for part in c["$and"])


def test_the_last_comparison_of_a_join_never_decides():
    """durable-rules reads behind its table when the last one fails: it repeats the one before."""
    for seed in range(50):
        for ruleset in rulesets(programs.random_case(f"last {seed}")[0]):
            for rule in json.loads(ruleset.definition).values():
                for condition in rule["all"][1:]:
                    (parts,) = (body["$and"] for body in condition.values())
                    assert parts[-1] == parts[-2]
                    assert list(parts[-1]) == ["w"]


def test_a_recursive_program_is_a_fault_that_names_the_circle():
    def copy(source: str, head: str) -> Rule:
        return Rule(f"{source} to {head}", head, (), (Atom(source),))

    program = Program({"a": (), "b": ()}, frozenset(), (Slice("S", (copy("a", "b"), copy("b", "a"))),))

    with pytest.raises(EngineFault, match="recursive: a -> b -> a"):
        rete.layers_of(program)


def test_too_many_shared_variables_are_a_fault():
    columns = tuple(f"c{i}" for i in range(rete.JOINS_PER_ATOM + 1))
    atoms = tuple(Atom(name, tuple((c, c) for c in columns)) for name in "pq")
    program = Program(
        {"p": columns, "q": columns, "r": ()}, frozenset("pq"), (Slice("S", (Rule("R", "r", (), atoms),)),)
    )

    with pytest.raises(EngineFault, match="shared variables"):
        rulesets(program)


@needs_durable
def test_too_many_facts_are_a_fault(monkeypatch):
    monkeypatch.setattr(durable, "_HIGHEST_ID", 10)
    program = Program(
        {"p": ("a",), "r": ()}, frozenset("p"), (Slice("S", (Rule("R", "r", (), (Atom("p"),)),)),)
    )

    with pytest.raises(EngineFault, match="more facts"):
        DurableEngine().derive(program, [World("w", frozenset(Fact("p", (n,)) for n in range(11)))])


def test_ids_of_messages_do_not_collide():
    """durable-rules tells messages apart by a 32-bit FNV-1a hash of the id."""
    sample = {fnv(str(number)) for number in range(0, durable._HIGHEST_ID, 40)}

    assert len(sample) == len(range(0, durable._HIGHEST_ID, 40))
    assert fnv("40189") == fnv("797186")


def fnv(text: str) -> int:
    number = 0x811C9DC5
    for byte in text.encode():
        number = (number ^ byte) * 16777619 & 0xFFFFFFFF
    return number


class TestMissing:
    """A Python on which durable-rules is not installed, or does not load."""

    @pytest.fixture(autouse=True)
    def _without(self, monkeypatch):
        monkeypatch.setitem(sys.modules, "durable_rules_engine", None)
        durable._engine.cache_clear()
        yield
        durable._engine.cache_clear()

    def test_it_is_not_available_and_has_no_version(self):
        assert not is_available("durable")
        assert version("durable") is None

    def test_asking_for_it_is_a_fault(self):
        with pytest.raises(EngineFault, match="not installed"):
            DurableEngine()
