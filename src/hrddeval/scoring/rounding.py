"""Numbers as they are published: rounded to six decimals from exact fractions."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from hrddeval.model.intervals import ScoreInterval
from hrddeval.scoring.intervals import Interval


def rounded(value: Fraction | float) -> float:
    """Return a number as it is published."""
    return round(float(value), 6)


def rounded_interval(score: Interval) -> ScoreInterval:
    """Return a score as it is published."""
    return ScoreInterval(supported=rounded(score.supported), possible=rounded(score.possible))


def end_of(score: Interval | None, end: Literal["supported", "possible"]) -> float | None:
    """Return one end of a score as it is published; None where there is no score."""
    if score is None:
        return None
    return rounded(score.supported if end == "supported" else score.possible)
