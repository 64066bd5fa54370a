"""Conditions in words say exactly what a rule asks: no more, no less, in every language."""

from __future__ import annotations

from typing import Any

import pytest

import build
from hrddeval import i18n
from hrddeval.model.vocabulary import Vocabulary
from hrddeval.rules.ways import ways_of
from hrddeval.rules.words import literal_in_words

_PEOPLE = {
    "values": {
        "producers": {"en": "small producers", "fr": "les petits producteurs", "sw": "wachimbaji wadogo"},
        "women": {"en": "women producers", "fr": "les productrices"},
        "members": "members",
        "state": {"en": "the state", "fr": "l'État"},
        "company": "companies",
        "owner": "owners",
    },
    "groups": {
        "any_producer": {
            "label": {"en": "producers of any kind", "fr": "des producteurs"},
            "values": ["producers", "women", "members"],
        },
        "easily_left_out": {"label": "those left out", "values": ["women", "members"]},
    },
}
VOCABULARY = Vocabulary.model_validate(
    {
        "schema": "hrddeval/vocabulary@1",
        "lists": {"people": _PEOPLE},
        "kinds": {
            "body": build.kind(
                label={"en": "Body", "fr": "Organe", "sw": "Kamati"},
                attributes={"task": build.choice("governs", "advises"), "people": "count"},
            ),
            "seat": {
                **build.kind(label={"en": "Seat", "fr": "Siège"}),
                "attributes": {
                    "body": {
                        "type": "reference",
                        "to": "body",
                        "label": {"en": "In which body", "fr": "Organe"},
                    },
                    "group": {"type": "choice", "label": {"en": "Whose", "fr": "À qui"}, "values": "people"},
                    "open_to": {"type": "choices", "label": "Open to", "values": "people"},
                    "vote": {"type": "yes_no", "label": {"en": "With a vote", "fr": "Avec voix"}},
                    "votes": {"type": "count", "label": "Votes"},
                    "part": {"type": "share", "label": {"en": "Share", "fr": "Part"}},
                    "since": {"type": "date", "label": "Since"},
                    "name": {"type": "text", "label": "Name"},
                },
            },
            "voice": build.kind(
                label="Voice of others", derived=True, attributes={"group": build.choice("x", "y")}
            ),
        },
    }
)


def said(condition: dict[str, Any], language: str = "en") -> list[list[str]]:
    """Return the ways of a condition in words."""
    found = build.criterion(levels={1: condition}).levels[1].shown_by
    assert found is not None
    return [
        [literal_in_words(one, VOCABULARY, language, i18n.sayer(language), way) for one in way]
        for way in ways_of(found, VOCABULARY)
    ]


def seat(**where: Any) -> dict[str, Any]:
    return build.there_is("seat", **where)


@pytest.mark.parametrize(
    ("where", "words"),
    [
        pytest.param({"vote": "yes"}, "With a vote: yes", id="yes"),
        pytest.param({"group": "state"}, "Whose: the state", id="one value"),
        pytest.param({"group": "any_producer"}, "Whose: producers of any kind", id="a group"),
        pytest.param(
            {"group": {"one_of": ["producers", "women", "members", "state"]}},
            "Whose: “producers of any kind” or “the state”",
            id="a group that covers some, and a value",
        ),
        pytest.param(
            {"group": {"one_of": ["producers", "women", "state", "company"]}},
            "Whose: known, and neither “members” nor “owners”",
            id="what is left out, where that is shorter",
        ),
        pytest.param(
            {"group": {"one_of": ["easily_left_out", "company"]}},
            "Whose: “those left out” or “companies”",
            id="a group and a value",
        ),
        pytest.param(
            {"group": {"one_of": ["producers", "women"]}},
            "Whose: “small producers” or “women producers”",
            id="part of a group goes by its values",
        ),
        pytest.param({"group": {"is_not": "state"}}, "Whose: known, and not “the state”", id="all but one"),
        pytest.param(
            {"group": {"is_not": "any_producer"}},
            "Whose: known, and not “producers of any kind”",
            id="all but a group",
        ),
        pytest.param({"group": {"is_known": "yes"}}, "Whose: known", id="known"),
        pytest.param(
            {"open_to": {"includes": "women"}}, "Open to: “women producers” among them", id="includes"
        ),
        pytest.param({"votes": {"at_least": 3}}, "Votes: at least 3", id="at least"),
        pytest.param({"votes": {"more_than": 3}}, "Votes: at least 4", id="more than, of whole numbers"),
        pytest.param(
            {"votes": {"at_least": 3, "less_than": 9}}, "Votes: at least 3 and at most 8", id="between"
        ),
        pytest.param({"votes": 3}, "Votes: exactly 3", id="exactly"),
        pytest.param({"part": {"at_least": 0.5}}, "Share: at least 50\u00a0%", id="half"),
        pytest.param({"part": {"more_than": 0.5}}, "Share: more than 50\u00a0%", id="more than half"),
        pytest.param(
            {"part": {"less_than": "1/3"}}, "Share: at most 33.3332\u00a0%", id="under a third, every digit"
        ),
        pytest.param({"part": {"less_than": 0.25}}, "Share: less than 25\u00a0%", id="under a quarter"),
        pytest.param({"since": {"later_than": "2020"}}, "Since: later than 2020", id="later than a year"),
        pytest.param(
            {"since": {"later_than": "2020-12-31"}}, "Since: later than 2020", id="the last day is the year"
        ),
        pytest.param(
            {"since": {"earlier_than": "2020-03"}}, "Since: earlier than 2020-03", id="earlier than a month"
        ),
        pytest.param(
            {"since": {"later_than": "2019-05-07", "earlier_than": "2020"}},
            "Since: later than 2019-05-07 and earlier than 2020",
            id="between dates",
        ),
    ],
)
def test_a_test_in_words(where: dict[str, Any], words: str) -> None:
    assert said(seat(**where)) == [[f"there is: Seat – {words}"]]


def test_joins_name_what_they_join() -> None:
    """`same_as: board` and `same_as: other.group` name the observation and, of it, the attribute."""
    both = {
        "all_of": [
            build.there_is("body", as_="board"),
            build.there_is("seat", as_="first", body={"same_as": "board"}),
            build.there_is("seat", other_than="first", group={"same_as": "first.group"}),
        ]
    }

    assert said(both) == [
        [
            "there is: Body, called “board”",
            "there is: Seat, called “first” – In which body: the one called “board”",
            "there is: Seat – Whose: the same as “Whose” of the one called “first”; "
            "not the one called “first”",
        ]
    ]


def test_every_way_is_said_by_itself() -> None:
    either = {"all_of": [{"any_of": [seat(vote="yes"), seat(votes=1)]}, build.there_is_no("body")]}

    assert said(either) == [
        ["there is: Seat – With a vote: yes", "there is no: Body"],
        ["there is: Seat – Votes: exactly 1", "there is no: Body"],
    ]


def test_what_follows_from_rules_is_told_from_what_is_recorded() -> None:
    assert said(build.there_is("voice")) == [["it follows: Voice of others"]]
    assert said(build.there_is_no("voice")) == [["it does not follow: Voice of others"]]


def test_french() -> None:
    half = said(seat(group="any_producer", vote="yes", part={"more_than": 0.125}), "fr")

    assert half == [
        [
            "il existe\u00a0: Siège – À qui\u00a0: des producteurs\u202f; Avec voix\u00a0: oui\u202f; "
            "Part\u00a0: plus de 12,5\u00a0%"
        ]
    ]


def test_swahili_marks_what_nobody_has_translated() -> None:
    words = said(seat(group="producers"), "sw")

    assert words == [["kuna: [en] Seat – [en] Whose: wachimbaji wadogo"]]
