"""Lint sees what is odd about a ladder that is correct, and says nothing of one that is in order."""

from __future__ import annotations

from pathlib import Path

import pytest

from good_study import copy_into, load
from hrddeval.diagnostics.diagnostic import Severity
from hrddeval.study import Study
from hrddeval.workbench.lint import lint

NAMED = "{there_is: channel, as: line, where: {purpose: {is: complaint}}}"
FILE = "rules/own/Z2-ladder.yaml"
#: A ladder in order: each level asks for more than the one below.
LADDER = """\
schema: hrddeval/criterion@1
id: Z2
title: Channels
short: Channels
question: Is there a channel?
track: both
why: It matters.
basis: [arnstein-1969]
levels:
  0:
    title: None
    meaning: None.
    no_more_than_when:
      - when: {there_is: harm, where: {severity: {is: severe}}}
        because: A harm.
  1: {title: One, meaning: One., because: One., shown_by: ONE}
  2: {title: Two, meaning: Two., because: "TEXT", shown_by: TWO}
  3: {title: Three, meaning: Three., because: Three., shown_by: THREE}
  4: {title: Four, meaning: Four., because: Four., shown_by: FOUR}
examples:
  - name: nothing
    expect: {supported: 0, possible: 4}
  - name: a line
    given: [{kind: channel, attributes: {purpose: complaint}}]
    expect: {possible: 4}
"""
IN_ORDER = {
    "ONE": "{there_is: channel}",
    "TWO": "{there_is: channel, where: {purpose: {is: complaint}}}",
    "TEXT": "Two.",
    "THREE": "{there_is: channel, where: {purpose: {is: complaint}, feedback: {is: yes}}}",
    "FOUR": "{all_of: [{there_is: channel, where: {purpose: {is: complaint}, feedback: {is: yes}}}, "
    "{there_is: voting_body}]}",
}


def _study(folder: Path, **changes: str) -> Study:
    text = LADDER
    for slot, condition in {**IN_ORDER, **changes}.items():
        text = text.replace(slot, condition)
    root = copy_into(folder)
    (root / FILE).write_text(text, encoding="utf-8")
    study, problems = load(root)
    assert study is not None, problems
    return study


def _said(study: Study, file: str = FILE) -> list[str]:
    return [f"{one.code}: {one.message}" for one in lint(study, lambda path: path.as_posix().endswith(file))]


def test_a_ladder_in_order_is_passed_over(tmp_path: Path) -> None:
    assert _said(_study(tmp_path)) == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param(
            {
                "FOUR": "{all_of: [{there_is: channel, where: {feedback: {is: yes}}}, "
                "{there_is_no: channel, where: {feedback: {is: yes}}}]}"
            },
            ["HR261: level 4 can never hold: its conditions exclude each other"],
            id="asked for and denied at once",
        ),
        pytest.param(
            {"TWO": "{there_is: body}"},
            [
                "HR262: level 2 can be shown where level 1 is not",
                "HR262: level 3 can be shown where level 2 is not",
            ],
            id="another thing altogether",
        ),
        pytest.param(
            {"ONE": "{any_of: [{there_is: channel}, {there_is: body}]}", "TWO": "{there_is: body}"},
            ["HR262: level 3 can be shown where level 2 is not"],
            id="a level named on the one below is no gap",
        ),
        pytest.param(
            {"ONE": "{any_of: [{there_is: channel}, {there_is: channel, where: {feedback: {is: no}}}]}"},
            ["HR263: way 2 of level 1 adds nothing: way 1 of level 1 holds wherever it does"],
            id="a narrower way beside a wider one",
        ),
        pytest.param(
            {"ONE": "{all_of: [{there_is: channel}, {there_is_no: channel, where: {feedback: {is: yes}}}]}"},
            ["HR264: level 1 denies what level 3 asks for"],
            id="the lower denies what the higher needs",
        ),
        pytest.param(
            {"TEXT": "There is one for {line.languages}.", "TWO": NAMED},
            [
                "HR266: the slot `{line.languages}` may print “not known”: "
                "nothing asks that `languages` is given"
            ],
            id="a slot nothing asks for",
        ),
        pytest.param(
            {"TEXT": "There is one for {line.purpose}.", "TWO": NAMED},
            [],
            id="a slot that a test asks for",
        ),
        pytest.param(
            {
                "TWO": "{any_of: [{there_is: channel, where: {purpose: {is: complaint}}}, "
                "{there_is: channel, where: {purpose: {is_not: complaint}}}]}"
            },
            [],
            id="values split over two ways",
        ),
    ],
)
def test_what_is_odd_is_said_once(changes: dict[str, str], expected: list[str], tmp_path: Path) -> None:
    assert sorted(_said(_study(tmp_path, **changes))) == sorted(expected)


def test_a_limit_that_a_way_never_escapes(tmp_path: Path) -> None:
    """The seat that shows the level is the very thing that limits it."""
    study = _study(tmp_path)
    text = (study.root / FILE).read_text(encoding="utf-8")  # type: ignore[operator]  # a study has a root
    limited = text.replace(
        "      - when: {there_is: harm",
        "      - {when: {there_is: voting_body}, because: No.}\n      - when: {there_is: harm",
    )
    (study.root / FILE).write_text(limited, encoding="utf-8")  # type: ignore[operator]  # a study has a root

    again, _ = load(study.root)

    assert again is not None
    assert _said(again) == ["HR265: level 4 never counts: limit 1 at level 0 holds wherever it does"]


def test_an_example_twice(tmp_path: Path) -> None:
    study = _study(tmp_path)
    path = study.root / FILE  # type: ignore[operator]  # a study has a root
    path.write_text(
        path.read_text(encoding="utf-8") + "  - name: still nothing\n    expect: {supported: 0}\n"
    )

    again, _ = load(study.root)

    assert again is not None
    assert _said(again) == ["HR267: the example gives what “nothing” gives"]


def test_unused_vocabulary_is_information_and_only_on_request(tmp_path: Path) -> None:
    study = _study(tmp_path)

    quiet, loud = lint(study), lint(study, vocabulary=True)
    more = [one for one in loud if one not in quiet]

    assert more
    assert {one.code for one in more} == {"HR269"}
    assert {one.severity for one in more} == {Severity.INFO}
    assert not any("`channel.purpose`" in one.message for one in more), "what a topic is sorted by is read"


def test_what_makes_a_rule_wrong_is_left_to_check(tmp_path: Path) -> None:
    """One source of truth: a harm that helps is no business of lint."""
    study, problems = None, []
    root = copy_into(tmp_path)
    text = LADDER
    for slot, condition in {**IN_ORDER, "ONE": "{there_is: harm}"}.items():
        text = text.replace(slot, condition)
    (root / FILE).write_text(text, encoding="utf-8")

    study, problems = load(root)

    assert study is None
    assert "HR214" in {one.code for one in problems}
