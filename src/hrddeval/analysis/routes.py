"""Looks for the sets of changes of least effort that meet demands: exact, and always the same.

Groups of criteria that share changes are answered by the engine, one by one; what their answers add
up to is decided by the rubric's own arithmetic. A choice that straight lines above the rubric let
through, and the rubric does not, tells where to draw the next line.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Protocol

from hrddeval.analysis.above import Line, line_above
from hrddeval.analysis.cheapest import GivenUp, Kept, Priced, Prices, Problem
from hrddeval.analysis.demands import Demands
from hrddeval.analysis.questions import COVERED, DOWN
from hrddeval.analysis.steps import Change
from hrddeval.model.assessment import Holds
from hrddeval.model.choosing import Option
from hrddeval.model.rubric import Rubric
from hrddeval.scoring.intervals import Interval
from hrddeval.scoring.tree import Leaf, NodeScore, score_tree

#: Two scores that differ by less are one.
_STEP = Fraction(1, 10**6)

#: A demand: the coverage of a group, or one of the lines above its score.
_Row = tuple[str, int | None]
#: Demands, and what is lacking of each.
_Asked = tuple[tuple[_Row, ...], tuple[Fraction, ...]]
#: The criteria of a group and the changes that matter to it.
Group = tuple[tuple[str, ...], tuple[Change, ...]]


@dataclass(frozen=True)
class Route:
    """A set of changes, its effort, and the level of every criterion and the score of every group it leads to."""

    changes: frozenset[str]
    effort: int
    levels: Mapping[str, int]
    covered: frozenset[str]
    down: frozenset[str]
    scored: NodeScore

    def score(self, group: str) -> Fraction:
        node = next(node for node in self.scored.walk() if node.id == group)
        assert node.score is not None
        return node.score.supported


class Answers(Protocol):
    """What a group of criteria has to say: its options when only some of its changes are allowed, by id."""

    def among(self, allowed: Collection[str]) -> tuple[Option, ...]: ...


class Routes:
    """Finds routes on one ground. `ask` puts a group to the engine, given its criteria and its changes."""

    def __init__(
        self,
        rubric: Rubric,
        weights: Mapping[str, Fraction],
        leaves: Mapping[str, Leaf],
        flags: Sequence[str],
        groups: Sequence[Group],
        ask: Callable[[Sequence[str], Sequence[Change]], Answers],
    ) -> None:
        self._rubric, self._weights, self._leaves, self._flags = rubric, weights, leaves, flags
        self._groups, self._ask = groups, ask
        self._ids = [frozenset([change.id for change in changes]) for _, changes in groups]
        self._asked: dict[int, Answers] = {}
        self._answers: dict[tuple[int, frozenset[str]], tuple[Option, ...]] = {}
        self._lines: dict[str, list[Line]] = {}
        self._table: dict[tuple[int, frozenset[str], tuple[_Row, ...]], list[Priced]] = {}
        self._kept = Kept()
        self._prices: dict[_Asked, Prices] = {}
        self._columns: dict[tuple[int, frozenset[str], _Row], list[Fraction]] = {}

    def options(self, number: int, without: frozenset[str]) -> tuple[Option, ...]:
        """Return the options of a group when some changes are left out."""
        criteria, changes = self._groups[number]
        left_out = without & self._ids[number]
        key = (number, left_out)
        if key not in self._answers:
            if number not in self._asked:
                self._asked[number] = self._ask(criteria, changes)
            allowed = [change.id for change in changes if change.id not in left_out]
            self._answers[key] = self._asked[number].among(allowed)
        return self._answers[key]

    def every_option(self, without: frozenset[str] = frozenset()) -> list[tuple[Option, ...]]:
        """Return the options of every group."""
        return [self.options(number, without) for number in range(len(self._groups))]

    def farthest_level(self, criterion: str) -> int:
        """Return the highest level any set of changes takes a criterion to."""
        number = next(n for n, (criteria, _) in enumerate(self._groups) if criterion in criteria)
        return max(_level(option, criterion) for option in self.options(number, frozenset()))

    def route(self, options: Iterable[Option]) -> Route:
        """Return where one option from each group leads."""
        chosen = tuple(options)
        outcomes = frozenset().union(*(option.outcomes for option in chosen))
        levels: dict[str, int] = {}
        for option, (criteria, _) in zip(chosen, self._groups, strict=True):
            levels |= {name: _level(option, name) for name in criteria}
        covered = frozenset(
            name for name in levels if self._leaves[name].covered or (name, COVERED) in outcomes
        )
        down = frozenset(flag for flag in self._flags if (flag, DOWN) in outcomes)
        top = self._rubric.level_values[-1]
        leaves = {
            name: Leaf(Interval(self._rubric.level_values[levels[name]], top), name in covered)
            if name in levels and leaf.score is not None
            else leaf
            for name, leaf in self._leaves.items()
        }
        flags = {flag: Holds.ABSENT if flag in down else Holds.CONTESTED for flag in self._flags}
        scored = score_tree(self._rubric, leaves, flags, self._weights)
        return Route(
            changes=frozenset().union(*(option.chosen for option in chosen)),
            effort=sum(option.effort for option in chosen),
            levels=levels,
            covered=covered,
            down=down,
            scored=scored,
        )

    @cached_property
    def start(self) -> Route:
        """Where no change leads: what is so now."""
        return self.route(options[0] for options in self.every_option())

    def cheapest(
        self, demands: Demands, *, without: frozenset[str] = frozenset(), most: int | None = None
    ) -> Route | None:
        """Return the route of least effort that meets demands; None where there is none within `most`.

        Raises:
            GivenUp: the search takes too long.
        """

        def solve(problem: Problem, asked: _Asked, limit: int) -> tuple[int, ...] | None:
            self._prices[asked] = problem.prices()
            return problem.cheapest(self._prices[asked], limit)

        return self._meeting(demands, without, most, solve)

    def least_effort(
        self, demands: Demands, *, without: frozenset[str] = frozenset(), most: int | None = None
    ) -> int | None:
        """Return the effort of the cheapest route, as `cheapest` does; sooner where it was asked for before.

        Raises:
            GivenUp: the search takes too long.
        """

        def solve(problem: Problem, asked: _Asked, limit: int) -> tuple[int, ...] | None:
            return problem.cheapest(self._prices_for(problem, asked), limit)

        try:
            route = self._meeting(demands, without, most, solve)
        except GivenUp:  # prices that were made for other options may be bad ones
            route = self.cheapest(demands, without=without, most=most)
        return route.effort if route is not None else None

    def _prices_for(self, problem: Problem, asked: _Asked) -> Prices:
        if asked not in self._prices:
            self._prices[asked] = problem.prices()
        return self._prices[asked]

    def _meeting(
        self,
        demands: Demands,
        without: frozenset[str],
        most: int | None,
        solve: Callable[[Problem, _Asked, int], tuple[int, ...] | None],
    ) -> Route | None:
        """Return the route that some way to solve problems leads to, once lines and rubric agree."""
        every = self.every_option(without)
        limit = most if most is not None else sum(max(o.effort for o in options) for options in every)
        for group in demands.scores:
            if group not in self._lines:
                self._lines[group] = [line_above(self._rubric, _node(self.start.scored, group))]
        while True:
            asks = [(line, least) for group, least in demands.scores.items() for line in self._lines[group]]
            rows: list[_Row] = [
                (group, place) for group in demands.scores for place in range(len(self._lines[group]))
            ]
            rows += [(group, None) for group in demands.coverage]
            table = [self._priced(number, without, rows) for number in range(len(self._groups))]
            lacking = [*(least - line.constant for line, least in asks), *demands.coverage.values()]
            places = solve(Problem(table, lacking, self._kept), (tuple(rows), tuple(lacking)), limit)
            if places is None:
                return None
            route = self.route(options[place] for options, place in zip(every, places, strict=True))
            short = [group for group, least in demands.scores.items() if route.score(group) < least]
            if not short:
                return route
            for group in short:
                line = line_above(self._rubric, _node(route.scored, group))
                if _value(line, route, self._rubric) >= demands.scores[group]:
                    raise GivenUp  # nearer to the target than rounded roots can tell
                self._lines[group].append(line)

    def highest(self, main: str, budget: int | None = None) -> Route:
        """Return the route to the highest score of a group within a budget, of least effort among those.

        Raises:
            GivenUp: the search takes too long.
        """
        top = self._everything() if budget is None else None
        if top is not None:
            found = self.cheapest(
                Demands(main, {main: max(top.score(main) - _STEP / 2, Fraction(0))}, {}, None, None)
            )
            return found or top
        best = self.start
        low, high = best.score(main), Fraction(100)
        while high - low > _STEP:
            middle = (low + high) / 2 if high - low > 1 else low + _STEP
            found = self.cheapest(Demands(main, {main: middle}, {}, None, None), most=budget)
            if found is None:
                if high - low <= 1:
                    break
                high = middle
            else:
                best, low = found, found.score(main)
        return best

    def _everything(self) -> Route | None:
        """Return the route on which all comes about that any set of changes brings about; None if no one set does."""
        chosen = []
        for options in self.every_option():
            whole = frozenset().union(*(option.outcomes for option in options))
            best = next((option for option in options if option.outcomes == whole), None)
            if best is None:
                return None
            chosen.append(best)
        return self.route(chosen)

    def _priced(self, number: int, without: frozenset[str], rows: Sequence[_Row]) -> list[Priced]:
        """Return the options of a group with what each gives towards every line and every coverage."""
        key = (number, without & self._ids[number], tuple(rows))
        if key not in self._table:
            columns = [self._column(number, without, row) for row in rows]
            self._table[key] = [
                Priced(option.effort, tuple([column[place] for column in columns]))
                for place, option in enumerate(self.options(number, without))
            ]
        return self._table[key]

    def _column(self, number: int, without: frozenset[str], row: _Row) -> list[Fraction]:
        criteria, _ = self._groups[number]
        key = (number, without & self._ids[number], row)
        if key not in self._columns:
            group, place = row
            options = self.options(number, without)
            if place is None:
                shares = _shares(_node(self.start.scored, group))
                self._columns[key] = [self._looked_at(option, criteria, shares) for option in options]
            else:
                line = self._lines[group][place]
                self._columns[key] = [self._gain(option, criteria, line) for option in options]
        return self._columns[key]

    def _gain(self, option: Option, criteria: Sequence[str], line: Line) -> Fraction:
        values = self._rubric.level_values
        gained = sum(
            (line.weights[name] * values[_level(option, name)] for name in criteria if name in line.weights),
            Fraction(0),
        )
        return gained + sum(
            (w for flag, w in line.down.items() if (flag, DOWN) in option.outcomes), Fraction(0)
        )

    def _looked_at(self, option: Option, criteria: Sequence[str], shares: Mapping[str, Fraction]) -> Fraction:
        return sum(
            (
                shares[name]
                for name in criteria
                if name in shares and (self._leaves[name].covered or (name, COVERED) in option.outcomes)
            ),
            Fraction(0),
        )


def _level(option: Option, criterion: str) -> int:
    return max((number for name, number in option.outcomes if name == criterion and number > 0), default=0)


def _value(line: Line, route: Route, rubric: Rubric) -> Fraction:
    """Return the height of a line above a route."""
    gained = sum(
        (weight * rubric.level_values[route.levels[name]] for name, weight in line.weights.items()),
        Fraction(0),
    )
    return (
        line.constant + gained + sum((w for flag, w in line.down.items() if flag in route.down), Fraction(0))
    )


def _node(scored: NodeScore, group: str) -> NodeScore:
    return next(node for node in scored.walk() if node.id == group)


def _shares(node: NodeScore) -> dict[str, Fraction]:
    """Return the share of each criterion in the weight of a group."""
    leaves = [leaf for leaf in node.walk() if leaf.node.criterion is not None and leaf.weight]
    whole: Fraction = sum((leaf.weight for leaf in leaves), Fraction(0))
    return {leaf.id: leaf.weight / whole for leaf in leaves}
