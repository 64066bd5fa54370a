"""Checks what a dossier says: sources, evidence, observations, searches and dates must fit together."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from hrddeval.bibliography import Bibliography
from hrddeval.diagnostics.diagnostic import Diagnostic, Severity
from hrddeval.dossiers.advice import advise
from hrddeval.dossiers.dates import advise_on_dates, check_dates
from hrddeval.dossiers.publication import check_publication
from hrddeval.dossiers.safety import check_safety
from hrddeval.dossiers.wording import advise_on_wording
from hrddeval.model.dossier import Dossier, Observation, Search, SearchResult, Status
from hrddeval.model.vocabulary import Vocabulary
from hrddeval.observations import DOSSIER_CODES, check_observation
from hrddeval.source.loaded import Loaded
from hrddeval.source.source_file import DataPath, SourceFile
from hrddeval.source.suggest import did_you_mean
from hrddeval.vocabulary import topic_names


def check_dossier(
    loaded: Loaded[Dossier], bibliography: Bibliography | None, vocabulary: Vocabulary
) -> list[Diagnostic]:
    """Return everything that is wrong, and what an analyst should look at again.

    Without a bibliography, because it is missing or broken, nothing is said about sources.
    """
    dossier, source = loaded.value, loaded.source
    known_sources = tuple(bibliography.sources) if bibliography else None
    problems = list(_check_evidence(dossier, source, known_sources))
    problems += check_observations(dossier, source, vocabulary)
    problems += _check_searches(dossier, source, vocabulary, known_sources)
    problems += check_dates(dossier, source)
    problems += check_publication(dossier, source)
    problems += advise(dossier, source, bibliography, vocabulary)
    problems += advise_on_wording(dossier, source)
    problems += advise_on_dates(dossier, source, bibliography, vocabulary)
    problems += check_safety(dossier, source, bibliography, vocabulary)
    return problems


def _check_evidence(
    dossier: Dossier, source: SourceFile, sources: Collection[str] | None
) -> Iterator[Diagnostic]:
    for name, evidence in dossier.evidence.items():
        path: DataPath = ("evidence", name)
        yield from _check_source(evidence.source, (*path, "source"), source, sources)
        carrier = evidence.carried_by
        for here, by in (
            ((*path, "by"), evidence.by),
            ((*path, "commissioned_by"), evidence.commissioned_by),
            ((*path, "carried_by", "by"), carrier.by if carrier else None),
        ):
            yield from _check_organisation(by, here, dossier, source)


def _check_source(
    name: str, path: DataPath, source: SourceFile, sources: Collection[str] | None
) -> Iterator[Diagnostic]:
    if sources is not None and name not in sources:
        hint = did_you_mean(name, sources, otherwise="add the source to sources.json")
        yield source.error("HR402", f"no source has the id `{name}`", path, hint=hint)


def _check_organisation(
    name: str | None, path: DataPath, dossier: Dossier, source: SourceFile
) -> Iterator[Diagnostic]:
    known = dossier.profile.runs_or_funds
    if name is not None and name not in known:
        hint = did_you_mean(
            name, known, otherwise="add it to `runs_or_funds`, or write its name under `name`"
        )
        yield source.error("HR410", f"`{name}` is not one of `runs_or_funds`", path, hint=hint)


def check_observations(dossier: Dossier, source: SourceFile, vocabulary: Vocabulary) -> Iterator[Diagnostic]:
    """Yield what is wrong with the observations of a dossier: kinds, attributes, references, evidence."""
    kinds_by_id = {name: observation.kind for name, observation in dossier.observations.items()}
    for name, observation in dossier.observations.items():
        path: DataPath = ("observations", name)
        yield from check_observation(
            vocabulary,
            source,
            path,
            kind=observation.kind,
            attributes=observation.attributes,
            kinds_by_id=kinds_by_id,
            codes=DOSSIER_CODES,
        )
        for key, cited in (("evidence", observation.evidence), ("disputed_by", observation.disputed_by)):
            yield from _check_cited(cited, (*path, key), dossier, source)
        for position, one in enumerate(observation.disputed_by):
            if one in observation.evidence:
                message = f"{one} supports {name} and disputes it"
                hint = "split the evidence into two claims"
                yield source.error("HR423", message, (*path, "disputed_by", position), hint=hint)


def _check_cited(
    cited: Collection[str], path: DataPath, dossier: Dossier, source: SourceFile
) -> Iterator[Diagnostic]:
    for position, one in enumerate(cited):
        if one not in dossier.evidence:
            hint = did_you_mean(one, dossier.evidence, otherwise="record the evidence first")
            yield source.error("HR406", f"there is no evidence {one}", (*path, position), hint=hint)


def _check_searches(
    dossier: Dossier, source: SourceFile, vocabulary: Vocabulary, sources: Collection[str] | None
) -> Iterator[Diagnostic]:
    topics = topic_names(vocabulary)
    for topic, search in dossier.searches.items():
        path: DataPath = ("searches", topic)
        if topic not in topics:
            hint = did_you_mean(topic, topics, otherwise="write a kind, or `kind.value` of its `topic_by`")
            yield source.error("HR411", f"no topic is called `{topic}`", path, hint=hint, key=True)
        yield from _check_cited(search.evidence, (*path, "evidence"), dossier, source)
        for position, place in enumerate(search.places):
            here: DataPath = (*path, "places", position)
            yield from _check_organisation(place.by, (*here, "by"), dossier, source)
            if place.source is not None:
                yield from _check_source(place.source, (*here, "source"), source, sources)
        if search.result in (SearchResult.COMPLETE, SearchResult.PARTIAL) and not search.places:
            complete = search.result is SearchResult.COMPLETE
            message = f"the search is {search.result.value}, but names no place that was looked at"
            severity = Severity.ERROR if complete else Severity.WARNING
            yield source.error(
                "HR416",
                message,
                path,
                hint="add `places:` with `what` and `voice`",
                key=True,
                severity=severity,
            )
        if search.result is SearchResult.FOUND_ABSENT:
            yield from _check_found_absent(topic, search, path, dossier, source, vocabulary)


def _check_found_absent(
    topic: str, search: Search, path: DataPath, dossier: Dossier, source: SourceFile, vocabulary: Vocabulary
) -> Iterator[Diagnostic]:
    if not search.evidence:
        message, hint = (
            f"`{topic}` is found absent without evidence",
            "add `evidence:` that says there is none",
        )
        yield source.error("HR413", message, path, hint=hint, key=True)
    for name, observation in dossier.observations.items():
        if not _is_of_topic(observation, topic, vocabulary):
            continue
        read = any(
            e in dossier.evidence and dossier.evidence[e].status is Status.READ for e in observation.evidence
        )
        if read and not observation.disputed_by:
            message = f"`{topic}` is found absent, but {name} is one"
            hint = f"write `result: partial`, or add what speaks against {name} to its `disputed_by`"
            yield source.error("HR414", message, path, hint=hint, key=True)
        else:
            standing = "contested" if observation.disputed_by else "alleged"
            message = f"`{topic}` is found absent, while {name} is {standing}"
            hint = "make sure that both are meant"
            yield source.error("HR415", message, path, hint=hint, key=True, severity=Severity.WARNING)


def _is_of_topic(observation: Observation, topic: str, vocabulary: Vocabulary) -> bool:
    kind, _, value = topic.partition(".")
    declared = vocabulary.kinds.get(kind)
    if observation.kind != kind or declared is None:
        return False
    return not value or observation.attributes.get(declared.topic_by or "") == value
