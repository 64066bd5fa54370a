"""A copy of a dossier in which a hypothesis is true; what was recorded stays as it is."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from hrddeval.model.dossier import (
    Dossier,
    Evidence,
    EvidenceClass,
    Observation,
    Source,
    Status,
    Voice,
)
from hrddeval.model.hypothesis import Hypothesis

#: A voice of each class that nobody carries and that is none of those behind the initiative.
_VOICES = {
    EvidenceClass.A: Voice.PRODUCER,
    EvidenceClass.B: Voice.INDEPENDENT_INSTITUTION,
    EvidenceClass.C: Voice.INSTRUMENT_TEXT,
    EvidenceClass.D: Voice.OWNER,
    EvidenceClass.E: Voice.JOURNALIST,
}
#: Printed wherever a claim, a place or a source would stand.
MARK = "hypothetical"


def suppose(
    dossier: Dossier, sources: Mapping[str, Source], hypothesis: Hypothesis
) -> tuple[Dossier, Mapping[str, Source]]:
    """Return the copy and its sources.

    What is supposed rests on evidence of its own, one piece a class, which says of itself that it
    is hypothetical. Searches stay: what was looked for and not found is still not there, but for
    what is supposed.
    """
    source = _free("hypothesis", sources)
    given = {c for new in hypothesis.added for c in new.classes}
    given |= {c for change in hypothesis.changed for c in change.classes or ()}
    names = _evidence_ids(dossier.evidence, given)
    evidence = {
        names[c]: Evidence(
            claim=f"{MARK}: supposed for this run, on the word of class {c.value}",
            source=source,
            locator=MARK,
            voice=_VOICES[c],
            status=Status.READ,
        )
        for c in names
    }
    observations = {name: one for name, one in dossier.observations.items() if name not in hypothesis.dropped}
    for change in hypothesis.changed:
        update: dict[str, object] = {
            "attributes": {**observations[change.id].attributes, **change.attributes}
        }
        if change.classes is not None:
            update |= {"evidence": tuple(names[c] for c in sorted(change.classes)), "disputed_by": ()}
        observations[change.id] = observations[change.id].model_copy(update=update)
    for new in hypothesis.added:
        observations[new.id] = Observation(
            kind=new.kind,
            attributes=dict(new.attributes),
            evidence=tuple(names[c] for c in sorted(new.classes)),
            note=MARK,
        )
    copy = dossier.model_copy(
        update={"observations": observations, "evidence": {**dossier.evidence, **evidence}}
    )
    return copy, {**sources, source: Source(id=source, title=f"{MARK}: no source says so")}


def next_ids(dossier: Dossier, count: int) -> list[str]:
    """Return ids of observations that nothing in the dossier has, in order."""
    last = max((int(name[1:]) for name in dossier.observations), default=0)
    return [f"O{last + number}" for number in range(1, count + 1)]


def _evidence_ids(taken: Collection[str], classes: Collection[EvidenceClass]) -> dict[EvidenceClass, str]:
    last = max((int(name[1:]) for name in taken), default=0)
    return {c: f"E{last + number}" for number, c in enumerate(sorted(classes), 1)}


def _free(name: str, taken: Collection[str]) -> str:
    while name in taken:
        name += "-"
    return name
