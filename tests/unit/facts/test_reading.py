"""What a dossier says on a date: which observations hold, how firm they are, and what is closed."""

from __future__ import annotations

from typing import Any

import pytest

import build
from build import evidence, observation
from hrddeval.facts.reading import CLAIMED, Closed, Reading, Topic, latest_date, read_dossier
from hrddeval.model.dossier import EvidenceClass
from hrddeval.model.rubric import Closes

VOCABULARY = build.vocabulary(
    seat=build.kind(
        track="design", attributes={"group": build.choice("producers", "state"), "votes": "count"}
    ),
    channel=build.kind(
        topic_by="purpose", attributes={"purpose": build.choice("complaint", "information"), "free": "yes_no"}
    ),
    price=build.kind(
        cardinality="single", attributes={"set_by": build.choice("producers", "owner"), "written": "yes_no"}
    ),
    start=build.kind(
        cardinality="single",
        topic_by="what",
        attributes={"what": build.choice("talks", "pay"), "since": "date"},
    ),
    spoken_for=build.kind(derived=True),
)
CLOSES = Closes.model_validate(build.CLOSES)
READ = {
    "E1": evidence(),
    "E2": evidence("producer"),
    "E3": evidence(status="recalled"),
    "E4": evidence("owner"),
}


@pytest.mark.parametrize(
    ("support", "disputed", "standing", "classes"),
    [
        pytest.param(["E1"], [], "established", "B", id="read"),
        pytest.param(["E3"], [], "alleged", "", id="only recalled"),
        pytest.param(["E3", "E1"], [], "established", "B", id="one of two read"),
        pytest.param(["E1", "E2"], [], "established", "AB", id="two read"),
        pytest.param(["E4"], [], "established", "D", id="the owner's word"),
        pytest.param(["E1"], ["E4"], "contested", "B", id="disputed by what was read"),
        pytest.param(["E1"], ["E3"], "contested", "B", id="disputed from memory"),
        pytest.param(["E3"], ["E1"], "contested", "", id="recalled and disputed"),
    ],
)
def test_standing_follows_from_the_evidence(support, disputed, standing, classes):
    read = _read({"O1": observation("seat", *support, disputed_by=disputed)})

    assert read.seen[0].standing == standing
    assert "".join(sorted(read.seen[0].classes)) == classes


PRICES = {
    "owner": {"set_by": "owner"},
    "producers": {"set_by": "producers"},
    "written": {"written": "yes"},
    "nothing": {},
}


@pytest.mark.parametrize(
    ("first", "second", "standings"),
    [
        pytest.param("owner", "producers", "cc", id="they contradict each other"),
        pytest.param("owner", "owner", "ee", id="they agree"),
        pytest.param("owner", "written", "ee", id="they speak of different things"),
        pytest.param("owner", "nothing", "ee", id="one gives no value"),
    ],
)
def test_two_truths_of_a_single_kind_contest_each_other(first, second, standings):
    read = _read(
        {
            "O1": observation("price", "E1", **PRICES[first]),
            "O2": observation("price", "E2", **PRICES[second]),
        }
    )

    assert "".join(one.standing.value[0] for one in read.seen) == standings


def test_what_is_only_alleged_contests_nothing():
    read = _read(
        {
            "O1": observation("price", "E1", set_by="owner"),
            "O2": observation("price", "E3", set_by="producers"),
        }
    )

    assert [one.standing.value for one in read.seen] == ["established", "alleged"]


def test_a_rival_still_contests_when_it_is_disputed_itself():
    """Or a dispute from memory would make the other side's word firm."""
    read = _read({
        "O1": observation("price", "E1", set_by="owner", disputed_by=["E3"]),
        "O2": observation("price", "E2", set_by="producers"),
    })  # fmt: skip

    assert [one.standing.value for one in read.seen] == ["contested", "contested"]
    assert read.seen[1].reason == "gives other values than O1"


def test_single_kinds_contest_each_other_topic_by_topic():
    read = _read({
        "O1": observation("start", "E1", what="talks", since="2018"),
        "O2": observation("start", "E1", what="pay", since="2020"),
        "O3": observation("start", "E1", what="pay", since="2021"),
    })  # fmt: skip

    assert [one.standing.value for one in read.seen] == ["established", "contested", "contested"]


def test_kinds_of_many_never_contest_each_other():
    read = _read({"O1": observation("seat", "E1", votes=1), "O2": observation("seat", "E2", votes=2)})

    assert {one.standing.value for one in read.seen} == {"established"}


@pytest.mark.parametrize(
    ("as_of", "from_", "until", "holds"),
    [
        pytest.param("2020", None, None, True, id="no dates"),
        pytest.param("2020", "2020", None, True, id="from the same year"),
        pytest.param("2020", "2020-12-31", None, True, id="from its last day"),
        pytest.param("2020", "2021", None, False, id="from the next year"),
        pytest.param("2020-06", "2020-07", None, False, id="from the next month"),
        pytest.param("2020-06-15", "2020-06", None, True, id="from some day of the month"),
        pytest.param("2020-06-15", "2020-06-16", None, False, id="from the next day"),
        pytest.param("2020", None, "2020", True, id="until some day of the year"),
        pytest.param("2020", None, "2020-06", False, id="ended within the year"),
        pytest.param("2020-06", None, "2020-06-29", False, id="ended before the month did"),
        pytest.param("2020-06", None, "2020-06-30", True, id="until the last day of the month"),
        pytest.param("2020-02", None, "2020-02-29", True, id="in a leap year"),
        pytest.param("2019", "2018", "2020", True, id="between"),
    ],
)
def test_an_observation_holds_on_its_dates(as_of, from_, until, holds):
    dates = {key: date for key, date in (("from", from_), ("until", until)) if date}
    read = read_dossier(
        build.dossier(READ, {"O1": observation("seat", "E1", **dates)}), VOCABULARY, CLOSES, as_of
    )

    assert bool(read.seen) is holds


@pytest.mark.parametrize(
    ("more", "latest"),
    [
        pytest.param({}, None, id="no date at all"),
        pytest.param({"evidence": {"E1": evidence(date="2019")}}, "2019", id="evidence"),
        pytest.param(
            {"evidence": {"E1": evidence(date="2019")}, "profile": {"ended": "2020-03"}},
            "2020-03",
            id="profile",
        ),
        pytest.param(
            {"searches": {"seat": {"result": "partial", "date": "2021-05-01"}}}, "2021-05-01", id="search"
        ),
        pytest.param(
            {
                "evidence": {"E1": evidence(date="2021")},
                "searches": {"seat": {"result": "partial", "date": "2021-12"}},
            },
            "2021-12",
            id="of two with one last day the finer",
        ),
        pytest.param(
            {"evidence": READ, "observations": {"O1": observation("seat", "E1", until="2023")}},
            "2023",
            id="observation",
        ),
    ],
)
def test_the_latest_date_is_the_default_day_of_an_assessment(more, latest):
    assert latest_date(build.dossier(**more)) == latest


def test_observations_come_in_the_order_of_their_numbers():
    read = _read({name: observation("seat", "E1") for name in ("O10", "O2", "O1")})

    assert [one.id for one in read.seen] == ["O1", "O2", "O10"]


PRODUCER = {"what": "the pit", "voice": "producer"}
RESEARCH = {"what": "a study", "voice": "researcher"}
OWNER = {"what": "its papers", "voice": "company"}
RUNS_IT = {"what": "a study of its own", "voice": "researcher", "by": "maker"}
TEXT = {"what": "the standard", "voice": "instrument_text", "read_whole": "yes"}
PART = {"what": "the standard", "voice": "instrument_text"}


@pytest.mark.parametrize(
    ("topic", "search", "closed", "classes"),
    [
        pytest.param("seat", None, "open", "", id="nobody looked"),
        pytest.param("seat", {"result": "not_searched"}, "open", "", id="not searched"),
        pytest.param("seat", {"result": "partial", "places": [TEXT]}, "open", "", id="in part"),
        pytest.param(
            "seat", {"result": "complete", "places": [TEXT]}, "text_read_whole", "C", id="design: text whole"
        ),
        pytest.param("seat", {"result": "complete", "places": [PART]}, "open", "", id="design: text in part"),
        pytest.param("seat", {"result": "complete", "places": [PRODUCER]}, "open", "", id="design: no text"),
        pytest.param(
            "channel", {"result": "complete", "places": [PRODUCER]}, "searched", "A", id="practice: producers"
        ),
        pytest.param(
            "channel",
            {"result": "complete", "places": [RESEARCH, OWNER]},
            "searched",
            "BD",
            id="practice: both",
        ),
        pytest.param(
            "channel", {"result": "complete", "places": [OWNER]}, "open", "", id="practice: owners alone"
        ),
        pytest.param(
            "channel", {"result": "complete", "places": [RUNS_IT]}, "open", "", id="practice: its own study"
        ),
        pytest.param(
            "channel", {"result": "complete", "places": [TEXT]}, "open", "", id="practice: the text alone"
        ),
        pytest.param(
            "channel", {"result": "found_absent", "evidence": ["E2"]}, "found_absent", "A", id="absent: A"
        ),
        pytest.param(
            "channel",
            {"result": "found_absent", "evidence": ["E1", "E4"]},
            "found_absent",
            "BD",
            id="absent: B",
        ),
        pytest.param(
            "channel", {"result": "found_absent", "evidence": ["E3"]}, "open", "", id="absent: from memory"
        ),
        pytest.param(
            "channel", {"result": "found_absent", "evidence": ["E4"]}, "open", "", id="absent: owner"
        ),
        pytest.param(
            "channel", {"result": "found_absent", "evidence": ["E5"]}, "open", "", id="practice absent: text"
        ),
        pytest.param(
            "seat",
            {"result": "found_absent", "evidence": ["E5"]},
            "found_absent",
            "C",
            id="design absent: text",
        ),
        pytest.param(
            "seat", {"result": "found_absent", "evidence": ["E4"]}, "open", "", id="design absent: owner"
        ),
    ],
)
def test_a_search_closes_a_topic_only_when_the_right_people_were_heard(topic, search, closed, classes):
    read = read_dossier(
        build.dossier({**READ, "E5": evidence("instrument_text")}, searches={topic: search} if search else {}),
        VOCABULARY, CLOSES, "2020",
    )  # fmt: skip
    found = [one for one in read.topics if one.kind == topic]

    assert {one.closed.value for one in found} == {closed}
    assert {"".join(sorted(one.classes)) for one in found} == {classes}
    assert all(one.is_open is (closed == "open") for one in found)
    assert {one.result.value for one in found} == {search["result"] if search else "not_searched"}


def test_a_search_of_one_value_closes_that_topic_and_one_of_the_kind_closes_all():
    one = _topics({"channel.complaint": {"result": "complete", "places": [PRODUCER]}})
    whole = _topics({"channel": {"result": "complete", "places": [PRODUCER]}})

    assert one["channel.complaint"].closed is Closed.SEARCHED
    assert one["channel.information"].is_open
    assert whole["channel.complaint"].closed is whole["channel.information"].closed is Closed.SEARCHED


@pytest.mark.parametrize(
    ("support", "disputed", "closed"),
    [
        pytest.param(["E1"], [], "one_truth", id="class B states it"),
        pytest.param(["E2"], [], "one_truth", id="class A states it"),
        pytest.param(["E5"], [], "one_truth", id="the text states it"),
        pytest.param(["E4"], [], "open", id="the owner's word"),
        pytest.param(["E3"], [], "open", id="from memory"),
        pytest.param(["E1"], ["E2"], "one_truth", id="contested, and closed to the values in contest"),
        pytest.param(["E3"], ["E2"], "open", id="contested from memory"),
    ],
)
def test_one_truth_closes_a_single_kind(support, disputed, closed):
    dossier = build.dossier(
        {**READ, "E5": evidence("instrument_text")},
        {"O1": observation("price", *support, set_by="owner", disputed_by=disputed)},
    )
    topics = {one.key: one for one in read_dossier(dossier, VOCABULARY, CLOSES, "2020").topics}

    assert topics["price"].closed.value == closed


def test_one_truth_closes_only_its_own_topic():
    topics = {one.key: one for one in _read({"O1": observation("start", "E1", what="talks")}).topics}
    vague = {one.key: one for one in _read({"O1": observation("start", "E1", since="2018")}).topics}

    assert topics["start.talks"].closed is Closed.ONE_TRUTH
    assert topics["start.pay"].is_open
    assert vague["start.talks"].is_open


def test_derived_kinds_are_no_topics():
    assert sorted(_topics({})) == [
        "channel.complaint", "channel.information", "price", "seat", "start.pay", "start.talks"]  # fmt: skip


def test_what_is_claimed_rests_on_the_text_and_the_owners_alone():
    dossier = build.dossier(
        {**READ, "E5": evidence("instrument_text")},
        {
            "O1": observation("seat", "E1"),
            "O2": observation("seat", "E2", "E4"),
            "O3": observation("seat", "E5", disputed_by=["E2"]),
        },
        {
            "channel": {"result": "complete", "places": [PRODUCER, OWNER]},
            "seat": {"result": "complete", "places": [TEXT]},
        },
    )

    read = read_dossier(dossier, VOCABULARY, CLOSES, "2020", only=CLAIMED)

    assert [(one.id, one.standing.value, one.evidence) for one in read.seen] == [
        ("O2", "established", ("E4",)),
        ("O3", "established", ("E5",)),
    ]
    assert read.seen[0].classes == {EvidenceClass.D}
    assert {one.kind: one.closed.value for one in read.topics if one.kind in ("channel", "seat")} == {
        "channel": "open",
        "seat": "text_read_whole",
    }


def test_contested_facts_can_be_taken_as_false_and_as_true():
    read = _read({"O1": observation("seat", "E1", disputed_by=["E2"]), "O2": observation("seat", "E1")})

    assert read.is_contested
    assert [one.id for one in read.taking_contested_as(False).seen] == ["O2"]
    assert {one.standing.value for one in read.taking_contested_as(True).seen} == {"established"}
    assert not read.taking_contested_as(True).is_contested
    assert read.taking_contested_as(False).topics == read.topics


def _read(observations: dict[str, Any]) -> Reading:
    return read_dossier(build.dossier(READ, observations), VOCABULARY, CLOSES, "2020")


def _topics(searches: dict[str, Any]) -> dict[str, Topic]:
    read = read_dossier(build.dossier(READ, searches=searches), VOCABULARY, CLOSES, "2020")
    return {one.key: one for one in read.topics}
