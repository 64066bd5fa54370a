"""What goes where on a card: counts, orders and sizes, so that templates only print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

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
from hrddeval.model.dossier import EvidenceClass, Status
from hrddeval.model.publication import PublicationStatus
from hrddeval.reports import first_page
from hrddeval.reports.marks.voices import PITCH, Piece

#: Up to so many criteria a card has room for whole sentences.
_ROOMY = 16
#: Above so many pieces of evidence, numbered squares give way to a waffle.
_MOST_SQUARES = 20
#: Width of a card in millimetres.
_MEASURE = 176


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
class Passage:
    """The pieces of evidence taken from one passage of a source."""

    locator: str
    entries: tuple[EvidenceEntry, ...]


@dataclass(frozen=True)
class SourceLine:
    """A source with its passages, as far as they are in the same voice and of the same standing."""

    passages: tuple[Passage, ...]
    citation: str
    url: str | None
    column: VoiceColumn
    producers: bool
    carried_by: str | None
    recalled: bool
    used: bool
    withheld: bool
    evidence_class: EvidenceClass | None


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
    open_flags: tuple[FlagResult, ...]
    harms: tuple[HarmEntry, ...]
    more_harms: tuple[HarmEntry, ...]
    moves: tuple[Move, ...]
    sources: tuple[SourceLine, ...]
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


def _piece(entry: EvidenceEntry) -> Piece:
    return Piece(
        number=entry.id.removeprefix("E"),
        producers=entry.column is VoiceColumn.PRODUCERS,
        relayed=entry.relayed,
        withheld=entry.withheld,
    )


def voices_of(initiative: InitiativeResult) -> tuple[VoiceGroup, ...]:
    entries = {entry.id: entry for entry in initiative.evidence}
    return tuple(
        VoiceGroup(
            count=count,
            producers=count.column is VoiceColumn.PRODUCERS,
            pieces=tuple(_piece(entries[item]) for item in count.evidence),
        )
        for count in initiative.voices
    )


def _sources(evidence: Sequence[EvidenceEntry]) -> tuple[SourceLine, ...]:
    """Gather evidence by source and passage, in the order of the first piece of each source."""
    groups: dict[tuple[object, ...], list[EvidenceEntry]] = {}
    for entry in evidence:
        carrier = entry.carried_by if entry.relayed else None
        stub = (entry.withheld, entry.evidence_class if entry.withheld else None)
        alike = (entry.citation, entry.url, entry.column, carrier, entry.status, entry.used, stub)
        groups.setdefault(alike, []).append(entry)
    return tuple(
        SourceLine(
            passages=tuple(
                Passage(locator=locator, entries=tuple(one for one in entries if one.locator == locator))
                for locator in dict.fromkeys(entry.locator for entry in entries)
            ),
            citation=entries[0].citation,
            url=entries[0].url,
            column=entries[0].column,
            producers=entries[0].column is VoiceColumn.PRODUCERS,
            carried_by=entries[0].carried_by if entries[0].relayed else None,
            recalled=entries[0].status is Status.RECALLED,
            used=entries[0].used,
            withheld=entries[0].withheld,
            evidence_class=entries[0].evidence_class,
        )
        for entries in groups.values()
    )


def _is_dense(groups: tuple[VoiceGroup, ...]) -> bool:
    """Numbered squares need room: as wide as the squares or the longest word of the title."""
    widths = [
        max(len(group.pieces) * PITCH, 1.35 * max(map(len, group.count.title.split()), default=0)) + 2.6
        for group in groups
    ]
    return sum(len(group.pieces) for group in groups) > _MOST_SQUARES or sum(widths) > _MEASURE


def card(assessment: Assessment, initiative_id: str) -> Card:
    """Arrange one initiative of an assessment.

    Raises:
        KeyError: the assessment has no initiative of this id.
    """
    initiative = find_initiative(assessment, initiative_id)
    rubric, overall = assessment.rubric, initiative.overall
    criteria = tuple(criterion for dimension in initiative.dimensions for criterion in dimension.criteria)
    roomy = len(criteria) <= _ROOMY
    groups = voices_of(initiative)
    dense = _is_dense(groups)
    harms = tuple(sorted(initiative.harms, key=lambda harm: -(harm.severity or 0)))
    panels = tuple(_panel(dimension, rubric, roomy=roomy) for dimension in initiative.dimensions)
    alleged = tuple(flag for flag in initiative.flags if flag.status is Holds.ALLEGED)
    open_flags = tuple(flag for flag in initiative.flags if flag.status is Holds.OPEN)
    notes = bool(alleged) + bool(open_flags) + len(overall.band_held_by)
    notes += sum(bool(panel.dimension.groups) + len(panel.binding) for panel in panels) // 2
    standing = initiative.publication
    if standing.status not in (PublicationStatus.DRAFT, PublicationStatus.PUBLISHED) or standing.supersedes:
        notes += 3 + len(standing.reason or "") // 160
    rows = [panel.row_heights for panel in panels]
    page = first_page.fit(initiative, harms, rows, notes=notes, dense=dense)
    return Card(
        initiative=initiative,
        roomy=roomy,
        criteria=criteria,
        applicable=sum(criterion.state is not State.NOT_APPLICABLE for criterion in criteria),
        covered=sum(
            criterion.covered for criterion in criteria if criterion.state is not State.NOT_APPLICABLE
        ),
        bands=bands(rubric, *((overall.band, overall.possible_band) if overall.placed else (None, None))),
        thresholds=tuple(sorted(start for start in rubric.bands.values() if 0 < start < 100)),
        panels=panels,
        voices=groups,
        dense_voices=dense,
        heard_producers=sum(len(group.pieces) for group in groups if group.producers),
        recalled=sum(entry.status is Status.RECALLED and not entry.withheld for entry in initiative.evidence),
        holding=tuple(held for panel in panels for held in panel.binding),
        alleged=alleged,
        open_flags=open_flags,
        harms=harms[: page.harms],
        more_harms=harms[page.harms :],
        moves=initiative.moves[: page.moves],
        sources=_sources(initiative.evidence),
        overflows=page.overflows,
        long_name=len(initiative.name) > first_page.LONG_NAME,
    )


def _panel(dimension: DimensionResult, rubric: RubricEntry, *, roomy: bool) -> Panel:
    return Panel(
        dimension=dimension,
        placed=is_placed(dimension, rubric),
        row_heights=tuple(first_page.row_height(criterion, roomy=roomy) for criterion in dimension.criteria),
        binding=_binding(dimension),
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
