"""Where an initiative stands, and the reading of it once some changes were made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hrddeval.analysis.hypotheses import suppose
from hrddeval.analysis.steps import replaced_by
from hrddeval.facts.reading import Reading, read_dossier
from hrddeval.model.dossier import Dossier, Source
from hrddeval.model.hypothesis import Added, Changed, Hypothesis
from hrddeval.scoring.criterion import Standpoint
from hrddeval.scoring.frame import Frame, WorldOutcome


@dataclass(frozen=True)
class Ground:
    """Where one stands: a dossier on a date, its reading, and what was derived from it."""

    frame: Frame
    dossier: Dossier
    sources: Mapping[str, Source]
    as_of: str
    now: WorldOutcome
    standpoints: Mapping[str, Standpoint]


def hypothesis_for(ground: Ground, things: Iterable[Added]) -> Hypothesis:
    """Return the hypothesis that changes were made.

    Of a kind with one truth, what is recorded takes the values of the change, keeps the rest, and
    stays as well or badly evidenced as it is: it goes on limiting what it limits.
    """
    supposed = tuple(things)
    changed: dict[str, dict[str, object]] = {}
    for thing in supposed:
        for seen in ground.now.reading.seen:
            if replaced_by(thing, seen, ground.frame.vocabulary):
                changed.setdefault(seen.id, {}).update(thing.attributes)
    return Hypothesis(supposed, tuple(Changed(name, values, None) for name, values in changed.items()))


def reading_after(ground: Ground, things: Iterable[Added]) -> Reading:
    """Return the reading of a copy of the dossier in which changes were made."""
    dossier, _ = suppose(ground.dossier, ground.sources, hypothesis_for(ground, things))
    return read_dossier(dossier, ground.frame.vocabulary, ground.frame.rubric.closes, ground.as_of)
