"""The places of initiatives as GeoJSON (RFC 7946), for other programs."""

from __future__ import annotations

import json
from typing import Any

from hrddeval.gazetteer import Gazetteer, Spot
from hrddeval.model.assessment import Assessment

SOURCE = "Natural Earth (public domain)"


def feature_collection(assessment: Assessment, gazetteer: Gazetteer) -> str:
    """Write one feature per initiative and place.

    A place that the gazetteer does not have keeps its name and has no geometry. `precision` says
    whether a point is that of a town, or stands for somewhere in a province.
    """
    features = [
        {
            "type": "Feature",
            "geometry": _point(spot),
            "properties": {
                "initiative": one.id,
                "name": one.name,
                "kind": one.profile.kind,
                "stage": one.profile.stage,
                "place": place.name,
                "country": place.country,
                "precision": None if spot is None else "town" if spot.is_town else "province",
                "drawn_at": spot.name if spot else None,
                "coordinates_from": SOURCE if spot else None,
                "supported": one.overall.supported,
                "possible": one.overall.possible,
                "placed": one.overall.placed,
            },
        }
        for one in assessment.initiatives
        for place in one.profile.sites
        for spot in [gazetteer.find(place)]
    ]
    return (
        json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False, indent=1) + "\n"
    )


def _point(spot: Spot | None) -> dict[str, Any] | None:
    return None if spot is None else {"type": "Point", "coordinates": [spot.longitude, spot.latitude]}
