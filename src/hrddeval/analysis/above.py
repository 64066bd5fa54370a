"""A score of the rubric's tree held from above by a straight line that touches it at one point.

All means of a rubric but one are concave: arithmetic, geometric, minimum, and power means with an
exponent of 1 or less; so is the lesser of a score and a ceiling. A concave mean lies below every one
of its tangents. For a mean M of degree one, M(x) <= sum of (dM/dx_i at a) x_i, with equality at x = a
(Boyd and Vandenberghe 2004, section 3.1.3):

    arithmetic   dM/dx_i = w_i
    geometric    dM/dx_i = w_i M / x_i
    power q      dM/dx_i = w_i (M / x_i)^(1 - q)
    minimum      1 for one least part, 0 for all others

A search that only knows straight lines therefore never rules out what would do, and is told more
where it was too hopeful: that is Kelley's method of cutting planes (1960).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, exp, log

from hrddeval.model.rubric import Aggregation, FlagGate, Rubric
from hrddeval.scoring.tree import NodeScore

#: Slopes of roots are rounded upwards to so many parts of 1.
_PARTS = 10**12
#: A tangent cannot touch at 0, where roots are too steep: it touches so near that it hardly lies above.
_NEAR = 1e-12


@dataclass(frozen=True)
class Line:
    """constant + sum of weight x score over criteria + sum of weight over flags that are down."""

    constant: Fraction
    weights: Mapping[str, Fraction]
    down: Mapping[str, Fraction]

    def times(self, factor: Fraction) -> Line:
        return Line(
            self.constant * factor,
            {name: weight * factor for name, weight in self.weights.items()},
            {name: weight * factor for name, weight in self.down.items()},
        )


def line_above(rubric: Rubric, scored: NodeScore) -> Line:
    """Return a line that is nowhere below the node's supported score, and meets it where the tree was scored.

    `scored` has its flags' gates applied; flags on which no gate of it hung then are taken for down.
    """
    if scored.node.criterion is not None:
        return Line(Fraction(0), {scored.id: Fraction(1)}, {})
    for hold in scored.holds:
        if hold.without.supported > hold.gate.ceiling:
            # at most the ceiling while the flag is up, at most 100 when it is down
            rest = max(Fraction(100) - hold.gate.ceiling, Fraction(0))
            return Line(hold.gate.ceiling, {}, {hold.gate.flag: rest})
    present = [child for child in scored.children if child.share and child.score is not None]
    whole = sum((child.share for child in present), Fraction(0))
    shares = [child.share / whole for child in present]
    slopes = _slopes(scored, present, shares)
    return _sum(
        [
            line_above(rubric, child).times(slope)
            for child, slope in zip(present, slopes, strict=True)
            if slope
        ]
    )


def _slopes(scored: NodeScore, present: list[NodeScore], shares: list[Fraction]) -> list[Fraction]:
    how, values = scored.node.aggregation, [child.score.supported for child in present if child.score]
    if how is Aggregation.ARITHMETIC:
        return shares
    if how is Aggregation.MINIMUM:
        least = values.index(min(values))
        return [Fraction(place == least) for place in range(len(values))]
    q = 0.0 if how is Aggregation.GEOMETRIC else float(scored.node.exponent or 1)
    at = [max(float(value), _near(float(share), q)) for share, value in zip(shares, values, strict=True)]
    mean = _mean(at, [float(share) for share in shares], q)
    slopes = [float(share) * (mean / x) ** (1 - q) for share, x in zip(shares, at, strict=True)]
    return [Fraction(ceil(slope * (1 + 1e-13) * _PARTS) + 1, _PARTS) for slope in slopes]


def _near(share: float, q: float) -> float:
    """Return where to touch instead of 0; of a geometric mean, where the mean is then next to nothing."""
    return float(max(1e-290, _NEAR ** (1 / share))) if q == 0 else _NEAR


def _mean(values: list[float], shares: list[float], q: float) -> float:
    if q == 0:
        return exp(sum(share * log(x) for share, x in zip(shares, values, strict=True)))
    return float(sum(share * x**q for share, x in zip(shares, values, strict=True)) ** (1 / q))


def _sum(lines: list[Line]) -> Line:
    weights: dict[str, Fraction] = {}
    down: dict[str, Fraction] = {}
    for line in lines:
        for name, weight in line.weights.items():
            weights[name] = weights.get(name, Fraction(0)) + weight
        for name, weight in line.down.items():
            down[name] = down.get(name, Fraction(0)) + weight
    return Line(sum((line.constant for line in lines), Fraction(0)), weights, down)


def gating(rubric: Rubric, groups: set[str]) -> set[str]:
    """Return the flags that gates on some groups hang on."""
    return {gate.flag for gate in rubric.gates if isinstance(gate, FlagGate) and gate.group in groups}
