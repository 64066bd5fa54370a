"""Who is heard: the share of evidence by voice and by who carries it, and the initiatives without a producer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from hrddeval.facts.classes import column_of_evidence, is_carried_by_interested
from hrddeval.model.dossier import Dossier, Evidence, Status
from hrddeval.model.voice import NAMED_COLUMNS, VoiceColumn
from hrddeval.model.voices import (
    Carried,
    CarrierShare,
    InitiativeVoices,
    Voices,
    VoiceShare,
    VoicesReport,
)
from hrddeval.scoring.profile import voice_words


@dataclass(frozen=True)
class _Entry:
    column: VoiceColumn
    carried: Carried
    recalled: bool


def voices_report(dossiers: Iterable[Dossier], say: Callable[[str], str]) -> VoicesReport:
    """Return who is heard on each initiative, by id, and over all entries of all of them.

    Overall, every entry counts the same: an initiative with many entries weighs more.
    """
    entries = {one.id: (one, _entries(one)) for one in dossiers}
    found = tuple(
        InitiativeVoices(id=name, name=dossier.name, voices=_voices(of, say))
        for name, (dossier, of) in sorted(entries.items())
    )
    return VoicesReport(
        overall=_voices([entry for _, of in entries.values() for entry in of], say),
        initiatives=found,
        unheard=tuple(one.id for one in found if _is_unheard(one.voices)),
        through_interested_only=tuple(
            one.id
            for one in found
            if one.voices.producers.entries
            and one.voices.producers.carried[Carried.BY_INTERESTED] == one.voices.producers.entries
        ),
    )


def _is_unheard(voices: Voices) -> bool:
    """Tell whether no entry is in producers' voice; where voices are withheld, nobody can say so."""
    withheld = any(one.column is VoiceColumn.WITHHELD and one.entries for one in voices.by_voice)
    return not voices.producers.entries and not withheld


def _entries(dossier: Dossier) -> list[_Entry]:
    behind = dossier.profile.runs_or_funds
    return [
        _Entry(column_of_evidence(one), _carried(one, behind), one.status is Status.RECALLED)
        for one in dossier.evidence.values()
    ]


def _carried(evidence: Evidence, behind: Iterable[str]) -> Carried:
    if evidence.withheld is not None:
        return Carried.WITHHELD
    if is_carried_by_interested(evidence, set(behind)):
        return Carried.BY_INTERESTED
    return Carried.BY_OTHERS if evidence.carried_by is not None else Carried.DIRECTLY


def _voices(entries: Sequence[_Entry], say: Callable[[str], str]) -> Voices:
    whole = len(entries)
    return Voices(
        entries=whole,
        recalled=sum(one.recalled for one in entries),
        by_voice=tuple(
            _of_column(column, entries, whole, say)
            for column in VoiceColumn
            if column in NAMED_COLUMNS or any(one.column is column for one in entries)
        ),
        by_carrier=tuple(
            CarrierShare(carried=carried, entries=count, share=_share(count, whole))
            for carried in Carried
            for count in (sum(one.carried is carried for one in entries),)
            if count or carried is not Carried.WITHHELD
        ),
    )


def _of_column(
    column: VoiceColumn, entries: Sequence[_Entry], whole: int, say: Callable[[str], str]
) -> VoiceShare:
    own = [one for one in entries if one.column is column]
    return VoiceShare(
        column=column,
        title=voice_words(column, say),
        entries=len(own),
        share=_share(len(own), whole),
        carried={
            carried: count
            for carried in Carried
            if (count := sum(one.carried is carried for one in own)) or carried is not Carried.WITHHELD
        },
    )


def _share(count: int, whole: int) -> float:
    return round(count / whole, 6) if whole else 0.0
