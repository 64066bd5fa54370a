"""What a rubric may weigh, hold and hang on."""

from __future__ import annotations

from pathlib import Path

import pytest

from good_study import RUBRIC, problems_after, said

BANDS = "{A: 80, B: 50, E: 0}"
PROFILE = "{representation: 1/4, being-heard: 3/4}"
WEIGHT = "      title: Being heard\n      weight: 1/2\n"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(WEIGHT, "      title: Being heard\n      weight: 0.5\n", id="a decimal"),
        pytest.param(WEIGHT, WEIGHT + "      aggregation: power\n      exponent: 1/2\n", id="a power mean"),
        pytest.param(WEIGHT, WEIGHT + "      aggregation: geometric\n", id="a geometric mean"),
        pytest.param(PROFILE, "{}", id="an empty profile"),
        pytest.param("[0, 25, 50, 75, 100]", "[0, 0, 50, 100, 100]", id="levels worth the same"),
        pytest.param("criteria_intended: 2", "criteria_intended: 30", id="unfinished"),
        pytest.param('version: "1"', "version: 1.0", id="a version without quotes"),
    ],
)
def test_right_rubrics_pass(old: str, new: str, tmp_path: Path) -> None:
    assert said(problems_after(tmp_path, RUBRIC, (old, new))) == []


@pytest.mark.parametrize(
    ("old", "new", "messages"),
    [
        pytest.param(
            WEIGHT,
            WEIGHT.replace("1/2", "0.4999999999"),
            ["HR304: the weights at the top of the tree add up to 9999999999/10000000000, not 1"],
            id="very nearly 1",
        ),
        pytest.param(
            WEIGHT,
            WEIGHT.replace("1/2", "-1/2"),
            ["HR316: a weight at the top of the tree is below 0"],
            id="below nought",
        ),
        pytest.param(
            PROFILE,
            "{representation: 1}",
            ["HR303: this profile gives no weight to `being-heard` at the top of the tree"],
            id="a profile that forgets one",
        ),
        pytest.param(
            "- {criterion: Z1}",
            "- {criterion: Z1, groups: [{criterion: R2}]}",
            [
                "HR302: this part of the tree is a group and a criterion at once",
                "HR306: the criterion R2 stands twice in the tree",
            ],
            id="both at once",
        ),
        pytest.param(
            "      title: Being heard\n", "", ["HR302: this group has no `title`"], id="a group without title"
        ),
        pytest.param(
            WEIGHT,
            WEIGHT + "      exponent: 2\n",
            ["HR311: an exponent belongs to `aggregation: power` only"],
            id="an exponent for nothing",
        ),
        pytest.param(
            BANDS,
            "{A: 80, B: 80, E: 0}",
            ["HR309: band B begins at 80, not under band A at 80"],
            id="two bands in one place",
        ),
        pytest.param(
            "overall: 0.5",
            "overall: 50",
            ["HR316: `overall` is 50, expected 0 to 1"],
            id="coverage in hundredths",
        ),
        pytest.param(
            "group: being-heard, ceiling",
            "group: Z1, ceiling",
            ["HR124: `group` is `Z1`, which does not fit"],
            id="a criterion is no group",
        ),
    ],
)
def test_wrong_rubrics_are_told(old: str, new: str, messages: list[str], tmp_path: Path) -> None:
    assert said(problems_after(tmp_path, RUBRIC, (old, new))) == messages


def test_a_number_that_would_fill_the_memory_is_refused_at_once(tmp_path: Path) -> None:
    (found,) = said(problems_after(tmp_path, RUBRIC, ("ceiling: 25", "ceiling: 1e999999999")))

    assert found == "HR124: `ceiling` is the text `1e999999999`, which does not fit"
