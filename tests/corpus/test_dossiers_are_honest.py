"""What no shipped dossier may do: claim without evidence, claim absence lightly, or keep loose sources."""

from __future__ import annotations

from typing import Any

import pytest
from corpus_files import ROOT, ShippedDossier, evidence_class, is_interested, read_yaml, shipped_dossiers

each_dossier = pytest.mark.parametrize("dossier", shipped_dossiers(), ids=lambda dossier: dossier.id)

LONGEST_CLAIM = 400

#: Words by which a source's note or a locator says that a part only was read.
PART_ONLY = ("opening", "excerpt", "abstract", "only the", "summary", "first paragraph", "recalled")


def _tracks() -> dict[str, str]:
    """Track of every observation kind."""
    kinds = read_yaml(ROOT / "rules" / "vocabulary.yaml")["kinds"]
    return {name: kind["track"] for name, kind in kinds.items()}


def _cited(observation: dict[str, Any]) -> set[str]:
    return {*observation.get("evidence", ()), *observation.get("disputed_by", ())}


def _searches(dossier: ShippedDossier, result: str) -> dict[str, dict[str, Any]]:
    return {topic: search for topic, search in dossier.searches.items() if search["result"] == result}


def _is_part_only(place: dict[str, Any], dossier: ShippedDossier) -> bool:
    note = dossier.sources[place["source"]].get("note", "") if "source" in place else ""
    return any(word in f"{place['what']} {note}".lower() for word in PART_ONLY)


@each_dossier
def test_every_observation_rests_on_evidence_that_exists(dossier: ShippedDossier) -> None:
    for number, observation in dossier.observations.items():
        assert observation["evidence"], number
        assert _cited(observation) <= set(dossier.evidence), number


@each_dossier
def test_evidence_does_not_support_and_dispute_the_same_observation(dossier: ShippedDossier) -> None:
    both = [n for n, o in dossier.observations.items() if set(o["evidence"]) & set(o.get("disputed_by", ()))]

    assert both == []


@each_dossier
def test_observations_are_of_kinds_and_attributes_the_vocabulary_has(dossier: ShippedDossier) -> None:
    kinds = read_yaml(ROOT / "rules" / "vocabulary.yaml")["kinds"]

    for number, observation in dossier.observations.items():
        kind = kinds.get(observation["kind"])
        assert kind is not None, f"{number}: no kind {observation['kind']}"
        assert kind.get("derived") != "true", f"{number}: only rules conclude {observation['kind']}"
        assert set(observation.get("attributes", {})) <= set(kind.get("attributes", {})), number


@each_dossier
def test_absence_is_claimed_only_by_somebody_who_can_know(dossier: ShippedDossier) -> None:
    """Class A or B, or the text itself for a design topic; recalled evidence and owners' papers never do."""
    tracks = _tracks()

    for topic, search in _searches(dossier, "found_absent").items():
        good = {"A", "B", "C"} if tracks[topic.partition(".")[0]] == "design" else {"A", "B"}
        assert search.get("evidence"), topic
        for number in search["evidence"]:
            entry = dossier.evidence[number]
            assert entry["status"] == "read", f"{topic}: {number} was not read"
            assert evidence_class(entry) in good, f"{topic}: {number} is of class {evidence_class(entry)}"


@each_dossier
def test_a_topic_found_absent_has_no_observation(dossier: ShippedDossier) -> None:
    absent = {topic for topic in _searches(dossier, "found_absent") if "." not in topic}

    assert absent.isdisjoint(observation["kind"] for observation in dossier.observations.values())


@each_dossier
def test_a_complete_search_went_beyond_excerpts_and_beyond_the_owners(dossier: ShippedDossier) -> None:
    """A design topic needs the text read whole; a practice topic somebody of class A or B."""
    tracks = _tracks()

    for topic, search in _searches(dossier, "complete").items():
        whole = [place for place in search.get("places", ()) if not _is_part_only(place, dossier)]
        assert whole, f"{topic}: only excerpts were looked at"
        if tracks[topic.partition(".")[0]] == "design":
            assert any(p["voice"] == "instrument_text" and p.get("read_whole") == "yes" for p in whole), topic
        else:
            assert any(evidence_class(place) in {"A", "B"} for place in whole), topic


@each_dossier
def test_nothing_read_in_part_is_called_read_whole(dossier: ShippedDossier) -> None:
    places = [place for search in dossier.searches.values() for place in search.get("places", ())]

    assert [p["what"] for p in places if p.get("read_whole") == "yes" and _is_part_only(p, dossier)] == []


@each_dossier
def test_searches_name_topics_of_the_vocabulary_and_say_where_they_looked(dossier: ShippedDossier) -> None:
    vocabulary = read_yaml(ROOT / "rules" / "vocabulary.yaml")
    kinds, lists = vocabulary["kinds"], vocabulary["lists"]

    for topic, search in dossier.searches.items():
        kind, _, value = topic.partition(".")
        assert kind in kinds, topic
        if value:
            values = kinds[kind]["attributes"][kinds[kind]["topic_by"]]["values"]
            assert value in (lists[values]["values"] if isinstance(values, str) else values), topic
        if search["result"] in {"partial", "complete"}:
            assert search.get("places"), f"{topic}: {search['result']} without a place"
        for place in search.get("places", ()):
            assert place.get("source", "") in {"", *dossier.sources}, topic


@each_dossier
def test_a_claim_is_short_enough_to_be_one_claim(dossier: ShippedDossier) -> None:
    too_long = {n: len(e["claim"]) for n, e in dossier.evidence.items() if len(e["claim"]) > LONGEST_CLAIM}

    assert too_long == {}


@each_dossier
def test_sources_and_evidence_match_each_other(dossier: ShippedDossier) -> None:
    """Every source cited is recorded, and every source recorded is cited."""
    cited = {entry["source"] for entry in dossier.evidence.values()}
    looked_at = {p["source"] for s in dossier.searches.values() for p in s.get("places", ()) if "source" in p}

    assert cited | looked_at == set(dossier.sources)


@each_dossier
def test_whoever_speaks_for_the_initiative_is_named_in_its_profile(dossier: ShippedDossier) -> None:
    """`by` and `commissioned_by` decide the evidence class, so they may only name who runs or funds it."""
    behind = set(dossier.data["profile"].get("runs_or_funds", {}))
    places = [place for search in dossier.searches.values() for place in search.get("places", ())]

    for entry in (*dossier.evidence.values(), *places):
        carrier = entry.get("carried_by") or {}
        named = {entry.get("by"), entry.get("commissioned_by"), carrier.get("by")}
        assert named <= {None, *behind}, entry


@each_dossier
def test_an_owner_who_speaks_is_counted_as_owner(dossier: ShippedDossier) -> None:
    """A voice called owner without `by` would hide who the owner is."""
    nameless = [
        n for n, entry in dossier.evidence.items() if entry["voice"] == "owner" and not is_interested(entry)
    ]

    assert nameless == []


@each_dossier
def test_every_evidence_bears_on_an_observation(dossier: ShippedDossier) -> None:
    """Evidence that nothing uses would make a dossier look better supported than it is."""
    used = {number for observation in dossier.observations.values() for number in _cited(observation)}
    used |= {number for search in dossier.searches.values() for number in search.get("evidence", ())}

    assert sorted(set(dossier.evidence) - used) == []
