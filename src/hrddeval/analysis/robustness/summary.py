"""From what was counted to what is said of it, in words that state what was assumed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hrddeval.analysis.robustness.choices import CLOSENESS, Choices, Factor, Method, WeightsBy, methods_of
from hrddeval.analysis.robustness.dominance import dominance, reduced
from hrddeval.analysis.robustness.groups import groups
from hrddeval.analysis.robustness.landscape import Landscape
from hrddeval.analysis.robustness.run import Counted, Shift, numpy_version
from hrddeval.analysis.robustness.sobol import Index
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

_TITLES: Mapping[Factor, str] = {
    Factor.UNKNOWN: "what is not known",
    Factor.WEIGHTS: "the weights",
    Factor.AGGREGATION: "the way of aggregating",
    Factor.CAPS: "the evidence caps",
    Factor.CODERS: "who coded",
}
#: Below this, the movement of places is told as none at all.
_NOTHING = 0.005


@dataclass(frozen=True)
class About:
    """What was scored, for print: units' titles, coverage and whether they are placed, and where it came from."""

    tool: str
    scored_by: str
    digests: tuple[str, ...]
    engines: tuple[EngineEntry, ...]
    titles: tuple[str, ...]
    coverage: tuple[float, ...]
    placed: tuple[bool, ...]
    not_included: tuple[NotIncluded, ...]
    criteria: Mapping[str, str]
    unseen: str
    policy: str | None = None


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
    drivers = _drivers(landscape, choices, counted)
    by_mean = sorted(range(len(ids)), key=lambda unit: (counted.mean[unit], ids[unit]))
    return Robustness(
        tool=about.tool,
        numpy=numpy_version(),
        engines=about.engines,
        scored_by=about.scored_by,
        digests=about.digests,
        draws=2 * choices.half,
        evaluations=counted.evaluations,
        seed=choices.seed,
        sure=choices.sure,
        assumptions=tuple(_assumptions(landscape, choices, counted.factors, about)),
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
        main_driver=main_driver(drivers),
        criteria_left_out=tuple(
            _left_out(name, about.criteria[name], None, shift, ids)
            for name, shift in _furthest_first(landscape.leaves, criteria)
        ),
        sources_left_out=tuple(
            _left_out(one.source, one.title, one.of, one.shift, ids)
            for one in sorted(sources, key=lambda s: (-s.shift.mean, s.of, s.source))
        ),
    )


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


def _drivers(landscape: Landscape, choices: Choices, counted: Counted) -> tuple[Driver, ...]:
    found = [
        Driver(
            factor=factor.value,
            title=_TITLES[factor],
            varied=varied(factor, landscape, choices),
            first=_estimate(one),
            total=_estimate(every),
        )
        for factor, one, every in zip(counted.factors, counted.order_one, counted.order_all, strict=False)
    ]
    return tuple(sorted(found, key=lambda driver: (-driver.total.value, driver.factor)))


def _estimate(index: Index) -> Estimate:
    return Estimate(value=round(index.value, 6), low=round(index.low, 6), high=round(index.high, 6))


def main_driver(drivers: Sequence[Driver]) -> str:
    """Return the sentence on what moves places most; two whose intervals meet are named together."""
    if not drivers or drivers[0].total.value < _NOTHING:
        return "Nothing that was varied moves any place."
    first = drivers[0]
    rivals = [one for one in drivers[1:] if one.total.high >= first.total.low]
    share = f"{100 * min(first.total.value, 1):.0f} %"  # chance may put an estimate above
    if not rivals:
        alone = max(0.0, first.first.value)
        return (
            f"What moves places most is {first.title}: {share} of the variance hangs on it, "
            f"{100 * alone:.0f} % on it alone."
        )
    names = [first.title, *(one.title for one in rivals)]
    listed = ", ".join(names[:-1]) + f" and {names[-1]}"
    return f"What moves places most is {listed}; the draws do not tell which of them more (up to {share})."


def varied(factor: Factor, landscape: Landscape, choices: Choices) -> str:
    """Return how a factor was drawn, in words."""
    match factor:
        case Factor.UNKNOWN:
            what = "level" if landscape.level_values is not None else "score"
            gates = "; a contested gate holds in every second draw"
            return (
                f"where a criterion is open, every {what} from supported to possible is equally likely, "
                f"each criterion by itself{gates if any(not g.certain for g in landscape.gates) else ''}"
            )
        case Factor.WEIGHTS if choices.weights is WeightsBy.UNIFORM:
            return "any weights are equally likely (Dirichlet, all parameters 1)"
        case Factor.WEIGHTS:
            return f"weights near those of the rubric (Dirichlet, parameters {CLOSENESS:g} n w)"
        case Factor.AGGREGATION:
            names = ", ".join(
                f"own ({landscape.tree.aggregation.value})" if m is Method.OWN else m.value
                for m in methods_of(landscape, choices)
            )
            return f"of the top groups, each as often: {names}"
        case Factor.CAPS:
            return "on and off, each as often"
        case Factor.CODERS:
            count = landscape.several
            return (
                f"for {count} {'initiative' if count == 1 else 'initiatives'} with several coders, the whole of "
                "one coder's reading is taken, each as often, the dossier's own among them; scores stand as the "
                "dossier reads, and who certainly stands above whom holds by every reading"
            )


def _assumptions(
    landscape: Landscape, choices: Choices, factors: Sequence[Factor], about: About
) -> list[str]:
    found = [f"{_TITLES[factor]}: {varied(factor, landscape, choices)}" for factor in factors]
    about_all = [factor for factor in Factor if factor is not Factor.CODERS or landscape.several]
    fixed = [_TITLES[factor] for factor in about_all if factor not in factors]
    if fixed:
        found.append(f"not varied, being settled or switched off: {', '.join(fixed)}")
    if about.policy is not None:
        found.append(about.policy)
    found.append(about.unseen)
    return found
