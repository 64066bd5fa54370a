"""Rules: conditions over observations, the ladder of a criterion, and the examples that test it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from hrddeval.model.dossier import Standing
from hrddeval.model.text import FileModel, Identifier, Text
from hrddeval.model.vocabulary import CriterionTrack

Scalar = str | int | float
#: How many levels a ladder has: 0 to 4.
LEVELS = (0, 1, 2, 3, 4)


class Tests(FileModel):
    """Tests on one attribute; all that are given must hold. Which ones fit depends on its type."""

    __test__ = False  # not a test class for pytest

    is_: Scalar | None = Field(default=None, alias="is")
    is_not: Scalar | None = None
    one_of: tuple[Scalar, ...] | None = Field(default=None, min_length=1)
    includes: str | None = None
    at_least: Scalar | None = None
    at_most: Scalar | None = None
    more_than: Scalar | None = None
    less_than: Scalar | None = None
    is_known: Literal["yes"] | None = None
    later_than: str | None = None
    earlier_than: str | None = None
    same_as: str | None = Field(
        default=None,
        description="A name given with `as` earlier, or one of its attributes: `board`, `board.group`.",
    )


class ThereIs(FileModel):
    """Holds when an observation of the kind passes every test. `as` names what matched."""

    there_is: Identifier
    as_: Identifier | None = Field(default=None, alias="as")
    where: Mapping[Identifier, Tests] = Field(default_factory=dict)
    other_than: Identifier | None = None


class ThereIsNo(FileModel):
    """Holds when no observation of the kind passes every test."""

    there_is_no: Identifier
    where: Mapping[Identifier, Tests] = Field(default_factory=dict)
    other_than: Identifier | None = None


class AllOf(FileModel):
    all_of: tuple[Condition, ...] = Field(min_length=1)


class AnyOf(FileModel):
    any_of: tuple[Condition, ...] = Field(min_length=1)


CONDITION_KEYS = ("there_is", "there_is_no", "all_of", "any_of")


def condition_tag(value: Any) -> str | None:
    """Tell which form of condition a mapping means by the key it has; None where it has none or several."""
    keys = value if isinstance(value, Mapping) else getattr(type(value), "model_fields", ())
    found = [key for key in CONDITION_KEYS if key in keys]
    return found[0] if len(found) == 1 else None


Condition = Annotated[
    Annotated[ThereIs, Tag("there_is")]
    | Annotated[ThereIsNo, Tag("there_is_no")]
    | Annotated[AllOf, Tag("all_of")]
    | Annotated[AnyOf, Tag("any_of")],
    Discriminator(condition_tag),
]
AllOf.model_rebuild()
AnyOf.model_rebuild()


class Limit(FileModel):
    """Bad news: when `when` holds, nothing above the level it stands under is possible."""

    when: Condition
    because: Text


class SetsObservation(FileModel):
    """An observation that taking a step would create."""

    kind: Identifier
    as_: Identifier | None = Field(default=None, alias="as")
    attributes: Mapping[Identifier, Any] = Field(default_factory=dict)


class Step(FileModel):
    """What an initiative would do to reach a level; `effort` 1 (a decision) to 5 (years, money, others' consent)."""

    text: Text
    sets: tuple[SetsObservation, ...] = Field(min_length=1)
    effort: int = Field(ge=1, le=5)


class Level(FileModel):
    """One rung. Reaching it means *at least* this; level 0 is what is left and is not shown by anything."""

    title: Text
    meaning: Text
    shown_by: Condition | None = None
    because: Text | None = None
    no_more_than_when: tuple[Limit, ...] = ()
    step: Step | None = None


class Flag(FileModel):
    """A named warning that a rubric's gate may hang on."""

    title: Text
    when: Condition
    because: Text


class ProfileTest(FileModel):
    """A test on one typed fact of the profile."""

    is_: str | None = Field(default=None, alias="is")
    is_not: str | None = None
    one_of: tuple[str, ...] | None = None
    none_of: tuple[str, ...] | None = None


class AppliesWhen(FileModel):
    """When a criterion applies, over profile facts only; `otherwise` is the sentence printed where it does not."""

    profile: Mapping[Literal["kind", "binding", "stage", "minerals", "sector"], ProfileTest]
    otherwise: Text


class ExampleObservation(FileModel):
    """An observation made up for an example: established, and told by the best voice, unless said otherwise."""

    kind: Identifier
    as_: str | None = Field(default=None, alias="as")
    attributes: Mapping[Identifier, Any] = Field(default_factory=dict)
    standing: Standing = Standing.ESTABLISHED
    classes: tuple[Literal["A", "B", "C", "D", "E"], ...] | None = None


#: How firmly something holds, as examples write it.
Firmness = Literal["certain", "contested", "alleged", "open", "absent"]


class Expectation(FileModel):
    """What an example must give: of a criterion levels, state and flags, of a derived rule whether it concludes."""

    supported: int | None = Field(default=None, ge=0, le=4)
    possible: int | None = Field(default=None, ge=0, le=4)
    state: str | None = None
    concluded: Firmness | None = Field(
        default=None, description="Of a derived rule: how firmly it concludes."
    )
    flags: Mapping[Identifier, Firmness] = Field(default_factory=dict)


class Example(FileModel):
    """A small dossier and what the criterion must make of it.

    `complete` and `found_absent` list topics (a kind, or `kind.value`) searched completely, or
    shown to be absent, by the best voice; `closed: all` closes every topic the criterion looks at.
    """

    name: str = Field(min_length=1)
    profile: Mapping[str, Any] = Field(default_factory=dict)
    given: tuple[ExampleObservation, ...] = ()
    complete: tuple[str, ...] | Literal["all"] = ()
    found_absent: tuple[str, ...] = ()
    expect: Expectation


class Criterion(FileModel):
    """`rules/<dimension>/<ID>-<slug>.yaml`: one criterion."""

    schema_: Literal["hrddeval/criterion@1"] = Field(alias="schema")
    id: Annotated[str, Field(pattern=r"^[A-Z][0-9]{1,2}$")]
    title: Text
    short: Text = Field(description="Two or three words for tables; at most 22 characters in English.")
    question: Text
    track: CriterionTrack
    why: Text
    basis: tuple[str, ...] = Field(min_length=1, description="Keys into rules/literature.json.")
    lenses: tuple[Identifier, ...] = ()
    applies_when: AppliesWhen | None = None
    levels: Mapping[int, Level]
    flags: Mapping[Identifier, Flag] = Field(default_factory=dict)
    examples: tuple[Example, ...] = Field(min_length=1)
    overrides: str | None = Field(default=None, description="Id of the shipped criterion this file replaces.")
    because: str | None = Field(default=None, description="Why it is replaced; needed with `overrides`.")


class Conclusion(FileModel):
    """What a derived rule concludes: an observation of a derived kind about what `about` matched.

    `attributes` fills each attribute of the derived kind from `name.attribute` of what matched.
    """

    kind: Identifier
    about: Identifier
    attributes: Mapping[Identifier, str] = Field(default_factory=dict)


class DerivedRule(FileModel):
    """`rules/derived/<id>.yaml`: an observation that follows from others."""

    schema_: Literal["hrddeval/derived@1"] = Field(alias="schema")
    id: Identifier
    title: Text
    why: Text
    basis: tuple[str, ...] = ()
    when: Condition
    concludes: Conclusion
    because: Text
    examples: tuple[Example, ...] = ()
