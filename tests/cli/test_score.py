"""`hrddeval score` as a user calls it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import jsonschema
from program import ROOT, hrddeval

HDI = ROOT / "tests" / "data" / "hdi"


def test_a_table_of_scores() -> None:
    done = hrddeval("score", HDI / "hdi.csv", "--rubric", HDI / "hdi.yaml")

    assert done.code == 0
    assert done.out.splitlines()[2].split() == ["Afghanistan", "2018", "1", "48.3", "37.2", "100", "%"]
    assert "not used: hdi, hdi_f" in done.out


def test_json_follows_its_schema_and_csv_holds_the_same() -> None:
    schema = json.loads((ROOT / "schemas" / "scores.schema.json").read_text(encoding="utf-8"))
    arguments = ("score", HDI / "hdi.csv", "--rubric", HDI / "hdi.yaml")

    found = json.loads(hrddeval(*arguments, "--json").out)
    table = list(csv.DictReader(io.StringIO(hrddeval(*arguments, "--csv").out.removeprefix("\ufeff"))))

    jsonschema.validate(found, schema)
    assert [unit["supported"] for unit in found["units"]] == [float(row["supported"]) for row in table]
    assert [row["unit"] for row in table] == [unit["id"] for unit in found["units"]]


def test_a_warning_is_told_and_counts_under_strict(tmp_path: Path) -> None:
    """Leaving out what is unknown is possible, never silent."""
    index = (HDI / "hdi.yaml").read_text(encoding="utf-8").replace("tree:", "missing: drop\ntree:")
    (tmp_path / "index.yaml").write_text(index, encoding="utf-8")
    (tmp_path / "table.csv").write_text(
        "unit,le,eys,mys,gnipc\nOne,60,10,,2000\nTwo,50,9,3,2000\n", encoding="utf-8"
    )

    done = hrddeval("score", "table.csv", "--rubric", "index.yaml", here=tmp_path)
    strict = hrddeval("score", "table.csv", "--rubric", "index.yaml", "--strict", here=tmp_path)

    assert done.code == 0
    assert "warning HR329: 1 unknown value in 1 column left out" in done.err
    assert done.out.startswith("Unit")
    assert strict.code == 3
    assert strict.out == ""


def test_a_mistake_in_a_cell_says_which_cell(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("unit,le,eys,mys,gnipc\nOne,60,10,?,2000\n", encoding="utf-8")

    done = hrddeval("score", "t.csv", "--rubric", HDI / "hdi.yaml", here=tmp_path)

    assert done.code == 3
    assert "t.csv, row 2, column D (mys): error HR327: `?` is no number" in done.err


def test_a_row_that_does_not_apply_is_told_from_one_that_is_not_known(tmp_path: Path) -> None:
    index = (HDI / "hdi.yaml").read_text(encoding="utf-8").replace("tree:", "missing: drop\ntree:")
    (tmp_path / "index.yaml").write_text(index, encoding="utf-8")
    rows = "One,60,10,3,2000\nTwo,NA,NA,NA,NA\nThree,,NA,,\n"
    (tmp_path / "t.csv").write_text(f"unit,le,eys,mys,gnipc\n{rows}", encoding="utf-8")

    done = hrddeval("score", "t.csv", "--rubric", "index.yaml", "--json", here=tmp_path)

    reasons = {unit["id"]: unit["reason"] for unit in json.loads(done.out)["units"]}
    assert reasons == {
        "One": None,
        "Two": "nothing in the table applies to it",
        "Three": "nothing is known of it that counts",
    }


def test_the_id_of_a_rubric_is_no_index() -> None:
    done = hrddeval("score", HDI / "hdi.csv", "--rubric", "producer-centred")

    assert done.code == 3
    assert (
        "--rubric: error HR101: there is no file `producer-centred`: a table is scored by an index file, "
        "not by the id of a rubric\n  hint: name the file, such as --rubric index.yaml; "
        "docs/how-to/score-your-own-table.md shows one"
    ) in done.err
