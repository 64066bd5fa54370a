"""What became of a scorecard after it was made: whether it stands, what it replaces, who was asked and answered."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from hrddeval.model.text import FileModel, PartialDate

#: A fingerprint as scorecards print it in their footer.
PrintedFingerprint = Annotated[str, Field(pattern=r"^[0-9a-f]{4}(-[0-9a-f]{4}){3}$")]


class PublicationStatus(StrEnum):
    """`corrected`: published again with a mistake mended; the other words mean what they say."""

    DRAFT = "draft"
    PUBLISHED = "published"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"


class Publication(FileModel):
    """Whether the scorecard stands. Without it a scorecard is a draft.

    `supersedes` and `superseded_by` are fingerprints, as the other scorecard prints its own.
    """

    status: PublicationStatus = PublicationStatus.DRAFT
    date: PartialDate | None = None
    reason: str | None = None
    supersedes: PrintedFingerprint | None = None
    superseded_by: PrintedFingerprint | None = None


class Reply(FileModel):
    """What one side answered, who it was that answered, and when and how they were asked.

    `who` is an organisation, an office or a group, never the name of a private person.
    """

    who: str | None = Field(default=None, min_length=1)
    asked: PartialDate | None = None
    how: str | None = None
    received: PartialDate | None = None
    text: str | None = None
    changed: str | None = None


class Replies(FileModel):
    producers: Reply | None = None
    owners: Reply | None = None
