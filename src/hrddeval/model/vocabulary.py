"""The vocabulary: every kind of observation, its attributes, and what an analyst is asked."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Literal

from pydantic import Field, model_validator

from hrddeval.model.text import FileModel, Identifier, Text


class Track(StrEnum):
    """Whether a text can show it, or only what happened."""

    DESIGN = "design"
    PRACTICE = "practice"


class CriterionTrack(StrEnum):
    """The track of a criterion; `both` needs practice for levels 3 and 4."""

    DESIGN = "design"
    PRACTICE = "practice"
    BOTH = "both"


class Cardinality(StrEnum):
    """`single`: there is one truth of this kind; `many`: one observation says nothing about others."""

    SINGLE = "single"
    MANY = "many"


class AttributeType(StrEnum):
    YES_NO = "yes_no"
    CHOICE = "choice"
    CHOICES = "choices"
    COUNT = "count"
    SHARE = "share"
    MONEY = "money"
    TEXT = "text"
    DATE = "date"
    REFERENCE = "reference"


#: Attribute types whose values are numbers with an order.
ORDERED = frozenset({AttributeType.COUNT, AttributeType.SHARE, AttributeType.MONEY, AttributeType.DATE})

#: Attribute types that two observations can be joined on.
JOINABLE = frozenset({AttributeType.CHOICE, AttributeType.REFERENCE, AttributeType.YES_NO})


class Computation(StrEnum):
    """The closed set of functions a computed attribute may use."""

    COUNT = "count"
    SUM = "sum"
    SHARE = "share"
    MIN = "min"
    MAX = "max"
    ANY = "any"
    ALL = "all"


class Computed(FileModel):
    """How an attribute follows from other observations that refer to this one.

    `of` is the kind looked at, `by` its reference attribute that points here, `value` the
    attribute that is summed or compared, `where` restricts (attribute: allowed values).
    `share` is the sum of `value` over the observations that satisfy `where`, divided by the
    sum over all of them (without `value`: numbers of observations).
    """

    function: Computation
    of: Identifier
    by: Identifier
    value: Identifier | None = None
    where: Mapping[Identifier, tuple[str, ...]] = Field(default_factory=dict)


class ValueGroup(FileModel):
    """Some values of a list under one name, which rules may use where they may name a value."""

    label: Text
    values: tuple[Identifier, ...] = Field(min_length=1)


class ValueList(FileModel):
    """Values that several attributes share, and named groups among them."""

    values: Mapping[Identifier, Text] = Field(min_length=1)
    groups: Mapping[Identifier, ValueGroup] = Field(default_factory=dict)


class Attribute(FileModel):
    """One attribute of a kind.

    `values` belongs to choice and choices: its own values, or the name of a list of the
    vocabulary, whose values and groups it then has. `to` belongs to reference.
    """

    type: AttributeType
    label: Text
    question: Text | None = None
    values: Mapping[Identifier, Text] = Field(default_factory=dict)
    groups: Mapping[Identifier, ValueGroup] = Field(default_factory=dict)
    to: Identifier | None = None
    currency: str | None = Field(
        default=None,
        pattern=r"^[A-Z]{3}$",
        description="Of an amount of money: what rules compare in. An amount in another currency counts as not known.",
    )
    computed: Computed | None = None


class Kind(FileModel):
    """One kind of observation.

    `adverse` marks bad news (harm, exclusion, reprisal): never a reason for a higher score.
    `derived` marks a kind that only rules conclude; nobody records it in a dossier. `past` marks what
    happened once, so that nothing done later alters it: how a programme began, or ended.
    """

    label: Text
    question: Text
    where_to_look: Text | None = None
    definition: Text | None = None
    track: Track
    cardinality: Cardinality
    adverse: bool = False
    derived: bool = False
    past: bool = False
    topic_by: Identifier | None = None
    attributes: Mapping[Identifier, Attribute] = Field(default_factory=dict)


class Vocabulary(FileModel):
    """`rules/vocabulary.yaml`."""

    schema_: Literal["hrddeval/vocabulary@1"] = Field(alias="schema")
    lists: Mapping[Identifier, ValueList] = Field(default_factory=dict)
    kinds: Mapping[Identifier, Kind]

    @model_validator(mode="before")
    @classmethod
    def _fill_lists(cls, data: Any) -> Any:
        """Put the values of a list where an attribute names it; what does not fit is left for validation to report."""
        lists = data.get("lists") if isinstance(data, dict) else None
        if not isinstance(lists, dict) or not isinstance(data.get("kinds"), dict):
            return data
        return {**data, "kinds": {name: _with_lists(kind, lists) for name, kind in data["kinds"].items()}}


def _with_lists(kind: Any, lists: dict[str, Any]) -> Any:
    if not isinstance(kind, dict) or not isinstance(kind.get("attributes"), dict):
        return kind
    filled = {}
    for name, attribute in kind["attributes"].items():
        named = attribute.get("values") if isinstance(attribute, dict) else None
        found = lists.get(named) if isinstance(named, str) else None
        if isinstance(found, dict):
            attribute = {**attribute, "values": found.get("values"), "groups": found.get("groups") or {}}
        filled[name] = attribute
    return {**kind, "attributes": filled}
