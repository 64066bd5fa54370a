"""Whose voice the evidence is: counted by who speaks and by how the words came."""

from __future__ import annotations

from typing import Any

from hrddeval.analysis.voices import voices_report
from hrddeval.model.dossier import Dossier
from hrddeval.model.voices import Carried, VoicesReport
from hrddeval.reports import voices

BEHIND = {"sponsor": {"name": "Sponsor", "role": "pays"}}


def _dossier(name: str, *said: dict[str, Any]) -> Dossier:
    profile = {"kind": "pilot", "binding": "voluntary", "stage": "running", "sector": "private"}
    evidence = {
        f"E{number}": {"claim": "c", "source": "s", "locator": "l", "status": "read", **one}
        for number, one in enumerate(said, 1)
    }
    return Dossier.model_validate(
        {
            "schema": "hrddeval/dossier@1",
            "id": name,
            "name": name.title(),
            "profile": {**profile, "runs_or_funds": BEHIND},
            "evidence": evidence,
        }
    )


def _report(*dossiers: Dossier) -> VoicesReport:
    return voices_report(dossiers, str)


HEARD = _dossier(
    "heard",
    {"voice": "producer"},
    {"voice": "producer_organisation", "carried_by": {"voice": "journalist", "name": "a paper"}},
    {"voice": "producer", "carried_by": {"voice": "intermediary", "by": "sponsor"}},
    {"voice": "researcher", "commissioned_by": "sponsor", "status": "recalled"},
)
ONLY_THEIRS = _dossier("theirs", {"voice": "producer", "carried_by": {"voice": "company", "name": "a buyer"}})
SILENT = _dossier("silent", {"voice": "state"}, {"voice": "instrument_text"})


def test_producers_come_first_and_are_told_apart_by_who_carries_them() -> None:
    found = _report(HEARD).initiatives[0].voices

    assert found.producers.column == "P"
    assert found.producers.entries == 3
    assert found.producers.share == 0.75
    assert found.producers.carried == {
        Carried.DIRECTLY: 1,
        Carried.BY_OTHERS: 1,
        Carried.BY_INTERESTED: 1,
    }
    assert found.recalled == 1


def test_what_the_owners_paid_for_is_carried_by_them() -> None:
    by_carrier = {one.carried: one.entries for one in _report(HEARD).overall.by_carrier}

    assert by_carrier == {Carried.DIRECTLY: 1, Carried.BY_OTHERS: 1, Carried.BY_INTERESTED: 2}


def test_every_entry_is_counted_once() -> None:
    overall = _report(HEARD, ONLY_THEIRS, SILENT).overall

    assert overall.entries == 7
    assert sum(one.entries for one in overall.by_voice) == 7
    assert sum(one.entries for one in overall.by_carrier) == 7


def test_where_no_producer_was_heard_and_where_only_their_carriers_were() -> None:
    report = _report(SILENT, ONLY_THEIRS, HEARD)

    assert [one.id for one in report.initiatives] == ["heard", "silent", "theirs"]
    assert report.unheard == ("silent",)
    assert report.through_interested_only == ("theirs",)


def test_a_dossier_without_evidence_has_no_shares_and_is_unheard() -> None:
    report = _report(_dossier("empty"))

    assert report.unheard == ("empty",)
    assert {one.share for one in report.overall.by_voice} == {0.0}
    assert "Producers speak in 0 of 0 entries." in "\n".join(voices.table(report))


def test_the_table_for_spreadsheets_has_a_row_per_initiative_and_voice() -> None:
    lines = voices.as_csv(_report(HEARD, SILENT)).splitlines()

    assert lines[0].lstrip("\ufeff").startswith("initiative,name,column,voice,entries,share,directly")
    assert len(lines) == 1 + 2 * 8
    assert lines[1] == "heard,Heard,P,Producers,3,0.75,1,1,1,0"
