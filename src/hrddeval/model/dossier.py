"""A dossier: who an initiative is, what was said of it by whom, and what was looked for."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import Field

from hrddeval.model.publication import Publication
from hrddeval.model.publication import Replies as Replies
from hrddeval.model.publication import Reply as Reply
from hrddeval.model.sensitivity import Redaction, Sensitivity, Withheld
from hrddeval.model.text import FileModel, Identifier, Text
from hrddeval.model.text import PartialDate as PartialDate
from hrddeval.model.voice import EvidenceClass as EvidenceClass
from hrddeval.model.voice import Voice as Voice

EvidenceId = Annotated[str, Field(pattern=r"^E[1-9][0-9]*$")]
ObservationId = Annotated[str, Field(pattern=r"^O[1-9][0-9]*$")]


class InitiativeKind(StrEnum):
    LAW = "law"
    GUIDANCE = "guidance"
    STANDARD = "standard"
    CERTIFICATION = "certification"
    MULTI_STAKEHOLDER = "multi_stakeholder"
    PILOT = "pilot"
    SITE_PROGRAMME = "site_programme"
    INCIDENT_MONITORING = "incident_monitoring"


class Binding(StrEnum):
    LAW = "law"
    SOFT_LAW = "soft_law"
    CONTRACT = "contract"
    VOLUNTARY = "voluntary"


class Stage(StrEnum):
    PROPOSED = "proposed"
    DESIGN = "design"
    RUNNING = "running"
    SUSPENDED = "suspended"
    ENDED = "ended"


class Sector(StrEnum):
    PUBLIC = "public"
    PRIVATE = "private"
    MIXED = "mixed"


class Status(StrEnum):
    """`read`: the passage was read; `recalled`: from memory, not yet checked against the source."""

    READ = "read"
    RECALLED = "recalled"


class Standing(StrEnum):
    """How firm an observation is; derived, never typed in."""

    ESTABLISHED = "established"
    CONTESTED = "contested"
    ALLEGED = "alleged"


class SearchResult(StrEnum):
    COMPLETE = "complete"
    PARTIAL = "partial"
    FOUND_ABSENT = "found_absent"
    NOT_SEARCHED = "not_searched"


class Organisation(FileModel):
    """Somebody behind the initiative: who runs it, pays for it, or buys what comes of it."""

    name: str
    role: str


class Place(FileModel):
    """Where an initiative is. `town` and `province` are those of the gazetteer, for the map."""

    name: str
    country: str | None = Field(default=None, pattern=r"^[A-Z]{2}$")
    province: str | None = None
    town: str | None = None


class Profile(FileModel):
    """Typed facts on an initiative. `runs_or_funds` decides whose word counts as the owner's."""

    kind: InitiativeKind
    binding: Binding
    stage: Stage
    sector: Sector
    started: PartialDate | None = None
    ended: PartialDate | None = None
    jurisdiction: str | None = None
    places: tuple[Place, ...] = ()
    minerals: tuple[str, ...] = ()
    runs_or_funds: Mapping[Identifier, Organisation] = Field(default_factory=dict)
    derives_from: tuple[Identifier, ...] = ()
    summary: Text | None = None


class Carrier(FileModel):
    """Who relays a voice. `by` names one of `runs_or_funds` when it is one of them."""

    voice: Voice
    by: Identifier | None = None
    name: str | None = None


class Evidence(FileModel):
    """One atomic claim in the coder's own words, and where it stands.

    `by` and `commissioned_by` name one of the profile's `runs_or_funds`, when the speaker is one
    of them or the work was paid for by one of them.
    """

    claim: str = Field(min_length=1)
    source: str
    locator: str = Field(min_length=1)
    voice: Voice
    by: Identifier | None = None
    carried_by: Carrier | None = None
    commissioned_by: Identifier | None = None
    status: Status
    coder: str | None = None
    date: PartialDate | None = None
    quote: str | None = None
    note: str | None = None
    from_: str | None = Field(
        default=None, alias="from", description="The fact of the evidence pack it came from."
    )
    sensitivity: Sensitivity = Field(
        default=Sensitivity.PUBLIC, description="Who may read it; others get a stub without text or source."
    )
    withheld: Withheld | None = Field(
        default=None, description="Left by a redaction, never typed in: write `sensitivity` instead."
    )


class Observation(FileModel):
    """A typed fact drawn from evidence. `from` and `until` bound the time in which it holds."""

    kind: Identifier
    attributes: Mapping[Identifier, Any] = Field(default_factory=dict)
    evidence: tuple[EvidenceId, ...] = Field(min_length=1)
    disputed_by: tuple[EvidenceId, ...] = ()
    from_: PartialDate | None = Field(default=None, alias="from")
    until: PartialDate | None = None
    note: str | None = None


class SearchedPlace(FileModel):
    """A place that was looked at. `read_whole` says that the text itself was read from end to end."""

    what: str = Field(min_length=1)
    voice: Voice
    by: Identifier | None = None
    source: str | None = None
    read_whole: Literal["yes", "no"] = "no"
    sensitivity: Sensitivity = Field(
        default=Sensitivity.PUBLIC, description="Who may read that it was looked at."
    )
    withheld: Withheld | None = Field(
        default=None, description="Left by a redaction, never typed in: write `sensitivity` instead."
    )


class Search(FileModel):
    """What was done to find observations on one topic."""

    result: SearchResult
    places: tuple[SearchedPlace, ...] = ()
    evidence: tuple[EvidenceId, ...] = ()
    date: PartialDate | None = None
    note: str | None = None


class Dossier(FileModel):
    """`initiatives/<id>/dossier.yaml`. `searches` is keyed by topic: a kind, or `kind.value`."""

    schema_: Literal["hrddeval/dossier@1"] = Field(alias="schema")
    id: Identifier
    name: str = Field(min_length=1)
    short: str | None = Field(default=None, max_length=24, description="A short name for tables.")
    profile: Profile
    evidence: Mapping[EvidenceId, Evidence] = Field(default_factory=dict)
    observations: Mapping[ObservationId, Observation] = Field(default_factory=dict)
    searches: Mapping[str, Search] = Field(default_factory=dict)
    replies: Replies = Replies()
    publication: Publication = Publication()
    redaction: Redaction | None = Field(
        default=None, description="Left by a redaction, never typed in: for whom entries were withheld."
    )


class Source(FileModel):
    """A bibliographic record, reduced to what a scorecard prints.

    Read from CSL-JSON (Citation Style Language 1.0.2), as Zotero exports it.
    """

    id: str
    title: str
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    container: str | None = None
    year: str | None = None
    url: str | None = None
    archive: str | None = None
    sha256: str | None = None
    accessed: str | None = None
    note: str | None = None
