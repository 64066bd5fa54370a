"""Intervals of scores and how they pass through a rubric: end by end, because every mean here is monotone.

Let x = [s, p] with s <= p be a score, supported and possible, and w_1 .. w_n weights with sum 1:

    arithmetic   M(x) = sum w_i x_i                      exact
    minimum      M(x) = min x_i                          exact
    geometric    M(x) = prod x_i ^ w_i                   rounded outwards
    power q      M(x) = (sum w_i x_i ^ q) ^ (1/q)        rounded outwards
    ceiling c    x -> [min(s, c), min(p, c)]             certain flag
                 x -> [min(s, c), p]                     contested flag

`rounded outwards` means the supported end down and the possible end up, at the twelfth decimal.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal, localcontext
from fractions import Fraction

from hrddeval.model.rubric import Aggregation

_STEP = Decimal("1e-12")
Weighted = Sequence[tuple[Fraction, Fraction]]


@dataclass(frozen=True, slots=True)
class Interval:
    """A score from what is supported to what is possible: of a rubric 0 to 100, of a table on its own scale."""

    supported: Fraction
    possible: Fraction

    def __post_init__(self) -> None:
        if not self.supported <= self.possible:
            raise ValueError(f"supported {self.supported} is above possible {self.possible}")

    def under(self, ceiling: Fraction) -> Interval:
        """Return what is left under a ceiling that certainly holds."""
        return Interval(min(self.supported, ceiling), min(self.possible, ceiling))

    def supported_under(self, ceiling: Fraction) -> Interval:
        """Return what is left under a ceiling that may or may not hold."""
        return Interval(min(self.supported, ceiling), self.possible)


def combine(
    how: Aggregation, parts: Sequence[tuple[Fraction, Interval]], exponent: Fraction | None = None
) -> Interval:
    """Return the mean of weighted intervals; weights are scaled to add up to 1.

    Raises:
        ValueError: for no parts, or a power mean without an exponent.
    """
    whole = sum((weight for weight, _ in parts), Fraction(0))
    if not parts or whole <= 0:
        raise ValueError("nothing to combine")
    mean = _mean(how, exponent)
    shares = [weight if whole == 1 else weight / whole for weight, _ in parts]
    return Interval(
        mean([(share, x.supported) for share, (_, x) in zip(shares, parts, strict=True)], ROUND_FLOOR),
        mean([(share, x.possible) for share, (_, x) in zip(shares, parts, strict=True)], ROUND_CEILING),
    )


def _mean(how: Aggregation, exponent: Fraction | None) -> Callable[[Weighted, str], Fraction]:
    match how:
        case Aggregation.ARITHMETIC:
            return lambda xs, _: sum((weight * x for weight, x in xs), Fraction(0))
        case Aggregation.MINIMUM:
            return lambda xs, _: min(x for weight, x in xs if weight)
        case Aggregation.GEOMETRIC:
            return _geometric
        case Aggregation.POWER:
            if not exponent:
                raise ValueError("a power mean needs an exponent other than 0")
            return lambda xs, rounding: _power(xs, exponent, rounding)


def _geometric(xs: Weighted, rounding: str) -> Fraction:
    used = [(weight, x) for weight, x in xs if weight]
    if len({x for _, x in used}) == 1:
        return used[0][1]
    if any(x == 0 for _, x in used):
        return Fraction(0)
    with localcontext(prec=50):
        total = sum((_decimal(weight) * _decimal(x).ln() for weight, x in used), Decimal(0))
        return _outwards(total.exp(), rounding, max(x for _, x in used))


def _power(xs: Weighted, exponent: Fraction, rounding: str) -> Fraction:
    used = [(weight, x) for weight, x in xs if weight]
    if len({x for _, x in used}) == 1:
        return used[0][1]
    if exponent < 0 and any(x == 0 for _, x in used):
        return Fraction(0)
    with localcontext(prec=50):
        q = _decimal(exponent)
        total = sum((_decimal(weight) * _decimal(x) ** q for weight, x in used if x), Decimal(0))
        return _outwards(total ** (1 / q) if total else Decimal(0), rounding, max(x for _, x in used))


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)


def _outwards(value: Decimal, rounding: str, highest: Fraction) -> Fraction:
    """Round a mean; no mean lies above the highest of its parts."""
    return min(Fraction(value.quantize(_STEP, rounding=rounding)), highest)
