"""A verdict can be opened: which conditions of each way are met, contested, unknown or not met, and why."""

from __future__ import annotations

from typing import Any

import pytest

import build
from build import there_is, there_is_no
from hrddeval.facts.reading import Closed
from hrddeval.model.criterion_result import ConditionTrace, WayTrace
from hrddeval.scoring.caps import Quality
from hrddeval.scoring.sentences import attributes_in_words, slot_text, tell
from hrddeval.scoring.trace import cap_reason, level_traces, topic_traces

VOCABULARY = build.vocabulary(
    body=build.kind(
        track="design",
        label="body",
        topic_by="function",
        attributes={
            "function": build.choice("governing", "advisory"),
            "name": "text",
            "seats": {"type": "count", "computed": {"function": "count", "of": "seat", "by": "body"}},
            "any_ours": {"type": "yes_no", "computed": {"function": "any", "of": "seat", "by": "body", "where": {"group": ["producers"]}}},
            "ours": {"type": "share", "computed": {"function": "share", "of": "seat", "by": "body", "where": {"group": ["producers"]}}},
        },
    ),
    seat=build.kind(
        track="design",
        attributes={
            "body": {"type": "reference", "to": "body"},
            "group": build.choice("producers", "state"),
            "part": "share",
            "pay": "money",
            "rights": {"type": "choices", "values": ["speak", "vote"]},
            "guaranteed": "yes_no",
        },
    ),
    use=build.kind(),
)  # fmt: skip


def _trace(
    condition: dict[str, Any], *seen: Any, closed: str = "", limit: bool = False, **more: Any
) -> WayTrace:
    given = {"limits": {1: [condition]}} if limit else {"levels": {1: condition}}
    frame = build.frame(VOCABULARY, [build.criterion(**given, **more)])
    world = build.outcome(frame, build.reading(VOCABULARY, *seen, closed=closed))
    (way,) = [way for level in level_traces(frame, world, frame.criteria["T1"]) for way in level.ways]
    return way


def _one(*args: Any, **more: Any) -> ConditionTrace:
    return _trace(*args, **more).conditions[0]


def _use(standing: str) -> Any:
    return build.seen(VOCABULARY, "O1", "use", standing, "AE")


@pytest.mark.parametrize(
    ("standing", "closed", "asked", "denied"),
    [
        pytest.param("established", "use", "met", "not_met", id="established"),
        pytest.param("contested", "use", "contested", "unknown", id="contested"),
        pytest.param("alleged", "use", "unknown", "unknown", id="alleged"),
        pytest.param(None, "use", "not_met", "met", id="searched, none"),
        pytest.param(None, "", "unknown", "unknown", id="not searched"),
    ],
)
def test_each_condition_has_an_outcome(standing, closed, asked, denied):
    seen = [_use(standing)] if standing else []

    assert _one(there_is("use"), *seen, closed=closed).outcome.value == asked
    assert _one(there_is_no("use"), *seen, closed=closed).outcome.value == denied


def test_a_condition_names_what_matched_and_its_classes():
    met = _one(there_is("use"), _use("established"))

    assert met.observations == ("O1",)
    assert [one.value for one in met.classes] == ["A", "E"]
    assert met.open_topic is None


def test_an_unknown_condition_names_the_topic_to_search():
    assert _one(there_is("body", function="advisory"), closed="body.governing").open_topic == "body.advisory"
    assert _one(there_is_no("use")).open_topic == "use"


def test_a_way_says_how_firmly_it_holds_and_what_it_counts_for():
    capped = _trace(there_is("use"), build.seen(VOCABULARY, "O1", "use", classes="E"))
    limit = _trace(there_is("use"), _use("contested"), closed="use", limit=True)

    assert (capped.effect, capped.holds.value, capped.counts_for, capped.capped_because) == (
        "shows",
        "certain",
        1,
        None,
    )
    assert (limit.effect, limit.holds.value, limit.counts_for) == ("limits", "contested", None)


@pytest.mark.parametrize(
    ("quality", "reason"),
    [
        (Quality(4), None),
        (Quality(2, "practice", ("A", "B")), "counts for at most 2: on practice, no evidence from producers themselves or somebody near or independent"),
        (Quality(2, "design", ("C",)), "counts for at most 2: on design, no evidence from the text itself"),
        (Quality(1, "design", ("E",)), "counts for at most 1: on design, no evidence from class E"),
        (Quality(0), "counts for at most 0: on design, no evidence from anybody"),
    ],
)  # fmt: skip
def test_a_cap_has_its_reason(quality, reason):
    frame = build.frame(VOCABULARY, [build.criterion(levels={1: there_is("use")})])

    assert cap_reason(frame, quality) == reason


@pytest.mark.parametrize(
    ("how", "closed", "reason"),
    [
        (Closed.OPEN, "", "more may be true than is recorded"),
        (Closed.SEARCHED, "use", "the search was complete"),
        (Closed.FOUND_ABSENT, "use", "evidence shows that there is none"),
        (Closed.TEXT_READ_WHOLE, "use", "the text was read whole"),
        (Closed.ONE_TRUTH, "use", "there is one truth of this kind, and it is recorded"),
    ],
)
def test_a_topic_says_why_it_is_closed(how, closed, reason):
    frame = build.frame(VOCABULARY, [build.criterion(levels={1: there_is("use")})])
    topics = [t for t in build.reading(VOCABULARY, closed=closed, use=how).topics if t.kind == "use"]

    (found,) = topic_traces(frame, topics)

    assert found.closed is bool(closed)
    assert reason in found.reason


def test_a_topic_of_a_value_is_labelled_with_it():
    frame = build.frame(VOCABULARY, [build.criterion(levels={1: there_is("body")})])
    topics = [t for t in build.reading(VOCABULARY).topics if t.kind == "body"]

    assert [(one.topic, one.label) for one in topic_traces(frame, topics)] == [
        ("body.governing", "body: governing"), ("body.advisory", "body: advisory")]  # fmt: skip


BOARD = build.seen(VOCABULARY, "O1", "body", function="governing", name="the board")
SEAT = build.seen(
    VOCABULARY, "O2", "seat", body="O1", group="producers", part="25 %", pay="12.50 USD 2019", rights=["vote", "speak"],
    guaranteed="yes",
)  # fmt: skip


@pytest.mark.parametrize(
    ("observation", "attribute", "text"),
    [
        (SEAT, "group", "producers"),
        (SEAT, "part", "25 %"),
        (SEAT, "pay", "12.5 USD (2019)"),
        (SEAT, "rights", "speak, vote"),
        (SEAT, "guaranteed", "yes"),
        (SEAT, "body", "the board"),
        (SEAT, "colour", None),
        (BOARD, "name", "the board"),
        (BOARD, "seats", "1"),
        (BOARD, "ours", "100 %"),
        (BOARD, "any_ours", "yes"),
        (build.seen(VOCABULARY, "O3", "body"), "any_ours", "no"),
        (build.seen(VOCABULARY, "O3", "body"), "ours", None),
        (build.seen(VOCABULARY, "O3", "body"), "name", None),
        (build.seen(VOCABULARY, "O3", "seat", body="O7"), "body", "O7"),
        (build.seen(VOCABULARY, "O3", "seat", pay="7 USD"), "pay", "7 USD"),
        (None, "name", None),
    ],
)
def test_a_slot_is_filled_with_a_readers_word(observation, attribute, text):
    frame, world = _written("Any.")

    assert slot_text(frame, world, observation, attribute) == text


def test_a_reference_to_something_without_a_name_is_called_by_its_kind():
    plain = build.seen(VOCABULARY, "O1", "body", function="governing")
    frame, world = _written("Any.", plain, SEAT)

    assert slot_text(frame, world, SEAT, "body") == "body"


def test_a_sentence_begins_with_a_capital_and_says_what_is_not_known():
    frame, world = _written("{board.name} has a seat for {place.group}, paid {place.pay}.")
    way = frame.compiled.ways["T1"][0]

    told = tell(frame, world, way)

    assert told.sentence == "The board has a seat for producers, paid 12.5 USD (2019)."
    assert told.is_complete
    assert (told.observations, told.evidence) == (("O1", "O2"), ("E1", "E2"))

    frame, world = _written("Paid {place.pay}.", BOARD, build.seen(VOCABULARY, "O2", "seat", body="O1"))
    told = tell(frame, world, frame.compiled.ways["T1"][0])
    assert (told.sentence, told.is_complete) == ("Paid not known.", False)


def test_attributes_stand_in_the_order_of_the_vocabulary():
    frame, world = _written("Any.")

    assert list(attributes_in_words(frame, world, SEAT).items()) == [
        ("body", "the board"), ("group", "producers"), ("part", "25 %"), ("pay", "12.5 USD (2019)"),
        ("rights", "speak, vote"), ("guaranteed", "yes")]  # fmt: skip


def _written(because: str, *seen: Any) -> Any:
    joined = {
        "all_of": [there_is("body", as_="board"), there_is("seat", as_="place", body={"same_as": "board"})]
    }
    frame = build.frame(VOCABULARY, [build.criterion(levels={1: joined}, extra={1: {"because": because}})])
    return frame, build.outcome(
        frame, build.reading(VOCABULARY, *(seen or (BOARD, SEAT)), closed="all", classes="C")
    )
