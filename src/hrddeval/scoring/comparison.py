"""Groups that the evidence can tell apart, instead of ranks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hrddeval.model.comparison import Comparison, ComparisonGroup
from hrddeval.model.initiative_result import InitiativeResult


@dataclass(frozen=True)
class Standing:
    """What a comparison knows of one: both ends of its score, and whether it may be placed at all."""

    id: str
    supported: float
    possible: float
    placed: bool


def compare(results: Sequence[InitiativeResult]) -> Comparison:
    """Return the initiatives of an assessment in groups; see `compare_standings`."""
    return compare_standings(
        [Standing(r.id, r.overall.supported, r.overall.possible, r.overall.placed) for r in results]
    )


def compare_standings(standings: Sequence[Standing]) -> Comparison:
    """Return the initiatives in groups: everyone who could reach the leader's supported score, then the rest.

    A place is counted only against those who certainly are above (their supported end is at or
    above one's possible end, and not merely equal to it) or below.
    """
    placed = sorted(
        (r for r in standings if r.placed),
        key=lambda r: (-r.supported, -r.possible, r.id),
    )
    groups, rest = [], placed
    while rest:
        leader = rest[0]
        members = [r for r in rest if r.possible >= leader.supported]
        groups.append(ComparisonGroup(leader=leader.id, members=tuple(r.id for r in members)))
        rest = [r for r in rest if r.possible < leader.supported]
    unplaced = sorted((r for r in standings if not r.placed), key=lambda r: (-r.supported, r.id))
    places = {
        r.id: (
            1 + sum(o.supported > r.possible for o in placed),
            len(placed) - sum(o.possible < r.supported for o in placed),
        )
        for r in placed
    }
    return Comparison(groups=tuple(groups), not_placed=tuple(r.id for r in unplaced), places=places)
