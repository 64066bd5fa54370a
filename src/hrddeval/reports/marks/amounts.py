"""Marks for amounts: bars from 0 to 100, the cells of heat maps, and the squares of severity."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from hrddeval.model.criterion_result import State
from hrddeval.reports.marks.points import GLYPHS, crossed, dash, dot, dotted, half, slashed
from hrddeval.reports.marks.svg import (
    COBALT,
    DASHES,
    HAIR,
    INK,
    INK3,
    PAPER,
    RULE,
    drawing,
    hatch,
    line,
    rectangle,
)

#: Grey hatch of a cell that was searched in vain.
_PALE = "#9AA6B2"


def _bar(
    supported: float, possible: float, x: float, y: float, unit: float, height: float, *, placed: bool
) -> str:
    """Solid up to supported, hatched up to possible; grey while the score is not placed."""
    colour = COBALT if placed else INK3
    start, length = x + supported * unit, (possible - supported) * unit
    body = ""
    if possible > supported:
        body += rectangle(start, y, length, height, fill=PAPER)
        body += hatch(
            start,
            y,
            length,
            height,
            step=0.9 if placed else 1.6,
            stroke=colour,
            width=0.2 if placed else 0.14,
        )
        body += rectangle(start, y + 0.1, length, height - 0.2, stroke=colour, extra="" if placed else DASHES)
    if supported > 0:
        body += rectangle(x, y, supported * unit, height, fill=colour)
    return body


def score_bar(
    supported: float,
    possible: float,
    *,
    title: str,
    width: float = 84,
    height: float = 2.3,
    stop: float | None = None,
    ticks: Sequence[float] = (25, 50, 75),
    placed: bool = True,
) -> Markup:
    """Draw a score from 0 to 100; `stop` is the ceiling of a gate that holds it, drawn as a black mark."""
    unit = width / 100
    body = rectangle(0.1, 0.1, width - 0.2, height - 0.2, fill=PAPER, stroke=RULE)
    body += "".join(line(t * unit, 0, t * unit, height, stroke=RULE, width=0.18) for t in ticks)
    body += _bar(supported, possible, 0, 0, unit, height, placed=placed)
    if stop is not None:
        body += line(stop * unit, 0, stop * unit, height, stroke=INK, width=0.7)
    return drawing(width, height, body, title=title)


#: The ruler of the headline: its left margin, and its length for 0 to 100.
RULER_MARGIN = 1.2
RULER_LENGTH = 112.6


def ruler_at(score: float) -> float:
    """Return where a score lies on the ruler, in millimetres from its left edge."""
    return round(RULER_MARGIN + score * RULER_LENGTH / 100, 2)


def ruler(
    supported: float, possible: float, thresholds: Sequence[float], *, title: str, placed: bool = True
) -> Markup:
    """Draw the headline: bands as fields of the ruler, solid to supported, hatched to possible."""
    unit, top, bar = RULER_LENGTH / 100, 5.6, 6.2
    body = rectangle(RULER_MARGIN, top, RULER_LENGTH, bar, fill=PAPER, stroke=RULE)
    for threshold in thresholds:
        x = RULER_MARGIN + threshold * unit
        body += line(x, top - 4.4, x, top + bar, stroke=RULE)
    body += _bar(supported, possible, RULER_MARGIN, top, unit, bar, placed=placed)
    for value in (supported, possible):
        x = RULER_MARGIN + value * unit
        body += line(x, top, x, top + bar + 1.5, stroke=INK if placed else INK3, width=0.3)
    return drawing(RULER_LENGTH + 2 * RULER_MARGIN, 17.4, body, title=title)


def severity(filled: int | None, of: int, *, title: str) -> Markup:
    """Draw one square per step of severity; dotted outlines where nobody graded it."""
    size, gap = 1.95, 0.5
    body = ""
    for index in range(of):
        x, inner = index * (size + gap) + 0.15, size - 0.3
        if filled is None:
            body += rectangle(
                x, 0.15, inner, inner, stroke=INK3, width=0.22, extra='stroke-dasharray=".3 .4"'
            )
        else:
            full = index < filled
            body += rectangle(
                x, 0.15, inner, inner, fill=INK if full else PAPER, stroke=INK if full else INK3, width=0.22
            )
    return drawing(of * size + (of - 1) * gap, size, body, title=title, role="severity")


def _vessel(x: float, y: float, supported: int, possible: int, *, contested: bool, w: float, h: float) -> str:
    """Four steps, filled up to supported and hatched up to possible (level lines where contested)."""
    step, base, small = h / 4, y + h, w <= 3
    body = rectangle(x + 0.1, y + 0.1, w - 0.2, h - 0.2, fill=PAPER, stroke=RULE)
    body += "".join(
        line(x, base - i * step, x + w, base - i * step, stroke=HAIR, width=0.16) for i in (1, 2, 3)
    )
    if possible > supported:
        bottom, top = base - supported * step, base - possible * step
        if contested:
            lines = range(1, int((bottom - top) / 0.62) + 1)
            body += "".join(
                line(x, bottom - i * 0.62, x + w, bottom - i * 0.62, stroke=COBALT) for i in lines
            )
        else:
            body += hatch(x, top, w, bottom - top, step=0.62 if small else 0.85, width=0.17 if small else 0.2)
        body += rectangle(x + 0.1, top + 0.1, w - 0.2, bottom - top - 0.1, stroke=COBALT)
    rise = supported * step if supported else 0.35
    return body + rectangle(x, base - rise, w, rise, fill=COBALT)


def _cell(x: float, y: float, supported: int, possible: int, state: State, *, w: float, h: float) -> str:
    """One criterion of one initiative. The state chooses the picture; narrow intervals stay visible."""
    cx, cy, base = x + w / 2, y + h / 2, y + h
    frame = rectangle(x + 0.1, y + 0.1, w - 0.2, h - 0.2, fill=PAPER, stroke=RULE)
    match state:
        case State.NOT_APPLICABLE:
            return dash(cx, cy, 1.0)
        case State.NOT_FOUND | State.NOT_SEARCHED if (supported, possible) != (0, 4):
            vessel = _vessel(x, y, supported, possible, contested=False, w=w, h=h)
            return vessel if w <= 3 else vessel + dot(cx, y + 1.75, 1.4, PAPER) + GLYPHS[state](cx, y + 1.75)
        case State.NOT_FOUND | State.NOT_SEARCHED if w <= 3:
            return GLYPHS[state](cx, cy)
        case State.NOT_SEARCHED:
            dots = 'stroke-dasharray="0 .72" stroke-linecap="round"'
            return rectangle(
                x + 0.12, y + 0.12, w - 0.24, h - 0.24, stroke=INK3, width=0.24, extra=dots
            ) + dotted(cx, cy, 0.95)
        case State.NOT_FOUND:
            field = hatch(x, y, w, h, step=1.1, stroke=_PALE, width=0.16)
            return (
                frame + field + rectangle(cx - 1.55, cy - 1.55, 3.1, 3.1, fill=PAPER) + slashed(cx, cy, 0.92)
            )
        case State.FOUND_ABSENT if possible == 0:
            return frame + rectangle(x, base - 0.35, w, 0.35, fill=INK) + crossed(cx, base - 1.75, 1.0)
    vessel = _vessel(x, y, supported, possible, contested=state is State.CONTESTED, w=w, h=h)
    if state is State.CONTESTED and w > 3:
        vessel += dot(cx, y + 1.75, 1.4, PAPER) + half(cx, y + 1.75, 1.02)
    return vessel


def cell(
    supported: int, possible: int, state: State | str, *, title: str, width: float = 2.7, height: float = 3.5
) -> Markup:
    """Draw one cell alone."""
    body = _cell(0.2, 0.2, supported, possible, State(state), w=width, h=height)
    return drawing(width + 0.4, height + 0.4, body, title=title, role="cell")


def strip(
    cells: Sequence[tuple[int, int, State]],
    *,
    title: str,
    pitch: float = 6.4,
    width: float = 4.8,
    height: float = 6.6,
) -> Markup:
    """Draw the cells of one dimension side by side, `pitch` apart: (supported, possible, state) each."""
    left, top = 0.4, 0.8
    body = "".join(
        _cell(left + index * pitch, top, *item, w=width, h=height) for index, item in enumerate(cells)
    )
    return drawing(left + len(cells) * pitch, height + 2 * top, body, title=title)
