"""What is lost along the line: each criterion of an initiative held against the norms it derives from.

All criteria read the same way: a level says what producers have *at least*, those on harm included
(a high level of U4 says that livelihoods did not suffer, or gained). More is never worse, so one
comparison does for all of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from hrddeval.model.assessment import Assessment
from hrddeval.model.criterion_result import CriterionResult, State
from hrddeval.model.initiative_result import InitiativeResult
from hrddeval.model.intervals import LevelInterval
from hrddeval.model.lineage import CriterionCounts, CriterionFate, Fate, Lineage, Link, MissingNorm


def fate_of(norm: LevelInterval, derived: LevelInterval) -> Fate:
    """Say what became of a criterion that applies to both.

    Kept: the initiative is supported at what the norm is supported at, or above. Dropped: it could
    not reach that even if all that is open about it were true. Unknown: neither is certain. Where
    nothing is shown of the norm, there is nothing that could be kept or dropped.

    >>> at = lambda low, high: LevelInterval(supported=low, possible=high)
    >>> [fate_of(at(2, 4), at(*d)).value for d in ((2, 2), (0, 1), (0, 4))], fate_of(at(0, 4), at(0, 0)).value
    (['kept', 'dropped', 'unknown'], 'nothing_shown')
    """
    if norm.supported == 0:
        return Fate.NOTHING_SHOWN
    if derived.supported >= norm.supported:
        return Fate.KEPT
    return Fate.DROPPED if derived.possible < norm.supported else Fate.UNKNOWN


def lineage(assessment: Assessment) -> Lineage:
    """Hold every initiative of an assessment against each norm that it derives from."""
    by_id = {one.id: one for one in assessment.initiatives}
    links, missing = [], []
    for derived in sorted(assessment.initiatives, key=lambda one: one.id):
        for norm in derived.profile.derives_from:
            if norm in by_id:
                links.append(_link(by_id[norm], derived))
            else:
                missing.append(MissingNorm(derived=derived.id, norm=norm))
    return Lineage(
        language=assessment.language,
        rubric=f"{assessment.rubric.id} {assessment.rubric.version}",
        run=assessment.recipe.run,
        links=tuple(links),
        missing=tuple(missing),
        without_norm=tuple(sorted(one.id for one in by_id.values() if not one.profile.derives_from)),
        by_criterion=_by_criterion(assessment, links),
        counts=_counts(one.fate for link in links for one in link.criteria),
    )


def chosen(whole: Lineage, ids: Iterable[str]) -> Lineage:
    """Keep the links that begin or end at one of these initiatives, and count anew; all, where none is named."""
    wanted = set(ids)
    if not wanted:
        return whole
    links = tuple(one for one in whole.links if {one.derived, one.norm} & wanted)
    fates = {one.criterion: one.short for one in whole.by_criterion}
    return whole.model_copy(
        update={
            "links": links,
            "missing": tuple(one for one in whole.missing if {one.derived, one.norm} & wanted),
            "without_norm": tuple(one for one in whole.without_norm if one in wanted),
            "by_criterion": _criteria_counts(fates, links),
            "counts": _counts(one.fate for link in links for one in link.criteria),
        }
    )


def _link(norm: InitiativeResult, derived: InitiativeResult) -> Link:
    below = {criterion.id: criterion for criterion in _criteria(derived)}
    criteria = tuple(_fate(above, below[above.id]) for above in _criteria(norm))
    return Link(
        derived=derived.id,
        derived_name=derived.short or derived.name,
        norm=norm.id,
        norm_name=norm.short or norm.name,
        criteria=criteria,
        counts=_counts(one.fate for one in criteria),
    )


def _fate(above: CriterionResult, below: CriterionResult) -> CriterionFate:
    applies = State.NOT_APPLICABLE not in (above.state, below.state)
    return CriterionFate(
        criterion=above.id,
        short=above.short,
        norm=above.level,
        derived=below.level,
        fate=fate_of(above.level, below.level) if applies else Fate.NOT_APPLICABLE,
    )


def _criteria(initiative: InitiativeResult) -> Iterable[CriterionResult]:
    return (criterion for dimension in initiative.dimensions for criterion in dimension.criteria)


def _by_criterion(assessment: Assessment, links: Iterable[Link]) -> tuple[CriterionCounts, ...]:
    first = assessment.initiatives[0] if assessment.initiatives else None
    return _criteria_counts({one.id: one.short for one in _criteria(first)} if first else {}, links)


def _criteria_counts(shorts: Mapping[str, str], links: Iterable[Link]) -> tuple[CriterionCounts, ...]:
    fates: dict[str, list[Fate]] = {name: [] for name in shorts}
    for link in links:
        for one in link.criteria:
            fates[one.criterion].append(one.fate)
    return tuple(
        CriterionCounts(criterion=name, short=shorts[name], counts=_counts(found))
        for name, found in fates.items()
    )


def _counts(fates: Iterable[Fate]) -> dict[Fate, int]:
    counted = Counter(fates)
    return {fate: counted[fate] for fate in Fate}
