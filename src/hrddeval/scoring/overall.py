"""The headline of an initiative: its overall score, and its band where one may be claimed."""

from __future__ import annotations

from fractions import Fraction

from hrddeval.model.initiative_result import Overall
from hrddeval.scoring.frame import Frame
from hrddeval.scoring.intervals import Interval
from hrddeval.scoring.rounding import rounded, rounded_interval
from hrddeval.scoring.tree import NodeScore, bands_reached, is_placed


def overall_of(frame: Frame, root: NodeScore, claimed: Interval | None) -> Overall:
    """Return the headline; it names a band only where enough was looked at and the rubric is whole."""
    rubric, say = frame.rubric, frame.say
    score = root.score or Interval(Fraction(0), Fraction(100))
    placed = is_placed(rubric, root)
    band = possible_band = reason = None
    held: tuple[str, ...] = ()
    if not placed:
        reason = say("not placed: too little has been looked at")
    elif len(frame.criteria) < rubric.criteria_intended:
        reason = say("{written} of {intended} criteria: no band yet").format(
            written=len(frame.criteria), intended=rubric.criteria_intended
        )
    else:
        band, possible_band, gates = bands_reached(rubric, root)
        held = tuple(frame.words(gate.because) for gate in gates)
    return Overall(
        supported=rounded(score.supported),
        possible=rounded(score.possible),
        placed=placed,
        band=band,
        possible_band=possible_band,
        band_reason=reason,
        band_held_by=held,
        coverage=rounded(root.coverage),
        claimed=rounded_interval(claimed or score),
    )
