"""A criterion tried on a dossier says for each condition whether it is met, and which fact decides it."""

from __future__ import annotations

from pathlib import Path

import pytest

from good_study import DOSSIER, copy_into, load
from hrddeval import pipeline
from hrddeval.inference import EngineChoice
from hrddeval.model.criterion_result import ConditionOutcome
from hrddeval.model.finding import Holds
from hrddeval.workbench.trial import Trial, Tried, as_text


def tried(folder: Path, *changes: tuple[str, str]) -> Trial:
    root = copy_into(folder)
    file = root / DOSSIER
    text = file.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")
    study, problems = load(root)
    assert study is not None, problems
    run = pipeline.Run(engine=EngineChoice.CLINGO, cached=False)
    (result,) = pipeline.try_criterion(study, run, "Z1")
    return result


def conditions(result: Trial, level: int) -> tuple[Tried, ...]:
    return next(rung for rung in result.rungs if rung.level == level).shown[0].conditions


def test_met_and_by_what(tmp_path: Path) -> None:
    board = conditions(tried(tmp_path), 3)[0]

    assert (board.outcome, board.observations) == (ConditionOutcome.MET, ("O1",))


def test_unknown_names_the_attribute_that_nobody_recorded(tmp_path: Path) -> None:
    seat = conditions(tried(tmp_path), 3)[1]

    assert seat.outcome is ConditionOutcome.UNKNOWN
    assert seat.reasons == (
        "O2: “With a vote” is not recorded",
        "topic seat is open: more may be true than is recorded",
    )


SEAT = "attributes: {body: O1, group: producers, places: 2}, evidence: [E2]"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        pytest.param(
            (SEAT, SEAT.replace("places: 2", "vote: no")),
            "O2: “With a vote” is no; asked is: yes",
            id="it fails",
        ),
        pytest.param(
            (SEAT, f"{SEAT}, disputed_by: [E3]"),
            "O2: “With a vote” is not recorded; it is contested: disputed by E3",
            id="it is contested",
        ),
        pytest.param(
            (
                "locator: article 4, voice: instrument_text, status: read",
                "locator: article 4, voice: instrument_text, status: recalled",
            ),
            "O2: “With a vote” is not recorded; "
            "it is alleged: from memory, not yet checked against the source",
            id="it is alleged",
        ),
        pytest.param(
            (SEAT, SEAT.replace("body: O1, ", "")),
            "O2: “With a vote” is not recorded; “Body” is not recorded",
            id="the join is not recorded",
        ),
        pytest.param(
            ("{function: governing}", "{function: advisory}"),
            "O2: “Body” is O1 (Body), which is not known to be the one called “board”; "
            "“With a vote” is not recorded",
            id="it belongs to another",
        ),
    ],
)
def test_the_reason(tmp_path: Path, change: tuple[str, str], reason: str) -> None:
    assert conditions(tried(tmp_path, change), 3)[1].reasons[0] == reason


def test_a_derived_condition_opens_its_rule(tmp_path: Path) -> None:
    voting = conditions(tried(tmp_path), 4)[0]

    (way,) = voting.inner
    assert way.rule == "voting-body/1"
    assert [one.outcome for one in way.conditions] == [ConditionOutcome.MET, ConditionOutcome.UNKNOWN]


def test_a_denial_is_met_where_the_topic_is_closed(tmp_path: Path) -> None:
    harm = conditions(tried(tmp_path), 4)[1]

    assert harm.outcome is ConditionOutcome.MET
    assert harm.reasons[-1] == "topic harm is closed: the search was complete, and could have found it"


def test_conditions_that_hold_apart_but_not_together_are_told(tmp_path: Path) -> None:
    """Each literal of level 3 has a match, but the seat belongs to another body."""
    other = "  O9: {kind: body, attributes: {function: advisory}, evidence: [E1]}\n  O2:"
    result = tried(
        tmp_path,
        ("  O2:", other),
        (SEAT, SEAT.replace("body: O1", "body: O9").replace("places: 2", "vote: yes")),
        ("languages: [swahili]", "feedback: yes"),
    )

    way = next(rung for rung in result.rungs if rung.level == 3).shown[0]
    assert way.holds is not Holds.CERTAIN
    assert way.note is not None
    assert "belong together" in way.note


def test_the_text_shows_signs_words_and_reasons(tmp_path: Path) -> None:
    printed = "\n".join(as_text(tried(tmp_path), 200))

    assert printed.startswith("Z1 Channels, tried on sample as of ")
    assert "[+] met: there is: Body, called “board” – Task: governs (O1)" in printed
    assert "· O2: “With a vote” is not recorded" in printed
    assert "flag “severe_harm” absent" in printed
