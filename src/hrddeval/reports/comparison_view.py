"""What goes where in a comparison: groups, blocks of rows, and the sizes of the heat map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hrddeval.model.assessment import Assessment, CriterionResult, DimensionResult, InitiativeResult, State
from hrddeval.reports.card_view import Band, bands
from hrddeval.reports.marks.kinds import shape_of
from hrddeval.reports.panels import is_placed

#: Width of a landscape page, of its column of names and its column of scores, in millimetres.
_MEASURE, _NAMES, _SCORES, _GAP = 263.0, 46.0, 20.0, 2.6
#: From this pitch on, a cell of the heat map has its numbers beside it.
_WITH_NUMBERS = 15.0
#: Level from which an initiative counts as strong on a criterion, for the sums below the heat map.
STRONG = 3


@dataclass(frozen=True)
class Row:
    """An initiative, and whether each of its dimensions is covered enough to print a number."""

    initiative: InitiativeResult
    dimensions: tuple[tuple[DimensionResult, bool], ...]


@dataclass(frozen=True)
class Group:
    """Initiatives that could all reach the leader's supported score, and the leader's score above."""

    leader: InitiativeResult
    above: float | None
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Column:
    """A criterion of the heat map: where it stands, and how many initiatives are strong on it."""

    criterion: CriterionResult
    left: float
    strong: int


@dataclass(frozen=True)
class HeatDimension:
    dimension: DimensionResult
    left: float
    width: float
    columns: tuple[Column, ...]


@dataclass(frozen=True)
class SourceList:
    """The distinct citations of one initiative with the ids of the evidence taken from each."""

    initiative: InitiativeResult
    citations: tuple[tuple[str, tuple[str, ...], bool], ...]
    withheld: str | None


@dataclass(frozen=True)
class ComparisonView:
    groups: tuple[Group, ...]
    not_placed: tuple[Row, ...]
    blocks: tuple[tuple[Row, ...], ...]
    placed: int
    bands: tuple[Band, ...]
    kinds: tuple[tuple[str, tuple[str, ...]], ...]
    heat: tuple[HeatDimension, ...]
    pitch: float
    with_numbers: bool
    criteria: int
    states: tuple[State, ...]
    sources: tuple[SourceList, ...]


def arrange(assessment: Assessment) -> ComparisonView:
    """Arrange all initiatives of an assessment, in the same order in every panel."""
    by_id = {initiative.id: initiative for initiative in assessment.initiatives}

    def row(initiative_id: str) -> Row:
        initiative = by_id[initiative_id]
        judged = tuple(
            (dimension, is_placed(dimension, assessment.rubric)) for dimension in initiative.dimensions
        )
        return Row(initiative=initiative, dimensions=judged)

    groups: list[Group] = []
    for found in assessment.comparison.groups:
        above = groups[-1].leader.overall.supported if groups else None
        rows = tuple(row(member) for member in found.members)
        groups.append(Group(leader=by_id[found.leader], above=above, rows=rows))
    not_placed = tuple(row(item) for item in assessment.comparison.not_placed)
    blocks = tuple(block for block in (*(group.rows for group in groups), not_placed) if block)
    heat, pitch = _heat(assessment.initiatives)
    states = {criterion.state for item in assessment.initiatives for criterion in _criteria(item)}
    return ComparisonView(
        groups=tuple(groups),
        not_placed=not_placed,
        blocks=blocks,
        placed=sum(len(group.rows) for group in groups),
        bands=bands(assessment.rubric, None, None),
        kinds=kinds_by_shape(assessment.initiatives),
        heat=heat,
        pitch=pitch,
        with_numbers=pitch >= _WITH_NUMBERS,
        criteria=sum(len(part.columns) for part in heat),
        states=tuple(state for state in State if state in states),
        sources=tuple(
            SourceList(
                initiative=item,
                citations=_citations(item),
                withheld=next((entry.citation for entry in item.evidence if entry.withheld), None),
            )
            for item in assessment.initiatives
        ),
    )


def _criteria(initiative: InitiativeResult) -> tuple[CriterionResult, ...]:
    return tuple(criterion for dimension in initiative.dimensions for criterion in dimension.criteria)


def kinds_by_shape(initiatives: Sequence[InitiativeResult]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Name the kinds that occur, those that share a shape together: (a kind of that shape, names)."""
    found: dict[str, tuple[str, dict[str, None]]] = {}
    for item in initiatives:
        _, names = found.setdefault(shape_of(item.profile.kind), (item.profile.kind, {}))
        names[item.profile.kind_title] = None
    return tuple((kind, tuple(names)) for kind, names in found.values())


def _heat(initiatives: Sequence[InitiativeResult]) -> tuple[tuple[HeatDimension, ...], float]:
    """Share the width of the page among the criteria; all initiatives of an assessment have the same ones."""
    if not initiatives:
        return (), 0.0
    dimensions = initiatives[0].dimensions
    count = max(sum(len(dimension.criteria) for dimension in dimensions), 1)
    room = _MEASURE - _NAMES - _SCORES - _GAP * len(dimensions)
    pitch = round(min(room / count, 30.0), 2)
    made, left = [], _NAMES
    for place, dimension in enumerate(dimensions):
        columns = tuple(
            Column(
                criterion=criterion,
                left=round(left + index * pitch, 2),
                strong=sum(
                    item.dimensions[place].criteria[index].level.supported >= STRONG for item in initiatives
                ),
            )
            for index, criterion in enumerate(dimension.criteria)
        )
        width = round(len(columns) * pitch, 2)
        made.append(HeatDimension(dimension=dimension, left=round(left, 2), width=width, columns=columns))
        left += width + _GAP
    return tuple(made), pitch


def _citations(initiative: InitiativeResult) -> tuple[tuple[str, tuple[str, ...], bool], ...]:
    """Collect evidence ids by citation; the last value says whether all of it is from memory alone."""
    found: dict[str, list[tuple[str, bool]]] = {}
    for entry in initiative.evidence:
        found.setdefault(entry.citation, []).append((entry.id, entry.status == "recalled"))
    return tuple(
        (citation, tuple(item for item, _ in entries), all(recalled for _, recalled in entries))
        for citation, entries in found.items()
    )
