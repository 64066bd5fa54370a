"""Takes a question with choices apart: what each slice makes of the few choices that can matter to it.

A choice can matter to a slice when a fact that hangs on it passes the tests of a rule that leads to an
outcome. A set of choices is a number whose bits are their places in the question; so is a set of outcomes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from operator import eq, ge, le, ne

from hrddeval.engine.asp import every_model
from hrddeval.engine.asp_questions import question_lines
from hrddeval.model.choosing import Conditional, Outcome, Question
from hrddeval.model.program import Atom, Comparison, Fact, Program, Rule, Slice, Test, Value

#: Choices that may matter to one slice before all their sets are too many to be listed.
MOST_TOGETHER = 10

_HOLDS: dict[Comparison, Callable[[Value, Value], bool]] = {
    Comparison.EQUAL: eq,
    Comparison.DIFFERS: ne,
    Comparison.AT_LEAST: ge,
    Comparison.AT_MOST: le,
}


@dataclass(frozen=True)
class Factor:
    """Every set of some choices that can be, with the outcomes it leads to. `scope` are those choices."""

    scope: int
    rows: tuple[tuple[int, int], ...]


def factors_of(question: Question) -> list[Factor] | None:
    """Return what a question falls into; a set of all its choices reaches what its part in each factor reaches.

    Returns:
        None where more choices matter to one slice than can be listed.

    Raises:
        hrddeval.engine.port.EngineFault: the solver refuses the program.
    """
    by_slice: dict[int, list[int]] = {}
    heads = [frozenset([rule.head for rule in part.rules]) for part in question.program.slices]
    for number, outcome in enumerate(question.outcomes):
        wanted = {sign.predicate for sign in (*(outcome.when or ()), *outcome.unless)}
        place = next((i for i, head in enumerate(heads) if wanted <= head), None)
        if place is None:
            return None
        by_slice.setdefault(place, []).append(number)
    parts = [_part(question, question.program.slices[i], numbers) for i, numbers in by_slice.items()]
    if any(len(part.choices) > MOST_TOGETHER for part, _, _ in parts):
        return None
    return [*(_listed(*part) for part in parts), *_exclusions(question)]


def _part(
    question: Question, part: Slice, outcomes: Sequence[int]
) -> tuple[Question, list[int], Sequence[int]]:
    """Return the question about some outcomes of a slice, and the places of its choices and outcomes in the whole."""
    wanted = [question.outcomes[number] for number in outcomes]
    rules = _needed(part.rules, wanted)
    program = _narrow(question.program, part.name, rules)
    facts = _passing(question.facts, rules, program)
    things = {name for one in facts for name in (*one.present, *one.absent)}
    places = [i for i, choice in enumerate(question.choices) if not things.isdisjoint(choice.things)]
    chosen = tuple([question.choices[i] for i in places])
    brought = {name for choice in chosen for name in choice.things}
    conflicts = tuple([pair for pair in question.conflicts if brought.issuperset(pair)])
    return Question(program, facts, chosen, conflicts, tuple(wanted)), places, outcomes


def _needed(rules: Sequence[Rule], outcomes: Sequence[Outcome]) -> tuple[Rule, ...]:
    """Return the rules that lead to the outcomes, in order; a rule only reads what is above it."""
    reached = {sign.predicate for one in outcomes for sign in (*(one.when or ()), *one.unless)}
    kept = []
    for rule in reversed(rules):
        if rule.head in reached:
            kept.append(rule)
            reached.update([atom.predicate for atom in _atoms(rule)])
    return tuple(reversed(kept))


def _narrow(program: Program, name: str, rules: tuple[Rule, ...]) -> Program:
    used = {rule.head for rule in rules} | {atom.predicate for rule in rules for atom in _atoms(rule)}
    columns = {name: program.columns[name] for name in sorted(used)}
    return Program(columns, program.given & used, (Slice(name, rules),))


def _passing(
    facts: Iterable[Conditional], rules: Iterable[Rule], program: Program
) -> tuple[Conditional, ...]:
    """Return the facts that some atom of a rule can match, by its tests."""
    tests: dict[str, set[tuple[Test, ...]]] = {}
    for rule in rules:
        for atom in _atoms(rule):
            if atom.predicate in program.given:
                tests.setdefault(atom.predicate, set()).add(atom.tests)
    places = {name: {c: i for i, c in enumerate(columns)} for name, columns in program.columns.items()}

    def passes(fact: Fact) -> bool:
        column = places.get(fact.predicate, {})
        return any(
            all(_HOLDS[test.comparison](fact.values[column[test.column]], test.value) for test in some)
            for some in tests.get(fact.predicate, ())
        )

    return tuple([one for one in facts if passes(one.fact)])


def _atoms(rule: Rule) -> tuple[Atom, ...]:
    return rule.body if rule.negated is None else (*rule.body, rule.negated)


def _listed(part: Question, places: Sequence[int], outcomes: Sequence[int]) -> Factor:
    models = every_model("\n".join(question_lines(part)))
    rows = [
        (sum([1 << places[i] for i in chosen]), sum([1 << outcomes[i] for i in reached]))
        for chosen, reached in models
    ]
    return Factor(sum([1 << place for place in places]), tuple(sorted(rows)))


def _exclusions(question: Question) -> Iterable[Factor]:
    """Yield for each two choices that cannot both be, and each that cannot be at all, that they are not."""
    number = {
        name: {i for i, c in enumerate(question.choices) if name in c.things}
        for pair in question.conflicts
        for name in pair
    }
    pairs = {
        frozenset((i, j)) for one, other in question.conflicts for i in number[one] for j in number[other]
    }
    for pair in sorted(pairs, key=sorted):
        scope = sum([1 << place for place in pair])
        yield Factor(scope, ((0, 0), *((1 << place, 0) for place in sorted(pair) if len(pair) == 2)))
