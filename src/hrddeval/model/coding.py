"""What another coder made of the same evidence, and what was decided where two coders differ."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from hrddeval.model.dossier import EvidenceId, Observation, ObservationId
from hrddeval.model.text import FileModel, Identifier, PartialDate

#: The coder whose reading stands in the dossier itself.
DOSSIER = "dossier"


class Coding(FileModel):
    """`initiatives/<id>/coding/<coder>.yaml`: the evidence of the dossier, read by somebody else.

    `blind`: the coder had not seen the observations of the dossier. `nothing_found`: the coder read the evidence
    and found nothing to observe; without it, a coding without observations is a form that nobody has begun.
    """

    schema_: Literal["hrddeval/coding@1"] = Field(alias="schema")
    dossier: Identifier
    coder: Identifier
    blind: Literal["yes", "no"] = "no"
    date: PartialDate | None = None
    nothing_found: Literal["yes", "no"] = "no"
    observations: Mapping[ObservationId, Observation] = Field(default_factory=dict)

    @property
    def is_begun(self) -> bool:
        return bool(self.observations) or self.nothing_found == "yes"


class Decision(FileModel):
    """Whose reading of a piece of evidence stands: `for` names a coder, or `dossier`."""

    evidence: EvidenceId
    kind: Identifier
    for_: Identifier = Field(alias="for")
    who: str = Field(min_length=1)
    because: str = Field(min_length=1)
    date: PartialDate


class Adjudication(FileModel):
    """`initiatives/<id>/coding/adjudication.yaml`: what was decided where coders differ, by whom and why."""

    schema_: Literal["hrddeval/adjudication@1"] = Field(alias="schema")
    dossier: Identifier
    decisions: tuple[Decision, ...] = ()
