"""Leaves out of worlds what is known: the findings of a slice follow from the facts it reads and from nothing else.

Worlds that differ in few facts ask most slices the same. Each question is put once, and the answers are
put together to whole worlds again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hrddeval.model.program import Derived, Fact, Program, Slice, World

#: The number of a slice, and the facts it reads, each predicate's as a number.
_Asked = tuple[int, tuple[int, ...]]
_Rows = Mapping[str, list[Fact]]


class Slices:
    """What is asked of each slice of a program in some worlds, and what is known of it."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._reads: list[tuple[str, ...]] = []
        self._heads: list[frozenset[str]] = []
        for part in program.slices:
            read = {atom.predicate for rule in part.rules for atom in rule.body}
            read |= {rule.negated.predicate for rule in part.rules if rule.negated is not None}
            self._reads.append(tuple(sorted(read & program.given)))
            self._heads.append(frozenset([rule.head for rule in part.rules]))
        self._numbers: dict[frozenset[Fact], int] = {}
        self._known: dict[_Asked, _Rows] = {}
        self._put_in: dict[_Asked, str] = {}  # the key of the world a question is put in

    def learn(self, world: World, derived: Derived) -> None:
        """Take in what follows in a whole world."""
        rows = _by_predicate(derived)
        for asked in self._asked(world):
            self._known.setdefault(asked, rows)

    def narrowed(self, worlds: Sequence[World]) -> tuple[Program, list[World]]:
        """Return what has to be run to know all of some worlds: fewer slices, and worlds of fewer facts.

        In a world some slices may find less of what they read than there is; nobody asks there what they find.
        """
        numbers: set[int] = set()
        narrow = []
        for world in worlds:
            new = [one for one in self._asked(world) if one not in self._known and one not in self._put_in]
            self._put_in |= dict.fromkeys(new, world.key)
            if new:
                numbers.update([number for number, _ in new])
                read = {name for number, _ in new for name in self._reads[number]}
                facts = frozenset([fact for fact in world.facts if fact.predicate in read])
                narrow.append(World(world.key, facts))
        return self._of(sorted(numbers)), narrow

    def whole(self, worlds: Sequence[World], answers: Mapping[str, Derived]) -> dict[str, Derived]:
        """Return what follows in each world, from what is known and the answers to the narrowed ones."""
        rows = {key: _by_predicate(derived) for key, derived in answers.items()}
        self._known |= {asked: rows[key] for asked, key in self._put_in.items()}
        self._put_in = {}
        return {
            world.key: frozenset(
                [
                    fact
                    for asked in self._asked(world)
                    for name in self._heads[asked[0]]
                    for fact in self._known[asked].get(name, ())
                ]
            )
            for world in worlds
        }

    def _asked(self, world: World) -> list[_Asked]:
        numbers = {
            name: self._numbers.setdefault(frozenset(facts), len(self._numbers))
            for name, facts in _by_predicate(world.facts).items()
        }
        return [
            (place, tuple([numbers.get(name, -1) for name in read])) for place, read in enumerate(self._reads)
        ]

    def _of(self, numbers: Sequence[int]) -> Program:
        slices: tuple[Slice, ...] = tuple([self._program.slices[number] for number in numbers])
        used = {name for number in numbers for name in (*self._reads[number], *self._heads[number])}
        columns = {name: columns for name, columns in self._program.columns.items() if name in used}
        return Program(columns, self._program.given & used, slices)


def _by_predicate(facts: Derived) -> dict[str, list[Fact]]:
    found: dict[str, list[Fact]] = {}
    for fact in facts:
        found.setdefault(fact.predicate, []).append(fact)
    return found
