"""Which engines there are, and which of them work on this machine."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from hrddeval.engine.asp import ClingoEngine
from hrddeval.engine.durable import DurableEngine
from hrddeval.engine.port import Engine


class EngineClass(Protocol):
    """A class of engines: what can be known of it without starting one.

    `title` is its name in a sentence; `worlds_per_process` bounds what one process is given, and so
    its memory.
    """

    name: str
    title: str
    worlds_per_process: int

    def __call__(self) -> Engine: ...

    def is_available(self) -> bool: ...

    def installed_version(self) -> str | None: ...


ENGINES: Mapping[str, EngineClass] = {
    DurableEngine.name: DurableEngine,
    ClingoEngine.name: ClingoEngine,
}


def is_available(name: str) -> bool:
    """Tell whether the engine is installed and can be loaded."""
    return ENGINES[name].is_available()


def version(name: str) -> str | None:
    """Return the installed version of the engine, or None where it is not installed."""
    return ENGINES[name].installed_version()
