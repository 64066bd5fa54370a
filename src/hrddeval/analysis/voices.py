"""Who is heard: the share of evidence by voice and by who carries it, and the initiatives without a producer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from hrddeval.facts.classes import column_of, is_carried_by_interested
from hrddeval.model.assessment import VoiceColumn
from hrddeval.model.dossier import Dossier, Evidence, Status
from hrddeval.model.voice_report import (
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
        unheard=tuple(one.id for one in found if not one.voices.producers.entries),
        through_interested_only=tuple(
            one.id
            for one in found
            if one.voices.producers.entries
            and one.voices.producers.carried[Carried.BY_INTERESTED] == one.voices.producers.entries
        ),
    )


def _entries(dossier: Dossier) -> list[_Entry]:
    behind = dossier.profile.runs_or_funds
    return [
        _Entry(column_of(one.voice), _carried(one, behind), one.status is Status.RECALLED)
        for one in dossier.evidence.values()
    ]


def _carried(evidence: Evidence, behind: Iterable[str]) -> Carried:
    if is_carried_by_interested(evidence, set(behind)):
        return Carried.BY_INTERESTED
    return Carried.BY_OTHERS if evidence.carried_by is not None else Carried.DIRECTLY


def _voices(entries: Sequence[_Entry], say: Callable[[str], str]) -> Voices:
    whole = len(entries)
    return Voices(
        entries=whole,
        recalled=sum(one.recalled for one in entries),
        by_voice=tuple(_of_column(column, entries, whole, say) for column in VoiceColumn),
        by_carrier=tuple(
            CarrierShare(carried=carried, entries=count, share=_share(count, whole))
            for carried in Carried
            for count in (sum(one.carried is carried for one in entries),)
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
        carried={carried: sum(one.carried is carried for one in own) for carried in Carried},
    )


def _share(count: int, whole: int) -> float:
    return round(count / whole, 6) if whole else 0.0
