"""The result of an initiative in which something was changed: what its scores rest on, and the rest as before."""

from __future__ import annotations

from collections.abc import Mapping

from hrddeval.model.criterion_result import CriterionResult
from hrddeval.model.dossier import Dossier
from hrddeval.model.initiative_result import DimensionResult, InitiativeResult
from hrddeval.scoring.criterion import Standpoint, Worlds, criterion_result
from hrddeval.scoring.frame import Frame
from hrddeval.scoring.overall import overall_of
from hrddeval.scoring.rounding import end_of, rounded
from hrddeval.scoring.tree import NodeScore


def result_after(
    frame: Frame,
    before: InitiativeResult,
    dossier: Dossier,
    standpoints: Mapping[str, Standpoint],
    root: NodeScore,
    worlds: Worlds,
) -> InitiativeResult:
    """Return a result with the scores and bands of a changed dossier, and every criterion whose level changed.

    Everything else is as it was: what owners claim, flags, voices, and criteria with the level they had.
    """
    nodes = {node.id: node for node in root.walk()}

    def criterion(old: CriterionResult) -> CriterionResult:
        here = standpoints[old.id]
        if (here.levels.supported, here.levels.possible) == (old.level.supported, old.level.possible):
            return old
        return criterion_result(frame, here, dossier, worlds, rounded(nodes[old.id].weight))

    def dimension(old: DimensionResult) -> DimensionResult:
        groups = [
            group.model_copy(
                update={
                    "supported": end_of(nodes[group.id].score, "supported"),
                    "possible": end_of(nodes[group.id].score, "possible"),
                }
            )
            for group in old.groups
        ]
        return old.model_copy(
            update={
                "weight": rounded(nodes[old.id].weight),
                "supported": end_of(nodes[old.id].score, "supported"),
                "possible": end_of(nodes[old.id].score, "possible"),
                "coverage": rounded(nodes[old.id].coverage),
                "groups": tuple(groups),
                "criteria": tuple([criterion(one) for one in old.criteria]),
            }
        )

    overall = overall_of(frame, root, None).model_copy(update={"claimed": before.overall.claimed})
    return before.model_copy(
        update={"overall": overall, "dimensions": tuple([dimension(one) for one in before.dimensions])}
    )
