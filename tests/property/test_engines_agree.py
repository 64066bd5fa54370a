"""clingo, durable-rules and a direct evaluator derive the same facts from any program.

Two tests. One is led by hypothesis, which makes a failing program small; one runs through programs
numbered by seed, a hundred times as fast. `HRDDEVAL_DEEP=1 pytest tests/property/test_engines_agree.py`
runs tens of thousands of each, about ten minutes; otherwise some thousands, well under a minute.

durable-rules runs in processes that are replaced now and then: it gives no memory back, and a crash
must be an example that failed, not the end of the tests.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import brute
import programs
from hrddeval.engine.crosscheck import compare
from hrddeval.engine.registry import ENGINES, is_available
from hrddeval.engine.worker import run_chunk
from hrddeval.model.program import Derived, Program, World

DEEP = os.environ.get("HRDDEVAL_DEEP") == "1"
EXAMPLES = 10_000 if DEEP else 400
BATCHES = 100 if DEEP else 10
BATCH = 500

NAMES = [name for name in ENGINES if is_available(name)]


class Replaced:
    """One engine in one process, which is replaced after some hundred programs and after a crash."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._left = 0
        self._executor: ProcessPoolExecutor | None = None

    def derive(self, program: Program, worlds: list[World]) -> dict[str, Derived]:
        if self._executor is None or self._left == 0:
            self.close()
            self._executor = ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn"))
            self._left = 300
        self._left -= 1
        try:
            answer = self._executor.submit(
                run_chunk, ENGINES[self._name], pickle.dumps(program), worlds
            ).result(60)
        except BrokenProcessPool:
            self._left = 0
            pytest.fail(f"{self._name} crashed on {program} with {worlds}")
        assert answer.fault is None, answer.fault
        return answer.derived()

    def close(self) -> None:
        if self._executor is not None:
            self._executor.shutdown()


@pytest.fixture(scope="module", params=NAMES)
def replaced(request) -> Iterator[Replaced]:
    engine = Replaced(request.param)
    yield engine
    engine.close()


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(random=st.randoms(use_true_random=False))
def test_an_engine_derives_what_the_direct_evaluator_does(replaced, random):
    made = programs.RandomProgram(random)
    worlds = made.worlds(random.randint(1, 3), 10)
    expected = brute.derive(made.program, worlds)

    derived = replaced.derive(made.program, worlds)

    differences = compare(made.program, "brute force", expected, "the engine", derived)
    assert not differences, "\n".join([*(d.text for d in differences), str(made.program)])


@pytest.mark.parametrize("batch", range(BATCHES))
def test_all_engines_derive_the_same(batch, tmp_path):
    at = tmp_path / "seed"
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as executor:
        try:
            found = executor.submit(_differences, batch, str(at)).result(300)
        except BrokenProcessPool:
            pytest.fail(f"an engine crashed on programs.random_case({at.read_text(encoding='utf-8')!r})")

    assert found == []


def _differences(batch: int, at: str) -> list[str]:
    """Run one batch of programs; leave the seed of the one that runs in the file `at`."""
    found = []
    with Path(at).open("w", encoding="utf-8") as file:
        for number in range(batch * BATCH, (batch + 1) * BATCH):
            seed = f"agree {number}"
            file.seek(0)
            file.write(seed)
            file.flush()
            sizes = Random(seed)
            program, worlds = programs.random_case(
                seed, worlds=sizes.randint(1, 4), facts=sizes.randint(2, 25)
            )
            expected = brute.derive(program, worlds)
            for name in NAMES:
                derived = ENGINES[name]().derive(program, worlds)
                differences = compare(program, "brute force", expected, name, derived)
                found += [f"{seed}: {difference.text}" for difference in differences]
    return found


def test_the_random_programs_hold_every_form_of_rule_and_derive_something():
    """What the other tests mean to cover is there, often."""
    seen: dict[str, int] = {}
    for number in range(300):
        program, worlds = programs.random_case(f"forms {number}", facts=20)
        rules = {rule.name: rule for part in program.slices for rule in part.rules}.values()
        derived = {fact.predicate for facts in brute.derive(program, worlds).values() for fact in facts}
        for rule in rules:
            variables = [atom.variables for atom in rule.body]
            shared = len(variables[0] & variables[1]) if len(variables) == 2 else None
            for form, holds in {
                "select": len(rule.body) == 1 and rule.negated is None,
                "cross product": shared == 0,
                "join on one": shared == 1,
                "join on two": shared == 2,
                "negation with a key": rule.negated is not None and bool(rule.negated.variables),
                "negation without a key": rule.negated is not None and not rule.negated.variables,
                "negation of its own predicate": rule.negated is not None
                and rule.negated.predicate == rule.body[0].predicate,
                "differ": bool(rule.differ),
                "no columns": not rule.columns,
                "numbers compared": any(isinstance(t.value, int) for a in rule.body for t in a.tests),
                "texts compared": any(isinstance(t.value, str) for a in rule.body for t in a.tests),
            }.items():
                seen[form] = seen.get(form, 0) + (holds and rule.head in derived)
        names = [rule.name for part in program.slices for rule in part.rules]
        seen["rules shared by slices"] = seen.get("rules shared by slices", 0) + (
            len(names) > len(set(names))
        )

    assert min(seen.values()) >= 20, seen
