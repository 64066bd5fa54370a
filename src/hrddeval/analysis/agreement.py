"""How far coders agree, per kind and per criterion, from their readings and from what follows of them."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence

from hrddeval.analysis.krippendorff import Metric, Unit, alpha, interval
from hrddeval.analysis.readings import Readings
from hrddeval.model.agreement import Alpha, CriterionAgreement, KindAgreement, Reading
from hrddeval.model.criterion_result import State
from hrddeval.model.initiative_result import InitiativeResult
from hrddeval.scoring.rounding import rounded

#: With fewer units valued twice alpha is not given: it would be 0 or undefined, whatever was read.
FEWEST = 2
#: Readings by coder.
ByCoder = Mapping[str, Readings]


def measured(units: Sequence[Unit], metric: Metric, *, draws: int, seed: int) -> Alpha:
    """Return alpha with its bootstrap interval, or why there is none."""
    valued = sum(sum(value is not None for value in unit) > 1 for unit in units)
    value = alpha(units, metric) if valued >= FEWEST else None
    if value is None:
        same = "all values are the same, so that agreement cannot be told from a lack of variety"
        few = "one unit only" if valued else "nothing was read by two coders"
        why = same if valued >= FEWEST else few
        return Alpha(value=None, units=valued, undefined_because=why)
    bounds = interval(units, metric, draws=draws, seed=seed)
    return Alpha(
        value=rounded(value),
        low=round(bounds[0], 6) if bounds else None,
        high=round(bounds[1], 6) if bounds else None,
        units=valued,
    )


def of_kinds(by_coder: ByCoder, evidence: Iterable[str], *, draws: int, seed: int) -> list[KindAgreement]:
    """Return the agreement on every kind that at least one coder found, by name.

    A coder who coded nothing at all of an initiative is one who found nothing; whoever has no file is no coder.
    """
    names = list(evidence)
    kinds = sorted({kind for found in by_coder.values() for _, kind in found})
    return [
        KindAgreement(
            kind=kind,
            found=measured(
                [tuple((name, kind) in found for found in by_coder.values()) for name in names],
                Metric.NOMINAL,
                draws=draws,
                seed=seed,
            ),
            read=measured(
                [tuple(found.get((name, kind)) for found in by_coder.values()) for name in names],
                Metric.NOMINAL,
                draws=draws,
                seed=seed,
            ),
        )
        for kind in kinds
    ]


def differing(by_coder: ByCoder, order: Sequence[str]) -> list[tuple[str, str, tuple[Reading, ...]]]:
    """Return evidence and kind of which coders read something else, in the order of the evidence."""
    keys = {key for found in by_coder.values() for key in found}
    return [
        (
            evidence,
            kind,
            tuple(Reading(coder=c, observations=f.get((evidence, kind), ())) for c, f in by_coder.items()),
        )
        for evidence, kind in sorted(keys, key=lambda key: (order.index(key[0]), key[1]))
        if len({found.get((evidence, kind), ()) for found in by_coder.values()}) > 1
    ]


def of_levels(
    results: Sequence[Mapping[str, InitiativeResult]], *, draws: int, seed: int
) -> tuple[list[CriterionAgreement], Alpha | None]:
    """Return the agreement on supported levels per criterion, and over all of them.

    Args:
        results: for each initiative the result by every coder, in the same order of coders.
    """
    if not results:
        return [], None
    units: dict[str, list[tuple[Hashable | None, ...]]] = {}
    for by_coder in results:
        levels = [_levels(result) for result in by_coder.values()]
        for criterion in levels[0]:
            units.setdefault(criterion, []).append(tuple(level[criterion] for level in levels))
    per_criterion = [
        CriterionAgreement(criterion=name, alpha=measured(found, Metric.ORDINAL, draws=draws, seed=seed))
        for name, found in units.items()
    ]
    every = [unit for found in units.values() for unit in found]
    return per_criterion, measured(every, Metric.ORDINAL, draws=draws, seed=seed)


def _levels(result: InitiativeResult) -> dict[str, int | None]:
    return {
        one.id: None if one.state is State.NOT_APPLICABLE else one.level.supported
        for dimension in result.dimensions
        for one in dimension.criteria
    }
