"""Where towns and provinces are: the gazetteer that ships (Natural Earth, public domain), and nothing from memory."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from hrddeval import resources
from hrddeval.model.dossier import Place


@dataclass(frozen=True)
class Spot:
    """A point in degrees (WGS 84), and what it stands for: a town, or somewhere in a province."""

    longitude: float
    latitude: float
    name: str
    is_town: bool


@dataclass(frozen=True)
class Gazetteer:
    """Towns by country and name, and the middle of the towns of each province."""

    towns: Mapping[tuple[str, str], Spot]
    provinces: Mapping[tuple[str, str], Spot]

    @property
    def countries(self) -> frozenset[str]:
        """Countries of which anything is known."""
        return frozenset(country for country, _ in self.towns)

    def find(self, place: Place) -> Spot | None:
        """Return where a place is, by its town, else by its province; None where neither is known."""
        if place.country is None:
            return None
        town = self.towns.get((place.country, place.town)) if place.town else None
        province = self.provinces.get((place.country, place.province)) if place.province else None
        return town or province

    def names(self, country: str, *, towns: bool) -> list[str]:
        """Return the towns, or the provinces, of a country."""
        return sorted(name for one, name in (self.towns if towns else self.provinces) if one == country)


def read(path: Path) -> Gazetteer:
    """Read a table with the columns country, province, town, longitude and latitude."""
    towns: dict[tuple[str, str], Spot] = {}
    members: dict[tuple[str, str], list[Spot]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            spot = Spot(float(row["longitude"]), float(row["latitude"]), row["town"], is_town=True)
            towns[row["country"], row["town"]] = spot
            if row["province"]:
                members.setdefault((row["country"], row["province"]), []).append(spot)
    provinces = {key: _middle(key[1], spots) for key, spots in members.items()}
    return Gazetteer(towns, provinces)


def _middle(name: str, spots: list[Spot]) -> Spot:
    longitude = sum(one.longitude for one in spots) / len(spots)
    latitude = sum(one.latitude for one in spots) / len(spots)
    return Spot(round(longitude, 4), round(latitude, 4), name, is_town=False)


@cache
def shipped() -> Gazetteer:
    """Return the gazetteer that ships; read once, as it cannot change.

    >>> shipped().find(Place(name="Kolwezi", country="CD", town="Kolwezi")).name
    'Kolwezi'
    """
    return read(resources.folder("templates") / "geo" / "gazetteer.csv")
