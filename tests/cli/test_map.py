"""`hrddeval map`: pictures and data of a study of one's own, with the norms that ship."""

from __future__ import annotations

import json
from pathlib import Path

from program import hrddeval

PILOT = """\
schema: hrddeval/dossier@1
id: our-pilot
name: Our pilot
profile:
  kind: pilot
  binding: voluntary
  stage: running
  sector: private
  started: 2021
  derives_from: [ungp]
  places: [{name: Pit 3, country: CD, town: Kolwezi}]
"""


def test_the_landscape_is_drawn_twice_the_same(tmp_path: Path) -> None:
    study = tmp_path / "study"
    (study / "initiatives" / "our-pilot").mkdir(parents=True)
    (study / "hrddeval.toml").write_text('schema = "hrddeval/project@1"\ntitle = "Ours"\n', encoding="utf-8")
    (study / "initiatives" / "our-pilot" / "dossier.yaml").write_text(PILOT, encoding="utf-8")

    done = hrddeval("map", "--no-pdf", "--output", "one", here=study)
    again = hrddeval("map", "--no-pdf", "--output", "two", here=study)

    assert done.code == again.code == 0, done.err
    names = {path.name for path in (study / "one").iterdir()}
    assert names == {
        "timeline.svg",
        "places.svg",
        "places.geojson",
        "nodes.csv",
        "edges.csv",
        "lineage.csv",
        "landscape.graphml",
    }
    assert all((study / "one" / name).read_bytes() == (study / "two" / name).read_bytes() for name in names)
    assert "our-pilot,ungp" in (study / "one" / "edges.csv").read_text(encoding="utf-8")
    places = json.loads((study / "one" / "places.geojson").read_text(encoding="utf-8"))
    assert places["features"][0]["properties"]["precision"] == "town"
