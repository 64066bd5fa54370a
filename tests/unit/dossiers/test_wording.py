"""Which claims are one claim twice."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from random import Random

import pytest

from good_study import DOSSIER, SOURCES, copy_into, load, problems_after, said
from hrddeval.dossiers.wording import _candidates, are_alike

SAID = "the buyer set the price each week and told the cooperative on Monday"


@pytest.mark.parametrize(
    ("other", "alike"),
    [
        pytest.param(
            "the buyer set the price each week and told the cooperative every Monday", True, id="a word"
        ),
        pytest.param(
            "the buyer set the price each week and told cooperative on Monday", True, id="an article"
        ),
        pytest.param(
            "the buyer never set the price each week and told the cooperative on Monday", False, id="denied"
        ),
        pytest.param(
            "the buyer set the price in week 3 and told the cooperative on Monday", False, id="a number"
        ),
        pytest.param("on Monday the cooperative told the buyer the price", False, id="another order"),
        pytest.param("the pit was closed", False, id="something else"),
    ],
)
def test_nearly_the_same_words_in_the_same_order(other: str, alike: bool) -> None:
    assert are_alike(SAID.split(), other.split()) is alike
    assert are_alike(other.split(), SAID.split()) is alike


def test_two_seats_with_evidence_of_their_own_are_two(tmp_path: Path) -> None:
    old = "  O3: {kind: channel, attributes: {purpose: complaint, languages: [swahili]}, evidence: [E3]}\n"
    new = old + "  O4: {kind: seat, attributes: {body: O1, group: producers, places: 2}, evidence: [E1]}\n"

    assert said(problems_after(tmp_path, DOSSIER, (old, new))) == []


@pytest.mark.parametrize(
    ("attributes", "start", "codes"),
    [
        pytest.param("kind: channel, attributes: {purpose: complaint, ", "2019-12", [], id="in its year"),
        pytest.param(
            "kind: channel, attributes: {purpose: complaint, ", "2020", ["HR429"], id="a year ahead"
        ),
    ],
)
def test_a_practice_cannot_begin_after_its_latest_source(
    attributes: str, start: str, codes: list[str], tmp_path: Path
) -> None:
    _dated(tmp_path / "study", 2019)
    file = tmp_path / "study" / DOSSIER
    text = file.read_text(encoding="utf-8")
    changed = text.replace(
        "languages: [swahili]}, evidence: [E3]", f"languages: [swahili]}}, from: {start}, evidence: [E3]"
    )
    file.write_text(changed, encoding="utf-8")

    assert attributes in changed
    assert [one.code for one in load(tmp_path / "study")[1]] == codes


def test_a_text_may_set_a_date_that_lies_ahead(tmp_path: Path) -> None:
    _dated(tmp_path / "study", 2019)
    file = tmp_path / "study" / DOSSIER
    old = "{kind: body, attributes: {function: governing}, evidence: [E1]}"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(old, old[:-1] + ", from: 2030}"), encoding="utf-8")

    assert old in text
    assert load(tmp_path / "study")[1] == []


def test_the_owners_word_alone_is_accepted_once_a_search_says_who_else_was_asked(tmp_path: Path) -> None:
    owner = ("interview 7, voice: producer", "interview 7, voice: owner")
    search = (
        "searches:\n",
        "searches:\n  channel.complaint: {result: not_searched, note: Nobody else was asked.}\n",
    )
    other = ("searches:\n", "searches:\n  channel.complaint: {result: not_searched}\n")

    assert [one.code for one in problems_after(tmp_path / "a", DOSSIER, owner)] == ["HR419"]
    assert said(problems_after(tmp_path / "b", DOSSIER, owner, search)) == []
    assert [one.code for one in problems_after(tmp_path / "c", DOSSIER, owner, other)] == ["HR419"]


def _dated(study: Path, year: int) -> None:
    """Copy the good study and say in which year each of its sources came out."""
    file = copy_into(study.parent) / SOURCES
    text = file.read_text(encoding="utf-8")
    issued = f', "issued": {{"date-parts": [[{year}]]}}}}'
    file.write_text(text.replace("}", issued), encoding="utf-8")


def test_no_pair_that_is_alike_is_missed() -> None:
    """The short cut finds what comparing each claim with each other finds."""
    chance = Random(7)
    plain = [f"w{'abcdefghijklmnopqrstuvwxyz'[n]}" for n in range(26)]
    claims = [chance.choices(plain, k=chance.randint(1, 14)) for _ in range(60)]
    for claim in list(claims):
        near = [word for word in claim if chance.random() > 0.1] or claim
        claims.append([*near, chance.choice(plain)] if chance.random() > 0.5 else near)
    words = {f"E{number}": claim for number, claim in enumerate(claims)}

    alike = {(a, b) for a, b in combinations(words, 2) if are_alike(words[a], words[b])}
    found = {(a, b) for a, b in _candidates(words) if are_alike(words[a], words[b])}

    assert len(alike) > 20
    assert found == alike
