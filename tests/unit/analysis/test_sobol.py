"""Sobol indices where they are known on paper."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest

from hrddeval.analysis.robustness.sobol import Index, with_intervals

COUNT = 20_000


def estimated(function: Callable[[np.ndarray], np.ndarray], factors: int, low: float, high: float):  # type: ignore[no-untyped-def]
    rng = np.random.default_rng(7)
    a, b = (rng.uniform(low, high, (COUNT, factors)) for _ in range(2))
    blocks = []
    for factor in range(factors):
        mixed = a.copy()
        mixed[:, factor] = b[:, factor]
        blocks.append(function(mixed))
    found = with_intervals(function(a), function(b), np.array(blocks), seed=1)
    assert found is not None
    return found


def values(found: list[Index]) -> list[float]:
    return [one.value for one in found]


def test_ishigami() -> None:
    """The function all libraries are tried on: the third factor works only together with the first.

    Ishigami and Homma (1990), a = 7, b = 0.1; exact indices from its variances.
    """
    a, b = 7.0, 0.1
    v1, v2 = 0.5 * (1 + b * math.pi**4 / 5) ** 2, a**2 / 8
    v13 = b**2 * math.pi**8 * 8 / 225
    whole = v1 + v2 + v13

    first, total = estimated(
        lambda x: np.sin(x[:, 0]) + a * np.sin(x[:, 1]) ** 2 + b * x[:, 2] ** 4 * np.sin(x[:, 0]),
        3,
        -math.pi,
        math.pi,
    )

    assert values(first) == pytest.approx([v1 / whole, v2 / whole, 0], abs=0.03)
    assert values(total) == pytest.approx([(v1 + v13) / whole, v2 / whole, v13 / whole], abs=0.03)
    assert all(one.low <= one.value <= one.high for one in (*first, *total))


@pytest.mark.parametrize("weights", [(1.0, 2.0, 3.0), (1.0, 0.0), (5.0, 5.0, 5.0, 5.0)])
def test_linear_functions(weights: tuple[float, ...]) -> None:
    """No factor works through another: first and total order are the share of the squared weight.

    A mean of 1000 beside a spread of a few changes nothing.
    """
    whole = sum(weight**2 for weight in weights)

    first, total = estimated(lambda x: 1000 + x @ np.array(weights), len(weights), 0, 1)

    exact = [weight**2 / whole for weight in weights]
    assert values(first) == pytest.approx(exact, abs=0.03)
    assert values(total) == pytest.approx(exact, abs=0.03)


def test_what_does_not_vary_has_no_indices() -> None:
    same = np.ones(100)

    assert with_intervals(same, same, np.array([same, same]), seed=1) is None
