"""Dossiers in short, and which of them fit a kind, a mineral, a stage and a binding force."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from hrddeval.facts.classes import column_of_evidence
from hrddeval.model.dossier import Dossier
from hrddeval.model.dossier_list import DossierRow
from hrddeval.model.voice import VoiceColumn

#: How a profile says that an initiative is not about particular minerals.
ALL_MINERALS = "all minerals"


def row(dossier: Dossier, file: str) -> DossierRow:
    """Return one dossier in short."""
    profile = dossier.profile
    return DossierRow(
        id=dossier.id,
        name=dossier.name,
        short=dossier.short,
        kind=profile.kind,
        binding=profile.binding,
        stage=profile.stage,
        sector=profile.sector,
        started=profile.started,
        ended=profile.ended,
        minerals=profile.minerals,
        places=tuple(place.name for place in profile.places),
        derives_from=profile.derives_from,
        evidence=len(dossier.evidence),
        producers=sum(column_of_evidence(one) is VoiceColumn.PRODUCERS for one in dossier.evidence.values()),
        observations=len(dossier.observations),
        searches=len(dossier.searches),
        file=file,
    )


def fitting(
    rows: Iterable[DossierRow],
    *,
    kinds: Collection[str] = (),
    minerals: Collection[str] = (),
    stages: Collection[str] = (),
    bindings: Collection[str] = (),
) -> tuple[DossierRow, ...]:
    """Return the rows that fit one value of every list that has any; no list leaves nothing out.

    What covers all minerals fits every mineral.
    """
    wanted = {mineral.casefold() for mineral in minerals} | ({ALL_MINERALS} if minerals else set())
    return tuple(
        one
        for one in rows
        if (not kinds or one.kind in kinds)
        and (not stages or one.stage in stages)
        and (not bindings or one.binding in bindings)
        and (not wanted or wanted & {mineral.casefold() for mineral in one.minerals})
    )


def minerals_named(rows: Sequence[DossierRow]) -> list[str]:
    """Return every mineral a dossier names, sorted."""
    return sorted({mineral.casefold() for one in rows for mineral in one.minerals})
