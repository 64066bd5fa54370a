"""From firings to a level interval: the two formulas of the method, for one criterion in one world.

supported = min( max of min(k, cap) over ways that certainly show k,
                 lowest level of a limit that holds certainly or contestedly )
possible  = min( max of k over ways that possibly show k,
                 lowest level of a limit that certainly holds )
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hrddeval.model.plan import Effect, Mode, Way
from hrddeval.model.rule import LEVELS
from hrddeval.scoring.caps import Caps
from hrddeval.scoring.firings import Firings


@dataclass(frozen=True, slots=True)
class Levels:
    """A level from what is supported to what is possible, 0 to 4."""

    supported: int
    possible: int


def levels(ways: Sequence[Way], firings: Firings, caps: Caps) -> Levels:
    """Return the level interval of a criterion from its ways."""
    shows = [way for way in ways if way.effect is Effect.SHOWS]
    limits = [way for way in ways if way.effect is Effect.LIMITS]
    shown = max((counts_for(way, caps) for way in shows if firings.holds(way, Mode.CERTAIN)), default=0)
    showable = max((way.level or 0 for way in shows if firings.holds(way, Mode.OPEN)), default=0)
    firm = min((way.level or 0 for way in limits if firings.holds(way, Mode.CERTAIN)), default=LEVELS[-1])
    # what is known holds certainly or contestedly
    disputed = min((way.level or 0 for way in limits if firings.holds(way, Mode.KNOWN)), default=LEVELS[-1])
    return Levels(min(shown, firm, disputed), min(showable, firm))


def counts_for(way: Way, caps: Caps) -> int:
    """Return the level a way that certainly holds counts for, after evidence caps."""
    return min(way.level or 0, caps.of_way(way).level)
