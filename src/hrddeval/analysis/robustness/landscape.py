"""What is drawn over: units, what is known of each, the tree of weights, gates. The same for dossiers and tables."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from hrddeval.model.rubric import Aggregation, Node
from hrddeval.scoring.tree import local_weights, node_id

#: Both ends of a criterion of one unit: a level of 0 to 4, or a score; None where it does not apply.
Ends = tuple[float, float] | None
#: Rows are units, columns criteria.
Table = tuple[tuple[Ends, ...], ...]


@dataclass(frozen=True)
class Branch:
    """A group or, with `leaf`, a criterion. `weights` are those of its children and add up to 1."""

    id: str
    aggregation: Aggregation
    exponent: float
    children: tuple[Branch, ...]
    weights: tuple[float, ...]
    leaf: int | None = None

    def walk(self) -> Iterator[Branch]:
        """Yield this branch and all below it, top first."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True)
class GateOn:
    """A ceiling on a group of one unit. Where it is contested it may or may not bind.

    `reading` is the reading of the unit it follows from: 0 the dossier's, 1 the first of the others.
    """

    unit: int
    group: str
    ceiling: float
    certain: bool
    reading: int = 0


@dataclass(frozen=True)
class OtherReading:
    """What follows for one unit from what another coder read; the same criteria apply as in the dossier's."""

    unit: int
    ends: tuple[Ends, ...]
    uncapped: tuple[Ends, ...]


@dataclass(frozen=True)
class Landscape:
    """Everything a draw needs.

    `ends` gives for each unit both ends of each leaf, in the order of `leaves`; `uncapped` the same
    without evidence caps, or None where there are none. `level_values` turns levels into scores; None
    where ends are scores already.

    `others` are the readings of other coders, those of one unit in a row; `gates` has first those that
    follow from the dossiers, then those of `others`. `several` is how many units have several coders,
    also where `others` is empty because the reading of the dossier is held.
    """

    units: tuple[str, ...]
    leaves: tuple[str, ...]
    ends: Table
    uncapped: Table | None
    level_values: tuple[float, ...] | None
    tree: Branch
    gates: tuple[GateOn, ...]
    others: tuple[OtherReading, ...] = ()
    several: int = 0

    @property
    def has_unknown(self) -> bool:
        """Tell whether anything is open: an interval with two ends, or a gate that is contested."""
        tables = (*self.tables(), *self.tables(capped=False))
        is_open = any(ends and ends[0] < ends[1] for table in tables for row in table for ends in row)
        return is_open or any(not gate.certain for gate in self.gates)

    @property
    def has_caps(self) -> bool:
        """Tell whether evidence caps lower anything, in any reading."""
        return self.tables() != self.tables(capped=False)

    @property
    def coders_differ(self) -> bool:
        """Tell whether it matters whose reading of some unit is taken."""
        tables = (self.tables(), self.tables(capped=False))
        return any(len(set(one)) > 1 for one in tables) or self._gates_differ()

    def _gates_differ(self) -> bool:
        found: defaultdict[tuple[int, int], set[tuple[str, float, bool]]] = defaultdict(set)
        for gate in self.gates:
            found[gate.unit, gate.reading].add((gate.group, gate.ceiling, gate.certain))
        return any(
            found[unit, reading] != found[unit, 0]
            for unit, count in enumerate(self.readings)
            for reading in range(1, count)
        )

    @property
    def readings(self) -> tuple[int, ...]:
        """Return how many readings there are of each unit."""
        others = Counter(one.unit for one in self.others)
        return tuple(1 + others[unit] for unit in range(len(self.units)))

    def tables(self, *, capped: bool = True) -> tuple[Table, ...]:
        """Return the dossiers' table of ends, then one for each further reading that any unit has.

        A unit with fewer readings stands in the later tables as in the first.
        """
        first = self.ends if capped or self.uncapped is None else self.uncapped
        found = [list(first) for _ in range(max(self.readings, default=1))]
        seen: Counter[int] = Counter()
        for one in self.others:
            seen[one.unit] += 1
            found[seen[one.unit]][one.unit] = one.ends if capped else one.uncapped
        return tuple(tuple(table) for table in found)


def branch_of(tree: Node, override: Mapping[str, Fraction], leaves: Sequence[str]) -> Branch:
    """Return the tree of a rubric or index with its weights; `leaves` gives the order of criteria."""
    name = node_id(tree)
    if tree.criterion is not None:
        return Branch(name, Aggregation.ARITHMETIC, 1.0, (), (), leaves.index(tree.criterion))
    return Branch(
        id=name,
        aggregation=tree.aggregation,
        exponent=float(tree.exponent or 1),
        children=tuple(branch_of(child, override, leaves) for child in tree.groups),
        weights=tuple(float(w) for w in local_weights(tree.groups, override)),
    )
