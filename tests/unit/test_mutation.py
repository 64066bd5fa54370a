"""The mutation runner changes one thing at a time and knows whether an example notices."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from types import ModuleType

import pytest

from good_study import CRITERION, copy_into, load
from hrddeval.study import Study

FOLDER = Path(__file__).resolve().parents[2] / "benchmarks"


@pytest.fixture
def mutation(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(FOLDER))
    for name in ("mutants", "mutation"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    return importlib.import_module("mutation")


def _study(folder: Path, *examples: str) -> Study:
    root = copy_into(folder)
    path = root / CRITERION
    path.write_text(path.read_text(encoding="utf-8") + "".join(examples), encoding="utf-8")
    study, problems = load(root)
    assert study is not None, problems
    return study


def test_every_mutant_differs_from_the_rule_in_one_place(tmp_path: Path, mutation: ModuleType) -> None:
    study = _study(tmp_path)
    rule = study.criteria["Z1"].value

    mutants = list(mutation.mutants_of(rule, study.vocabulary.value))

    said = {(one.path, one.change) for one in mutants}
    assert len(said) == len(mutants)
    assert all(one.rule != rule for one in mutants)
    at = ("levels", 3, "shown_by", "all_of")
    assert ((*at, 1, "where", "vote"), "test removed: vote is yes") in said
    assert ((*at, 0), "condition removed: there_is body") in said
    assert (("levels", 2, "shown_by"), "negated: there_is channel") in said
    assert (("levels", 0, "no_more_than_when", 0), "limit removed") in said
    assert (("levels", 2, "shown_by", "where", "purpose"), "purpose: also information") in said


def test_a_mutant_is_caught_by_the_example_that_just_misses(tmp_path: Path, mutation: ModuleType) -> None:
    near_miss = """
  - name: a line for information alone
    given: [{kind: channel, attributes: {purpose: information}}]
    expect: {supported: 1}
"""
    one, other = _study(tmp_path / "one"), _study(tmp_path / "other", near_miss)
    change = "levels/2: test removed: purpose is complaint"

    before = mutation.outcome_of_criterion(one, one.criteria["Z1"])
    after = mutation.outcome_of_criterion(other, other.criteria["Z1"])

    assert change in {said for _, said in before.survivors}
    assert change not in {said for _, said in after.survivors}
    assert before.mutants == after.mutants > 10
    assert CRITERION in mutation.page([before])
