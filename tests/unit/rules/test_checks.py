"""What a rule may ask, name and conclude: each mistake said once, each right use not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from good_study import CRITERION, DERIVED, problems_after, said

#: The condition that stands for all others; cases put theirs in its place.
HERE = "{there_is: channel, where: {feedback: {is: yes}}}"


def _condition(condition: str, folder: Path) -> list[str]:
    return said(problems_after(folder, CRITERION, (HERE, condition)))


@pytest.mark.parametrize(
    "condition",
    [
        pytest.param("{there_is: seat, where: {group: {is_not: owners}}}", id="is_not"),
        pytest.param("{there_is: seat, where: {group: {one_of: [producers, owners]}}}", id="one_of"),
        pytest.param("{there_is: seat, where: {group: {is: producers, is_known: yes}}}", id="two tests"),
        pytest.param(
            "{there_is: seat, where: {places: {more_than: 1, at_most: 2}}}", id="an interval of one"
        ),
        pytest.param("{there_is: seat, where: {share_of_votes: {at_least: 1/2}}}", id="share as a fraction"),
        pytest.param(
            "{there_is: seat, where: {share_of_votes: {less_than: 33 %}}}", id="share in hundredths"
        ),
        pytest.param("{there_is: seat, where: {share_of_votes: {at_least: 0.5}}}", id="share as a decimal"),
        pytest.param(
            "{there_is: seat, where: {since: {later_than: 2018, earlier_than: 2020-05}}}", id="dates"
        ),
        pytest.param("{there_is: seat, where: {remarks: {is_known: yes}}}", id="text is known"),
        pytest.param("{there_is: channel, where: {languages: {includes: swahili}}}", id="includes"),
        pytest.param("{there_is: channel, where: {cost: {at_most: 0.5}}}", id="money"),
        pytest.param(
            "{there_is: body, where: {producer_share: {at_least: 50 %}}}", id="a computed attribute"
        ),
        pytest.param("{there_is: body, other_than: board}", id="another one"),
        pytest.param("{there_is: body, where: {function: {same_as: board.function}}}", id="same attribute"),
        pytest.param(
            "{there_is: voting_body, where: {body: {same_as: board}}}", id="join with a derived kind"
        ),
        pytest.param(
            "{there_is_no: seat, where: {body: {same_as: board}, group: {is: owners}}}",
            id="join with a denial",
        ),
        pytest.param(
            "{any_of: [{there_is: seat, as: x}, {there_is: seat, as: x, where: {vote: {is: yes}}}]}",
            id="one name in two branches",
        ),
    ],
)
def test_right_conditions_pass(condition: str, tmp_path: Path) -> None:
    assert _condition(condition, tmp_path) == []


@pytest.mark.parametrize(
    ("condition", "message"),
    [
        pytest.param(
            "{there_is: seat, where: {vote: {is: maybe}}}",
            "HR205: `maybe` is no value of `vote`",
            id="yes or no",
        ),
        pytest.param(
            "{there_is: seat, where: {group: {one_of: [producers, owner]}}}",
            "HR205: `owner` is no value of `group`",
            id="one of several",
        ),
        pytest.param(
            "{there_is: seat, where: {places: {at_least: many}}}",
            "HR205: `places` is the text `many`, expected a whole number, 0 or more",
            id="number in words",
        ),
        pytest.param(
            "{there_is: seat, where: {since: {later_than: 2018-13}}}",
            "HR205: `since` is the text `2018-13`, expected a date such as 2020, 2020-12 or 2020-12-03",
            id="no such month",
        ),
        pytest.param(
            "{there_is: channel, where: {cost: {at_most: 2 USD}}}",
            "HR205: `cost` is held against the text `2 USD`, expected an amount",
            id="money with its currency",
        ),
        pytest.param(
            "{there_is: channel, where: {languages: {includes: english}}}",
            "HR205: `english` is no value of `languages`",
            id="includes what is not",
        ),
        pytest.param(
            "{there_is: channel, where: {languages: {is: swahili}}}",
            "HR206: `is` does not fit `languages`, which is several choices",
            id="is on several choices",
        ),
        pytest.param(
            "{there_is: seat, where: {vote: {one_of: [yes, no]}}}",
            "HR206: `one_of` does not fit `vote`, which is yes or no",
            id="one_of on yes or no",
        ),
        pytest.param(
            "{there_is: seat, where: {remarks: {is: good}}}",
            "HR206: `is` does not fit `remarks`, which is text",
            id="text is never compared",
        ),
        pytest.param(
            "{there_is: seat, where: {since: {at_least: 2018}}}",
            "HR206: `at_least` does not fit `since`, which is a date",
            id="at_least on a date",
        ),
        pytest.param(
            "{there_is: seat, where: {body: {is: board}}}",
            "HR206: `is` does not fit `body`, which is a reference to another observation",
            id="is on a reference",
        ),
        pytest.param(
            "{there_is: seat, where: {group: {is: producers, is_not: producers}}}",
            "HR207: no value of `group` can pass `is` and `is_not` together",
            id="is and is not",
        ),
        pytest.param(
            "{there_is: seat, where: {group: {is: producers, one_of: [owners]}}}",
            "HR207: no value of `group` can pass `is` and `one_of` together",
            id="is and one of others",
        ),
        pytest.param(
            "{there_is: seat, where: {share_of_votes: {more_than: 50 %, less_than: 1/2}}}",
            "HR207: no value of `share_of_votes` can pass `less_than` and `more_than` together",
            id="an empty interval",
        ),
        pytest.param(
            "{there_is: seat, where: {since: {later_than: 2020, earlier_than: 2019}}}",
            "HR207: no value of `since` can pass `earlier_than` and `later_than` together",
            id="before it began",
        ),
        pytest.param(
            "{there_is: seat, where: {body: {same_as: council}}}",
            "HR211: no condition before this one gives the name `council`",
            id="an unknown name",
        ),
        pytest.param(
            "{there_is: body, where: {function: {same_as: board.task}}}",
            "HR211: `board` is a `body`, which has no attribute `task`",
            id="an unknown attribute of a name",
        ),
        pytest.param(
            "{there_is: body, other_than: council}",
            "HR211: no condition before this one gives the name `council`",
            id="other than nothing",
        ),
        pytest.param(
            "{there_is: channel, other_than: board}",
            "HR212: `board` is a `body` and can never be the same `channel`",
            id="other than another kind",
        ),
        pytest.param(
            "{there_is: channel, where: {purpose: {same_as: board}}}",
            "HR212: `purpose` is one choice, but `board` is an observation",
            id="a choice and an observation",
        ),
        pytest.param(
            "{there_is: channel, where: {purpose: {same_as: board.function}}}",
            "HR212: `purpose` and `board.function` can never be the same: they have no value in common",
            id="choices with nothing in common",
        ),
        pytest.param(
            "{there_is: channel, where: {feedback: {same_as: board.function}}}",
            "HR212: `feedback` and `board.function` can never be the same: "
            "one is yes or no, the other one choice",
            id="two types",
        ),
    ],
)
def test_wrong_conditions_are_told(condition: str, message: str, tmp_path: Path) -> None:
    assert _condition(condition, tmp_path) == [message]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        pytest.param(
            [("  4:\n", "  5:\n")],
            ["HR208: level 4 is missing", "HR208: there is no level 5"],
            id="a level five",
        ),
        pytest.param(
            [("    because: One can complain.\n", "")],
            ["HR208: level 2 has no `because`"],
            id="no reason",
        ),
        pytest.param(
            [("because: One can complain.", "because: One can {complain.")],
            ["HR210: a brace stands without its partner"],
            id="an open brace",
        ),
        pytest.param(
            [("because: One can complain.", "because: {en: One can., fr: 'On peut {ligne.purpose}.'}")],
            ["HR210: the slot `{ligne.purpose}`: `ligne` is given by no condition"],
            id="a slot in French",
        ),
        pytest.param(
            [("{line.purpose}", "{line}")],
            ["HR210: `{line}` is no slot"],
            id="a slot without attribute",
        ),
        pytest.param(
            [("expect: {supported: 0, possible: 4}", "expect: {}")],
            ["HR220: the example expects nothing"],
            id="expects nothing",
        ),
        pytest.param(
            [("expect: {supported: 0, possible: 4}", "expect: {supported: 4, possible: 0}")],
            ["HR220: supported 4 is above possible 0"],
            id="expects the impossible",
        ),
        pytest.param(
            [("flags: {severe_harm: open}", "flags: {harms: open}")],
            ["HR220: no flag is called `harms` here"],
            id="an unknown flag",
        ),
        pytest.param(
            [("name: a line", "name: nothing known")],
            ["HR220: another example is called `nothing known` too"],
            id="two examples of one name",
        ),
        pytest.param(
            [("    complete:", "    profile: {stages: running}\n    complete:")],
            ["HR220: a profile has no `stages`"],
            id="an unknown profile fact",
        ),
        pytest.param(
            [("    stage: {is_not: proposed}", "    stage: {}")],
            ["HR226: `stage` has no test"],
            id="a profile fact without a test",
        ),
        pytest.param(
            [("stage: {is_not: proposed}", "kind: {one_of: [law, lawyer]}")],
            ["HR228: no initiative has the kind `lawyer`"],
            id="an unknown kind of initiative",
        ),
    ],
)
def test_wrong_criteria_are_told(changes: list[tuple[str, str]], message: list[str], tmp_path: Path) -> None:
    assert sorted(said(problems_after(tmp_path, CRITERION, *changes))) == message


def test_a_harm_may_not_raise_a_level_through_a_derived_kind(tmp_path: Path) -> None:
    changed = problems_after(
        tmp_path, DERIVED, ("    - {there_is: seat", "    - {there_is: harm}\n    - {there_is: seat")
    )

    assert said(changed) == [
        "HR214: `voting_body`, which follows from the adverse kind `harm`, raises a level here"
    ]


def test_a_harm_may_lower_a_level_through_a_derived_kind(tmp_path: Path) -> None:
    """Denied in the derived rule, a recorded harm takes the level away: that is allowed."""
    changed = problems_after(
        tmp_path, DERIVED, ("    - {there_is: seat", "    - {there_is_no: harm}\n    - {there_is: seat")
    )

    assert said(changed) == []


@pytest.mark.parametrize(
    ("concludes", "messages"),
    [
        pytest.param(
            "{kind: seat, about: board}",
            ["HR217: `seat` is recorded in dossiers and cannot be concluded"],
            id="recorded",
        ),
        pytest.param(
            "{kind: voting_bodies, about: board}",
            ["HR203: no observation kind is called `voting_bodies`"],
            id="unknown",
        ),
        pytest.param(
            "{kind: voting_body, about: board, attributes: {bodies: board}}",
            ["HR204: `voting_body` has no attribute `bodies`"],
            id="attribute",
        ),
        pytest.param(
            "{kind: voting_body, about: board, attributes: {body: place}}",
            ["HR217: `body` is a reference to another observation, but `place` is a `seat`"],
            id="another kind",
        ),
        pytest.param(
            "{kind: voting_body, about: place, attributes: {body: place.body}}",
            [],
            id="a reference of a match",
        ),
    ],
)
def test_conclusions_fit_the_kind(concludes: str, messages: list[str], tmp_path: Path) -> None:
    """Whatever else follows from a kind nobody concludes is left aside."""
    changed = problems_after(
        tmp_path, DERIVED, ("{kind: voting_body, about: board, attributes: {body: board}}", concludes)
    )

    assert [one for one in said(changed) if not one.startswith(("HR216", "HR221"))] == messages


def test_a_rule_may_not_need_its_own_conclusion(tmp_path: Path) -> None:
    changed = problems_after(
        tmp_path, DERIVED, ("    - {there_is: seat", "    - {there_is: voting_body}\n    - {there_is: seat")
    )

    assert [one for one in said(changed) if one.startswith("HR215")] == [
        "HR215: the rule needs its own conclusion"
    ]
