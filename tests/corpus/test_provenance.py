"""Every evidence entry of every shipped dossier can be followed back to a fact of the evidence pack."""

from __future__ import annotations

import re
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


def _pack_facts(dossier: ShippedDossier) -> dict[str, dict[str, Any]]:
    """Facts of the initiative's own file, and findings of studies that are about it."""
    own = read_yaml(EVIDENCE_PACK / "initiatives" / f"{dossier.id}.yaml")["facts"]
    studies = [fact for fact in read_yaml(EVIDENCE_PACK / "studies.yaml") if dossier.id in fact["about"]]
    return {fact["id"]: fact for fact in (*own, *studies)}


def _title(text: str) -> str:
    """A title without what the pack adds in a last pair of brackets."""
    return re.sub(r"\s*\([^()]*\)$", "", " ".join(text.split())).casefold()


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
