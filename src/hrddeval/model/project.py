"""The settings of a user's own study: `hrddeval.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from hrddeval.model.brand import BrandFile
from hrddeval.model.sensitivity import SMALLEST_CELL
from hrddeval.model.text import FileModel, Identifier, PartialDate


class ProjectFile(FileModel):
    """`hrddeval.toml`. `switched_off` gives for each criterion left out the reason that is printed."""

    schema_: Literal["hrddeval/project@1"] = Field(alias="schema")
    title: str = Field(min_length=1)
    rubric: Identifier | None = Field(
        default=None, description="Id of the rubric used unless --rubric names another."
    )
    language: Literal["en", "fr", "sw"] | None = Field(
        default=None, description="Language of scorecards unless --language names another."
    )
    as_of: PartialDate | None = Field(
        default=None, description="Date of the assessment unless --as-of names another."
    )
    weights: Identifier | None = Field(
        default=None, description="Weight profile of the rubric used unless --weights names another."
    )
    shipped: str | None = Field(
        default=None,
        min_length=1,
        description="Folder of this study whose rules and rubrics are read in place of those that ship, so that "
        "it gives the same result with every later version. `hrddeval extract` writes it.",
    )
    smallest_cell: int = Field(
        default=SMALLEST_CELL,
        ge=2,
        le=20,
        description="Least number of withheld entries of one voice that may be told; see the how-to on sources.",
    )
    switched_off: Mapping[str, str] = Field(default_factory=dict)
    brand: BrandFile | None = Field(
        default=None, description="Name, logo, foot and colours of the organisation that publishes."
    )
