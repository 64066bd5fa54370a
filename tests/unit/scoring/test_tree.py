"""From criteria to groups: weights, what does not apply, gates, coverage and bands."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import pytest

import build
from hrddeval.model.finding import Holds
from hrddeval.model.rubric import Rubric
from hrddeval.scoring.intervals import Interval
from hrddeval.scoring.tree import Leaf, NodeScore, bands_reached, is_placed, leaves_of, score_tree

HALF = Fraction(1, 2)


def _group(id: str, *children: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"id": id, "title": id, "groups": list(children), **more}


def _leaf(name: str, weight: str | None = None) -> dict[str, Any]:
    return {"criterion": name, **({"weight": weight} if weight else {})}


TWO = _group("overall", _group("left", _leaf("A1"), _leaf("A2")), _group("right", _leaf("B1")))


def _rubric(tree: Mapping[str, Any] = TWO, **more: Any) -> Rubric:
    return build.rubric(tree=tree, **more)


def _leaves(**scores: tuple[int, int] | None) -> dict[str, Leaf]:
    """Scores by criterion; None does not apply. All are covered."""
    return {
        name: Leaf(Interval(Fraction(score[0]), Fraction(score[1])) if score else None, True)
        for name, score in scores.items()
    }


def _ends(node: NodeScore) -> tuple[Fraction, Fraction] | None:
    return None if node.score is None else (node.score.supported, node.score.possible)


@pytest.mark.parametrize(
    ("leaves", "overall", "weights"),
    [
        pytest.param(
            {"A1": (0, 100), "A2": (50, 50), "B1": (100, 100)}, (Fraction(125, 2), Fraction(175, 2)),
            {"A1": "1/4", "A2": "1/4", "B1": "1/2"}, id="equal weights at each level",
        ),
        pytest.param(
            {"A1": None, "A2": (50, 50), "B1": (100, 100)}, (75, 75), {"A1": "0", "A2": "1/2", "B1": "1/2"},
            id="one that does not apply leaves its brothers its weight",
        ),
        pytest.param(
            {"A1": None, "A2": None, "B1": (0, 25)}, (0, 25), {"A1": "0", "A2": "0", "B1": "1"},
            id="a group of which nothing applies",
        ),
        pytest.param({"A1": None, "A2": None, "B1": None}, None, {"A1": "0", "A2": "0", "B1": "0"}, id="nothing applies"),
    ],
)  # fmt: skip
def test_what_does_not_apply_leaves_numerator_and_denominator(leaves, overall, weights):
    root = score_tree(_rubric(), _leaves(**leaves), {})

    assert _ends(root) == overall
    assert {node.id: str(node.weight) for node in root.walk() if node.node.criterion} == weights


@pytest.mark.parametrize(
    ("tree", "profile", "expected"),
    [
        pytest.param(_group("o", _leaf("A1", "1/3"), _leaf("A2", "2/3")), {}, Fraction(200, 3), id="rubric"),
        pytest.param(
            _group("o", _leaf("A1", "1/3"), _leaf("A2", "2/3")), {"A1": "3/4", "A2": "1/4"}, 25, id="profile"
        ),
        pytest.param(_group("o", _leaf("A1", "1"), _leaf("A2", "0")), {}, 0, id="no weight"),
        pytest.param(_group("o", _leaf("A1"), _leaf("A2"), aggregation="minimum"), {}, 0, id="minimum"),
    ],
)
def test_weights_come_from_the_rubric_unless_a_profile_gives_them(tree, profile, expected):
    weights = {name: Fraction(value) for name, value in profile.items()}
    root = score_tree(_rubric(tree), _leaves(A1=(0, 0), A2=(100, 100)), {}, weights)

    assert _ends(root) == (expected, expected)


@pytest.mark.parametrize(
    "tree",
    [
        pytest.param(_group("o", _leaf("A1", "1"), _leaf("A2", "0")), id="a criterion"),
        pytest.param(_group("o", _group("g", _leaf("A1", "1"), _leaf("A2", "0"))), id="in a group"),
    ],
)
def test_where_only_what_has_no_weight_applies_nothing_does(tree):
    assert _ends(score_tree(_rubric(tree), _leaves(A1=None, A2=(50, 50)), {})) is None


def test_a_group_in_which_nothing_of_weight_applies_gives_its_weight_to_its_brothers():
    tree = _group("o", _group("g", _leaf("A1", "1"), _leaf("A2", "0")), _group("h", _leaf("B1")))
    root = score_tree(_rubric(tree), _leaves(A1=None, A2=(50, 50), B1=(25, 75)), {})

    assert _ends(root) == (25, 75)
    assert root.coverage == 1


GATE = {"flag": "harm", "group": "left", "ceiling": 25, "because": "Harm."}


@pytest.mark.parametrize(
    ("status", "left", "overall", "held"),
    [
        pytest.param(Holds.CERTAIN, (25, 25), (50, Fraction(125, 2)), True, id="certain binds both ends"),
        pytest.param(Holds.CONTESTED, (25, 100), (50, 100), True, id="contested binds supported alone"),
        pytest.param(Holds.ALLEGED, (75, 100), (75, 100), False, id="alleged binds nothing"),
        pytest.param(Holds.OPEN, (75, 100), (75, 100), False, id="open binds nothing"),
        pytest.param(Holds.ABSENT, (75, 100), (75, 100), False, id="absent binds nothing"),
    ],
)
def test_a_gate_binds_as_firmly_as_its_flag_holds(status, left, overall, held):
    root = score_tree(
        _rubric(gates=[GATE]), _leaves(A1=(50, 100), A2=(100, 100), B1=(75, 100)), {"harm": status}
    )
    group = root.children[0]

    assert _ends(group) == left
    assert _ends(root) == overall
    assert [(hold.status, hold.without.supported) for hold in group.holds] == ([(status, 75)] if held else [])


def test_a_gate_that_lowers_nothing_is_not_named():
    root = score_tree(
        _rubric(gates=[GATE]), _leaves(A1=(0, 25), A2=(0, 25), B1=(0, 0)), {"harm": Holds.CERTAIN}
    )

    assert root.children[0].holds == ()


def test_two_gates_on_one_group_bind_one_after_the_other():
    gates = [GATE, {"flag": "fire", "group": "left", "ceiling": 10, "because": "Fire."}]
    flags = {"harm": Holds.CERTAIN, "fire": Holds.CONTESTED}
    root = score_tree(_rubric(gates=gates), _leaves(A1=(50, 50), A2=(50, 50), B1=(0, 0)), flags)

    assert _ends(root.children[0]) == (10, 25)
    assert [hold.gate.flag for hold in root.children[0].holds] == ["harm", "fire"]


@pytest.mark.parametrize(
    ("covered", "coverage", "placed"),
    [
        pytest.param({"A1", "A2", "B1"}, (1, 1, 1), True, id="all"),
        pytest.param({"A1", "B1"}, (HALF, 1, Fraction(3, 4)), True, id="enough everywhere"),
        pytest.param({"A1", "A2"}, (1, 0, HALF), False, id="one dimension not looked at"),
        pytest.param({"A1"}, (HALF, 0, Fraction(1, 4)), False, id="too little overall"),
        pytest.param(set(), (0, 0, 0), False, id="nothing"),
    ],
)
def test_coverage_is_the_weight_share_of_what_was_looked_at(covered, coverage, placed):
    rubric = _rubric()
    leaves = {n: Leaf(Interval(Fraction(0), Fraction(100)), n in covered) for n in ("A1", "A2", "B1")}
    root = score_tree(rubric, leaves, {})

    assert (*(child.coverage for child in root.children), root.coverage) == coverage
    assert is_placed(rubric, root) is placed


def test_what_does_not_apply_needs_no_coverage():
    rubric = _rubric()
    full = Interval(Fraction(0), Fraction(100))
    root = score_tree(rubric, {"A1": Leaf(full, True), "A2": Leaf(None, True), "B1": Leaf(None, False)}, {})

    assert root.coverage == 1
    assert root.children[1].coverage == 0
    assert is_placed(rubric, root)


@pytest.mark.parametrize(
    ("score", "bands"),
    [((0, 19), "EE"), ((20, 40), "DC"), ((60, 80), "BA"), ((100, 100), "AA"), ((79, 79), "BB")],
)
def test_each_end_has_its_band(score, bands):
    rubric = _rubric()
    root = score_tree(rubric, _leaves(A1=score, A2=score, B1=score), {})

    assert "".join(bands_reached(rubric, root)[:2]) == bands


BAND_GATE = {"while": {"group": "left", "under": 50}, "band_at_most": "C", "because": "First things first."}


@pytest.mark.parametrize(
    ("left", "bands", "bound"),
    [
        pytest.param((50, 50), "BB", False, id="not under"),
        pytest.param((25, 25), "CC", True, id="both ends under"),
        pytest.param((25, 50), "CB", True, id="only supported under"),
        pytest.param(None, "AA", False, id="the group does not apply"),
    ],
)
def test_a_band_is_held_down_while_a_group_is_under_a_value(left, bands, bound):
    rubric = _rubric(gates=[BAND_GATE])
    root = score_tree(rubric, _leaves(A1=left, A2=left, B1=(100, 100)), {})
    *ends, gates = bands_reached(rubric, root)

    assert "".join(ends) == bands
    assert bool(gates) is bound


def test_a_band_under_the_gate_is_left_alone():
    rubric = _rubric(gates=[BAND_GATE])
    root = score_tree(rubric, _leaves(A1=(0, 0), A2=(0, 0), B1=(0, 0)), {})

    assert bands_reached(rubric, root) == ("E", "E", ())


def test_leaves_come_in_the_order_of_the_rubric():
    assert leaves_of(_rubric().tree) == ("A1", "A2", "B1")
