"""What the sheets of a workbook of criteria are: their columns, what belongs in each, and from which list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from hrddeval.model.dossier import Standing
from hrddeval.model.rule import CONDITION_KEYS, LEVELS, ProfileTest, Tests
from hrddeval.model.text import LANGUAGES
from hrddeval.model.vocabulary import CriterionTrack


class Content(StrEnum):
    """How a cell of a column is written."""

    WORD = "word"
    TEXT = "text"
    NUMBER = "number"
    LIST = "list"
    MAP = "map"
    VALUE = "value"


@dataclass(frozen=True)
class Column:
    """One column. `choices` names a list of `CHOICES`, or kinds, attributes or values of the vocabulary.

    Where `closed`, nothing but the choices may stand in a cell.
    """

    name: str
    note: str
    content: Content = Content.WORD
    width: int = 12
    choices: str | None = None
    closed: bool = True


@dataclass(frozen=True)
class Layout:
    """One sheet: its columns in order, the first of them `pinned` when the sheet is scrolled."""

    name: str
    note: str
    columns: tuple[Column, ...]
    pinned: int = 2

    @property
    def by_name(self) -> Mapping[str, Column]:
        return {column.name: column for column in self.columns}


#: Lists that do not depend on the vocabulary.
CHOICES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "forms": CONDITION_KEYS,
        "tests": tuple(field.alias or name for name, field in Tests.model_fields.items()),
        "profile tests": tuple(field.alias or name for name, field in ProfileTest.model_fields.items()),
        "facts": ("kind", "binding", "stage", "minerals", "sector"),
        "tracks": tuple(CriterionTrack),
        "levels": tuple(str(level) for level in LEVELS),
        "efforts": ("1", "2", "3", "4", "5"),
        "standings": tuple(Standing),
    }
)
LANGUAGE_NAMES = {"en": "English", "fr": "French", "sw": "Swahili"}


def _texts(name: str, note: str, width: int = 36) -> tuple[Column, ...]:
    return tuple(
        Column(f"{name} {language}", f"{note} In {LANGUAGE_NAMES[language]}.", Content.TEXT, width)
        for language in LANGUAGES
    )


_CRITERION = Column("criterion", "The id of the criterion, such as R2.", width=10)
_LEVEL = Column("level", "0 to 4.", Content.NUMBER, 7, "levels")
_KIND = Column("kind", "The kind of observation; see the sheet vocabulary.", width=24, choices="kinds")
_AS = Column("as", "A name for what is matched, so that sentences and other rows can refer to it.", width=10)
_ATTRIBUTE = Column(
    "attribute",
    "One attribute of the kind. For another one, repeat the row with the same number.",
    width=24,
    choices="attributes",
    closed=False,
)
_VALUE = Column(
    "value", "The value; several are separated by commas.", Content.VALUE, 28, "values", closed=False
)


def _number(note: str) -> Column:
    return Column("no", note, Content.NUMBER, 6)


LAYOUTS: tuple[Layout, ...] = (
    Layout(
        "criteria",
        "One row for each criterion.",
        (
            Column(
                "id", "The id of the criterion; a letter and a number that no other criterion has.", width=8
            ),
            *_texts("title", "A few words.", 28),
            *_texts("short", "Two or three words for tables.", 20),
            *_texts("question", "What the criterion asks.", 44),
            Column("track", "Shown by a text, by what happened, or both.", width=10, choices="tracks"),
            *_texts("why", "Why it matters.", 50),
            Column("basis", "Keys of rules/literature.json, separated by commas.", Content.LIST, 30),
            Column("lenses", "Lenses of the rubric, separated by commas.", Content.LIST, 20),
            *_texts("otherwise", "Printed where the criterion does not apply (sheet applies).", 30),
            Column("overrides", "The id of the shipped criterion it replaces.", width=10),
            Column("because", "Why it replaces it; printed on every scorecard.", Content.TEXT, 30),
            Column(
                "file", "The file under rules/. Left empty for a new criterion, a name is made.", width=44
            ),
        ),
        pinned=1,
    ),
    Layout(
        "applies",
        "When a criterion applies, by the profile of the initiative. No row: always.",
        (
            _CRITERION,
            Column("fact", "A fact of the profile.", width=12, choices="facts"),
            Column("test", "How it is tested.", width=10, choices="profile tests"),
            Column("value", "The value; several are separated by commas.", Content.VALUE, 30),
        ),
        pinned=1,
    ),
    Layout(
        "levels",
        "The ladder: five rows for each criterion. Conditions stand in the next sheet.",
        (
            _CRITERION,
            _LEVEL,
            *_texts("title", "A few words.", 28),
            *_texts("meaning", "What the level means: at least this.", 50),
            *_texts("because", "Printed when it is reached; {name.attribute} is filled in.", 44),
        ),
    ),
    Layout(
        "conditions",
        "What shows a level, sets a limit or raises a flag. 1 is the whole; 1.1, 1.2 are the parts of 1.",
        (
            _CRITERION,
            Column("for", "level 3, limit 3.1 (the first limit under level 3), or flag some-name.", width=16),
            Column("no", "1; the parts of all_of or any_of are 1.1, 1.2 and so on.", width=8),
            Column(
                "form", "there_is, there_is_no, or all_of / any_of with parts.", width=14, choices="forms"
            ),
            _KIND,
            _AS,
            Column("other_than", "A name given before: not this one.", width=12),
            _ATTRIBUTE,
            Column("test", "How the attribute is tested.", width=12, choices="tests"),
            _VALUE,
        ),
        pinned=3,
    ),
    Layout(
        "limits",
        "Bad news: when the condition holds, nothing above the level is possible.",
        (_CRITERION, _LEVEL, _number("1, 2, ... under the level."), *_texts("because", "Printed.", 50)),
        pinned=3,
    ),
    Layout(
        "flags",
        "Warnings that a gate of a rubric may hang on.",
        (
            _CRITERION,
            Column("flag", "The name of the flag.", width=24),
            *_texts("title", "A few words.", 30),
            *_texts("because", "Printed when it is raised.", 50),
        ),
    ),
    Layout(
        "steps",
        "What an initiative would do to reach a level.",
        (
            _CRITERION,
            _LEVEL,
            *_texts("text", "What to do.", 50),
            Column("effort", "1 (a decision) to 5 (years).", Content.NUMBER, 8, "efforts"),
        ),
    ),
    Layout(
        "sets",
        "The observations that a step would bring about.",
        (_CRITERION, _LEVEL, _number("1, 2, ... under the step."), _KIND, _AS, _ATTRIBUTE, _VALUE),
        pinned=3,
    ),
    Layout(
        "examples",
        "Small dossiers and what the criterion must make of them. What is known stands in the next sheet.",
        (
            _CRITERION,
            _number("1, 2, ...: the order of the examples."),
            Column("name", "What the example shows.", Content.TEXT, 60),
            Column("profile", "Facts of the profile, such as kind: law, stage: running.", Content.MAP, 24),
            Column("complete", "Topics searched completely, or all.", Content.LIST, 24),
            Column("found_absent", "Topics shown to be absent.", Content.LIST, 24),
            Column("supported", "The level the evidence shows.", Content.NUMBER, 10, "levels"),
            Column("possible", "The level that may still be.", Content.NUMBER, 10, "levels"),
            Column("state", "assessed, contested, not_applicable, ...", width=16),
            Column("flags", "Such as severe_harm: certain.", Content.MAP, 24),
        ),
    ),
    Layout(
        "given",
        "What is known in an example.",
        (
            _CRITERION,
            Column("example", "The number of the example.", Content.NUMBER, 9),
            _number("1, 2, ... in the example."),
            _KIND,
            _AS,
            Column("standing", "Empty: established.", width=14, choices="standings"),
            Column("classes", "Empty: the best voice. Else A to E, separated by commas.", Content.LIST, 10),
            _ATTRIBUTE,
            _VALUE,
        ),
        pinned=3,
    ),
)
