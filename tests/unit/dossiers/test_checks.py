"""What a dossier may say, and what an analyst is asked to look at again."""

from __future__ import annotations

from pathlib import Path

import pytest

from good_study import DOSSIER, SOURCES, copy_into, load, problems_after, problems_with, said


def _after(folder: Path, old: str, new: str) -> list[str]:
    return said(problems_after(folder, DOSSIER, (old, new)))


@pytest.mark.parametrize(
    "value",
    [
        pytest.param("share_of_votes: 0.25", id="share as a decimal"),
        pytest.param("share_of_votes: 1/4", id="share as a fraction"),
        pytest.param("share_of_votes: 25 %", id="share in hundredths"),
        pytest.param("share_of_votes: 1", id="the whole"),
        pytest.param("since: 2020", id="a year"),
        pytest.param("since: 2020-02-29", id="a leap day"),
        pytest.param("vote: no", id="no"),
        pytest.param("remarks: '12'", id="text"),
    ],
)
def test_right_values_pass(value: str, tmp_path: Path) -> None:
    assert _after(tmp_path, "places: 2", value) == []


@pytest.mark.parametrize("value", ["1200 USD 2019", "{amount: 1200, currency: USD, year: 2019}", "0.5 CDF"])
def test_money_is_written_in_a_line_or_by_its_parts(value: str, tmp_path: Path) -> None:
    assert _after(tmp_path, "languages: [swahili]", f"cost: {value}") == []


@pytest.mark.parametrize(
    ("value", "message"),
    [
        pytest.param(
            "share_of_votes: 25",
            "`share_of_votes` is the number 25, expected a share from 0 to 1",
            id="25 for 25 %",
        ),
        pytest.param(
            "share_of_votes: 1.5", "`share_of_votes` is the number 1.5, expected a share", id="more than all"
        ),
        pytest.param(
            "share_of_votes: 1/0",
            "`share_of_votes` is the text `1/0`, expected a share",
            id="divided by nothing",
        ),
        pytest.param(
            "places: 2.5", "`places` is the number 2.5, expected a whole number, 0 or more", id="half a place"
        ),
        pytest.param(
            "places: -1", "`places` is the number -1, expected a whole number, 0 or more", id="less than none"
        ),
        pytest.param("places: true", "`places` is `true`, expected a whole number, 0 or more", id="true"),
        pytest.param(
            "since: 2021-02-30", "`since` is the text `2021-02-30`, expected a date", id="no such day"
        ),
        pytest.param("since: 0000", "`since` is the text `0000`, expected a date", id="the year nought"),
        pytest.param("remarks: 12", "`remarks` is the number 12, expected text", id="a number for text"),
        pytest.param(
            "group: [producers]", "`group` is a list, expected one of producers, owners", id="a list for one"
        ),
    ],
)
def test_wrong_values_are_told(value: str, message: str, tmp_path: Path) -> None:
    old = "group: producers" if value.startswith("group") else "places: 2"

    (found,) = _after(tmp_path, old, value)

    assert found.startswith(f"HR405: {message}")


def test_money_without_a_currency_is_told(tmp_path: Path) -> None:
    (found,) = _after(tmp_path, "languages: [swahili]", "cost: 1200")

    assert found.startswith("HR405: `cost` is the number 1200, expected an amount, a currency")


@pytest.mark.parametrize(
    ("new", "messages"),
    [
        pytest.param(
            "  channel: {result: found_absent, evidence: [E3]}",
            ["HR414: `channel` is found absent, but O3 is one"],
            id="the whole kind",
        ),
        pytest.param(
            "  channel.information: {result: found_absent, evidence: [E3]}",
            [],
            id="another topic of the kind",
        ),
        pytest.param(
            "  seat: {result: partial}",
            ["HR416: the search is partial, but names no place that was looked at"],
            id="partial without places",
        ),
        pytest.param(
            "  voting_body: {result: not_searched}",
            ["HR411: no topic is called `voting_body`"],
            id="derived kinds are no topics",
        ),
        pytest.param(
            "  seat.producers: {result: not_searched}",
            ["HR411: no topic is called `seat.producers`"],
            id="not what it is sorted by",
        ),
        pytest.param(
            "  seat: {result: complete, places: [{what: x, voice: state, source: y}]}",
            ["HR402: no source has the id `y`"],
            id="a place in no source",
        ),
        pytest.param(
            "  seat: {result: found_absent, evidence: [E9]}",
            ["HR406: there is no evidence E9", "HR414: `seat` is found absent, but O2 is one"],
            id="no such evidence",
        ),
    ],
)
def test_searches_fit_what_is_recorded(new: str, messages: list[str], tmp_path: Path) -> None:
    assert sorted(_after(tmp_path, "searches:", f"searches:\n{new}")) == messages


@pytest.mark.parametrize(
    ("old", "new", "messages"),
    [
        pytest.param(
            "voice: producer, status",
            "voice: producer, carried_by: {voice: journalist, by: mine}, status",
            ["HR410: `mine` is not one of `runs_or_funds`"],
            id="an unknown carrier",
        ),
        pytest.param(
            "voice: producer, status",
            "voice: researcher, commissioned_by: mine, status",
            ["HR410: `mine` is not one of `runs_or_funds`"],
            id="paid for by nobody known",
        ),
        pytest.param(
            "voice: producer, status",
            "voice: producer, carried_by: {voice: owner, by: smelter}, status",
            ["HR419: only those who run, fund or buy vouch for O3, and no search says who else was asked"],
            id="producers' words in the owner's mouth",
        ),
        pytest.param(
            "voice: producer, status",
            "voice: researcher, commissioned_by: smelter, status",
            ["HR419: only those who run, fund or buy vouch for O3, and no search says who else was asked"],
            id="research the owner paid for",
        ),
        pytest.param(
            "kind: channel, attributes: {purpose: complaint, languages: [swahili]}, evidence: [E3]",
            "kind: channel, evidence: [E3], from: 2020-05, until: 2019",
            ["HR412: `until` is 2019, before `from` 2020-05"],
            id="ends first",
        ),
        pytest.param(
            "kind: channel, attributes: {purpose: complaint, languages: [swahili]}, evidence: [E3]",
            "kind: channel, evidence: [E3], from: 2020-05, until: 2020",
            [],
            id="ends in the same year",
        ),
        pytest.param(
            "status: read}\nobservations",
            "status: read, date: 2021-06-31}\nobservations",
            ["HR412: there is no day 2021-06-31 in the calendar"],
            id="no such day",
        ),
    ],
)
def test_people_and_dates_fit(old: str, new: str, messages: list[str], tmp_path: Path) -> None:
    assert _after(tmp_path, old, new) == messages


@pytest.mark.parametrize(
    ("voice", "title", "warns"),
    [
        pytest.param("researcher", "Big Smelter and its miners", False, id="researchers write about it"),
        pytest.param("company", "Report of the Big Smelter", True, id="a company's report names it"),
        pytest.param("company", "Report of the Big Smelters", False, id="another name that begins like it"),
        pytest.param("instrument_text", "Charter of the Big Smelter", False, id="a text is a text"),
    ],
)
def test_an_owner_who_is_not_named_is_pointed_out(
    voice: str, title: str, warns: bool, tmp_path: Path
) -> None:
    text = f'[{{"id": "charter", "title": "{title}"}}, {{"id": "interviews", "title": "Talks"}}]'
    study = copy_into(tmp_path)
    dossier = study / DOSSIER
    dossier.write_text(
        dossier.read_text(encoding="utf-8").replace("voice: instrument_text", f"voice: {voice}"),
        encoding="utf-8",
    )
    (study / SOURCES).write_text(text, encoding="utf-8")

    assert {one.code for one in load(study)[1]} == ({"HR420"} if warns else set())


def test_a_broken_bibliography_hides_nothing_else(tmp_path: Path) -> None:
    """What is wrong in the dossier is told in the same run; of sources nothing, since nobody can tell."""
    study = copy_into(tmp_path)
    (study / SOURCES).write_text("[", encoding="utf-8")
    dossier = study / DOSSIER
    dossier.write_text(
        dossier.read_text(encoding="utf-8").replace("places: 2", "places: two"), encoding="utf-8"
    )

    assert [one.code for one in load(study)[1]] == ["HR405", "HR114"]


def test_a_dossier_without_evidence_needs_no_bibliography(tmp_path: Path) -> None:
    text = (
        "schema: hrddeval/dossier@1\nid: sample\nname: Sample\n"
        "profile: {kind: law, binding: law, stage: proposed, sector: public}\n"
    )

    assert said(problems_with(tmp_path, SOURCES, "[]")) != []
    assert said(problems_with(tmp_path / "second", DOSSIER, text)) == [
        "HR418: no evidence cites the source `charter`",
        "HR418: no evidence cites the source `interviews`",
    ]
