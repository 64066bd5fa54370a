"""Marks for who is heard: one square per piece of evidence, and eight fixed places per finding."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from hrddeval.model.voice import NAMED_COLUMNS, VoiceColumn
from hrddeval.reports.marks.points import dot
from hrddeval.reports.marks.svg import COPPER, INK2, INK3, PAPER, RULE, drawing, line, number, path, rectangle

_DOTS = 'stroke-dasharray="0 .72" stroke-linecap="round"'


@dataclass(frozen=True)
class Piece:
    """A piece of evidence as a square: its number, whether somebody else relays the voice, or it is withheld."""

    number: str
    producers: bool
    relayed: bool
    withheld: bool = False


#: Size of a square with a number, and the distance to the next.
SQUARE, PITCH = 4.6, 5.3
#: The same for the small squares of a waffle.
SMALL, SMALL_PITCH = 1.9, 2.35


def _corner(x: float, y: float, size: float) -> str:
    """Cut the upper right corner: relayed by somebody else."""
    cut = size * 0.38
    return path(
        f"M{number(x + size)} {number(y)}V{number(y + cut)}L{number(x + size - cut)} {number(y)}Z", fill=PAPER
    )


def _square(piece: Piece, x: float, y: float, size: float) -> str:
    colour, edge = (COPPER if piece.producers else INK2), size * 0.035 + 0.08
    if piece.withheld:
        return _barred(x, y, size, colour, edge)
    body = (
        rectangle(x, y, size, size, fill=COPPER)
        if piece.producers
        else rectangle(
            x + edge / 2, y + edge / 2, size - edge, size - edge, fill=PAPER, stroke=colour, width=edge
        )
    )
    if piece.relayed:
        cut = size * 0.38
        body += _corner(x, y, size) + line(x + size - cut, y, x + size, y + cut, stroke=colour, width=edge)
    return body


def _barred(x: float, y: float, size: float, colour: str, edge: float) -> str:
    """Draw a square with a bar where its number would be: what it says is not for this audience."""
    frame = rectangle(
        x + edge / 2, y + edge / 2, size - edge, size - edge, fill=PAPER, stroke=colour, width=edge
    )
    return frame + rectangle(x + size * 0.18, y + size * 0.36, size * 0.64, size * 0.28, fill=colour)


def squares(pieces: Sequence[Piece], *, title: str) -> Markup:
    """Draw numbered squares side by side; a dotted square where nobody speaks."""
    if not pieces:
        body = rectangle(0.2, 0.2, SQUARE - 0.4, SQUARE - 0.4, stroke=INK3, width=0.28, extra=_DOTS)
        return drawing(SQUARE, SQUARE, body, title=title)
    body = ""
    for index, piece in enumerate(pieces):
        x = index * PITCH
        fill = PAPER if piece.producers else INK2
        body += _square(piece, x, 0, SQUARE)
        if piece.withheld:
            continue
        body += (
            f'<text x="{number(x + SQUARE / 2)}" y="{number(SQUARE * 0.66)}" text-anchor="middle" '
            f'font-family="Inter" font-weight="600" font-size="{number(SQUARE * 0.44)}" '
            f'fill="{fill}">{piece.number}</text>'
        )
    return drawing(len(pieces) * PITCH - (PITCH - SQUARE), SQUARE, body, title=title)


def waffle(pieces: Sequence[Piece], *, title: str, rows: int = 4) -> Markup:
    """Draw many pieces as small squares, `rows` high, filled column by column."""
    body = "".join(
        _square(piece, index // rows * SMALL_PITCH, index % rows * SMALL_PITCH, SMALL)
        for index, piece in enumerate(pieces)
    )
    if not pieces:
        body = rectangle(0.15, 0.15, SMALL - 0.3, SMALL - 0.3, stroke=INK3, width=0.24, extra=_DOTS)
    columns = max(1, -(-len(pieces) // rows))
    return drawing(columns * SMALL_PITCH, rows * SMALL_PITCH, body, title=title)


def blocks(pieces: Sequence[Piece], *, per_row: int, pitch: float, title: str) -> Markup:
    """Draw pieces row by row as squares without numbers; a dotted square where nobody speaks."""
    size = pitch * 0.86
    if not pieces:
        body = rectangle(0.2, 0.2, size - 0.4, size - 0.4, stroke=INK3, width=0.3, extra=_DOTS)
        return drawing(pitch, pitch, body, title=title)
    body = "".join(
        _square(piece, index % per_row * pitch, index // per_row * pitch, size)
        for index, piece in enumerate(pieces)
    )
    rows = -(-len(pieces) // per_row)
    return drawing(min(len(pieces), per_row) * pitch, rows * pitch, body, title=title)


def voice_bar(
    share: float, *, producers: bool, title: str, width: float = 8.6, height: float = 4.9
) -> Markup:
    """Draw the share, from 0 to 1, of a voice in all evidence; a dotted square where nobody speaks."""
    middle = height / 2
    if share <= 0:
        body = rectangle(0.2, middle - 0.7, 1.4, 1.4, stroke=INK3, width=0.22, extra=_DOTS)
    else:
        fill = COPPER if producers else INK2
        body = rectangle(0, middle - 0.9, max(share * width, 0.5), 1.8, fill=fill)
    return drawing(width, height, body, title=title)


def voice_places(
    heard: Collection[VoiceColumn], *, title: str, pitch: float = 2.3, height: float = 4.2
) -> Markup:
    """Draw the eight places, producers first: a square where a voice is heard, a speck where not."""
    body = ""
    for index, column in enumerate(NAMED_COLUMNS):
        x = index * pitch + pitch / 2
        if column in heard:
            colour = COPPER if column is VoiceColumn.PRODUCERS else INK2
            body += rectangle(x - 0.78, height / 2 - 0.78, 1.56, 1.56, fill=colour)
        else:
            body += dot(x, height / 2, 0.2, RULE)
    return drawing(len(NAMED_COLUMNS) * pitch, height, body, title=title)
