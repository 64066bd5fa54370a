"""Claims of one version read as another coder read them: what rests on what decides whose it is."""

from __future__ import annotations

from typing import Any

import build
from hrddeval.analysis.mixture import coded_as, readable_by
from hrddeval.model.dossier import Dossier

WORDS = build.vocabulary(
    body=build.kind(attributes={"task": build.choice("governs", "advises")}),
    seat=build.kind(attributes={"body": {"type": "reference", "to": "body"}, "vote": "yes_no"}),
)


def _dossier(claims: str, observations: dict[str, Any], searches: dict[str, Any] | None = None) -> Dossier:
    return Dossier.model_validate(
        {
            "schema": "hrddeval/dossier@1",
            "id": "sample",
            "name": "Sample",
            "profile": {"kind": "pilot", "binding": "voluntary", "stage": "running", "sector": "private"},
            "evidence": {
                name: {
                    "claim": f"Claim {name}.",
                    "source": "s",
                    "locator": "p. 1",
                    "voice": "producer",
                    "status": "read",
                }
                for name in claims.split()
            },
            "observations": observations,
            "searches": searches or {},
        }
    )


def _body(*claims: str, task: str = "governs") -> dict[str, Any]:
    return {"kind": "body", "attributes": {"task": task}, "evidence": list(claims)}


def _held(dossier: Dossier) -> dict[str, tuple[Any, ...]]:
    return {n: (dict(o.attributes), o.evidence) for n, o in dossier.observations.items()}


def test_the_same_version_is_itself() -> None:
    one = _dossier("E1", {"O1": _body("E1")})

    assert coded_as(one, one, WORDS) is one


def test_shared_claims_are_read_as_the_coder_read_them() -> None:
    old = _dossier("E1", {"O1": _body("E1")})
    new = _dossier("E1", {"O1": _body("E1", task="advises")})

    assert _held(coded_as(old, new, WORDS)) == {"O1": ({"task": "advises"}, ("E1",))}
    assert _held(coded_as(new, old, WORDS)) == {"O1": ({"task": "governs"}, ("E1",))}


def test_an_observation_comes_with_the_claims_only_it_rests_on() -> None:
    old = _dossier("E1", {"O1": _body("E1")})
    new = _dossier("E1 E2", {"O1": _body("E1"), "O2": _body("E2", task="advises")})

    assert _held(coded_as(new, old, WORDS)) == _held(new)
    assert _held(coded_as(old, new, WORDS)) == _held(old)


def test_a_new_claim_strengthens_what_is_read_the_same() -> None:
    old = _dossier("E1", {"O1": _body("E1")})
    new = _dossier("E1 E2", {"O1": _body("E1", "E2")})

    assert _held(coded_as(new, old, WORDS)) == {"O1": ({"task": "governs"}, ("E1", "E2"))}


def test_a_name_that_is_taken_is_given_anew_and_followed() -> None:
    seat = {"kind": "seat", "attributes": {"body": "O1", "vote": "yes"}, "evidence": ["E3"]}
    old = _dossier("E1", {"O1": _body("E1")})
    new = _dossier("E1 E2 E3", {"O1": _body("E2", task="advises"), "O2": seat})

    mixed = coded_as(new, old, WORDS)

    assert _held(mixed) == {
        "O1": ({"task": "governs"}, ("E1",)),
        "O2": ({"body": "O3", "vote": "yes"}, ("E3",)),
        "O3": ({"task": "advises"}, ("E2",)),
    }


def test_what_names_a_thing_that_is_gone_does_not_know_it() -> None:
    seat = {"kind": "seat", "attributes": {"body": "O1", "vote": "yes"}, "evidence": ["E1"]}
    old = _dossier("E1", {})
    new = _dossier("E1 E2", {"O1": _body("E2"), "O2": seat})

    assert _held(coded_as(old, new, WORDS)) == {"O2": ({"vote": "yes"}, ("E1",))}


def test_other_words_are_left_out_not_denied() -> None:
    fewer = build.vocabulary(body=build.kind(attributes={"task": build.choice("advises")}))
    seat = {"kind": "seat", "attributes": {"vote": "yes"}, "evidence": ["E1"]}
    one = _dossier("E1", {"O1": _body("E1"), "O2": seat}, {"seat": {"result": "not_searched"}})

    read = readable_by(one, fewer)

    assert _held(read) == {"O1": ({}, ("E1",))}
    assert not read.searches
