"""How firmly a limit or flag holds, and what its bindings are."""

from __future__ import annotations

from typing import Any

import pytest

import build
from build import there_is, there_is_no
from hrddeval.model.finding import Holds
from hrddeval.model.plan import Effect, Mode
from hrddeval.scoring.firings import order_of_id

VOCABULARY = build.vocabulary(
    harm=build.kind(adverse=True, attributes={"severe": "yes_no"}),
    response=build.kind(attributes={"harm": {"type": "reference", "to": "harm"}}),
)
UNANSWERED = {
    "all_of": [there_is("harm", as_="it", severe="yes"), there_is_no("response", harm={"same_as": "it"})]
}


@pytest.mark.parametrize(
    ("standing", "severe", "closed", "holds"),
    [
        pytest.param("established", "yes", "all", "certain", id="established"),
        pytest.param("contested", "yes", "all", "contested", id="contested"),
        pytest.param("alleged", "yes", "all", "alleged", id="alleged"),
        pytest.param("established", "no", "all", "absent", id="ruled out"),
        pytest.param("established", None, "all", "open", id="an attribute is missing"),
        pytest.param(None, None, "all", "absent", id="searched, and nothing there"),
        pytest.param(None, None, "", "open", id="not looked for"),
        pytest.param("established", "yes", "harm", "open", id="what denies it is not looked for"),
        pytest.param("contested", "yes", "harm", "open", id="contested, and what denies it not looked for"),
    ],
)
def test_how_firmly_a_flag_holds(standing, severe, closed, holds):
    given: dict[str, Any] = {"severe": severe} if severe else {}
    seen = [build.seen(VOCABULARY, "O1", "harm", standing, **given)] if standing else []

    assert _flag(UNANSWERED, *seen, closed=closed).value == holds


@pytest.mark.parametrize(
    ("standing", "holds"),
    [("established", "absent"), ("contested", "contested"), ("alleged", "open"), (None, "certain")],
)
def test_what_a_doubtful_response_does_to_a_flag(standing, holds):
    """A contested response leaves the flag contested; one from memory alone lifts no certainty but leaves it open."""
    harm = build.seen(VOCABULARY, "O1", "harm", severe="yes")
    response = [build.seen(VOCABULARY, "O2", "response", standing, harm="O1")] if standing else []

    assert _flag(UNANSWERED, harm, *response, closed="all").value == holds


def test_a_flag_that_only_denies_is_never_alleged():
    assert _flag(there_is_no("response")) is Holds.OPEN
    assert _flag(there_is_no("response"), closed="all") is Holds.CERTAIN


def test_the_firmest_of_several_ways_decides():
    either = {"any_of": [there_is("harm", severe="yes"), there_is("response")]}

    assert _flag(either, build.seen(VOCABULARY, "O1", "response"), closed="all") is Holds.CERTAIN


def test_ways_that_share_a_match_bind_each_its_own_condition():
    """Both ways look for any harm, one as its first condition and one as its second."""
    first = {"all_of": [there_is("harm"), there_is("response")]}
    frame = build.frame(
        VOCABULARY,
        [build.criterion(levels={1: first, 2: {"all_of": [there_is("response"), there_is("harm")]}})],
    )
    seen = (build.seen(VOCABULARY, "O1", "harm"), build.seen(VOCABULARY, "O2", "response"))
    firings = build.outcome(frame, build.reading(VOCABULARY, *seen)).firings

    found = [
        [firings.bindings(part, Mode.CERTAIN) for part in way.components] for way in frame.compiled.ways["T1"]
    ]

    assert found == [[[{0: "O1"}], [{1: "O2"}]], [[{0: "O2"}], [{1: "O1"}]]]


def test_observations_come_by_number_and_before_witnesses():
    assert sorted(["?seat", "O10", "O2", "board"], key=order_of_id) == ["O2", "O10", "?seat", "board"]


def _flag(when: dict[str, Any], *seen: Any, closed: str = "") -> Holds:
    frame = build.frame(VOCABULARY, [build.criterion(flags={"bad": when})])
    assert {way.effect for way in frame.compiled.ways["T1"]} == {Effect.FLAGS}
    return build.outcome(frame, build.reading(VOCABULARY, *seen, closed=closed)).flags["bad"]
