"""What a target asks for, and what is said where it does not fit the rubric."""

from __future__ import annotations

from fractions import Fraction

import pytest

import build
from hrddeval.analysis.demands import Asked, Demands, demands_of
from hrddeval.diagnostics.diagnostic import AuthorError
from hrddeval.model.rubric import Rubric
from hrddeval.reform.finding import asked_for
from hrddeval.scoring.intervals import Interval
from hrddeval.scoring.tree import Leaf, NodeScore, score_tree

GATE = {"while": {"group": "all", "under": 50}, "band_at_most": "C", "because": "Too low."}


def _root(rubric: Rubric) -> NodeScore:
    return score_tree(rubric, {"T1": Leaf(Interval(Fraction(0), Fraction(100)), True)}, {})


def _demands(asked: Asked, *, now: str | None = None, criteria: int = 1) -> Demands:
    rubric = build.rubric("T1", gates=[GATE])
    return demands_of(rubric, asked, _root(rubric), now, criteria)


def test_a_band_asks_for_its_score_its_gates_and_enough_coverage() -> None:
    found = _demands(Asked(band="b"))

    assert (found.band, found.scores) == ("B", {"overall": Fraction(60), "all": Fraction(50)})
    assert found.coverage == {"overall": Fraction(1, 2), "all": Fraction(1, 4)}
    assert _demands(Asked(band="C")).scores == {"overall": Fraction(40)}, "this gate lets C through"


@pytest.mark.parametrize(("now", "following"), [(None, "D"), ("D", "C"), ("B", "A"), ("A", "A")])
def test_without_a_target_it_is_the_next_band(now: str | None, following: str) -> None:
    assert _demands(Asked(), now=now).band == following


def test_a_group_is_asked_for_its_score_alone() -> None:
    """Only the headline needs coverage, and a budget asks for nothing."""
    assert _demands(Asked(group="all", score=Fraction(60))).coverage == {}
    assert _demands(Asked(score=Fraction(60))).coverage != {}
    assert _demands(Asked(budget=3)) == Demands("overall", {}, {}, None, 3)


@pytest.mark.parametrize(
    ("asked", "option", "said", "hint"),
    [
        (
            Asked(group="al", score=Fraction(60)),
            "--dimension",
            "the rubric test has no group `al` that applies",
            "did you mean `all`?",
        ),
        (
            Asked(group="all"),
            "--dimension",
            "how far is not said",
            "add --to 60 or --budget 10 to --dimension all",
        ),
        (
            Asked(band="F"),
            "--target",
            "the rubric test has no band `F`",
            "choose from `E`, `D`, `C`, `B` or `A`",
        ),
        (
            Asked(band="B", budget=3),
            "--target",
            "a band stands alone",
            "leave out --dimension, --to and --budget",
        ),
        (
            Asked(score=Fraction(60), budget=3),
            "--budget",
            "a score and a budget are two targets",
            "leave out --to or --budget",
        ),
    ],
)
def test_what_does_not_fit_is_refused(asked: Asked, option: str, said: str, hint: str) -> None:
    with pytest.raises(AuthorError) as caught:
        _demands(asked)

    (found,) = caught.value.diagnostics
    assert (found.code, found.location.path, found.message, found.hint) == ("HR566", option, said, hint)


def test_no_band_before_the_rubric_is_whole() -> None:
    with pytest.raises(AuthorError, match="no band is given before all 1 criteria are there, and 0 are"):
        _demands(Asked(band="B"), criteria=0)


@pytest.mark.parametrize("text", ["sixty", "-1", "101", "1/0", ""])
def test_a_score_is_a_number_from_0_to_100(text: str) -> None:
    with pytest.raises(AuthorError, match="is no score"):
        asked_for(None, None, text, None)


def test_a_score_is_read_exactly() -> None:
    assert asked_for(None, "power", "62.5", None) == Asked(None, "power", Fraction(125, 2), None)
