"""Marks of an order that was drawn: where a place lies, and how much of a movement comes of something."""

from __future__ import annotations

from markupsafe import Markup

from hrddeval.reports.marks.points import ring
from hrddeval.reports.marks.svg import COBALT, HAIR, INK, POSSIBLE, drawing, line, rectangle

#: Space at both ends of a line, in millimetres.
MARGIN = 1.8


def place_at(place: float, count: int, width: float) -> float:
    """Return where a place stands on a line of places, the first at the left.

    >>> place_at(1, 5, 43.6), place_at(5, 5, 43.6)
    (1.8, 41.8)
    """
    return round(MARGIN + (place - 1) * (width - 2 * MARGIN) / max(count - 1, 1), 2)


def place_line(
    low: float,
    high: float,
    median: float,
    nominal: float,
    count: int,
    *,
    title: str,
    width: float,
    height: float,
) -> Markup:
    """Draw where a place lies in nine of ten draws; a tick at the median, a ring at the place by the rubric itself."""
    y = height / 2
    body = "".join(
        line(x, 0, x, height, stroke=HAIR, width=0.18)
        for x in (place_at(place, count, width) for place in place_ticks(count))
    )
    start, end, middle = (place_at(place, count, width) for place in (low, high, median))
    body += line(start, y, end, y, stroke=POSSIBLE, width=0.9)
    body += line(middle, y - 1.3, middle, y + 1.3, stroke=COBALT, width=0.5)
    body += ring(place_at(nominal, count, width), y, 0.85, INK, 0.34)
    return drawing(width, height, body, title=title)


def place_ticks(count: int) -> list[int]:
    """Return the places to name on an axis: the first, the last, and round ones between.

    >>> place_ticks(7), place_ticks(50)
    ([1, 2, 3, 4, 5, 6, 7], [1, 10, 20, 30, 40, 50])
    """
    if count <= 10:
        return list(range(1, count + 1))
    step = next(step for step in (5, 10, 20, 50, 100) if count / step <= 8)
    between = [place for place in range(step, count, step) if count - place >= step / 2]
    return [1, *between, count]


def share_bar(total: float, first: float, *, title: str, width: float, height: float) -> Markup:
    """Draw shares of a variance from 0 to 1: in all as a light bar, alone as a dark one on it."""
    whole = width - 0.4
    body = rectangle(0.2, 0.4, whole, height - 0.8, fill=HAIR)
    body += rectangle(0.2, 0.4, whole * min(max(total, 0), 1), height - 0.8, fill=POSSIBLE)
    body += rectangle(0.2, 0.4, whole * min(max(first, 0), 1), height - 0.8, fill=COBALT)
    return drawing(width, height, body, title=title)


def place_key(name: str, *, title: str) -> Markup:
    """Draw one mark alone, for keys: `interval`, `median` or `nominal`."""
    width, y = 4.6, 1.6
    marks = {
        "interval": line(0.4, y, width - 0.4, y, stroke=POSSIBLE, width=0.9),
        "median": line(width / 2, y - 1.3, width / 2, y + 1.3, stroke=COBALT, width=0.5),
        "nominal": ring(width / 2, y, 0.85, INK, 0.34),
    }
    return drawing(width, 3.2, marks[name], title=title, role="glyph")
