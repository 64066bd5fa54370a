"""`hrddeval verify` and `hrddeval extract`, as a user calls them."""

from __future__ import annotations

import json
import os
from pathlib import Path

import jsonschema
import pytest
from program import ROOT, hrddeval

from hrddeval.reports import pdf


@pytest.fixture(scope="module")
def card(tmp_path_factory: pytest.TempPathFactory) -> Path:
    reason = pdf.unavailable_because()
    if reason and os.environ.get("HRDDEVAL_REQUIRE_ALL") != "1":
        pytest.skip(f"PDF cannot be written here: {reason}")
    here = tmp_path_factory.mktemp("card")
    options = ("--lang", "sw", "--as-of", "2020", "--engine", "clingo", "--output", here)
    done = hrddeval("assess", ROOT / "initiatives" / "mutoshi", *options, here=here)
    assert done.code == 0, done.err
    return here / "mutoshi.pdf"


def test_a_card_in_another_language_and_of_another_date_holds(card: Path) -> None:
    done = hrddeval("verify", card, "--json", "--engine", "clingo", here=card.parent)

    assert done.code == 0, done.err
    result = json.loads(done.out)
    assert (result["verdict"], result["language"], result["pages"]["state"]) == ("holds", "sw", "same_bytes")
    schema = json.loads((ROOT / "schemas" / "verification.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(result, schema)


def test_the_study_inside_gives_the_same_assessment(card: Path, tmp_path: Path) -> None:
    done = hrddeval("extract", card, "--output", tmp_path / "study", here=tmp_path)
    assert done.code == 0, done.err
    assert done.out.splitlines()[-1] == "Next: hrddeval assess --project study"

    options = ("--format", "none", "--engine", "clingo", "--output", tmp_path)
    again = hrddeval("assess", "--project", "study", *options, here=tmp_path)
    assert again.code == 0, again.err
    there = (tmp_path / "assessment.json").read_bytes()
    assert there == (card.parent / "assessment.json").read_bytes()


def test_what_is_no_scorecard_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "notes.pdf").write_text("Dear reader", encoding="utf-8")

    for command in (("verify",), ("extract", "--output", "study")):
        done = hrddeval(*command, "notes.pdf", here=tmp_path)
        assert done.code == 3
        assert done.err.startswith("notes.pdf: error HR536: it is not a PDF\n")
    assert not (tmp_path / "study").exists()
