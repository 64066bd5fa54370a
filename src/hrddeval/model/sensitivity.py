"""What may leave, and for whom: how sensitive an entry is, and the stub that stands for one withheld."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from hrddeval.model.text import FileModel, PartialDate
from hrddeval.model.voice import EvidenceClass, VoiceColumn

#: Stands for every text of an entry that is withheld. A second text that must differ is `withheld 2`.
WITHHELD = "withheld"
#: A cell with fewer withheld entries is not printed, unless the study says otherwise.
SMALLEST_CELL = 3


class Sensitivity(StrEnum):
    """Who may read an entry: anybody, those the study was written for, or nobody but its owners.

    An audience is named by the most sensitive entries it may read.
    """

    PUBLIC = "public"
    RESTRICTED = "restricted"
    SECRET = "secret"

    def is_for(self, audience: Sensitivity) -> bool:
        """Tell whether an audience may read an entry of this sensitivity."""
        order = tuple(Sensitivity)
        return order.index(self) <= order.index(audience)


class Withheld(FileModel):
    """What is left of an entry that was withheld: its class, and its column where enough others share it.

    Neither is given where too few entries share it, and nothing rests on the stub.
    """

    class_: EvidenceClass | None = Field(default=None, alias="class")
    column: VoiceColumn | None = None


class Redaction(FileModel):
    """That a dossier has left for an audience without some of its entries.

    `as_of` is the date it is assessed on unless another is asked for: dates of what is withheld
    are gone. `smallest_cell` is the least number of withheld entries whose column is told.
    """

    audience: Sensitivity
    as_of: PartialDate | None = None
    smallest_cell: int = Field(default=SMALLEST_CELL, ge=2)


def left_of(found: EvidenceClass, column: VoiceColumn | None = None) -> Withheld:
    """Return what is left of an entry of this class, with its column where that may be told."""
    return Withheld.model_validate({"class": found, "column": column})


def stand_in(number: int) -> str:
    """Return the text that stands for the first, second, ... of several that must differ.

    >>> stand_in(1), stand_in(2)
    ('withheld', 'withheld 2')
    """
    return WITHHELD if number == 1 else f"{WITHHELD} {number}"


def is_stand_in(text: str) -> bool:
    """Tell whether a text stands for one that is withheld."""
    first, _, number = text.partition(" ")
    return first == WITHHELD and (not number or number.isdecimal())
