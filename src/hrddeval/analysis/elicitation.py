"""What a group of people answered when they were asked for weights: each person's weights, the group's, the spread.

Two ways of asking. *Budget allocation*: everybody lays the same number of stones on the things that are
weighed; a weight is a share of the stones. *Pairwise comparison*: of every two things everybody says which
counts more, and whether much more; a person's weights are the row geometric means of the ratios (Crawford
and Williams 1985), `more` standing for twice and `much more` for four times as much.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from math import prod
from statistics import quantiles

from hrddeval.analysis.shapley import adding_up

#: How many times as much each answer to a pair stands for.
RATIOS: Mapping[int, float] = {2: 4.0, 1: 2.0, 0: 1.0, -1: 1 / 2, -2: 1 / 4}
#: With fewer people the spread is not given: it would tell who answered what.
FEWEST = 3
#: Decimal places of a group's weights.
PLACES = 3

#: Weights by id, adding up to 1.
Weights = Mapping[str, float]
#: Answers to pairs: positive where the first of the two counts more.
Pairs = Mapping[tuple[str, str], int]


@dataclass(frozen=True)
class GroupWeights:
    """The weights of a group: means that add up to 1, and for each the middle half of its people.

    `apart` is the mean over people of the share of all weight they would have to move to agree with the
    group (half the sum of absolute differences; 0 to 1). `spread` and `apart` are None for fewer than
    `FEWEST` people.
    """

    people: int
    weights: Mapping[str, Fraction]
    spread: Mapping[str, tuple[float, float]] | None
    apart: float | None


def from_budget(stones: Mapping[str, int]) -> dict[str, float]:
    """Return a person's weights.

    >>> from_budget({"voice": 15, "pay": 5})
    {'voice': 0.75, 'pay': 0.25}
    """
    whole = sum(stones.values())
    return {name: count / whole for name, count in stones.items()}


def from_pairs(names: Sequence[str], answers: Pairs) -> dict[str, float]:
    """Return a person's weights: row geometric means of the ratios, adding up to 1.

    >>> {name: round(w, 3) for name, w in from_pairs(["voice", "pay"], {("voice", "pay"): 2}).items()}
    {'voice': 0.8, 'pay': 0.2}
    """
    means = {
        name: prod(_ratio(name, other, answers) for other in names) ** (1 / len(names)) for name in names
    }
    whole = sum(means.values())
    return {name: mean / whole for name, mean in means.items()}


def _ratio(name: str, other: str, answers: Pairs) -> float:
    if name == other:
        return 1.0
    return RATIOS[answers[name, other]] if (name, other) in answers else RATIOS[-answers[other, name]]


def circles(names: Sequence[str], answers: Pairs) -> list[tuple[str, str, str]]:
    """Return the triads a person went round in: A before B, B before C, C before A (Kendall and Smith 1940).

    >>> circles("abc", {("a", "b"): 1, ("b", "c"): 1, ("a", "c"): -1})
    [('a', 'b', 'c')]
    """
    return [
        (one, two, three)
        for one, two, three in combinations(names, 3)
        if {_ratio(a, b, answers) > 1 for a, b in ((one, two), (two, three), (three, one))} == {True}
        or {_ratio(a, b, answers) < 1 for a, b in ((one, two), (two, three), (three, one))} == {True}
    ]


def of_group(people: Sequence[Weights]) -> GroupWeights:
    """Return the weights of a group in which everybody counts the same: means over people.

    Means are rounded to `PLACES` decimals so that they still add up to exactly 1.
    """
    names = list(people[0])
    means = {name: sum(one[name] for one in people) / len(people) for name in names}
    rounded = adding_up([round(mean, 9) for mean in means.values()], 1, PLACES)
    weights = {name: Fraction(str(weight)) for name, weight in zip(names, rounded, strict=True)}
    if len(people) < FEWEST:
        return GroupWeights(len(people), weights, None, None)
    spread = {name: _middle_half([one[name] for one in people]) for name in names}
    apart = sum(sum(abs(one[name] - means[name]) for name in names) / 2 for one in people) / len(people)
    return GroupWeights(len(people), weights, spread, apart)


def _middle_half(values: Sequence[float]) -> tuple[float, float]:
    low, _, high = quantiles(values, n=4, method="inclusive")
    return round(low, PLACES), round(high, PLACES)
