"""The shape of a kind of initiative, filled to its supported score and hatched to its possible one."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, pi, sin, tau

from markupsafe import Markup

from hrddeval.model.dossier import InitiativeKind
from hrddeval.reports.marks.svg import COBALT, INK, INK3, PAPER, drawing, number, path

Point = tuple[float, float]

#: Shapes by kind. Kinds that share a shape do the same sort of thing.
SHAPES: dict[str, str] = {
    InitiativeKind.LAW: "square",
    InitiativeKind.GUIDANCE: "circle",
    InitiativeKind.STANDARD: "hexagon",
    InitiativeKind.CERTIFICATION: "hexagon",
    InitiativeKind.MULTI_STAKEHOLDER: "hexagon",
    InitiativeKind.PILOT: "triangle",
    InitiativeKind.SITE_PROGRAMME: "triangle",
    InitiativeKind.INCIDENT_MONITORING: "diamond",
}

#: Number of corners, turn of the first corner, size against the radius.
_POLYGONS: dict[str, tuple[int, float, float]] = {
    "square": (4, pi / 4, 1.27),
    "circle": (48, 0.0, 1.0),
    "hexagon": (6, 0.0, 1.08),
    "triangle": (3, -pi / 2, 1.3),
    "diamond": (4, 0.0, 1.22),
}


def shape_of(kind: str) -> str:
    """Name the shape of a kind; a circle for one that this file does not know."""
    return SHAPES.get(kind, "circle")


def _outline(shape: str, centre: float, radius: float) -> list[Point]:
    corners, turn, size = _POLYGONS[shape]
    y = centre + radius * 0.3 if shape == "triangle" else centre
    reach = radius * size
    return [
        (centre + reach * cos(turn + i * tau / corners), y + reach * sin(turn + i * tau / corners))
        for i in range(corners)
    ]


def _below(points: Sequence[Point], level: float) -> list[Point]:
    """Cut a convex outline: keep what lies below `level` (y grows downward)."""
    kept: list[Point] = []
    for (x1, y1), (x2, y2) in zip(points, [*points[1:], *points[:1]], strict=True):
        if y1 >= level:
            kept.append((x1, y1))
        if (y1 >= level) != (y2 >= level):
            share = (level - y1) / (y2 - y1)
            kept.append((x1 + share * (x2 - x1), level))
    return kept


def _above(points: Sequence[Point], level: float) -> list[Point]:
    return [(x, -y) for x, y in _below([(x, -y) for x, y in points], -level)]


def _closed(points: Sequence[Point], *, fill: str = "none", stroke: str = "none", width: float = 0.2) -> str:
    if not points:
        return ""
    return path(
        "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points) + "Z",
        fill=fill,
        stroke=stroke,
        width=width,
    )


def _hatched(points: Sequence[Point], step: float = 0.75) -> str:
    """Lines at 45 degrees inside a convex outline, cut where they cross its edges."""
    if not points:
        return ""
    sums = [x + y for x, y in points]
    reach, commands = min(sums) + step / 2, []
    while reach < max(sums):
        hits: list[Point] = []
        for (x1, y1), (x2, y2) in zip(points, [*points[1:], *points[:1]], strict=True):
            before, after = x1 + y1 - reach, x2 + y2 - reach
            if (before < 0) != (after < 0):
                share = before / (before - after)
                hits.append((x1 + share * (x2 - x1), y1 + share * (y2 - y1)))
        if len(hits) == 2:
            (ax, ay), (bx, by) = hits
            commands.append(f"M{number(ax)} {number(ay)}L{number(bx)} {number(by)}")
        reach += step
    return path("".join(commands), stroke=COBALT) if commands else ""


def kind_mark(
    kind: str,
    *,
    title: str,
    supported: float | None = None,
    possible: float | None = None,
    placed: bool = True,
    size: float = 4.6,
    radius: float = 1.75,
) -> Markup:
    """Draw the shape of a kind; only its outline without a score, or while it is not placed."""
    body = kind_shapes(
        kind,
        supported=supported,
        possible=possible,
        placed=placed,
        centre=(size / 2, size / 2),
        radius=radius,
    )
    return drawing(size, size, body, title=title, role="glyph")


def kind_shapes(
    kind: str,
    *,
    supported: float | None,
    possible: float | None,
    placed: bool,
    centre: Point,
    radius: float,
) -> str:
    """Return what `kind_mark` draws, around a point of a larger drawing."""
    points = [(x + centre[0] - centre[1], y) for x, y in _outline(shape_of(kind), centre[1], radius)]
    if supported is None or possible is None or not placed:
        return _closed(points, fill=PAPER, stroke=INK if supported is None else INK3, width=0.3)
    bottom, top = max(y for _, y in points), min(y for _, y in points)
    at_supported, at_possible = (bottom - (bottom - top) * score / 100 for score in (supported, possible))
    return (
        _closed(points, fill=PAPER)
        + _hatched(_above(_below(points, at_possible), at_supported))
        + _closed(_below(points, at_supported), fill=COBALT)
        + _closed(points, stroke=INK, width=0.32)
    )
