"""From what was counted to what is said of it, in words that state what was assumed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hrddeval.analysis.robustness.choices import Choices
from hrddeval.analysis.robustness.dominance import dominance, reduced
from hrddeval.analysis.robustness.groups import groups
from hrddeval.analysis.robustness.landscape import Landscape
from hrddeval.analysis.robustness.run import Counted, Shift, numpy_version
from hrddeval.analysis.robustness.sobol import Index
from hrddeval.analysis.robustness.words import Say, assumptions, main_driver, title_of, varied
from hrddeval.model.recipe import EngineEntry
from hrddeval.model.robustness import (
    Driver,
    Estimate,
    LeftOut,
    Line,
    NotIncluded,
    Robustness,
    UnitPlaces,
)


@dataclass(frozen=True)
class About:
    """What was scored, for print: units' titles, coverage and whether they are placed, and where it came from.

    `remarks` are further assumptions, as `say` says them.
    """

    language: str
    say: Say
    tool: str
    scored_by: str
    digests: tuple[str, ...]
    engines: tuple[EngineEntry, ...]
    titles: tuple[str, ...]
    coverage: tuple[float, ...]
    placed: tuple[bool, ...]
    not_included: tuple[NotIncluded, ...]
    criteria: Mapping[str, str]
    remarks: tuple[str, ...]


@dataclass(frozen=True)
class SourceShift:
    """What leaving one source of one unit out does."""

    source: str
    title: str
    of: str
    shift: Shift


def summary(
    landscape: Landscape,
    choices: Choices,
    counted: Counted,
    about: About,
    criteria: Sequence[Shift],
    sources: Sequence[SourceShift],
) -> Robustness:
    """Return everything that is printed; units from the best nominal place to the worst."""
    ids = landscape.units
    order = sorted(
        range(len(ids)),
        key=lambda unit: (counted.nominal.places[unit], counted.median[unit], ids[unit]),
    )
    pairs = dominance(list(counted.spans))
    direct = set(reduced(pairs))
    drivers = _drivers(landscape, choices, counted, about.say)
    by_mean = sorted(range(len(ids)), key=lambda unit: (counted.mean[unit], ids[unit]))
    return Robustness(
        language=about.language,
        tool=about.tool,
        numpy=numpy_version(),
        engines=about.engines,
        scored_by=about.scored_by,
        digests=about.digests,
        draws=2 * choices.half,
        evaluations=counted.evaluations,
        seed=choices.seed,
        sure=choices.sure,
        assumptions=(*assumptions(landscape, choices, counted.factors, about.say), *about.remarks),
        units=tuple(_unit(unit, landscape, counted, about) for unit in order),
        not_included=about.not_included,
        above=tuple(tuple(counted.above[i][j] for j in order) for i in order),
        groups=tuple(
            tuple(ids[unit] for unit in group) for group in groups(by_mean, counted.above, choices.sure)
        ),
        dominance=tuple(
            Line(upper=ids[upper], lower=ids[lower], direct=(upper, lower) in direct)
            for upper, lower in pairs
        ),
        drivers=drivers,
        main_driver=main_driver(drivers, _moving(counted), about.say),
        criteria_left_out=tuple(
            _left_out(name, about.criteria[name], None, shift, ids)
            for name, shift in _furthest_first(landscape.leaves, criteria)
        ),
        sources_left_out=tuple(
            _left_out(one.source, one.title, one.of, one.shift, ids)
            for one in sorted(sources, key=lambda s: (-s.shift.mean, s.of, s.source))
        ),
    )


def _moving(counted: Counted) -> bool:
    return any(low != high for low, high in zip(counted.low, counted.high, strict=True))


def _unit(unit: int, landscape: Landscape, counted: Counted, about: About) -> UnitPlaces:
    return UnitPlaces(
        id=landscape.units[unit],
        title=about.titles[unit],
        supported=counted.nominal.supported[unit],
        possible=counted.nominal.possible[unit],
        coverage=round(about.coverage[unit], 6),
        placed=about.placed[unit],
        nominal=counted.nominal.places[unit],
        low=counted.low[unit],
        median=counted.median[unit],
        mean=counted.mean[unit],
        high=counted.high[unit],
        first=counted.first[unit],
    )


def _furthest_first(names: Sequence[str], shifts: Sequence[Shift]) -> list[tuple[str, Shift]]:
    return sorted(zip(names, shifts, strict=True), key=lambda pair: (-pair[1].mean, pair[0]))


def _left_out(name: str, title: str, of: str | None, shift: Shift, ids: Sequence[str]) -> LeftOut:
    moved = shift.furthest is not None
    return LeftOut(
        id=name,
        title=title,
        of=of,
        mean_shift=round(shift.mean, 6),
        furthest=ids[shift.furthest] if shift.furthest is not None else None,
        from_place=shift.from_place if moved else None,
        to_place=shift.to_place if moved else None,
    )


def _drivers(landscape: Landscape, choices: Choices, counted: Counted, say: Say) -> tuple[Driver, ...]:
    found = [
        Driver(
            factor=factor.value,
            title=title_of(factor, say),
            varied=varied(factor, landscape, choices, say),
            first=_estimate(one),
            total=_estimate(every),
        )
        for factor, one, every in zip(counted.factors, counted.order_one, counted.order_all, strict=False)
    ]
    return tuple(sorted(found, key=lambda driver: (-driver.total.value, driver.factor)))


def _estimate(index: Index) -> Estimate:
    return Estimate(value=round(index.value, 6), low=round(index.low, 6), high=round(index.high, 6))
