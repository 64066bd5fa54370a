"""What a change of rules, rubric or vocabulary does to every dossier: its levels, states, score and band."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hrddeval.model.assessment import Assessment
from hrddeval.model.criterion_result import CriterionResult
from hrddeval.model.initiative_result import InitiativeResult

#: What stands where one of the two versions has nothing.
NOTHING = "–"


@dataclass(frozen=True)
class Change:
    """One thing that is different: what it is about, before and after, in words."""

    what: str
    before: str
    after: str


@dataclass(frozen=True)
class DossierImpact:
    """What changes for one dossier: the whole first, then criteria in the order of the rubric."""

    dossier: str
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Impact:
    """What changes for every dossier, and what could not be compared."""

    against: str
    dossiers: tuple[DossierImpact, ...]

    @property
    def touched(self) -> int:
        return sum(bool(one.changes) for one in self.dossiers)


def impact(before: Assessment, after: Assessment, against: str) -> Impact:
    """Compare two assessments of the same dossiers."""
    earlier = {one.id: one for one in before.initiatives}
    later = {one.id: one for one in after.initiatives}
    return Impact(
        against,
        tuple(
            DossierImpact(name, tuple(_changes(earlier.get(name), later.get(name))))
            for name in sorted(earlier.keys() | later.keys())
        ),
    )


def _changes(before: InitiativeResult | None, after: InitiativeResult | None) -> Iterable[Change]:
    if before is None or after is None:
        yield Change("dossier", "assessed" if before else NOTHING, "assessed" if after else NOTHING)
        return
    wholes = [
        ("band", _band(before), _band(after)),
        ("overall", _score(before), _score(after)),
        ("coverage", f"{before.overall.coverage:.0%}", f"{after.overall.coverage:.0%}"),
    ]
    yield from (Change(what, one, other) for what, one, other in wholes if one != other)
    earlier, later = _criteria(before), _criteria(after)
    for name in [*later, *(name for name in earlier if name not in later)]:
        one, other = _level(earlier.get(name)), _level(later.get(name))
        if one != other:
            yield Change(name, one, other)


def _criteria(initiative: InitiativeResult) -> Mapping[str, CriterionResult]:
    return {one.id: one for dimension in initiative.dimensions for one in dimension.criteria}


def _level(result: CriterionResult | None) -> str:
    if result is None:
        return NOTHING
    level = result.level
    shown = (
        str(level.supported)
        if level.supported == level.possible
        else f"{level.supported} to {level.possible}"
    )
    return f"{shown}, {result.state.value.replace('_', ' ')}"


def _band(initiative: InitiativeResult) -> str:
    return initiative.overall.band or "not placed"


def _score(initiative: InitiativeResult) -> str:
    whole = initiative.overall
    return f"{whole.supported:.1f} to {whole.possible:.1f}"


def as_text(found: Impact) -> Sequence[str]:
    """Return each dossier that changes with what changes in it, and a total."""
    lines = []
    for one in (one for one in found.dossiers if one.changes):
        width = max(len(change.what) for change in one.changes)
        lines.append(one.dossier)
        lines += [f"  {change.what:<{width}}  {change.before}  →  {change.after}" for change in one.changes]
    total = len(found.dossiers)
    return [*lines, f"{found.touched} of {total} dossiers change against {found.against}"]


def as_json(found: Impact) -> str:
    """Return every dossier with its changes; an empty list where nothing changes."""
    rows = [
        {
            "dossier": one.dossier,
            "changes": [
                {"what": change.what, "before": change.before, "after": change.after}
                for change in one.changes
            ],
        }
        for one in found.dossiers
    ]
    return json.dumps(
        {"against": found.against, "touched": found.touched, "dossiers": rows}, indent=1, ensure_ascii=False
    )
