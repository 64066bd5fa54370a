"""Means of intervals: exact where they can be, rounded outwards where they cannot."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrddeval.model.rubric import Aggregation
from hrddeval.scoring.intervals import Interval, combine

THIRD = Fraction(1, 3)


def _interval(low: object, high: object) -> Interval:
    return Interval(Fraction(str(low)), Fraction(str(high)))


@pytest.mark.parametrize(
    ("how", "exponent", "parts", "expected"),
    [
        pytest.param("arithmetic", None, [(1, 0, 100), (1, 50, 75)], (25, Fraction(175, 2)), id="arithmetic"),
        pytest.param(
            "arithmetic", None, [(THIRD, 1, 1), (2 * THIRD, 0, 2)], (THIRD, Fraction(5, 3)), id="exact thirds"
        ),
        pytest.param("arithmetic", None, [(3, 10, 20), (1, 30, 40)], (15, 25), id="weights are scaled"),
        pytest.param("arithmetic", None, [(0, 100, 100), (1, 0, 0)], (0, 0), id="no weight, no say"),
        pytest.param("minimum", None, [(1, 25, 100), (1, 50, 75)], (25, 75), id="minimum"),
        pytest.param("minimum", None, [(0, 0, 0), (1, 50, 75)], (50, 75), id="minimum of what has weight"),
        pytest.param(
            "geometric", None, [(1, 50, 50), (1, 50, 50)], (50, 50), id="geometric of equals is exact"
        ),
        pytest.param("geometric", None, [(1, 0, 25), (1, 25, 25)], (0, 25), id="geometric with a zero"),
        pytest.param("power", "-1", [(1, 0, 50), (1, 50, 50)], (0, 50), id="harmonic with a zero"),
        pytest.param("power", "2", [(1, 0, 0), (1, 0, 0)], (0, 0), id="power of nothing"),
    ],
)
def test_means_that_come_out_exactly(how, exponent, parts, expected):
    found = combine(Aggregation(how), _weighted(parts), Fraction(exponent) if exponent else None)

    assert (found.supported, found.possible) == expected


@pytest.mark.parametrize(
    ("how", "exponent", "scores", "power", "exact"),
    [
        pytest.param("geometric", None, [(1, 25), (1, 100)], 1, "50", id="geometric"),
        pytest.param("geometric", None, [(1, 50), (2, 75)], 3, "281250", id="geometric with weights"),
        pytest.param("power", "1/2", [(1, 0), (1, 100)], 1, "25", id="power, skipping a zero"),
        pytest.param("power", "-1", [(1, 25), (1, 100)], 1, "40", id="harmonic"),
        pytest.param("power", "3", [(1, 25), (3, 100)], 3, "753906.25", id="power with weights"),
    ],
)
def test_other_means_enclose_the_exact_one_to_the_twelfth_decimal(how, exponent, scores, power, exact):
    """`exact` is the power of the mean that comes out even."""
    parts = [(weight, score, score) for weight, score in scores]
    found = combine(Aggregation(how), _weighted(parts), Fraction(exponent) if exponent else None)

    assert found.supported**power <= Fraction(exact) <= found.possible**power
    assert found.possible - found.supported <= Fraction(1, 10**12)
    assert (found.supported * 10**12).denominator == 1


@given(
    how=st.sampled_from(["arithmetic", "minimum", "geometric", "power"]),
    exponent=st.sampled_from([Fraction(-2), Fraction(-1, 2), Fraction(1, 3), Fraction(2), Fraction(5)]),
    scores=st.lists(
        st.tuples(st.integers(0, 100), st.integers(0, 100), st.integers(1, 9)), min_size=1, max_size=5
    ),
)
def test_a_mean_lies_between_its_parts_and_grows_with_them(how, exponent, scores):
    parts = [(Fraction(w), _interval(min(a, b), max(a, b))) for a, b, w in scores]
    whole = combine(Aggregation(how), parts, exponent)
    higher = [(w, Interval(x.supported, Fraction(100))) for w, x in parts]
    bit = Fraction(1, 10**12)

    assert min(x.supported for _, x in parts) - bit <= whole.supported
    assert whole.possible <= max(x.possible for _, x in parts) + bit
    assert 0 <= whole.supported <= whole.possible <= 100
    assert combine(Aggregation(how), higher, exponent).possible == 100


def test_what_has_no_mean_is_refused():
    one = [(Fraction(1), _interval(0, 1)), (Fraction(1), _interval(2, 3))]

    with pytest.raises(ValueError, match="nothing to combine"):
        combine(Aggregation.ARITHMETIC, [])
    with pytest.raises(ValueError, match="nothing to combine"):
        combine(Aggregation.ARITHMETIC, [(Fraction(0), _interval(0, 1))])
    with pytest.raises(ValueError, match="exponent other than 0"):
        combine(Aggregation.POWER, one)
    with pytest.raises(ValueError, match="above possible"):
        _interval(2, 1)


def test_a_ceiling_binds_both_ends_when_certain_and_one_when_not():
    assert _interval(50, 75).under(Fraction(25)) == _interval(25, 25)
    assert _interval(10, 75).under(Fraction(25)) == _interval(10, 25)
    assert _interval(50, 75).supported_under(Fraction(25)) == _interval(25, 75)


def _weighted(parts: list[tuple[object, object, object]]) -> list[tuple[Fraction, Interval]]:
    return [(Fraction(weight), _interval(low, high)) for weight, low, high in parts]  # type: ignore[arg-type]
