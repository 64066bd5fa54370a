"""A save is answered by what it bears on, and by nothing else."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from good_study import CRITERION, DERIVED, RUBRIC, copy_into, load
from hrddeval.workbench.watch import Answer, Watch


class Saved:
    """A study under watch, and what a change of a file leads to."""

    def __init__(self, root: Path, executor: ThreadPoolExecutor) -> None:
        self.root, self.read = root, 0
        self.watch = Watch([root / "rules", root / "rubrics"], self._load, lambda _: True, executor)
        self.first = self.watch.answer(frozenset())

    def _load(self):  # type: ignore[no-untyped-def]  # the two of `good_study.load`
        self.read += 1
        return load(self.root)

    def save(self, file: str, old: str, new: str) -> Answer:
        path = self.root / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        later = path.stat().st_mtime_ns + 1_000_000_000
        os.utime(path, ns=(later, later))
        return self.watch.answer(self.watch.changed())


@pytest.fixture
def saved(tmp_path: Path) -> Iterator[Saved]:
    with ThreadPoolExecutor(1) as executor:
        yield Saved(copy_into(tmp_path), executor)


def _ran(answer: Answer) -> set[str]:
    return {result.criterion for result in answer.results}


def test_everything_runs_at_first(saved: Saved) -> None:
    assert _ran(saved.first) == {"R2", "Z1"}
    assert saved.watch.changed() == frozenset()


def test_a_criterion_runs_alone_and_is_read_alone(saved: Saved) -> None:
    answer = saved.save(CRITERION, "expect: {supported: 0, possible: 4}", "expect: {supported: 1}")

    assert _ran(answer) == {"Z1"}
    assert [result.differences for result in answer.results if not result.passed] == [
        ("supported is 0, expected 1",)
    ]
    assert saved.read == 1, "nothing but the file was read again"


def test_a_comment_runs_nothing(saved: Saved) -> None:
    assert _ran(saved.save(CRITERION, "schema:", "# a remark\nschema:")) == set()


def test_a_derived_rule_runs_the_criteria_that_use_it(saved: Saved) -> None:
    answer = saved.save(DERIVED, "group: {is: producers}", "group: {is: owners}")

    assert _ran(answer) == {"Z1"}
    assert saved.read == 2


def test_a_broken_file_is_reported_until_it_is_mended(saved: Saved) -> None:
    broken = saved.save(CRITERION, "there_is: channel", "there_is: chanel")
    still = saved.save("rules/derived/voting-body.yaml", "schema:", "# a remark\nschema:")
    mended = saved.save(CRITERION, "there_is: chanel", "there_is: channel")

    assert [one.code for one in broken.problems] == ["HR203"]
    assert broken.study is None
    assert [one.code for one in still.problems] == ["HR203"]
    assert mended.study is not None
    assert not mended.problems


def test_a_flag_that_goes_is_seen_by_the_rubric(saved: Saved) -> None:
    """What others know of a criterion changes: all is read again."""
    answer = saved.save(CRITERION, "  severe_harm:\n", "  grave_harm:\n")

    assert saved.read == 2
    assert answer.problems


def test_answers_go_on_for_ever(saved: Saved) -> None:
    pauses: list[float] = []

    def pause(seconds: float) -> None:
        pauses.append(seconds)
        if len(pauses) == 2:
            raise KeyboardInterrupt

    answers = saved.watch.answers(pause)
    assert _ran(next(answers)) == set(), "nothing has changed since the first"
    with pytest.raises(KeyboardInterrupt):
        next(answers)
    assert (saved.root / RUBRIC).exists()
