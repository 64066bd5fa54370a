"""What would follow if something were so: the assessments before and after, told as their differences."""

from __future__ import annotations

from collections.abc import Sequence

from hrddeval.analysis.differences import (
    band_change,
    criterion_changes,
    dimension_changes,
    flag_changes,
    overall_change,
)
from hrddeval.model.assessment import Assessment
from hrddeval.model.dossier import EvidenceClass, Standing
from hrddeval.model.entries import ObservationEntry
from hrddeval.model.hypothesis import Hypothesis
from hrddeval.model.initiative_result import InitiativeResult
from hrddeval.model.whatif import Supposed, WhatIf
from hrddeval.scoring.frame import Frame


def what_if(
    frame: Frame,
    before: Assessment,
    after: Assessment,
    hypothesis: Hypothesis,
    classes: Sequence[EvidenceClass],
) -> WhatIf:
    """Return the differences between two assessments of one initiative, the second of what is supposed."""
    old, new = before.initiatives[0], after.initiatives[0]
    changes = criterion_changes(old, new)
    return WhatIf(
        language=before.language,
        initiative=old.id,
        name=old.name,
        as_of=old.as_of,
        rubric=before.rubric,
        recipe=before.recipe,
        assumption=_assumption(frame, classes),
        supposed=_supposed(old, new, hypothesis),
        remarks=_remarks(frame, new, hypothesis),
        band=band_change(old, new),
        overall=overall_change(
            old, new, frame.words(frame.rubric.tree.title) if frame.rubric.tree.title else ""
        ),
        dimensions=dimension_changes(old, new),
        criteria=changes,
        criteria_unchanged=sum(len(d.criteria) for d in old.dimensions) - len(changes),
        flags=flag_changes(old, new),
    )


def _assumption(frame: Frame, classes: Sequence[EvidenceClass]) -> str:
    if not classes:
        return frame.say(
            "Everything supposed is taken to be told by the best voices: producers and somebody near or "
            "independent (A and B) for practice, the text itself (C) for what a text says."
        )
    letters = frame.say(" and ").join(sorted(set(classes)))
    return frame.say(
        "Everything supposed is taken to rest on evidence of class {letters}, and on nothing else."
    ).format(letters=letters)


def _supposed(old: InitiativeResult, new: InitiativeResult, hypothesis: Hypothesis) -> tuple[Supposed, ...]:
    was = {one.id: one for one in old.observations}
    now = {one.id: one for one in new.observations}
    changed = [
        Supposed(
            what="changed",
            observation=one.id,
            kind=now[one.id].kind,
            title=now[one.id].title,
            attributes=_other(now[one.id], was[one.id]),
            was={k: v for k, v in was[one.id].attributes.items() if now[one.id].attributes.get(k) != v},
            classes=now[one.id].classes,
        )
        for one in hypothesis.changed
    ]
    added = [
        Supposed(
            what="added",
            observation=one.id,
            kind=one.kind,
            title=now[one.id].title,
            attributes=now[one.id].attributes,
            classes=now[one.id].classes,
        )
        for one in hypothesis.added
    ]
    dropped = [
        Supposed(
            what="dropped",
            observation=name,
            kind=was[name].kind,
            title=was[name].title,
            was=was[name].attributes,
        )
        for name in hypothesis.dropped
    ]
    return (*changed, *added, *dropped)


def _other(now: ObservationEntry, was: ObservationEntry) -> dict[str, str]:
    """Return the attributes that differ; all of them where none does, so that nothing seems unsaid."""
    other = {k: v for k, v in now.attributes.items() if was.attributes.get(k) != v}
    return other or dict(now.attributes)


def _remarks(frame: Frame, new: InitiativeResult, hypothesis: Hypothesis) -> tuple[str, ...]:
    """Say what a reader would otherwise wonder about."""
    remarks = []
    now = {one.id: one for one in new.observations}
    supposed = {one.id for one in hypothesis.added} | {one.id for one in hypothesis.changed}
    for name in sorted(supposed, key=lambda one: int(one[1:])):
        if now[name].standing is Standing.CONTESTED:
            remarks.append(
                frame.say(
                    "{id} {reason}, and there is one truth of its kind: both count as contested. "
                    "To suppose that the record is no longer so, use --set or --drop."
                ).format(id=name, reason=now[name].standing_reason)
            )
        if not now[name].within:
            remarks.append(
                frame.say("{id} does not hold on {date}, so it changes nothing.").format(
                    id=name, date=new.as_of
                )
            )
    if not remarks and not _anything(new, supposed):
        remarks.append(frame.say("No rule asks for what is supposed."))
    return tuple(remarks)


def _anything(new: InitiativeResult, supposed: set[str]) -> bool:
    """Tell whether any condition looks at something supposed; of what was dropped, nothing is said."""
    if not supposed:
        return True
    return any(
        supposed & set(condition.observations)
        for dimension in new.dimensions
        for criterion in dimension.criteria
        for level in criterion.trace
        for way in level.ways
        for condition in way.conditions
    )
