"""The small language both engines run: plain, stratified rules over flat facts.

A program knows nothing of dossiers, levels or evidence. It is a list of slices (one per
criterion) of rules over predicates with named columns. Facts are flat: integers and short
strings. Every fact belongs to one *world* (one reading of one dossier); the world is not a
column, engines keep worlds apart by themselves, so that no rule ever joins two of them.

Forms of a rule (checked by `Rule.__post_init__`):

* one positive atom: selection or projection;
* two positive atoms over different predicates: a join on shared variables;
* one positive atom and one negated atom whose variables all occur in the positive one.

A predicate derived in a slice has one layer; a rule reads only predicates of lower layers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

Value = int | str

#: Numbers stay inside 32 bits, which is what clingo computes with.
LOWEST, HIGHEST = -2_000_000_000, 2_000_000_000

#: Value of a join column that is not known.
UNKNOWN = "?"


class Comparison(StrEnum):
    """How a column is compared with a constant."""

    EQUAL = "eq"
    DIFFERS = "ne"
    AT_LEAST = "ge"
    AT_MOST = "le"


@dataclass(frozen=True, slots=True)
class Test:
    """A column held against a constant. Order comparisons are for integer columns only."""

    __test__ = False  # not a test class for pytest

    column: str
    comparison: Comparison
    value: Value


@dataclass(frozen=True, slots=True)
class Atom:
    """A predicate with variables bound to columns and tests on columns.

    `binds` holds (column, variable); a column not mentioned may hold anything.
    """

    predicate: str
    binds: tuple[tuple[str, str], ...] = ()
    tests: tuple[Test, ...] = ()

    @property
    def variables(self) -> frozenset[str]:
        return frozenset(variable for _, variable in self.binds)


@dataclass(frozen=True, slots=True)
class Rule:
    """`head(columns) <- body, not negated, variables that must differ`.

    `name` is unique in the program. `head` names the derived predicate, `columns` gives for
    each of its columns, in the predicate's order, the variable that fills it.
    """

    name: str
    head: str
    columns: tuple[tuple[str, str], ...]
    body: tuple[Atom, ...]
    negated: Atom | None = None
    differ: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        bound = frozenset().union(*(atom.variables for atom in self.body))
        if not 1 <= len(self.body) <= 2:
            raise ValueError(f"{self.name}: a body has one or two atoms")
        if len({atom.predicate for atom in self.body}) != len(self.body):
            raise ValueError(f"{self.name}: one predicate twice in a body")
        if self.negated is not None and (len(self.body) != 1 or not self.negated.variables <= bound):
            raise ValueError(f"{self.name}: negation needs one positive atom that binds its variables")
        if not {variable for _, variable in self.columns} <= bound:
            raise ValueError(f"{self.name}: the head uses a variable the body does not bind")
        if not {variable for pair in self.differ for variable in pair} <= bound:
            raise ValueError(f"{self.name}: a difference between variables the body does not bind")


@dataclass(frozen=True, slots=True)
class Slice:
    """The rules one criterion needs, in an order in which every rule only reads what is above it.

    A rule needed by several criteria occurs in several slices under the same name.
    """

    name: str
    rules: tuple[Rule, ...]


@dataclass(frozen=True)
class Program:
    """Slices and the columns of every predicate, given and derived.

    `columns` maps each predicate to the names of its columns, in order. `given` are the
    predicates that facts may have; every other predicate is derived by some rule.
    """

    columns: Mapping[str, tuple[str, ...]]
    given: frozenset[str]
    slices: tuple[Slice, ...]

    @cached_property
    def text(self) -> str:
        """All of the program as text: two programs with the same are the same."""
        rules = {rule.name: _rule_text(rule) for part in self.slices for rule in part.rules}
        parts = [(part.name, [rule.name for rule in part.rules]) for part in self.slices]
        return repr((sorted(self.columns.items()), sorted(self.given), parts, list(rules.values())))


def _rule_text(rule: Rule) -> str:
    atoms = [
        (
            atom.predicate,
            atom.binds,
            [(test.column, test.comparison.value, test.value) for test in atom.tests],
        )
        for atom in (*rule.body, *(() if rule.negated is None else (rule.negated,)))
    ]
    return repr((rule.name, rule.head, rule.columns, rule.negated is not None, atoms, rule.differ))


class Fact(NamedTuple):
    """A predicate and the values of its columns, in the order `Program.columns` gives."""

    predicate: str
    values: tuple[Value, ...]


@dataclass(frozen=True)
class World:
    """The given facts of one reading of one dossier. `key` is unique in a run."""

    key: str
    facts: frozenset[Fact]


#: What an engine answers for one world: every derived fact, no given ones.
Derived = frozenset[Fact]
