"""What the options of groups give towards demands: lines above the scores of groups of the rubric, and coverage."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from hrddeval.analysis.above import Line
from hrddeval.analysis.answered import Answered, level_in
from hrddeval.analysis.cheapest import Priced
from hrddeval.analysis.questions import COVERED, DOWN
from hrddeval.model.choosing import Option
from hrddeval.model.rubric import Rubric
from hrddeval.scoring.tree import Leaf, NodeScore

#: A demand: the coverage of a group (None), or one of the lines above its score, by its place.
Row = tuple[str, int | None]


class Gains:
    """What every option gives, worked out once for all options that bring about the same."""

    def __init__(self, rubric: Rubric, leaves: Mapping[str, Leaf], answered: Answered) -> None:
        self._rubric, self._leaves, self._answered = rubric, leaves, answered
        self._found: dict[tuple[int, Row, frozenset[tuple[str, int]]], Fraction] = {}
        self._tables: dict[tuple[int, frozenset[str], tuple[Row, ...]], list[Priced]] = {}

    def priced(
        self,
        number: int,
        without: frozenset[str],
        rows: Sequence[Row],
        lines: Mapping[str, Sequence[Line]],
        start: NodeScore,
    ) -> list[Priced]:
        """Return the options of a group when some changes are left out, with what each gives towards each row.

        `lines` are those above each group of the rubric, `start` is the tree as scored now.
        """
        key = (number, self._answered.left_out(number, without), tuple(rows))
        if key not in self._tables:
            options = self._answered.options(number, without)
            columns = [self._column(number, options, row, lines, start) for row in rows]
            self._tables[key] = [
                Priced(option.effort, tuple([column[place] for column in columns]))
                for place, option in enumerate(options)
            ]
        return self._tables[key]

    def _column(
        self,
        number: int,
        options: Sequence[Option],
        row: Row,
        lines: Mapping[str, Sequence[Line]],
        start: NodeScore,
    ) -> list[Fraction]:
        criteria, (group, place) = self._answered.criteria[number], row
        shares = shares_in(node_of(start, group)) if place is None else {}
        column = []
        for option in options:
            key = (number, row, option.outcomes)
            if key not in self._found:
                self._found[key] = (
                    self._looked_at(option, criteria, shares)
                    if place is None
                    else self._gain(option, criteria, lines[group][place])
                )
            column.append(self._found[key])
        return column

    def _gain(self, option: Option, criteria: Sequence[str], line: Line) -> Fraction:
        values = self._rubric.level_values
        gained = sum(
            (
                line.weights[name] * values[level_in(option, name)]
                for name in criteria
                if name in line.weights
            ),
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


def node_of(scored: NodeScore, group: str) -> NodeScore:
    """Return a node of a scored tree by its id."""
    return next(node for node in scored.walk() if node.id == group)


def shares_in(node: NodeScore) -> dict[str, Fraction]:
    """Return the share of each criterion in the weight of a group, whatever the group weighs itself."""
    if node.node.criterion is not None:
        return {node.id: Fraction(1)}
    below = [(child.share, shares_in(child)) for child in node.children if child.share]
    return {name: share * part for share, parts in below for name, part in parts.items()}
