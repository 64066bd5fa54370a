"""Small rule bases, compiled and run: what a program derives, and how its plan reads it."""

from __future__ import annotations

from typing import Any

import pytest

import brute
import build
from build import derived_rule, there_is, there_is_no
from hrddeval.facts.worlds import world_of
from hrddeval.model.plan import Effect, Mode
from hrddeval.model.program import Rule
from hrddeval.rules.compile import compile_rules
from hrddeval.scoring.firings import Firings

VOCABULARY = build.vocabulary(
    body=build.kind(
        topic_by="function",
        attributes={
            "function": build.choice("governing", "advisory"),
            "binding": "yes_no",
            "size": build.choice("a", "b", "a_or_b"),
        },
    ),
    seat=build.kind(
        attributes={
            "body": {"type": "reference", "to": "body"},
            "group": build.choice("producers", "state"),
            "votes": "count",
            "since": "date",
        }
    ),
    use=build.kind(attributes={"seat": {"type": "reference", "to": "seat"}, "often": "yes_no"}),
    world=build.kind(),
    held=build.kind(
        derived=True,
        attributes={
            "seat": {"type": "reference", "to": "seat"},
            "group": build.choice("producers", "state"),
            "votes": "count",
            "function": build.choice("governing", "advisory"),
        },
    ),
    ruled=build.kind(derived=True, attributes={"group": build.choice("producers", "state")}),
)
OPEN, CLOSED = "", "all"


def _holds(
    condition: dict[str, Any],
    *seen: Any,
    closed: str = CLOSED,
    derived: tuple[Any, ...] = (),
    effect: str = "shows",
) -> str:
    """The modes in which the one way of a condition holds."""
    given: dict[str, Any] = {"levels": {1: condition}} if effect == "shows" else {"limits": {1: [condition]}}
    compiled = compile_rules(VOCABULARY, [build.criterion(**given)], derived)
    world = world_of(build.reading(VOCABULARY, *seen, closed=closed), "w", VOCABULARY, compiled)
    firings = Firings(compiled, brute.derive(compiled.program, [world])["w"])
    return "".join(
        mode.value for mode in Mode for way in compiled.ways["T1"]
        if mode in way.predicates and firings.holds(way, mode)
    )  # fmt: skip


def _seen(id: str, kind: str, standing: str = "established", **attributes: Any) -> Any:
    return build.seen(VOCABULARY, id, kind, standing, **attributes)


@pytest.mark.parametrize(
    ("standing", "asked", "denied"),
    [
        pytest.param("established", "cko", "", id="established"),
        pytest.param("contested", "ko", "ko", id="contested"),
        pytest.param("alleged", "o", "o", id="alleged"),
        pytest.param(None, "", "cko", id="closed"),
    ],
)
def test_a_limit_holds_in_three_modes(standing, asked, denied):
    seen = [_seen("O1", "use", standing)] if standing else []

    assert _holds(there_is("use"), *seen, effect="limits") == asked
    assert _holds(there_is_no("use"), *seen, effect="limits") == denied


def test_an_open_topic_makes_possible_and_never_certain():
    assert _holds(there_is("use"), closed=OPEN) == "o"
    assert _holds(there_is_no("use"), closed=OPEN) == "o"
    assert _holds(there_is("body", function="advisory"), closed="body.governing") == "o"
    assert _holds(there_is("body", function="advisory"), closed="body.advisory") == ""


@pytest.mark.parametrize(
    ("tests", "given", "holds"),
    [
        pytest.param({"group": "state"}, {"group": "state"}, "co", id="known to hold"),
        pytest.param({"group": "state"}, {"group": "producers"}, "", id="known to fail"),
        pytest.param({"group": "state"}, {}, "o", id="not known"),
        pytest.param({"votes": {"at_least": 2}}, {"votes": 2}, "co", id="enough"),
        pytest.param({"votes": {"at_least": 2}}, {"votes": 1}, "", id="too few"),
        pytest.param({"votes": {"at_most": 2}}, {}, "o", id="an unknown number"),
        pytest.param({"votes": {"at_least": 0}}, {}, "o", id="any number will do, but none is given"),
        pytest.param(
            {"group": {"one_of": ["state", "producers"]}}, {}, "o", id="any value will do, but none is given"
        ),
        pytest.param({"since": {"later_than": "2020-06"}}, {"since": "2020"}, "o", id="some day of the year"),
        pytest.param({"since": {"later_than": "2019"}}, {"since": "2020"}, "co", id="any day of the year"),
        pytest.param({"since": {"earlier_than": "2020"}}, {"since": "2020-01"}, "", id="no day of the month"),
    ],
)
def test_attributes_are_known_to_pass_may_pass_or_fail(tests, given, holds):
    assert _holds(there_is("seat", **tests), _seen("O1", "seat", **given)) == holds


BOARD = _seen("O1", "body", function="governing")
SEAT_IN_BOARD = {"all_of": [there_is("body", as_="board"), there_is("seat", body={"same_as": "board"})]}
BOARD_WITHOUT = {"all_of": [there_is("body", as_="board"), there_is_no("seat", body={"same_as": "board"})]}


@pytest.mark.parametrize(
    ("seat", "joined", "denied"),
    [
        pytest.param({"body": "O1"}, "co", "", id="to this one"),
        pytest.param({"body": "O9"}, "", "co", id="to another"),
        pytest.param({}, "o", "o", id="to an unknown one"),
        pytest.param(None, "", "co", id="none"),
    ],
)
def test_a_reference_joins_what_it_refers_to(seat, joined, denied):
    seen = [BOARD] if seat is None else [BOARD, _seen("O2", "seat", **seat)]

    assert _holds(SEAT_IN_BOARD, *seen) == joined
    assert _holds(BOARD_WITHOUT, *seen) == denied


def test_a_reference_may_point_at_what_nobody_has_seen():
    """With an open topic of bodies, the seat's body may be one that is not on record."""
    assert _holds(SEAT_IN_BOARD, _seen("O2", "seat", body="O9"), closed="seat") == "o"


def test_attributes_join_by_value():
    same = {
        "all_of": [
            there_is("seat", as_="a", votes=1),
            there_is("seat", group={"same_as": "a.group"}, votes=2),
        ]
    }
    one = _seen("O1", "seat", group="state", votes=1)

    assert _holds(same, one, _seen("O2", "seat", group="state", votes=2)) == "co"
    assert _holds(same, one, _seen("O2", "seat", group="producers", votes=2)) == ""
    assert _holds(same, one, _seen("O2", "seat", votes=2)) == "o"


@pytest.mark.parametrize(
    ("seats", "closed", "two", "alone"),
    [
        pytest.param(2, CLOSED, "co", "", id="two"),
        pytest.param(1, CLOSED, "", "co", id="one"),
        pytest.param(1, OPEN, "o", "o", id="one, and more may exist"),
        pytest.param(0, OPEN, "o", "o", id="none, and two may exist"),
    ],
)
def test_other_than_asks_for_a_second_one(seats, closed, two, alone):
    seen = [_seen(f"O{i}", "seat") for i in range(1, seats + 1)]

    assert (
        _holds(
            {"all_of": [there_is("seat", as_="a"), there_is("seat", other_than="a")]}, *seen, closed=closed
        )
        == two
    )
    assert (
        _holds(
            {"all_of": [there_is("seat", as_="a"), there_is_no("seat", other_than="a")]}, *seen, closed=closed
        )
        == alone
    )


def test_two_conditions_may_match_the_same_observation():
    assert _holds({"all_of": [there_is("seat"), there_is("seat")]}, _seen("O1", "seat")) == "co"


def test_a_denial_looks_at_each_binding():
    """One of two bodies has no seat: that is enough."""
    bodies = [_seen("O1", "body", function="governing"), _seen("O2", "body", function="governing")]

    assert _holds(BOARD_WITHOUT, *bodies, _seen("O3", "seat", body="O1")) == "co"


def test_any_of_is_one_way_each():
    either = {"any_of": [there_is("use"), there_is("seat")]}
    compiled = compile_rules(VOCABULARY, [build.criterion(levels={1: either})], [])

    assert [way.rule for way in compiled.ways["T1"]] == ["T1/1/shown_by/1", "T1/1/shown_by/2"]
    assert {way.effect for way in compiled.ways["T1"]} == {Effect.SHOWS}
    assert _holds(either, _seen("O1", "seat")) == "co"


# ---------------------------------------------------------------- derived kinds

HELD = derived_rule(
    "held-seat",
    {"all_of": [there_is("body", as_="board"), there_is("seat", as_="place", body={"same_as": "board"})]},
    "held", "place", seat="place", group="place.group", votes="place.votes", function="board.function",
)  # fmt: skip
SEAT = _seen("O2", "seat", body="O1", group="state", votes=3)


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        pytest.param(there_is("held"), "co", id="at all"),
        pytest.param(there_is("held", group="state"), "co", id="an attribute of what it is about"),
        pytest.param(there_is("held", group="producers"), "", id="another value"),
        pytest.param(there_is("held", function="governing"), "co", id="an attribute of another name"),
        pytest.param(there_is("held", votes={"at_least": 3}), "co", id="a number"),
        pytest.param(there_is("held", votes={"at_least": 4}), "", id="too high a number"),
        pytest.param(there_is("held", seat={"is_known": "yes"}), "co", id="a reference to what it is about"),
        pytest.param(
            {"all_of": [there_is("seat", as_="a"), there_is("held", seat={"same_as": "a"})]},
            "co",
            id="joined",
        ),
        pytest.param(there_is_no("held"), "", id="denied"),
        pytest.param(there_is_no("held", group="producers"), "co", id="denied of another value"),
    ],
)
def test_a_derived_observation_has_the_attributes_it_was_given(condition, holds):
    assert _holds(condition, BOARD, SEAT, derived=(HELD,)) == holds


def test_what_is_not_known_stays_unknown_in_what_follows():
    vague = _seen("O2", "seat", body="O1")

    assert _holds(there_is("held", group="state"), BOARD, vague, derived=(HELD,)) == "o"
    assert _holds(there_is("held", votes={"at_least": 1}), BOARD, vague, derived=(HELD,)) == "o"
    assert _holds(there_is("held"), closed=OPEN, derived=(HELD,)) == "o"
    assert _holds(there_is("held", seat={"is_known": "yes"}), BOARD, closed="body", derived=(HELD,)) == "o"


def test_other_than_tells_derived_observations_apart():
    two = {"all_of": [there_is("held", as_="a"), there_is("held", other_than="a")]}

    assert _holds(two, BOARD, SEAT, derived=(HELD,)) == ""
    assert _holds(two, BOARD, SEAT, _seen("O3", "seat", body="O1"), derived=(HELD,)) == "co"
    assert _holds(two, BOARD, closed="body", derived=(HELD,)) == "o"


def test_a_conclusion_may_tell_of_names_that_nothing_connects():
    pair = derived_rule("pair", {"all_of": [there_is("body", as_="board"), there_is("seat", as_="place")]},
                        "ruled", "board", group="place.group")  # fmt: skip

    assert (
        _holds(there_is("ruled", group="state"), BOARD, _seen("O2", "seat", group="state"), derived=(pair,))
        == "co"
    )
    assert (
        _holds(
            there_is("ruled", group="state"), BOARD, _seen("O2", "seat", group="producers"), derived=(pair,)
        )
        == ""
    )


def test_several_rules_may_conclude_one_kind_and_rules_may_build_on_rules():
    by_votes = derived_rule("by-votes", there_is("seat", as_="place", votes={"at_least": 1}), "held", "place",
                            seat="place", group="place.group")  # fmt: skip
    unused = derived_rule("unused", {"all_of": [there_is("held", as_="it"), there_is_no("use", seat={"same_as": "it.seat"})]},
                          "ruled", "it", group="it.group")  # fmt: skip
    rules = (HELD, by_votes, unused)
    alone = _seen("O2", "seat", group="state", votes=1)

    assert _holds(there_is("held"), alone, derived=rules) == "co"
    assert _holds(there_is("ruled", group="state"), alone, derived=rules) == "co"
    assert _holds(there_is("ruled"), alone, _seen("O3", "use", seat="O2"), derived=rules) == ""
    assert _holds(there_is_no("ruled"), alone, _seen("O3", "use", "alleged", seat="O2"), derived=rules) == "o"


def test_a_derived_kind_stays_contested_where_its_ground_is():
    contested = _seen("O2", "seat", "contested", body="O1")

    assert _holds(there_is("held"), BOARD, contested, derived=(HELD,), effect="limits") == "ko"
    assert _holds(there_is_no("held"), BOARD, contested, derived=(HELD,), effect="limits") == "ko"


def test_a_rule_nothing_asks_for_is_compiled_all_the_same():
    compiled = compile_rules(VOCABULARY, [build.criterion(levels={1: there_is("use")})], [HELD])

    assert [part.name for part in compiled.program.slices] == ["T1", "held-seat"]
    assert compiled.derived == {"held": ("held-seat",)}


# ---------------------------------------------------------------- the program itself


def test_names_that_look_alike_are_kept_apart():
    """A value called a_or_b is not `a` or `b`, and a kind called world is not the world."""
    either = there_is("body", size={"one_of": ["a", "b"]})
    third = there_is("body", size="a_or_b")

    assert (
        _holds(
            {"all_of": [either, there_is_no("body", size="a_or_b")]},
            _seen("O1", "body", function="governing", size="a"),
        )
        == "co"
    )
    assert _holds({"all_of": [third, there_is_no("body", size={"one_of": ["a", "b"]})]},
                  _seen("O1", "body", function="governing", size="a_or_b")) == "co"  # fmt: skip
    assert _holds({"all_of": [there_is("world"), there_is_no("use")]}, _seen("O1", "world")) == "co"


def test_a_rule_shared_by_criteria_stands_in_each_slice_under_one_name():
    criteria = [build.criterion(f"T{i}", levels={1: there_is("held")}) for i in (1, 2)]
    compiled = compile_rules(VOCABULARY, criteria, [HELD])
    names = [{rule.name for rule in part.rules} for part in compiled.program.slices]

    shared = names[0] & names[1]
    assert shared
    assert all(name.startswith("held-seat#") for name in shared)


def test_every_rule_reads_only_what_stands_above_it():
    criteria = [
        build.criterion("T1", levels={1: BOARD_WITHOUT, 2: there_is_no("held")}, flags={"up": SEAT_IN_BOARD})
    ]
    compiled = compile_rules(VOCABULARY, criteria, [HELD])

    for part in compiled.program.slices:
        known = set(compiled.program.given)
        for rule in part.rules:
            assert _reads(rule) <= known, rule.name
            known.add(rule.head)


def test_a_denial_is_keyed_by_what_was_matched_alone():
    """However many columns a conclusion copies, what it denies is told apart by few."""
    whole = derived_rule("whole", {"all_of": [there_is("seat", as_="a"), there_is("body", as_="b"), there_is_no("use", seat={"same_as": "a"})]},
                         "held", "a", seat="a", group="a.group", votes="a.votes", function="b.function")  # fmt: skip
    tests = [
        there_is("held", votes={"at_least": 1}),
        there_is("held", group="state"),
        there_is("held", function="advisory"),
    ]
    compiled = compile_rules(VOCABULARY, [build.criterion(levels={1: {"all_of": tests}})], [whole])

    negated = [
        rule.negated
        for part in compiled.program.slices
        for rule in part.rules
        if rule.negated and rule.negated.binds
    ]

    assert {len(atom.binds) for atom in negated} == {2}


def test_compiling_is_the_same_whatever_the_order_of_the_files():
    criteria = [
        build.criterion(f"T{i}", levels={1: there_is("held"), 2: there_is_no("seat", votes=i)})
        for i in (1, 2, 3)
    ]

    assert compile_rules(VOCABULARY, criteria, [HELD]) == compile_rules(VOCABULARY, criteria[::-1], [HELD])


def _reads(rule: Rule) -> set[str]:
    return {atom.predicate for atom in (*rule.body, *((rule.negated,) if rule.negated else ()))}
