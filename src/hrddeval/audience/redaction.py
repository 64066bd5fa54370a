"""Turns a dossier into the one an audience may read: the same scores, without what is not for it.

Of withheld evidence there remain class, column of voices and status; of a withheld place its class
and whether the text was read whole. An observation that rests on nothing else loses its note, its
texts and every attribute no rule reads. Dates of what is withheld go, and sources nothing cites.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from hrddeval.audience.attributes import Read, attributes_read
from hrddeval.audience.small_cells import Stubs, stubs_of
from hrddeval.bibliography import record_of
from hrddeval.dossiers import DOSSIER_FILE, SOURCES_FILE, LoadedDossier
from hrddeval.dossiers.codings import FOLDER
from hrddeval.facts.classes import place_class
from hrddeval.facts.reading import NO_DATE, holds_on
from hrddeval.model.coding import Coding
from hrddeval.model.dossier import Dossier, Observation, Search, SearchedPlace, Source
from hrddeval.model.rule import Criterion, DerivedRule
from hrddeval.model.sensitivity import WITHHELD, Redaction, Sensitivity, left_of, stand_in
from hrddeval.model.vocabulary import AttributeType, Vocabulary
from hrddeval.model.voice import Voice
from hrddeval.rules.compile import compile_rules
from hrddeval.scoring.assessment import date_of
from hrddeval.source.loaded import digest


def for_audience(
    dossiers: Sequence[LoadedDossier],
    audience: Sensitivity,
    smallest: int,
    vocabulary: Vocabulary,
    criteria: Iterable[Criterion],
    derived: Iterable[DerivedRule],
) -> tuple[LoadedDossier, ...]:
    """Return checked dossiers as an audience may read them; those with nothing to withhold as they are.

    Args:
        smallest: least number of withheld entries of one voice that may be told.
        criteria: with `derived`, all rules that may score them; what no rule reads is left out.
    """
    if not any(_holds_back(one.dossier, audience) for one in dossiers):
        return tuple(dossiers)
    read = attributes_read(vocabulary, compile_rules(vocabulary, list(criteria), list(derived)))
    return tuple(
        _redacted(one, audience, smallest, vocabulary, read) if _holds_back(one.dossier, audience) else one
        for one in dossiers
    )


def files_of(loaded: LoadedDossier) -> dict[str, str]:
    """Return a dossier and its sources as files that read back as the same, with the same digest."""
    data, records = _data(loaded.dossier, loaded.sources)
    codings = {f"{FOLDER}/{one.coder}.yaml": _coding_data(one) for one in loaded.codings}
    parts = {DOSSIER_FILE: data, SOURCES_FILE: records, **codings}
    return {name: json.dumps(part, ensure_ascii=False, indent=1) + "\n"
            for name, part in parts.items()}  # fmt: skip


def withheld_evidence(dossier: Dossier, audience: Sensitivity) -> list[str]:
    """Return the ids of evidence that is not for an audience."""
    return [
        name
        for name, one in dossier.evidence.items()
        if one.withheld is None and not one.sensitivity.is_for(audience)
    ]


def _is_withheld(place: SearchedPlace, audience: Sensitivity) -> bool:
    return place.withheld is None and not place.sensitivity.is_for(audience)


def _holds_back(dossier: Dossier, audience: Sensitivity) -> bool:
    places = (place for search in dossier.searches.values() for place in search.places)
    return bool(withheld_evidence(dossier, audience)) or any(_is_withheld(one, audience) for one in places)


def _redacted(
    loaded: LoadedDossier, audience: Sensitivity, smallest: int, vocabulary: Vocabulary, read: Read
) -> LoadedDossier:
    whole = loaded.dossier
    record = _stub_record(loaded.sources)
    stubs = stubs_of(whole, withheld_evidence(whole, audience), record.id, smallest)
    kept = {
        "evidence": {name: stubs.entries.get(name, one) for name, one in whole.evidence.items()},
        "observations": _observations(whole, stubs, vocabulary, read),
        "searches": _searches(whole, stubs, audience),
    }
    dossier = whole.model_copy(update=kept)
    cited = {one.source for one in dossier.evidence.values()}
    cited |= {place.source for one in dossier.searches.values() for place in one.places if place.source}
    sources = {name: one for name, one in loaded.sources.items() if name in cited}
    sources |= {record.id: record} if record.id in cited else {}
    as_of = _told_date(whole, loaded.sources, dossier, sources)
    redaction = Redaction(audience=audience, as_of=as_of, smallest_cell=smallest)
    dossier = dossier.model_copy(update={"redaction": redaction})
    codings = tuple(_coding(one, whole, stubs, vocabulary, read) for one in loaded.codings)
    data, records = _data(dossier, sources)
    basis = {"dossier": data, "sources": records}
    if codings:
        basis["codings"] = [_coding_data(one) for one in codings]
    return replace(
        loaded, dossier=dossier, sources=sources, codings=codings, adjudication=None, digest=digest(basis)
    )


def _coding(one: Coding, whole: Dossier, stubs: Stubs, vocabulary: Vocabulary, read: Read) -> Coding:
    """Return what another coder read, redacted as the dossier's own observations are."""
    theirs = whole.model_copy(update={"observations": one.observations})
    return one.model_copy(update={"observations": _observations(theirs, stubs, vocabulary, read)})


def _coding_data(one: Coding) -> Any:
    return one.model_dump(mode="json", by_alias=True, exclude_defaults=True)


def _data(dossier: Dossier, sources: Mapping[str, Source]) -> tuple[Any, Any]:
    data = dossier.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return data, [record_of(source) for source in sources.values()]


def _stub_record(sources: Mapping[str, Source]) -> Source:
    """Return the record that stands for every source withheld, under an id that is not taken."""
    taken = {name for name, one in sources.items() if one.title != WITHHELD}
    number = 1
    while stand_in(number).replace(" ", "-") in taken:
        number += 1
    return Source(id=stand_in(number).replace(" ", "-"), title=WITHHELD)


class _StandIns:
    """Texts that stand for others: equal ones for equal ones, and what is public anyway for itself."""

    def __init__(self, public: Collection[str]) -> None:
        self._public, self._given = public, dict[str, str]()

    def of(self, text: str) -> str:
        if text in self._public:
            return text
        return self._given.setdefault(text, stand_in(len(self._given) + 1))


def _observations(
    dossier: Dossier, stubs: Stubs, vocabulary: Vocabulary, read: Read
) -> dict[str, Observation]:
    hidden = {
        name for name, one in dossier.observations.items() if all(e in stubs.entries for e in one.evidence)
    }
    public = {
        one.attributes[attribute]
        for name, one in dossier.observations.items()
        if name not in hidden
        for attribute in _texts(one, vocabulary)
    }
    stand_ins = _StandIns(public)
    found = {}
    for name, one in dossier.observations.items():
        links = {"evidence": _led(one.evidence, stubs), "disputed_by": _led(one.disputed_by, stubs)}
        if name in hidden:
            texts = _texts(one, vocabulary)
            attributes = {
                key: stand_ins.of(value) if key in texts else value
                for key, value in one.attributes.items()
                if key in read.get(one.kind, ())
            }
            found[name] = one.model_copy(update={**links, "note": None, "attributes": attributes})
        else:
            found[name] = one.model_copy(update=links)
    return found


def _texts(observation: Observation, vocabulary: Vocabulary) -> set[str]:
    declared = vocabulary.kinds[observation.kind].attributes
    return {name for name in observation.attributes if declared[name].type is AttributeType.TEXT}


def _led(cited: Iterable[str], stubs: Stubs) -> tuple[str, ...]:
    return tuple(dict.fromkeys(stubs.leads_to.get(one, one) for one in cited))


def _searches(dossier: Dossier, stubs: Stubs, audience: Sensitivity) -> dict[str, Search]:
    every = [place for search in dossier.searches.values() for place in search.places]
    stand_ins = _StandIns({place.what for place in every if not _is_withheld(place, audience)})
    behind = dossier.profile.runs_or_funds
    found = {}
    for topic, search in dossier.searches.items():
        places = tuple(
            SearchedPlace(
                what=stand_ins.of(place.what),
                voice=Voice.WITHHELD,
                read_whole=place.read_whole,
                withheld=left_of(place_class(place, behind)),
            )
            if _is_withheld(place, audience)
            else place
            for place in search.places
        )
        kept: dict[str, Any] = {"places": places, "evidence": _led(search.evidence, stubs)}
        if places != search.places or any(e in stubs.entries for e in search.evidence):
            kept |= {"note": None, "date": None}
        found[topic] = search.model_copy(update=kept)
    return found


def _told_date(
    whole: Dossier, sources: Mapping[str, Source], dossier: Dossier, left: Mapping[str, Source]
) -> str | None:
    """Return the date to assess on that tells least and holds the same observations in force.

    The latest date of what is left, else the year, the month, at last the day of the whole dossier.
    """
    latest = date_of(whole, sources, None)
    if latest == NO_DATE:
        return None
    in_force = [holds_on(one, latest) for one in whole.observations.values()]
    public = date_of(dossier.model_copy(update={"redaction": None}), left, None)
    for date in (public, latest[:4], latest[:7]):
        if date != NO_DATE and in_force == [holds_on(one, date) for one in whole.observations.values()]:
            return date
    return latest
