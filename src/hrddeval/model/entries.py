"""What a report prints of a dossier itself: its profile, evidence, observations, harms and voices."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from hrddeval.model.dossier import Place, Standing, Status
from hrddeval.model.text import FileModel
from hrddeval.model.voice import EvidenceClass, Voice, VoiceColumn


class ProfileEntry(FileModel):
    kind: str
    kind_title: str
    binding: str
    stage: str
    stage_title: str
    sector: str
    started: str | None
    ended: str | None
    years: str
    jurisdiction: str | None
    places: str | None
    minerals: str | None
    run_by: str | None
    summary: str | None
    derives_from: tuple[str, ...] = ()
    sites: tuple[Place, ...] = ()


class EvidenceEntry(FileModel):
    id: str
    claim: str
    source: str
    citation: str
    url: str | None = None
    locator: str
    voice: Voice
    voice_title: str
    column: VoiceColumn
    evidence_class: EvidenceClass | None
    class_reason: str
    relayed: bool
    carried_by: str | None = None
    status: Status
    used: bool
    withheld: bool = Field(
        default=False, description="Whether this is a stub of what this audience may not read."
    )


class ObservationEntry(FileModel):
    id: str
    kind: str
    title: str
    attributes: Mapping[str, str]
    standing: Standing
    standing_reason: str
    evidence: tuple[str, ...]
    disputed_by: tuple[str, ...]
    classes: tuple[EvidenceClass, ...]
    within: bool = Field(description="Whether it holds on the date of the assessment.")


class HarmEntry(FileModel):
    """A line of the consequence ledger. `severity` counts squares, `severities` of how many."""

    id: str
    observation: str
    what: str
    who: str
    severity: int | None
    severities: int
    severity_title: str
    attribution: str
    standing: Standing
    response: str
    evidence: tuple[str, ...]


class VoiceCount(FileModel):
    column: VoiceColumn
    title: str
    evidence: tuple[str, ...]
    share: float


class WithheldCount(FileModel):
    """How many entries this audience may not read; all of them count in every score.

    `unnamed` are those whose voice is withheld too, because fewer than `smallest_cell` share it,
    or because it could else be told which those are.
    """

    evidence: int
    unnamed: int
    places: int
    smallest_cell: int
