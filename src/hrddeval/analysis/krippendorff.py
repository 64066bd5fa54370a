"""Krippendorff's alpha, for any number of coders and with gaps: nominal, ordinal, interval and ratio.

Krippendorff, K. (2011), Computing Krippendorff's alpha-reliability. Values are computed exactly in
fractions; bootstrap intervals resample units.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from enum import StrEnum
from fractions import Fraction
from random import Random
from typing import Any

#: The values coders gave one unit; None where a coder gave none.
Unit = Sequence[Hashable | None]


class Metric(StrEnum):
    """What makes two values different: only that they are not the same, their order, or their distance."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    INTERVAL = "interval"
    RATIO = "ratio"


def alpha(units: Sequence[Unit], metric: Metric) -> Fraction | None:
    """Return alpha, or None where it is not defined: nothing is valued twice, or all values are the same.

    >>> alpha([(1, 1), (2, 2), (1, 2)], Metric.NOMINAL)
    Fraction(4, 9)
    """
    paired = [[value for value in unit if value is not None] for unit in units]
    paired = [values for values in paired if len(values) > 1]
    counts = Counter(value for values in paired for value in values)
    if len(counts) < 2:
        return None
    distance = _distances(counts, metric)
    observed = Fraction(0)
    for values in paired:
        within = Counter(values)
        pairs = sum(a * b * distance[x, y] for x, a in within.items() for y, b in within.items())
        observed += Fraction(pairs) / (len(values) - 1)
    expected = sum(a * b * distance[x, y] for x, a in counts.items() for y, b in counts.items())
    return 1 - (counts.total() - 1) * observed / expected


def _distances(counts: Counter[Hashable], metric: Metric) -> dict[tuple[Any, Any], Fraction]:
    """Return the squared difference of every two values; that of ordinal values hangs on how often each occurs."""
    if metric is Metric.NOMINAL:
        return {(x, y): Fraction(x != y) for x in counts for y in counts}
    ordered: list[Any] = sorted(counts)
    found: dict[tuple[Any, Any], Fraction] = {}
    for i, x in enumerate(ordered):
        for j, y in enumerate(ordered[i:], i):
            if metric is Metric.ORDINAL:
                between = sum(counts[g] for g in ordered[i : j + 1])
                far = Fraction(between) - Fraction(counts[x] + counts[y], 2)
            elif metric is Metric.INTERVAL:
                far = Fraction(y) - Fraction(x)
            else:
                far = (Fraction(y) - Fraction(x)) / (Fraction(y) + Fraction(x)) if x != y else Fraction(0)
            found[x, y] = found[y, x] = far * far
    return found


def interval(units: Sequence[Unit], metric: Metric, *, draws: int, seed: int) -> tuple[float, float] | None:
    """Return bounds of the middle 95 % of alphas over bootstrap samples of units, the same for the same seed.

    Samples in which alpha is not defined are left out; None where that is more than half of them.
    """
    valued = [unit for unit in units if sum(value is not None for value in unit) > 1]
    random = Random(seed)
    found = (
        [
            float(value)
            for _ in range(draws)
            if (value := alpha(random.choices(valued, k=len(valued)), metric)) is not None
        ]
        if valued
        else []
    )
    if len(found) * 2 < draws:
        return None
    found.sort()
    return found[int(0.025 * (len(found) - 1))], found[round(0.975 * (len(found) - 1))]
