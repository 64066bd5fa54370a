"""What goes where in a panel of a card: a dimension, its rows, and the rows that say the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hrddeval.model.criterion_result import CriterionResult, State
from hrddeval.model.finding import Holds
from hrddeval.model.initiative_result import DimensionResult, Held
from hrddeval.model.recipe import RubricEntry
from hrddeval.reports import first_page

#: States in which nothing is told of a criterion but that state.
_NOTHING_TOLD = frozenset({State.NOT_SEARCHED, State.NOT_APPLICABLE})


@dataclass(frozen=True)
class Panel:
    """A dimension: whether its number may be printed, and how high each row is, in millimetres.

    On paper the findings of `told` have a row each; those of one tuple of `alike` say the same and share one.
    """

    dimension: DimensionResult
    placed: bool
    row_heights: tuple[float, ...]
    binding: tuple[Held, ...]
    told: tuple[CriterionResult, ...]
    alike: tuple[tuple[CriterionResult, ...], ...]


def is_placed(dimension: DimensionResult, rubric: RubricEntry) -> bool:
    """Tell whether enough of a dimension is covered to print its number."""
    return dimension.supported is not None and dimension.coverage >= rubric.minimum_coverage.get(
        "dimension", 0
    )


def panels(
    dimensions: Sequence[DimensionResult], rubric: RubricEntry, *, roomy: bool, tight: bool
) -> tuple[Panel, ...]:
    """Arrange every dimension of an initiative."""
    return tuple(_panel(dimension, rubric, roomy=roomy, tight=tight) for dimension in dimensions)


def _panel(dimension: DimensionResult, rubric: RubricEntry, *, roomy: bool, tight: bool) -> Panel:
    alike = () if roomy else _alike(dimension.criteria)
    gathered = {criterion.id for group in alike for criterion in group}
    return Panel(
        dimension=dimension,
        placed=is_placed(dimension, rubric),
        row_heights=tuple(
            first_page.row_height(criterion, roomy=roomy, tight=tight) for criterion in dimension.criteria
        ),
        binding=_binding(dimension),
        told=tuple(criterion for criterion in dimension.criteria if criterion.id not in gathered),
        alike=alike,
    )


def height(panel: Panel) -> float:
    """Estimate how high a panel stands, in millimetres."""
    dimension = panel.dimension
    question = first_page.lines(dimension.question, 44 if panel.placed else 40)
    held = sum(first_page.lines(f"{gate.title} {' ' * 40}.", 66) for gate in panel.binding)
    groups = first_page.lines("  ".join(f"{group.title} 00 to 00" for group in dimension.groups), 66)
    return 17.2 + 3.5 * max(question - 1, 0) + 3.1 * (held + groups) + sum(panel.row_heights)


def _alike(criteria: Sequence[CriterionResult]) -> tuple[tuple[CriterionResult, ...], ...]:
    """Gather the criteria nothing is told of, for one and the same reason; one alone keeps its row."""
    groups: dict[tuple[State, str], list[CriterionResult]] = {}
    for criterion in criteria:
        if criterion.state in _NOTHING_TOLD and not criterion.evidence:
            groups.setdefault((criterion.state, criterion.because), []).append(criterion)
    return tuple(tuple(group) for group in groups.values() if len(group) > 1)


def _binding(dimension: DimensionResult) -> tuple[Held, ...]:
    """Gates that hold the dimension or one of its groups: certain ones bind both ends, contested ones one."""
    held = (*dimension.held_by, *(gate for group in dimension.groups for gate in group.held_by))
    return tuple(gate for gate in held if gate.status in (Holds.CERTAIN, Holds.CONTESTED))
