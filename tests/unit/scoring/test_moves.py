"""What would move the score: looking where nobody looked, or the rule's own next step."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import build
from build import there_is, there_is_no
from hrddeval.scoring.criterion import standpoint
from hrddeval.scoring.moves import moves
from hrddeval.scoring.tree import score_tree

VOCABULARY = build.vocabulary(
    **{name: build.kind(question=f"Is there {name}?") for name in ("use", "fee", "tool", "loan")}
)


def _step(text: str, kind: str) -> dict[str, Any]:
    return {"step": {"text": text, "sets": [{"kind": kind}], "effort": 1}}


def _criterion(id: str, kind: str, **more: Any) -> Any:
    return build.criterion(
        id, levels={2: there_is(kind), 4: {"all_of": [there_is(kind), there_is_no("fee")]}}, **more
    )


def _moves(
    *criteria: Any, seen: tuple[str, ...] = (), closed: str = "", **rubric: Any
) -> list[tuple[str, str, tuple[str, ...], float]]:
    rubric_ = build.rubric(*(one.id for one in criteria), **rubric)
    frame = build.frame(VOCABULARY, criteria, rubric_=rubric_)
    observations = [build.seen(VOCABULARY, f"O{i}", kind) for i, kind in enumerate(seen, 1)]
    worlds = build.worlds(frame, build.reading(VOCABULARY, *observations, closed=closed))
    here = [standpoint(frame, one, SimpleNamespace(kind="law"), worlds) for one in criteria]
    leaves = {one.criterion.id: one.leaf(frame) for one in here}
    root = score_tree(rubric_, leaves, {})
    found = moves(frame, here, leaves, root, {})
    return [(one.effect, one.text, one.criteria, one.gain) for one in found]


def test_an_open_topic_is_a_question_to_ask():
    assert _moves(_criterion("T1", "use")) == [("evidence", "Is there fee?", ("T1",), 100.0)]


def test_a_gain_is_what_the_answer_could_add_to_the_whole():
    found = _moves(_criterion("T1", "use"), _criterion("T2", "tool"), seen=("use", "tool"), closed="use tool")

    assert found == [("evidence", "Is there fee?", ("T1", "T2"), 50.0)]


def test_where_all_is_closed_the_step_of_the_rule_is_what_is_left():
    stepped = _criterion(
        "T1", "use", extra={2: _step("Let them use it.", "use"), 4: _step("Drop the fee.", "fee")}
    )

    assert _moves(stepped, closed="use fee") == [("reform", "Let them use it.", ("T1",), 50.0)]
    assert _moves(stepped, seen=("use", "fee"), closed="use fee") == [
        ("reform", "Drop the fee.", ("T1",), 50.0)
    ]


def test_a_rung_without_a_step_is_passed_over():
    without = _criterion("T1", "use", extra={4: _step("Drop the fee.", "fee")})

    assert _moves(without, closed="use fee") == [("reform", "Drop the fee.", ("T1",), 100.0)]


def test_what_cannot_move_is_left_out():
    top = _criterion("T1", "use")
    nothing = build.criterion("T2", levels={2: there_is("tool")})
    law = build.criterion(
        "T3",
        levels={2: there_is("loan")},
        applies_when={"profile": {"kind": {"is_not": "law"}}, "otherwise": "No."},
    )

    assert _moves(top, nothing, law, seen=("use",), closed="use fee tool loan") == []


def test_nothing_moves_where_nothing_applies():
    law = build.criterion(
        "T3",
        levels={2: there_is("loan")},
        applies_when={"profile": {"kind": {"is_not": "law"}}, "otherwise": "No."},
    )

    assert _moves(law) == []


def test_a_step_that_a_minimum_swallows_gains_nothing():
    tree = {"id": "o", "groups": [{"criterion": "T1"}, {"criterion": "T2"}], "aggregation": "minimum"}
    one, other = (
        build.criterion(id, levels={4: there_is(kind)}) for id, kind in (("T1", "use"), ("T2", "tool"))
    )

    assert _moves(one, other, tree=tree) == []


def test_a_question_that_two_criteria_wait_for_is_one_step():
    """Its gain is that of both together: under a minimum, neither alone would move anything."""
    tree = {"id": "o", "groups": [{"criterion": "T1"}, {"criterion": "T2"}], "aggregation": "minimum"}

    assert _moves(_criterion("T1", "use"), _criterion("T2", "tool"), tree=tree) == [
        ("evidence", "Is there fee?", ("T1", "T2"), 100.0)
    ]


def test_at_most_three_are_named_best_first():
    criteria = [_criterion(f"T{i}", kind) for i, kind in enumerate(("use", "tool", "loan"), 1)]
    more = build.criterion("T4", levels={1: there_is("fee")})
    found = _moves(*criteria, more, closed="fee")

    assert [one[3] for one in found] == sorted((one[3] for one in found), reverse=True)
    assert len(found) == 3
