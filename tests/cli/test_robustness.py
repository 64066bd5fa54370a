"""`hrddeval robustness` as a user calls it."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import jsonschema
import pytest
from program import ROOT, hrddeval

HDI = ROOT / "tests" / "data" / "hdi"
TABLE = (HDI / "hdi.csv", "--rubric", HDI / "hdi.yaml", "--draws", "400")
SOME = ("mutoshi", "kasulo", "itsci")


@pytest.fixture(scope="module")
def initiatives() -> dict[str, object]:
    done = hrddeval("robustness", *SOME, "--unplaced", "--draws", "400", "--json", "--engine", "clingo")
    assert done.code == 0, done.err
    found: dict[str, object] = json.loads(done.out)
    return found


def test_initiatives_follow_the_schema(initiatives) -> None:  # type: ignore[no-untyped-def]
    schema = json.loads((ROOT / "schemas" / "robustness.schema.json").read_text(encoding="utf-8"))

    jsonschema.validate(initiatives, schema)
    assert {unit["id"] for unit in initiatives["units"]} == set(SOME)
    assert any("equally likely" in assumption for assumption in initiatives["assumptions"])
    assert initiatives["seed"] == 1


def test_scores_are_those_of_the_assessment(initiatives, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    done = hrddeval("assess", *SOME, "--format", "none", "--output", tmp_path, "--json", "--engine", "clingo")
    assessed = {one["id"]: one["overall"] for one in json.loads(done.out)["initiatives"]}

    for unit in initiatives["units"]:
        for end in ("supported", "possible"):
            assert unit[end] == pytest.approx(assessed[unit["id"]][end], abs=1e-5)
        assert unit["coverage"] == pytest.approx(assessed[unit["id"]]["coverage"], abs=1e-5)
        assert unit["placed"] == assessed[unit["id"]]["placed"]


def test_every_source_is_left_out_once(initiatives) -> None:  # type: ignore[no-untyped-def]
    left_out = [(one["of"], one["id"]) for one in initiatives["sources_left_out"]]

    assert len(left_out) == len(set(left_out)) > 10
    assert {of for of, _ in left_out} == set(SOME)
    assert len(initiatives["criteria_left_out"]) == 30


def test_what_is_not_placed_is_not_ordered_unless_asked() -> None:
    done = hrddeval("robustness", *SOME, "--engine", "clingo")

    assert done.code == 3
    assert "error HR330: 0 of 3 initiatives can be placed" in done.err
    assert "--unplaced" in done.err


def test_the_same_seed_gives_the_same_bytes_and_another_does_not() -> None:
    first, again = (hrddeval("robustness", *TABLE, "--json").out for _ in range(2))
    other = hrddeval("robustness", *TABLE, "--json", "--seed", "2").out

    assert first == again
    assert first != other


def test_files_are_written_where_asked(tmp_path: Path) -> None:
    done = hrddeval(
        *("robustness", *TABLE, "--output", tmp_path / "out", "--csv"), "--format", "html", "--format", "csv"
    )

    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "dominance.svg",
        "robustness.csv",
        "robustness.html",
        "robustness.json",
    ]
    assert "written to" in done.err
    rows = list(csv.DictReader(io.StringIO(done.out.removeprefix("\ufeff"))))
    assert len(rows) == 12
    assert float(rows[0]["above Afghanistan 1990"]) > 0.9


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param([HDI / "hdi.csv"], "--rubric FILE", id="a table without an index"),
        pytest.param([*TABLE, "--weights", "x"], "--weights is about dossiers", id="an option of dossiers"),
        pytest.param([HDI / "hdi.csv", "mutoshi"], "one table at a time", id="a table and a dossier"),
        pytest.param([*TABLE, "--format", "pdf"], "--format needs --output", id="a format and no folder"),
    ],
)
def test_what_does_not_go_together(arguments: list[str], message: str) -> None:
    done = hrddeval("robustness", *arguments)

    assert done.code == 2
    assert message in done.err


def test_the_id_of_a_rubric_is_no_index() -> None:
    done = hrddeval("robustness", HDI / "hdi.csv", "--rubric", "producer-centred")

    assert done.code == 3
    assert "there is no file `producer-centred`: a table is scored by an index file" in done.err


def test_who_coded_is_drawn_unless_held(tmp_path: Path) -> None:
    """An invented study of the example and a copy of it that somebody else found nothing in; forms are no readings."""
    study = tmp_path / "study"
    assert hrddeval("init", study).code == 0
    (example,) = (study / "initiatives").iterdir()
    other = study / "initiatives" / "other"
    shutil.copytree(example, other)
    text = (other / "dossier.yaml").read_text(encoding="utf-8")
    (other / "dossier.yaml").write_text(text.replace(f"id: {example.name}", "id: other"), encoding="utf-8")
    (other / "coding").mkdir()
    coding = "schema: hrddeval/coding@1\ndossier: other\ncoder: b-k\nnothing_found: yes\nobservations: {}\n"
    (other / "coding" / "b-k.yaml").write_text(coding, encoding="utf-8")
    form = coding.replace("nothing_found: yes\n", "").replace("b-k", "c-d")
    (other / "coding" / "c-d.yaml").write_text(form, encoding="utf-8")
    (example / "coding").mkdir()
    (example / "coding" / "c-d.yaml").write_text(form.replace("other", example.name), encoding="utf-8")
    asked = ("robustness", "--unplaced", "--draws", "100", "--no-sources", "--engine", "clingo", "--json")

    drawn, held = (
        json.loads(hrddeval(*asked, *fixed, here=study).out)["assumptions"]
        for fixed in ((), ("--fixed", "coders"))
    )

    assert any(one.startswith("who coded: of initiatives with several coders (1)") for one in drawn)
    assert any(one.startswith("not varied") and one.endswith("who coded") for one in held)


def test_a_comparison_says_it_too(tmp_path: Path) -> None:
    """What `assess` writes of an order is what `robustness` tells of it, but for sources left out."""
    shared = ("mutoshi", "kasulo", "--engine", "clingo")
    alone = hrddeval("robustness", *shared, "--unplaced", "--no-sources", "--lang", "sw", "--json")
    of_all = ("--robustness", "all", "--lang", "sw", "--format", "html", "--output", tmp_path)
    both = hrddeval("assess", *shared, *of_all, "--json")

    found = json.loads(both.out)["robustness"]
    assert found == json.loads(alone.out)
    assert found["main_driver"].startswith("Kinachobadilisha nafasi zaidi ni kisichojulikana: ")
    page = (tmp_path / "comparison.html").read_text(encoding="utf-8")
    assert found["main_driver"] in page
    assert "Nani kwa hakika yuko juu ya nani" in page
    assert "Nani kwa hakika" not in (tmp_path / "mutoshi.html").read_text(encoding="utf-8")


def test_without_places_nothing_is_drawn(tmp_path: Path) -> None:
    done = hrddeval(
        "assess", "mutoshi", "kasulo", "--engine", "clingo", "--format", "html", "--output", tmp_path
    )

    assert done.code == 0
    assert "note:" not in done.err
    assert json.loads((tmp_path / "assessment.json").read_text(encoding="utf-8"))["robustness"] is None
    assert "What moves places" not in (tmp_path / "comparison.html").read_text(encoding="utf-8")
