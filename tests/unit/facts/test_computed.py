"""Computed attributes: exact where all is established and closed, else as wide as what may be true."""

from __future__ import annotations

from typing import Any

import pytest

import build
from hrddeval.facts.computed import ComputedValue, compute
from hrddeval.facts.worlds import MAY, NO, SURE, computed_degree
from hrddeval.model.plan import Between, Known, OneOf
from hrddeval.model.program import HIGHEST
from hrddeval.model.vocabulary import Computed

VOCABULARY = build.vocabulary(
    body=build.kind(track="design", attributes={"name": "text"}),
    seat=build.kind(
        track="design",
        attributes={
            "body": {"type": "reference", "to": "body"},
            "group": build.choice("producers", "state"),
            "votes": "count",
            "part": "share",
        },
    ),
)
MANY = HIGHEST
MILLION = 1_000_000

OURS = {"body": "O1", "group": "producers", "votes": 2}
THEIRS = {"body": "O1", "group": "state", "votes": 6}
ELSEWHERE = {"body": "O9", "group": "producers", "votes": 9}
NO_BODY = {"group": "producers", "votes": 4}
NO_GROUP = {"body": "O1", "votes": 2}
NO_VOTES = {"body": "O1", "group": "producers"}

FUNCTIONS: dict[str, dict[str, Any]] = {
    "count": {"function": "count", "where": {"group": ["producers"]}},
    "sum": {"function": "sum", "value": "votes", "where": {"group": ["producers"]}},
    "share": {"function": "share", "value": "votes", "where": {"group": ["producers"]}},
    "share of seats": {"function": "share", "where": {"group": ["producers"]}},
    "min": {"function": "min", "value": "votes"},
    "max": {"function": "max", "value": "votes"},
    "any": {"function": "any", "where": {"group": ["producers"]}},
    "all": {"function": "all", "where": {"group": ["producers"]}},
}


@pytest.mark.parametrize(
    ("seats", "expected"),
    [
        pytest.param(
            [OURS, THEIRS],
            {"count": (1, 1), "sum": (2, 2), "share": (250_000, 250_000), "share of seats": (500_000, 500_000),
             "min": (2, 2), "max": (6, 6), "any": (1, 1), "all": (0, 0)},
            id="all known",
        ),
        pytest.param(
            [OURS, ELSEWHERE],
            {"count": (1, 1), "sum": (2, 2), "share": (MILLION, MILLION), "min": (2, 2), "max": (2, 2), "all": (1, 1)},
            id="another body's seats do not count",
        ),
        pytest.param(
            [],
            {"count": (0, 0), "sum": (0, 0), "share": (0, MILLION), "min": (0, MANY), "max": (0, MANY),
             "any": (0, 0), "all": (1, 1)},
            id="none at all",
        ),
        pytest.param(
            [OURS, NO_BODY],
            {"count": (1, 2), "sum": (2, 6), "share": (0, MILLION), "min": (2, 2), "max": (2, 4), "any": (1, 1),
             "all": (0, 1)},
            id="one that may belong to it",
        ),
        pytest.param(
            [THEIRS, NO_GROUP],
            {"count": (0, 1), "sum": (0, 2), "share": (0, MILLION), "any": (0, 1), "all": (0, 0)},
            id="one of an unknown group",
        ),
        pytest.param(
            [OURS, NO_VOTES],
            {"count": (2, 2), "sum": (2, MANY), "share": (0, MILLION), "min": (0, 2), "max": (2, MANY)},
            id="one with an unknown number of votes",
        ),
    ],
)  # fmt: skip
def test_over_a_closed_topic_a_value_is_as_exact_as_the_observations(seats, expected):
    for name, interval in expected.items():
        assert _compute(name, seats, closed="seat") == interval, name


@pytest.mark.parametrize(
    ("seats", "expected"),
    [
        pytest.param(
            [OURS, THEIRS],
            {"count": (1, MANY), "sum": (2, MANY), "share": (0, MILLION), "min": (0, 2), "max": (6, MANY),
             "any": (1, 1), "all": (0, 0)},
            id="more may exist",
        ),
        pytest.param([OURS], {"all": (0, 1), "any": (1, 1)}, id="all may fail yet"),
        pytest.param([], {"count": (0, MANY), "any": (0, 1), "all": (0, 1)}, id="nothing is known"),
    ],
)  # fmt: skip
def test_over_an_open_topic_more_may_be_true(seats, expected):
    for name, interval in expected.items():
        assert _compute(name, seats) == interval, name


@pytest.mark.parametrize("standing", ["contested", "alleged"])
@pytest.mark.parametrize(
    ("name", "alone", "beside_a_firm_one"),
    [
        ("count", (0, 1), (1, 2)),
        ("sum", (0, 6), (2, 8)),
        ("share", (0, MILLION), (0, MILLION)),
        ("min", (0, MANY), (2, 2)),
        ("max", (0, MANY), (2, 6)),
        ("any", (0, 1), (1, 1)),
        ("all", (0, 1), (0, 1)),
    ],
)
def test_what_is_not_established_bounds_nothing_for_sure(standing, name, alone, beside_a_firm_one):
    """An alleged seat of the state must not make it certain that not all seats are producers'."""
    function = {**FUNCTIONS[name], "where": {}} if name in ("count", "sum") else FUNCTIONS[name]

    assert (
        _compute(function, [], doubtful=[THEIRS if name != "any" else OURS], standing=standing, closed="seat")
        == alone
    )
    assert (
        _compute(function, [OURS], doubtful=[THEIRS], standing=standing, closed="seat") == beside_a_firm_one
    )


def test_a_share_of_shares_is_counted_in_millionths():
    part = {"function": "sum", "value": "part"}

    assert _compute(part, [{"body": "O1", "part": "1/4"}, {"body": "O1", "part": "50 %"}], closed="seat") == (
        750_000,
        750_000,
    )


def test_a_share_of_no_votes_at_all_is_nothing():
    assert _compute("share", [{**OURS, "votes": 0}], closed="seat") == (0, 0)


@pytest.mark.parametrize(
    ("low", "high", "allowed", "degree"),
    [
        (2, 4, Between(1, 5), SURE),
        (2, 4, Between(2, 4), SURE),
        (2, 4, Between(4, 9), MAY),
        (2, 4, Between(0, 2), MAY),
        (2, 4, Between(5, 9), NO),
        (2, 4, Between(0, 1), NO),
        (1, 1, OneOf(frozenset({"yes"})), SURE),
        (0, 0, OneOf(frozenset({"yes"})), NO),
        (0, 1, OneOf(frozenset({"yes"})), MAY),
        (0, 1, OneOf(frozenset({"yes", "no"})), SURE),
        (3, 3, Known(), SURE),
        (3, 4, Known(), MAY),
    ],
)
def test_a_computed_value_passes_a_test_surely_maybe_or_not(low, high, allowed, degree):
    assert computed_degree(ComputedValue(low, high, ()), allowed) == degree


def _compute(
    function: str | dict[str, Any],
    seats: list[dict[str, Any]],
    *,
    doubtful: list[dict[str, Any]] | None = None,
    standing: str = "alleged",
    closed: str = "",
) -> tuple[int, int]:
    given = FUNCTIONS[function] if isinstance(function, str) else function
    about = build.seen(VOCABULARY, "O1", "body")
    firm = [build.seen(VOCABULARY, f"O{i}", "seat", **one) for i, one in enumerate(seats, 2)]
    weak = [
        build.seen(VOCABULARY, f"O{i}", "seat", standing, **one) for i, one in enumerate(doubtful or (), 20)
    ]
    reading = build.reading(VOCABULARY, about, *firm, *weak, closed=closed)
    found = compute(Computed.model_validate({"of": "seat", "by": "body", **given}), about, reading)
    return found.low, found.high
