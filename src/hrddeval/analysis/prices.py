"""Prices on demands that make a bound on costs high; see `cheapest`. Any prices give a true bound."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from operator import mul, sub

#: Steps towards better prices, and what float arithmetic may get wrong in a bound.
STEPS, SLACK = 150, 1e-6

#: An option: cost, gains in whole units, its place in the group.
Row = tuple[int, tuple[int, ...], int]


def good_prices(groups: Sequence[Sequence[Row]], lacking: Sequence[int]) -> list[float]:
    """Return prices that make the bound high.

    Demands that every choice meets never get a price; where all choices meet one alike, only its part in
    the length of a step counts.
    """
    scale = [1.0 / max(abs(b), 1) for b in lacking]
    needs = [s * b for s, b in zip(scale, lacking, strict=True)]
    every = [option for options in groups for option in options]
    costs = [float(option[0]) for option in every]
    gains = [[s * option[1][r] for option in every] for r, s in enumerate(scale)]
    ends = list(accumulate(len(options) for options in groups))
    spans = list(zip([0, *ends], ends, strict=False))
    met, alike = _met(gains, needs, spans)
    dear = [r for r in range(len(needs)) if r not in met]
    moving = [r for r in range(len(needs)) if r not in alike]
    slope = [_left([start for start, _ in spans], need, own) for need, own in zip(needs, gains, strict=True)]
    prices = [0.0] * len(needs)
    best, best_prices = float("-inf"), prices
    step = float(sum(max(option[0] for option in options) for options in groups)) / 4
    for number in range(STEPS):
        value = sum([prices[r] * needs[r] for r in dear])
        reduced = _reduced(costs, [(prices[r], gains[r]) for r in dear if prices[r]])
        chosen = []
        for start, end in spans:
            part = reduced[start:end]
            least = min(part)
            value += least
            chosen.append(start + part.index(least))
        for r in moving:
            slope[r] = _left(chosen, needs[r], gains[r])
        if value > best:
            best, best_prices = value, prices
        length = sum(map(mul, slope, slope))
        if length < 1e-12:
            break
        size = step / (1 + number / 4) / length**0.5
        prices = [max(0.0, p + size * x) for p, x in zip(prices, slope, strict=True)]
    return [p * s for p, s in zip(best_prices, scale, strict=True)]


def _met(
    gains: Sequence[list[float]], needs: Sequence[float], spans: Sequence[tuple[int, int]]
) -> tuple[set[int], set[int]]:
    """Return the demands that every choice meets, and those among them that all choices meet alike."""
    met, alike = set(), set()
    for r, (own, need) in enumerate(zip(gains, needs, strict=True)):
        least = [min(own[start:end]) for start, end in spans]
        if sum(least) - need > SLACK:
            met.add(r)
            if all(max(own[start:end]) == x for (start, end), x in zip(spans, least, strict=True)):
                alike.add(r)
    return met, alike


def _left(chosen: Sequence[int], need: float, gains: Sequence[float]) -> float:
    """Return what a choice leaves of a demand."""
    for place in chosen:
        need -= gains[place]
    return need


def _reduced(costs: list[float], priced: Sequence[tuple[float, list[float]]]) -> list[float]:
    """Return the costs of options less what they give at its price; prices of 0 can be left out."""
    if not priced:
        return costs
    (price, gains), *others = priced
    if not others:
        return [cost - price * gain for cost, gain in zip(costs, gains, strict=True)]
    paid = [price * gain for gain in gains]
    for price, gains in others:
        paid = [so_far + price * gain for so_far, gain in zip(paid, gains, strict=True)]
    return list(map(sub, costs, paid))
