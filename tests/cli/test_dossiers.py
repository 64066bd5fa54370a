"""`hrddeval dossiers`, as an analyst calls it."""

from __future__ import annotations

import json

import jsonschema
from program import hrddeval

from hrddeval.schemas import all_schemas


def test_list_names_those_that_fit() -> None:
    done = hrddeval("dossiers", "list", "--kind", "incident_monitoring", "--mineral", "Gold")

    assert done.code == 0
    assert "kufatilia" in done.out
    assert "mutoshi" not in done.out
    assert "of 50" in done.out
    assert "Next: hrddeval dossiers show" in done.out


def test_list_as_json_follows_its_schema() -> None:
    listed = json.loads(hrddeval("dossiers", "list", "--stage", "ended", "--json").out)

    jsonschema.validate(listed, json.loads(all_schemas()["dossiers.schema.json"]))
    assert {one["stage"] for one in listed["dossiers"]} == {"ended"}


def test_a_mineral_nobody_names_is_a_slip_and_not_an_empty_list() -> None:
    done = hrddeval("dossiers", "list", "--mineral", "cobolt")

    assert done.code == 2
    assert "did you mean `cobalt`?" in done.err


def test_show_is_a_page_to_read() -> None:
    done = hrddeval("dossiers", "show", "mutoshi")

    assert done.code == 0
    assert all(len(line) <= 100 for line in done.out.splitlines())
    for part in ("Evidence:", "Observations:", "Searches:", "Reply of producers: nobody has asked them yet"):
        assert part in done.out


def test_show_says_what_does_not_hold_on_a_date() -> None:
    now, early = (hrddeval("dossiers", "show", "kufatilia", *more).out for more in ((), ("--as-of", "2019")))

    assert now.count("Does not hold on this date") < early.count("Does not hold on this date")


def test_show_offers_the_nearest_id() -> None:
    done = hrddeval("dossiers", "show", "kufatila")

    assert done.code == 3
    assert "did you mean `kufatilia`?" in done.err


def test_voices_as_json_follows_its_schema_and_csv_is_csv() -> None:
    listed = json.loads(hrddeval("voices", "mutoshi", "kufatilia", "--json").out)
    table = hrddeval("voices", "mutoshi", "--csv")

    jsonschema.validate(listed, json.loads(all_schemas()["voices.schema.json"]))
    assert listed["unheard"] == ["kufatilia"]
    assert table.out.splitlines()[1].startswith("mutoshi,")
    assert hrddeval("voices", "mutoshi", "--csv", "--json").code == 2


def test_coverage_as_json_follows_its_schema() -> None:
    found = json.loads(hrddeval("dossiers", "coverage", "kufatilia", "--engine", "clingo", "--json").out)

    jsonschema.validate(found, json.loads(all_schemas()["coverage.schema.json"]))
    assert found["next"][0]["initiative"] == "kufatilia"
