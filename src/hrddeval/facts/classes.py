"""The class of a piece of evidence: who said it, who carried it, who pays. Derived, never typed in."""

from __future__ import annotations

from collections.abc import Collection

from hrddeval.model.dossier import Evidence, EvidenceClass, SearchedPlace, Voice
from hrddeval.model.voice import VoiceColumn

PRODUCERS = frozenset({Voice.PRODUCER, Voice.PRODUCER_ORGANISATION})
_NEAR = frozenset(
    {
        Voice.COMMUNITY,
        Voice.LOCAL_CIVIL_SOCIETY,
        Voice.RESEARCHER,
        Voice.INDEPENDENT_INSTITUTION,
        Voice.INTERMEDIARY,
        Voice.STATE,
    }
)
#: Voices that speak for themselves in the matter whoever they are: owners, and companies that buy.
_INTERESTED = frozenset({Voice.OWNER, Voice.COMPANY})

_COLUMNS = {
    VoiceColumn.PRODUCERS: PRODUCERS,
    VoiceColumn.LOCAL: {Voice.COMMUNITY, Voice.LOCAL_CIVIL_SOCIETY},
    VoiceColumn.INTERMEDIARY: {Voice.INTERMEDIARY},
    VoiceColumn.COMPANY: {Voice.COMPANY, Voice.OWNER, Voice.CONSULTANT},
    VoiceColumn.STATE: {Voice.STATE},
    VoiceColumn.RESEARCH: {Voice.RESEARCHER, Voice.INDEPENDENT_INSTITUTION},
    VoiceColumn.PRESS: {Voice.JOURNALIST, Voice.SECONDARY_SUMMARY, Voice.OTHER},
    VoiceColumn.TEXT: {Voice.INSTRUMENT_TEXT},
    VoiceColumn.WITHHELD: {Voice.WITHHELD},
}


def column_of(voice: Voice) -> VoiceColumn:
    """Return the column of a scorecard a voice is counted in."""
    return next(column for column, voices in _COLUMNS.items() if voice in voices)


def column_of_evidence(evidence: Evidence) -> VoiceColumn:
    """Return the column a piece of evidence is counted in; of a stub, the one it still tells."""
    if evidence.withheld is not None and evidence.withheld.column is not None:
        return evidence.withheld.column
    return column_of(evidence.voice)


def class_of_voice(voice: Voice, *, interested: bool) -> EvidenceClass:
    """Return the class of a voice that nobody carries; `interested` when it runs or funds the initiative.

    The words of a law or standard are class C whoever issued them.
    """
    if voice is Voice.INSTRUMENT_TEXT:
        return EvidenceClass.C
    if interested or voice in _INTERESTED:
        return EvidenceClass.D
    if voice in PRODUCERS:
        return EvidenceClass.A
    return EvidenceClass.B if voice in _NEAR else EvidenceClass.E


def evidence_class(evidence: Evidence, behind: Collection[str]) -> tuple[EvidenceClass, str]:
    """Return the class of a piece of evidence and the reason, given the keys of `runs_or_funds`.

    Whatever the initiative's own people say, carry or pay for is class D, producers' words
    included (semantics, section 2). A stub keeps the class it had; one that tells none is class E,
    and nothing rests on it.
    """
    if evidence.withheld is not None:
        return evidence.withheld.class_ or EvidenceClass.E, _WITHHELD
    if evidence.voice is not Voice.INSTRUMENT_TEXT and is_carried_by_interested(evidence, behind):
        if evidence.commissioned_by in behind:
            return EvidenceClass.D, "paid for by those who run or fund the initiative"
        return EvidenceClass.D, "known only through those who run or fund the initiative, or buy from it"
    found = class_of_voice(evidence.voice, interested=evidence.by in behind)
    return found, _REASONS[found]


def is_carried_by_interested(evidence: Evidence, behind: Collection[str]) -> bool:
    """Tell whether words are relayed or paid for by those who run or fund the initiative, or buy from it."""
    carrier = evidence.carried_by
    relayed = carrier is not None and (carrier.by in behind or carrier.voice in _INTERESTED)
    return relayed or evidence.commissioned_by in behind


def place_class(place: SearchedPlace, behind: Collection[str]) -> EvidenceClass:
    """Return the class of what a place that was searched could have shown."""
    if place.withheld is not None:
        return place.withheld.class_ or EvidenceClass.E
    return class_of_voice(place.voice, interested=place.by in behind)


_WITHHELD = "withheld; its class follows from who spoke, carried it and paid"
_REASONS = {
    EvidenceClass.A: "producers, in their own voice",
    EvidenceClass.B: "somebody near or independent who neither runs nor funds the initiative",
    EvidenceClass.C: "the text itself",
    EvidenceClass.D: "those who run or fund the initiative, or buy from it",
    EvidenceClass.E: "press, summary or adviser",
}
