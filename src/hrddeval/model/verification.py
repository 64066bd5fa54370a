"""What came of checking a scorecard: its attachments, its fingerprint, its verdict, its pages."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Literal

from pydantic import Field

from hrddeval.model.publication import Publication
from hrddeval.model.recipe import EngineEntry
from hrddeval.model.sensitivity import Sensitivity
from hrddeval.model.text import FileModel


class Verdict(StrEnum):
    """`holds`: nothing was altered and the same verdict comes out; `altered` outweighs `differs`."""

    HOLDS = "holds"
    DIFFERS = "differs"
    ALTERED = "altered"


class FileState(StrEnum):
    """How an attachment stands to the manifest."""

    ALTERED = "altered"
    MISSING = "missing"
    NOT_LISTED = "not_listed"
    TWICE = "twice"


class PagesState(StrEnum):
    """`same_bytes`: the whole file is what this program makes of the data; `same_words`: its pages say the same."""

    SAME_BYTES = "same_bytes"
    SAME_WORDS = "same_words"
    OTHER_WORDS = "other_words"
    NOT_COMPARED = "not_compared"


class OrderState(StrEnum):
    """How the draws of an order came out again.

    `close`: not the same numbers, as with another numpy or processor, but no further off than chance.
    """

    SAME = "same"
    CLOSE = "close"
    DIFFERS = "differs"


class Difference(FileModel):
    """One thing of one initiative that came out differently; None where it was or is not there."""

    what: str
    enclosed: str | None
    recomputed: str | None


class InitiativeCheck(FileModel):
    """`differences` are those of the verdict: levels, states, scores, gates, flags, harms."""

    id: str
    name: str
    publication: Publication
    differences: tuple[Difference, ...]


class Fingerprints(FileModel):
    """The fingerprint of the manifest as it stands in it, as it is, and as pages print it.

    `printed` is what the pages show that has the form of one; `pages_without` are those, counted
    from 1, that do not show the right one.
    """

    stated: str
    computed: str
    printed: tuple[str, ...]
    pages_without: tuple[int, ...]

    @property
    def agree(self) -> bool:
        return self.stated == self.computed and not self.pages_without


class Pages(FileModel):
    """Whether the pages say what the data say, and if not where, or why they were not compared."""

    state: PagesState
    reason: str | None = None
    differing: tuple[int, ...] = Field(default=(), description="Numbers of the pages, from 1.")
    example: Difference | None = None


class Verification(FileModel):
    """The result of `hrddeval verify`.

    `unreadable` gives the reasons why nothing could be recomputed from what is enclosed. `words` counts
    what differs outside the verdict: sentences and traces, which another version may put differently.
    """

    schema_: Literal["hrddeval/verification@1"] = Field(default="hrddeval/verification@1", alias="schema")
    file: str
    verdict: Verdict
    document: str
    language: str
    audience: Sensitivity
    made_by: str
    checked_by: str
    made_with: tuple[EngineEntry, ...]
    checked_with: tuple[EngineEntry, ...]
    fingerprint: Fingerprints
    attachments: int
    wrong: Mapping[str, FileState]
    unreadable: tuple[str, ...]
    initiatives: tuple[InitiativeCheck, ...]
    read_differently: tuple[str, ...]
    comparison_differs: bool
    robustness: OrderState | None = Field(
        default=None, description="Of how fragile the order is; null where nothing is said of it."
    )
    words: int
    pages: Pages
