"""Makes the basemap and the gazetteer in `templates/geo` from Natural Earth (public domain), once.

    python tools/geo/make.py LAKES_SHP COUNTRIES_AND_TOWNS TOWNS_WITH_PROVINCES PROVINCES

Needs pyshp and shapely, which the program itself does not. The four inputs are described, with their
digests, in `templates/geo/README.md`. Only the fourth and third are not Natural Earth: they say in
which province a town lies; no coordinate is taken from them.
"""

from __future__ import annotations

import csv
import json
import pickle
import sys
from pathlib import Path
from typing import Any

import shapefile
from shapely.geometry import Polygon, box, mapping, shape

OUT = Path(__file__).parents[2] / "templates" / "geo"
#: Longitude and latitude of the corners: DR Congo and the Great Lakes.
WINDOW = (11.5, -13.8, 35.2, 6.0)
#: Degrees; about two kilometres.
TOLERANCE = 0.02
#: Countries whose towns are listed.
LISTED = ("BI", "CD", "RW", "UG")
#: A town of the same name farther away than this is another town.
NEAR = 0.4
SMALLEST_LAKE = 0.08


class OnlyValues(pickle.Unpickler):
    """Reads plain values and refuses anything that would run."""

    def find_class(self, module: str, name: str) -> Any:
        raise pickle.UnpicklingError(f"{module}.{name}")


def rounded(geometry: Any) -> Any:
    def walk(part: Any) -> Any:
        if isinstance(part[0], (int, float)):
            return [round(part[0], 3), round(part[1], 3)]
        return [walk(one) for one in part]

    made = mapping(geometry)
    return {"type": made["type"], "coordinates": walk(made["coordinates"])}


def feature(geometry: Any, **properties: str) -> dict[str, Any]:
    return {"type": "Feature", "properties": properties, "geometry": rounded(geometry)}


def main(lakes: str, world: str, towns: str, provinces: str) -> None:
    window = box(*WINDOW)
    with Path(world).open("rb") as file:
        data = OnlyValues(file).load()
    features = []
    for _, name, iso, _, _, parts in sorted(data["countries"], key=lambda one: one[2] or ""):
        whole: Any = Polygon()
        for _, ring in parts:  # outlines and holes alike: what lies in an even number of them is outside
            whole = whole.symmetric_difference(Polygon(ring).buffer(0))
        cut = whole.intersection(window).simplify(TOLERANCE)
        if not cut.is_empty and cut.area > 0.05:
            features.append(feature(cut, layer="country", name=name, iso=iso))
    shapes = shapefile.Reader(shp=lakes, shx=lakes.replace(".shp", ".shx")).shapes()
    water = [shape(one.__geo_interface__).buffer(0).intersection(window) for one in shapes if one.shapeType]
    for one in sorted((one for one in water if one.area > SMALLEST_LAKE), key=lambda one: -one.area):
        features.append(feature(one.simplify(TOLERANCE), layer="lake"))
    text = ",\n".join(json.dumps(one, ensure_ascii=False, separators=(",", ":")) for one in features)
    head = '{"type":"FeatureCollection","bbox":' + json.dumps(list(WINDOW)) + ',"features":[\n'
    (OUT / "basemap.geojson").write_text(f"{head}{text}\n]}}\n", encoding="utf-8")

    names = {one["code"]: one["name"] for one in json.loads(Path(provinces).read_text(encoding="utf-8"))}
    known = [one for one in json.loads(Path(towns).read_text(encoding="utf-8")) if one["country"] in LISTED]
    rows = []
    for name, iso, latitude, longitude in data["cities"]:
        if iso in LISTED:
            near = [
                (abs(float(one["lat"]) - latitude) + abs(float(one["lng"]) - longitude), one)
                for one in known
                if one["country"] == iso and one["name"] == name
            ]
            distance, closest = min(near, key=lambda pair: pair[0], default=(9, None))
            province = names.get(f"{iso}.{closest['admin1']}", "") if closest and distance < NEAR else ""
            rows.append((iso, province, name, f"{longitude:.4f}", f"{latitude:.4f}"))
    with (OUT / "gazetteer.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("country", "province", "town", "longitude", "latitude"))
        writer.writerows(sorted(rows))


if __name__ == "__main__":
    main(*sys.argv[1:])
