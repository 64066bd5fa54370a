"""What rules conclude: findings, flags and patterns, and how firmly each holds."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from pydantic import Field

from hrddeval.model.text import FileModel


class Holds(StrEnum):
    """How firmly a condition, a showing, a limit or a flag holds."""

    CERTAIN = "certain"
    CONTESTED = "contested"
    ALLEGED = "alleged"
    OPEN = "open"
    ABSENT = "absent"


class Finding(FileModel):
    """A rule that fired: what it shows or limits, how firmly, and on whose word.

    `rule` names criterion, level and way (`R2/3/shown_by/1`). `counts_for` is the level after
    evidence caps, `capped_because` says why it is lower than `level`.
    """

    rule: str
    effect: Literal["shows", "limits", "flags", "derives"]
    level: int | None = Field(default=None, ge=0, le=4)
    counts_for: int | None = Field(default=None, ge=0, le=4)
    capped_because: str | None = None
    holds: Holds
    because: str
    observations: tuple[str, ...]
    evidence: tuple[str, ...]


class FlagResult(FileModel):
    id: str
    criterion: str
    title: str
    status: Holds
    because: str
    observations: tuple[str, ...]
    evidence: tuple[str, ...]


class PatternResult(FileModel):
    """A structural pattern that a derived rule concludes; `criteria` are those whose rules build on it."""

    id: str
    title: str
    why: str
    status: Holds
    because: str
    observations: tuple[str, ...]
    evidence: tuple[str, ...]
    criteria: tuple[str, ...]
