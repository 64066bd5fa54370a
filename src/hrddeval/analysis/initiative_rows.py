"""One initiative as draws take it: levels with and without evidence caps, gates that bind, and whether it is placed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hrddeval.facts.reading import Reading, read_dossier
from hrddeval.model.dossier import Dossier
from hrddeval.model.finding import Holds
from hrddeval.model.program import Derived
from hrddeval.scoring.criterion import standpoint
from hrddeval.scoring.frame import Frame, WorldName, world_outcome
from hrddeval.scoring.levels import Levels
from hrddeval.scoring.tree import is_placed, leaves_of, score_tree


@dataclass(frozen=True)
class Row:
    """An initiative. `levels` and `uncapped` hold None where a criterion does not apply."""

    id: str
    title: str
    levels: Mapping[str, Levels | None]
    uncapped: Mapping[str, Levels | None]
    flags: Mapping[str, Holds]
    supported: float
    possible: float
    coverage: float
    placed: bool


def row_of(frame: Frame, dossier: Dossier, reading: Reading, derived: Derived) -> Row:
    """Return what is known of an initiative from the facts derived in one reading of it."""
    outcome = world_outcome(frame, reading, derived)
    without = world_outcome(frame, reading, derived, capped=False)
    order = [criterion for criterion in leaves_of(frame.rubric.tree) if criterion in frame.criteria]
    seen = {
        c: standpoint(frame, frame.criteria[c], dossier.profile, {WorldName.FULL: outcome}) for c in order
    }
    leaves = {c: here.leaf(frame) for c, here in seen.items()}
    root = score_tree(frame.rubric, leaves, outcome.flags, frame.weights)
    return Row(
        id=dossier.id,
        title=dossier.short or dossier.name,
        levels={c: outcome.levels[c] if here.applies else None for c, here in seen.items()},
        uncapped={c: without.levels[c] if here.applies else None for c, here in seen.items()},
        flags=outcome.flags,
        supported=float(root.score.supported) if root.score else 0.0,
        possible=float(root.score.possible) if root.score else 100.0,
        coverage=float(root.coverage),
        placed=is_placed(frame.rubric, root),
    )


def sources_cited(dossier: Dossier) -> tuple[str, ...]:
    """Return the sources that evidence or a searched place names, sorted."""
    named = {one.source for one in dossier.evidence.values()}
    named |= {p.source for search in dossier.searches.values() for p in search.places if p.source is not None}
    return tuple(sorted(named))


def without_source(frame: Frame, dossier: Dossier, source: str, as_of: str) -> Reading:
    """Return the reading of a dossier as if nobody had read one source: its evidence and searches in it are gone."""
    evidence = {name: one for name, one in dossier.evidence.items() if one.source != source}
    searches = {
        topic: search.model_copy(update={"places": tuple(p for p in search.places if p.source != source)})
        for topic, search in dossier.searches.items()
    }
    reduced = dossier.model_copy(update={"evidence": evidence, "searches": searches})
    return read_dossier(reduced, frame.vocabulary, frame.rubric.closes, as_of)


def level_table(
    rows: Iterable[Row], order: tuple[str, ...], *, capped: bool = True
) -> tuple[tuple[tuple[float, float] | None, ...], ...]:
    """Return both ends of every criterion of every row, in the order of criteria."""
    table = []
    for row in rows:
        levels = row.levels if capped else row.uncapped
        ends = [levels[criterion] for criterion in order]
        table.append(
            tuple(None if end is None else (float(end.supported), float(end.possible)) for end in ends)
        )
    return tuple(table)
