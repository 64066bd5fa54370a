"""What the large drawings share: text, keys, and a heading and notes for a drawing that travels alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from markupsafe import Markup, escape

from hrddeval.model.initiative_result import Overall
from hrddeval.reports.marks.kinds import kind_shapes
from hrddeval.reports.marks.svg import INK, INK2, INK3, PAPER, drawing, number, rectangle
from hrddeval.reports.marks.text_width import text_width

#: Fonts are named, not embedded: a viewer without them takes its own.
FONT = "Inter, 'Noto Sans', 'Segoe UI', Arial, sans-serif"

#: Around a drawing that travels alone.
_MARGIN = 8.0


def drawn_text(
    x: float, y: float, words: str, size: float, *, fill: str = INK, anchor: str = "start", weight: int = 400
) -> str:
    """Write a text with its baseline at `y`."""
    return (
        f'<text x="{number(x)}" y="{number(y)}" font-family="{FONT}" font-size="{number(size)}" '
        f'font-weight="{weight}" fill="{fill}" text-anchor="{anchor}">{escape(words)}</text>'
    )


def wrapped(words: str, most: int) -> list[str]:
    """Break a text into lines of at most so many characters, where a word is not longer."""
    lines = [""]
    for word in words.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > most:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def sign_of_kind(kind: str, x: float, y: float, overall: Overall | None, *, radius: float) -> str:
    """Draw the shape of a kind at a point, filled to its scores where there are any that may be told."""
    return kind_shapes(
        kind,
        supported=overall.supported if overall else None,
        possible=overall.possible if overall else None,
        placed=overall.placed if overall else True,
        centre=(x, y),
        radius=radius,
    )


def signs(
    key: Sequence[tuple[str, str]], y: float, width: float, sign: Callable[[str, float, float], str]
) -> tuple[int, list[str]]:
    """Draw a key from `y` down, and return in how many rows."""
    drawn, x, rows = [], 0.0, 1
    for name, words in key:
        wide = 8.6 + text_width(words, 2.16)
        if x and x + wide > width:
            x, y, rows = 0.0, y + 4.4, rows + 1
        drawn += [sign(name, x, y - 0.8), drawn_text(x + 7, y, words, 2.3, fill=INK2)]
        x += wide
    return rows, drawn


def standing_alone(inner: Markup, heading: str, told: str, notes: str, *, title: str) -> str:
    """Return a drawing as a file of its own: `heading` and `told` above it, `notes` below."""
    text = str(inner)
    width, height = (float(text.split(f'{side}="', 1)[1].split("mm", 1)[0]) for side in ("width", "height"))
    lines = wrapped(told, int(width / 1.75)) if told else []
    top = 13 + 4 * len(lines)
    whole = top + height + 8
    body = [
        drawn_text(0, 8, heading, 7, weight=500),
        *(drawn_text(0, 13.5 + 4 * place, one, 3, fill=INK2) for place, one in enumerate(lines)),
        f'<svg x="0" y="{number(top)}" width="{number(width)}" height="{number(height)}" '
        f'viewBox="0 0 {number(width)} {number(height)}">{text.split("</title>", 1)[1]}',
        drawn_text(0, top + height + 5, notes, 2.3, fill=INK3),
    ]
    wide, high = width + 2 * _MARGIN, round(whole + 2 * _MARGIN, 2)
    moved = f'<g transform="translate({number(_MARGIN)} {number(_MARGIN)})">{"".join(body)}</g>'
    made = drawing(wide, high, rectangle(0, 0, wide, high, fill=PAPER) + moved, title=title, role="alone")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{made}\n'
