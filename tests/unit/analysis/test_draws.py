"""Draws: the same from the same seed, within what is possible, and scored as the exact engine scores."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hrddeval.analysis.robustness.arrays import Draw, places, scores
from hrddeval.analysis.robustness.choices import Choices, Factor, Method, WeightsBy, factors_of
from hrddeval.analysis.robustness.draws import Drawer
from hrddeval.analysis.robustness.groups import groups
from hrddeval.analysis.robustness.landscape import Branch, GateOn, Landscape, OtherReading
from hrddeval.analysis.robustness.run import count, nominal, spans, without_each
from hrddeval.model.rubric import Aggregation
from hrddeval.scoring.intervals import Interval, combine

VALUES = (0.0, 25.0, 50.0, 75.0, 100.0)
Table = tuple[tuple[tuple[float, float] | None, ...], ...]


def tree(
    aggregation: Aggregation = Aggregation.ARITHMETIC, weights: tuple[float, ...] = (0.5, 0.3, 0.2)
) -> Branch:
    leaves = tuple(Branch(f"c{i}", Aggregation.ARITHMETIC, 1.0, (), (), i) for i in range(len(weights)))
    return Branch("whole", aggregation, 2.0, leaves, weights)


def landscape(
    ends: Table, *, uncapped: Table | None = None, gates: tuple[GateOn, ...] = (), top: Branch | None = None
) -> Landscape:
    units = tuple(f"u{i}" for i in range(len(ends)))
    leaves = tuple(f"c{i}" for i in range(len(ends[0])))
    return Landscape(units, leaves, ends, uncapped, VALUES, top or tree(), gates)


OPEN: Table = (((1, 3), (2, 2), (0, 4)), ((0, 1), (4, 4), None), ((2, 2), (2, 2), (2, 2)))


def test_the_same_seed_gives_the_same_numbers() -> None:
    """However many share the work."""
    first, again = (count(landscape(OPEN), Choices(draws=1400, seed=3), jobs=jobs) for jobs in (1, 3))
    other = count(landscape(OPEN), Choices(draws=1400, seed=4))

    assert first == again
    assert first.mean != other.mean


def test_more_draws_begin_with_the_fewer() -> None:
    """Draws come in blocks with streams of their own: how the work is split is no part of the result."""
    drawer = Drawer(landscape(OPEN), Choices())

    late = drawer.answers(0, 3, 250)
    drawer.answers(0, 0, 250)
    again = drawer.answers(0, 3, 250)

    assert np.array_equal(late.where, again.where)
    assert all(np.array_equal(late.weights[name], again.weights[name]) for name in late.weights)


def test_what_is_drawn_lies_within_both_ends_and_every_level_is_as_likely() -> None:
    drawer = Drawer(landscape(OPEN), Choices())

    values = drawer.put_together(drawer.answers(0, 0, 4000)).values

    assert set(np.unique(values[:, 0, 0])) == {25, 50, 75}
    assert set(np.unique(values[:, 0, 1])) == {50}
    assert [(values[:, 0, 2] == level).mean() for level in VALUES] == pytest.approx([0.2] * 5, abs=0.03)


@pytest.mark.parametrize(
    ("by", "spread"),
    [(WeightsBy.AROUND, (0.05, 0.12)), (WeightsBy.UNIFORM, (0.2, 0.27)), (WeightsBy.FIXED, (0, 0))],
)
def test_weights_add_up_to_one_around_those_of_the_rubric(by: WeightsBy, spread: tuple[float, float]) -> None:
    drawer = Drawer(landscape(OPEN), Choices(weights=by))

    weights = drawer.answers(1, 0, 4000).weights["whole"]

    assert weights.sum(axis=1) == pytest.approx(np.ones(4000))
    expected = (1 / 3,) * 3 if by is WeightsBy.UNIFORM else (0.5, 0.3, 0.2)
    assert weights.mean(axis=0) == pytest.approx(expected, abs=0.02)
    assert spread[0] <= weights.std(axis=0)[0] <= spread[1]


ends = st.tuples(st.integers(0, 4), st.integers(0, 4)).map(lambda pair: (float(min(pair)), float(max(pair))))
cells = st.one_of(st.none(), ends)


@settings(max_examples=60, deadline=None)
@given(
    table=st.lists(st.tuples(ends, cells, cells), min_size=2, max_size=4).map(tuple),
    aggregation=st.sampled_from(list(Aggregation)),
    ceiling=st.sampled_from([0, 30, 60, 100]),
    certain=st.booleans(),
)
def test_nominal_scores_are_those_of_the_exact_engine(
    table: Table, aggregation: Aggregation, ceiling: int, certain: bool
) -> None:
    """Floating point on arrays and exact fractions on intervals: the same means, the same gates."""
    gate = GateOn(0, "whole", ceiling, certain)
    found = nominal(landscape(table, gates=(gate,), top=tree(aggregation)))

    weights = [Fraction(5, 10), Fraction(3, 10), Fraction(2, 10)]
    for unit, row in enumerate(table):
        parts = [
            (weight, Interval(*(Fraction(int(25 * end)) for end in cell)))
            for weight, cell in zip(weights, row, strict=True)
            if cell is not None
        ]
        exact = combine(aggregation, parts, Fraction(2))
        if unit == 0:
            exact = exact.under(Fraction(ceiling)) if certain else exact.supported_under(Fraction(ceiling))
        assert found.supported[unit] == pytest.approx(float(exact.supported), abs=1e-7)
        assert found.possible[unit] == pytest.approx(float(exact.possible), abs=1e-7)


def test_what_is_certain_holds_in_every_draw_with_fixed_weights() -> None:
    """The first stands above the second whatever the unknown; the third is open to both."""
    table: Table = (((3, 4), (3, 4), (3, 3)), ((0, 2), (1, 3), (0, 3)), ((0, 4), (0, 4), (0, 4)))

    found = count(landscape(table), Choices(draws=1000, weights=WeightsBy.FIXED, methods=(Method.OWN,)))

    assert found.above[0][1] == 1
    assert found.above[1][0] == 0
    assert 0 < found.above[2][0] < found.above[2][1] < 1
    assert found.factors == (Factor.UNKNOWN,)
    assert found.order_all[0].value == pytest.approx(1, abs=0.1), "the only thing that varies explains all"


def test_only_what_can_vary_is_a_factor() -> None:
    settled: Table = (((1, 1),), ((2, 2),))
    one = tree(weights=(1.0,))
    raised: Table = (((2, 2),), ((2, 2),))

    assert factors_of(landscape(settled, top=one), Choices(methods=(Method.OWN,))) == ()
    assert factors_of(landscape(settled, top=one), Choices()) == (Factor.AGGREGATION,)
    capped = landscape(settled, uncapped=raised, top=one)
    assert factors_of(capped, Choices(methods=(Method.OWN,))) == (Factor.CAPS,)
    assert factors_of(capped, Choices(methods=(Method.OWN,), caps=False)) == ()


def test_caps_off_is_half_of_the_draws() -> None:
    """Without caps the second stands level with the first, with caps below."""
    capped: Table = (((3, 3),), ((2, 2),))
    uncapped: Table = (((3, 3),), ((3, 3),))
    found = count(
        landscape(capped, uncapped=uncapped, top=tree(weights=(1.0,))),
        Choices(draws=2000, methods=(Method.OWN,)),
    )

    assert found.above[0][1] == pytest.approx(0.5, abs=0.05)
    assert found.above[1][0] == 0
    assert found.first == (1.0, pytest.approx(0.5, abs=0.05))


def test_a_draw_takes_the_ends_and_gates_of_one_reading() -> None:
    """The second unit was read twice: at 4 and free, or at 0 to 1 and under a ceiling of 10 that binds."""
    one = replace(
        landscape(
            (((2, 2),), ((4, 4),)),
            top=tree(weights=(1.0,)),
            gates=(GateOn(1, "whole", 10, certain=True, reading=1),),
        ),
        others=(OtherReading(1, ((0.0, 1.0),), ((0.0, 1.0),)),),
        several=1,
    )
    choices = Choices(draws=4000, methods=(Method.OWN,))
    assert factors_of(one, choices) == (Factor.UNKNOWN, Factor.CODERS)
    drawer = Drawer(one, choices)

    draw = drawer.put_together(drawer.answers(0, 0, 4000))

    found = scores(one, drawer.applies, (Method.OWN,), draw)
    assert set(np.unique(found[:, 0])) == {50}
    assert [(found[:, 1] == score).mean() for score in (0, 10, 25, 100)] == pytest.approx(
        [0.25, 0.25, 0, 0.5], abs=0.03
    )
    assert spans(one) == ((50, 50), (0, 100))
    assert nominal(one).supported == (50, 100), "the rubric itself takes the dossier's reading"


def brute_copeland(rows: list[list[float]], weights: list[float]) -> list[int]:
    wins = [0] * len(rows)
    for i, j in product(range(len(rows)), repeat=2):
        ahead = sum(w for w, x, y in zip(weights, rows[i], rows[j], strict=True) if x > y)
        behind = sum(w for w, x, y in zip(weights, rows[i], rows[j], strict=True) if x < y)
        wins[i] += (ahead > behind) - (ahead < behind)
    return wins


@settings(max_examples=50, deadline=None)
@given(rows=st.lists(st.lists(st.integers(0, 4), min_size=3, max_size=3), min_size=2, max_size=6))
def test_copeland_counts_wins_less_losses(rows: list[list[int]]) -> None:
    table = tuple(tuple((float(x), float(x)) for x in row) for row in rows)
    weights = (0.5, 0.25, 0.25)
    scene = landscape(table, top=tree(weights=weights))
    values = np.array([rows], dtype=float) * 25
    draw = Draw(
        values, {"whole": np.array([weights])}, np.zeros(1, dtype=np.int64), np.ones((1, 0), dtype=bool)
    )

    found = scores(scene, np.ones((len(rows), 3), dtype=bool), (Method.COPELAND,), draw)

    assert list(found[0]) == brute_copeland([[float(x) for x in row] for row in rows], list(weights))


def test_places_share_the_middle() -> None:
    assert places(np.array([[50.0, 70.0, 50.0, 50.0]])).tolist() == [[3.0, 1.0, 3.0, 3.0]]


def test_leaving_a_criterion_out_says_who_moved_from_where_to_where() -> None:
    table: Table = (((4, 4), (0, 0), (0, 0)), ((1, 1), (1, 1), (1, 1)), ((0, 0), (2, 2), (0, 0)))

    first, second, third = without_each(landscape(table))

    assert (first.furthest, first.from_place, first.to_place) == (0, 1.0, 3.0)
    assert first.mean == pytest.approx(4 / 3)
    assert second.mean == 0 or second.furthest is not None
    assert third.furthest is None or third.mean > 0


def test_any_two_of_different_groups_are_told_apart() -> None:
    shares = [[0.0, 0.94, 0.95], [0.06, 0.0, 0.95], [0.05, 0.05, 0.0]]

    assert groups([0, 1, 2], shares, 0.95) == [[0, 1], [2]]
    assert groups([0, 1, 2], shares, 0.96) == [[0, 1, 2]]
    assert groups([0, 1, 2], shares, 0.9) == [[0], [1], [2]]


def test_one_that_is_open_to_both_holds_a_group_together() -> None:
    """The first stands above the second for certain, but the third may be anywhere."""
    shares = [[0.0, 1.0, 0.6], [0.0, 0.0, 0.4], [0.4, 0.6, 0.0]]

    assert groups([0, 2, 1], shares, 0.95) == [[0, 2, 1]]
