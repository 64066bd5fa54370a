"""Initiatives stand in groups that the evidence can tell apart; nobody is ranked without ground."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from hrddeval.scoring.comparison import compare


def _results(**scores: tuple[float, float] | None) -> list[Any]:
    return [
        SimpleNamespace(
            id=name,
            overall=SimpleNamespace(
                supported=ends[0] if ends else 0.0,
                possible=ends[1] if ends else 100.0,
                placed=ends is not None,
            ),
        )
        for name, ends in scores.items()
    ]


@pytest.mark.parametrize(
    ("scores", "groups", "places"),
    [
        pytest.param({}, [], {}, id="nobody"),
        pytest.param({"a": (10, 90)}, ["a"], {"a": (1, 1)}, id="one alone"),
        pytest.param({"a": (60, 80), "b": (20, 60)}, ["ab"], {"a": (1, 2), "b": (1, 2)}, id="could just reach the leader"),
        pytest.param({"a": (60, 80), "b": (20, 59)}, ["a", "b"], {"a": (1, 1), "b": (2, 2)}, id="cannot reach the leader"),
        pytest.param(
            {"a": (60, 80), "b": (20, 70), "c": (10, 30)}, ["ab", "c"], {"a": (1, 2), "b": (1, 3), "c": (2, 3)}, id="three"
        ),
        pytest.param({"a": (50, 50), "b": (50, 50)}, ["ab"], {"a": (1, 2), "b": (1, 2)}, id="equal"),
        pytest.param(
            {"b": (50, 60), "a": (50, 60), "c": (50, 90)}, ["cab"], {"a": (1, 3), "b": (1, 3), "c": (1, 3)},
            id="the leader could reach most, then by name",
        ),
        pytest.param({"a": (70, 70), "b": (40, 45), "c": (42, 60)}, ["a", "cb"], {"a": (1, 1), "b": (2, 3), "c": (2, 3)},
                     id="a second group with a leader of its own"),
    ],
)  # fmt: skip
def test_a_group_is_everyone_who_could_reach_its_leader(scores, groups, places):
    found = compare(_results(**scores))

    assert ["".join(group.members) for group in found.groups] == groups
    assert [group.leader for group in found.groups] == [group[0] for group in groups]
    assert found.places == places


def test_who_is_not_placed_is_listed_apart_and_counts_against_nobody():
    found = compare(_results(a=(60, 80), b=None, c=None))

    assert found.not_placed == ("b", "c")
    assert found.places == {"a": (1, 1)}
