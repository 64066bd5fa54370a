"""A line per dossier: what `dossiers list` prints and publishes as JSON."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from hrddeval.model.dossier import Binding, InitiativeKind, PartialDate, Sector, Stage
from hrddeval.model.text import FileModel


class DossierRow(FileModel):
    """One dossier in short. `producers` counts the entries in which a producer or producers' body speaks."""

    id: str
    name: str
    short: str | None
    kind: InitiativeKind
    binding: Binding
    stage: Stage
    sector: Sector
    started: PartialDate | None
    ended: PartialDate | None
    minerals: tuple[str, ...]
    places: tuple[str, ...]
    derives_from: tuple[str, ...]
    evidence: int = Field(ge=0)
    producers: int = Field(ge=0)
    observations: int = Field(ge=0)
    searches: int = Field(ge=0)
    file: str


class DossierList(FileModel):
    """The dossiers that fit what was asked for, by id; `of` says how many there are in all."""

    schema_: Literal["hrddeval/dossiers@1"] = Field(default="hrddeval/dossiers@1", alias="schema")
    of: int = Field(ge=0)
    dossiers: tuple[DossierRow, ...]
