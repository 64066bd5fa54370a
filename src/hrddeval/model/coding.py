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

    `blind`: the coder had not seen the observations of the dossier.
    """

    schema_: Literal["hrddeval/coding@1"] = Field(alias="schema")
    dossier: Identifier
    coder: Identifier
    blind: Literal["yes", "no"] = "no"
    date: PartialDate | None = None
    observations: Mapping[ObservationId, Observation] = Field(default_factory=dict)


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
