"""Engines are believed only where they agree; what they agreed on is kept."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

import fake_engines
import hrddeval.inference
from hrddeval.cache import FindingsCache
from hrddeval.engine import pool, registry
from hrddeval.engine.port import EngineFault
from hrddeval.inference import EngineChoice, EngineMissing, EnginesDisagree, engines_for, infer, infer_each
from hrddeval.model.program import Atom, Fact, Program, Rule, Slice, World

COPY = Program(
    columns={"seen": ("who",), "found": ("who",)},
    given=frozenset({"seen"}),
    slices=(Slice("T1", (Rule("copy", "found", (("who", "X"),), (Atom("seen", (("who", "X"),)),)),)),),
)
OTHER = Program(
    columns=COPY.columns,
    given=COPY.given,
    slices=(Slice("T2", (Rule("copy again", "found", (("who", "Y"),), (Atom("seen", (("who", "Y"),)),)),)),),
)
ENGINES: Mapping[str, Any] = {
    "one": fake_engines.Honest,
    "two": fake_engines.Honest,
    "wrong": fake_engines.Wrong,
    "forgetful": fake_engines.Forgetful,
    "raising": fake_engines.Raising,
}


def worlds(*keys: str) -> list[World]:
    return [World(key, frozenset({Fact("seen", (f"somebody in {key}",))})) for key in keys]


@pytest.fixture
def run(monkeypatch):
    """Inference with small engines, in threads; it counts the worlds that really are run."""
    ran: list[str] = []

    def derive_many(engines: Any, program: Any, some: Any, **more: Any) -> Any:
        ran.extend(world.key for world in some)
        with ThreadPoolExecutor(2) as executor:
            return pool.derive_many(engines, program, some, engines=ENGINES, **{**more, "executor": executor})

    monkeypatch.setattr(hrddeval.inference, "derive_many", derive_many)
    monkeypatch.setattr(hrddeval.inference, "version", lambda name: "1")

    def infer_(
        some: list[World], engines: tuple[str, ...] = ("one", "two"), program: Program = COPY, **more: Any
    ) -> Any:
        return infer(program, some, engines, jobs=1, timeout=60, **more)

    infer_.ran = ran  # type: ignore[attr-defined]
    return infer_


@pytest.fixture
def run_each(monkeypatch):
    """The same for many small programs: each engine takes them one by one."""

    def derive_many(names: Any, bundle: Any, some: Any, **more: Any) -> Any:
        def derive(name: str) -> dict[str, Any]:
            answer: dict[str, Any] = {}
            for number, part in enumerate(bundle.parts):
                own = [world for world in some if bundle.part_of[world.key] == number]
                answer |= ENGINES[name]().derive(part, own)
            return answer

        return {name: derive(name) for name in names}

    monkeypatch.setattr(hrddeval.inference, "derive_many", derive_many)
    return lambda parts, engines, **more: infer_each(parts, engines, jobs=1, timeout=60, **more)


def test_what_both_engines_derive_is_found(run):
    found = run(worlds("a", "b"))

    assert found.derived == {key: {Fact("found", (f"somebody in {key}",))} for key in ("a", "b")}
    assert (found.engines, found.cached) == (("one", "two"), 0)


def test_one_engine_alone_is_believed(run):
    assert run(worlds("a"), ("wrong",)).derived == {"a": {Fact("found", ("somebody in a",))}}


@pytest.mark.parametrize("engines", [("one", "wrong"), ("wrong", "one"), ("one", "two", "wrong")])
def test_a_wrong_engine_is_caught_and_nothing_is_found(run, tmp_path, engines):
    cache = FindingsCache(tmp_path / "findings.sqlite")

    with pytest.raises(EnginesDisagree) as caught:
        run(worlds("good", "bad"), engines, cache=cache)

    assert {(one.world, one.fact.predicate, one.slices) for one in caught.value.differences} == {
        ("bad", "found", ("T1",))
    }
    assert {"wrong", "one"} == {caught.value.differences[0].found_by, caught.value.differences[0].missed_by}
    # Not even the world they agreed on is kept.
    again = run(worlds("good"), engines, cache=cache)
    assert again.cached == 0


@pytest.mark.parametrize("engine", ["forgetful", "raising"])
def test_an_engine_that_fails_on_a_world_stops_the_run_and_names_it(run, engine):
    with pytest.raises(EngineFault) as caught:
        run(worlds("good", "bad"), ("one", engine))

    assert caught.value.world == "bad"


def test_what_is_kept_is_not_run_again(run, tmp_path):
    cache = FindingsCache(tmp_path / "findings.sqlite")
    first = run(worlds("a", "b"), cache=cache)
    run.ran.clear()

    second = run(worlds("a", "b", "c"), cache=cache)

    assert run.ran == ["c"]
    assert second.cached == 2
    assert {key: second.derived[key] for key in ("a", "b")} == first.derived


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"program": OTHER}, id="another program"),
        pytest.param({"engines": ("one",)}, id="other engines"),
        pytest.param({"some": [World("a", frozenset({Fact("seen", ("somebody else",))}))]}, id="other facts"),
    ],
)
def test_a_finding_is_kept_for_its_program_facts_and_engines_alone(run, tmp_path, change):
    cache = FindingsCache(tmp_path / "findings.sqlite")
    run(worlds("a"), cache=cache)
    run.ran.clear()

    found = run(**{"some": worlds("a"), **change}, cache=cache)

    assert (run.ran, found.cached) == (["a"], 0)


def test_a_newer_engine_begins_anew(run, tmp_path, monkeypatch):
    cache = FindingsCache(tmp_path / "findings.sqlite")
    run(worlds("a"), cache=cache)
    monkeypatch.setattr(hrddeval.inference, "version", lambda name: "2")

    assert run(worlds("a"), cache=cache).cached == 0


def test_worlds_with_the_same_facts_share_a_finding(run, tmp_path):
    cache = FindingsCache(tmp_path / "findings.sqlite")
    run(worlds("a"), cache=cache)
    twin = World("twin", worlds("a")[0].facts)

    found = run([twin], cache=cache)

    assert found.cached == 1
    assert found.derived == {"twin": {Fact("found", ("somebody in a",))}}


def test_nothing_to_do_is_no_work(run):
    assert run([]).derived == {}
    assert run.ran == []


@pytest.mark.parametrize(
    ("installed", "choice", "expected"),
    [
        (("durable", "clingo"), "auto", ("durable", "clingo")),
        (("durable", "clingo"), "both", ("durable", "clingo")),
        (("durable", "clingo"), "durable", ("durable",)),
        (("durable", "clingo"), "clingo", ("clingo",)),
        (("clingo",), "auto", ("clingo",)),
        (("clingo",), "clingo", ("clingo",)),
        (("clingo",), "both", "durable"),
        (("clingo",), "durable", "durable"),
        (("durable",), "auto", "clingo"),
        (("durable",), "clingo", "clingo"),
        ((), "auto", "durable"),
    ],
)
def test_engines_are_chosen_among_those_installed(monkeypatch, installed, choice, expected):
    """`auto` makes do without durable-rules, and without nothing else; what is named must be there."""
    monkeypatch.setattr(hrddeval.inference, "is_available", lambda name: name in installed)

    if isinstance(expected, tuple):
        assert engines_for(EngineChoice(choice)) == expected
    else:
        with pytest.raises(EngineMissing, match=expected):
            engines_for(EngineChoice(choice))


@pytest.mark.skipif(not registry.is_available("durable"), reason="durable-rules is not installed here")
def test_the_real_engines_agree_in_processes_of_their_own(tmp_path: Path):
    cache = FindingsCache(tmp_path / "findings.sqlite")

    found = infer(COPY, worlds("a", "b"), ("durable", "clingo"), jobs=2, timeout=60, cache=cache)
    again = infer_each(
        [(COPY, worlds("a")), (OTHER, worlds("c"))], ("durable", "clingo"), jobs=2, timeout=60, cache=cache
    )

    assert found.derived["a"] == {Fact("found", ("somebody in a",))}
    assert again.derived == {key: {Fact("found", (f"somebody in {key}",))} for key in ("a", "c")}


@pytest.mark.parametrize("engines", [("one",), ("one", "two")])
def test_each_world_can_come_with_a_program_of_its_own(run_each, engines):
    found = run_each([(COPY, worlds("a")), (OTHER, worlds("b"))], engines)

    assert found.derived == {key: {Fact("found", (f"somebody in {key}",))} for key in ("a", "b")}


def test_a_wrong_engine_is_caught_whatever_program_it_runs(run_each):
    with pytest.raises(EnginesDisagree) as caught:
        run_each([(COPY, worlds("good")), (OTHER, worlds("bad"))], ("one", "wrong"))

    assert {(one.world, one.slices) for one in caught.value.differences} == {("bad", ("T2",))}
