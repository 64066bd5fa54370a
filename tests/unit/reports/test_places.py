"""The map of places: what is known to the town, what only to the province, and what is not drawn at all."""

from __future__ import annotations

import json
from xml.etree import ElementTree

import pytest

from build_assessment import assessment, initiative
from hrddeval import gazetteer
from hrddeval.model.assessment import Assessment
from hrddeval.model.dossier import Place
from hrddeval.model.initiative_result import InitiativeResult
from hrddeval.reports import geojson
from hrddeval.reports.marks.places import standalone
from hrddeval.reports.places_view import BETWEEN, NAME, PlacesMap, places
from hrddeval.resources import folder

BASEMAP = folder("templates") / "geo" / "basemap.geojson"
TABLE = gazetteer.shipped()


def at(id: str, *sites: Place) -> InitiativeResult:
    made = initiative(id, name=f"Example {id}")
    return made.model_copy(update={"profile": made.profile.model_copy(update={"sites": sites})})


PIT = Place(name="Pit 3", country="CD", province="Lualaba", town="Kolwezi")
SOMEWHERE = Place(name="Lualaba", country="CD", province="Lualaba")
NORTH = Place(name="North", country="CD", province="Ituri")
ABROAD = Place(name="Elsewhere & on", country="PE")


@pytest.fixture
def some() -> Assessment:
    return assessment(at("a", PIT, ABROAD), at("b", PIT), at("c", SOMEWHERE, NORTH), at("d"))


def laid_out(of: Assessment) -> PlacesMap:
    view = places(of, BASEMAP, TABLE, str)
    assert view is not None
    return view


def test_a_town_is_a_point_and_a_province_only_somewhere() -> None:
    town, province, none = (TABLE.find(place) for place in (PIT, SOMEWHERE, ABROAD))

    assert town is not None
    assert town.is_town
    assert province is not None
    assert not province.is_town
    assert none is None
    unknown = Place(name="Pit", country="CD", province="Ituri", town="Nowhere")
    assert TABLE.find(unknown) == TABLE.find(NORTH), "what is not known to the town is known to the province"


def test_a_province_stands_among_its_towns() -> None:
    for (country, name), spot in TABLE.provinces.items():
        assert not spot.is_town
        assert spot.name == name
        near = [one for (other, _), one in TABLE.towns.items() if other == country]
        assert (
            min(abs(one.longitude - spot.longitude) + abs(one.latitude - spot.latitude) for one in near) < 3
        )


def test_everybody_at_a_spot_is_named_there_and_nobody_is_lost(some: Assessment) -> None:
    view = laid_out(some)

    named = {(site.spot.name, site.spot.is_town): [one.id for one in site.initiatives] for site in view.sites}
    assert named == {("Kolwezi", True): ["a", "b"], ("Lualaba", False): ["c"], ("Ituri", False): ["c"]}
    assert view.elsewhere == (("Elsewhere & on", ("Example a",)),)
    assert view.heading == "3 of 4 initiatives have places on this map"
    assert "Kolwezi: Example a, Example b" in view.title


def test_names_do_not_stand_on_each_other() -> None:
    towns = [Place(name=town, country="CD", town=town) for (country, town) in TABLE.towns if country == "CD"]
    view = laid_out(assessment(*(at(f"n{number}", place) for number, place in enumerate(towns[:30]))))

    for left in (True, False):
        column = [site for site in view.sites if site.left is left]
        ends = [site.top + view.tight * (NAME * (len(site.initiatives) + 1) + BETWEEN) for site in column]
        assert all(end <= after.top + 0.02 for end, after in zip(ends, column[1:], strict=False))
        assert ends[-1] <= view.height + 0.1


def test_spots_lie_in_their_country(some: Assessment) -> None:
    """Kolwezi within DR Congo on the drawing, south of Ituri and west of it."""
    view = laid_out(some)
    sites = {site.spot.name: site for site in view.sites}

    assert sites["Kolwezi"].y > sites["Ituri"].y
    assert sites["Kolwezi"].x < sites["Ituri"].x
    home = next(one for one in view.outlines if one.iso == "CD")
    crossings = sum(
        (y1 > sites["Kolwezi"].y) != (y2 > sites["Kolwezi"].y)
        and sites["Kolwezi"].x < x1 + (sites["Kolwezi"].y - y1) / (y2 - y1) * (x2 - x1)
        for ring in home.rings
        for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True)
    )
    assert crossings % 2 == 1


def test_the_picture_is_well_formed_and_names_its_source(some: Assessment) -> None:
    text = standalone(laid_out(some), "run 1")
    words = "".join(ElementTree.fromstring(text).itertext())

    assert "Not on this map: Elsewhere & on (Example a)" in words
    assert "Made with Natural Earth (public domain). run 1" in words
    assert "href" not in text


def test_no_map_where_nothing_can_be_placed() -> None:
    assert places(assessment(at("a", ABROAD), at("b")), BASEMAP, TABLE, str) is None


def test_geojson_keeps_every_place_and_says_how_sure_it_is(some: Assessment) -> None:
    found = json.loads(geojson.feature_collection(some, TABLE))["features"]

    assert [(one["properties"]["initiative"], one["properties"]["precision"]) for one in found] == [
        ("a", "town"),
        ("a", None),
        ("b", "town"),
        ("c", "province"),
        ("c", "province"),
    ]
    assert found[1]["geometry"] is None
    longitude, latitude = found[0]["geometry"]["coordinates"]
    assert (longitude, latitude) == (
        TABLE.towns["CD", "Kolwezi"].longitude,
        TABLE.towns["CD", "Kolwezi"].latitude,
    )


def test_the_basemap_says_where_it_comes_from() -> None:
    told = (BASEMAP.parent / "README.md").read_text(encoding="utf-8")

    assert "Natural Earth" in told
    assert "Public domain" in told
