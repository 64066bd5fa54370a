"""The map of places: countries and lakes, a mark for each spot, and the names of the initiatives there."""

from __future__ import annotations

from markupsafe import Markup

from hrddeval.reports.marks.drawn_text import drawn_text, sign_of_kind, signs, standing_alone
from hrddeval.reports.marks.svg import (
    INK,
    INK2,
    INK3,
    PAPER,
    RULE,
    circle,
    drawing,
    number,
    path,
    rectangle,
)
from hrddeval.reports.marks.text_width import fitted
from hrddeval.reports.places_view import COUNTRY, NAME, Outline, PlacesMap, Site

#: Land of DR Congo, of its neighbours, and water.
_HOME, _LAND, _WATER = "#F6F4F0", PAPER, "#E2E6EA"


def places(view: PlacesMap) -> Markup:
    """Draw a map of places; its title says in words what is where."""
    home = "CD"
    land = [
        _filled(one, _HOME if one.iso == home else _LAND) for one in view.outlines if one.layer == "country"
    ]
    body = [
        rectangle(view.left, 0, view.right - view.left, view.height, fill=_WATER),
        *land,
        *(_filled(one, _WATER) for one in view.outlines if one.layer == "lake"),
        rectangle(view.left, 0, view.right - view.left, view.height, stroke=RULE, width=0.2),
        *(_country(one) for one in view.outlines),
        *(_leader(site, view) for site in view.sites),
        *(_spot(site) for site in sorted(view.sites, key=lambda site: site.spot.is_town)),
        *(_names(site, view) for site in view.sites),
    ]
    rows, key = signs(view.key, view.height + 4.5, view.width, _sign)
    height = view.height + 5 + 4.4 * rows
    return drawing(view.width, height, "".join([*body, *key]), title=view.title, role="places")


def standalone(view: PlacesMap, notes: str) -> str:
    """Return the map as a file of its own."""
    named = "; ".join(f"{name} ({', '.join(whose)})" for name, whose in view.elsewhere)
    told = f"{view.elsewhere_title} {named}" if named else ""
    return standing_alone(places(view), view.heading, told, f"{view.source} {notes}", title=view.title)


def _filled(outline: Outline, fill: str) -> str:
    commands = "".join(
        "M" + "L".join(f"{number(x)} {number(y)}" for x, y in ring[:-1]) + "Z" for ring in outline.rings
    )
    tone = INK3 if outline.layer == "country" else RULE
    return path(commands, fill=fill, stroke=tone, width=0.18, extra='fill-rule="evenodd"')


def _country(outline: Outline) -> str:
    if outline.middle is None:
        return ""
    return drawn_text(*outline.middle, outline.name, COUNTRY, fill=INK3, anchor="middle")


def _edge(site: Site, view: PlacesMap) -> float:
    return view.left - 2 if site.left else view.right + 2


def _leader(site: Site, view: PlacesMap) -> str:
    """A thin line from the spot to its names: level with the names, then aslant to the spot."""
    edge, y = _edge(site, view), site.top + view.tight * NAME * 0.6
    bend = view.left + 4 if site.left else view.right - 4
    commands = f"M{number(edge)} {number(y)}L{number(bend)} {number(y)}L{number(site.x)} {number(site.y)}"
    return path(commands, stroke=PAPER, width=0.7) + path(commands, stroke=INK2, width=0.2)


def _spot(site: Site) -> str:
    if site.spot.is_town:
        return circle(site.x, site.y, 1.1, fill=INK, stroke=PAPER, width=0.4)
    return circle(site.x, site.y, 1.7, fill=PAPER, stroke=INK, width=0.45)


def _names(site: Site, view: PlacesMap) -> str:
    edge = _edge(site, view)
    anchor, side = ("end", -1) if site.left else ("start", 1)
    high = NAME * view.tight
    title = site.top + high * 0.85
    drawn = [
        drawn_text(edge + side * 0.8, title, site.spot.name, 2.6 * view.tight, anchor=anchor, weight=600)
    ]
    for place, one in enumerate(site.initiatives, 1):
        y = title + high * place
        name = fitted(one.short or one.name, 2.4 * view.tight, view.left - 8)
        drawn.append(
            sign_of_kind(
                one.profile.kind, edge + side * 2.4, y - 0.27 * high, one.overall, radius=0.34 * high
            )
        )
        drawn.append(drawn_text(edge + side * 5, y, name, 2.4 * view.tight, fill=INK2, anchor=anchor))
    return "".join(drawn)


def _sign(sign: str, x: float, y: float) -> str:
    match sign:
        case "town":
            return circle(x + 3.5, y, 1.1, fill=INK)
        case "province":
            return circle(x + 3.5, y, 1.7, fill=PAPER, stroke=INK, width=0.45)
        case _:
            return sign_of_kind(sign, x + 3.5, y, None, radius=1.4)
