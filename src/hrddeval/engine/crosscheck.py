"""Compares what two engines derived, finding by finding."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hrddeval.model.program import Derived, Fact, Program


@dataclass(frozen=True, slots=True)
class Difference:
    """A fact that one engine derived in a world and the other did not.

    `rules` are the names of the rules that conclude the fact's predicate, `slices` the slices that
    hold them, both in the order of the program; empty if no rule does.
    """

    world: str
    fact: Fact
    found_by: str
    missed_by: str
    rules: tuple[str, ...]
    slices: tuple[str, ...]

    @property
    def text(self) -> str:
        """The difference in one line."""
        values = ", ".join(repr(value) for value in self.fact.values)
        place = f" (rule {', '.join(self.rules)} in {', '.join(self.slices)})" if self.rules else ""
        return (
            f"{self.world}: {self.fact.predicate}({values}) is derived by {self.found_by}"
            f" and not by {self.missed_by}{place}"
        )


def compare(
    program: Program,
    a_name: str,
    derived_a: Mapping[str, Derived],
    b_name: str,
    derived_b: Mapping[str, Derived],
) -> list[Difference]:
    """Return every difference, sorted by world, predicate and values.

    A world that one engine did not answer for counts as one in which it derived nothing.
    """
    rules: dict[str, list[str]] = {}
    slices: dict[str, list[str]] = {}
    for part in program.slices:
        for rule in part.rules:
            for names, name in ((rules, rule.name), (slices, part.name)):
                known = names.setdefault(rule.head, [])
                if name not in known:
                    known.append(name)
    nothing: Derived = frozenset()
    differences = [
        Difference(
            world=world,
            fact=fact,
            found_by=found_by,
            missed_by=missed_by,
            rules=tuple(rules.get(fact.predicate, ())),
            slices=tuple(slices.get(fact.predicate, ())),
        )
        for world in derived_a.keys() | derived_b.keys()
        for found_by, found, missed_by, missed in (
            (a_name, derived_a.get(world, nothing), b_name, derived_b.get(world, nothing)),
            (b_name, derived_b.get(world, nothing), a_name, derived_a.get(world, nothing)),
        )
        for fact in found - missed
    ]
    return sorted(differences, key=_order)


def _order(difference: Difference) -> tuple[str, str, list[tuple[bool, int, str]], str]:
    """Numbers before texts: the two do not compare with each other."""
    values = [
        (True, 0, value) if isinstance(value, str) else (False, value, "") for value in difference.fact.values
    ]
    return difference.world, difference.fact.predicate, values, difference.found_by
