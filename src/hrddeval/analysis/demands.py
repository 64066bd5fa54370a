"""What a target asks of an initiative: scores of groups, coverage, and the gates on bands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from hrddeval.diagnostics.diagnostic import AuthorError, Diagnostic, Location
from hrddeval.model.rubric import BandGate, Node, Rubric
from hrddeval.scoring.tree import NodeScore
from hrddeval.source.suggest import did_you_mean


@dataclass(frozen=True)
class Asked:
    """What a user asks for; None where it was not given."""

    band: str | None = None
    group: str | None = None
    score: Fraction | None = None
    budget: int | None = None


@dataclass(frozen=True)
class Demands:
    """What must hold for a target: the least supported score, and the least coverage, of groups by id.

    `main` is the group the target is about. With a budget `scores` asks nothing of it.
    """

    main: str
    scores: Mapping[str, Fraction]
    coverage: Mapping[str, Fraction]
    band: str | None
    budget: int | None


def demands_of(rubric: Rubric, asked: Asked, root: NodeScore, band: str | None, criteria: int) -> Demands:
    """Return what a target asks for; without one, the next band up.

    Args:
        band: the band that is reached now, if any.
        criteria: how many criteria are assessed.

    Raises:
        AuthorError: where what is asked does not fit the rubric.
    """
    groups = [node.id for node in root.walk() if node.node.criterion is None and node.score is not None]
    if asked.band is not None and (asked.group or asked.score is not None or asked.budget is not None):
        _refuse("--target", "a band stands alone", "leave out --dimension, --to and --budget")
    if asked.score is not None and asked.budget is not None:
        _refuse("--budget", "a score and a budget are two targets", "leave out --to or --budget")
    if asked.group is not None and asked.group not in groups:
        hint = did_you_mean(asked.group, groups)
        _refuse("--dimension", f"the rubric {rubric.id} has no group `{asked.group}` that applies", hint)
    if asked.group is not None and asked.score is None and asked.budget is None:
        _refuse(
            "--dimension", "how far is not said", f"add --to 60 or --budget 10 to --dimension {asked.group}"
        )
    main = asked.group or root.id
    if asked.budget is not None:
        return Demands(main, {}, {}, None, asked.budget)
    if asked.score is not None:
        whole = placed(rubric, root) if main == root.id else {}
        return Demands(main, {main: asked.score}, whole, None, None)
    return _band(rubric, root, _wanted(rubric, asked.band, band), criteria)


def _wanted(rubric: Rubric, wanted: str | None, now: str | None) -> str:
    order = sorted(rubric.bands, key=lambda name: rubric.bands[name])
    if wanted is None:
        above = order[order.index(now) + 1 :] if now in order else order[1:]
        return above[0] if above else order[-1]
    known = {name.casefold(): name for name in order}
    if wanted.casefold() not in known:
        _refuse("--target", f"the rubric {rubric.id} has no band `{wanted}`", did_you_mean(wanted, order))
    return known[wanted.casefold()]


def _band(rubric: Rubric, root: NodeScore, band: str, criteria: int) -> Demands:
    if criteria < rubric.criteria_intended:
        message = (
            f"no band is given before all {rubric.criteria_intended} criteria are there, and {criteria} are"
        )
        _refuse("--target", message, "ask for a score: --to 60")
    order = sorted(rubric.bands, key=lambda name: rubric.bands[name])
    scores = {root.id: rubric.bands[band]}
    known = {node.id for node in root.walk() if node.score is not None}
    for gate in rubric.gates:
        lowers = isinstance(gate, BandGate) and order.index(gate.band_at_most) < order.index(band)
        if isinstance(gate, BandGate) and lowers and gate.while_.group in known:
            group = gate.while_.group
            scores[group] = max(scores.get(group, Fraction(0)), gate.while_.under)
    return Demands(root.id, scores, placed(rubric, root), band, None)


def placed(rubric: Rubric, root: NodeScore) -> dict[str, Fraction]:
    """Return the coverage without which there is no headline: overall, and of every dimension that applies."""
    least = rubric.minimum_coverage
    return {root.id: least.overall, **{d.id: least.dimension for d in root.children if d.score is not None}}


def _refuse(option: str, message: str, hint: str) -> None:
    raise AuthorError([Diagnostic("HR566", message, Location(option), hint)])


def is_settled_by_lines(node: Node) -> bool:
    """Tell whether every mean below a node lies under its tangents: power means with exponents above 1 do not."""
    bent = node.aggregation.value == "power" and (node.exponent or Fraction(1)) > 1
    return not bent and all(is_settled_by_lines(child) for child in node.groups)
