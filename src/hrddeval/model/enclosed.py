"""What a PDF carries besides its pages: the study it was made from, and the list that holds it together."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from hrddeval.model.recipe import EngineEntry
from hrddeval.model.sensitivity import Sensitivity
from hrddeval.model.text import FileModel, Identifier

#: Name of the list among the attachments.
MANIFEST = "hrddeval-study.json"
#: Name of the assessment among the attachments.
ASSESSMENT = "assessment.json"
#: Stands in a page until its fingerprint is known.
PLACEHOLDER = "????-????-????-????"
#: Hexadecimal digits of a fingerprint that are printed, in groups of four.
PRINTED_DIGITS = 16

_PRINTED = re.compile(r"(?<![0-9a-f-])[0-9a-f]{4}(?:-[0-9a-f]{4}){3}(?![0-9a-f-])")

Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class EnclosedFile(FileModel):
    """One attachment: its path in the study, its size in bytes and its digest."""

    name: str
    size: int = Field(ge=0)
    sha256: Sha256


class Manifest(FileModel):
    """`hrddeval-study.json`: everything enclosed, and how the assessment was asked for.

    `document` is the id of the initiative of a card, or `comparison`. `as_of` and `weights` are
    those that were asked for, `audience` is who may read what is enclosed. `whole` tells whether the
    enclosed assessment has its traces; that of a comparison has none. `page` is the digest of the
    HTML that was printed, with `PLACEHOLDER` for the fingerprint. `own_templates` tells whether it
    was made with templates of the study, which are not enclosed. `fingerprint` is the SHA-256 over
    all of the rest as canonical JSON; its first digits stand in the footer of every page.
    """

    schema_: Literal["hrddeval/study@1"] = Field(default="hrddeval/study@1", alias="schema")
    tool: str
    engines: tuple[EngineEntry, ...]
    document: str
    initiatives: tuple[Identifier, ...]
    language: str
    as_of: str | None
    weights: str | None
    audience: Sensitivity = Sensitivity.PUBLIC
    whole: bool
    page: Sha256
    own_templates: bool
    files: tuple[EnclosedFile, ...]
    fingerprint: Sha256


@dataclass(frozen=True)
class Attachment:
    """A file to be written into a PDF, or found in one. `name` is a path inside the study."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Enclosure:
    """All attachments of a PDF, the manifest among them, and the fingerprint of all."""

    attachments: tuple[Attachment, ...]
    fingerprint: str


def printed(fingerprint: str) -> str:
    """Return the part of a fingerprint that is printed.

    >>> printed("3f2a91bc04de77aa" + 48 * "0")
    '3f2a-91bc-04de-77aa'
    """
    return "-".join(fingerprint[start : start + 4] for start in range(0, PRINTED_DIGITS, 4))


def fingerprints_in(text: str) -> tuple[str, ...]:
    """Return everything in a text that has the form of a printed fingerprint, each once.

    >>> fingerprints_in("run 12345678, data 3f2a-91bc-04de-77aa")
    ('3f2a-91bc-04de-77aa',)
    """
    return tuple(dict.fromkeys(_PRINTED.findall(text)))
