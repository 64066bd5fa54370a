"""How far coders agree, and what their differences do to scores: what `hrddeval agreement` prints as JSON."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from hrddeval.model.text import FileModel


class Alpha(FileModel):
    """Krippendorff's alpha: 1 is agreement, 0 what chance alone would give.

    `low` and `high` bound the middle 95 % of bootstrap samples of units. `value` is None where it is not
    defined, and `undefined_because` then says why. `units` counts those that two coders or more valued.
    """

    value: float | None
    low: float | None = None
    high: float | None = None
    units: int
    undefined_because: str | None = None


class KindAgreement(FileModel):
    """One kind of observation: whether coders found it in the same evidence, and read it the same way.

    `found` is over all evidence (nominal: found or not); `read` over evidence in which two coders or more
    found it (nominal: the attributes).
    """

    kind: str
    found: Alpha
    read: Alpha


class CoderScore(FileModel):
    """The overall score by one coder's reading; `dossier` is the reading the scorecard prints."""

    coder: str
    supported: float
    possible: float


class Reading(FileModel):
    coder: str
    observations: tuple[str, ...]


class Disagreement(FileModel):
    """One piece of evidence of which coders read a kind differently, and the most that it moves.

    `effect` is the largest change of the overall score, at either end, when the dossier's reading of this
    evidence is replaced by another coder's (points of 100).
    """

    evidence: str
    claim: str
    kind: str
    readings: tuple[Reading, ...]
    effect: float
    settled_for: str | None = None
    settled_by: str | None = None
    settled_because: str | None = None
    is_in_dossier: bool | None = None


class InitiativeAgreement(FileModel):
    id: str
    name: str
    coders: tuple[str, ...]
    blind: tuple[str, ...]
    kinds: tuple[KindAgreement, ...]
    scores: tuple[CoderScore, ...]
    disagreements: tuple[Disagreement, ...]


class CriterionAgreement(FileModel):
    """Supported levels of one criterion over initiatives (ordinal)."""

    criterion: str
    alpha: Alpha


class AgreementReport(FileModel):
    """`initiatives` are those with more than one coder; `single` names the others.

    `levels` is over all criteria of all of them (ordinal, supported levels).
    """

    schema_: Literal["hrddeval/agreement@1"] = Field(default="hrddeval/agreement@1", alias="schema")
    seed: int
    draws: int
    initiatives: tuple[InitiativeAgreement, ...]
    criteria: tuple[CriterionAgreement, ...]
    levels: Alpha | None
    single: tuple[str, ...]
