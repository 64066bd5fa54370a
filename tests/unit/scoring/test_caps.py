"""What a showing counts for depends on who stands behind its weakest condition."""

from __future__ import annotations

from typing import Any

import pytest

import build
from build import there_is, there_is_no
from hrddeval.facts.reading import Closed, Reading, Seen
from hrddeval.model.dossier import EvidenceClass
from hrddeval.model.vocabulary import Track

VOCABULARY = build.vocabulary(
    body=build.kind(
        track="design",
        attributes={
            "seats": {"type": "count", "computed": {"function": "count", "of": "seat", "by": "body"}},
            "ours": {
                "type": "share",
                "computed": {
                    "function": "share",
                    "of": "seat",
                    "by": "body",
                    "where": {"group": ["producers"]},
                },
            },
        },
    ),
    seat=build.kind(
        track="design",
        attributes={"body": {"type": "reference", "to": "body"}, "group": build.choice("producers", "state")},
    ),
    use=build.kind(attributes={"seat": {"type": "reference", "to": "seat"}, "often": "yes_no"}),
    channel=build.kind(topic_by="purpose", attributes={"purpose": build.choice("complaint", "information")}),
    lived=build.kind(derived=True, attributes={"group": build.choice("producers", "state")}),
    empty=build.kind(derived=True),
)
LIVED = build.derived_rule(
    "lived-seat",
    {"all_of": [there_is("seat", as_="place"), there_is("use", seat={"same_as": "place"})]},
    "lived",
    "place",
    group="place.group",
)
#: A seat is empty where nothing on record says that it is used.
EMPTY = build.derived_rule(
    "empty-seat",
    {"all_of": [there_is("seat", as_="place"), there_is_no("use", seat={"same_as": "place"})]},
    "empty",
    "place",
)


def _supported(
    condition: dict[str, Any], *seen: Seen, reading: Reading | None = None, capped: bool = True
) -> int:
    """What a level 4 that asks for the condition counts for."""
    frame = build.frame(VOCABULARY, [build.criterion(levels={4: condition})], [LIVED, EMPTY])
    given = reading or build.reading(VOCABULARY, *seen)
    return build.outcome(frame, given, capped=capped).levels["T1"].supported


def _seen(id: str, kind: str, classes: str, standing: str = "established", **attributes: Any) -> Seen:
    return build.seen(VOCABULARY, id, kind, standing, classes, **attributes)


@pytest.mark.parametrize(
    ("kind", "classes", "counts"),
    [
        ("use", "A", 4),
        ("use", "AE", 4),
        ("use", "B", 3),
        ("use", "BD", 3),
        ("use", "C", 2),
        ("use", "D", 2),
        ("use", "CDE", 2),
        ("seat", "B", 4),
        ("seat", "C", 4),
        ("seat", "A", 2),
        ("seat", "ADE", 2),
    ],
)
def test_each_track_has_its_own_caps(kind, classes, counts):
    assert _supported(there_is(kind), _seen("O1", kind, classes)) == counts
    assert _supported(there_is(kind), _seen("O1", kind, classes), capped=False) == 4


def test_a_cap_leaves_lower_levels_and_the_possible_end_alone():
    frame = build.frame(VOCABULARY, [build.criterion(levels={1: there_is("use"), 3: there_is("use")})])
    found = build.outcome(frame, build.reading(VOCABULARY, _seen("O1", "use", "E"))).levels["T1"]

    assert (found.supported, found.possible) == (2, 3)


def test_the_weakest_condition_decides():
    both = {"all_of": [there_is("seat"), there_is("use")]}

    assert _supported(both, _seen("O1", "seat", "C"), _seen("O2", "use", "B")) == 3
    assert _supported(both, _seen("O1", "seat", "A"), _seen("O2", "use", "A")) == 2


def test_of_several_matches_the_best_decides():
    assert _supported(there_is("use"), _seen("O1", "use", "E"), _seen("O2", "use", "A")) == 4


def test_a_joined_match_is_as_good_as_the_best_binding():
    joined = {"all_of": [there_is("seat", as_="place"), there_is("use", seat={"same_as": "place"})]}
    seats = (_seen("O1", "seat", "C"), _seen("O2", "seat", "A"))

    assert (
        _supported(joined, *seats, _seen("O3", "use", "E", seat="O1"), _seen("O4", "use", "A", seat="O2"))
        == 2
    )
    assert (
        _supported(joined, *seats, _seen("O3", "use", "A", seat="O1"), _seen("O4", "use", "E", seat="O2"))
        == 4
    )


@pytest.mark.parametrize(("classes", "counts"), [("A", 4), ("AB", 4), ("B", 3), ("C", 2)])
def test_an_absence_is_as_good_as_those_who_looked(classes, counts):
    absent = build.reading(VOCABULARY, closed="use", classes=classes)
    found = build.reading(VOCABULARY, closed="use", classes=classes, use=Closed.FOUND_ABSENT)

    assert _supported(there_is_no("use"), reading=absent) == counts
    assert _supported(there_is_no("use"), reading=found) == counts


def test_an_absence_rests_on_the_topics_it_is_about():
    one = build.reading(VOCABULARY, closed="channel.complaint", classes="A")

    assert _supported(there_is_no("channel", purpose="complaint"), reading=one) == 4
    assert _supported(there_is_no("channel"), reading=one) == 0


def test_an_absence_of_what_can_never_be_needs_no_evidence():
    """A condition on a value that its topic excludes looks at nothing that could be open."""
    impossible = there_is_no("body", seats={"is_known": "yes", "at_least": 0})

    assert _supported(impossible, reading=build.reading(VOCABULARY, closed="body", classes="C")) == 4


@pytest.mark.parametrize(
    ("seat", "use", "counts"),
    [
        pytest.param("C", "A", 4, id="both good"),
        pytest.param("C", "B", 3, id="practice without producers"),
        pytest.param("A", "A", 2, id="design without the text"),
    ],
)
def test_a_derived_observation_is_as_good_as_what_it_follows_from(seat, use, counts):
    seen = (_seen("O1", "seat", seat), _seen("O2", "use", use, seat="O1"))

    assert _supported(there_is("lived"), *seen) == counts


def test_a_derived_observation_is_as_good_as_the_best_way_to_it():
    seen = (_seen("O1", "seat", "C"), _seen("O2", "use", "E", seat="O1"), _seen("O3", "use", "A", seat="O1"))

    assert _supported(there_is("lived"), *seen) == 4


def test_what_follows_from_an_absence_carries_it():
    seat = _seen("O1", "seat", "C")

    assert (
        _supported(there_is("empty"), reading=build.reading(VOCABULARY, seat, closed="use", classes="A")) == 4
    )
    assert (
        _supported(there_is("empty"), reading=build.reading(VOCABULARY, seat, closed="use", classes="B")) == 3
    )


@pytest.mark.parametrize(
    ("closed", "classes", "counts"),
    [
        pytest.param("seat", "C", 4, id="no seat"),
        pytest.param("use", "B", 3, id="no use"),
        pytest.param("seat use", "B", 3, id="neither, and the weaker counts"),
    ],
)
def test_a_derived_absence_carries_what_rules_it_out(closed, classes, counts):
    assert (
        _supported(there_is_no("lived"), reading=build.reading(VOCABULARY, closed=closed, classes=classes))
        == counts
    )


@pytest.mark.parametrize(("classes", "counts"), [("A", 4), ("B", 3), ("E", 2)])
def test_a_derived_absence_that_a_presence_brings_about_is_as_good_as_the_presence(classes, counts):
    seen = (_seen("O1", "seat", "C"), _seen("O2", "use", classes, seat="O1"))

    assert (
        _supported(there_is_no("empty"), reading=build.reading(VOCABULARY, *seen, closed="seat", classes="C"))
        == counts
    )


SEATED = (_seen("O1", "body", "C"), _seen("O2", "seat", "C", body="O1", group="producers"))


@pytest.mark.parametrize(
    ("condition", "more", "closed", "counts"),
    [
        pytest.param(there_is("body", seats={"at_least": 1}), (), "", 4, id="one good seat is enough"),
        pytest.param(
            there_is("body", seats={"at_least": 1}), (_seen("O3", "seat", "E", body="O1"),), "", 4, id="a weak one takes nothing"
        ),
        pytest.param(
            there_is("body", seats={"at_least": 1}), (_seen("O3", "seat", "", "alleged", body="O1"),), "", 4,
            id="nor does an alleged one",
        ),
        pytest.param(
            there_is("body", seats={"at_least": 2}), (_seen("O3", "seat", "E", body="O1"),), "", 2, id="the second is weak"
        ),
        pytest.param(
            there_is("body", ours={"at_least": "1/2"}), (_seen("O3", "seat", "E", body="O1", group="state"),), "seat", 2,
            id="a share needs all",
        ),
        pytest.param(there_is("body", ours={"is_known": "yes"}), (), "seat", 4, id="a share of one good seat"),
    ],
)  # fmt: skip
def test_a_computed_test_is_as_good_as_what_it_needs(condition, more, closed, counts):
    reading = build.reading(VOCABULARY, *SEATED, *more, closed=closed, classes="C")

    assert _supported(condition, reading=reading) == counts


def test_quality_names_what_is_missing():
    frame = build.frame(VOCABULARY, [build.criterion(levels={4: there_is("use")})])
    caps = build.outcome(frame, build.reading(VOCABULARY)).caps

    weak = caps.of_classes(frozenset({EvidenceClass.E}), Track.PRACTICE)

    assert (weak.level, weak.track, weak.missing) == (2, "practice", (EvidenceClass.A, EvidenceClass.B))
