"""From the total down to the sentence and its source."""

from __future__ import annotations

import pytest

from build_assessment import assessment, initiative
from build_criteria import FULL
from build_extremes import EXTREMES
from hrddeval.model.finding import Holds
from hrddeval.reports import explain


def test_an_initiative_is_explained_down_to_its_criteria() -> None:
    lines = explain.initiative(assessment(EXTREMES["few"]), "example")

    assert lines[:2] == [
        "Example pilot, evidence as of 2026-05-31",
        "Supported 16, possible 41 of 100; 8 of 30 criteria: no band yet",
    ]
    assert (
        "  R2   0–4  Seats and votes. Searched, not found: A complete search in four places found nothing."
        in lines
    )
    assert any(
        line.startswith("  held at 25 by an unresolved severe harm (certain), else 38–63") for line in lines
    )
    assert "  Reprisals against those who speak (P1), open: Nobody has looked." in lines


def test_an_initiative_that_is_not_placed_has_no_headline() -> None:
    lines = explain.initiative(assessment(EXTREMES["nothing"]), "nothing")

    assert "Not placed: too little is covered. What is open: 0–100 of 100." in lines
    assert not any(line.startswith("Supported 0") for line in lines)


LADDER = """\
3  Answers within a set time: possible, not supported
   What level 3 of the example means.
   X1/3/shown_by/1
     [?] unknown    There is a channel that answers within a set time; still open: channel.complaint
     [~] contested  There is no engagement without an answer
     counts for level 2 only: no producer says so
   To get there: Publish how long an answer takes

4  Users confirm that it works: ruled out
   What level 4 of the example means.
   X1/4/shown_by/1
     [-] not met    There is a channel that answers within a set time
     [~] contested  There is no engagement without an answer
   To get there: Publish how long an answer takes
"""


def test_every_higher_level_says_what_is_missing() -> None:
    """Why not: each condition with its outcome, the cap by who said it, and the step to take."""
    text = "\n".join(explain.criterion(assessment(EXTREMES["few"]), "example", "P1"))

    assert LADDER in text
    assert "With the contested facts taken as false: 1–2; as true: 1–3." in text
    assert "    Where to look: The owner's rules; the memory of former members" in text


def test_evidence_ends_at_its_source() -> None:
    text = "\n".join(explain.criterion(assessment(EXTREMES["few"]), "example", "P1"))

    assert (
        "  E5  Claim number 5 of the example, in the words of the coder.\n"
        "      Research. Class B: research.\n"
        "      Example Author 3, A report that was made up for tests, 2013, p. 7\n"
        "      https://example.org/report-3?a=1&b=2\n"
        "      From memory, not yet checked."
    ) in text


def test_a_criterion_that_does_not_apply_says_why() -> None:
    lines = explain.criterion(assessment(initiative(tokens=FULL)), "example", "U3")

    assert lines[-1].startswith("Not applicable: The example puts no duty on buyers")


@pytest.mark.parametrize("width", [60, 100])
def test_lines_keep_to_the_width_except_addresses(width: int) -> None:
    found = assessment(initiative(held=Holds.CONTESTED, open_flag=True))
    lines = [*explain.initiative(found, "example", width), *explain.criterion(found, "example", "R1", width)]

    assert all(len(line) <= width for line in lines if "https://" not in line)


@pytest.mark.parametrize(("initiative_id", "criterion_id"), [("nobody", "R1"), ("example", "Z9")])
def test_unknown_names_are_key_errors(initiative_id: str, criterion_id: str) -> None:
    with pytest.raises(KeyError):
        explain.criterion(assessment(initiative()), initiative_id, criterion_id)
