"""What was searched in a dossier, what is open, and which question would narrow the score most."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from hrddeval.model.dossier import SearchResult
from hrddeval.model.intervals import LevelInterval, ScoreInterval
from hrddeval.model.text import FileModel


class CriterionEffect(FileModel):
    """What the answer to one question may do to one criterion.

    `if_nothing`: its level once a complete search has found nothing more. `at_most`: the supported level that
    the best possible find on this topic alone could reach.
    """

    id: str
    now: LevelInterval
    if_nothing: LevelInterval
    at_most: int = Field(ge=0, le=4)


class OpenQuestion(FileModel):
    """An open topic, and what a complete search on it could do to the overall interval, in points of 100.

    `narrows`: how much narrower it is if nothing more is found, assessed anew with the topic closed.
    `raises`: how much the supported end rises at most, if what is found shows all that this topic alone can.
    `points` is the larger of the two. `covers`: the share of the weight that is newly covered.
    """

    topic: str
    label: str
    question: str
    where_to_look: str | None
    search: SearchResult
    narrows: float
    raises: float
    points: float
    covers: float
    criteria: tuple[CriterionEffect, ...]


class ClosedTopic(FileModel):
    topic: str
    label: str
    reason: str


class InitiativeCoverage(FileModel):
    """One initiative: its interval, what is closed, and its open questions, the most telling first."""

    id: str
    name: str
    as_of: str
    overall: ScoreInterval
    covered: float
    placed: bool
    closed: tuple[ClosedTopic, ...]
    questions: tuple[OpenQuestion, ...]

    def open_after(self, result: SearchResult) -> tuple[OpenQuestion, ...]:
        """Return the open questions on which the search so far ended like this."""
        return tuple(one for one in self.questions if one.search is result)


class NextQuestion(FileModel):
    """One step of the work list over all initiatives."""

    initiative: str
    topic: str
    points: float


class CoverageReport(FileModel):
    schema_: Literal["hrddeval/coverage@1"] = Field(default="hrddeval/coverage@1", alias="schema")
    rubric: str
    initiatives: tuple[InitiativeCoverage, ...]
    next: tuple[NextQuestion, ...]
