"""What goes where on the pages of lineage: the timeline, and tables of what is kept by norm and by criterion."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from hrddeval.model.assessment import Assessment
from hrddeval.model.lineage import Fate, Lineage
from hrddeval.reports.timeline_view import Timeline, timeline


@dataclass(frozen=True)
class Tally:
    """A norm or a criterion: how many links, and for how many criteria each fate."""

    name: str
    links: int
    counts: Mapping[Fate, int]


@dataclass(frozen=True)
class LineageView:
    drawing: Timeline
    lineage: Lineage
    by_norm: tuple[Tally, ...]
    by_criterion: tuple[Tally, ...]
    nothing_shown: tuple[str, ...]


def arrange(assessment: Assessment, say: Callable[[str], str]) -> LineageView | None:
    """Arrange the pages; None where nothing in the assessment derives from anything else in it."""
    drawing = timeline(assessment, say)
    if drawing is None:
        return None
    found = drawing.lineage
    criteria = [one for one in found.by_criterion if _shown(one.counts)]
    return LineageView(
        drawing=drawing,
        lineage=found,
        by_norm=by_norm(found),
        by_criterion=tuple(
            Tally(f"{one.criterion} {one.short}", _shown(one.counts), one.counts) for one in criteria
        ),
        nothing_shown=tuple(
            f"{one.criterion} {one.short}" for one in found.by_criterion if not _shown(one.counts)
        ),
    )


def by_norm(found: Lineage) -> tuple[Tally, ...]:
    """Sum over each norm's links, the norm with most of them first."""
    names = {link.norm: link.norm_name for link in found.links}
    tallies = []
    for norm, name in names.items():
        links = [link for link in found.links if link.norm == norm]
        counts = {fate: sum(link.counts[fate] for link in links) for fate in Fate}
        tallies.append(Tally(name, len(links), counts))
    return tuple(sorted(tallies, key=lambda one: (-one.links, one.name)))


def _shown(counts: Mapping[Fate, int]) -> int:
    return counts[Fate.KEPT] + counts[Fate.DROPPED] + counts[Fate.UNKNOWN]
