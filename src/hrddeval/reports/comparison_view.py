"""What goes where in a comparison: groups, blocks of rows, and the sizes of the heat map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hrddeval.model.assessment import Assessment
from hrddeval.model.criterion_result import CriterionResult, State
from hrddeval.model.entries import VoiceCount
from hrddeval.model.initiative_result import DimensionResult, InitiativeResult
from hrddeval.model.voice import VoiceColumn
from hrddeval.reports.card_view import Band, bands
from hrddeval.reports.marks.kinds import shape_of
from hrddeval.reports.panels import is_placed

#: Space between two dimensions of the heat map, in millimetres.
_GAP = 2.6
#: Up to so many initiatives the heat map stands below the groups, on the same portrait page.
_FEW = 6
#: Above so many its rows are lower, so that it needs fewer pages.
_MOST_HIGH_ROWS = 16
#: From this pitch on, a cell of the heat map has its numbers beside it.
_WITH_NUMBERS = 15.0
#: Level from which an initiative counts as strong on a criterion, for the sums below the heat map.
STRONG = 3


@dataclass(frozen=True)
class Sizes:
    """Of the heat map, in millimetres: its width, its columns of names and of scores, its cells."""

    measure: float
    names: float
    scores: float
    cell_width: float
    cell_height: float


_WIDE = Sizes(measure=263, names=46, scores=20, cell_width=4.8, cell_height=6.6)
_MANY = Sizes(measure=263, names=46, scores=20, cell_width=4.8, cell_height=5.0)
_NARROW = Sizes(measure=176, names=38, scores=17, cell_width=2.8, cell_height=4.6)


@dataclass(frozen=True)
class Row:
    """An initiative: whether each dimension is covered enough to print a number, and its voices by column."""

    initiative: InitiativeResult
    dimensions: tuple[tuple[DimensionResult, bool], ...]
    voices: tuple[VoiceCount | None, ...]


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
    compact: bool
    many: bool
    sizes: Sizes
    voice_columns: tuple[VoiceCount, ...]
    unheard: int


def arrange(assessment: Assessment) -> ComparisonView:
    """Arrange all initiatives of an assessment, in the same order in every panel."""
    by_id = {initiative.id: initiative for initiative in assessment.initiatives}
    columns = _voice_columns(assessment.initiatives)

    def row(initiative_id: str) -> Row:
        initiative = by_id[initiative_id]
        judged = tuple(
            (dimension, is_placed(dimension, assessment.rubric)) for dimension in initiative.dimensions
        )
        heard = {voice.column: voice for voice in initiative.voices}
        voices = tuple(heard.get(voice.column) for voice in columns)
        return Row(initiative=initiative, dimensions=judged, voices=voices)

    groups: list[Group] = []
    for found in assessment.comparison.groups:
        above = groups[-1].leader.overall.supported if groups else None
        rows = tuple(row(member) for member in found.members)
        groups.append(Group(leader=by_id[found.leader], above=above, rows=rows))
    not_placed = tuple(row(item) for item in assessment.comparison.not_placed)
    blocks = tuple(block for block in (*(group.rows for group in groups), not_placed) if block)
    compact = len(assessment.initiatives) <= _FEW
    many = len(assessment.initiatives) > _MOST_HIGH_ROWS
    sizes = _NARROW if compact else _MANY if many else _WIDE
    heat, pitch = _heat(assessment.initiatives, sizes)
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
        compact=compact,
        many=many,
        sizes=sizes,
        voice_columns=columns,
        unheard=sum(not _hears_producers(item) for item in assessment.initiatives),
    )


def _voice_columns(initiatives: Sequence[InitiativeResult]) -> tuple[VoiceCount, ...]:
    """Return one voice of each column that any initiative has, in the order of the columns."""
    found = {voice.column: voice for item in initiatives for voice in item.voices}
    return tuple(found[column] for column in VoiceColumn if column in found)


def _hears_producers(initiative: InitiativeResult) -> bool:
    return any(entry.column is VoiceColumn.PRODUCERS for entry in initiative.evidence)


def _criteria(initiative: InitiativeResult) -> tuple[CriterionResult, ...]:
    return tuple(criterion for dimension in initiative.dimensions for criterion in dimension.criteria)


def kinds_by_shape(initiatives: Sequence[InitiativeResult]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Name the kinds that occur, those that share a shape together: (a kind of that shape, names)."""
    found: dict[str, tuple[str, dict[str, None]]] = {}
    for item in initiatives:
        _, names = found.setdefault(shape_of(item.profile.kind), (item.profile.kind, {}))
        names[item.profile.kind_title] = None
    return tuple((kind, tuple(names)) for kind, names in found.values())


def _heat(initiatives: Sequence[InitiativeResult], sizes: Sizes) -> tuple[tuple[HeatDimension, ...], float]:
    """Share the width of the page among the criteria; all initiatives of an assessment have the same ones."""
    if not initiatives:
        return (), 0.0
    dimensions = initiatives[0].dimensions
    count = max(sum(len(dimension.criteria) for dimension in dimensions), 1)
    room = sizes.measure - sizes.names - sizes.scores - _GAP * len(dimensions)
    pitch = round(min(room / count, 30.0), 2)
    made, left = [], sizes.names
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
