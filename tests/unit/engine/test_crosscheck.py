"""Two engines are compared fact by fact, and a wrong one is found out."""

from __future__ import annotations

import brute
import fake_engines
import programs
from hrddeval.engine.crosscheck import compare
from hrddeval.model.program import Atom, Fact, Program, Rule, Slice, World

RULE = Rule("copy", "found", (("who", "X"),), (Atom("seen", (("who", "X"),)),))
OTHER = Rule("also", "found", (("who", "X"),), (Atom("seen", (("who", "X"),)),))
PROGRAM = Program(
    columns={"seen": ("who",), "found": ("who",)},
    given=frozenset({"seen"}),
    slices=(Slice("R1", (RULE,)), Slice("R2", (RULE, OTHER))),
)


def found(*who: int | str) -> frozenset[Fact]:
    return frozenset(Fact("found", (name,)) for name in who)


def test_equal_answers_have_no_differences():
    assert compare(PROGRAM, "a", {"w": found(1)}, "b", {"w": found(1)}) == []


def test_a_difference_says_in_one_line_what_who_and_where():
    (difference,) = compare(
        PROGRAM, "clingo", {"mutoshi": found("x", "y")}, "durable", {"mutoshi": found("x")}
    )

    assert difference.world == "mutoshi"
    assert difference.fact == Fact("found", ("y",))
    assert (difference.found_by, difference.missed_by) == ("clingo", "durable")
    assert difference.text == (
        "mutoshi: found('y') is derived by clingo and not by durable (rule copy, also in R1, R2)"
    )


def test_differences_are_sorted_by_world_predicate_and_values_numbers_first():
    """Numbers and texts do not compare with each other; the order is the same both ways round."""
    one = {"b": found("z", 2), "a": found(10, 9)}
    other = {"b": found("a"), "a": found()}

    differences = compare(PROGRAM, "one", one, "other", other)

    assert [(d.world, d.fact.values[0]) for d in differences] == [
        ("a", 9), ("a", 10), ("b", 2), ("b", "a"), ("b", "z"),
    ]  # fmt: skip
    swapped = compare(PROGRAM, "other", other, "one", one)
    assert swapped == differences


def test_a_world_only_one_answered_for_differs_in_all_its_facts():
    differences = compare(PROGRAM, "one", {"w": found(1, 2)}, "other", {})

    assert [d.missed_by for d in differences] == ["other", "other"]


def test_a_fact_no_rule_concludes_is_reported_without_a_rule():
    (difference,) = compare(
        PROGRAM, "one", {"w": frozenset({Fact("made up", ())})}, "other", {"w": frozenset()}
    )

    assert difference.text == "w: made up() is derived by one and not by other"


def test_a_broken_engine_is_caught_and_only_where_it_is_wrong():
    program, (good, other) = programs.rule_base(1, groups=2), programs.dossier_worlds(2)
    worlds = [good, World("bad", other.facts)]
    right = brute.derive(program, worlds)

    wrong = fake_engines.Wrong().derive(program, worlds)
    differences = compare(program, "right", right, "wrong", wrong)

    assert {d.world for d in differences} == {"bad"}
    assert sorted(d.found_by for d in differences) == ["right", "wrong"]
