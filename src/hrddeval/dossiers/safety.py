"""Checks what could give a source away: neighbours that name it, days, and stubs that are not stubs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hrddeval.bibliography import Bibliography
from hrddeval.diagnostics.diagnostic import Diagnostic, Severity
from hrddeval.model.dossier import Dossier, Evidence, SearchedPlace, Source
from hrddeval.model.sensitivity import Sensitivity, is_stand_in
from hrddeval.model.vocabulary import AttributeType, Vocabulary
from hrddeval.model.voice import Voice
from hrddeval.source.source_file import DataPath, SourceFile

#: A name of fewer letters occurs by chance.
_SHORTEST = 4
#: A date of so many letters is a day.
_DAY = len("2020-12-03")
_ORDER = tuple(Sensitivity)


@dataclass(frozen=True)
class _Text:
    """A text of a dossier: where it stands, what it is called, and the least audience that may read it."""

    path: DataPath
    what: str
    text: str
    level: Sensitivity
    file: SourceFile


def check_safety(
    dossier: Dossier, source: SourceFile, bibliography: Bibliography | None, vocabulary: Vocabulary
) -> Iterator[Diagnostic]:
    """Return what is wrong with stubs, and warnings of what would leave although it should not."""
    yield from _stubs(dossier, source)
    if bibliography is not None:
        yield from _neighbours(dossier, source, bibliography, vocabulary)
    yield from _days(dossier, source, vocabulary)


def _stubs(dossier: Dossier, source: SourceFile) -> Iterator[Diagnostic]:
    entries: list[tuple[DataPath, str, Evidence | SearchedPlace]] = [
        (("evidence", name), name, one) for name, one in dossier.evidence.items()
    ]
    entries += [
        (("searches", topic, "places", position), f"place {position + 1} of `{topic}`", place)
        for topic, search in dossier.searches.items()
        for position, place in enumerate(search.places)
    ]
    stubs = [(path, name, one) for path, name, one in entries if one.withheld is not None]
    for path, name, one in entries:
        if one.withheld is None:
            if one.voice is Voice.WITHHELD:
                message, hint = (
                    f"the voice of {name} is `withheld`",
                    "write whose it is, and `sensitivity: secret`",
                )
                yield source.error("HR438", message, (*path, "voice"), hint=hint)
        elif dossier.redaction is None or not _is_empty(one):
            message = f"{name} is said to be withheld, but it was not hrddeval that withheld it"
            hint = "write `sensitivity: secret` instead of `withheld`: what leaves is then a stub"
            yield source.error("HR438", message, (*path, "withheld"), hint=hint, key=True)
    if dossier.redaction is not None and stubs:
        number = f"{len(stubs)} entries are" if len(stubs) > 1 else "an entry is"
        message = f"{number} withheld here: their class and status are taken on trust"
        hint = "ask whoever made the dossier for the whole one, to check them"
        yield source.error("HR437", message, ("redaction",), hint=hint, key=True, severity=Severity.WARNING)


def _is_empty(stub: Evidence | SearchedPlace) -> bool:
    """Tell whether a stub says nothing that a redaction takes out."""
    if isinstance(stub, SearchedPlace):  # its text may stand for itself, where another place makes it public
        return stub.voice is Voice.WITHHELD and stub.source is None and stub.by is None
    gone = (
        stub.by, stub.carried_by, stub.commissioned_by, stub.coder, stub.date, stub.quote, stub.note, stub.from_,
    )  # fmt: skip
    told = is_stand_in(stub.claim) and is_stand_in(stub.locator) and stub.voice is Voice.WITHHELD
    return told and all(one is None for one in gone)


def _neighbours(
    dossier: Dossier, source: SourceFile, bibliography: Bibliography, vocabulary: Vocabulary
) -> Iterator[Diagnostic]:
    """Warn of texts that name a source which only more sensitive entries cite."""
    sources = bibliography.sources
    cited = [(one.source, one.sensitivity) for one in dossier.evidence.values()]
    cited += [
        (place.source, place.sensitivity)
        for search in dossier.searches.values()
        for place in search.places
        if place.source is not None
    ]
    levels: dict[str, Sensitivity] = {}
    for name, sensitivity in cited:
        levels[name] = min(sensitivity, levels.get(name, sensitivity), key=_ORDER.index)
    hidden = {
        name: level for name, level in levels.items() if level is not Sensitivity.PUBLIC and name in sources
    }
    if not hidden:
        return
    known = {
        mark for name in levels.keys() - hidden.keys() if name in sources for mark in _marks(sources[name])
    }
    texts = [
        _Text(path, what, text, level, source) for path, what, text, level in _texts(dossier, vocabulary)
    ]
    texts += [
        _Text(
            (bibliography.positions[name], "note"),
            f"`note` of `{name}`",
            sources[name].note or "",
            level,
            bibliography.file,
        )
        for name, level in levels.items()
        if name in sources
    ]
    for name, level in hidden.items():
        marks = [mark for mark in _marks(sources[name]) if mark not in known]
        for text in texts:
            found = next((mark for mark in marks if _names(text.text, mark)), None)
            if found is not None and not level.is_for(text.level):
                message = (
                    f"{text.what} is {text.level.value} and names `{found}`; its source is {level.value}"
                )
                hint = f"leave the name out, or mark the entry `sensitivity: {level.value}`"
                yield text.file.error("HR435", message, text.path, hint=hint, severity=Severity.WARNING)


def _marks(source: Source) -> list[str]:
    """Return what a source is known by: id, title, address and the names of its authors."""
    families = [author.partition(",")[0].strip() for author in source.authors]
    marks = [source.id, source.title, source.url or "", *families]
    return [mark for mark in marks if len(mark) >= _SHORTEST]


def _names(text: str, mark: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(mark)}(?!\w)", text, re.IGNORECASE) is not None


def _texts(dossier: Dossier, vocabulary: Vocabulary) -> Iterator[tuple[DataPath, str, str, Sensitivity]]:
    """Yield every free text of a dossier with the least audience that may read it."""
    public = Sensitivity.PUBLIC
    for name, evidence in dossier.evidence.items():
        carrier = evidence.carried_by.name if evidence.carried_by else None
        named = (
            ("claim", evidence.claim),
            ("locator", evidence.locator),
            ("quote", evidence.quote),
            ("note", evidence.note),
            ("from", evidence.from_),
            ("carried_by", carrier),
        )
        for key, text in named:
            if text is not None:
                yield (("evidence", name, key), f"`{key}` of {name}", text, evidence.sensitivity)
    for name, observation in dossier.observations.items():
        level = _least(dossier, observation.evidence)
        declared = vocabulary.kinds.get(observation.kind)
        if observation.note:
            yield (("observations", name, "note"), f"`note` of {name}", observation.note, level)
        for key, value in observation.attributes.items():
            attribute = declared.attributes.get(key) if declared else None
            if attribute is not None and attribute.type is AttributeType.TEXT and isinstance(value, str):
                yield (("observations", name, "attributes", key), f"`{key}` of {name}", value, level)
    for topic, search in dossier.searches.items():
        levels = [place.sensitivity for place in search.places]
        levels += [dossier.evidence[e].sensitivity for e in search.evidence if e in dossier.evidence]
        if search.note:
            level = max(levels, key=_ORDER.index, default=public)
            yield (("searches", topic, "note"), f"`note` of `{topic}`", search.note, level)
        for position, place in enumerate(search.places):
            path: DataPath = ("searches", topic, "places", position, "what")
            yield (path, f"place {position + 1} of `{topic}`", place.what, place.sensitivity)
    for side, reply in (("producers", dossier.replies.producers), ("owners", dossier.replies.owners)):
        for key in ("how", "text", "changed"):
            text = getattr(reply, key) if reply is not None else None
            if text:
                yield (("replies", side, key), f"`{key}` of the {side}' reply", text, public)
    if dossier.publication.reason:
        yield ("publication", "reason"), "`reason`", dossier.publication.reason, public
    summary = dossier.profile.summary
    for language in ("en", "fr", "sw"):
        text = getattr(summary, language) if summary is not None else None
        if text:
            yield (("profile", "summary"), "`summary`", text, public)


def _least(dossier: Dossier, cited: tuple[str, ...]) -> Sensitivity:
    """Return the least sensitive of what an observation rests on: its own texts leave with it."""
    levels = [dossier.evidence[e].sensitivity for e in cited if e in dossier.evidence]
    return min(levels, key=_ORDER.index, default=Sensitivity.PUBLIC)


def _days(dossier: Dossier, source: SourceFile, vocabulary: Vocabulary) -> Iterator[Diagnostic]:
    """Warn of a day that leaves, because rules ask for it, though all it rests on is withheld."""
    for name, observation in dossier.observations.items():
        if _least(dossier, observation.evidence) is Sensitivity.PUBLIC:
            continue
        declared = vocabulary.kinds.get(observation.kind)
        dates: list[tuple[DataPath, str, object]] = [
            (("observations", name, "from"), "from", observation.from_),
            (("observations", name, "until"), "until", observation.until),
        ]
        dates += [
            (("observations", name, "attributes", key), key, value)
            for key, value in observation.attributes.items()
            if declared and key in declared.attributes and declared.attributes[key].type is AttributeType.DATE
        ]
        for path, key, date in dates:
            if isinstance(date, str) and len(date) == _DAY:
                message = f"`{key}` of {name} gives the day, and {name} rests on withheld evidence alone"
                hint = f"write the year, {date[:4]}, if that is enough: the date leaves with the observation"
                yield source.error("HR439", message, path, hint=hint, severity=Severity.WARNING)
