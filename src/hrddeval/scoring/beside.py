"""Scores beside the headline: of the criteria under a lens, and by the weights of groups of people."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from hrddeval.model.finding import Holds
from hrddeval.model.initiative_result import LensResult, WeightsResult
from hrddeval.model.rubric import Aggregation
from hrddeval.scoring.frame import Frame
from hrddeval.scoring.intervals import combine
from hrddeval.scoring.rounding import rounded
from hrddeval.scoring.tree import Leaf, score_tree

#: Stands for the rubric's own weights among those of groups of people.
RUBRIC_WEIGHTS = "rubric"


def lens_results(frame: Frame, leaves: Mapping[str, Leaf]) -> tuple[LensResult, ...]:
    """Return the mean of the criteria under each lens of the rubric; lenses without a score are left out."""
    results = []
    for name, lens in frame.rubric.lenses.items():
        tagged = [c for c in frame.criteria if name in frame.criteria[c].lenses]
        parts = [(Fraction(1), score) for c in tagged if (score := leaves[c].score) is not None]
        if parts:
            score = combine(Aggregation.ARITHMETIC, parts)
            results.append(
                LensResult(
                    id=name,
                    title=frame.words(lens.title),
                    criteria=tuple(tagged),
                    supported=rounded(score.supported),
                    possible=rounded(score.possible),
                )
            )
    return tuple(results)


def weights_results(
    frame: Frame, leaves: Mapping[str, Leaf], flags: Mapping[str, Holds]
) -> tuple[WeightsResult, ...]:
    """Return the score by the rubric's weights and by those of each group that gave some; none: nothing."""
    profiles = {name: one for name, one in frame.rubric.weight_profiles.items() if one.weights}
    if not profiles:
        return ()
    say = frame.say
    results = []
    for name, profile in [(RUBRIC_WEIGHTS, None), *profiles.items()]:
        score = score_tree(frame.rubric, leaves, flags, profile.weights if profile else None).score
        if score is not None:
            results.append(
                WeightsResult(
                    id=name,
                    title=frame.words(profile.title) if profile else say("weights of the rubric"),
                    owner=profile.owner if profile else None,
                    people=profile.people if profile else None,
                    apart=float(profile.apart) if profile and profile.apart is not None else None,
                    supported=rounded(score.supported),
                    possible=rounded(score.possible),
                )
            )
    return tuple(results)
