"""Marks to count on one's fingers: full dots for what is shown, rings for what may be, specks for the rest."""

from __future__ import annotations

from markupsafe import Markup

from hrddeval.reports.marks.svg import COBALT, COPPER, INK2, INK3, PAPER, circle, drawing

#: Distance from dot to dot, and radii of a dot, a ring and a speck, in millimetres.
PITCH, _DOT, _RING, _SPECK = 4.6, 1.75, 1.55, 0.45


def dots(full: int, rings: int, total: int, *, title: str, per_row: int = 10) -> Markup:
    """Draw `total` places in rows: `full` dots, then `rings`, then specks."""
    body = ""
    for index in range(total):
        x, y = _place(index, per_row, PITCH)
        if index < full:
            body += circle(x, y, _DOT, fill=COBALT)
        elif index < full + rings:
            body += circle(x, y, _RING, fill=PAPER, stroke=COBALT, width=0.4)
        else:
            body += circle(x, y, _SPECK, fill=INK3)
    return _drawing(body, total, per_row, PITCH, title)


def people(producers: int, total: int, *, title: str, per_row: int = 25) -> Markup:
    """Draw one dot per piece of evidence: full for producers' own words, a ring for everybody else's."""
    pitch = PITCH if total <= 4 * per_row else PITCH / 2
    body = ""
    for index in range(total):
        x, y = _place(index, _per_row(per_row, pitch), pitch)
        size = pitch / PITCH
        if index < producers:
            body += circle(x, y, _DOT * size, fill=COPPER)
        else:
            body += circle(x, y, _RING * size, fill=PAPER, stroke=INK2, width=0.3 * size)
    return _drawing(body, total, _per_row(per_row, pitch), pitch, title)


def _per_row(per_row: int, pitch: float) -> int:
    return round(per_row * PITCH / pitch)


def _place(index: int, per_row: int, pitch: float) -> tuple[float, float]:
    return (index % per_row + 0.5) * pitch, (index // per_row + 0.5) * pitch


def _drawing(body: str, total: int, per_row: int, pitch: float, title: str) -> Markup:
    rows = max(1, -(-total // per_row))
    return drawing(max(1, min(total, per_row)) * pitch, rows * pitch, body, title=title, role="dots")
