"""What is varied in the draws, and how."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from hrddeval.analysis.robustness.landscape import Landscape


class Factor(StrEnum):
    """What is not settled and therefore drawn."""

    UNKNOWN = "unknown"
    WEIGHTS = "weights"
    AGGREGATION = "aggregation"
    CAPS = "caps"
    CODERS = "coders"  # last: the streams of the others count from the front


class WeightsBy(StrEnum):
    """How weights are drawn: near those of the rubric, any at all, or not."""

    AROUND = "around"
    UNIFORM = "uniform"
    FIXED = "fixed"


class Method(StrEnum):
    """How the top groups are put together in a draw; `own` is what the rubric says."""

    OWN = "own"
    ARITHMETIC = "arithmetic"
    GEOMETRIC = "geometric"
    MINIMUM = "minimum"
    POWER = "power"
    COPELAND = "copeland"


#: Exponent of the power mean of a draw: between the arithmetic mean (1) and the geometric (0).
EXPONENT = 0.5
#: How close drawn weights stay to those of the rubric: the parameters of the Dirichlet distribution
#: of n brothers add up to this times n. Ten lets an equal weight vary by about three tenths of itself.
CLOSENESS = 10.0
#: Units that can be compared pair by pair in every draw, and for Copeland criterion by criterion.
MOST_UNITS, MOST_FOR_COPELAND = 400, 150


@dataclass(frozen=True)
class Choices:
    """What a run varies. `draws` is even: one half is the sample A of the Sobol indices, the other B."""

    draws: int = 10_000
    seed: int = 1
    weights: WeightsBy = WeightsBy.AROUND
    methods: tuple[Method, ...] = tuple(Method)
    unknown: bool = True
    caps: bool = True
    sure: float = 0.95

    @property
    def half(self) -> int:
        return self.draws // 2


def methods_of(landscape: Landscape, choices: Choices) -> tuple[Method, ...]:
    """Return the ways of aggregating that differ: not `own` and the same under its name."""
    own = landscape.tree.aggregation.value
    wanted = dict.fromkeys(choices.methods)
    return tuple(m for m in wanted if not (m.value == own and own != "power" and Method.OWN in wanted))


def factors_of(landscape: Landscape, choices: Choices) -> tuple[Factor, ...]:
    """Return what really varies: what is settled, or switched off, is no factor."""
    several = any(sum(weight > 0 for weight in branch.weights) > 1 for branch in landscape.tree.walk())
    found = {
        Factor.UNKNOWN: choices.unknown and landscape.has_unknown,
        Factor.WEIGHTS: choices.weights is not WeightsBy.FIXED and several,
        Factor.AGGREGATION: len(methods_of(landscape, choices)) > 1,
        Factor.CAPS: choices.caps and landscape.has_caps,
        Factor.CODERS: landscape.coders_differ,
    }
    return tuple(factor for factor, varies in found.items() if varies)


def choices_of(
    draws: int,
    seed: int,
    *,
    any_weights: bool,
    methods: Sequence[str],
    fixed: Sequence[str],
    sure: float,
) -> Choices:
    """Return the choices that a command line asks for; an odd number of draws becomes the next even one."""
    weights = WeightsBy.UNIFORM if any_weights else WeightsBy.AROUND
    named = tuple(Method(name) for name in methods) or tuple(Method)
    return Choices(
        draws=draws + draws % 2,
        seed=seed,
        weights=WeightsBy.FIXED if Factor.WEIGHTS in fixed else weights,
        methods=(Method.OWN,) if Factor.AGGREGATION in fixed else named,
        unknown=Factor.UNKNOWN not in fixed,
        caps=Factor.CAPS not in fixed,
        sure=sure,
    )
