"""What a plain page says of an initiative: few sentences, chosen so that they can be read aloud in a few minutes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from hrddeval.model.criterion_result import CriterionResult, State
from hrddeval.model.entries import HarmEntry
from hrddeval.model.initiative_result import DimensionResult, InitiativeResult, Move
from hrddeval.model.recipe import RubricEntry
from hrddeval.model.voice import VoiceColumn
from hrddeval.reports.panels import is_placed

#: How many findings of a dimension, harms and questions are told.
FINDINGS, HARMS, QUESTIONS = 2, 3, 3
#: Above so many letters, the type is smaller, so that one page still holds them.
_MANY_LETTERS = 1400
_REFERENCES = re.compile(r"\s*\[E\d+(?:, ?E\d+)*\]")
_UNTOLD = frozenset({State.NOT_SEARCHED, State.NOT_APPLICABLE})


@dataclass(frozen=True)
class Told:
    """A finding in the rule's own short sentence, and whether people disagree about it."""

    sentence: str
    disputed: bool


@dataclass(frozen=True)
class Part:
    """A dimension: its question, how many of ten dots are full and could be, and what is known."""

    title: str
    question: str | None
    placed: bool
    shown: int
    possible: int
    told: tuple[Told, ...]
    unknown: int
    asked: int


@dataclass(frozen=True)
class Plain:
    """Everything a plain page prints beyond the assessment itself."""

    pieces: int
    producers: int
    known: int
    asked: int
    parts: tuple[Part, ...]
    harms: tuple[HarmEntry, ...]
    more_harms: int
    questions: tuple[Move, ...]
    dense: bool


def plain(initiative: InitiativeResult, rubric: RubricEntry) -> Plain:
    """Choose what a plain page says."""
    criteria = [one for dimension in initiative.dimensions for one in _applicable(dimension)]
    harms = sorted(initiative.harms, key=lambda harm: -(harm.severity or 0))
    parts = tuple(_part(dimension, rubric) for dimension in initiative.dimensions)
    questions = initiative.moves[:QUESTIONS]
    texts = [initiative.name, initiative.profile.summary or "", *(move.text for move in questions)]
    texts += [one.sentence for part in parts for one in part.told] + [harm.what for harm in harms[:HARMS]]
    return Plain(
        pieces=told_pieces(initiative),
        producers=sum(entry.column is VoiceColumn.PRODUCERS for entry in initiative.evidence),
        known=sum(one.covered for one in criteria),
        asked=len(criteria),
        parts=parts,
        harms=tuple(harms[:HARMS]),
        more_harms=len(harms[HARMS:]),
        questions=questions,
        dense=sum(map(len, texts)) > _MANY_LETTERS,
    )


def tenths(score: float) -> int:
    """Turn a score from 0 to 100 into dots of ten, halves upwards.

    >>> tenths(0), tenths(4.9), tenths(5), tenths(94.9), tenths(100)
    (0, 0, 1, 9, 10)
    """
    return int((Decimal(str(score)) / 10).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def told_pieces(initiative: InitiativeResult) -> int:
    """Count the pieces of evidence whose voice may be told to this audience."""
    return len(initiative.evidence) - (initiative.withheld.unnamed if initiative.withheld else 0)


def without_references(sentence: str) -> str:
    """Leave out the numbers of the evidence, which nobody can follow by ear.

    >>> without_references("Talks were held [E2, E11]; nothing came of them [E3].")
    'Talks were held; nothing came of them.'
    """
    return _REFERENCES.sub("", sentence)


def _applicable(dimension: DimensionResult) -> list[CriterionResult]:
    return [one for one in dimension.criteria if one.state is not State.NOT_APPLICABLE]


def _part(dimension: DimensionResult, rubric: RubricEntry) -> Part:
    criteria = _applicable(dimension)
    return Part(
        title=dimension.title,
        question=dimension.question,
        placed=is_placed(dimension, rubric),
        shown=tenths(dimension.supported or 0),
        possible=tenths(dimension.possible if dimension.possible is not None else 100),
        told=tuple(
            Told(without_references(one.because), one.state is State.CONTESTED)
            for one in sorted(filter(_is_told, criteria), key=_telling)[:FINDINGS]
        ),
        unknown=sum(not one.covered for one in criteria),
        asked=len(criteria),
    )


def _is_told(criterion: CriterionResult) -> bool:
    """Tell whether something came out: a level is shown, or one is ruled out."""
    level = criterion.level
    return criterion.state not in _UNTOLD and (level.supported > 0 or level.possible < 4)


def _telling(criterion: CriterionResult) -> tuple[bool, bool, int, Sequence[str]]:
    """Order findings: what producers said first, then what is settled, then what rests on most evidence."""
    level = criterion.level
    return (
        VoiceColumn.PRODUCERS not in criterion.voices,
        level.supported != level.possible,
        -len(criterion.evidence),
        [criterion.id],
    )
