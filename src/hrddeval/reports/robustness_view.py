"""What goes where on the pages that say how fragile an order is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from hrddeval.i18n import sayer
from hrddeval.model.robustness import LeftOut, Robustness, UnitPlaces
from hrddeval.reports.marks.hasse import hasse

#: The largest diagram of who stands above whom on a page, in millimetres.
_DIAGRAM = (176.0, 215.0)
#: Up to so many, a page has room for each against each other.
_MOST_PAIRS = 14


@dataclass(frozen=True)
class RobustnessView:
    """`groups` holds the units in groups that cannot be told apart; of what was left out, only what moves anybody.

    `pairs` tells whether there is room for the table of each against each other.
    """

    found: Robustness
    count: int
    groups: tuple[tuple[UnitPlaces, ...], ...]
    titles: Mapping[str, str]
    unplaced: bool
    diagram: Markup
    pairs: bool
    without_criteria: tuple[LeftOut, ...]
    without_sources: tuple[LeftOut, ...]


def arrange(found: Robustness) -> RobustnessView:
    """Arrange what was found for the page."""
    by_id = {unit.id: unit for unit in found.units}
    return RobustnessView(
        found=found,
        count=len(found.units),
        groups=tuple(tuple(by_id[name] for name in group) for group in found.groups),
        titles={unit.id: unit.title for unit in found.units},
        unplaced=any(not unit.placed for unit in found.units),
        diagram=Markup(hasse(found, sayer(found.language), page=_DIAGRAM, caption=False)),
        pairs=len(found.units) <= _MOST_PAIRS,
        without_criteria=tuple(one for one in found.criteria_left_out if one.furthest is not None),
        without_sources=tuple(one for one in found.sources_left_out if one.furthest is not None),
    )
