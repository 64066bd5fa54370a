"""The result of scoring a table with an index: everything its table on a terminal prints, and its JSON."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from pydantic import Field

from hrddeval.model.comparison import Comparison
from hrddeval.model.text import FileModel


class CellState(StrEnum):
    """What a cell of the table gave: a number, nothing (three policies), or that it does not apply."""

    KNOWN = "known"
    UNKNOWN = "unknown"
    UNKNOWN_AS_WORST = "unknown_as_worst"
    UNKNOWN_DROPPED = "unknown_dropped"
    NOT_APPLICABLE = "not_applicable"


class CellScore(FileModel):
    """One cell: the number as it stood, its score, and its share of the whole weight of its unit."""

    column: str
    value: float | None
    state: CellState
    clipped: bool = Field(default=False, description="Beyond a goalpost, and counted as the goalpost.")
    supported: float | None
    possible: float | None
    weight: float


class GroupScore(FileModel):
    """A group of the tree; `depth` 0 is the whole. `weight` is its share of the whole."""

    id: str
    title: str
    depth: int
    supported: float | None
    possible: float | None
    weight: float
    coverage: float


class UnitScore(FileModel):
    """A row of the table. `placed` is false where too little is known, `reason` then says so."""

    id: str
    supported: float | None
    possible: float | None
    coverage: float
    placed: bool
    reason: str | None = None
    groups: tuple[GroupScore, ...]
    cells: tuple[CellScore, ...]


class IndexEntry(FileModel):
    """Which index, and the digest of its file."""

    id: str
    version: str
    title: str
    source: str | None
    missing: str
    digest: str


class TableEntry(FileModel):
    """Which table: its name, the digest of its bytes, and the columns the index does not use."""

    name: str
    digest: str
    unused_columns: tuple[str, ...]


class Scores(FileModel):
    schema_: Literal["hrddeval/scores@1"] = Field(default="hrddeval/scores@1", alias="schema")
    tool: str
    index: IndexEntry
    table: TableEntry
    warnings: tuple[str, ...] = ()
    units: tuple[UnitScore, ...]
    comparison: Comparison
