"""What goes where on the map of places: the basemap in millimetres, spots, and the names beside them.

The map is drawn plainly (equirectangular: a degree is as long each way, which near the equator is
nearly true). Spots that can be told from each other are drawn once, with all initiatives there.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence, Sized
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from hrddeval.gazetteer import Gazetteer, Spot
from hrddeval.model.assessment import Assessment
from hrddeval.model.initiative_result import InitiativeResult
from hrddeval.reports.comparison_view import kinds_by_shape
from hrddeval.reports.marks.text_width import text_width

Say = Callable[[str], str]
Ring = tuple[tuple[float, float], ...]

#: Width of the page, and of the names on each side of the map.
WIDTH, SIDE = 263.0, 54.0
#: Height of one name beside the map, and the space between two spots' names.
NAME, BETWEEN = 3.4, 2.4
#: Size of a country's name.
COUNTRY = 2.2


@dataclass(frozen=True)
class Outline:
    """A country or a lake: its rings in millimetres."""

    layer: str
    name: str
    iso: str
    rings: tuple[Ring, ...]
    middle: tuple[float, float] | None


@dataclass(frozen=True)
class Site:
    """A spot with the initiatives there, and where their names stand."""

    spot: Spot
    x: float
    y: float
    left: bool
    top: float
    initiatives: tuple[InitiativeResult, ...]


@dataclass(frozen=True)
class PlacesMap:
    """`elsewhere` names the places that are not drawn, and whose they are.

    `tight` is 1, or less where the names beside the map must be set smaller to find room.
    """

    width: float
    height: float
    left: float
    right: float
    outlines: tuple[Outline, ...]
    sites: tuple[Site, ...]
    tight: float
    elsewhere: tuple[tuple[str, tuple[str, ...]], ...]
    elsewhere_title: str
    key: tuple[tuple[str, str], ...]
    heading: str
    title: str
    source: str


def places(assessment: Assessment, basemap: Path, gazetteer: Gazetteer, say: Say) -> PlacesMap | None:
    """Lay out the map of an assessment; None where nothing of it can be placed on the basemap."""
    data = json.loads(basemap.read_text(encoding="utf-8"))
    west, south, east, north = data["bbox"]
    scale = (WIDTH - 2 * SIDE) / (east - west)
    height = (north - south) * scale

    def at(point: Sequence[float]) -> tuple[float, float]:
        return round(SIDE + (point[0] - west) * scale, 2), round((north - point[1]) * scale, 2)

    found: dict[Spot, dict[str, InitiativeResult]] = {}
    elsewhere: dict[str, list[str]] = {}
    for one in assessment.initiatives:
        for place in one.profile.sites:
            spot = gazetteer.find(place)
            if spot is None or not (west < spot.longitude < east and south < spot.latitude < north):
                elsewhere.setdefault(place.name, []).append(one.short or one.name)
            else:
                found.setdefault(spot, {})[one.id] = one
    if not found:
        return None
    middle = sorted(spot.longitude for spot in found)[(len(found) - 1) // 2]
    sides = [
        (True, [spot for spot in found if spot.longitude <= middle]),
        (False, [spot for spot in found if spot.longitude > middle]),
    ]
    tight = min(1.0, *(height / max(sum(_size(found[spot]) for spot in spots), 1) for _, spots in sides))
    sites = [
        site for left, spots in sides for site in _beside(spots, found, at, height, left=left, tight=tight)
    ]
    drawn = {one.id: one for members in found.values() for one in members.values()}
    return PlacesMap(
        width=WIDTH,
        height=round(height, 2),
        left=SIDE,
        right=WIDTH - SIDE,
        outlines=tuple(_outline(one, at) for one in data["features"]),
        sites=tuple(sites),
        tight=tight,
        elsewhere=tuple((name, tuple(whose)) for name, whose in sorted(elsewhere.items())),
        elsewhere_title=say("Not on this map:"),
        key=(
            *((kind, ", ".join(names).lower()) for kind, names in kinds_by_shape(list(drawn.values()))),
            ("town", say("in or near this town")),
            ("province", say("somewhere in this province")),
        ),
        heading=say("{count} of {all} initiatives have places on this map").format(
            count=len(drawn), all=len(assessment.initiatives)
        ),
        title=_said(sites, say),
        source=say("Made with Natural Earth (public domain)."),
    )


def _outline(feature: Any, at: Callable[[Sequence[float]], tuple[float, float]]) -> Outline:
    geometry = feature["geometry"]
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    rings = tuple(tuple(at(point) for point in ring) for polygon in polygons for ring in polygon)
    named = feature["properties"]
    name = named.get("name", "")
    return Outline(named["layer"], name, named.get("iso", ""), rings, _room_for(name, rings))


def _room_for(name: str, rings: Sequence[Ring]) -> tuple[float, float] | None:
    """Return the middle of the largest ring, where a name of this length lies inside it."""
    areas = [(abs(_area(ring)), ring) for ring in rings]
    ring = max(areas, key=lambda pair: pair[0])[1]
    if not name:
        return None
    signed = _area(ring)
    pairs = list(pairwise((*ring, ring[0])))
    x = sum((x1 + x2) * (x1 * y2 - x2 * y1) for (x1, y1), (x2, y2) in pairs) / (6 * signed)
    y = sum((y1 + y2) * (x1 * y2 - x2 * y1) for (x1, y1), (x2, y2) in pairs) / (6 * signed)
    half, high = text_width(name, COUNTRY) / 2, COUNTRY
    corners = [(x + side * half, y + part * high) for side in (-1, -0.5, 0, 0.5, 1) for part in (-1, 0.5)]
    return (round(x, 2), round(y, 2)) if all(_is_inside(corner, ring) for corner in corners) else None


def _is_inside(point: tuple[float, float], ring: Ring) -> bool:
    """Tell whether a point lies in a ring: a ray from it crosses the ring an odd number of times."""
    x, y = point
    crossed = 0
    for (x1, y1), (x2, y2) in pairwise((*ring, ring[0])):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
            crossed += 1
    return crossed % 2 == 1


def _area(ring: Ring) -> float:
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise((*ring, ring[0]))) / 2


def _size(members: Sized) -> float:
    return NAME * (len(members) + 1) + BETWEEN


def _beside(
    spots: Sequence[Spot],
    found: dict[Spot, dict[str, InitiativeResult]],
    at: Callable[[Sequence[float]], tuple[float, float]],
    height: float,
    *,
    left: bool,
    tight: float,
) -> list[Site]:
    """Set the names of one side under each other, each as near to its spot as the ones above allow."""
    ordered = sorted(spots, key=lambda spot: (-spot.latitude, spot.longitude, spot.name))
    sizes = [tight * _size(found[spot]) for spot in ordered]
    made, free = [], 0.0
    for place, spot in enumerate(ordered):
        x, y = at((spot.longitude, spot.latitude))
        room = height - sum(sizes[place:])
        top = max(free, min(y - sizes[place] / 2, room))
        free = top + sizes[place]
        members = tuple(found[spot][name] for name in sorted(found[spot]))
        made.append(Site(spot, x, y, left, round(top, 2), members))
    return made


def _said(sites: Sequence[Site], say: Say) -> str:
    told = "; ".join(
        f"{site.spot.name}: {', '.join(one.short or one.name for one in site.initiatives)}" for site in sites
    )
    return say("Map of DR Congo and the Great Lakes with the places of initiatives. {places}.").format(
        places=told
    )
