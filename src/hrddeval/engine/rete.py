"""Translates a program to rulesets of durable-rules: JSON text, and how to read a match.

Knows the language and the limits of durable-rules and calls nothing of it. In its source
(2.0.28) and by measurement:

* properties `id` and `sid` are its own; ours are `w` (world), `s` (stage), `p<n>` (predicate n) and
  `c<n>` (column n), and no rule ever mentions the two;
* text compares beyond its end, escapes are kept raw, and the text "12" joins the number 12: so a text
  travels as a number above the range of numbers, and only numbers are ever compared;
* a fact that meets more than 64 open alpha nodes is error 303; more than 255 conditions on one node
  are written outside their table; a node with 512 children is searched for ever: `plan` stays below;
* tests on constants come first, then comparisons inside the fact, then joins: alpha nodes of joins are
  never shared and are all open, so they belong under the tests that filter;
* only equalities are hashed, so every second condition joins on the world, whatever else it joins on;
* a join whose last comparison fails makes it read behind its table: the last one must never decide;
* a fact bound in a rule does not count against its negation unless `dist` is 0;
* a rule without `cap` reports one match per call and is searched for from the first rule on each time.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hrddeval.engine.port import EngineFault
from hrddeval.model.program import HIGHEST, LOWEST, Atom, Comparison, Program, Rule, Test, Value

#: Limits of one ruleset, each with room below what breaks. Fewer rules would be as fast, and cost memory.
ATOMS_PER_PREDICATE = 60
RULES_PER_RULESET = 120
PREDICATES_PER_RULESET = 400
JOINS_PER_ATOM = 25

#: The highest `cap` is 65535; matches beyond it come with the next call.
_CAP = 60_000

_SIGNS = {Comparison.DIFFERS: "$neq", Comparison.AT_LEAST: "$gte", Comparison.AT_MOST: "$lte"}

_Json = dict[str, Any]


class Terms(dict[Value, int]):
    """The number that stands for each value. Texts are numbered above the range of numbers."""

    def __missing__(self, value: Value) -> int:
        if isinstance(value, str):
            term = HIGHEST + 1 + len(self)
        elif LOWEST <= value <= HIGHEST:
            term = int(value)
        else:
            raise EngineFault(f"the number {value} is outside {LOWEST}..{HIGHEST}")
        self[value] = term
        return term


@dataclass(frozen=True, slots=True)
class Head:
    """What a match of a rule derives: for each column the message and the column that fill it."""

    predicate: str
    head: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Ruleset:
    """A ruleset of durable-rules.

    `reads` maps each predicate it looks at to the property that marks its facts, `rules` the names in
    `definition` to what they derive; in `negating_layers` it has rules with a negation.
    """

    definition: str
    reads: Mapping[str, str]
    rules: Mapping[str, Head]
    negating_layers: frozenset[int]


def layers_of(program: Program) -> dict[str, int]:
    """Return the layer of each predicate: 0 given, else one above the highest that its rules read.

    Raises:
        EngineFault: the program is recursive.
    """
    below: dict[str, set[str]] = {name: set() for name in program.columns}
    for part in program.slices:
        for rule in part.rules:
            below[rule.head].update(atom.predicate for atom in _atoms(rule))
    layers: dict[str, int] = {}

    def layer(name: str, above: tuple[str, ...]) -> int:
        if name in above:
            raise EngineFault(f"the program is recursive: {' -> '.join((*above, name))}")
        if name not in layers:
            layers[name] = max((layer(other, (*above, name)) + 1 for other in below[name]), default=0)
        return layers[name]

    for name in program.columns:
        layer(name, ())
    return layers


def plan(program: Program, layers: Mapping[str, int], terms: Terms) -> list[Ruleset]:
    """Pack the rules, each name once and in order, into as few rulesets as the limits allow."""
    rules = {rule.name: rule for part in program.slices for rule in part.rules}
    groups: list[list[Rule]] = []
    atoms: Counter[str] = Counter()
    for rule in rules.values():
        own = Counter([atom.predicate for atom in _atoms(rule)])
        full = (
            not groups
            or len(groups[-1]) == RULES_PER_RULESET
            or len(atoms) + sum(name not in atoms for name in own) > PREDICATES_PER_RULESET
            or any(atoms[name] + number > ATOMS_PER_PREDICATE for name, number in own.items())
        )
        if full:
            groups.append([])
            atoms = Counter()
        groups[-1].append(rule)
        atoms.update(own)
    writer = _Writer(program, layers, terms)
    return [writer.ruleset(group) for group in groups]


def _atoms(rule: Rule) -> tuple[Atom, ...]:
    return rule.body if rule.negated is None else (*rule.body, rule.negated)


class _Writer:
    """Writes rulesets. The messages of a rule are m, n (second or negated atom), and stage."""

    def __init__(self, program: Program, layers: Mapping[str, int], terms: Terms) -> None:
        self._terms = terms
        self._layers = layers
        self._tags = {name: f"p{i}" for i, name in enumerate(sorted(program.columns))}
        self._columns = {
            name: {column: i for i, column in enumerate(columns)} for name, columns in program.columns.items()
        }

    def ruleset(self, rules: list[Rule]) -> Ruleset:
        definition: dict[str, _Json] = {}
        heads: dict[str, Head] = {}
        for number, rule in enumerate(rules):
            definition[f"r{number}"], heads[f"r{number}"] = self._rule(rule)
        return Ruleset(
            definition=json.dumps(definition),
            reads={name: self._tags[name] for rule in rules for name in (a.predicate for a in _atoms(rule))},
            rules=heads,
            negating_layers=frozenset(self._layers[rule.head] for rule in rules if rule.negated is not None),
        )

    def _rule(self, rule: Rule) -> tuple[_Json, Head]:
        bound: dict[str, tuple[str, int]] = {}
        differ = list(rule.differ)
        conditions: list[_Json] = []
        world = None
        if rule.negated is not None:
            conditions.append({"stage": {"$and": [{"s": self._layers[rule.head]}]}})
            world = "stage"
        for message, atom in zip(("m", "n"), rule.body, strict=False):
            conditions.append({message: self._condition(atom, message, world, bound, differ)})
            world = "m"
        if rule.negated is not None:
            conditions.append({"n$not": self._condition(rule.negated, "n", "m", dict(bound), [])})
        head = Head(rule.head, tuple(bound[variable] for _, variable in rule.columns))
        return {"dist": 0, "cap": _CAP, "all": conditions}, head

    def _condition(
        self,
        atom: Atom,
        message: str,
        world: str | None,
        bound: dict[str, tuple[str, int]],
        differ: list[tuple[str, str]],
    ) -> _Json:
        """Write one condition. Adds the variables it meets first to `bound`, takes from `differ` the
        pairs that it could compare, and joins the world to the one of the message `world`."""
        columns = self._columns[atom.predicate]
        inside: list[_Json] = []
        joins: list[_Json] = []
        for column, variable in atom.binds:
            here = columns[column]
            there, position = bound.setdefault(variable, (message, here))
            if there != message:
                joins.append({f"c{here}": {there: f"c{position}"}})
            elif position != here:
                inside.append({f"c{here}": {"$m": f"c{position}"}})
        for pair in [pair for pair in differ if bound.keys() >= set(pair)]:
            differ.remove(pair)
            # At least one of the two was met here: had both been met before, they were compared there.
            one, other = sorted((bound[variable] for variable in pair), key=lambda b: b[0] != message)
            inner = other[0] == message
            part = {"$neq": {f"c{one[1]}": {"$m" if inner else other[0]: f"c{other[1]}"}}}
            (inside if inner else joins).append(part)
        if len(joins) > JOINS_PER_ATOM:
            raise EngineFault(f"more than {JOINS_PER_ATOM} shared variables in one rule")
        if world is not None:
            # Twice, and last: when the last comparison of a join fails, durable-rules reads on behind
            # it (a crash now and then). The second one only fails where the first did.
            joins += [{"w": {world: "w"}}] * 2
        tests = [self._test(test, columns[test.column]) for test in atom.tests]
        return {"$and": [{self._tags[atom.predicate]: 1}, *tests, *inside, *joins]}

    def _test(self, test: Test, column: int) -> _Json:
        part = {f"c{column}": self._terms[test.value]}
        sign = _SIGNS.get(test.comparison)
        return part if sign is None else {sign: part}
