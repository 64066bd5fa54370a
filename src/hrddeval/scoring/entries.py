"""What a report prints of the dossier itself: observations, evidence, stubs of what is withheld, voices."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from hrddeval.facts.classes import column_of_evidence, evidence_class
from hrddeval.facts.reading import holds_on
from hrddeval.model.dossier import Dossier, Evidence, Source, Standing
from hrddeval.model.entries import EvidenceEntry, ObservationEntry, VoiceCount, WithheldCount
from hrddeval.model.sensitivity import WITHHELD
from hrddeval.model.voice import NAMED_COLUMNS, VoiceColumn
from hrddeval.scoring.firings import order_of_id
from hrddeval.scoring.frame import Frame, WorldOutcome
from hrddeval.scoring.profile import citation, voice_title
from hrddeval.scoring.rounding import rounded
from hrddeval.scoring.sentences import attributes_in_words


def observation_entries(
    frame: Frame, dossier: Dossier, world: WorldOutcome, as_of: str
) -> tuple[ObservationEntry, ...]:
    """Return every observation of the dossier, also those that do not hold on the date."""
    seen = world.reading.by_id
    entries = []
    for name in sorted(dossier.observations, key=order_of_id):
        recorded = dossier.observations[name]
        here = seen.get(name)
        entries.append(
            ObservationEntry(
                id=name,
                kind=recorded.kind,
                title=frame.words(frame.vocabulary.kinds[recorded.kind].label),
                attributes=attributes_in_words(frame, world, here) if here else {},
                standing=here.standing if here else Standing.ALLEGED,
                standing_reason=here.reason
                if here
                else frame.say("not in force on the date of the assessment"),
                evidence=recorded.evidence,
                disputed_by=recorded.disputed_by,
                classes=tuple(sorted(here.classes)) if here else (),
                within=holds_on(recorded, as_of),
            )
        )
    return tuple(entries)


def evidence_entries(
    frame: Frame, dossier: Dossier, sources: Mapping[str, Source]
) -> tuple[EvidenceEntry, ...]:
    """Return every piece of evidence with its source, class and voice, and whether anything rests on it."""
    used = {e for one in dossier.observations.values() for e in (*one.evidence, *one.disputed_by)}
    used |= {e for one in dossier.searches.values() for e in one.evidence}
    return tuple(
        _evidence(frame, dossier, sources, name, name in used)
        for name in sorted(dossier.evidence, key=order_of_id)
    )


def _evidence(
    frame: Frame, dossier: Dossier, sources: Mapping[str, Source], name: str, used: bool
) -> EvidenceEntry:
    one = dossier.evidence[name]
    if one.withheld is not None:
        return _stub(frame, name, one, used)
    found, reason = evidence_class(one, dossier.profile.runs_or_funds)
    carrier = one.carried_by
    behind = dossier.profile.runs_or_funds
    carried = (
        (carrier.name or (behind[carrier.by].name if carrier.by else voice_title(frame, carrier.voice)))
        if carrier
        else None
    )
    return EvidenceEntry(
        id=name,
        claim=one.claim,
        source=one.source,
        citation=citation(sources[one.source]),
        url=sources[one.source].url,
        locator=one.locator,
        voice=one.voice,
        voice_title=voice_title(frame, one.voice),
        column=column_of_evidence(one),
        evidence_class=found,
        class_reason=frame.say(reason),
        relayed=carrier is not None,
        carried_by=carried,
        status=one.status,
        used=used,
    )


def _stub(frame: Frame, name: str, one: Evidence, used: bool) -> EvidenceEntry:
    """Return what is printed of a piece of evidence that is not for this audience."""
    column = column_of_evidence(one)
    _, reason = evidence_class(one, ())
    known = one.withheld.class_ if one.withheld else None
    return EvidenceEntry(
        id=name,
        claim=frame.say("Withheld to protect those who gave it."),
        source=WITHHELD,
        citation=frame.say("withheld"),
        locator=frame.say("withheld"),
        voice=one.voice,
        voice_title=voice_title(frame, column),
        column=column,
        evidence_class=known,
        class_reason=frame.say(reason),
        relayed=False,
        status=one.status,
        used=used,
        withheld=True,
    )


def voice_counts(frame: Frame, dossier: Dossier) -> tuple[VoiceCount, ...]:
    """Return whose voice the evidence is, by columns; empty ones too, but for that of withheld voices."""
    by_column: dict[VoiceColumn, list[str]] = {column: [] for column in VoiceColumn}
    for name in sorted(dossier.evidence, key=order_of_id):
        by_column[column_of_evidence(dossier.evidence[name])].append(name)
    whole = len(dossier.evidence)
    return tuple(
        VoiceCount(
            column=column,
            title=voice_title(frame, column),
            evidence=tuple(names),
            share=rounded(Fraction(len(names), whole)) if whole else 0,
        )
        for column, names in by_column.items()
        if names or column in NAMED_COLUMNS
    )


def withheld_count(dossier: Dossier) -> WithheldCount | None:
    """Return how many entries a redaction withheld; None where there was none."""
    if dossier.redaction is None:
        return None
    stubs = [one for one in dossier.evidence.values() if one.withheld is not None]
    return WithheldCount(
        evidence=len(stubs),
        unnamed=sum(column_of_evidence(one) is VoiceColumn.WITHHELD for one in stubs),
        places=len(
            {place.what for one in dossier.searches.values() for place in one.places if place.withheld}
        ),
        smallest_cell=dossier.redaction.smallest_cell,
    )
