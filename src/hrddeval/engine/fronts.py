"""Answers a question with choices: for every combination of outcomes worth having, the cheapest sets that give it.

Runs the rules of the program as they are; only facts depend on what is chosen. Slices to which few
choices matter are answered one by one, for every set of those choices; what fits together, and is not
beaten, is then worked out here. A question that does not come apart is optimised as a whole.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from hrddeval.engine.asp import best_models
from hrddeval.engine.asp_questions import cost_lines, question_lines
from hrddeval.engine.factors import Factor, factors_of
from hrddeval.model.choosing import Option, Question, TooManyOptions

#: More trade-offs than this within one group of criteria are not listed.
MOST_OPTIONS = 400
#: Partial sets at a time before a question is rather optimised as a whole.
MOST_AT_ONCE = 20_000

#: A set of choices that may still become an option: effort, number of choices, the choices, the outcomes.
_Partial = tuple[int, int, int, int]


class Fronts:
    """The answers to one question, for all its choices or some of them."""

    def __init__(self, question: Question) -> None:
        self._question = question
        self._factors = factors_of(question)

    def among(self, allowed: Collection[str]) -> tuple[Option, ...]:
        """Return the cheapest sets of allowed choices for each combination of outcomes that no other beats.

        A combination is beaten when another has all its outcomes, and costs less or has more. Cost is
        effort, then the number of choices. Nothing is left out, so no cheaper set exists. The cheapest
        come first, and of those that cost the same the ones that reach most.

        Raises:
            TooManyOptions: there are more than `MOST_OPTIONS`.
            hrddeval.engine.port.EngineFault: the solver refuses the program.
        """
        choices = self._question.choices
        mask = sum([1 << i for i, one in enumerate(choices) if one.id in allowed])
        efforts = [one.effort for one in choices]
        found = _unbeaten_sets(self._factors, efforts, mask) if self._factors is not None else None
        if found is None:
            return optimised(replace(self._question, choices=tuple([c for c in choices if c.id in allowed])))
        if len(found) > MOST_OPTIONS:
            raise TooManyOptions
        names = [one.name for one in self._question.outcomes]
        return tuple(
            [
                Option(
                    frozenset([choices[i].id for i in _bits(c)]),
                    effort,
                    frozenset([names[i] for i in _bits(r)]),
                )
                for effort, _, c, r in found
            ]
        )


def front(question: Question) -> tuple[Option, ...]:
    """Return the answer for all choices of a question; see `Fronts.among`."""
    return Fronts(question).among([one.id for one in question.choices])


def optimised(question: Question) -> tuple[Option, ...]:
    """Return the same, found by optimisation over all choices at once.

    Raises:
        TooManyOptions, hrddeval.engine.port.EngineFault: see `Fronts.among`.
    """
    lines = [*question_lines(question), *cost_lines(question)]
    efforts = [one.effort for one in question.choices]
    options: list[Option] = []
    for chosen, reached in best_models("\n".join(lines), len(question.outcomes)):
        names = frozenset(question.choices[i].id for i in chosen)
        outcomes = frozenset(question.outcomes[i].name for i in reached)
        options.append(Option(names, sum(efforts[i] for i in chosen), outcomes))
        if len(options) > MOST_OPTIONS:
            raise TooManyOptions
    return tuple(options)


def _unbeaten_sets(factors: Sequence[Factor], efforts: Sequence[int], mask: int) -> list[_Partial] | None:
    """Return the sets of choices within `mask` that no other beats, in order; None where too many are in between.

    Factors are taken in one by one. Of the sets that agree on all choices that later factors look at, one
    that is beaten now stays beaten: whatever is added to it can be added to the other.
    """
    ordered = _ordered(factors)
    partial: list[_Partial] = [(0, 0, 0, 0)]
    met = 0
    for place, factor in enumerate(ordered):
        shared = factor.scope & met
        fitting: dict[int, list[_Partial]] = {}
        for chosen, reached in factor.rows:
            if not chosen & ~mask:
                new = _bits(chosen & ~shared)
                row = (sum([efforts[i] for i in new]), len(new), chosen, reached)
                fitting.setdefault(chosen & shared, []).append(row)
        met |= factor.scope
        ahead = 0
        for later in ordered[place + 1 :]:
            ahead |= later.scope
        ahead &= met
        alike: dict[int, list[_Partial]] = {}
        count = 0
        for effort, number, chosen, reached in partial:
            for more, others, also, so in fitting.get(chosen & shared, ()):
                one = (effort + more, number + others, chosen | also, reached | so)
                alike.setdefault(one[2] & ahead, []).append(one)
                count += 1
        if count > MOST_AT_ONCE:
            return None
        partial = [one for some in alike.values() for one in _unbeaten(some)]
    return sorted(partial, key=lambda one: (*_cost(one), _bits(one[3]), _bits(one[2])))


def _ordered(factors: Sequence[Factor]) -> list[Factor]:
    """Return factors so that each shares as much as possible with those before it."""
    left = sorted(factors, key=lambda one: (one.scope, one.rows))
    ordered: list[Factor] = []
    met = 0
    while left:
        following = max(
            left, key=lambda one: ((one.scope & met).bit_count(), -(one.scope & ~met).bit_count())
        )
        left.remove(following)
        ordered.append(following)
        met |= following.scope
    return ordered


def _cost(one: _Partial) -> tuple[int, int, int]:
    return one[0], one[1], -one[3].bit_count()


def _unbeaten(sets: list[_Partial]) -> list[_Partial]:
    """Return the sets whose outcomes are not all reached by another one that costs less or reaches more."""
    if len(sets) == 1:
        return sets
    kept: list[_Partial] = []
    cheaper: list[int] = []  # what those kept that cost less reach, no part of what others of them reach
    known: set[int] = set()
    level: set[int] = set()
    cost = None
    for one in sorted(sets, key=_cost):
        if _cost(one) != cost:
            cheaper = [*level, *(other for other in cheaper if all(other & ~more for more in level))]
            known |= level
            level, cost = set(), _cost(one)
        reached = one[3]
        if reached not in known and reached not in [reached & other for other in cheaper]:
            kept.append(one)
            level.add(reached)
    return kept


def _bits(number: int) -> list[int]:
    """Return the places of the bits of a number, lowest first."""
    return [place for place in range(number.bit_length()) if number >> place & 1]
