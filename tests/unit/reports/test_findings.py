"""What a landscape shows: counts that a reader can make again, and the uncertainty beside each."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from build_assessment import assessment, initiative
from hrddeval.analysis.lineage import lineage
from hrddeval.analysis.voices import voices_report
from hrddeval.model.dossier import Dossier
from hrddeval.model.initiative_result import InitiativeResult
from hrddeval.reports.findings import findings


def one(id: str, kind: str, tokens: str, *norms: str, pieces: int = 0, **profile: object) -> InitiativeResult:
    made = initiative(id, name=f"Example {id}", kind=kind, tokens=tokens, pieces=pieces)
    changes = {"derives_from": norms, "binding": "voluntary", **profile}
    return made.model_copy(update={"profile": made.profile.model_copy(update=changes)})


def heard(id: str, *voices: str) -> Dossier:
    profile = {"kind": "pilot", "binding": "voluntary", "stage": "running", "sector": "private"}
    evidence = {
        f"E{number}": {"claim": "c", "source": "s", "locator": "l", "status": "read", "voice": voice}
        for number, voice in enumerate(voices, 1)
    }
    return Dossier.model_validate(
        {"schema": "hrddeval/dossier@1", "id": id, "name": id, "profile": profile, "evidence": evidence}
    )


def told(*initiatives: InitiativeResult, dossiers: Sequence[Dossier] = ()) -> str:
    whole = assessment(*initiatives)
    return findings(whole, lineage(whole), voices_report(dossiers, str))


@pytest.fixture
def page() -> str:
    return told(
        one("guide", "guidance", "22 03 | ? | 11 | -"),
        one("scheme", "certification", "11 34 | ? | 01 | -", "guide", pieces=12),
        one("decree", "certification", "34 44 | ? | 11 | -", "guide", binding="law"),
        one("pilot", "pilot", "33 00 | ? | 11 | -", "guide", stage="ended", stage_title="Ended"),
    )


def test_every_section_names_the_command_behind_it(page: str) -> None:
    sections = page.split("## ")[1:]

    assert len(sections) == 7
    assert all(section.split("\n")[2].startswith("    hrddeval ") for section in sections)


def test_levels_are_counted_with_what_is_open(page: str) -> None:
    """R1 of four: 2, 1, 3 to 4, 3. R2: 0 to 3, 3 to 4, 4, 0."""
    rows = [line for line in page.splitlines() if line.startswith(("| R1 ", "| R2 "))]

    assert [row.split("|")[2:6] for row in rows[:2]] == [
        [" 4 ", " 2 ", " 2 ", " 0 "],
        [" 2 ", " 2 ", " 1 ", " 1 "],
    ]
    assert "no initiative is supported at level 1 or above: P1" in page


def test_the_three_fates_stand_side_by_side(page: str) -> None:
    """The guide shows R1 at 2 and one of power at 1: two criteria on three links."""
    assert "On 6 of 12 pairs, evidence shows that the norm gives producers something." in page
    assert "**Of these, 4 are kept, 1 dropped, and for 1 (17 %) the evidence cannot say.**" in page


def test_the_survey_is_compared_with_standards_that_are_not_law(page: str) -> None:
    assert "the 1 standards, schemes" in page
    assert "| R2 at 3 or above: votes or seats ensured | 1 (100 %) | 1 (100 %) | 25 % at most |" in page
    wide = told(one("guide", "guidance", "? ? | ? | ? | ?"), one("s", "standard", "? ? | ? | ? | ?", "guide"))
    assert "every other share too" in wide


def test_who_is_heard_is_counted_and_who_is_not_is_named() -> None:
    page = told(
        one("guide", "guidance", "22 03 | ? | 11 | -"),
        one("scheme", "certification", "11 34 | ? | 01 | -", "guide"),
        dossiers=(
            heard("guide", "state", "instrument_text"),
            heard("scheme", "producer", "producer", "state"),
        ),
    )

    assert "Of 5 pieces of evidence, **2 (40 %) are producers' own" in page
    assert "| states | 2 (40 %) |" in page
    assert "On 1 of 2 initiatives no producer is heard in what was read: Example guide." in page
    assert "withheld" not in page


def test_a_withheld_voice_is_counted_and_never_called_silence() -> None:
    page = told(
        one("guide", "guidance", "22 03 | ? | 11 | -"),
        one("scheme", "certification", "11 34 | ? | 01 | -", "guide"),
        dossiers=(heard("guide", "state", "withheld"), heard("scheme", "state")),
    )

    assert "| withheld to protect those who spoke | 1 (33 %) |" in page
    assert "On 1 of 2 initiatives no producer is heard in what was read: Example scheme." in page
    assert "nobody can say that no producer was heard" in page


def test_programmes_at_sites_are_counted_with_their_stage(page: str) -> None:
    assert "Of 1 pilots and site programmes, 1 have ended or are suspended." in page
