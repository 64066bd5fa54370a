"""A condition is multiplied out into ways; the tests on one attribute become one."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter

import build
from build import attribute, there_is, there_is_no
from hrddeval.model.numbers import first_day, last_day
from hrddeval.model.plan import Between, Includes, Join, Known, OneOf
from hrddeval.model.program import HIGHEST, LOWEST
from hrddeval.model.rule import Condition, Tests
from hrddeval.rules.components import component_parts
from hrddeval.rules.ways import ImpossibleTests, allowed_by, ways_of

CHOICE = attribute("choice", "a", "b", "c")
YES_NO = attribute("yes_no")
COUNT, SHARE, DATE, MONEY = (attribute(name) for name in ("count", "share", "date", "money"))
LIST, TEXT = attribute("choices", "a", "b"), attribute("text")


@pytest.mark.parametrize(
    ("declared", "tests", "allowed"),
    [
        pytest.param(CHOICE, {"is": "a"}, OneOf(frozenset("a")), id="is"),
        pytest.param(CHOICE, {"is_not": "a"}, OneOf(frozenset("bc")), id="is_not"),
        pytest.param(CHOICE, {"one_of": ["a", "b"]}, OneOf(frozenset("ab")), id="one_of"),
        pytest.param(
            CHOICE, {"one_of": ["a", "b"], "is_not": "a"}, OneOf(frozenset("b")), id="one_of and is_not"
        ),
        pytest.param(
            CHOICE, {"is": "a", "is_known": "yes"}, OneOf(frozenset("a")), id="a value is known anyway"
        ),
        pytest.param(CHOICE, {"is_known": "yes"}, Known(), id="known"),
        pytest.param(CHOICE, {"same_as": "x.y"}, None, id="only a join"),
        pytest.param(YES_NO, {"is": "no"}, OneOf(frozenset({"no"})), id="yes or no"),
        pytest.param(LIST, {"includes": "a"}, Includes("a"), id="includes"),
        pytest.param(TEXT, {"is_known": "yes"}, Known(), id="text"),
        pytest.param(COUNT, {"is": 3}, Between(3, 3), id="count is"),
        pytest.param(COUNT, {"at_least": 2}, Between(2, HIGHEST), id="at least"),
        pytest.param(COUNT, {"more_than": 2}, Between(3, HIGHEST), id="more than"),
        pytest.param(COUNT, {"at_most": 2}, Between(LOWEST, 2), id="at most"),
        pytest.param(COUNT, {"less_than": 2}, Between(LOWEST, 1), id="less than"),
        pytest.param(COUNT, {"more_than": 1, "at_most": 4, "at_least": 1}, Between(2, 4), id="between"),
        pytest.param(COUNT, {"is": 3, "at_least": 2}, Between(3, 3), id="is, and at least"),
        pytest.param(COUNT, {"is_known": "yes"}, Known(), id="a known count"),
        pytest.param(SHARE, {"at_least": "1/3"}, Between(333_333, HIGHEST), id="share as a fraction"),
        pytest.param(SHARE, {"less_than": "50 %"}, Between(LOWEST, 499_999), id="share in hundredths"),
        pytest.param(SHARE, {"is": 0.25}, Between(250_000, 250_000), id="share as a decimal"),
        pytest.param(MONEY, {"at_most": 12.5}, Between(LOWEST, 12), id="money"),
        pytest.param(
            DATE, {"later_than": "2020"}, Between(last_day("2020") + 1, HIGHEST), id="later than a year"
        ),
        pytest.param(
            DATE,
            {"earlier_than": "2020-05"},
            Between(LOWEST, first_day("2020-05") - 1),
            id="earlier than a month",
        ),
    ],
)
def test_tests_on_one_attribute_become_one(declared, tests, allowed):
    assert allowed_by(declared, Tests.model_validate(tests)) == allowed


@pytest.mark.parametrize(
    ("declared", "tests"),
    [
        pytest.param(CHOICE, {"is": "a", "is_not": "a"}, id="a and not a"),
        pytest.param(CHOICE, {"is": "a", "one_of": ["b", "c"]}, id="a among others"),
        pytest.param(COUNT, {"more_than": 2, "less_than": 3}, id="between neighbours"),
        pytest.param(COUNT, {"is": 1, "at_least": 2}, id="one and at least two"),
        pytest.param(COUNT, {"less_than": 0}, id="fewer than none"),
        pytest.param(SHARE, {"more_than": "100 %"}, id="more than all"),
        pytest.param(
            DATE, {"later_than": "2020", "earlier_than": "2020-06"}, id="after a year and within it"
        ),
    ],
)
def test_tests_that_nothing_can_pass_are_refused(declared, tests):
    with pytest.raises(ImpossibleTests):
        allowed_by(declared, Tests.model_validate(tests))


VOCABULARY = build.vocabulary(
    body=build.kind(attributes={"binding": "yes_no", "name": "text"}),
    seat=build.kind(
        attributes={
            "body": {"type": "reference", "to": "body"},
            "votes": "count",
            "group": build.choice("a", "b"),
        }
    ),
)


def _ways(condition: dict[str, Any]) -> Any:
    return ways_of(TypeAdapter(Condition).validate_python(condition), VOCABULARY)


A, B, C, D = (there_is("seat", votes=n) for n in (1, 2, 3, 4))


@pytest.mark.parametrize(
    ("condition", "ways"),
    [
        pytest.param(A, [[1]], id="one"),
        pytest.param({"all_of": [A, B]}, [[1, 2]], id="all"),
        pytest.param({"any_of": [A, B]}, [[1], [2]], id="any"),
        pytest.param(
            {"all_of": [{"any_of": [A, B]}, {"any_of": [C, D]}]},
            [[1, 3], [1, 4], [2, 3], [2, 4]],
            id="any in all",
        ),
        pytest.param(
            {"any_of": [{"all_of": [A, B]}, {"any_of": [C, D]}]}, [[1, 2], [3], [4]], id="all in any"
        ),
        pytest.param({"all_of": [A, {"all_of": [B, C]}]}, [[1, 2, 3]], id="all in all"),
    ],
)
def test_any_of_is_multiplied_out_in_the_order_written(condition, ways):
    found = [[literal.tests[0][1].low for literal in way] for way in _ways(condition)]  # type: ignore[union-attr]

    assert found == ways


def test_a_literal_holds_kind_tests_joins_and_names():
    ((board, seat, other),) = _ways({"all_of": [
        there_is("body", as_="board", binding="yes"),
        there_is("seat", as_="mine", body={"same_as": "board"}, group={"same_as": "board.name", "is_not": "a"}),
        there_is_no("seat", other_than="mine", votes={"at_least": 1, "is_known": "yes"}),
    ]})  # fmt: skip

    assert (board.kind, board.positive, board.name, board.joins) == ("body", True, "board", ())
    assert seat.joins == (Join("body", "board", None), Join("group", "board", "name"))
    assert seat.tests == (("group", OneOf(frozenset("b"))),)
    assert (other.positive, other.other_than, other.name) == (False, "mine", None)
    assert other.tests == (("votes", Between(1, HIGHEST)),)
    assert other.names_used == {"mine"}
    assert seat.names_used == {"board"}


def _names(name: str | None, *uses: str, positive: bool = True) -> dict[str, Any]:
    where = {"group": {"same_as": f"{uses[0]}.group"}} if uses else {}
    other = uses[1] if len(uses) > 1 else None
    return (
        there_is("seat", as_=name, other_than=other, **where)
        if positive
        else there_is_no("seat", other_than=other, **where)
    )


@pytest.mark.parametrize(
    ("literals", "together", "parts"),
    [
        pytest.param([_names("a"), _names("b")], (), [((0,), ()), ((1,), ())], id="apart"),
        pytest.param([_names("a"), _names("b", "a")], (), [((0, 1), ())], id="joined"),
        pytest.param(
            [_names("a"), _names("b"), _names("c", "a", "b")], (), [((0, 1, 2), ())], id="joined by a third"
        ),
        pytest.param(
            [_names("a"), _names(None, positive=False)], (), [((0,), ()), ((), (1,))], id="a denial apart"
        ),
        pytest.param(
            [_names("a"), _names(None, "a", positive=False)], (), [((0,), (1,))], id="a joined denial"
        ),
        pytest.param(
            [_names("a"), _names("b"), _names("c")],
            ("a", "c"),
            [((0, 2), ()), ((1,), ())],
            id="told together",
        ),
    ],
)
def test_literals_that_names_connect_are_one_component(literals, together, parts):
    (way,) = _ways({"all_of": literals})

    assert list(component_parts(way, together)) == parts
