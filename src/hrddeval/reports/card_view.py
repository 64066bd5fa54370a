"""What goes where on a card: counts, orders and sizes, so that templates only print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from hrddeval.model.assessment import (
    Assessment,
    CriterionResult,
    DimensionResult,
    EvidenceEntry,
    FlagResult,
    HarmEntry,
    Held,
    Holds,
    InitiativeResult,
    Move,
    RubricEntry,
    State,
    VoiceColumn,
    VoiceCount,
)
from hrddeval.model.dossier import Status
from hrddeval.reports.marks.voices import PITCH, Piece

#: Up to so many criteria a card has room for whole sentences.
_ROOMY = 16
#: Above so many pieces of evidence, numbered squares give way to a waffle.
_MOST_SQUARES = 20
#: Width of a card in millimetres.
_MEASURE = 176
#: Height of a page without its margins, in millimetres.
_PAGE = 263
#: A name of more letters is set smaller.
_LONG_NAME = 32
#: So many of the worst harms stand on the first page in any case.
_LEAST_HARMS = 2


@dataclass(frozen=True)
class Band:
    """A letter on the ruler: its middle, and whether it is reached or could be."""

    letter: str
    middle: float
    reached: bool
    could_be: bool


@dataclass(frozen=True)
class Panel:
    """A dimension: whether its number may be printed, and how high each row is, in millimetres."""

    dimension: DimensionResult
    placed: bool
    row_heights: tuple[float, ...]
    binding: tuple[Held, ...]


@dataclass(frozen=True)
class VoiceGroup:
    """A column of voices with its squares."""

    count: VoiceCount
    producers: bool
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Card:
    """Everything a card prints beyond the assessment itself."""

    initiative: InitiativeResult
    roomy: bool
    criteria: tuple[CriterionResult, ...]
    applicable: int
    covered: int
    bands: tuple[Band, ...]
    thresholds: tuple[float, ...]
    panels: tuple[Panel, ...]
    voices: tuple[VoiceGroup, ...]
    dense_voices: bool
    heard_producers: int
    recalled: int
    holding: tuple[Held, ...]
    alleged: tuple[FlagResult, ...]
    not_looked_for: tuple[FlagResult, ...]
    harms: tuple[HarmEntry, ...]
    more_harms: tuple[HarmEntry, ...]
    moves: tuple[Move, ...]
    overflows: bool
    long_name: bool


def is_placed(dimension: DimensionResult, rubric: RubricEntry) -> bool:
    """Tell whether enough of a dimension is covered to print its number."""
    return dimension.supported is not None and dimension.coverage >= rubric.minimum_coverage.get(
        "dimension", 0
    )


def bands(rubric: RubricEntry, reached: str | None, possible: str | None) -> tuple[Band, ...]:
    """Put the bands of a rubric on the ruler, lowest first."""
    ordered = sorted(rubric.bands.items(), key=lambda band: band[1])
    letters = [letter for letter, _ in ordered]
    low = letters.index(reached) if reached in letters else None
    high = letters.index(possible) if possible in letters else None
    made = []
    for index, (letter, start) in enumerate(ordered):
        end = ordered[index + 1][1] if index + 1 < len(ordered) else 100
        open_above = low is not None and high is not None and low < index <= high
        made.append(Band(letter=letter, middle=(start + end) / 2, reached=index == low, could_be=open_above))
    return tuple(made)


def _lines(text: str, width: int) -> int:
    return max(1, len(wrap(text, width)))


def _row_height(criterion: CriterionResult, *, roomy: bool) -> float:
    """Choose how high a row is: its texts fit, and its drawing joins the next one's grid lines."""
    lines = max(
        _lines(criterion.short, 22), sum(_lines(text, 21) for text in _level_words(criterion, roomy=roomy))
    )
    return 4.7 if lines == 1 else round(1.7 + 2.5 * lines, 2)


def _level_words(criterion: CriterionResult, *, roomy: bool) -> tuple[str, ...]:
    """Stand in for the level titles that a row prints, to measure them; the template words them."""
    low, high = criterion.level.supported, criterion.level.possible
    if criterion.state not in (State.ASSESSED, State.CONTESTED):
        return ("",)
    shown = criterion.level_titles[low] if low or low == high else ""
    if criterion.state is State.CONTESTED and not roomy:
        return ("",)
    if criterion.state is State.CONTESTED:
        shown = f"__________ {shown}"
    return (shown, f"__ __ {criterion.level_titles[high]}") if roomy and low != high else (shown,)


def _piece(entry: EvidenceEntry) -> Piece:
    return Piece(
        number=entry.id.removeprefix("E"),
        producers=entry.column is VoiceColumn.PRODUCERS,
        relayed=entry.relayed,
    )


def _voices(initiative: InitiativeResult) -> tuple[VoiceGroup, ...]:
    entries = {entry.id: entry for entry in initiative.evidence}
    return tuple(
        VoiceGroup(
            count=count,
            producers=count.column is VoiceColumn.PRODUCERS,
            pieces=tuple(_piece(entries[item]) for item in count.evidence),
        )
        for count in initiative.voices
    )


def _is_dense(groups: tuple[VoiceGroup, ...]) -> bool:
    """Numbered squares need room: as wide as the squares or the longest word of the title."""
    widths = [
        max(len(group.pieces) * PITCH, 1.35 * max(map(len, group.count.title.split()), default=0)) + 2.6
        for group in groups
    ]
    return sum(len(group.pieces) for group in groups) > _MOST_SQUARES or sum(widths) > _MEASURE


def _first_page(
    initiative: InitiativeResult,
    harms: Sequence[HarmEntry],
    rows: Sequence[Sequence[float]],
    *,
    moves: int,
    dense: bool,
) -> tuple[int, bool]:
    """Tell how many harms fit on the first page, at least two, and whether it overflows.

    The sum of what stands on a page, in millimetres: too high or too low by a few does no harm.
    """
    long_name = 5.7 * (_lines(initiative.name, 38) - 1) if len(initiative.name) > _LONG_NAME else 4
    header = (
        27 + long_name + (3.6 * _lines(initiative.profile.summary, 80) if initiative.profile.summary else 0)
    )
    panels = [19.5 + sum(heights) for heights in rows]
    pairs = [max(panels[index : index + 2]) for index in range(0, len(panels), 2)]
    room = _PAGE - header - 38 - sum(pairs) - 12 - (29 if dense else 24) - 15 - (10 + 5.6 * moves)
    fitting = 0
    for harm in harms:
        height = 1.6 + 3.2 * max(_lines(f"{harm.what} {harm.attribution}", 62), _lines(harm.who, 27))
        if room < height and fitting >= _LEAST_HARMS:
            break
        room -= height
        fitting += 1
    return fitting, room < -6


def card(assessment: Assessment, initiative_id: str) -> Card:
    """Arrange one initiative of an assessment.

    Raises:
        KeyError: the assessment has no initiative of this id.
    """
    initiative = find_initiative(assessment, initiative_id)
    rubric, overall = assessment.rubric, initiative.overall
    criteria = tuple(criterion for dimension in initiative.dimensions for criterion in dimension.criteria)
    roomy = len(criteria) <= _ROOMY
    groups = _voices(initiative)
    heights = {
        dimension.id: tuple(_row_height(criterion, roomy=roomy) for criterion in dimension.criteria)
        for dimension in initiative.dimensions
    }
    binding = {dimension.id: _binding(dimension) for dimension in initiative.dimensions}
    moves = initiative.moves[: 5 if roomy else 3]
    harms = tuple(sorted(initiative.harms, key=lambda harm: -(harm.severity or 0)))
    dense = _is_dense(groups)
    at_once, overflows = _first_page(initiative, harms, [*heights.values()], moves=len(moves), dense=dense)
    marks = (
        bands(rubric, overall.band, overall.possible_band) if overall.placed else bands(rubric, None, None)
    )
    return Card(
        initiative=initiative,
        roomy=roomy,
        criteria=criteria,
        applicable=sum(criterion.state is not State.NOT_APPLICABLE for criterion in criteria),
        covered=sum(
            criterion.covered for criterion in criteria if criterion.state is not State.NOT_APPLICABLE
        ),
        bands=marks,
        thresholds=tuple(sorted(start for start in rubric.bands.values() if 0 < start < 100)),
        panels=tuple(
            Panel(
                dimension=dimension,
                placed=is_placed(dimension, rubric),
                row_heights=heights[dimension.id],
                binding=binding[dimension.id],
            )
            for dimension in initiative.dimensions
        ),
        voices=groups,
        dense_voices=dense,
        heard_producers=sum(len(group.pieces) for group in groups if group.producers),
        recalled=sum(entry.status is Status.RECALLED for entry in initiative.evidence),
        holding=tuple(held for dimension in initiative.dimensions for held in binding[dimension.id]),
        alleged=tuple(flag for flag in initiative.flags if flag.status is Holds.ALLEGED),
        not_looked_for=tuple(flag for flag in initiative.flags if flag.status is Holds.OPEN),
        harms=harms[:at_once],
        more_harms=harms[at_once:],
        moves=moves,
        overflows=overflows,
        long_name=len(initiative.name) > _LONG_NAME,
    )


def _binding(dimension: DimensionResult) -> tuple[Held, ...]:
    """Gates that hold the dimension or one of its groups: certain ones bind both ends, contested ones one."""
    held = (*dimension.held_by, *(gate for group in dimension.groups for gate in group.held_by))
    return tuple(gate for gate in held if gate.status in (Holds.CERTAIN, Holds.CONTESTED))


def find_initiative(assessment: Assessment, initiative_id: str) -> InitiativeResult:
    """Return one initiative of an assessment, or raise `KeyError`."""
    for initiative in assessment.initiatives:
        if initiative.id == initiative_id:
            return initiative
    raise KeyError(initiative_id)
