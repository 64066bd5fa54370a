"""The result of an assessment: everything a report prints, and the JSON that is published.

Reports are made from these values alone. Scores run from 0 to 100, levels from 0 to 4,
coverage and shares from 0 to 1. Numbers are rounded to six decimals from exact fractions.
All sentences are in `Assessment.language`.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from hrddeval.model.comparison import Comparison
from hrddeval.model.initiative_result import InitiativeResult
from hrddeval.model.recipe import Recipe, RubricEntry
from hrddeval.model.robustness import Robustness
from hrddeval.model.text import FileModel


class Assessment(FileModel):
    """`robustness` says how fragile the order of the initiatives is, where that was drawn."""

    schema_: Literal["hrddeval/assessment@1"] = Field(default="hrddeval/assessment@1", alias="schema")
    language: str
    rubric: RubricEntry
    recipe: Recipe
    initiatives: tuple[InitiativeResult, ...]
    comparison: Comparison
    robustness: Robustness | None = None
