"""Draws a partial order: lines lead down from whoever certainly stands above another."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from itertools import pairwise
from math import inf

from hrddeval.model.robustness import Line, Robustness

#: Pixels: the height of a box, the space between boxes, rows and layers, and the width of a letter.
_BOX, _GAP, _ROW, _LAYER, _LETTER, _LEAST = 24, 16, 38, 52, 7, 40
_MARGIN, _PAD, _CAPTION = 12, 8, 40
#: How far lines that pass a row keep from each other, and above and below its boxes.
_ASIDE, _CLEAR = 4, 5
#: The widest row; the others of a layer stand in further rows of the same band.
_WIDEST = 720
#: Of a pixel on a page: letters of 8 points.
_MILLIMETRES = 0.235
#: Left, top and width of a box.
_Place = tuple[float, float, float]


def hasse(
    found: Robustness,
    say: Callable[[str], str],
    *,
    page: tuple[float, float] | None = None,
    caption: bool = True,
) -> str:
    """Return the diagram as SVG: a grey band for each layer, a line for each pair with nobody between.

    Args:
        found: what to draw.
        say: says a text of the interface in the reader's language.
        page: the largest width and height in millimetres; a file of its own is as large as it needs.
        caption: whether to say underneath how to read it.
    """
    titles = {unit.id: unit.title for unit in found.units}
    sizes = {name: max(_LEAST, _LETTER * len(title) + 14) for name, title in titles.items()}
    bands = [_broken(layer, sizes) for layer in layers(list(titles), found.dominance)]
    places, tops, across, down = _laid_out(bands, sizes, _WIDEST if caption else 0)
    down += _CAPTION if caption else 0
    unit, scale = ("", 1.0) if page is None else ("mm", min(page[0] / across, page[1] / down, _MILLIMETRES))
    size = f'width="{across * scale:.6g}{unit}" height="{down * scale:.6g}{unit}"'
    direct = [line for line in found.dominance if line.direct]
    label = say("Who certainly stands above whom: {count} in {layers} layers, {lines} lines").format(
        count=len(titles), layers=len(bands), lines=len(direct)
    )
    below = (
        (
            say(
                "A line leads down from one to another it stands above, whatever the unknown, "
                "by the given weights."
            ),
            say("Between two that no line or chain of lines joins, nothing is certain, wherever they stand."),
        )
        if caption
        else ()
    )
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} '
            f'viewBox="0 0 {across:g} {down:g}" role="img" aria-label="{escape(label)}" '
            'font-family="sans-serif" font-size="12">',
            f"<title>{escape(label)}</title>",
            f'<rect width="{across:g}" height="{down:g}" fill="#fff"/>',
            *(
                f'<rect x="{_MARGIN}" y="{top - _PAD:g}" width="{across - 2 * _MARGIN:g}" '
                f'height="{bottom - top + 2 * _PAD:g}" fill="#f1f1f1"/>'
                for top, bottom in tops
            ),
            *_lines(places, direct),
            *(_box(places[name], title) for name, title in titles.items()),
            *(
                f'<text x="{_MARGIN}" y="{down - _CAPTION + 14 + 15 * number:g}" font-size="11" fill="#444">'
                f"{escape(text)}</text>"
                for number, text in enumerate(below)
            ),
            "</svg>",
            "",
        ]
    )


def layers(names: Sequence[str], lines: Sequence[Line]) -> list[list[str]]:
    """Return names by the longest chain of those above them, those with nobody above first.

    >>> layers(["d", "a", "b", "c"], [Line(upper=x, lower=y, direct=True) for x, y in ("ab", "bc", "ac")])
    [['d', 'a'], ['b'], ['c']]
    """
    above: dict[str, list[str]] = {name: [] for name in names}
    for line in lines:
        above[line.lower].append(line.upper)
    depth: dict[str, int] = {}
    # whoever has fewer above comes first, so that every chain is known when it is needed
    for name in sorted(names, key=lambda one: len(above[one])):
        depth[name] = 1 + max((depth[upper] for upper in above[name]), default=-1)
    deepest = max(depth.values(), default=-1)
    return [[name for name in names if depth[name] == level] for level in range(deepest + 1)]


def _broken(layer: Sequence[str], sizes: Mapping[str, int]) -> list[list[str]]:
    """Break a layer into rows that fit."""
    rows: list[list[str]] = [[]]
    width = 0
    for name in layer:
        if rows[-1] and width + sizes[name] > _WIDEST:
            rows.append([])
            width = 0
        rows[-1].append(name)
        width += sizes[name] + _GAP
    return rows


def _laid_out(
    bands: Sequence[Sequence[Sequence[str]]], sizes: Mapping[str, int], least: int
) -> tuple[dict[str, _Place], list[tuple[float, float]], float, float]:
    """Return the place of each box, top and bottom of each band, and the size of the whole."""
    widths = [[sum(sizes[n] for n in row) + _GAP * (len(row) - 1) for row in band] for band in bands]
    inner = max(least, *(width for band in widths for width in band))
    places: dict[str, _Place] = {}
    tops = []
    top = float(_MARGIN + _PAD)
    for band, row_widths in zip(bands, widths, strict=True):
        start = top
        for row, width in zip(band, row_widths, strict=True):
            left = _MARGIN + _PAD + (inner - width) / 2
            for name in row:
                places[name] = (left, top, float(sizes[name]))
                left += sizes[name] + _GAP
            top += _ROW
        tops.append((start, top - _ROW + _BOX))
        top += _LAYER - _ROW + _BOX
    bottom = tops[-1][1] + _PAD
    return places, tops, inner + 2.0 * (_MARGIN + _PAD), bottom + _PAD


def _lines(places: Mapping[str, _Place], direct: Sequence[Line]) -> Iterator[str]:
    """Draw every line; where one would pass behind a box it goes round it, and no two at the same spot."""
    rows: dict[float, list[_Place]] = {}
    for place in sorted(places.values()):
        rows.setdefault(place[1], []).append(place)
    taken: dict[float, list[float]] = {top: [] for top in rows}
    for line in direct:
        (x, y, w), (u, v, t) = places[line.upper], places[line.lower]
        end = u + t / 2
        points = [(x + w / 2, y + _BOX)]
        for top in sorted(row for row in rows if y < row < v):
            at, down = points[-1]
            straight = at + (end - at) * (top + _BOX / 2 - down) / (v - down)
            across = _beside(straight, rows[top], taken[top])
            taken[top].append(across)
            points += [(across, top - _CLEAR), (across, top + _BOX + _CLEAR)]
        points.append((end, v))
        told = " ".join(f"{across:g},{down:g}" for across, down in points)
        yield f'<polyline points="{told}" fill="none" stroke="#555" stroke-width="1"/>'


def _beside(straight: float, boxes: Sequence[_Place], taken: Sequence[float]) -> float:
    """Return where a line passes a row: as near to its straight way as boxes and other lines leave room."""
    first, last = boxes[0], boxes[-1]
    between = [(a[0] + a[2] + _CLEAR, b[0] - _CLEAR) for a, b in pairwise(boxes)]
    free = [(-inf, first[0] - 2 * _CLEAR), *between, (last[0] + last[2] + 2 * _CLEAR, inf)]
    spots = [
        spot
        for low, high in free
        for start in (min(max(straight, low), high),)
        for step in range(-len(taken) - 1, len(taken) + 2)
        if low <= (spot := start + step * _ASIDE) <= high
    ]
    apart = [spot for spot in spots if all(abs(spot - other) >= _ASIDE for other in taken)]
    return min(apart or spots, key=lambda spot: (abs(spot - straight), spot))


def _box(place: _Place, title: str) -> str:
    x, y, width = place
    return (
        f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{_BOX}" rx="3" fill="#fff" stroke="#222"/>'
        f'<text x="{x + width / 2:g}" y="{y + _BOX / 2 + 4:g}" text-anchor="middle" fill="#111">'
        f"{escape(title)}</text>"
    )
