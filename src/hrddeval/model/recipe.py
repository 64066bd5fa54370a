"""What a run was made with: enough to get the same result again."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from hrddeval.model.sensitivity import Sensitivity
from hrddeval.model.text import FileModel


class RubricEntry(FileModel):
    id: str
    version: str
    title: str
    criteria: int
    criteria_intended: int
    whole: bool
    weights: str
    level_values: tuple[float, ...]
    bands: Mapping[str, float]
    minimum_coverage: Mapping[str, float]


class EngineEntry(FileModel):
    name: str
    version: str


#: Begins what an override says of the weights of a group of people.
WEIGHTS_OF = "weights of "


class Override(FileModel):
    what: str
    because: str


class Recipe(FileModel):
    """All that is needed to get the same result again. Digests are SHA-256 over canonical JSON of what was read."""

    tool: str
    engines: tuple[EngineEntry, ...]
    engine_note: str | None = None
    rubric_digest: str
    rules_digest: str
    vocabulary_digest: str
    dossier_digests: Mapping[str, str]
    overrides: tuple[Override, ...] = ()
    audience: Sensitivity = Field(
        default=Sensitivity.PUBLIC,
        description="Who may read it: entries of a dossier that are more sensitive were withheld.",
    )
    seed: int | None = None
    run: str = Field(description="First eight hexadecimal digits of the digest over all of the above.")
