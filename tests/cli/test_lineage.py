"""`hrddeval lineage`: a study of one's own, held against the guidance that ships."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from program import ROOT, hrddeval

PILOT = """\
schema: hrddeval/dossier@1
id: our-pilot
name: Our pilot
profile: {kind: pilot, binding: voluntary, stage: running, sector: private, derives_from: [de-lksg]}
"""


@pytest.fixture
def study(tmp_path: Path) -> Path:
    folder = tmp_path / "study"
    (folder / "initiatives" / "our-pilot").mkdir(parents=True)
    (folder / "hrddeval.toml").write_text('schema = "hrddeval/project@1"\ntitle = "Ours"\n', encoding="utf-8")
    (folder / "initiatives" / "our-pilot" / "dossier.yaml").write_text(PILOT, encoding="utf-8")
    return folder


def test_norms_that_ship_are_found_up_the_line(study: Path) -> None:
    done = hrddeval("lineage", "--json", here=study)
    found = json.loads(done.out)

    assert done.code == 0, done.err
    assert found["schema"] == "hrddeval/lineage@1"
    assert [(one["derived"], one["norm"]) for one in found["links"]] == [
        ("de-lksg", "ungp"),
        ("our-pilot", "de-lksg"),
    ]


def test_an_unknown_id_is_met_with_the_nearest(study: Path) -> None:
    done = hrddeval("lineage", "our-pilto", here=study)

    assert done.code == 3
    assert "did you mean `our-pilot`?" in done.err


def test_one_initiative_is_told_criterion_by_criterion(study: Path) -> None:
    done = hrddeval("lineage", "our-pilot", here=study)

    assert done.code == 0
    assert "Our pilot and German supply chain act, criterion by criterion" in done.out
    assert "Cannot say: what was found does not settle it." in done.out
    assert hrddeval("lineage", "--csv", "--json", here=study).code == 2
    assert hrddeval("lineage", "our-pilot", "--csv", here=study).out.count("\n") == 31


def test_the_initiatives_that_ship_derive_in_no_circle() -> None:
    done = hrddeval("check", "--format", "json")

    assert "HR430" not in done.out
    assert "HR440" not in done.out
    assert (ROOT / "schemas" / "lineage.schema.json").is_file()
