"""The few SVG shapes that all marks are made of, and the colours they may have."""

from __future__ import annotations

import re
from typing import Final

from markupsafe import Markup, escape

INK: Final = "#16212B"
INK2: Final = "#45525E"
INK3: Final = "#5F6B77"
RULE: Final = "#C4CBD1"
HAIR: Final = "#E2E6EA"
PAPER: Final = "#fff"
#: What evidence supports, and how far the possible end reaches.
COBALT: Final = "#1B438C"
POSSIBLE: Final = "#6C8CC4"
#: Producers, and nothing else.
COPPER: Final = "#A34717"

DASHES: Final = 'stroke-dasharray="1.1 .75"'


def number(value: float) -> str:
    """Write a coordinate as short as two decimals allow.

    >>> number(2.50), number(0.004), number(-1.0)
    ('2.5', '0', '-1')
    """
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("", "-0") else text


def drawing(width: float, height: float, body: str, *, title: str, role: str = "plot") -> Markup:
    """Wrap shapes as one SVG image of `width` by `height` millimetres; `role` is its CSS class."""
    w, h = number(width), number(height)
    return Markup(
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" class="{escape(role)}" viewBox="0 0 {w} {h}" '
        f'width="{w}mm" height="{h}mm"><title>{escape(title)}</title>{body}</svg>'
    )


def line(
    x1: float, y1: float, x2: float, y2: float, *, stroke: str = INK, width: float = 0.2, extra: str = ""
) -> str:
    return path(
        f"M{number(x1)} {number(y1)}L{number(x2)} {number(y2)}", stroke=stroke, width=width, extra=extra
    )


def path(
    commands: str, *, fill: str = "none", stroke: str = "none", width: float = 0.2, extra: str = ""
) -> str:
    drawn = f' stroke="{stroke}" stroke-width="{number(width)}"' if stroke != "none" else ""
    return f'<path d="{commands}" fill="{fill}"{drawn}{" " + extra if extra else ""}/>'


def rectangle(
    x: float,
    y: float,
    w: float,
    h: float,
    *,
    fill: str = "none",
    stroke: str = "none",
    width: float = 0.2,
    extra: str = "",
) -> str:
    drawn = f' stroke="{stroke}" stroke-width="{number(width)}"' if stroke != "none" else ""
    return (
        f'<rect x="{number(x)}" y="{number(y)}" width="{number(max(w, 0))}" height="{number(max(h, 0))}" '
        f'fill="{fill}"{drawn}{" " + extra if extra else ""}/>'
    )


def circle(
    x: float, y: float, r: float, *, fill: str, stroke: str = "none", width: float = 0.2, extra: str = ""
) -> str:
    drawn = f' stroke="{stroke}" stroke-width="{number(width)}"' if stroke != "none" else ""
    rest = f"{drawn}{' ' + extra if extra else ''}"
    return f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(r)}" fill="{fill}"{rest}/>'


def hatch(
    x: float, y: float, w: float, h: float, *, step: float = 0.8, stroke: str = COBALT, width: float = 0.2
) -> str:
    """Fill a rectangle with lines at 45 degrees, cut at its edges (no pattern, no clip path)."""
    if w <= 0 or h <= 0:
        return ""
    commands, reach = [], step
    while reach < w + h:
        x1, y1 = (x + reach, y) if reach <= w else (x + w, y + reach - w)
        x2, y2 = (x, y + reach) if reach <= h else (x + reach - h, y + h)
        commands.append(f"M{number(x1)} {number(y1)}L{number(x2)} {number(y2)}")
        reach += step
    return path("".join(commands), stroke=stroke, width=width) if commands else ""


_DRAWN = re.compile(r'<svg [^>]*viewBox="([^"]+)"[^>]*><title>[^<]*</title>(.*)</svg>', re.DOTALL)


def as_symbol(mark: Markup, name: str) -> Markup:
    """Turn a drawing into a symbol that a page draws many times by its name.

    >>> as_symbol(drawing(2, 1, rectangle(0, 0, 1, 1), title="A square"), "square")
    Markup('<symbol id="square" viewBox="0 0 2 1"><rect x="0" y="0" width="1" height="1" fill="none"/></symbol>')

    Raises:
        ValueError: it is no drawing.
    """
    found = _DRAWN.fullmatch(str(mark))
    if found is None:
        raise ValueError("not a drawing")
    return Markup(f'<symbol id="{escape(name)}" viewBox="{found[1]}">{found[2]}</symbol>')
