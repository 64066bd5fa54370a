"""Holds how fragile an order was said to be against the same draws made again.

What is not drawn must come out the same. What is drawn does so with the same numpy on the same kind of
processor; elsewhere it may be as far off as other draws would be.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import sqrt

from hrddeval.model.robustness import Driver, Robustness, UnitPlaces
from hrddeval.model.verification import OrderState

#: Standard errors of a difference that chance does not reach.
_ERRORS = 4.0


def order_state(then: Robustness | None, now: Robustness | None) -> OrderState | None:
    """Tell whether the same order comes out; None where nothing was said of it."""
    if then is None:
        return None
    if now is None or _settled(then) != _settled(now):
        return OrderState.DIFFERS
    if _drawn(then) == _drawn(now):
        return OrderState.SAME if _told(then, now) else OrderState.DIFFERS
    return OrderState.CLOSE if _is_close(then, now) else OrderState.DIFFERS


def _settled(one: Robustness) -> object:
    """Return what no draw changes."""
    units = [(u.id, u.supported, u.possible, u.coverage, u.placed, u.nominal) for u in one.units]
    factors = {driver.factor for driver in one.drivers}
    return units, one.dominance, one.criteria_left_out, one.draws, one.evaluations, one.sure, factors


def _drawn(one: Robustness) -> object:
    return one.units, one.above, one.groups, one.drivers


def _told(then: Robustness, now: Robustness) -> bool:
    """Tell whether the same is said of the same numbers; another version may put it otherwise."""
    if (then.tool, then.language) != (now.tool, now.language):
        return True
    return (then.main_driver, then.assumptions) == (now.main_driver, now.assumptions)


def _is_close(then: Robustness, now: Robustness) -> bool:
    chance = _ERRORS * sqrt(0.5 / then.draws)  # of a share, which has at most half a standard deviation
    shares = zip(_shares(then), _shares(now), strict=True)
    places = zip(then.units, now.units, strict=True)
    return (
        all(abs(a - b) <= chance for a, b in shares)
        and all(_places_close(a, b, chance * len(then.units)) for a, b in places)
        and all(_overlap(a, _driver(now, a.factor)) for a in then.drivers)
        and _groups_fit(then, chance)
    )


def _shares(one: Robustness) -> Iterator[float]:
    yield from (share for row in one.above for share in row)
    yield from (unit.first for unit in one.units)


def _places_close(one: UnitPlaces, other: UnitPlaces, chance: float) -> bool:
    """Tell whether places are as near as draws bring them; an end of an interval may jump a place further."""
    ends = ((one.low, other.low), (one.median, other.median), (one.high, other.high))
    return abs(one.mean - other.mean) <= chance and all(abs(a - b) <= 1 + chance for a, b in ends)


def _driver(one: Robustness, factor: str) -> Driver:
    return next(driver for driver in one.drivers if driver.factor == factor)


def _overlap(one: Driver, other: Driver) -> bool:
    pairs = ((one.first, other.first), (one.total, other.total))
    return all(a.low <= b.high and b.low <= a.high for a, b in pairs)


def _groups_fit(one: Robustness, chance: float) -> bool:
    """Tell whether those of a group stand above those of the groups below as often as it takes."""
    at = {unit.id: number for number, unit in enumerate(one.units)}
    return sorted(name for group in one.groups for name in group) == sorted(at) and all(
        one.above[at[upper]][at[lower]] >= one.sure - chance
        for number, group in enumerate(one.groups)
        for below in one.groups[number + 1 :]
        for upper in group
        for lower in below
    )
