"""How a reading is written down for the engines: one flat fact per observation and open topic."""

from __future__ import annotations

import pytest

import build
from build import there_is, there_is_no
from hrddeval.facts.worlds import MAY, NO, SURE, topic_of_witness, value_degree, world_of
from hrddeval.model.plan import Between
from hrddeval.model.program import HIGHEST, LOWEST, UNKNOWN
from hrddeval.model.values import parse_value
from hrddeval.model.vocabulary import Attribute
from hrddeval.rules.compile import compile_rules
from hrddeval.rules.emitter import WORLD

VOCABULARY = build.vocabulary(
    body=build.kind(topic_by="function", attributes={"function": build.choice("governing", "advisory")}),
    seat=build.kind(
        attributes={
            "body": {"type": "reference", "to": "body"},
            "group": build.choice("producers", "state"),
            "votes": "count",
            "part": "share",
            "since": "date",
            "pay": "money",
            "rights": {"type": "choices", "values": ["speak", "vote"]},
            "paid": "yes_no",
        }
    ),
)


@pytest.mark.parametrize(
    ("tests", "given", "expected"),
    [
        pytest.param({"group": {"is": "state"}}, {"group": "state"}, {"t:group = state": SURE}, id="is"),
        pytest.param(
            {"group": {"is": "state"}}, {"group": "producers"}, {"t:group = state": NO}, id="is not"
        ),
        pytest.param({"group": {"is": "state"}}, {}, {"t:group = state": MAY}, id="unknown"),
        pytest.param(
            {"group": {"one_of": ["state", "producers"]}},
            {},
            {"t:group = producers|state": MAY},
            id="any value will do, but none is given",
        ),
        pytest.param({"paid": {"is": "yes"}}, {"paid": "no"}, {"t:paid = yes": NO}, id="yes or no"),
        pytest.param(
            {"rights": {"includes": "vote"}},
            {"rights": ["vote", "speak"]},
            {"t:rights has vote": SURE},
            id="has",
        ),
        pytest.param(
            {"rights": {"includes": "vote"}}, {"rights": ["speak"]}, {"t:rights has vote": NO}, id="has not"
        ),
        pytest.param({"rights": {"includes": "vote"}}, {}, {"t:rights has vote": MAY}, id="may have"),
        pytest.param({"pay": {"is_known": "yes"}}, {"pay": "12 USD"}, {"t:pay known": SURE}, id="known"),
        pytest.param({"pay": {"is_known": "yes"}}, {}, {"t:pay known": MAY}, id="not known"),
        pytest.param({"votes": {"at_least": 2}}, {"votes": 3}, {"l:votes": 3, "h:votes": 3}, id="count"),
        pytest.param({"votes": {"at_least": 2}}, {}, {"l:votes": LOWEST, "h:votes": HIGHEST}, id="any count"),
        pytest.param(
            {"part": {"at_least": "1/3"}}, {"part": "1/3"}, {"l:part": 333_333, "h:part": 333_333}, id="share"
        ),
        pytest.param(
            {"part": {"at_least": "1/3"}}, {}, {"l:part": LOWEST, "h:part": HIGHEST}, id="any share"
        ),
        pytest.param(
            {"since": {"later_than": "2018"}},
            {"since": "2020"},
            {"l:since": 737425, "h:since": 737790},
            id="year",
        ),
        pytest.param(
            {"since": {"later_than": "2018"}}, {}, {"l:since": LOWEST, "h:since": HIGHEST}, id="any date"
        ),
        pytest.param(
            {"pay": {"at_least": 5}}, {"pay": "12 USD"}, {"l:pay": LOWEST, "h:pay": HIGHEST}, id="money"
        ),
    ],
)
def test_tests_become_columns(tests, given, expected):
    compiled = compile_rules(VOCABULARY, [build.criterion(levels={1: there_is("seat", **tests)})], [])
    read = build.reading(VOCABULARY, build.seen(VOCABULARY, "O1", "seat", **given), closed="all")

    facts = world_of(read, "w", VOCABULARY, compiled).facts

    (seat,) = [fact for fact in facts if fact.predicate == "seat"]
    cells = dict(zip(compiled.program.columns["seat"], seat.values, strict=True))
    assert {name: cells[name] for name in expected} == expected
    assert cells["x"] == "O1"


def test_an_open_topic_is_a_witness_that_knows_only_its_topic():
    compiled = compile_rules(
        VOCABULARY, [build.criterion(levels={1: there_is("body", function="governing")})], []
    )

    facts = world_of(build.reading(VOCABULARY), "w", VOCABULARY, compiled).facts

    rows = {fact.values for fact in facts if fact.predicate == "body"}
    place = compiled.program.columns["body"].index
    assert {(row[place("x")], row[place("t:function = governing")], row[place("w")]) for row in rows} == {
        ("?body.governing", SURE, 0),
        ("?body.advisory", NO, 0),
    }
    assert WORLD in {fact.predicate for fact in facts}


def test_kinds_told_apart_have_two_witnesses():
    two = {"all_of": [there_is("seat", as_="a"), there_is("seat", other_than="a")]}
    compiled = compile_rules(VOCABULARY, [build.criterion(levels={1: two})], [])

    facts = world_of(build.reading(VOCABULARY), "w", VOCABULARY, compiled).facts

    place = compiled.program.columns["seat"].index("x")
    assert {fact.values[place] for fact in facts if fact.predicate == "seat"} == {"?seat", "?seat'"}
    assert topic_of_witness("?seat'") == topic_of_witness("?seat") == "seat"
    assert topic_of_witness("O1") is None


def test_a_value_that_is_not_given_joins_as_unknown():
    when = {"all_of": [there_is("body", as_="board"), there_is_no("seat", body={"same_as": "board"})]}
    compiled = compile_rules(VOCABULARY, [build.criterion(levels={1: when})], [])
    seats = (build.seen(VOCABULARY, "O1", "seat"), build.seen(VOCABULARY, "O2", "seat", body="O9"))

    facts = world_of(build.reading(VOCABULARY, *seats, closed="all"), "w", VOCABULARY, compiled).facts

    column = compiled.program.columns["seat"].index("v:body")
    assert {fact.values[column] for fact in facts if fact.predicate == "seat"} == {UNKNOWN, "O9"}


def test_kinds_that_no_rule_asks_for_are_left_out():
    compiled = compile_rules(VOCABULARY, [build.criterion(levels={1: there_is("body")})], [])
    read = build.reading(VOCABULARY, build.seen(VOCABULARY, "O1", "seat"))

    assert {fact.predicate for fact in world_of(read, "w", VOCABULARY, compiled).facts} == {WORLD, "body"}


def test_an_amount_compares_only_in_the_currency_of_its_attribute():
    """What explains a verdict and what the engines compare read a value by the same function."""
    dollars = Attribute(type="money", label="Fee", currency="USD")

    assert value_degree(parse_value(dollars, "12 USD"), Between(5, 20)) == SURE
    assert value_degree(parse_value(dollars, "30 USD"), Between(5, 20)) == NO
    assert value_degree(parse_value(dollars, "12 EUR"), Between(5, 20)) == MAY
    assert value_degree(None, Between(5, 20)) == MAY
