"""Scores a table with an index: the same exact intervals, weights and means as initiatives have.

Let v be a number, l and h the ends of its scale:

    given       x = v                                 l <= v <= h; unknown: [l, h]
    goalposts   x = 100 (v - l) / (h - l)             cut at 0 and 100; unknown: [0, 100]
    min_max     the same with the least and the greatest value of the table
    log         ln v, ln l, ln h in their places
    lower       x -> l + h - x (given), 100 - x (the others)

An unknown value is its whole scale (`interval`), its worst end (`zero`), or left out of numerator
and denominator as what does not apply is (`drop`). Coverage counts known values whatever the policy.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction

from hrddeval.model.index import Better, Index, IndexNode, Missing, Scale, Transform
from hrddeval.model.rubric import Node
from hrddeval.model.scores import CellScore, CellState, GroupScore, IndexEntry, Scores, TableEntry, UnitScore
from hrddeval.model.table import Blank, NumberTable, Value
from hrddeval.scoring.comparison import Standing, compare_standings
from hrddeval.scoring.intervals import Interval
from hrddeval.scoring.tree import Leaf, NodeScore, score_plain_tree

_STEP = Decimal("1e-12")


@dataclass(frozen=True)
class Misfit:
    """A value that its scale cannot take. `unit` counts from 0."""

    column: str
    unit: int
    message: str
    hint: str


@dataclass(frozen=True)
class ScaledCell:
    """A value and what it scores; `score` is None where the cell is left out."""

    value: Value
    state: CellState
    clipped: bool
    score: Interval | None


@dataclass(frozen=True)
class ScaledTable:
    """The columns of an index, scaled, for every unit of a table."""

    tree: Node
    columns: Mapping[str, tuple[ScaledCell, ...]]


def misfits(columns: Iterable[IndexNode], table: NumberTable) -> list[Misfit]:
    """Return every value that its scale cannot take, by column and unit."""
    found = []
    for column in columns:
        values = table.values[column.column or ""]
        for unit, value in enumerate(values):
            if isinstance(value, Fraction) and (wrong := _misfit(column, value)) is not None:
                found.append(Misfit(column.column or "", unit, *wrong))
        numbers = {value for value in values if isinstance(value, Fraction)}
        if column.scale is Scale.MIN_MAX and len(numbers) < 2:
            message = "`min_max` needs two different values"
            found.append(Misfit(column.column or "", 0, message, "write `scale: goalposts` with both ends"))
    return found


def _misfit(column: IndexNode, value: Fraction) -> tuple[str, str] | None:
    if column.transform is Transform.LOG and value <= 0:
        return f"{_plain(value)} has no logarithm", "write a number above 0, or leave `transform` out"
    if column.scale is not Scale.GIVEN or column.low is None or column.high is None:
        return None
    if column.low <= value <= column.high:
        return None
    scale = f"{_plain(column.low)} to {_plain(column.high)}"
    return f"{_plain(value)} is outside the given scale, {scale}", "correct the value or the scale"


def _plain(value: Fraction) -> str:
    return f"{float(value):.12g}"


def scale_table(index: Index, tree: Node, columns: Sequence[IndexNode], table: NumberTable) -> ScaledTable:
    """Return every cell on its scale; `misfits` must be none."""
    return ScaledTable(
        tree,
        {
            column.column or "": tuple(_cells(column, table.values[column.column or ""], index.missing))
            for column in columns
        },
    )


def _cells(column: IndexNode, values: Sequence[Value], policy: Missing) -> Iterable[ScaledCell]:
    low, high = _ends(column, values)
    worst, best = (low, high) if column.scale is Scale.GIVEN else (Fraction(0), Fraction(100))
    for value in values:
        if value is Blank.NOT_APPLICABLE:
            yield ScaledCell(value, CellState.NOT_APPLICABLE, False, None)
        elif isinstance(value, Blank):
            match column.missing or policy:
                case Missing.INTERVAL:
                    yield ScaledCell(value, CellState.UNKNOWN, False, Interval(worst, best))
                case Missing.ZERO:
                    yield ScaledCell(value, CellState.UNKNOWN_AS_WORST, False, Interval(worst, worst))
                case Missing.DROP:
                    yield ScaledCell(value, CellState.UNKNOWN_DROPPED, False, None)
        else:
            score = _position(column, value, low, high)
            within = min(max(score, worst), best)
            turned = within if column.better is Better.HIGHER else worst + best - within
            yield ScaledCell(value, CellState.KNOWN, within != score, Interval(turned, turned))


def _ends(column: IndexNode, values: Sequence[Value]) -> tuple[Fraction, Fraction]:
    if column.low is not None and column.high is not None:
        return column.low, column.high
    numbers = [value for value in values if isinstance(value, Fraction)]
    return min(numbers), max(numbers)


def _position(column: IndexNode, value: Fraction, low: Fraction, high: Fraction) -> Fraction:
    """Return where a value stands on its scale, before it is cut and turned round."""
    if column.scale is Scale.GIVEN:
        return value
    if column.transform is Transform.NONE:
        return 100 * (value - low) / (high - low)
    with localcontext(prec=50):
        ends = _ln(low), _ln(high)
        share = 100 * (_ln(value) - ends[0]) / (ends[1] - ends[0])
        return Fraction(share.quantize(_STEP))


def _ln(value: Fraction) -> Decimal:
    return (Decimal(value.numerator) / Decimal(value.denominator)).ln()


def score_table(
    index: Index, digest: str, scaled: ScaledTable, table: NumberTable, *, tool: str, warnings: Sequence[str]
) -> Scores:
    """Return the scores of every unit, in the order of the table."""
    units = [_unit(index, scaled, number, name) for number, name in enumerate(table.units)]
    comparison = compare_standings(
        [Standing(one.id, one.supported or 0, one.possible or 0, one.placed) for one in units]
    )
    title = index.title.en
    entry = IndexEntry(
        id=index.id,
        version=index.version,
        title=title,
        source=index.source,
        missing=index.missing.value,
        digest=digest,
    )
    return Scores(
        tool=tool,
        index=entry,
        table=TableEntry(name=table.name, digest=table.digest, unused_columns=table.unused_columns),
        warnings=tuple(warnings),
        units=tuple(units),
        comparison=comparison,
    )


def unit_tree(scaled: ScaledTable, unit: int) -> NodeScore:
    """Return the scored tree of one unit; `unit` counts from 0."""
    leaves = {
        name: Leaf(cells[unit].score, cells[unit].state is CellState.KNOWN)
        for name, cells in scaled.columns.items()
    }
    return score_plain_tree(scaled.tree, leaves)


def _unit(index: Index, scaled: ScaledTable, unit: int, name: str) -> UnitScore:
    root = unit_tree(scaled, unit)
    is_whole = all(cells[unit].state is not CellState.UNKNOWN_DROPPED for cells in scaled.columns.values())
    counted = root if is_whole else _with_dropped(scaled, unit)
    coverage = {node.id: node.coverage for node in counted.walk()}
    whole = coverage[root.id]
    placed = root.score is not None and whole >= index.minimum_coverage
    reason = None
    if root.score is None:
        states = [cells[unit].state for cells in scaled.columns.values()]
        applies = any(state is not CellState.NOT_APPLICABLE for state in states)
        reason = "nothing is known of it that counts" if applies else "nothing in the table applies to it"
    elif not placed:
        known, least = round(100 * float(whole)), round(100 * float(index.minimum_coverage))
        reason = f"{known} % of the weight is known, under the least of {least} %"
    cells = {node.id: node for node in root.walk() if node.node.criterion}
    return UnitScore(
        id=name,
        supported=_end(root.score, "supported"),
        possible=_end(root.score, "possible"),
        coverage=_rounded(whole),
        placed=placed,
        reason=reason,
        groups=tuple(_groups(root, 0, coverage)),
        cells=tuple(_cell(column, scaled.columns[column][unit], node) for column, node in cells.items()),
    )


def _with_dropped(scaled: ScaledTable, unit: int) -> NodeScore:
    """Return the tree as if nothing were dropped: what coverage is counted on."""
    nothing = Interval(Fraction(0), Fraction(0))
    leaves = {}
    for name, cells in scaled.columns.items():
        state = cells[unit].state
        applies = state is not CellState.NOT_APPLICABLE
        leaves[name] = Leaf(nothing if applies else None, state is CellState.KNOWN)
    return score_plain_tree(scaled.tree, leaves)


def _groups(node: NodeScore, depth: int, coverage: Mapping[str, Fraction]) -> Iterable[GroupScore]:
    if node.node.criterion is not None:
        return
    yield GroupScore(
        id=node.id,
        title=node.node.title.en if node.node.title else node.id,
        depth=depth,
        supported=_end(node.score, "supported"),
        possible=_end(node.score, "possible"),
        weight=_rounded(node.weight),
        coverage=_rounded(coverage[node.id]),
    )
    for child in node.children:
        yield from _groups(child, depth + 1, coverage)


def _cell(column: str, cell: ScaledCell, node: NodeScore) -> CellScore:
    return CellScore(
        column=column,
        value=float(cell.value) if isinstance(cell.value, Fraction) else None,
        state=cell.state,
        clipped=cell.clipped,
        supported=_end(cell.score, "supported"),
        possible=_end(cell.score, "possible"),
        weight=_rounded(node.weight),
    )


def _rounded(value: Fraction) -> float:
    return round(float(value), 9)


def _end(score: Interval | None, end: str) -> float | None:
    return None if score is None else _rounded(getattr(score, end))
