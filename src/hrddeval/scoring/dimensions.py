"""The dimensions of an initiative: groups directly under the root, the groups in them, and what holds each."""

from __future__ import annotations

from collections.abc import Mapping

from hrddeval.model.criterion_result import CriterionResult
from hrddeval.model.entries import HarmEntry
from hrddeval.model.finding import FlagResult
from hrddeval.model.initiative_result import DimensionResult, Held, SubGroup
from hrddeval.scoring.frame import Frame
from hrddeval.scoring.intervals import Interval
from hrddeval.scoring.rounding import end_of, rounded, rounded_interval
from hrddeval.scoring.tree import NodeScore, leaves_of


def dimension_result(
    frame: Frame,
    node: NodeScore,
    claimed: Interval | None,
    criteria: Mapping[str, CriterionResult],
    harms: tuple[HarmEntry, ...],
    flags: tuple[FlagResult, ...],
) -> DimensionResult:
    """Return a group directly under the root with all that is in it.

    Args:
        claimed: its score by what the initiative says of itself alone.
        criteria: results of all criteria, by their ids.
    """
    return DimensionResult(
        id=node.id,
        title=_title(frame, node),
        question=frame.words(node.node.question) if node.node.question else None,
        weight=rounded(node.weight),
        supported=end_of(node.score, "supported"),
        possible=end_of(node.score, "possible"),
        claimed=rounded_interval(claimed) if claimed else None,
        coverage=rounded(node.coverage),
        held_by=_held(frame, node, harms, flags),
        groups=tuple(
            _subgroup(frame, inner, harms, flags)
            for inner in node.walk()
            if inner is not node and not inner.node.criterion
        ),
        criteria=tuple(criteria[c] for c in leaves_of(node.node)),
    )


def _subgroup(
    frame: Frame, node: NodeScore, harms: tuple[HarmEntry, ...], flags: tuple[FlagResult, ...]
) -> SubGroup:
    return SubGroup(
        id=node.id,
        title=_title(frame, node),
        supported=end_of(node.score, "supported"),
        possible=end_of(node.score, "possible"),
        criteria=leaves_of(node.node),
        held_by=_held(frame, node, harms, flags),
    )


def _title(frame: Frame, node: NodeScore) -> str:
    return frame.words(node.node.title) if node.node.title else node.id


def _held(
    frame: Frame, node: NodeScore, harms: tuple[HarmEntry, ...], flags: tuple[FlagResult, ...]
) -> tuple[Held, ...]:
    held = []
    for hold in node.holds:
        flag = next(f for f in flags if f.id == hold.gate.flag)
        held.append(
            Held(
                flag=flag.id,
                title=flag.title,
                status=hold.status,
                ceiling=rounded(hold.gate.ceiling),
                without=rounded_interval(hold.without),
                because=frame.words(hold.gate.because),
                harms=tuple(h.id for h in harms if h.observation in flag.observations),
            )
        )
    return tuple(held)
