"""The cheapest choice of one option from every group that meets all demands: exact, by Lagrangian bounds.

A demand is that some sum over the chosen options reaches a number. For prices p >= 0 on demands, and
b_r what is still lacking of demand r, no choice costs less than

    L(p) = sum over r of p_r b_r + sum over groups of min over options (cost - sum over r of p_r gain_r)

(Geoffrion 1974). Good prices are looked for by subgradient steps; any prices give a true bound. The
search allows the least effort that the bound allows, then one more and one more, and leaves out what the
bound rules out: the first effort at which a choice turns up is the least there is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, lcm
from operator import ge

from hrddeval.analysis.prices import SLACK, Row, good_prices

#: Partial choices looked at before nothing is answered rather than something that may be wrong.
MOST_LOOKED_AT = 400_000


class GivenUp(Exception):
    """The search would take too long."""


@dataclass(frozen=True)
class Priced:
    """An option: its cost, and what it gives towards each demand."""

    cost: int
    gains: tuple[Fraction, ...]


@dataclass(frozen=True)
class Prices:
    """What a unit of each demand is worth in effort, and how many units make 1."""

    values: tuple[float, ...]
    units: tuple[int, ...]


def cheapest(
    groups: Sequence[Sequence[Priced]], demands: Sequence[Fraction], most: int
) -> tuple[int, ...] | None:
    """Return the option of each group in the cheapest choice that meets every demand, at no more than `most`.

    Among equals the one with the best priced options comes first, so the answer is always the same.

    Returns:
        None where no choice meets them.

    Raises:
        GivenUp: after `MOST_LOOKED_AT` partial choices.
    """
    problem = Problem(groups, demands)
    return problem.cheapest(problem.prices(), most)


class Problem:
    """Groups of options and demands on them, in whole numbers."""

    def __init__(
        self, groups: Sequence[Sequence[Priced]], demands: Sequence[Fraction], known: Kept | None = None
    ) -> None:
        known = known if known is not None else Kept()
        parts = [known.denominators(options) for options in groups]
        self._units = [
            lcm(demand.denominator, *(part[r] for part in parts if part)) for r, demand in enumerate(demands)
        ]
        self._lacking = tuple(
            [
                demand.numerator * (unit // demand.denominator)
                for demand, unit in zip(demands, self._units, strict=True)
            ]
        )
        most = [max(demand, 0) for demand in self._lacking]  # more than the whole demand does not help
        kept = [known.rows(options, self._units, most) for options in groups]
        self._order = sorted(range(len(kept)), key=lambda g: (-len(kept[g]), g))
        self._groups = [kept[g] for g in self._order]

    def prices(self) -> Prices:
        """Return prices that make the bound high."""
        return Prices(tuple(good_prices(self._groups, self._lacking)), tuple(self._units))

    def cheapest(self, prices: Prices, most: int) -> tuple[int, ...] | None:
        """Return the cheapest choice, see above. Any prices do; with good ones it is found soon.

        Raises:
            GivenUp: after `MOST_LOOKED_AT` partial choices.
        """
        search = self._search(prices)
        found = search.within(self._lacking, most)
        if found is None:
            return None
        at_most = sum(_at(options, place)[0] for options, place in zip(self._groups, found, strict=True))
        for effort in range(max(0, ceil(search.bound(self._lacking) - SLACK)), at_most):
            fewer = search.within(self._lacking, effort)
            if fewer is not None:
                found = fewer
                break
        return self._in_place(found)

    def any(self, prices: Prices, most: int) -> tuple[int, ...] | None:
        """Return some choice at no more than `most`; None where there is none.

        Raises:
            GivenUp: after `MOST_LOOKED_AT` partial choices.
        """
        found = self._search(prices).within(self._lacking, most)
        return self._in_place(found) if found is not None else None

    def _search(self, prices: Prices) -> _Search:
        values = [
            p * unit / own for p, unit, own in zip(prices.values, prices.units, self._units, strict=True)
        ]
        return _Search(self._groups, values if tuple(self._units) != prices.units else prices.values)

    def _in_place(self, found: Sequence[int]) -> tuple[int, ...]:
        by_group = dict(zip(self._order, found, strict=True))
        return tuple(by_group[g] for g in range(len(self._order)))


def _at(options: Sequence[Row], place: int) -> Row:
    return next(option for option in options if option[2] == place)


class Kept:
    """What was worked out of groups of options, for problems that share some of them."""

    def __init__(self) -> None:
        self._options: dict[int, Sequence[Priced]] = {}  # so that no other group gets the same id
        self._denominators: dict[int, list[int]] = {}
        self._rows: dict[tuple[int, tuple[int, ...], tuple[int, ...]], list[Row]] = {}

    def denominators(self, options: Sequence[Priced]) -> list[int]:
        """Return for each demand a number of units to the whole in which all gains are whole."""
        if id(options) not in self._denominators:
            self._options[id(options)] = options
            self._denominators[id(options)] = [
                lcm(*{gain.denominator for gain in gains})
                for gains in zip(*(option.gains for option in options), strict=True)
            ]
        return self._denominators[id(options)]

    def rows(self, options: Sequence[Priced], units: Sequence[int], most: Sequence[int]) -> list[Row]:
        """Return the options that no other beats, gains in units and no more than `most`."""
        key = (id(options), tuple(units), tuple(most))
        if key not in self._rows:
            self._options[id(options)] = options
            self._rows[key] = _unbeaten(
                [
                    (
                        option.cost,
                        tuple(
                            [
                                min(gain.numerator * (unit // gain.denominator), enough)
                                for gain, unit, enough in zip(option.gains, units, most, strict=True)
                            ]
                        ),
                        place,
                    )
                    for place, option in enumerate(options)
                ]
            )
        return self._rows[key]


def _unbeaten(options: Sequence[Row]) -> list[Row]:
    """Return the options that no other beats in cost and every gain."""
    kept: list[Row] = []
    for option in sorted(options, key=lambda one: (one[0], tuple(-x for x in one[1]), one[2])):
        gains = option[1]
        if not any(all(map(ge, other[1], gains)) for other in kept):
            kept.append(option)
    return kept


class _Search:
    """Depth-first over groups, best priced options first, with what the bound rules out left out."""

    def __init__(self, groups: Sequence[Sequence[Row]], prices: Sequence[float]) -> None:
        self._prices = prices
        reduced = [
            sorted(
                ((o[0] - sum(p * g for p, g in zip(prices, o[1], strict=True)), *o) for o in options),
                key=lambda row: (row[0], row[1], row[3]),
            )
            for options in groups
        ]
        self._groups = reduced
        self._least = [0.0] * (len(groups) + 1)
        demands = len(prices)
        self._gain = [(0,) * demands for _ in range(len(groups) + 1)]
        for g in range(len(groups) - 1, -1, -1):
            self._least[g] = self._least[g + 1] + reduced[g][0][0]
            top = [max(row[2][r] for row in reduced[g]) for r in range(demands)]
            self._gain[g] = tuple(x + y for x, y in zip(self._gain[g + 1], top, strict=True))

    def bound(self, lacking: Sequence[int]) -> float:
        return self._least[0] + sum(p * b for p, b in zip(self._prices, lacking, strict=True))

    def within(self, lacking: tuple[int, ...], effort: int) -> list[int] | None:
        """Return a choice that costs no more than an effort, or None where there is none."""
        self._seen: dict[tuple[int, tuple[int, ...]], int] = {}
        self._looked_at = 0
        if any(b > top for b, top in zip(lacking, self._gain[0], strict=True)):
            return None
        priced = sum(p * b for p, b in zip(self._prices, lacking, strict=True))
        return self._go(0, priced, lacking, effort)

    def _go(self, g: int, priced: float, lacking: tuple[int, ...], left: int) -> list[int] | None:
        """Choose for group `g` on; `priced` is what is lacking at its prices, `left` the effort that remains."""
        if g == len(self._groups):
            return [] if all(b <= 0 for b in lacking) else None
        self._looked_at += 1
        if self._looked_at > MOST_LOOKED_AT:
            raise GivenUp
        known = self._seen.get((g, lacking))
        if known is not None and known >= left:
            return None
        self._seen[g, lacking] = left
        room = left + SLACK - priced - self._least[g + 1]
        after = self._gain[g + 1]
        for value, cost, gains, place in self._groups[g]:
            if value > room:
                return None  # sorted: whatever follows is ruled out too
            if cost > left:
                continue
            rest = tuple([b - x for b, x in zip(lacking, gains, strict=True)])
            if any(b > top for b, top in zip(rest, after, strict=True)):
                continue
            paid = sum([p * x for p, x in zip(self._prices, gains, strict=True)])
            found = self._go(g + 1, priced - paid, rest, left - cost)
            if found is not None:
                return [place, *found]
        return None
