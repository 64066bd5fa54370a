"""The class of evidence follows from who speaks, who carries it and who pays: nobody types it in."""

from __future__ import annotations

import pytest

import build
from hrddeval.facts.classes import column_of, evidence_class, place_class
from hrddeval.model.dossier import Evidence, SearchedPlace, Voice

BEHIND = {"maker": "whoever runs or funds it"}


@pytest.mark.parametrize(
    ("voice", "alone", "behind_it"),
    [
        ("producer", "A", "D"),
        ("producer_organisation", "A", "D"),
        ("community", "B", "D"),
        ("local_civil_society", "B", "D"),
        ("intermediary", "B", "D"),
        ("researcher", "B", "D"),
        ("independent_institution", "B", "D"),
        ("state", "B", "D"),
        ("instrument_text", "C", "C"),
        ("owner", "D", "D"),
        ("company", "D", "D"),
        ("journalist", "E", "D"),
        ("secondary_summary", "E", "D"),
        ("consultant", "E", "D"),
        ("other", "E", "D"),
    ],
)
def test_a_voice_has_a_class_and_loses_it_where_it_runs_or_funds_the_initiative(voice, alone, behind_it):
    assert _class(voice=voice) == alone
    assert _class(voice=voice, by="maker") == behind_it
    assert _class(voice=voice, by="somebody-else") == alone
    assert place_class(SearchedPlace(what="a place", voice=Voice(voice)), BEHIND) == alone
    assert place_class(SearchedPlace(what="a place", voice=Voice(voice), by="maker"), BEHIND) == behind_it


@pytest.mark.parametrize(
    ("voice", "carrier", "expected"),
    [
        pytest.param("producer", {"voice": "journalist"}, "A", id="a journalist quotes a producer"),
        pytest.param("producer", {"voice": "researcher"}, "A", id="a researcher quotes a producer"),
        pytest.param("producer", {"voice": "consultant"}, "A", id="an adviser of nobody here"),
        pytest.param("producer", {"voice": "owner"}, "D", id="the owner quotes a producer"),
        pytest.param("producer", {"voice": "company"}, "D", id="a buyer quotes a producer"),
        pytest.param("producer", {"voice": "consultant", "by": "maker"}, "D", id="the maker's adviser"),
        pytest.param("producer", {"voice": "researcher", "by": "maker"}, "D", id="a researcher who runs it"),
        pytest.param("producer", {"voice": "instrument_text", "by": "maker"}, "D", id="its own text"),
        pytest.param("community", {"voice": "owner"}, "D", id="the owner quotes the community"),
        pytest.param("journalist", {"voice": "journalist"}, "E", id="the press quotes the press"),
        pytest.param(
            "instrument_text", {"voice": "owner", "by": "maker"}, "C", id="the owner prints the text"
        ),
    ],
)
def test_words_carried_only_by_the_interested_are_theirs(voice, carrier, expected):
    assert _class(voice=voice, carried_by=carrier) == expected


@pytest.mark.parametrize(
    ("voice", "expected"),
    [("researcher", "D"), ("producer", "D"), ("journalist", "D"), ("instrument_text", "C")],
)
def test_work_paid_for_by_the_initiative_speaks_for_it(voice, expected):
    assert _class(voice=voice, commissioned_by="maker") == expected


def test_a_class_comes_with_its_reason():
    _, reason = evidence_class(_evidence(voice="producer", commissioned_by="maker"), BEHIND)
    _, carried = evidence_class(_evidence(voice="producer", carried_by={"voice": "owner"}), BEHIND)
    _, plain = evidence_class(_evidence(voice="producer"), BEHIND)

    assert "paid for" in reason
    assert "known only through" in carried
    assert plain == "producers, in their own voice"


def test_every_voice_stands_in_one_column():
    columns = "".join(column_of(voice).value for voice in Voice)

    assert columns == "PPLLNCCSRRJTJCJW"


def _evidence(**more: object) -> Evidence:
    return Evidence.model_validate(build.evidence(**more))


def _class(**more: object) -> str:
    return evidence_class(_evidence(**more), BEHIND)[0].value
