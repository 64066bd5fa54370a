"""What an engine must offer, and the ways in which one may fail."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from hrddeval.model.program import Derived, Program, World


class EngineFault(Exception):
    """An engine could not finish, or gave an answer that cannot be.

    Attributes:
        world: key of the world being worked on, where it is known.
    """

    def __init__(self, message: str, *, world: str | None = None) -> None:
        super().__init__(message)
        self.world = world


class Engine(Protocol):
    """Runs a program on a batch of worlds.

    `derive` returns, for the key of every world given, the set of all facts that the rules
    derive in it. The same input gives the same output; worlds never mix.
    """

    name: str

    @property
    def version(self) -> str: ...

    def derive(self, program: Program, worlds: Sequence[World]) -> Mapping[str, Derived]: ...
