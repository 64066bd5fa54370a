"""Small engines that fail in one way each. Processes load them by name, so they have a module.

All derive what `brute` derives, and most misbehave on the world called "bad".
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import brute
from hrddeval.engine.durable import DurableEngine
from hrddeval.engine.port import EngineFault
from hrddeval.model.program import Derived, Fact, Program, World


class Honest:
    """Derives what it should."""

    name = "honest"
    title = "Honest"
    version = "1"
    worlds_per_process = 20

    @staticmethod
    def is_available() -> bool:
        return True

    @staticmethod
    def installed_version() -> str | None:
        return "1"

    def derive(self, program: Program, worlds: Sequence[World]) -> Mapping[str, Derived]:
        if any(world.key == "bad" for world in worlds):
            self.misbehave()
        return brute.derive(program, worlds)

    def misbehave(self) -> None:
        """What a child does on the bad world."""


class Crashing(Honest):
    title = "Crashing"

    def misbehave(self) -> None:
        os.kill(os.getpid(), signal.SIGSEGV)


class Exiting(Honest):
    title = "Exiting"

    def misbehave(self) -> None:
        os._exit(3)


class Hanging(Honest):
    title = "Hanging"

    def misbehave(self) -> None:
        time.sleep(1000)


class HangingVisibly(Hanging):
    """Says in a file, named by the first fact, which process hangs."""

    def derive(self, program: Program, worlds: Sequence[World]) -> Mapping[str, Derived]:
        (fact,) = worlds[0].facts
        Path(str(fact.values[0])).write_text(str(os.getpid()), encoding="utf-8")
        return super().derive(program, worlds)


class Raising(Honest):
    title = "Raising"

    def misbehave(self) -> None:
        raise KeyError("no such thing")


class Reporting(Honest):
    """Finds out by itself which world is the bad one."""

    title = "Reporting"

    def misbehave(self) -> None:
        raise EngineFault("that world is bad", world="bad")


class Chatty(Honest):
    """Prints to standard output, as C code may."""

    title = "Chatty"

    def derive(self, program: Program, worlds: Sequence[World]) -> Mapping[str, Derived]:
        os.write(1, b"hello from C\n")
        print("hello", flush=True)
        print("hello", file=sys.stderr, flush=True)
        return super().derive(program, worlds)


class Solitary(Honest):
    """Crashes on more than one world, and is well on each alone."""

    title = "Solitary"

    def derive(self, program: Program, worlds: Sequence[World]) -> Mapping[str, Derived]:
        if len(worlds) > 1:
            os._exit(1)
        return super().derive(program, worlds)


class Forgetful(Honest):
    """Leaves the bad world out."""

    title = "Forgetful"

    def derive(self, program: Program, worlds: Sequence[World]) -> Mapping[str, Derived]:
        return brute.derive(program, [world for world in worlds if world.key != "bad"])


class Wrong(Honest):
    """Loses one fact of the bad world and makes another up."""

    title = "Wrong"

    def derive(self, program: Program, worlds: Sequence[World]) -> Mapping[str, Derived]:
        answer = brute.derive(program, worlds)
        if "bad" in answer:
            first, *others = sorted(answer["bad"], key=repr)
            answer["bad"] = frozenset(
                [*others, Fact(first.predicate, tuple("made up" for _ in first.values))]
            )
        return answer


class Weighed(DurableEngine):
    """durable-rules, with one more fact in each world: the peak memory of its process, in kB."""

    worlds_per_process = 3

    def derive(self, program: Program, worlds: Sequence[World]) -> Mapping[str, Derived]:
        import resource

        answer = super().derive(program, worlds)
        peak = Fact("peak", (os.getpid(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss))
        return {key: facts | {peak} for key, facts in answer.items()}
