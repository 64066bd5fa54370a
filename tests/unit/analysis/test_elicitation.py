"""Weights from answers: known cases, and what must hold whatever people answer."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrddeval.analysis.elicitation import RATIOS, circles, from_budget, from_pairs, of_group

NAMES = ("voice", "work", "power", "harm")
PAIRS = list(combinations(NAMES, 2))


def _answers() -> st.SearchStrategy[dict[tuple[str, str], int]]:
    return st.lists(st.sampled_from(sorted(RATIOS)), min_size=6, max_size=6).map(
        lambda given: dict(zip(PAIRS, given, strict=True))
    )


def _people() -> st.SearchStrategy[list[dict[str, float]]]:
    one = st.lists(st.integers(0, 20), min_size=4, max_size=4).filter(any)
    return st.lists(
        one.map(lambda laid: from_budget(dict(zip(NAMES, laid, strict=True)))), min_size=1, max_size=9
    )


def test_a_consistent_person_gets_back_the_weights_the_answers_came_from() -> None:
    """8 : 4 : 2 : 1 cannot be said in full, 4 : 2 : 2 : 1 can; Saaty's eigenvector gives the same there."""
    answers = {
        ("voice", "work"): 1, ("voice", "power"): 1, ("voice", "harm"): 2,
        ("work", "power"): 0, ("work", "harm"): 1, ("power", "harm"): 1,
    }  # fmt: skip

    assert from_pairs(NAMES, answers) == pytest.approx(
        {"voice": 4 / 9, "work": 2 / 9, "power": 2 / 9, "harm": 1 / 9}
    )
    assert circles(NAMES, answers) == []


@given(_answers())
def test_the_side_a_picture_stands_on_does_not_matter(answers: dict[tuple[str, str], int]) -> None:
    turned = {(b, a): -answer for (a, b), answer in answers.items()}

    assert from_pairs(NAMES, turned) == pytest.approx(from_pairs(NAMES, answers))
    assert sum(from_pairs(NAMES, answers).values()) == pytest.approx(1)
    assert circles(NAMES, turned) == circles(NAMES, answers)


@given(_answers())
def test_circles_by_counting_wins(answers: dict[tuple[str, str], int]) -> None:
    """Without ties the number of circles follows from the wins alone (Kendall and Smith 1940)."""
    if 0 in answers.values():
        return
    wins = dict.fromkeys(NAMES, 0)
    for (a, b), answer in answers.items():
        wins[a if answer > 0 else b] += 1

    assert len(circles(NAMES, answers)) == 4 - sum(w * (w - 1) // 2 for w in wins.values())


@given(_people())
def test_a_groups_weights_add_up_exactly_and_are_means(people: list[dict[str, float]]) -> None:
    group = of_group(people)

    assert sum(group.weights.values()) == 1
    for name in NAMES:
        mean = sum(one[name] for one in people) / len(people)
        assert abs(group.weights[name] - Fraction(mean)) <= Fraction(1, 1000)
    assert (group.spread is None) == (len(people) < 3) == (group.apart is None)


def test_how_far_people_are_apart() -> None:
    one, other = {"voice": 1.0, "pay": 0.0}, {"voice": 0.0, "pay": 1.0}

    assert of_group([one, other, one, other]).apart == pytest.approx(0.5)
    assert of_group([one, one, one]).apart == 0
    assert of_group([one, other, one, other]).spread == {"voice": (0, 1), "pay": (0, 1)}
