"""What goes where on a card: counts, orders and sizes, so that templates only print."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from hrddeval.model.assessment import Assessment
from hrddeval.model.criterion_result import CriterionResult, State
from hrddeval.model.dossier import EvidenceClass, Status
from hrddeval.model.entries import EvidenceEntry, HarmEntry, VoiceCount
from hrddeval.model.finding import FlagResult, Holds
from hrddeval.model.initiative_result import Held, InitiativeResult, Move
from hrddeval.model.publication import PublicationStatus
from hrddeval.model.recipe import RubricEntry
from hrddeval.model.voice import VoiceColumn
from hrddeval.reports import first_page
from hrddeval.reports.marks.voices import PITCH, SMALL_PITCH, Piece
from hrddeval.reports.panels import Panel, height, panels

#: Up to so many criteria a card has room for whole sentences.
_ROOMY = 16
#: Above so many findings with a row each, and up to so many sources, the second page is set closely: it can hold all.
_MANY_TOLD, _FEW_SOURCES = 22, 20
#: Above so many pieces of evidence, numbered squares give way to a waffle.
_MOST_SQUARES = 20
#: A locator that so many passages share, and that has more letters than this, is printed once.
_OFTEN, _LONG_LOCATOR = 3, 24
#: Width of the line below the squares, such as "3 · 13 %".
_COUNT = 9.5
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
    waffle_rows: int
    heard_producers: int
    recalled: int
    holding: tuple[Held, ...]
    alleged: tuple[FlagResult, ...]
    open_flags: tuple[FlagResult, ...]
    harms: tuple[HarmEntry, ...]
    more_harms: tuple[HarmEntry, ...]
    moves: tuple[Move, ...]
    sources: tuple[SourceLine, ...]
    usual_locator: str | None
    tight: bool
    close: bool
    name_size: str


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
    """Return the columns of voices with their squares, producers first."""
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


def _usual_locator(sources: Sequence[SourceLine]) -> str | None:
    """Return the long locator that several sources share, so that a card prints it once, behind a dagger."""
    counts = Counter(
        passage.locator for source in sources if not source.withheld for passage in source.passages
    )
    locator, times = max(counts.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    return locator if times >= _OFTEN and len(locator) > _LONG_LOCATOR else None


def _width(groups: tuple[VoiceGroup, ...], pitch: float, rows: int = 1) -> float:
    """Measure the columns of voices: each as wide as its squares or as the longest word of its title."""
    return sum(
        max(
            -(-len(group.pieces) // rows) * pitch,
            1.35 * max(map(len, group.count.title.split()), default=0),
            _COUNT,
        )
        + 2.6
        for group in groups
    )


def _is_dense(groups: tuple[VoiceGroup, ...]) -> bool:
    """Numbered squares need room."""
    return sum(len(group.pieces) for group in groups) > _MOST_SQUARES or _width(groups, PITCH) > _MEASURE


def _waffle_rows(groups: tuple[VoiceGroup, ...]) -> int:
    """Make a waffle as low as its width allows."""
    return next((rows for rows in range(2, 8) if _width(groups, SMALL_PITCH, rows) <= _MEASURE), 8)


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
    arranged = {
        tight: panels(initiative.dimensions, rubric, roomy=roomy, tight=tight) for tight in (False, True)
    }
    alleged = tuple(flag for flag in initiative.flags if flag.status is Holds.ALLEGED)
    open_flags = tuple(flag for flag in initiative.flags if flag.status is Holds.OPEN)
    rows = _waffle_rows(groups)
    sources = _sources(initiative.evidence)
    remarks = [flag.because for flag in (*alleged, *open_flags)] + list(overall.band_held_by)
    standing = initiative.publication
    if standing.status not in (PublicationStatus.DRAFT, PublicationStatus.PUBLISHED) or standing.supersedes:
        remarks.append(f"{' .' * 160}{standing.reason or ''}")
    page = first_page.fit(
        initiative,
        harms,
        {tight: [height(panel) for panel in made] for tight, made in arranged.items()},
        remarks=remarks,
        voices=rows * SMALL_PITCH if dense else 4.6,
    )
    chosen = arranged[page.tight]
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
        panels=chosen,
        voices=groups,
        dense_voices=dense,
        waffle_rows=rows,
        heard_producers=sum(len(group.pieces) for group in groups if group.producers),
        recalled=sum(entry.status is Status.RECALLED and not entry.withheld for entry in initiative.evidence),
        holding=tuple(held for panel in chosen for held in panel.binding),
        alleged=alleged,
        open_flags=open_flags,
        harms=harms[: page.harms],
        more_harms=harms[page.harms :],
        moves=initiative.moves[: page.moves],
        sources=sources,
        usual_locator=_usual_locator(sources),
        tight=page.tight,
        close=sum(len(panel.told) for panel in chosen) > _MANY_TOLD and len(sources) <= _FEW_SOURCES,
        name_size=first_page.name_size(initiative.name),
    )


def find_initiative(assessment: Assessment, initiative_id: str) -> InitiativeResult:
    """Return one initiative of an assessment, or raise `KeyError`."""
    for initiative in assessment.initiatives:
        if initiative.id == initiative_id:
            return initiative
    raise KeyError(initiative_id)
