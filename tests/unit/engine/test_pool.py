"""Chunks run in processes of their own; whatever one of them does, the fault names the world."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import brute
import fake_engines
import programs
from hrddeval.engine.pool import derive_many
from hrddeval.engine.port import EngineFault
from hrddeval.engine.registry import ENGINES, is_available
from hrddeval.model.program import Atom, Fact, Program, Rule, Slice, World

COPY = Program(
    columns={"seen": ("who",), "found": ("who",)},
    given=frozenset({"seen"}),
    slices=(Slice("S", (Rule("copy", "found", (("who", "X"),), (Atom("seen", (("who", "X"),)),)),)),),
)

needs_durable = pytest.mark.skipif(not is_available("durable"), reason="durable-rules is not installed")
posix = pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")


def worlds(*keys: str) -> list[World]:
    return [World(key, frozenset({Fact("seen", (f"somebody in {key}",))})) for key in keys]


def derive(engine: type, some: list[World], *, jobs: int = 2, timeout: float = 60, **more: object) -> dict:
    return derive_many(["fake"], COPY, some, jobs=jobs, timeout=timeout, engines={"fake": engine}, **more)[
        "fake"
    ]


def test_every_engine_answers_for_every_world_in_the_order_given():
    program, some = programs.random_case(7, worlds=45)
    names = [name for name in ENGINES if is_available(name)]

    answer = derive_many(names, program, some, jobs=2, timeout=60)

    assert list(answer) == names
    for derived in answer.values():
        assert list(derived) == [world.key for world in some]
        assert derived == brute.derive(program, some)


def test_no_worlds_give_no_answers_and_start_nothing():
    assert derive(fake_engines.Crashing, []) == {}


@pytest.mark.parametrize(
    ("engine", "sentence"),
    [
        pytest.param(
            fake_engines.Crashing,
            "Crashing stopped unexpectedly (signal 11) on bad",
            id="segfault",
            marks=posix,
        ),
        pytest.param(fake_engines.Exiting, "Exiting stopped unexpectedly (exit code 3) on bad", id="exit"),
        pytest.param(fake_engines.Hanging, "Hanging took more than 1 seconds on bad", id="hang"),
        pytest.param(
            fake_engines.Raising, "Raising failed on bad: KeyError: 'no such thing'", id="exception"
        ),
        pytest.param(fake_engines.Reporting, "Reporting failed on bad: that world is bad", id="own fault"),
        pytest.param(fake_engines.Forgetful, "Forgetful left out, or made up, bad", id="world left out"),
    ],
)
def test_a_failure_names_the_world_it_happened_on(engine, sentence):
    with pytest.raises(EngineFault) as caught:
        derive(engine, worlds("good", "fine", "bad", "well"), jobs=1, timeout=1)

    assert str(caught.value) == sentence
    assert caught.value.world == "bad"


def test_the_traceback_of_an_exception_is_kept_as_a_note():
    with pytest.raises(EngineFault) as caught:
        derive(fake_engines.Raising, worlds("bad"))

    assert "in misbehave" in caught.value.__notes__[0]


def test_a_chunk_that_fails_only_as_a_whole_is_answered_world_by_world():
    some = worlds("a", "b", "c")

    assert derive(fake_engines.Solitary, some, jobs=1) == brute.derive(COPY, some)


def test_what_an_engine_prints_does_not_get_into_its_answer(capfd):
    some = worlds("a")

    assert derive(fake_engines.Chatty, some) == brute.derive(COPY, some)
    assert capfd.readouterr().out == ""


def test_progress_counts_every_world_once_for_each_engine():
    seen: list[tuple[int, int]] = []

    engines = {"one": fake_engines.Honest, "two": fake_engines.Honest}
    some = worlds(*(f"w{i}" for i in range(30)))
    derive_many(
        ["one", "two"], COPY, some, jobs=2, timeout=60, engines=engines,
        progress=lambda done, total: seen.append((done, total)),
    )  # fmt: skip

    assert seen[-1] == (60, 60)
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
    assert len(seen) == 4  # thirty worlds on two jobs: two chunks of fifteen for each engine


class TestExecutor:
    """Any executor can run the chunks."""

    def test_it_gives_the_same_answer(self):
        program, some = programs.random_case(11, worlds=25)
        with ThreadPoolExecutor(2) as executor:
            answer = derive_many(["clingo"], program, some, jobs=2, timeout=60, executor=executor)

        assert answer["clingo"] == brute.derive(program, some)

    def test_an_exception_names_the_world(self):
        with ThreadPoolExecutor(1) as executor, pytest.raises(EngineFault, match="failed on bad") as caught:
            derive(fake_engines.Raising, worlds("good", "bad"), executor=executor)

        assert caught.value.world == "bad"

    def test_a_world_that_takes_too_long_is_named(self):
        """A busy executor looks the same as a slow engine: nothing has come back in time."""
        with ThreadPoolExecutor(1) as executor:
            executor.submit(time.sleep, 1)
            with pytest.raises(EngineFault, match=r"took more than 0\.1 seconds on good"):
                derive(fake_engines.Honest, worlds("good"), executor=executor, timeout=0.1)

    def test_an_executor_that_takes_no_more_work_is_a_fault(self):
        executor = ThreadPoolExecutor(1)
        executor.shutdown()

        with pytest.raises(EngineFault, match="lost its worker") as caught:
            derive(fake_engines.Honest, worlds("good"), executor=executor)

        assert caught.value.world == "good"


@needs_durable
def test_memory_stays_bounded_over_many_chunks():
    """durable-rules never gives memory back, so every chunk has a process of its own."""
    program = programs.rule_base(1)

    answer = derive_many(
        ["weighed"], program, programs.dossier_worlds(30), jobs=2, timeout=60,
        engines={"weighed": fake_engines.Weighed},
    )["weighed"]  # fmt: skip

    peaks = {fact.values for facts in answer.values() for fact in facts if fact.predicate == "peak"}
    sizes = sorted(size for _, size in peaks)
    assert len(peaks) == 10
    assert sizes[-1] < 1.5 * sizes[0]


HANGS = """
    import sys
    from pathlib import Path
    sys.path[:0] = {path!r}
    import fake_engines
    from hrddeval.engine.pool import derive_many
    from hrddeval.model.program import Fact, Program, Slice, World
    program = Program({{"file": ("name",)}}, frozenset({{"file"}}), ())
    world = World("bad", frozenset({{Fact("file", ({file!r},))}}))
    derive_many(["e"], program, [world], jobs=1, timeout=600, engines={{"e": fake_engines.HangingVisibly}})
"""


def is_running(process: int) -> bool:
    """A process that ended and waits for whoever asks (a zombie) does not run."""
    status = Path(f"/proc/{process}/stat")
    if status.parent.parent.joinpath("self").exists():
        return status.exists() and status.read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


@posix
@pytest.mark.parametrize(
    ("number", "whole_terminal"),
    [
        pytest.param(signal.SIGINT, True, id="ctrl-c"),
        pytest.param(signal.SIGINT, False, id="only the asker is interrupted"),
        pytest.param(signal.SIGKILL, False, id="the asker is killed"),
    ],
)
def test_nothing_outlives_the_asker(tmp_path, number, whole_terminal):
    """Run from `python -c`: no file to import again, as from a terminal."""
    file = tmp_path / "process"
    program = textwrap.dedent(HANGS).format(path=sys.path, file=str(file))
    asker = subprocess.Popen(
        [sys.executable, "-c", program], start_new_session=True, stderr=subprocess.PIPE, text=True
    )
    wait_until(lambda: file.exists() and file.read_text(encoding="utf-8") != "")
    worker = int(file.read_text(encoding="utf-8"))
    assert is_running(worker)

    (os.killpg if whole_terminal else os.kill)(asker.pid, number)
    _, errors = asker.communicate(timeout=10)

    wait_until(lambda: not is_running(worker))
    assert errors.count("Traceback") == (1 if number == signal.SIGINT else 0)
    assert ("KeyboardInterrupt" in errors) == (number == signal.SIGINT)


def wait_until(condition, seconds: float = 10) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)
