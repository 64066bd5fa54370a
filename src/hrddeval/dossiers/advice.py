"""Warns of what is allowed in a dossier but often a slip: entries unused, owners' word alone or hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hrddeval.bibliography import Bibliography
from hrddeval.diagnostics.diagnostic import Diagnostic, Severity
from hrddeval.facts.classes import evidence_class
from hrddeval.model.dossier import Dossier, Evidence, EvidenceClass, SearchResult, Source, Voice
from hrddeval.model.vocabulary import Track, Vocabulary
from hrddeval.source.source_file import DataPath, SourceFile

#: Voices that often write *about* an organisation: its name in a title says nothing of who speaks.
_WRITE_ABOUT_OTHERS = frozenset(
    {
        Voice.RESEARCHER,
        Voice.INDEPENDENT_INSTITUTION,
        Voice.JOURNALIST,
        Voice.LOCAL_CIVIL_SOCIETY,
        Voice.COMMUNITY,
        Voice.STATE,
        Voice.INTERMEDIARY,
        Voice.CONSULTANT,
    }
)


def advise(
    dossier: Dossier, source: SourceFile, bibliography: Bibliography | None, vocabulary: Vocabulary
) -> Iterator[Diagnostic]:
    """Return warnings only."""
    yield from _unused_evidence(dossier, source)
    if bibliography is not None:
        yield from _unused_sources(dossier, bibliography)
        yield from _hidden_owner(dossier, source, bibliography)
    yield from _owners_word_alone(dossier, source, vocabulary)


def _warn(source: SourceFile, code: str, message: str, path: DataPath, hint: str) -> Diagnostic:
    return source.error(code, message, path, hint=hint, key=True, severity=Severity.WARNING)


def _unused_evidence(dossier: Dossier, source: SourceFile) -> Iterator[Diagnostic]:
    used = {e for o in dossier.observations.values() for e in (*o.evidence, *o.disputed_by)}
    used |= {e for search in dossier.searches.values() for e in search.evidence}
    for name, evidence in dossier.evidence.items():
        if name not in used and evidence.withheld is None:
            message = f"nothing rests on the evidence {name}"
            yield _warn(
                source,
                "HR417",
                message,
                ("evidence", name),
                "record the observation it supports, or delete it",
            )


def _unused_sources(dossier: Dossier, bibliography: Bibliography) -> Iterator[Diagnostic]:
    used = {evidence.source for evidence in dossier.evidence.values()}
    used |= {place.source for search in dossier.searches.values() for place in search.places if place.source}
    for name, position in bibliography.positions.items():
        if name not in used:
            message = f"no evidence cites the source `{name}`"
            yield bibliography.file.error(
                "HR418", message, (position, "id"), hint="cite it, or delete it", severity=Severity.WARNING
            )


def _hidden_owner(dossier: Dossier, source: SourceFile, bibliography: Bibliography) -> Iterator[Diagnostic]:
    """Whoever publishes in their own matter is class D; that needs `by`, which nobody else can tell."""
    for name, evidence in dossier.evidence.items():
        cited = bibliography.sources.get(evidence.source)
        if cited is None or _names_its_owner(evidence):
            continue
        for key, organisation in dossier.profile.runs_or_funds.items():
            if _speaks_in(organisation.name, cited, evidence.voice):
                message = f"the source of {name} is of {organisation.name}, but the evidence does not say so"
                hint = (
                    f"add `by: {key}`, or `carried_by:` with `by: {key}` if it relays somebody else's words"
                )
                yield _warn(source, "HR420", message, ("evidence", name), hint)
                break


def _names_its_owner(evidence: Evidence) -> bool:
    carried = evidence.carried_by is not None and evidence.carried_by.by is not None
    return (
        evidence.voice is Voice.INSTRUMENT_TEXT
        or evidence.withheld is not None
        or evidence.by is not None
        or evidence.commissioned_by is not None
        or carried
    )


def _speaks_in(organisation: str, cited: Source, voice: Voice) -> bool:
    places = [cited.publisher, *cited.authors]
    if voice not in _WRITE_ABOUT_OTHERS:
        places.append(cited.title)
    whole_word = re.compile(rf"(?<!\w){re.escape(organisation.strip())}(?!\w)", re.IGNORECASE)
    return len(organisation.strip()) > 2 and any(whole_word.search(place) for place in places if place)


def _owners_word_alone(dossier: Dossier, source: SourceFile, vocabulary: Vocabulary) -> Iterator[Diagnostic]:
    """Ask who else was looked for. A search on the topic answers that, or a note that says why nobody has looked."""
    behind = dossier.profile.runs_or_funds
    found, topics = [], []
    for name, observation in dossier.observations.items():
        kind = vocabulary.kinds.get(observation.kind)
        cited = [dossier.evidence[e] for e in observation.evidence if e in dossier.evidence]
        if kind is None or kind.track is not Track.PRACTICE or not cited:
            continue
        value = observation.attributes.get(kind.topic_by or "")
        searches = [
            dossier.searches.get(topic) for topic in (observation.kind, f"{observation.kind}.{value}")
        ]
        if any(
            one is not None and (one.result is not SearchResult.NOT_SEARCHED or one.note) for one in searches
        ):
            continue
        if all(evidence_class(one, behind)[0] is EvidenceClass.D for one in cited):
            found.append(name)
            topics.append(f"{observation.kind}.{value}" if value else observation.kind)
    if found:
        message = f"only those who run, fund or buy vouch for {', '.join(found)}, and no search says who else was asked"
        missing = ", ".join(f"`{topic}`" for topic in dict.fromkeys(topics))
        hint = (
            f"look for producers' or independent words, and record under `searches` what was done: {missing}"
        )
        yield _warn(source, "HR419", message, ("observations", found[0]), hint)
