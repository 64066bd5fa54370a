"""`hrddeval rules lint` as authors and machines call it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from program import ROOT, hrddeval

W7 = "rules/power/W7-exit-and-continuity.yaml"


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A study whose W7 has a way that adds nothing."""
    folder = tmp_path_factory.mktemp("lint") / "study"
    hrddeval("init", folder, here=folder.parent)
    text = (ROOT / W7).read_text(encoding="utf-8")
    way = "        - {there_is: closure, where: {notice_days: {at_least: 1}}}\n"
    assert way in text
    own = text.replace("id: W7\n", "id: W7\noverrides: W7\nbecause: to lint it\n")
    more = way.replace("at_least: 1", "at_least: 2")
    (folder / "rules" / "power").mkdir(parents=True)
    (folder / W7).write_text(own.replace(way, way + more), encoding="utf-8")
    return folder


def test_text_says_where_and_what_to_do(study: Path) -> None:
    done = hrddeval("rules", "lint", W7, here=study)

    assert done.code == 0, "warnings stop nothing"
    assert "warning HR263: way 3 of level 1 adds nothing" in done.out
    assert f"{W7}:" in done.out
    assert "hint: " in done.out


def test_strict_counts_warnings(study: Path) -> None:
    assert hrddeval("rules", "lint", W7, "--strict", here=study).code == 3


def test_the_forms_machines_read(study: Path) -> None:
    found = json.loads(hrddeval("rules", "lint", W7, "--format", "json", here=study).out)
    sarif = json.loads(hrddeval("rules", "lint", W7, "--format", "sarif", here=study).out)
    github = hrddeval("rules", "lint", W7, "--format", "github", here=study).out.splitlines()

    codes = [one["code"] for one in found]
    assert "HR263" in codes
    assert [one["ruleId"] for one in sarif["runs"][0]["results"]] == codes
    assert len(github) == len(codes)
    assert all(line.startswith(f"::warning file={W7},line=") for line in github)


def test_unused_vocabulary_is_told_when_asked_for(study: Path) -> None:
    quiet = hrddeval("rules", "lint", "--format", "github", here=study)
    loud = hrddeval("rules", "lint", "--format", "github", "--unused", here=study)

    assert "HR269" not in quiet.out
    assert "::notice " in loud.out
    assert "HR269" in loud.out
    assert loud.code == 0


def test_what_is_wrong_comes_first(study: Path, tmp_path: Path) -> None:
    """An error of `check` is said here in the same words, and nothing else."""
    broken = tmp_path / "study"
    hrddeval("init", broken, here=tmp_path)
    (broken / "rules" / "power").mkdir(parents=True)
    text = (study / W7).read_text(encoding="utf-8").replace("there_is: transition", "there_is: transitoin")
    (broken / W7).write_text(text, encoding="utf-8")

    done = hrddeval("rules", "lint", "--format", "json", here=broken)

    assert done.code == 3
    assert {one["code"] for one in json.loads(done.out)} == {"HR203"}
