"""Every evidence entry of every shipped dossier can be followed back to a fact of the evidence pack."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import Any

import pytest
from corpus_files import EVIDENCE_PACK, ShippedDossier, read_yaml, shipped_dossiers

DOSSIERS = shipped_dossiers()

needs_pack = pytest.mark.skipif(
    not EVIDENCE_PACK.is_dir(),
    reason="the evidence pack is not beside this repository, so nothing can be compared with it",
)
each_dossier = pytest.mark.parametrize("dossier", DOSSIERS, ids=lambda dossier: dossier.id)

#: The pack's `voice_class` and the voice a dossier gives it. A new class must be decided here, not guessed.
VOICE_OF_CLASS = {
    "producer": "producer",
    "intermediary": "intermediary",
    "company": "company",
    "owner": "owner",
    "instrument_text": "instrument_text",
    "researcher": "researcher",
    "journalist": "journalist",
    "state": "state",
    "independent_institution": "independent_institution",
    "secondary_summary": "secondary_summary",
    "consultant": "consultant",
    "local_civil_society": "local_civil_society",
    "other": "other",
}


#: How the pack names who relays a voice, and what that makes of the carrier. A new name must be decided here.
CARRIERS = {
    "journalist": {
        "AFP",
        "Deutsche Welle",
        "IRIN",
        "Mashable",
        "RFI",
        "local press",
        "press",
        "press agency",
        "press interview",
        "trade press",
    },
    "interested": {"label's own page", "project blog", "report published by LBMA"},
    "other": {"S. Kara, Cobalt Red (quoted by a blog)", "S. Kara, Cobalt Red (quoted by a reader)"},
}

#: Places in a source that are not given as in the pack: it names a private person there.
WITHOUT_A_NAME = {("us-df1502", "E23")}

#: Claims that follow the source itself where the pack does not, and why.
AGAINST_THE_PACK = {"eprm-04": "the page warns of producing countries shut out of trade, not of producers"}

#: Least share of words, in the same order, that a claim has in common with its fact.
ALIKE = 0.7
#: Words that turn a claim round or bound it.
TURNING = {"no", "not", "none", "never", "nobody", "nothing", "without", "nor", "neither", "only"}


def _words(claim: str) -> list[str]:
    return re.findall(r"\w+", claim.casefold())


def _weighty(claim: str) -> list[str]:
    return sorted(w for w in _words(claim) if w in TURNING or any(sign.isdigit() for sign in w))


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, _words(one), _words(other), autojunk=False).ratio()


def _pack_facts(dossier: ShippedDossier) -> dict[str, dict[str, Any]]:
    """Facts of the initiative's own file, and findings of studies that are about it."""
    own = read_yaml(EVIDENCE_PACK / "initiatives" / f"{dossier.id}.yaml")["facts"]
    studies = [fact for fact in read_yaml(EVIDENCE_PACK / "studies.yaml") if dossier.id in fact["about"]]
    return {fact["id"]: fact for fact in (*own, *studies)}


def _title(text: str) -> str:
    """A title without what the pack adds in a last pair of brackets; the pack lost some apostrophes."""
    words = " ".join(re.sub("['’]", " ", text).split())
    return re.sub(r"\s*\([^()]*\)$", "", words).casefold()


def _stated(value: str | None) -> str:
    """The base loader gives an empty value as the word `null`."""
    return "" if value in (None, "null") else str(value)


@each_dossier
def test_every_evidence_names_the_fact_it_came_from(dossier: ShippedDossier) -> None:
    """`from` is given once each, so that no fact counts twice under two numbers."""
    origins = [entry.get("from") for entry in dossier.evidence.values()]

    assert None not in origins
    assert len(set(origins)) == len(origins)


@needs_pack
@each_dossier
def test_every_fact_named_is_in_the_pack_and_about_this_initiative(dossier: ShippedDossier) -> None:
    facts = _pack_facts(dossier)

    unknown = {
        number: entry["from"] for number, entry in dossier.evidence.items() if entry["from"] not in facts
    }

    assert unknown == {}


@needs_pack
@each_dossier
def test_recalled_stays_recalled_and_read_is_never_less_than_read(dossier: ShippedDossier) -> None:
    facts = _pack_facts(dossier)

    wrong = {n: e["status"] for n, e in dossier.evidence.items() if e["status"] != facts[e["from"]]["status"]}

    assert wrong == {}


@needs_pack
@each_dossier
def test_the_voice_is_the_one_the_pack_heard(dossier: ShippedDossier) -> None:
    facts = _pack_facts(dossier)

    wrong = {
        n: e["voice"]
        for n, e in dossier.evidence.items()
        if e["voice"] != VOICE_OF_CLASS[facts[e["from"]]["voice_class"]]
    }

    assert wrong == {}


@needs_pack
@each_dossier
def test_a_relayed_voice_says_who_relays_it(dossier: ShippedDossier) -> None:
    """A producer quoted in a newspaper is not a producer met in person: the carrier is kept."""
    facts = _pack_facts(dossier)

    silent = [
        n for n, e in dossier.evidence.items() if facts[e["from"]].get("carried_by") and "carried_by" not in e
    ]

    assert silent == []


@needs_pack
@each_dossier
def test_the_source_has_the_title_the_pack_gives(dossier: ShippedDossier) -> None:
    facts = _pack_facts(dossier)

    wrong = {
        n: dossier.sources[e["source"]]["title"]
        for n, e in dossier.evidence.items()
        if _title(dossier.sources[e["source"]]["title"]) != _title(facts[e["from"]]["source"]["title"])
    }

    assert wrong == {}


@needs_pack
@each_dossier
def test_the_address_is_one_the_pack_gives(dossier: ShippedDossier) -> None:
    """An address is that of the original, or of the copy that was read; none is made up."""
    facts = _pack_facts(dossier)
    wrong = {}

    for number, entry in dossier.evidence.items():
        fact = facts[entry["from"]]
        given = f"{_stated(fact['source'].get('address'))} {_stated(fact.get('read_at'))}"
        url = dossier.sources[entry["source"]].get("URL")
        agrees = url in given if url else not _stated(fact["source"].get("address")).startswith("http")
        if not agrees:
            wrong[number] = url

    assert wrong == {}


@needs_pack
@each_dossier
def test_the_year_is_the_one_the_pack_gives(dossier: ShippedDossier) -> None:
    facts = _pack_facts(dossier)
    wrong = {}

    for number, entry in dossier.evidence.items():
        issued = dossier.sources[entry["source"]].get("issued")
        if issued and str(issued["date-parts"][0][0]) != _stated(facts[entry["from"]]["source"].get("year")):
            wrong[number] = issued

    assert wrong == {}


@needs_pack
@each_dossier
def test_the_place_in_the_source_is_the_one_the_pack_gives(dossier: ShippedDossier) -> None:
    facts = _pack_facts(dossier)

    wrong = {
        n: e["locator"]
        for n, e in dossier.evidence.items()
        if (dossier.id, n) not in WITHOUT_A_NAME
        and " ".join(e["locator"].split()) != " ".join(facts[e["from"]]["locator"].split())
    }

    assert wrong == {}


@needs_pack
@each_dossier
def test_a_claim_says_what_its_fact_says(dossier: ShippedDossier) -> None:
    """Most words are the same, more than with any other fact; numbers and words that deny all are."""
    facts = _pack_facts(dossier)
    wrong = {}

    for number, entry in dossier.evidence.items():
        claim, own = entry["claim"], entry["from"]
        likeness = {name: _likeness(claim, fact["claim"]) for name, fact in facts.items()}
        denied = _weighty(claim) != _weighty(facts[own]["claim"])
        if likeness[own] < ALIKE or likeness[own] < max(likeness.values()) or denied:
            wrong[number] = claim

    assert wrong == {}


@needs_pack
@each_dossier
def test_whoever_relays_a_voice_is_of_the_sort_the_pack_names(dossier: ShippedDossier) -> None:
    """A project's own blog is not the press: it makes class D of a producer's words."""
    facts = _pack_facts(dossier)
    wrong = {}

    for number, entry in dossier.evidence.items():
        named = facts[entry["from"]].get("carried_by")
        if named:
            sort = next(sort for sort, names in CARRIERS.items() if named in names)
            carrier = entry["carried_by"]
            interested = "by" in carrier or carrier["voice"] in {"owner", "company"}
            if interested != (sort == "interested") or (not interested and carrier["voice"] != sort):
                wrong[number] = carrier

    assert wrong == {}


@needs_pack
def test_what_departs_from_the_pack_still_does() -> None:
    """So that an exception is struck out once the pack is mended."""
    claims = {e["from"]: e["claim"] for d in DOSSIERS for e in d.evidence.values()}
    every = {name: fact for dossier in DOSSIERS for name, fact in _pack_facts(dossier).items()}

    assert all(_words(claims[name]) != _words(every[name]["claim"]) for name in AGAINST_THE_PACK)
    for dossier in DOSSIERS:
        for number in (n for name, n in WITHOUT_A_NAME if name == dossier.id):
            entry = dossier.evidence[number]
            assert entry["locator"] != _pack_facts(dossier)[entry["from"]]["locator"]


@needs_pack
@pytest.mark.parametrize(
    ("change", "noticed_by"),
    [
        pytest.param({"status": "read"}, "recalled_stays_recalled", id="recalled made read"),
        pytest.param({"voice": "producer"}, "the_voice_is_the_one", id="another voice"),
        pytest.param({"locator": "page 99"}, "the_place_in_the_source", id="another place"),
        pytest.param({"claim": "It did not link anything."}, "a_claim_says_what", id="another claim"),
        pytest.param({"from": "us-df1502-01"}, "a_claim_says_what", id="another fact"),
    ],
)
def test_a_false_entry_is_noticed(change: dict[str, str], noticed_by: str) -> None:
    """The tests above can fail: one recalled entry is falsified, and the one that should says so."""
    true = next(one for one in DOSSIERS if one.id == "us-df1502")
    number = next(n for n, e in true.evidence.items() if e["status"] == "recalled")
    evidence = {**true.evidence, number: {**true.evidence[number], **change}}
    false = ShippedDossier(true.id, {**true.data, "evidence": evidence}, true.sources)
    (test,) = [one for name, one in globals().items() if name.startswith(f"test_{noticed_by}")]

    test(true)
    with pytest.raises(AssertionError):
        test(false)
