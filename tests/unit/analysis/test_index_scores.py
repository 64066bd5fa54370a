"""A table is scored as an initiative is: exact intervals, declared directions, and no silent answer to what is unknown."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hrddeval.model.scores import CellState, Scores, UnitScore
from hrddeval.score import open_table, score

INDEX = """\
schema: hrddeval/index@1
id: sample
version: "1"
title: Sample
missing: {missing}
{more}tree:
  id: whole
  aggregation: {aggregation}
  groups:
    - {{column: a, better: higher, scale: goalposts, low: 0, high: 10}}
    - {{column: b, better: lower, scale: given, low: 0, high: 100}}
"""


def scored(
    folder: Path, rows: str, *, missing: str = "interval", more: str = "", aggregation: str = "arithmetic"
) -> Scores:
    index = INDEX.format(missing=missing, more=more, aggregation=aggregation)
    (folder / "index.yaml").write_text(index, encoding="utf-8")
    (folder / "table.csv").write_text(f"unit,a,b\n{rows}", encoding="utf-8")
    return score(open_table(folder / "table.csv", folder / "index.yaml"))


def ends(unit: UnitScore) -> tuple[float | None, float | None]:
    return unit.supported, unit.possible


def test_directions_and_goalposts(tmp_path: Path) -> None:
    """The good end of `lower` is the low one; beyond a goalpost counts as the goalpost, and is marked."""
    within, beyond = scored(tmp_path, "Within,4,20\nBeyond,12,0\n").units

    assert ends(within) == (60, 60)
    assert ends(beyond) == (100, 100)
    assert [cell.clipped for cell in beyond.cells] == [True, False]


@pytest.mark.parametrize(
    ("missing", "expected", "state", "coverage"),
    [
        pytest.param("interval", (20, 70), CellState.UNKNOWN, 0.5, id="anything on its scale"),
        pytest.param("zero", (20, 20), CellState.UNKNOWN_AS_WORST, 0.5, id="the worst"),
        pytest.param("drop", (40, 40), CellState.UNKNOWN_DROPPED, 0.5, id="left out"),
    ],
)
def test_what_unknown_does(
    missing: str, expected: tuple[float, float], state: CellState, coverage: float, tmp_path: Path
) -> None:
    """Coverage is the same whatever the policy: nothing more is known for leaving it out."""
    unit = scored(tmp_path, "Gap,4,\n", missing=missing).units[0]

    assert ends(unit) == expected
    assert unit.cells[1].state is state
    assert unit.coverage == coverage


def test_what_does_not_apply_leaves_numerator_and_denominator(tmp_path: Path) -> None:
    unit = scored(tmp_path, "Part,4,NA\n").units[0]

    assert ends(unit) == (40, 40)
    assert unit.coverage == 1
    assert [cell.weight for cell in unit.cells] == [1, 0]


def test_a_unit_of_which_nothing_applies_has_no_score(tmp_path: Path) -> None:
    empty, other = scored(tmp_path, "Empty,NA,NA\nOther,1,1\n").units

    assert ends(empty) == (None, None)
    assert not empty.placed
    assert other.placed


def test_too_little_known_is_not_placed(tmp_path: Path) -> None:
    found = scored(tmp_path, "Gap,4,\nFull,1,1\n", more="minimum_coverage: 3/4\n")

    assert found.comparison.not_placed == ("Gap",)
    assert found.units[0].reason == "50 % of the weight is known, under the least of 75 %"


def test_a_unit_that_could_reach_the_first_stands_with_it(tmp_path: Path) -> None:
    found = scored(tmp_path, "First,9,10\nCould,9,\nBelow,1,90\n")

    assert [group.members for group in found.comparison.groups] == [("First", "Could"), ("Below",)]
    assert found.comparison.places == {"First": (1, 2), "Could": (1, 2), "Below": (3, 3)}


@settings(max_examples=25, deadline=None)
@given(
    known=st.tuples(st.integers(0, 10), st.integers(0, 100)),
    aggregation=st.sampled_from(["arithmetic", "geometric", "minimum"]),
)
def test_the_interval_holds_whatever_the_unknown_is(
    known: tuple[int, int], aggregation: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """For every way of aggregating: a value that comes to be known leads to a score inside the interval."""
    a, b = known

    unknown, full = scored(
        tmp_path_factory.mktemp("t"), f"Unknown,{a},\nKnown,{a},{b}\n", aggregation=aggregation
    ).units

    assert unknown.supported is not None
    assert full.supported is not None
    assert unknown.possible is not None
    assert unknown.supported <= full.supported <= unknown.possible


def test_weights_are_shares_of_their_sum(tmp_path: Path) -> None:
    (tmp_path / "index.yaml").write_text(
        INDEX.format(missing="interval", more="", aggregation="arithmetic").replace("high: 10}", "high: 10, weight: 0.3}")
        .replace("high: 100}", "high: 100, weight: 0.1}"),
        encoding="utf-8",
    )  # fmt: skip
    (tmp_path / "table.csv").write_text("unit,a,b\nOne,10,100\n", encoding="utf-8")

    unit = score(open_table(tmp_path / "table.csv", tmp_path / "index.yaml")).units[0]

    assert ends(unit) == (75, 75)
    assert Fraction(unit.cells[0].weight) == Fraction(3, 4)
