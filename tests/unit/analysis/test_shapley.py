"""Shapley values: the axioms, and the mean over all orders done the long way."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from hrddeval.analysis.shapley import adding_up, coalitions, shapley

PLAYERS = "abcd"


def _games() -> st.SearchStrategy[dict[frozenset[str], Fraction]]:
    every = coalitions(PLAYERS)
    values = st.lists(st.integers(-50, 50).map(Fraction), min_size=len(every), max_size=len(every))
    return values.map(lambda found: dict(zip(every, found, strict=True)))


@given(_games())
def test_the_mean_over_all_orders(game: dict[frozenset[str], Fraction]) -> None:
    totals = dict.fromkeys(PLAYERS, Fraction(0))
    orders = list(permutations(PLAYERS))
    for order in orders:
        for place, player in enumerate(order):
            before = frozenset(order[:place])
            totals[player] += game[before | {player}] - game[before]

    assert shapley(PLAYERS, game) == {player: total / len(orders) for player, total in totals.items()}


@given(_games())
def test_shares_add_up(game: dict[frozenset[str], Fraction]) -> None:
    assert sum(shapley(PLAYERS, game).values()) == game[frozenset(PLAYERS)] - game[frozenset()]


def test_who_adds_nothing_gets_nothing() -> None:
    game = {one: Fraction(len(one - {"d"})) for one in coalitions(PLAYERS)}

    assert shapley(PLAYERS, game) == {"a": 1, "b": 1, "c": 1, "d": 0}


@given(st.lists(st.decimals(-40, 40, places=3).map(float), min_size=1, max_size=5))
def test_what_is_printed_adds_up(shares: list[float]) -> None:
    total = float(sum(Fraction(str(share)) for share in shares))

    printed = adding_up(shares, total, 1)

    assert sum(round(one * 10) for one in printed) == round(Fraction(str(total)) * 10)
    assert all(abs(one - share) <= 0.1 + 1e-9 for one, share in zip(printed, shares, strict=True))
