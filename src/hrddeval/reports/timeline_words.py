"""What the timeline of norms says in words: its sentences, its key, and what it shows for those who do not see it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from hrddeval.model.initiative_result import InitiativeResult
from hrddeval.model.lineage import Fate, Lineage
from hrddeval.reports.comparison_view import kinds_by_shape

Say = Callable[[str], str]


def tally(found: Lineage, say: Say) -> str:
    """Say how much is kept, dropped and not known, all three as openly."""
    told = say(
        "Of what evidence shows norms to give producers, initiatives that derive from them keep {kept}, "
        "drop {dropped}, and for {unknown} the evidence cannot say (a criterion of a link counts as one)."
    )
    kept, dropped, unknown = (found.counts[fate] for fate in (Fate.KEPT, Fate.DROPPED, Fate.UNKNOWN))
    return told.format(kept=kept, dropped=dropped, unknown=unknown)


def key_of(everyone: Sequence[InitiativeResult], main: str, say: Say) -> tuple[tuple[str, str], ...]:
    """Return what each sign means: the name of a line, or the kind whose shape is drawn, and the words."""
    shapes = tuple((kind, ", ".join(names).lower()) for kind, names in kinds_by_shape(everyone))
    lines = (
        ("main", say("derives from {norm}").format(norm=main)),
        ("other", say("derives from others only")),
        ("dot", say("joins this line")),
        ("ended", say("ended (broken line: when is not known)")),
        ("going", say("goes on")),
    )
    return (*shapes, *lines)


def said(found: Lineage, names: Mapping[str, str], children: Mapping[str, Sequence[str]], say: Say) -> str:
    """Say in three sentences what the drawing shows."""
    norms = sorted(
        (name for name in children if children[name]), key=lambda name: (-len(children[name]), name)
    )
    most = ", ".join(f"{names[name]} {len(children[name])}" for name in norms)
    first = say(
        "Timeline of {count} initiatives with {links} links from an initiative to a norm it derives from."
    )
    second = say("How many derive from each norm: {most}.")
    return " ".join(
        (
            first.format(count=len(names), links=len(found.links)),
            second.format(most=most),
            tally(found, say),
        )
    )
