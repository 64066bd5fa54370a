"""The cheapest choice of one option each: against trying them all, and honest about giving up."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from random import Random

import pytest

from hrddeval.analysis import cheapest as module
from hrddeval.analysis.cheapest import GivenUp, Priced, cheapest


def _groups(random: Random, demands: int) -> list[list[Priced]]:
    return [
        [
            Priced(
                random.randint(0, 6),
                tuple(Fraction(random.randint(0, 12), random.randint(1, 4)) for _ in range(demands)),
            )
            for _ in range(random.randint(1, 5))
        ]
        for _ in range(random.randint(1, 5))
    ]


@pytest.mark.parametrize("seed", range(60))
def test_nothing_cheaper_meets_the_demands(seed: int) -> None:
    random = Random(seed)
    demands = random.randint(1, 3)
    groups = _groups(random, demands)
    asked = [Fraction(random.randint(0, 20)) for _ in range(demands)]

    found = cheapest(groups, asked, 1000)

    costs = [
        sum(option.cost for option in choice)
        for choice in product(*groups)
        if all(sum(option.gains[r] for option in choice) >= asked[r] for r in range(demands))
    ]
    assert (found is None) == (not costs)
    if found is not None:
        chosen = [options[place] for options, place in zip(groups, found, strict=True)]
        assert sum(option.cost for option in chosen) == min(costs)
        assert all(sum(option.gains[r] for option in chosen) >= asked[r] for r in range(demands))
        assert cheapest(groups, asked, min(costs)) is not None
        assert cheapest(groups, asked, min(costs) - 1) is None


def test_it_gives_up_rather_than_guess(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_LOOKED_AT", 3)
    groups = [[Priced(0, (Fraction(0),)), Priced(1, (Fraction(number + 1, 7),))] for number in range(12)]

    with pytest.raises(GivenUp):
        cheapest(groups, [Fraction(11)], 1000)
