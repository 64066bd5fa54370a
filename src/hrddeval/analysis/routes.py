"""Looks for the sets of changes of least effort that meet demands: exact, and always the same.

Groups of criteria that share changes are answered by the engine, one by one; what their answers add
up to is decided by the rubric's own arithmetic. A choice that straight lines above the rubric let
through, and the rubric does not, tells where to draw the next line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from hrddeval.analysis.above import Line, line_above
from hrddeval.analysis.answered import Answered, Answers, Group, level_in
from hrddeval.analysis.cheapest import GivenUp, Kept, Prices, Problem
from hrddeval.analysis.demands import Demands
from hrddeval.analysis.gains import Gains, Row, node_of
from hrddeval.analysis.questions import COVERED, DOWN
from hrddeval.analysis.steps import Change
from hrddeval.model.choosing import Option
from hrddeval.model.finding import Holds
from hrddeval.model.rubric import Aggregation, Node, Rubric
from hrddeval.scoring.intervals import Interval
from hrddeval.scoring.tree import Leaf, NodeScore, score_tree

#: Two scores that differ by less are one.
_STEP = Fraction(1, 10**6)

#: Demands, and what is lacking of each.
_Asked = tuple[tuple[Row, ...], tuple[Fraction, ...]]


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
        self.answered = Answered(groups, ask)
        self._gains = Gains(rubric, leaves, self.answered)
        self._lines: dict[str, list[Line]] = {}
        self._kept = Kept()
        self._prices: dict[_Asked, Prices] = {}

    def route(self, options: Iterable[Option]) -> Route:
        """Return where one option from each group leads."""
        chosen = tuple(options)
        outcomes = frozenset().union(*(option.outcomes for option in chosen))
        levels: dict[str, int] = {}
        for option, criteria in zip(chosen, self.answered.criteria, strict=True):
            levels |= {name: level_in(option, name) for name in criteria}
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
        return self.route(options[0] for options in self.answered.every())

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
        """Return the effort of the cheapest route, as `cheapest` does; sooner where much the same was asked before.

        Only where one line is the score itself: elsewhere the lines that are drawn on the way decide which of
        several equal routes is found next.

        Raises:
            GivenUp: the search takes too long.
        """

        def solve(problem: Problem, asked: _Asked, limit: int) -> tuple[int, ...] | None:
            return problem.cheapest(self._prices_for(problem, asked), limit)

        if not self._is_straight:
            route = self.cheapest(demands, without=without, most=most)
            return route.effort if route is not None else None
        try:
            route = self._meeting(demands, without, most, solve)
        except GivenUp:  # prices that were made for other options may be bad ones
            route = self.cheapest(demands, without=without, most=most)
        return route.effort if route is not None else None

    @cached_property
    def _is_straight(self) -> bool:
        """Whether scores are sums: all means are arithmetic, and no flag that a gate hangs on is ever up."""
        every = self.answered.every()
        return is_arithmetic(self._rubric.tree) and all(
            any(all((flag, DOWN) in option.outcomes for option in options) for options in every)
            for flag in self._flags
        )

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
        every = self.answered.every(without)
        limit = most if most is not None else sum(max(o.effort for o in options) for options in every)
        for group in demands.scores:
            if group not in self._lines:
                self._lines[group] = [line_above(self._rubric, node_of(self.start.scored, group))]
        while True:
            asks = [(line, least) for group, least in demands.scores.items() for line in self._lines[group]]
            rows: list[Row] = [
                (group, place) for group in demands.scores for place in range(len(self._lines[group]))
            ]
            rows += [(group, None) for group in demands.coverage]
            table = [
                self._gains.priced(number, without, rows, self._lines, self.start.scored)
                for number in range(len(every))
            ]
            lacking = [*(least - line.constant for line, least in asks), *demands.coverage.values()]
            places = solve(Problem(table, lacking, self._kept), (tuple(rows), tuple(lacking)), limit)
            if places is None:
                return None
            route = self.route(options[place] for options, place in zip(every, places, strict=True))
            short = [group for group, least in demands.scores.items() if route.score(group) < least]
            if not short:
                return route
            for group in short:
                line = line_above(self._rubric, node_of(route.scored, group))
                if _value(line, route, self._rubric) >= demands.scores[group]:
                    raise GivenUp  # nearer to the target than rounded roots can tell
                self._lines[group].append(line)

    def highest(self, main: str, budget: int | None = None) -> Route:
        """Return the route to the highest score of a group within a budget, of least effort among those.

        Raises:
            GivenUp: the search takes too long.
        """
        whole = self.answered.whole() if budget is None else None
        if whole is not None:
            top = self.route(whole)
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


def _value(line: Line, route: Route, rubric: Rubric) -> Fraction:
    """Return the height of a line above a route."""
    gained = sum(
        (weight * rubric.level_values[route.levels[name]] for name, weight in line.weights.items()),
        Fraction(0),
    )
    return (
        line.constant + gained + sum((w for flag, w in line.down.items() if flag in route.down), Fraction(0))
    )


def is_arithmetic(node: Node) -> bool:
    """Tell whether all means below a node are arithmetic."""
    return node.aggregation is Aggregation.ARITHMETIC and all(is_arithmetic(child) for child in node.groups)
