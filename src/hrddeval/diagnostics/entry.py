"""One entry of the catalogue of problems."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """A code, what it means and how to mend it; each text is one paragraph of Markdown."""

    code: str
    title: str
    explanation: str
    mend: str
