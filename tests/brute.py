"""A direct evaluator of programs: slow, and short enough to be seen to be right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import product

from hrddeval.model.program import Atom, Comparison, Derived, Fact, Program, Rule, Test, Value, World

Row = tuple[Value, ...]
Binding = Mapping[str, Value]


def derive(program: Program, worlds: Iterable[World]) -> dict[str, Derived]:
    """Return what the rules derive in each world, one world at a time."""
    return {world.key: _derive(program, world.facts) for world in worlds}


def _derive(program: Program, given: Iterable[Fact]) -> Derived:
    tables: dict[str, set[Row]] = {name: set() for name in program.columns}
    for fact in given:
        tables[fact.predicate].add(fact.values)
    waiting = {rule.name: rule for part in program.slices for rule in part.rules}
    while waiting:
        # A rule may run as soon as no rule that is left derives anything it reads.
        unfinished = {rule.head for rule in waiting.values()}
        ready = [rule for rule in waiting.values() if not unfinished & _reads(rule)]
        assert ready, "the program is recursive"
        for rule in ready:
            tables[rule.head] |= set(_fire(program, tables, rule))
            del waiting[rule.name]
    return frozenset(
        Fact(name, row) for name, rows in tables.items() if name not in program.given for row in rows
    )


def _reads(rule: Rule) -> set[str]:
    return {atom.predicate for atom in (*rule.body, *([rule.negated] if rule.negated else []))}


def _fire(program: Program, tables: Mapping[str, set[Row]], rule: Rule) -> Iterator[Row]:
    for rows in product(*(tables[atom.predicate] for atom in rule.body)):
        binding: Binding | None = {}
        for atom, row in zip(rule.body, rows, strict=True):
            binding = None if binding is None else _match(program, atom, row, binding)
        if binding is None or any(binding[a] == binding[b] for a, b in rule.differ):
            continue
        if rule.negated is not None and any(
            _match(program, rule.negated, row, binding) is not None for row in tables[rule.negated.predicate]
        ):
            continue
        yield tuple(binding[variable] for _, variable in rule.columns)


def _match(program: Program, atom: Atom, row: Row, binding: Binding) -> Binding | None:
    cells = dict(zip(program.columns[atom.predicate], row, strict=True))
    if not all(_holds(test, cells[test.column]) for test in atom.tests):
        return None
    result = dict(binding)
    for column, variable in atom.binds:
        if result.setdefault(variable, cells[column]) != cells[column]:
            return None
    return result


def _holds(test: Test, value: Value) -> bool:
    match test.comparison:
        case Comparison.EQUAL:
            return value == test.value
        case Comparison.DIFFERS:
            return value != test.value
        case Comparison.AT_LEAST:
            return isinstance(value, int) and isinstance(test.value, int) and value >= test.value
        case Comparison.AT_MOST:
            return isinstance(value, int) and isinstance(test.value, int) and value <= test.value
