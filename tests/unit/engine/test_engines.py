"""What every engine must do, on small programs whose answers can be seen."""

from __future__ import annotations

import pytest

import brute
import programs
from hrddeval.engine.port import EngineFault
from hrddeval.engine.registry import ENGINES, is_available, version
from hrddeval.model.program import HIGHEST, LOWEST, Atom, Comparison, Fact, Program, Rule, Slice, Test, World

X, Y = ("a", "X"), ("b", "Y")
P = Atom("p", (X, Y))
P_TWICE = Atom("p", (("a", "X"), ("b", "X")))
Q = Atom("q", (("a", "Y"),))

COLUMNS = {"p": ("a", "b"), "q": ("a",), "flag": (), "r": ("a", "b"), "s": ("a",), "t": ()}

FACTS = {
    "p": [(1, "u"), (1, "v"), (2, "u"), (3, "w"), ("u", "u"), (12, "12")],
    "q": [("u",), ("12",), (12,)],
    "flag": [()],
}


@pytest.fixture(params=list(ENGINES))
def engine(request):
    if not is_available(request.param):
        pytest.skip(f"{request.param} is not installed")
    return ENGINES[request.param]()


def program(*rules: Rule) -> Program:
    return Program(COLUMNS, frozenset({"p", "q", "flag"}), (Slice("S", rules),))


def world(facts=FACTS, key="w") -> World:
    return World(key, frozenset(Fact(name, row) for name, rows in facts.items() for row in rows))


def rows(facts, predicate: str) -> set:
    return {fact.values for fact in facts if fact.predicate == predicate}


def rule(head: str, columns: str, *body: Atom, **more) -> Rule:
    """`rule("r", "XY", P)`: the variables of the head are the letters of `columns`."""
    names = COLUMNS[head]
    return Rule(f"to {head}", head, tuple(zip(names, columns, strict=True)), body, **more)


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        pytest.param(rule("r", "YX", P), {(b, a) for a, b in FACTS["p"]}, id="projection in another order"),
        pytest.param(rule("s", "X", P), {(1,), (2,), (3,), ("u",), (12,)}, id="projection joins equal rows"),
        pytest.param(rule("s", "X", P_TWICE), {("u",)}, id="a variable twice in one atom"),
        pytest.param(
            rule("s", "X", Atom("p", (X,), (Test("b", Comparison.EQUAL, "u"),))),
            {(1,), (2,), ("u",)},
            id="text is",
        ),
        pytest.param(
            rule("s", "X", Atom("p", (X,), (Test("b", Comparison.DIFFERS, "u"),))),
            {(1,), (3,), (12,)},
            id="text is not",
        ),
        pytest.param(
            rule("s", "Y", Atom("q", (("a", "Y"),), (Test("a", Comparison.EQUAL, 12),))),
            {(12,)},
            id="12 is not '12'",
        ),
        pytest.param(
            rule("r", "XY", P, Q), {(1, "u"), (2, "u"), ("u", "u"), (12, "12")}, id="join on a variable"
        ),
        pytest.param(rule("r", "XY", P, Atom("flag")), set(FACTS["p"]), id="join on nothing"),
        pytest.param(
            rule("s", "X", P, Q, differ=(("X", "Y"),)), {(1,), (2,), (12,)}, id="variables that differ"
        ),
        pytest.param(rule("s", "X", P, differ=(("X", "X"),)), set(), id="nothing differs from itself"),
        pytest.param(rule("r", "XY", P, negated=Q), {(1, "v"), (3, "w")}, id="negation with a key"),
        pytest.param(rule("r", "XY", P, negated=Atom("flag")), set(), id="negation without a key"),
        pytest.param(
            rule("s", "X", P, negated=Atom("p", (X,), (Test("b", Comparison.EQUAL, "v"),))),
            {(2,), (3,), ("u",), (12,)},
            id="negation of the same predicate",
        ),
        pytest.param(rule("r", "XY", P, negated=Atom("p", (X, Y))), set(), id="a fact blocks itself"),
        pytest.param(rule("t", "", P), {()}, id="a head without columns"),
    ],
)
def test_each_form_of_rule(engine, made, expected):
    derived = engine.derive(program(made), [world()])["w"]

    assert rows(derived, made.head) == expected
    assert derived == brute.derive(program(made), [world()])["w"]


@pytest.mark.parametrize("bound", [LOWEST, -1, 0, HIGHEST])
@pytest.mark.parametrize("comparison", list(Comparison))
def test_numbers_compare_over_their_whole_range(engine, comparison, bound):
    numbers = {"q": [(n,) for n in (LOWEST, LOWEST + 1, -1, 0, 1, HIGHEST - 1, HIGHEST)]}
    made = program(rule("s", "Y", Atom("q", (("a", "Y"),), (Test("a", comparison, bound),))))

    assert engine.derive(made, [world(numbers)]) == brute.derive(made, [world(numbers)])


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        '"',
        "\\",
        "\n",
        "\x00",
        "t0",
        "p0(0)",
        "),",
        "#show.",
        "%",
        "é",
        "𝄞",
        "not",
        "_",
        "a" * 10_000,
        "0",
    ],
)
def test_any_text_comes_back_as_it_was(engine, text):
    facts = {"p": [(text, text), (text, "other")]}

    derived = engine.derive(program(rule("s", "X", P_TWICE)), [world(facts)])["w"]

    assert rows(derived, "s") == {(text,)}


def test_worlds_never_mix(engine):
    one, other = world({"p": [(1, "u")]}, "one"), world({"q": [("u",)]}, "other")
    empty = world({}, "empty")

    derived = engine.derive(program(rule("r", "XY", P, Q), rule("s", "X", P, negated=Q)), [one, other, empty])

    assert derived == {"one": {Fact("s", (1,))}, "other": frozenset(), "empty": frozenset()}


def test_a_rule_in_several_slices_counts_once(engine):
    copy = rule("s", "X", P)
    twice = Program(
        COLUMNS,
        frozenset({"p", "q", "flag"}),
        (Slice("A", (copy,)), Slice("B", (copy, rule("t", "", Atom("s"))))),
    )

    derived = engine.derive(twice, [world()])["w"]

    assert rows(derived, "t") == {()}
    assert derived == brute.derive(twice, [world()])["w"]


def test_a_program_without_rules_derives_nothing(engine):
    assert engine.derive(program(), [world()]) == {"w": frozenset()}


def test_a_batch_without_worlds_has_no_answers(engine):
    assert engine.derive(program(rule("s", "X", P)), []) == {}


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_facts_rules_and_worlds_does_not_matter(engine, seed):
    made, some = programs.random_case(f"order {seed}", facts=20)
    expected = engine.derive(made, some)
    turned = Program(
        dict(reversed(made.columns.items())),
        made.given,
        tuple(Slice(part.name, part.rules[::-1]) for part in reversed(made.slices)),
    )
    backwards = [World(w.key, frozenset(sorted(w.facts, key=repr, reverse=True))) for w in reversed(some)]

    assert engine.derive(turned, backwards) == expected


@pytest.mark.parametrize("number", [LOWEST - 1, HIGHEST + 1])
def test_a_number_out_of_range_is_a_fault(engine, number):
    with pytest.raises(EngineFault, match=str(number)):
        engine.derive(program(rule("s", "X", P)), [world({"p": [(number, "u")]})])


def test_more_rules_on_one_predicate_than_a_ruleset_holds(engine):
    columns = {"p": ("a", "b"), **{f"d{i}": ("a",) for i in range(300)}}
    rules = tuple(
        Rule(
            f"rule {i}", f"d{i}", (("a", "X"),), (Atom("p", (X,), (Test("a", Comparison.AT_LEAST, i % 9),)),)
        )
        for i in range(300)
    )
    large = Program(columns, frozenset({"p"}), (Slice("S", rules),))
    facts = world({"p": [(n, "u") for n in range(12)]})

    assert engine.derive(large, [facts]) == brute.derive(large, [facts])


def test_more_worlds_than_share_a_state(engine):
    made, some = programs.random_case("many worlds", worlds=45)

    assert engine.derive(made, some) == brute.derive(made, some)


def test_a_rule_base_of_real_size(engine):
    """245 rules over 60 observations: the shape of one large criterion."""
    made, some = programs.rule_base(1, groups=6), programs.dossier_worlds(3, observations=30)

    assert engine.derive(made, some) == brute.derive(made, some)


def test_the_version_is_the_one_that_is_installed(engine):
    assert engine.version == version(engine.name)
    assert engine.version[0].isdigit()
