"""Shapley values: how much each of several causes adds to a total, whatever order they come in.

Shapley, L. S. (1953), A value for n-person games. The share of a cause is what it adds, averaged
over all orders in which causes can come; shares add up to the whole.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import combinations
from math import factorial
from typing import TypeVar

Player = TypeVar("Player", bound=Hashable)


def coalitions(players: Sequence[Player]) -> list[frozenset[Player]]:
    """Return every subset of the players, smaller ones first.

    >>> [sorted(one) for one in coalitions("ab")]
    [[], ['a'], ['b'], ['a', 'b']]
    """
    return [frozenset(some) for size in range(len(players) + 1) for some in combinations(players, size)]


def shapley(players: Sequence[Player], value: Mapping[frozenset[Player], Fraction]) -> dict[Player, Fraction]:
    """Return the share of every player, exactly.

    Args:
        value: the value of every coalition of the players, the empty one included.

    >>> worth = {frozenset(): 0, frozenset("a"): 1, frozenset("b"): 2, frozenset("ab"): 6}
    >>> {who: str(share) for who, share in shapley("ab", worth).items()}
    {'a': '5/2', 'b': '7/2'}
    """
    count = len(players)
    shares = {}
    for player in players:
        others = [one for one in players if one != player]
        shares[player] = sum(
            (
                _share_of_orders(len(before), count) * Fraction(value[before | {player}] - value[before])
                for before in coalitions(others)
            ),
            Fraction(0),
        )
    return shares


def _share_of_orders(before: int, count: int) -> Fraction:
    """Return the share of all orders in which exactly these `before` players come before one other."""
    return Fraction(factorial(before) * factorial(count - before - 1), factorial(count))


def adding_up(shares: Iterable[float], total: float, digits: int) -> list[float]:
    """Return shares rounded so that, as printed, they add up to the rounded total.

    What rounding leaves over goes to the shares that rounding wronged most (largest remainders).

    >>> adding_up([1.26, 1.26, 1.26], 3.78, 1)
    [1.3, 1.3, 1.2]
    """
    unit = 10**digits
    exact = [Fraction(str(share)) * unit for share in shares]
    rounded = [round(share) for share in exact]
    left = round(Fraction(str(total)) * unit) - sum(rounded)
    order = sorted(range(len(exact)), key=lambda i: (exact[i] - rounded[i]) * (1 if left > 0 else -1))
    for i in reversed(order[len(order) - abs(left) :] if left else []):
        rounded[i] += 1 if left > 0 else -1
    return [one / unit for one in rounded]
