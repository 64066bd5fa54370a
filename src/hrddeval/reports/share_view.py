"""What goes where on a share card: who was heard, as squares that fit below the headline."""

from __future__ import annotations

from dataclasses import dataclass

from hrddeval.model.initiative_result import InitiativeResult
from hrddeval.reports.card_view import VoiceGroup, voices_of
from hrddeval.reports.plain_view import told_pieces

#: Width of all columns and height of the squares, in millimetres of 96 dots to the inch; space between columns.
_MEASURE, _ROOM, _GAP = 279.0, 28.0, 3.8
#: Squares stand at least so many to a row.
_LEAST = 4


@dataclass(frozen=True)
class Share:
    """How many pieces of evidence carry producers' own words, and the columns of squares."""

    heard: int
    pieces: int
    voices: tuple[VoiceGroup, ...]
    per_row: int
    pitch: float


def share(initiative: InitiativeResult) -> Share:
    """Arrange the voices of an initiative for a picture of 1200 by 630 dots."""
    groups = voices_of(initiative)
    most = max((len(group.pieces) for group in groups), default=0)
    column = _MEASURE / max(len(groups), 1) - _GAP
    per_row = _LEAST
    while -(-most // per_row) * column / per_row > _ROOM:
        per_row += 1
    return Share(
        heard=sum(len(group.pieces) for group in groups if group.producers),
        pieces=told_pieces(initiative),
        voices=groups,
        per_row=per_row,
        pitch=round(column / per_row, 2),
    )
