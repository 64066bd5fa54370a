"""Robustness of the units of a table: what comes out, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from hrddeval.analysis.robustness.choices import Choices, Method, WeightsBy
from hrddeval.diagnostics.diagnostic import AuthorError
from hrddeval.model.robustness import Robustness
from hrddeval.robustness import Asked, of_table
from hrddeval.score import open_table

INDEX = """\
schema: hrddeval/index@1
id: sample
version: "1"
title: Sample
minimum_coverage: 1/2
tree:
  id: whole
  groups:
    - {column: a, better: higher, scale: given, low: LOW, high: 100}
    - {column: b, better: higher, scale: given, low: LOW, high: 100}
"""


def run(folder: Path, rows: str, *, low: int = 0, unplaced: bool = False, **choices: object) -> Robustness:
    (folder / "index.yaml").write_text(INDEX.replace("LOW", str(low)), encoding="utf-8")
    (folder / "table.csv").write_text(f"unit,a,b\n{rows}", encoding="utf-8")
    opened = open_table(folder / "table.csv", folder / "index.yaml")
    settings = {"draws": 400, **choices}
    return of_table(opened, Asked(Choices(**settings), unplaced=unplaced))  # type: ignore[arg-type]


def refused(folder: Path, rows: str, **more: object) -> tuple[str, str, str]:
    with pytest.raises(AuthorError) as caught:
        run(folder, rows, **more)  # type: ignore[arg-type]
    (problem,) = caught.value.diagnostics
    return problem.code, problem.message, problem.hint or ""


def test_places_groups_dominance_and_drivers(tmp_path: Path) -> None:
    found = run(tmp_path, "Best,70,60\nOpen,60,\nWorst,10,5\n")

    assert [unit.id for unit in found.units] == ["Best", "Open", "Worst"]
    assert found.groups == (("Best", "Open"), ("Worst",))
    assert {(line.upper, line.lower) for line in found.dominance} == {
        ("Open", "Worst"),
        ("Best", "Worst"),
    }
    assert all(line.direct for line in found.dominance)
    assert found.above[0][2] == 1
    assert {driver.factor for driver in found.drivers} == {"unknown", "weights", "aggregation"}
    assert found.evaluations == 400 + 3 * 200


def test_the_order_of_rows_makes_no_difference(tmp_path: Path) -> None:
    rows = ["Best,70,60\n", "Open,60,\n", "Worst,10,5\n"]

    one, other = (run(tmp_path, "".join(order)) for order in (rows, rows[::-1]))

    assert one.model_copy(update={"digests": ()}) == other.model_copy(update={"digests": ()})


def test_the_main_driver_is_named(tmp_path: Path) -> None:
    """Where weights alone decide, the sentence says so."""
    found = run(tmp_path, "One,90,10\nOther,10,95\n", methods=(Method.OWN,), draws=2000)

    assert found.main_driver.startswith("What moves places most is the weights: 9")


def test_nothing_moves_one_that_is_better_everywhere(tmp_path: Path) -> None:
    found = run(tmp_path, "One,90,80\nOther,10,5\n")

    assert found.main_driver == "Nothing that was varied moves any place."
    assert found.drivers == ()


def test_what_is_not_placed_is_left_out_and_named(tmp_path: Path) -> None:
    rows = "One,90,80\nOther,10,5\nEmpty,,\n"

    without, with_it = run(tmp_path, rows), run(tmp_path, rows, unplaced=True)

    assert [one.id for one in without.not_included] == ["Empty"]
    assert len(without.units) == 2
    assert [unit.placed for unit in with_it.units if unit.id == "Empty"] == [False]


@pytest.mark.parametrize(
    ("rows", "more", "code", "message", "hint"),
    [
        pytest.param(
            "One,1,1\n", {}, "HR330", "an order needs two units or more, and there is 1", "add rows", id="one"
        ),
        pytest.param(
            "One,1,1\nTwo,,\n", {}, "HR330", "1 of 2 units can be placed", "--unplaced", id="not placed"
        ),
        pytest.param(
            "".join(f"u{n},{n % 100},1\n" for n in range(151)),
            {},
            "HR331",
            "151 units are more than the 150 that Copeland",
            "--aggregation own --aggregation geometric",
            id="too many for Copeland",
        ),
        pytest.param(
            "".join(f"u{n},{n % 100},1\n" for n in range(401)),
            {},
            "HR331",
            "401 units are more than the 400",
            "take a part",
            id="too many",
        ),
        pytest.param(
            "One,1,1\nTwo,2,2\n",
            {"weights": WeightsBy.FIXED, "methods": (Method.OWN,)},
            "HR332",
            "nothing is left to vary",
            "--fixed",
            id="nothing varies",
        ),
        pytest.param(
            "One,-1,1\nTwo,2,2\n",
            {"low": -10},
            "HR333",
            "scores may lie below 0, which geometric and power means cannot take",
            "--aggregation own --aggregation minimum --aggregation copeland",
            id="below zero",
        ),
    ],
)
def test_what_is_refused(
    rows: str, more: dict[str, object], code: str, message: str, hint: str, tmp_path: Path
) -> None:
    """Nothing falls back in silence: what cannot be done is said, with what to type instead."""
    found = refused(tmp_path, rows, **more)

    assert found[0] == code
    assert message in found[1]
    assert hint in found[2]


def test_places_that_change_alike_in_every_draw_have_no_cause_to_name(tmp_path: Path) -> None:
    """Of two of which nothing is known one is above in every draw, half a place from where both stand now."""
    found = run(tmp_path, "One,,\nOther,,\n", unplaced=True)

    assert [(unit.low, unit.high) for unit in found.units] == [(1, 2), (1, 2)]
    assert found.main_driver == (
        "Places move, but equally far in every draw: no cause can be told from another."
    )
