"""Coverage names what no example exercises, part by part, and nothing that one does."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from good_study import CRITERION, copy_into, load
from hrddeval.study import Study
from hrddeval.workbench.bench import Engines, run_examples
from hrddeval.workbench.coverage import Coverage, coverage_of, percent
from hrddeval.workbench.example_report import as_junit, as_text, written


@pytest.fixture(scope="module")
def engines() -> Engines:
    return Engines(("clingo",), 1, 60.0, executor=ThreadPoolExecutor(1))


def _study(folder: Path, *examples: str) -> Study:
    root = copy_into(folder)
    path = root / CRITERION
    text = path.read_text(encoding="utf-8")
    assert text.rstrip().endswith("}}")
    path.write_text(text.rstrip() + "\n" + "\n".join(examples) + "\n", encoding="utf-8")
    study, problems = load(root)
    assert study is not None, problems
    return study


def _missing(coverage: Coverage) -> dict[str, str]:
    return {f"{part.kind}: {part.what}": part.missing for part in coverage.parts if part.missing is not None}


def test_what_no_example_reaches_is_named_with_its_place(tmp_path: Path, engines: Engines) -> None:
    study = _study(tmp_path)

    (found,) = coverage_of(study, [study.criteria["Z1"]], engines)

    missing = _missing(found)
    assert missing["level: level 3"] == "no example ends at this level"
    assert missing["limit: limit 1 at level 0"] == "it holds in no example"
    assert missing["flag: the flag `severe_harm`"] == "it holds in no example"
    assert "level: level 2" not in missing
    assert "condition: `there_is: channel` in level 2" not in missing, (
        "met by a line, missed by nothing known"
    )
    (level,) = (part for part in found.parts if part.what == "level 4" and part.kind == "level")
    assert level.location.text == "  4:"


def test_a_condition_counts_once_it_decides(tmp_path: Path, engines: Engines) -> None:
    """Met in one example; in the other the way would hold but for it."""
    met = """\
  - name: the board answers
    given:
      - {kind: body, as: O1, attributes: {function: governing}}
      - {kind: seat, attributes: {body: O1, vote: yes}}
      - {kind: channel, attributes: {feedback: yes}}
    expect: {supported: 3}"""
    just_missed = (
        met.replace("the board answers", "the board is silent")
        .replace("{feedback: yes}", "{feedback: no}")
        .replace("supported: 3", "possible: 4")
    )
    one, both = _study(tmp_path / "one", met), _study(tmp_path / "both", met, just_missed)
    condition = "condition: `there_is: channel` in level 3"

    (before,) = coverage_of(one, [one.criteria["Z1"]], engines)
    (after,) = coverage_of(both, [both.criteria["Z1"]], engines)

    assert "could be left out unnoticed" in _missing(before)[condition]
    assert condition not in _missing(after)
    assert percent([before]) < percent([after]) < 100


def test_reports_hold_results_and_coverage(tmp_path: Path, engines: Engines) -> None:
    wrong = "  - name: too much\n    expect: {supported: 2, possible: 4}"
    study = _study(tmp_path, wrong)
    results = run_examples(study, [study.criteria["Z1"].value], engines)
    coverages = coverage_of(study, [study.criteria["Z1"]], engines)

    text, junit = as_text(study, results, coverages), as_junit(study, results, coverages)

    assert text[-1] == "2 of 3 examples hold"
    assert any("failed: too much" in line and CRITERION in line for line in text)
    assert any(line.endswith("conditions exercised") for line in text)
    assert 'tests="3" failures="1"' in junit
    assert 'message="supported is 0, expected 2"' in junit
    assert '"coverage"' in written("json", study, results, coverages)
    assert '"coverage"' not in written("json", study, results, None)


def test_nothing_to_exercise_is_all_exercised() -> None:
    assert percent([]) == 100
