"""The other commands, as a user calls them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from program import ROOT, hrddeval


def test_check_counts_what_it_checked() -> None:
    done = hrddeval("check")

    assert done.code == 0
    assert " dossiers, 30 criteria" in done.out + done.err


@pytest.fixture
def loose(tmp_path: Path) -> Path:
    """A dossier with one warning: nothing rests on its evidence."""
    folder = tmp_path / "loose"
    folder.mkdir()
    profile = "{kind: pilot, binding: voluntary, stage: running, sector: private}"
    claim = "{claim: Said., source: s, locator: page 1, voice: journalist, status: read}"
    (folder / "dossier.yaml").write_text(
        f"schema: hrddeval/dossier@1\nid: loose\nname: Loose\nprofile: {profile}\nevidence:\n  E1: {claim}\n",
        encoding="utf-8",
    )
    (folder / "sources.json").write_text('[{"id": "s", "title": "A paper"}]', encoding="utf-8")
    return folder


def test_check_in_the_forms_machines_read(loose: Path) -> None:
    listed = json.loads(hrddeval("check", loose, "--format", "json").out)
    annotations = hrddeval("check", loose, "--format", "github").out.splitlines()

    assert len(annotations) == len(listed["problems"] if isinstance(listed, dict) else listed) == 1
    assert all(line.startswith("::warning ") for line in annotations)


def test_check_is_strict_when_asked(loose: Path) -> None:
    assert hrddeval("check", loose).code == 0
    assert hrddeval("check", loose, "--strict").code == 3


def test_what_ships_passes_the_strict_check() -> None:
    done = hrddeval("check", "--strict")

    assert done.code == 0
    assert "no problems" in done.out + done.err


def test_explain_walks_from_the_total_to_the_source() -> None:
    whole, one = hrddeval("explain", "mutoshi").out, hrddeval("explain", "mutoshi", "w7").out

    assert "Exit and continuity" in whole
    assert "Level 1: Notice" in one
    assert "two days before" in one, "the producer's own words"
    assert "wangu.info" in one, "their source"
    assert "To get there:" in one, "what a higher level asks"


def test_explain_offers_the_nearest_criterion() -> None:
    done = hrddeval("explain", "mutoshi", "W77")

    assert done.code == 3
    assert "did you mean `W7`?" in done.err


def test_explain_tells_what_a_code_means() -> None:
    done = hrddeval("explain", "HR203")

    assert done.code == 0
    assert done.out.startswith("HR203")


def test_explain_as_json_holds_just_what_was_asked() -> None:
    whole = json.loads(hrddeval("explain", "mutoshi", "--json").out)
    one = json.loads(hrddeval("explain", "mutoshi", "R2", "--json").out)

    assert whole["id"] == "mutoshi"
    assert one["id"] == "R2"
    assert one == next(c for d in whole["dimensions"] for c in d["criteria"] if c["id"] == "R2")


def test_rules_test_runs_what_it_is_pointed_at() -> None:
    every, power = hrddeval("rules", "test"), hrddeval("rules", "test", "rules/power")

    assert every.code == power.code == 0
    assert "W7" in power.out
    assert "R2" not in power.out
    assert "R2" in every.out


def test_rules_test_as_json() -> None:
    result = json.loads(hrddeval("rules", "test", "rules/power/W7-exit-and-continuity.yaml", "--json").out)

    assert result["passed"] == len(result["examples"]) > 10


def test_a_failing_example_says_what_it_gave(tmp_path: Path) -> None:
    hrddeval("init", tmp_path / "study", here=tmp_path)
    rule = (ROOT / "rules" / "power" / "W7-exit-and-continuity.yaml").read_text(encoding="utf-8")
    wrong = rule.replace("id: W7\n", "id: W7\noverrides: W7\nbecause: to see it fail\n").replace(
        "expect: {supported: 0, possible: 4}", "expect: {supported: 3, possible: 4}", 1
    )
    (tmp_path / "study" / "rules" / "power").mkdir(parents=True)
    (tmp_path / "study" / "rules" / "power" / "W7-exit-and-continuity.yaml").write_text(
        wrong, encoding="utf-8"
    )

    done = hrddeval("rules", "test", here=tmp_path / "study")

    assert done.code == 1
    assert "supported is 0, expected 3" in done.out


def test_a_new_study_checks_and_assesses(tmp_path: Path) -> None:
    made = hrddeval("init", "study", here=tmp_path)
    checked = hrddeval("check", "--strict", here=tmp_path / "study")
    assessed = hrddeval("assess", "--format", "none", here=tmp_path / "study")

    assert made.code == 0
    assert (checked.code, assessed.code) == (0, 0), checked.err + assessed.err
    assert (tmp_path / "study" / "scorecards" / "assessment.json").exists()


def test_init_keeps_away_from_a_folder_that_has_something(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")

    done = hrddeval("init", tmp_path, here=tmp_path)

    assert done.code == 3
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_doctor_names_every_part() -> None:
    parts = {part["name"]: part for part in json.loads(hrddeval("doctor", "--json").out)}

    assert {"Python", "clingo", "durable-rules", "PDF", "shipped data"} <= set(parts)
    assert parts["clingo"]["found"]


@pytest.mark.parametrize(
    ("word", "meant"), [("asess", "assess"), ("chek", "check"), ("rule", "rules")], ids=lambda word: word
)
def test_a_misspelt_command_is_recognised(word: str, meant: str) -> None:
    done = hrddeval(word)

    assert done.code == 2
    assert f"Did you mean '{meant}'?" in done.err


def test_colour_only_where_it_is_wanted(loose: Path) -> None:
    assert "\x1b[" not in hrddeval("check", loose).out
    assert "\x1b[" in hrddeval("check", loose, FORCE_COLOR="1").out
    assert "\x1b[" not in hrddeval("--no-color", "check", loose, FORCE_COLOR="1").out
    assert "\x1b[" not in hrddeval("check", loose, FORCE_COLOR="1", NO_COLOR="1").out


def test_vocabulary_lists_kinds_and_opens_one() -> None:
    every, one = hrddeval("vocabulary").out, hrddeval("vocabulary", "termination").out

    assert "Who can end the programme" in every
    assert "notice_and_talks" in one
    assert "any_producer" in one, "groups that rules may name"


def test_vocabulary_offers_the_nearest_kind() -> None:
    done = hrddeval("vocabulary", "terminaton")

    assert done.code == 3
    assert "did you mean `termination`?" in done.err
