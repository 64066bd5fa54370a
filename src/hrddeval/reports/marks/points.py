"""Marks on a line: one criterion on the 0 to 4 scale, one score on 0 to 100, claimed against evidenced."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import cos, sin, tau

from markupsafe import Markup

from hrddeval.model.criterion_result import State
from hrddeval.reports.marks.svg import (
    COBALT,
    DASHES,
    HAIR,
    INK,
    INK2,
    INK3,
    PAPER,
    POSSIBLE,
    circle,
    drawing,
    line,
    number,
    path,
    rectangle,
)


def dot(x: float, y: float, r: float = 1.2, colour: str = COBALT) -> str:
    """Supported."""
    return circle(x, y, r, fill=colour)


def ring(
    x: float, y: float, r: float = 1.0, colour: str = COBALT, width: float = 0.36, extra: str = ""
) -> str:
    """Possible."""
    return circle(x, y, r, fill=PAPER, stroke=colour, width=width, extra=extra)


def both(x: float, y: float, r: float = 1.2, colour: str = COBALT) -> str:
    """Supported and possible coincide: a dot inside its ring."""
    return ring(x, y, r + 0.1, colour, 0.3) + dot(x, y, r - 0.42, colour)


def half(x: float, y: float, r: float = 1.15, colour: str = COBALT) -> str:
    """Contested: the left half is filled."""
    top, bottom, radius = number(y - r), number(y + r), number(r)
    arc = f"M{number(x)} {top}A{radius} {radius} 0 0 0 {number(x)} {bottom}Z"
    return ring(x, y, r, colour, 0.34) + path(arc, fill=colour)


def slashed(x: float, y: float, r: float = 1.0) -> str:
    """Searched, not found: the sign of the empty set."""
    reach = r * 0.933
    return ring(x, y, r, INK2, 0.32) + line(
        x - reach, y + reach, x + reach, y - reach, stroke=INK2, width=0.32
    )


def dotted(x: float, y: float, r: float = 1.02) -> str:
    """Not searched: eight dots where a ring would be."""
    return "".join(dot(x + r * cos(i * tau / 8), y + r * sin(i * tau / 8), 0.21, INK3) for i in range(8))


def crossed(x: float, y: float, r: float = 1.05) -> str:
    """Found absent: a black square with a cross."""
    k = r * 0.5
    return (
        rectangle(x - r, y - r, 2 * r, 2 * r, fill=INK)
        + line(x - k, y - k, x + k, y + k, stroke=PAPER, width=0.34)
        + line(x - k, y + k, x + k, y - k, stroke=PAPER, width=0.34)
    )


def dash(x: float, y: float, r: float = 1.2) -> str:
    """Not applicable."""
    return line(x - r, y, x + r, y, stroke=INK3, width=0.4)


def diamond(x: float, y: float, r: float = 1.25) -> str:
    """Claimed by the owner's own papers."""
    corners = ((x, y - r), (x + r, y), (x, y + r), (x - r, y))
    return path(
        "M" + "L".join(f"{number(a)} {number(b)}" for a, b in corners) + "Z",
        fill=PAPER,
        stroke=INK,
        width=0.34,
    )


#: The glyph at the supported end, by state.
GLYPHS: dict[State, Callable[[float, float], str]] = {
    State.ASSESSED: dot,
    State.CONTESTED: half,
    State.FOUND_ABSENT: crossed,
    State.NOT_FOUND: slashed,
    State.NOT_SEARCHED: dotted,
    State.NOT_APPLICABLE: dash,
}
#: Glyphs that only keys use.
KEY_GLYPHS: dict[str, Callable[[float, float], str]] = {"possible": ring, "both": both, "claimed": diamond}


def glyph(name: State | str, *, title: str, size: float = 3.2) -> Markup:
    """Draw one glyph alone, for keys."""
    shape = GLYPHS[State(name)] if name in tuple(State) else KEY_GLYPHS[name]
    return drawing(size, size, shape(size / 2, size / 2), title=title, role="glyph")


def _stretch(x1: float, x2: float, y: float, state: State) -> str:
    """The line from the supported to the possible end."""
    if x2 - x1 < 0.01:
        return ""
    match state:
        case State.CONTESTED:
            return "".join(line(x1, y + d, x2, y + d, stroke=POSSIBLE, width=0.3) for d in (-0.42, 0.42))
        case State.NOT_FOUND:
            return line(x1, y, x2, y, stroke=POSSIBLE, width=0.36, extra=DASHES)
        case State.NOT_SEARCHED:
            dots = 'stroke-dasharray="0 .95" stroke-linecap="round"'
            return line(x1, y, x2, y, stroke=INK3, width=0.34, extra=dots)
        case _:
            return line(x1, y, x2, y, stroke=POSSIBLE, width=0.62)


def criterion_line(
    supported: int, possible: int, state: State, *, title: str, width: float = 27, height: float = 4.7
) -> Markup:
    """Draw the interval of one criterion on the 0 to 4 scale; grid lines join from row to row."""
    margin, y = 2.2, height / 2
    step = (width - 2 * margin) / 4
    at = [margin + level * step for level in range(5)]
    body = "".join(line(x, 0, x, height, stroke=HAIR, width=0.18) for x in at)
    if state is State.NOT_APPLICABLE:
        body += rectangle(width / 2 - 2.2, 0, 4.4, height, fill=PAPER) + dash(width / 2, y)
        return drawing(width, height, body, title=title)
    body += _stretch(at[supported], at[possible], y, state)
    if supported == possible:
        body += both(at[supported], y) if state is State.ASSESSED else GLYPHS[state](at[supported], y)
    else:
        loose = state is State.NOT_SEARCHED
        body += (
            ring(at[possible], y, 1, INK3, 0.3, 'stroke-dasharray=".3 .45"')
            if loose
            else ring(at[possible], y)
        )
        body += GLYPHS[state](at[supported], y)
    return drawing(width, height, body, title=title)


def score_line(
    supported: float,
    possible: float,
    *,
    title: str,
    width: float,
    height: float,
    leader: float | None = None,
    grid: Sequence[float] = (0, 20, 40, 60, 80, 100),
    radius: float = 1.25,
    placed: bool = True,
) -> Markup:
    """Draw a score interval on 0 to 100; grey and dashed while it is not placed.

    `leader` is the supported score of the group's leader, drawn as a dashed vertical.
    """
    margin, y = 1.6, height / 2
    unit = (width - 2 * margin) / 100
    start, end = margin + supported * unit, margin + possible * unit
    body = "".join(
        line(margin + t * unit, 0, margin + t * unit, height, stroke=HAIR, width=0.18) for t in grid
    )
    if leader is not None:
        x = margin + leader * unit
        body += line(x, 0, x, height, stroke=INK2, width=0.24, extra='stroke-dasharray=".8 .6"')
    tone = COBALT if placed else INK3
    if placed:
        body += line(start, y, end, y, stroke=POSSIBLE, width=radius * 0.6)
    else:
        body += line(start, y, end, y, stroke=INK3, width=0.36, extra=DASHES)
    if end - start < 0.1:
        body += both(start, y, radius, tone)
    else:
        body += ring(end, y, radius * 0.78, tone, 0.32) + dot(
            start, y, radius if placed else radius * 0.85, tone
        )
    return drawing(width, height, body, title=title)


def claim_line(
    claimed: float,
    evidenced: float,
    *,
    title: str,
    width: float = 30,
    height: float = 4.6,
    placed: bool = True,
) -> Markup:
    """Draw the owner's papers alone (open diamond) against all evidence (dot), on 0 to 100."""
    margin, y = 1.6, height / 2
    unit = (width - 2 * margin) / 100
    body = "".join(
        line(margin + t * unit, 0, margin + t * unit, height, stroke=HAIR, width=0.18) for t in (0, 50, 100)
    )
    x, z = margin + evidenced * unit, margin + claimed * unit
    body += (
        line(x, y, z, y, stroke=INK3, width=0.3) + diamond(z, y) + dot(x, y, 1.0, COBALT if placed else INK3)
    )
    return drawing(width, height, body, title=title)


def leader_key(*, title: str) -> Markup:
    """Draw a piece of the leader's dashed vertical, for keys."""
    mark = line(1.5, 0, 1.5, 3.4, stroke=INK2, width=0.24, extra='stroke-dasharray=".8 .6"')
    return drawing(3, 3.4, mark, title=title, role="glyph")
