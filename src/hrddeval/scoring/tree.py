"""From levels of criteria to scores of groups: weights, aggregation, gates and coverage up the tree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from hrddeval.model.finding import Holds
from hrddeval.model.rubric import BandGate, FlagGate, Node, Rubric
from hrddeval.scoring.intervals import Interval, combine


@dataclass(frozen=True)
class Leaf:
    """A criterion on the scale of the rubric; `score` is None where it does not apply."""

    score: Interval | None
    covered: bool


@dataclass(frozen=True)
class Hold:
    """A gate that lowered a group's score, and what the score was without it."""

    gate: FlagGate
    status: Holds
    without: Interval


@dataclass(frozen=True)
class NodeScore:
    """A group or criterion with its score.

    `weight` is its share of the whole among what applies, `share` that among its brothers, which a group
    without weight has too; `coverage` is the share of its weight that was looked at. All from 0 to 1.
    """

    id: str
    node: Node
    score: Interval | None
    weight: Fraction
    coverage: Fraction
    holds: tuple[Hold, ...]
    children: tuple[NodeScore, ...]
    share: Fraction = Fraction(1)

    def walk(self) -> Iterator[NodeScore]:
        """Yield this node and all below it, top first, in the order of the rubric."""
        yield self
        for child in self.children:
            yield from child.walk()


def node_id(node: Node) -> str:
    """Return the id of a node: its own, or the criterion's."""
    return node.criterion or node.id or ""


def leaves_of(node: Node) -> tuple[str, ...]:
    """Return the criteria under a node, in order."""
    return (
        (node.criterion,)
        if node.criterion
        else tuple(leaf for child in node.groups for leaf in leaves_of(child))
    )


def local_weights(nodes: Sequence[Node], override: Mapping[str, Fraction]) -> tuple[Fraction, ...]:
    """Return the weights of brothers, adding up to 1: from a weight profile, the rubric, or equal."""
    given = [override.get(node_id(node), node.weight) for node in nodes]
    return _scaled(tuple([Fraction(1) if weight is None else weight for weight in given]))


@lru_cache(maxsize=4096)
def _scaled(weights: tuple[Fraction, ...]) -> tuple[Fraction, ...]:
    whole = sum(weights, Fraction(0))
    return tuple(weight / whole for weight in weights)


def level_score(rubric: Rubric, supported: int, possible: int) -> Interval:
    """Return a level interval on the rubric's scale of 0 to 100."""
    return Interval(rubric.level_values[supported], rubric.level_values[possible])


def score_tree(
    rubric: Rubric,
    leaves: Mapping[str, Leaf],
    flags: Mapping[str, Holds],
    weights: Mapping[str, Fraction] | None = None,
) -> NodeScore:
    """Return the scored tree.

    `flags` gives how firmly each flag is up; `weights` overrides local weights by node id.
    What does not apply leaves numerator and denominator.
    """
    gates = [gate for gate in rubric.gates if isinstance(gate, FlagGate)]
    return _score(rubric.tree, Fraction(1), leaves, flags, gates, weights or {})


def score_plain_tree(tree: Node, leaves: Mapping[str, Leaf]) -> NodeScore:
    """Return the scored tree of an index over numbers, which has no gates and no weight profiles."""
    return _score(tree, Fraction(1), leaves, {}, (), {})


def _score(
    node: Node,
    weight: Fraction,
    leaves: Mapping[str, Leaf],
    flags: Mapping[str, Holds],
    gates: Sequence[FlagGate],
    override: Mapping[str, Fraction],
    share: Fraction = Fraction(1),
) -> NodeScore:
    if node.criterion is not None:
        leaf = leaves[node.criterion]
        applies = leaf.score is not None
        counts = weight if applies else Fraction(0)
        covered = Fraction(leaf.covered and applies)
        return NodeScore(node.criterion, node, leaf.score, counts, covered, (), (), share)
    local = local_weights(node.groups, override)
    applicable = [
        w > 0 and _applies(child, leaves, override) for w, child in zip(local, node.groups, strict=True)
    ]
    whole = sum((w for w, applies in zip(local, applicable, strict=True) if applies), Fraction(0))
    shares = [w / whole if applies else Fraction(0) for w, applies in zip(local, applicable, strict=True)]
    children = tuple(
        _score(child, weight * part, leaves, flags, gates, override, part)
        for child, part in zip(node.groups, shares, strict=True)
    )
    parts = [(share, child.score) for share, child in zip(shares, children, strict=True)]
    present = [(share, score) for share, score in parts if share and score is not None]
    coverage = sum((s * child.coverage for s, child in zip(shares, children, strict=True)), Fraction(0))
    if not present:
        return NodeScore(node.id or "", node, None, Fraction(0), Fraction(0), (), children, share)
    score, holds = _gated(node, combine(node.aggregation, present, node.exponent), flags, gates)
    return NodeScore(node.id or "", node, score, weight, coverage, holds, children, share)


def _gated(
    node: Node, score: Interval, flags: Mapping[str, Holds], gates: Sequence[FlagGate]
) -> tuple[Interval, tuple[Hold, ...]]:
    """Return what the gates on a group leave of its score, and those that lowered it."""
    holds = []
    for gate in gates:
        status = flags.get(gate.flag, Holds.ABSENT)
        if gate.group == node.id and status in (Holds.CERTAIN, Holds.CONTESTED):
            certain = status is Holds.CERTAIN
            held = score.under(gate.ceiling) if certain else score.supported_under(gate.ceiling)
            if held != score:
                holds.append(Hold(gate, status, score))
            score = held
    return score, tuple(holds)


def rescored(
    rubric: Rubric, scored: NodeScore, changed: Mapping[str, Interval], flags: Mapping[str, Holds]
) -> Interval | None:
    """Return a node's score with some criteria changed; only groups above them are computed again."""
    if scored.id in changed and scored.node.criterion is not None:
        return changed[scored.id]
    if not set(leaves_of(scored.node)) & set(changed) or scored.score is None:
        return scored.score
    parts = [
        (child.share, score)
        for child in scored.children
        if child.share and (score := rescored(rubric, child, changed, flags)) is not None
    ]
    gates = [gate for gate in rubric.gates if isinstance(gate, FlagGate)]
    score, _ = _gated(
        scored.node, combine(scored.node.aggregation, parts, scored.node.exponent), flags, gates
    )
    return score


def _applies(node: Node, leaves: Mapping[str, Leaf], override: Mapping[str, Fraction]) -> bool:
    """Tell whether anything under a node applies and has weight."""
    if node.criterion is not None:
        return leaves[node.criterion].score is not None
    weights = local_weights(node.groups, override)
    return any(
        w > 0 and _applies(child, leaves, override) for w, child in zip(weights, node.groups, strict=True)
    )


def is_placed(rubric: Rubric, root: NodeScore) -> bool:
    """Tell whether enough was looked at for a headline: overall, and in every dimension that applies."""
    least = rubric.minimum_coverage
    dimensions = [child for child in root.children if child.score is not None]
    return (
        root.score is not None
        and root.coverage >= least.overall
        and all(d.coverage >= least.dimension for d in dimensions)
    )


def bands_reached(rubric: Rubric, root: NodeScore) -> tuple[str, str, tuple[BandGate, ...]]:
    """Return the band of the supported end, of the possible end, and the gates that lowered one of them."""
    assert root.score is not None, "only placed initiatives have bands"
    order = sorted(rubric.bands, key=lambda band: rubric.bands[band])
    ends = [
        max((b for b in order if rubric.bands[b] <= value), key=order.index)
        for value in (root.score.supported, root.score.possible)
    ]
    scores = {node.id: node.score for node in root.walk()}
    bound = []
    for gate in rubric.gates:
        if isinstance(gate, BandGate) and (under := scores.get(gate.while_.group)) is not None:
            for place, value in enumerate((under.supported, under.possible)):
                if value < gate.while_.under and order.index(ends[place]) > order.index(gate.band_at_most):
                    ends[place] = gate.band_at_most
                    bound.append(gate)
    return ends[0], ends[1], tuple(dict.fromkeys(bound))
