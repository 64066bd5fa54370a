"""Brings the results of two versions, and of the mixtures between them, together into a difference."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from hrddeval.analysis.shapley import shapley
from hrddeval.model.criterion_result import State
from hrddeval.model.difference import Factor, InitiativeDifference, InputChange, Measure
from hrddeval.model.initiative_result import InitiativeResult
from hrddeval.scoring.rounding import rounded

#: Says a text of the interface in the reader's language.
Say = Callable[[str], str]
#: The result of an initiative by the factors taken from the new version; the rest is from the old one.
Mixtures = Mapping[frozenset[Factor], InitiativeResult]


@dataclass(frozen=True)
class _Number:
    """A number of a result, and what it is called."""

    id: str
    title: str
    value: float | None


def of_initiative(
    mixtures: Mixtures,
    factors: Sequence[Factor],
    inputs: Sequence[InputChange],
    say: Say,
    *,
    unsplit_because: str | None = None,
) -> InitiativeDifference:
    """Return the difference of one initiative.

    Args:
        mixtures: at least the old version (no factor taken from the new one) and the new version (all
            `factors`); every coalition between them, unless `unsplit_because` says why there are none.
        say: says what a number is called.
    """
    old, new = mixtures[frozenset()], mixtures[frozenset(factors)]
    split = tuple(factors) if unsplit_because is None else ()
    return InitiativeDifference(
        id=new.id,
        name=new.name,
        dates=(old.as_of, new.as_of),
        bands=(old.overall.band, new.overall.band),
        factors=tuple(factors),
        unsplit_because=unsplit_because,
        measures=_measured(mixtures, old, new, split, lambda one: _whole(one, say)),
        criteria=_measured(mixtures, old, new, split, lambda one: _levels(one, say)),
        inputs=tuple(inputs),
    )


def same_numbers(one: InitiativeResult, other: InitiativeResult) -> bool:
    """Tell whether two results have the same numbers, whatever language they are in."""
    held = [[(n.id, n.value) for n in (*_whole(this, str), *_levels(this, str))] for this in (one, other)]
    return held[0] == held[1]


def _measured(
    mixtures: Mixtures,
    old: InitiativeResult,
    new: InitiativeResult,
    factors: tuple[Factor, ...],
    numbers: Callable[[InitiativeResult], Iterable[_Number]],
) -> tuple[Measure, ...]:
    by_coalition = {
        coalition: {one.id: one.value for one in numbers(result)} for coalition, result in mixtures.items()
    }
    before, after = list(numbers(old)), list(numbers(new))
    titles = {one.id: one.title for one in (*before, *after)}
    order = [one.id for one in after] + [one.id for one in before if one.id not in {n.id for n in after}]
    measures = []
    for name in order:
        values = {coalition: found.get(name) for coalition, found in by_coalition.items()}
        measures.append(
            Measure(
                id=name,
                title=titles[name],
                before=next((one.value for one in before if one.id == name), None),
                after=next((one.value for one in after if one.id == name), None),
                shares=_shares(factors, values),
            )
        )
    return tuple(measures)


def _shares(
    factors: tuple[Factor, ...], values: Mapping[frozenset[Factor], float | None]
) -> dict[Factor, float]:
    """Return what each factor adds; nothing where the measure does not apply in some mixture."""
    known = {coalition: Fraction(str(value)) for coalition, value in values.items() if value is not None}
    if not factors or len(known) < 2 ** len(factors):
        return {}
    return {factor: rounded(share) for factor, share in shapley(factors, known).items()}


def _whole(result: InitiativeResult, say: Say) -> Iterator[_Number]:
    """Yield the headline, its coverage, and each dimension at both ends."""
    yield _Number("supported", say("Overall, supported"), result.overall.supported)
    yield _Number("possible", say("Overall, possible"), result.overall.possible)
    yield _Number("coverage", say("Coverage"), result.overall.coverage)
    for one in result.dimensions:
        low, high = _ends(one.title, say)
        yield _Number(f"{one.id}.supported", low, one.supported)
        yield _Number(f"{one.id}.possible", high, one.possible)


def _levels(result: InitiativeResult, say: Say) -> Iterator[_Number]:
    """Yield the level of every criterion that applies, at both ends."""
    for dimension in result.dimensions:
        for one in dimension.criteria:
            applies = one.state is not State.NOT_APPLICABLE
            supported, possible = one.level.supported, one.level.possible
            low, high = _ends(one.short, say)
            yield _Number(f"{one.id}.supported", low, supported if applies else None)
            yield _Number(f"{one.id}.possible", high, possible if applies else None)


def _ends(title: str, say: Say) -> tuple[str, str]:
    """Return what the two ends of something that has a title are called."""
    return say("{title}, supported").format(title=title), say("{title}, possible").format(title=title)
