"""A rubric: the tree of groups and criteria, weights, aggregation, evidence caps, gates and bands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Discriminator, Field, PlainSerializer, Tag

from hrddeval.model.dossier import EvidenceClass
from hrddeval.model.text import FileModel, Identifier, Text

#: Bounded: an exponent of a billion would be worked out digit by digit.
_NUMBER = re.compile(r"[-+]?[0-9]{1,15}(\.[0-9]{1,15}|/[0-9]{1,15})?([eE][-+]?[0-9]{1,2})?")


def _fraction(value: Any) -> Any:
    """Read `1/3`, `0.25` or `1` exactly; a float is read as it was written."""
    if isinstance(value, Fraction):
        return value
    if (
        isinstance(value, bool)
        or not isinstance(value, int | float | str)
        or not _NUMBER.fullmatch(str(value))
    ):
        raise ValueError("write a number such as 0.25 or a fraction such as 1/4")
    try:
        return Fraction(str(value))
    except ZeroDivisionError as error:
        raise ValueError("write a number such as 0.25 or a fraction such as 1/4") from error


Exact = Annotated[
    Fraction,
    BeforeValidator(_fraction, json_schema_input_type=str | int | float),
    PlainSerializer(str, return_type=str),
]


class Aggregation(StrEnum):
    ARITHMETIC = "arithmetic"
    GEOMETRIC = "geometric"
    MINIMUM = "minimum"
    POWER = "power"


class Node(FileModel):
    """A group (with `groups`) or a criterion (with `criterion`). Weights of brothers add up to 1; none given: equal."""

    id: Identifier | None = None
    criterion: str | None = None
    title: Text | None = None
    question: Text | None = None
    weight: Exact | None = None
    aggregation: Aggregation = Aggregation.ARITHMETIC
    exponent: Exact | None = Field(default=None, description="Exponent of the power mean.")
    groups: tuple[Node, ...] = ()


class CapStep(FileModel):
    """Without evidence of any of these classes a showing counts for at most this level."""

    without: tuple[EvidenceClass, ...] = Field(min_length=1)
    at_most: int = Field(ge=0, le=4)


class EvidenceCaps(FileModel):
    design: tuple[CapStep, ...] = ()
    practice: tuple[CapStep, ...] = ()


class Closes(FileModel):
    """Whose evidence or search may close a topic (semantics, section 5)."""

    found_absent_practice: tuple[EvidenceClass, ...]
    found_absent_design: tuple[EvidenceClass, ...]
    complete_practice: tuple[EvidenceClass, ...]
    single: tuple[EvidenceClass, ...]


class FlagGate(FileModel):
    """While the flag is up, the group's score is at most the ceiling (0 to 100)."""

    flag: Identifier
    group: Identifier
    ceiling: Exact
    because: Text


class GroupUnder(FileModel):
    group: Identifier
    under: Exact


class BandGate(FileModel):
    """While another group's score is under a value, the overall band is at most this one."""

    while_: GroupUnder = Field(alias="while")
    band_at_most: str
    because: Text


def gate_tag(value: Any) -> str | None:
    """Tell a gate over a flag from one over another group by the key it has."""
    keys = value if isinstance(value, Mapping) else getattr(type(value), "model_fields", ())
    found = [
        tag
        for tag, names in (("flag", ("flag",)), ("while", ("while", "while_")))
        if any(n in keys for n in names)
    ]
    return found[0] if len(found) == 1 else None


Gate = Annotated[
    Annotated[FlagGate, Tag("flag")] | Annotated[BandGate, Tag("while")], Discriminator(gate_tag)
]


class MinimumCoverage(FileModel):
    overall: Exact
    dimension: Exact


class Lens(FileModel):
    """A theme across dimensions, scored on its own: the criteria that carry its tag."""

    title: Text


class WeightProfile(FileModel):
    """Weights that belong to a named group of people, how they were asked for, and how far they differ.

    `spread` gives for each weight the bounds of the middle half of the people, `apart` the share of all
    weight that a person would move on average to agree with the group (0 to 1).
    """

    title: Text
    owner: str
    elicited: str
    method: Literal["budget", "pairs"] | None = None
    people: int | None = Field(default=None, ge=1)
    weights: Mapping[str, Exact] = Field(default_factory=dict)
    spread: Mapping[str, tuple[Exact, Exact]] = Field(default_factory=dict)
    apart: Exact | None = None


class Rubric(FileModel):
    """`rubrics/<id>.yaml`."""

    schema_: Literal["hrddeval/rubric@1"] = Field(alias="schema")
    id: Identifier
    version: str
    title: Text
    description: Text | None = None
    criteria_intended: int = Field(
        ge=1, description="How many criteria the whole rubric has; no band is printed before."
    )
    reads: Literal["all", "design"] = Field(
        default="all",
        description="`design` takes the conditions on practice out of every rule: what a text promises.",
    )
    level_values: tuple[Exact, ...] = Field(min_length=5, max_length=5)
    evidence_caps: EvidenceCaps
    closes: Closes
    tree: Node
    gates: tuple[Gate, ...] = ()
    bands: Mapping[str, Exact]
    minimum_coverage: MinimumCoverage
    lenses: Mapping[Identifier, Lens] = Field(default_factory=dict)
    weight_profiles: Mapping[Identifier, WeightProfile] = Field(default_factory=dict)
    replaces: Identifier | None = None
