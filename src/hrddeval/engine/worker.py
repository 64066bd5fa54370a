"""One chunk of worlds through one engine: the work of a process, and how its answer travels.

Facts cross the border between processes as plain tuples: that is several times faster than as `Fact`s.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from hrddeval.engine.port import Engine, EngineFault
from hrddeval.model.program import Derived, Fact, Value, World

#: What a process started by `pool` runs. It takes over the search path first: what is loaded after
#: it must come from where it came from in the process that asks.
BOOT = (
    "import pickle, sys\n"
    "sys.path[:] = pickle.load(sys.stdin.buffer)\n"
    "from hrddeval.engine.worker import main\n"
    "main()"
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a chunk: for each world the derived rows by predicate, or a fault.

    `trace` is the traceback of the fault, for people who look for a bug in the engine.
    """

    rows: dict[str, dict[str, list[tuple[Value, ...]]]]
    fault: str | None = None
    world: str | None = None
    trace: str = ""

    def derived(self) -> dict[str, Derived]:
        return {
            key: frozenset([Fact(name, row) for name, rows in tables.items() for row in rows])
            for key, tables in self.rows.items()
        }


def run_chunk(make: Callable[[], Engine], program: bytes, worlds: Sequence[World]) -> Answer:
    """Derive, and return whatever happens as an answer. `program` is pickled, once for all chunks."""
    try:
        derived = make().derive(pickle.loads(program), worlds)
    except Exception as error:  # a fault of any kind must reach the asker as words, not as a traceback
        words = str(error) if isinstance(error, EngineFault) else f"{type(error).__name__}: {error}"
        world = error.world if isinstance(error, EngineFault) else None
        return Answer({}, fault=words, world=world, trace=traceback.format_exc())
    rows: dict[str, dict[str, list[tuple[Value, ...]]]] = {}
    for key, facts in derived.items():
        tables = rows[key] = {}
        for fact in facts:
            tables.setdefault(fact.predicate, []).append(fact.values)
    return Answer(rows)


def main() -> None:
    """Read a chunk from stdin, write the answer to stdout; end at once when the asker is gone."""
    # Ctrl-C reaches every process of the terminal; the one that asked decides, and ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever an engine prints must not get into the answer
    make, program, worlds = pickle.load(sys.stdin.buffer)
    threading.Thread(target=_end_with_asker, daemon=True).start()
    gc.disable()  # a chunk makes much and drops little
    answer = run_chunk(make, program, worlds)
    pickle.dump(answer, answers)
    answers.flush()
    os._exit(0)  # freeing what an engine has left behind takes time, and can crash


def _end_with_asker() -> None:
    os.read(0, 1)  # returns when the other end is closed: it never sends more
    os._exit(1)
