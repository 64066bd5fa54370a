"""First and total order Sobol indices of a model's output, from samples A, B and AB_i.

Let A and B be two samples of all factors, N draws each, and AB_i the sample A with factor i taken
from B. With V the variance of the outputs of A and B together (n - 1):

    S_i  = mean( f(B) (f(AB_i) - f(A)) ) / V              first order  (Saltelli et al. 2010, 2 b)
    ST_i = mean( (f(A) - f(AB_i))^2 ) / (2 V)             total order  (Jansen 1999)

S_i is the share of the variance that would go if i alone were settled; ST_i the share that would stay
if all but i were settled.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hrddeval.analysis.robustness.arrays import Floats

#: Resamples of the bootstrap, and the ends of its interval.
RESAMPLES = 200
ENDS = (0.05, 0.95)


@dataclass(frozen=True)
class Index:
    """An estimate with its bootstrap interval (5 and 95 per cent)."""

    value: float
    low: float
    high: float


def indices(a: Floats, b: Floats, ab: Floats) -> tuple[Floats, Floats] | None:
    """Return first and total order indices; None where the output does not vary.

    Args:
        a: outputs of A, (N) or (resamples, N).
        b: outputs of B, of the same shape.
        ab: outputs of AB_i, (factors, N) or (factors, resamples, N).
    """
    variance = np.concatenate([a, b], axis=-1).var(axis=-1, ddof=1)
    if np.any(variance <= 0):
        return None
    first = (b * (ab - a)).mean(axis=-1) / variance
    total = ((a - ab) ** 2).mean(axis=-1) / (2 * variance)
    return first, total


def with_intervals(a: Floats, b: Floats, ab: Floats, seed: int) -> tuple[list[Index], list[Index]] | None:
    """Return the indices of each factor with intervals from resampled draws; None as for `indices`.

    Outputs are taken from their mean first. That changes no index in the long run, and makes estimates
    of the first order much steadier where the mean is large beside the spread.
    """
    mean = np.concatenate([a, b]).mean()
    a, b, ab = a - mean, b - mean, ab - mean
    found = indices(a, b, ab)
    if found is None:
        return None
    rng = np.random.Generator(np.random.PCG64(np.random.SeedSequence(seed, spawn_key=(2,))))
    first, total = [], []
    for _ in range(RESAMPLES):
        chosen = rng.integers(0, a.shape[-1], a.shape[-1])
        again = indices(a[chosen], b[chosen], ab[:, chosen])
        if again is not None:
            first.append(again[0])
            total.append(again[1])
    return _with_ends(found[0], first), _with_ends(found[1], total)


def _with_ends(values: Floats, resampled: list[Floats]) -> list[Index]:
    low, high = np.quantile(np.array(resampled), ENDS, axis=0)
    return [Index(float(v), float(x), float(y)) for v, x, y in zip(values, low, high, strict=True)]
