"""Runs a program with clingo: the whole batch of worlds is one grounding, the answer its one model.

The only module that imports clingo.
"""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from hrddeval.engine.port import EngineFault
from hrddeval.model.program import (
    HIGHEST,
    LOWEST,
    Atom,
    Comparison,
    Derived,
    Fact,
    Program,
    Rule,
    Value,
    World,
)

_SHOWN = re.compile(r"(chosen|reached)\((\d+)\)")
_SIGNS = {
    Comparison.EQUAL: "=",
    Comparison.DIFFERS: "!=",
    Comparison.AT_LEAST: ">=",
    Comparison.AT_MOST: "<=",
}


class ClingoEngine:
    """The engine port over clingo."""

    name = "clingo"
    title = "clingo"
    worlds_per_process = 200  # 300 MB for full dossiers under 2,000 rules

    def __init__(self) -> None:
        if not self.is_available():
            raise EngineFault("clingo is not installed")

    @property
    def version(self) -> str:
        return self.installed_version() or "unknown"

    @staticmethod
    def is_available() -> bool:
        return importlib.util.find_spec("clingo") is not None

    @staticmethod
    def installed_version() -> str | None:
        from importlib import metadata  # here, as a process that only derives need not load it

        try:
            return metadata.version("clingo")
        except metadata.PackageNotFoundError:
            return None

    def derive(self, program: Program, worlds: Sequence[World]) -> Mapping[str, Derived]:
        """Return every fact that the rules derive, for each world.

        Raises:
            EngineFault: clingo refuses the program, or finds no model or more than one.
        """
        text = ProgramText(program)
        lines = [*text.shows(), *text.rules(), *text.facts(worlds)]
        answer = _only_model("\n".join(lines))
        return text.read(answer, worlds)


class _Terms(dict[Value, str]):
    """The ASP term of each value. A text becomes a constant t0, t1, ..., so nothing needs quoting
    and a term never holds a comma or a bracket: `ProgramText.read` counts on it.
    """

    def __missing__(self, value: Value) -> str:
        if isinstance(value, str):
            term = f"t{len(self)}"
        elif LOWEST <= value <= HIGHEST:
            term = str(value)
        else:
            raise EngineFault(f"the number {value} is outside {LOWEST}..{HIGHEST}")
        self[value] = term
        return term


class ProgramText:
    """Writes a program and its facts as ASP text and reads the answer back.

    Predicates are p0, p1, ...; their first argument is the number of the world.
    """

    def __init__(self, program: Program) -> None:
        self._program = program
        self._names = {name: f"p{i}" for i, name in enumerate(sorted(program.columns))}
        self._terms = _Terms()

    def shows(self) -> Iterable[str]:
        yield "#show."
        for predicate, name in self._names.items():
            if predicate not in self._program.given:
                yield f"#show {name}/{len(self._program.columns[predicate]) + 1}."

    def rules(self) -> Iterable[str]:
        """One statement a rule; a name that occurs in several slices is written once."""
        distinct = {rule.name: rule for part in self._program.slices for rule in part.rules}
        for number, rule in enumerate(distinct.values()):
            yield from self._statements(rule, f"n{number}")

    def _statements(self, rule: Rule, blocker: str) -> Iterable[str]:
        variables: dict[str, str] = {}
        body = [part for i, atom in enumerate(rule.body) for part in self._atom(atom, variables, i)]
        if rule.negated is not None:
            # Tests of a negated atom would be unsafe outside it: they go into a predicate of their own.
            inner = self._atom(rule.negated, variables, len(rule.body))
            keys = ",".join(["W", *(variables[v] for v in sorted(rule.negated.variables))])
            yield f"{blocker}({keys}) :- {', '.join(inner)}."
            body.append(f"not {blocker}({keys})")
        body += [f"{variables[one]} != {variables[other]}" for one, other in rule.differ]
        head = ",".join(["W", *(variables[variable] for _, variable in rule.columns)])
        yield f"{self._names[rule.head]}({head}) :- {', '.join(body)}."

    def _atom(self, atom: Atom, variables: dict[str, str], number: int) -> list[str]:
        """Return the atom and its tests; variables it meets first are added to `variables`."""
        terms: dict[str, str] = {}
        tests: list[str] = []
        for column, variable in atom.binds:
            term = variables.setdefault(variable, f"V{len(variables)}")
            if terms.setdefault(column, term) != term:
                tests.append(f"{terms[column]} = {term}")
        for i, test in enumerate(atom.tests):
            term = terms.setdefault(test.column, f"T{number}_{i}")
            tests.append(f"{term} {_SIGNS[test.comparison]} {self._terms[test.value]}")
        columns = self._program.columns[atom.predicate]
        arguments = ",".join(["W", *(terms.get(column, "_") for column in columns)])
        return [f"{self._names[atom.predicate]}({arguments})", *tests]

    def facts(self, worlds: Sequence[World]) -> Iterable[str]:
        for number, world in enumerate(worlds):
            for fact in world.facts:
                yield f"{self.fact(fact, number)}."

    def fact(self, fact: Fact, world: int) -> str:
        """Return a fact of a world as an atom."""
        arguments = ",".join([str(world), *[self._terms[value] for value in fact.values]])
        return f"{self._names[fact.predicate]}({arguments})"

    def some(self, predicate: str, world: int, column: str | None = None, value: Value | None = None) -> str:
        """Return what holds when a predicate has a row in a world; with a column, one with this value in it."""
        given = self._program.columns[predicate]
        terms = ["_" if name != column or value is None else self._terms[value] for name in given]
        return f"{self._names[predicate]}({','.join([str(world), *terms])})"

    def read(self, answer: str, worlds: Sequence[World]) -> dict[str, Derived]:
        """Read `(p4(0,t1,7),p9(1),)`-like text: names, numbers and constants only."""
        predicates = {name: predicate for predicate, name in self._names.items()}
        values = {term: value for value, term in self._terms.items()}
        derived: list[set[Fact]] = [set() for _ in worlds]
        for atom in answer.strip("(,)").split("),"):
            name, bracket, arguments = atom.partition("(")
            if bracket:
                number, *terms = arguments.split(",")
                fact = Fact(predicates[name], tuple([values[term] for term in terms]))
                derived[int(number)].add(fact)
        return {world.key: frozenset(facts) for world, facts in zip(worlds, derived, strict=True)}


def _grounded(text: str, *settings: str) -> Any:
    """Return a control of clingo with a text taken in."""
    import clingo

    messages: list[str] = []
    control = clingo.Control([*settings, "--warn=none"], logger=lambda _, message: messages.append(message))
    try:
        control.add("base", [], text)
        control.ground()
    except RuntimeError as error:
        raise EngineFault(f"clingo refused the program: {' '.join(messages) or error}") from error
    return control


def _only_model(text: str) -> str:
    """Solve and return the shown atoms of the one model as the text of one tuple.

    Asking for one long text is eight times faster than asking for each atom and its arguments.
    """
    import clingo  # here, so that `is_available` and `check` need not load it

    control = _grounded(text, "--models=2")
    with control.solve(yield_=True) as handle:
        answers = [str(clingo.Function("", model.symbols(shown=True))) for model in handle]
    if len(answers) != 1:
        raise EngineFault(f"clingo found {len(answers)} models of a program that must have one")
    return answers[0]


def every_model(text: str) -> list[tuple[list[int], list[int]]]:
    """Return choices and outcomes of all models. The text shows `chosen/1` and `reached/1`.

    Raises:
        EngineFault: clingo refuses the program.
    """
    import clingo

    control = _grounded(text, "--models=0")
    with control.solve(yield_=True) as handle:
        # Reading one text is several times faster than asking for each atom and its argument.
        shown = [str(clingo.Function("", model.symbols(shown=True))) for model in handle]
    return [
        (
            [int(number) for name, number in _SHOWN.findall(one) if name == "chosen"],
            [int(number) for name, number in _SHOWN.findall(one) if name == "reached"],
        )
        for one in shown
    ]


def best_models(text: str, outcomes: int) -> Iterator[tuple[frozenset[int], frozenset[int]]]:
    """Yield choices and outcomes of the best models, round by round, until nothing else is worth having.

    The text says `chosen/1`, `reached/1` (0 to `outcomes` - 1) and what to minimise. Every round gives all
    models of the least cost that reach something none before them reached together.

    Raises:
        EngineFault: clingo refuses the program.
    """
    import clingo

    control = _grounded(text, "--models=0", "--opt-mode=optN")
    literals = [
        atom.literal
        if (atom := control.symbolic_atoms[clingo.Function("reached", [clingo.Number(i)])])
        else None
        for i in range(outcomes)
    ]
    while True:
        found: dict[frozenset[int], list[frozenset[int]]] = {}
        with control.solve(yield_=True) as handle:
            for model in handle:
                if model.optimality_proven:
                    shown = [(one.name, one.arguments[0].number) for one in model.symbols(shown=True)]
                    reached = frozenset(number for name, number in shown if name == "reached")
                    chosen = frozenset(number for name, number in shown if name == "chosen")
                    found.setdefault(reached, []).append(chosen)
        for reached, sets in sorted(found.items(), key=lambda item: sorted(item[0])):
            yield from ((chosen, reached) for chosen in sorted(sets, key=sorted))
        if not found:
            return
        with control.backend() as backend:
            for reached in found:
                others = [literal for i, literal in enumerate(literals) if literal and i not in reached]
                if not others:
                    return  # everything there is was reached
                backend.add_rule([], [-literal for literal in others])  # from now on, one of these too
