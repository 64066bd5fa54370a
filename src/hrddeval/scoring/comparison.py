"""Groups that the evidence can tell apart, instead of ranks."""

from __future__ import annotations

from collections.abc import Sequence

from hrddeval.model.assessment import Comparison, ComparisonGroup, InitiativeResult


def compare(results: Sequence[InitiativeResult]) -> Comparison:
    """Return the initiatives in groups: everyone who could reach the leader's supported score, then the rest.

    A place is counted only against those who certainly are above (their supported end is at or
    above one's possible end, and not merely equal to it) or below.
    """
    placed = sorted(
        (r for r in results if r.overall.placed),
        key=lambda r: (-r.overall.supported, -r.overall.possible, r.id),
    )
    groups, rest = [], placed
    while rest:
        leader = rest[0]
        members = [r for r in rest if r.overall.possible >= leader.overall.supported]
        groups.append(ComparisonGroup(leader=leader.id, members=tuple(r.id for r in members)))
        rest = [r for r in rest if r.overall.possible < leader.overall.supported]
    unplaced = sorted(
        (r for r in results if not r.overall.placed), key=lambda r: (-r.overall.supported, r.id)
    )
    places = {
        r.id: (
            1 + sum(o.overall.supported > r.overall.possible for o in placed),
            len(placed) - sum(o.overall.possible < r.overall.supported for o in placed),
        )
        for r in placed
    }
    return Comparison(groups=tuple(groups), not_placed=tuple(r.id for r in unplaced), places=places)
