"""The timeline of norms: one line per initiative, and upright lines from each to the norms it derives from."""

from __future__ import annotations

from markupsafe import Markup, escape

from hrddeval.reports.marks.drawn_text import FONT, drawn_text, sign_of_kind, signs, standing_alone, wrapped
from hrddeval.reports.marks.svg import (
    COBALT,
    HAIR,
    INK,
    INK2,
    INK3,
    PAPER,
    RULE,
    circle,
    drawing,
    line,
    number,
    path,
    rectangle,
)
from hrddeval.reports.marks.text_width import text_width
from hrddeval.reports.timeline_view import Drop, Timeline, TimelineRow

_DASHED = 'stroke-dasharray="1.2 .8"'


def timeline(view: Timeline) -> Markup:
    """Draw a timeline; its title says in words what it shows."""
    size = min(2.5, view.pitch * 0.56)
    body = [*_grid(view), *(_line(row) for row in view.rows)]
    body += [_drop(drop) for drop in view.drops]
    body += [_ends(row) for row in view.rows]
    body += [_label(row, size) for row in view.rows]
    body += [_counts(row, view, size) for row in view.rows if row.counts is not None]
    rows, key = signs(view.key, view.height + 4.5, view.width, _sign)
    height = view.height + 5 + 4.4 * rows
    return drawing(view.width, height, "".join([*body, *key]), title=view.title, role="timeline")


def _sign(sign: str, x: float, y: float) -> str:
    match sign:
        case "main":
            return line(x, y, x + 5.5, y, stroke=INK, width=0.26)
        case "other":
            return line(x, y, x + 5.5, y, stroke=INK2, width=0.2, extra=_DASHED)
        case "dot":
            return line(x, y, x + 5.5, y, stroke=INK3, width=0.22) + circle(x + 2.75, y, 0.52, fill=INK)
        case "ended":
            return line(x, y, x + 5.5, y, stroke=INK3, width=0.22) + _bar(x + 5.5, y)
        case "going":
            return line(x, y, x + 5.5, y, stroke=INK3, width=0.22) + _arrow(x + 5.5, y)
        case _:
            return sign_of_kind(sign, x + 3.5, y, None, radius=1.4)


def standalone(view: Timeline, notes: str) -> str:
    """Return the drawing as a file of its own, with its heading, and `notes` below: rubric, date, run."""
    return standing_alone(timeline(view), view.heading, view.subheading, notes, title=view.title)


def _grid(view: Timeline) -> list[str]:
    bottom = view.lanes[-1].bottom + 1
    drawn = [line(x, 0, x, bottom, stroke=HAIR, width=0.15) for _, x in view.years]
    drawn += [
        drawn_text(x, bottom + 3.6, str(year), 2.3, fill=INK3, anchor="middle") for year, x in view.years
    ]
    for place, lane in enumerate(view.lanes):
        if place:
            drawn.append(line(0, lane.top - 1.1, view.width, lane.top - 1.1, stroke=RULE, width=0.15))
        drawn += [
            drawn_text(0, lane.top + 3.2 + 3 * part, words, 2.5, fill=INK2, weight=600)
            for part, words in enumerate(wrapped(lane.title, 14))
        ]
    if view.undated is not None:
        drawn.append(line(view.undated, 0, view.undated, bottom, stroke=RULE, width=0.15, extra=_DASHED))
        drawn += [
            drawn_text(view.undated + 0.8, bottom + 2.6 + 2.4 * part, words, 2.0, fill=INK3)
            for part, words in enumerate(wrapped(view.undated_title, 12))
        ]
    for place, head in enumerate(view.heads):
        for part, words in enumerate(wrapped(head, 8)):
            drawn.append(
                drawn_text(
                    _column(view, place), bottom + 3.0 + 2.3 * part, words, 2.0, fill=INK3, anchor="end"
                )
            )
    return drawn


def _line(row: TimelineRow) -> str:
    weight = 0.7 if row.main else 0.22
    extra = _DASHED if row.ended and not row.end_known else ""
    return line(row.x, row.y, row.end, row.y, stroke=INK if row.main else INK3, width=weight, extra=extra)


def _drop(drop: Drop) -> str:
    """An upright line; where it passes a line that it does not join, that line stays whole."""
    tone, weight = (INK, 0.26) if drop.main else (INK2, 0.2)
    drawn = line(
        drop.x, drop.top, drop.x, drop.bottom, stroke=tone, width=weight, extra="" if drop.main else _DASHED
    )
    return drawn + "".join(circle(drop.x, y, 0.52, fill=tone) for y in drop.dots)


def _ends(row: TimelineRow) -> str:
    return _bar(row.end, row.y) if row.ended else _arrow(row.end, row.y)


def _bar(x: float, y: float) -> str:
    return line(x, y - 0.9, x, y + 0.9, stroke=INK, width=0.5)


def _arrow(x: float, y: float) -> str:
    arrow = (
        f"M{number(x - 0.9)} {number(y - 0.7)}L{number(x)} {number(y)}L{number(x - 0.9)} {number(y + 0.7)}"
    )
    return path(arrow, stroke=INK2, width=0.22)


def _label(row: TimelineRow, size: float) -> str:
    """The shape, and the name with both scores: to its left, or above the line where there is no room."""
    overall = row.initiative.overall
    before = f" {row.before}" if row.before else ""
    shown = f"{row.name} {row.scores}{before}"
    wide = text_width(shown, size)
    if row.name_left:
        start, base = row.x - 2.3 - wide, row.y + size * 0.36
        paper = rectangle(start - 0.3, row.y - size * 0.62, wide + 0.8, size * 1.24, fill=PAPER)
        anchor, at = "end", row.x - 2.3
    else:
        base, at, anchor = row.y + size * 0.36, row.x + 2.3, "start"
        paper = rectangle(at - 0.5, row.y - size * 0.62, wide + 0.8, size * 1.24, fill=PAPER)
    words = (
        f'<text x="{number(at)}" y="{number(base)}" font-family="{FONT}" font-size="{number(size)}" '
        f'text-anchor="{anchor}"><tspan font-weight="600" fill="{INK}">{escape(row.name)}</tspan>'
        f'<tspan fill="{COBALT if overall.placed else INK3}"> {escape(row.scores)}</tspan>'
        f'<tspan fill="{INK3}">{escape(before)}</tspan></text>'
    )
    mark = sign_of_kind(row.initiative.profile.kind, row.x, row.y, overall, radius=min(1.6, size * 0.62))
    return paper + mark + words


def _column(view: Timeline, place: int) -> float:
    return view.width - 16 + place * 8 if place < 2 else view.width


def _counts(row: TimelineRow, view: Timeline, size: float) -> str:
    return "".join(
        drawn_text(
            _column(view, place),
            row.y + size * 0.36,
            str(count),
            size,
            fill=INK if count else INK3,
            anchor="end",
            weight=600 if count and place < 2 else 400,
        )
        for place, count in enumerate(row.counts or ())
    )
