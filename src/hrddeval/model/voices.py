"""Whose voice the evidence is: for each initiative and overall, by voice and by who carries it."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from pydantic import Field

from hrddeval.model.text import FileModel
from hrddeval.model.voice import VoiceColumn


class Carried(StrEnum):
    """How words reached the evidence.

    `directly`: said or written by those whose voice it is. `by_others`: relayed by somebody who neither runs
    nor funds the initiative nor buys from it. `by_interested`: relayed, or paid for, by those who do.
    """

    DIRECTLY = "directly"
    BY_OTHERS = "by_others"
    BY_INTERESTED = "by_interested"
    WITHHELD = "withheld"


class VoiceShare(FileModel):
    """The entries of one group of voices: how many, their share of all, and how they were carried."""

    column: VoiceColumn
    title: str
    entries: int = Field(ge=0)
    share: float = Field(ge=0, le=1)
    carried: dict[Carried, int]


class CarrierShare(FileModel):
    carried: Carried
    entries: int = Field(ge=0)
    share: float = Field(ge=0, le=1)


class Voices(FileModel):
    """Entries by voice, producers first, and by how they were carried. `recalled` counts those not yet checked."""

    entries: int = Field(ge=0)
    recalled: int = Field(ge=0)
    by_voice: tuple[VoiceShare, ...]
    by_carrier: tuple[CarrierShare, ...]

    @property
    def producers(self) -> VoiceShare:
        return self.by_voice[0]


class InitiativeVoices(FileModel):
    id: str
    name: str
    voices: Voices


class VoicesReport(FileModel):
    """`unheard`: initiatives with no entry in a producer's or producers' body's voice.

    `through_interested_only`: those where every such entry reached the evidence through those who run or fund
    the initiative or buy from it.
    """

    schema_: Literal["hrddeval/voices@1"] = Field(default="hrddeval/voices@1", alias="schema")
    overall: Voices
    initiatives: tuple[InitiativeVoices, ...]
    unheard: tuple[str, ...]
    through_interested_only: tuple[str, ...]
