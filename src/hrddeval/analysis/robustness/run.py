"""Draws, evaluates and counts: places, pairs, Sobol indices, and what leaving one criterion out does.

The output whose variance is shared out among the factors is the mean distance of all places from those
by supported scores, as in Saisana, Saltelli and Tarantola (2005).
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from hrddeval.analysis.robustness.arrays import Floats, Ints, above, places, scores
from hrddeval.analysis.robustness.choices import Choices, Factor, Method, factors_of, methods_of
from hrddeval.analysis.robustness.draws import BLOCK, Drawer
from hrddeval.analysis.robustness.landscape import Landscape
from hrddeval.analysis.robustness.sobol import Index, with_intervals

#: Of the interval of places that is told.
ENDS = (0.05, 0.95)


@dataclass(frozen=True)
class Nominal:
    """Scores and places by the rubric itself: supported and possible ends (U)."""

    supported: tuple[float, ...]
    possible: tuple[float, ...]
    places: tuple[float, ...]


@dataclass(frozen=True)
class Shift:
    """What leaving something out does: mean distance of places, and who moved most, from where to where."""

    mean: float
    furthest: int | None
    from_place: float
    to_place: float


@dataclass(frozen=True)
class Counted:
    """What came of the draws. Rows of `low`, `median`, ... are units.

    `spans`: the lowest supported and the highest possible score of each unit by anybody's reading.
    """

    nominal: Nominal
    spans: tuple[tuple[float, float], ...]
    low: tuple[float, ...]
    median: tuple[float, ...]
    mean: tuple[float, ...]
    high: tuple[float, ...]
    first: tuple[float, ...]
    above: tuple[tuple[float, ...], ...]
    factors: tuple[Factor, ...]
    order_one: tuple[Index, ...]
    order_all: tuple[Index, ...]
    evaluations: int


def nominal(landscape: Landscape) -> Nominal:
    """Return what the rubric itself gives; the same scores the engines' results have."""
    low, high = _by_reading(landscape, 0)
    return Nominal(_floats(low[0]), _floats(high[0]), _floats(places(low)[0]))


def spans(landscape: Landscape) -> tuple[tuple[float, float], ...]:
    """Return from what to what each unit's score goes by the rubric itself, whoever's reading is taken."""
    found = [_by_reading(landscape, reading) for reading in range(max(landscape.readings))]
    low = np.min([one[0] for one, _ in found], axis=0)
    high = np.max([one[0] for _, one in found], axis=0)
    return tuple(zip(_floats(low), _floats(high), strict=True))


def _by_reading(landscape: Landscape, reading: int) -> tuple[Floats, Floats]:
    """Return the scores of one reading at the supported and at the possible end, (1, U) each."""
    drawer = Drawer(landscape, Choices())
    ends = []
    for supported in (True, False):
        draw, applies = drawer.nominal(supported=supported, reading=reading)
        ends.append(scores(landscape, applies, (Method.OWN,), draw))
    return ends[0], ends[1]


@dataclass(frozen=True)
class _Block:
    """What one block of draws gave: places of A and B (2 D, U), pairs, and shifts of A, B and every AB_i."""

    places: Floats
    above: Ints
    shifts: Floats


def count(landscape: Landscape, choices: Choices, *, jobs: int = 1) -> Counted:
    """Draw, evaluate and count. The same choices give the same numbers, however many `jobs` share the work."""
    drawer, methods = Drawer(landscape, choices), methods_of(landscape, choices)
    factors = factors_of(landscape, choices)
    settled = nominal(landscape)
    by_rubric = np.array(settled.places)

    def block(number: int) -> _Block:
        size = min(BLOCK, choices.half - number * BLOCK)
        a, b = (drawer.answers(sample, number, size) for sample in (0, 1))
        samples = [a, b, *(a.with_factor(factor, b) for factor in factors)]
        found = [scores(landscape, drawer.applies, methods, drawer.put_together(one)) for one in samples]
        stood = [places(one) for one in found]
        shifts = np.array([np.abs(one - by_rubric).mean(axis=-1) for one in stood])
        return _Block(np.concatenate(stood[:2]), above(found[0]) + above(found[1]), shifts)

    # threads, since nearly all the time is spent inside numpy; in the order of blocks, whoever is first
    with ThreadPoolExecutor(jobs) as workers:
        blocks = list(workers.map(block, range((choices.half + BLOCK - 1) // BLOCK)))
    every = np.concatenate([one.places for one in blocks])
    higher = np.array([one.above for one in blocks]).sum(axis=0)
    outputs = np.concatenate([one.shifts for one in blocks], axis=-1)
    sobol = with_intervals(outputs[0], outputs[1], outputs[2:], choices.seed) if factors else None
    low, median, mean, high = statistics(every)
    nobody_above = every <= 1 + (_tied(every) / 2)[:, None]
    return Counted(
        nominal=settled,
        spans=spans(landscape),
        low=_floats(low),
        median=_floats(median),
        mean=_floats(mean),
        high=_floats(high),
        first=_floats(nobody_above.mean(axis=0)),
        above=tuple(_floats(row) for row in higher / len(every)),
        factors=factors,
        order_one=tuple(sobol[0]) if sobol else (),
        order_all=tuple(sobol[1]) if sobol else (),
        evaluations=len(every) + choices.half * len(factors),
    )


def statistics(every: Floats) -> tuple[Floats, Floats, Floats, Floats]:
    """Return 5 per cent, median, mean and 95 per cent of places (D, U), by unit."""
    low, high = np.quantile(every, ENDS, axis=0)
    return low, np.median(every, axis=0), every.mean(axis=0), high


def _tied(every: Floats) -> Floats:
    """Return how many share the best place of each draw with its first: the middle place tells."""
    found: Floats = 2 * (every.min(axis=-1) - 1)
    return found


def without_each(landscape: Landscape) -> list[Shift]:
    """Return for each leaf what leaving it out does to places by supported scores."""
    drawer = Drawer(landscape, Choices())
    before = np.array(nominal(landscape).places)
    shifts = []
    for leaf in range(len(landscape.leaves)):
        draw, applies = drawer.nominal(without=leaf)
        after = places(scores(landscape, applies, (Method.OWN,), draw))[0]
        shifts.append(shift(_floats(before), _floats(after)))
    return shifts


def places_of(supported: Sequence[float]) -> tuple[float, ...]:
    """Return the places that scores give."""
    return _floats(places(np.round(np.array([supported]), 9))[0])


def shift(before: Sequence[float], after: Sequence[float]) -> Shift:
    """Return how far places moved, and who moved furthest; the first of several."""
    moved = [abs(x - y) for x, y in zip(before, after, strict=True)]
    furthest = max(range(len(moved)), key=lambda unit: (moved[unit], -unit))
    mean = sum(moved) / len(moved)
    if not moved[furthest]:
        return Shift(0.0, None, 0.0, 0.0)
    return Shift(mean, furthest, before[furthest], after[furthest])


def _floats(values: Floats) -> tuple[float, ...]:
    return tuple(round(float(value), 9) for value in values)


def numpy_version() -> str:
    """Return the version of numpy: part of what a seed means."""
    return np.__version__
