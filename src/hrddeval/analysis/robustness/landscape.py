"""What is drawn over: units, what is known of each, the tree of weights, gates. The same for dossiers and tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from hrddeval.model.rubric import Aggregation, Node
from hrddeval.scoring.tree import local_weights, node_id

#: Both ends of a criterion of one unit: a level of 0 to 4, or a score; None where it does not apply.
Ends = tuple[float, float] | None


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
    """A ceiling on a group of one unit. Where it is contested it may or may not bind."""

    unit: int
    group: str
    ceiling: float
    certain: bool


@dataclass(frozen=True)
class Landscape:
    """Everything a draw needs.

    `ends` gives for each unit both ends of each leaf, in the order of `leaves`; `uncapped` the same
    without evidence caps, or None where there are none. `level_values` turns levels into scores; None
    where ends are scores already.
    """

    units: tuple[str, ...]
    leaves: tuple[str, ...]
    ends: tuple[tuple[Ends, ...], ...]
    uncapped: tuple[tuple[Ends, ...], ...] | None
    level_values: tuple[float, ...] | None
    tree: Branch
    gates: tuple[GateOn, ...]

    @property
    def has_unknown(self) -> bool:
        """Tell whether anything is open: an interval with two ends, or a gate that is contested."""
        tables = (self.ends, self.uncapped or ())
        is_open = any(ends and ends[0] < ends[1] for table in tables for row in table for ends in row)
        return is_open or any(not gate.certain for gate in self.gates)


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
