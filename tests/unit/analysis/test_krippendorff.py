"""Krippendorff's alpha: his own data, known cases, and what must hold for any data."""

from __future__ import annotations

import csv
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrddeval.analysis.krippendorff import Metric, alpha, interval

ORACLE = Path(__file__).parents[4] / "shared" / "oracles" / "krippendorff.csv"
UNITS = st.lists(st.tuples(*[st.none() | st.integers(0, 4)] * 3), min_size=1, max_size=12)


@pytest.mark.skipif(not ORACLE.is_file(), reason="the published data are not here")
@pytest.mark.parametrize(
    ("metric", "printed"),
    [(Metric.NOMINAL, 0.743), (Metric.ORDINAL, 0.815), (Metric.INTERVAL, 0.849), (Metric.RATIO, 0.797)],
)
def test_his_canonical_data(metric: Metric, printed: float) -> None:
    with ORACLE.open(encoding="utf-8", newline="") as file:
        _, *rows = csv.reader(file)
    units = list(zip(*[[int(cell) if cell else None for cell in row[1:]] for row in rows], strict=True))

    found = alpha(units, metric)

    assert found is not None
    assert round(float(found), 3) == printed


def test_two_coders_by_hand() -> None:
    """Three units, one disagreement: observed 1/3; of six values three are 1: expected 3/5."""
    assert alpha([(1, 1), (2, 2), (1, 2)], Metric.NOMINAL) == 1 - Fraction(1, 3) / Fraction(3, 5)


@given(UNITS)
def test_agreement_is_one_and_never_more(units: list[tuple[int | None, ...]]) -> None:
    same = [(unit[0],) * 3 for unit in units]

    for metric in (Metric.NOMINAL, Metric.ORDINAL, Metric.INTERVAL):
        found, perfect = alpha(units, metric), alpha(same, metric)
        assert found is None or found <= 1
        assert perfect in (None, 1)


@given(UNITS, st.permutations([0, 1, 2]))
def test_who_is_who_does_not_matter(units: list[tuple[int | None, ...]], order: list[int]) -> None:
    turned = [tuple(unit[i] for i in order) for unit in reversed(units)]

    for metric in (Metric.NOMINAL, Metric.ORDINAL, Metric.INTERVAL):
        assert alpha(turned, metric) == alpha(units, metric)


def test_the_bootstrap_repeats_and_holds_the_value() -> None:
    units = [(1, 1), (2, 2), (3, 3), (1, 2), (3, 3), (2, 2), (1, 1), (3, 2)] * 3
    found = alpha(units, Metric.ORDINAL)
    bounds = interval(units, Metric.ORDINAL, draws=400, seed=7)

    assert bounds == interval(units, Metric.ORDINAL, draws=400, seed=7)
    assert bounds is not None
    assert found is not None
    assert bounds[0] < float(found) < bounds[1] <= 1
    assert interval([(1, 1)], Metric.NOMINAL, draws=100, seed=1) is None
