"""One dossier as a page for the terminal: who it is, what was said by whom, what follows, what was looked for."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import wrap

from hrddeval.facts.classes import column_of_evidence, evidence_class
from hrddeval.facts.reading import Reading, Seen
from hrddeval.model.dossier import (
    Dossier,
    Evidence,
    Observation,
    Organisation,
    Reply,
    Search,
    SearchResult,
    Source,
)
from hrddeval.model.values import Money, TypedValue
from hrddeval.model.vocabulary import Attribute, AttributeType, Kind, Vocabulary
from hrddeval.model.voice import VoiceColumn
from hrddeval.rules.words import value_label
from hrddeval.scoring.profile import citation, voice_words

#: Room for an id such as O12 before its text.
_ID = 5
_RESULTS = {
    SearchResult.COMPLETE: "complete",
    SearchResult.PARTIAL: "in part",
    SearchResult.FOUND_ABSENT: "found absent",
    SearchResult.NOT_SEARCHED: "nobody has looked",
}


class _Page:
    def __init__(self, width: int) -> None:
        self.lines: list[str] = []
        self._width = width

    def add(self, text: str = "", indent: int = 0, hang: int = 0, *, lead: str = "") -> None:
        """Add a paragraph; lines after the first stand `hang` further in. `lead` fills the hang of the first."""
        self.lines += wrap(
            " ".join(text.split()),
            self._width,
            initial_indent=" " * indent + (f"{lead:<{hang}}" if lead else ""),
            subsequent_indent=" " * (indent + hang),
            break_on_hyphens=False,
            break_long_words=False,
        ) or [""]


def page(
    dossier: Dossier,
    sources: Mapping[str, Source],
    reading: Reading,
    vocabulary: Vocabulary,
    *,
    as_of: str,
    width: int = 100,
) -> list[str]:
    """Return the whole dossier in lines.

    Args:
        reading: the dossier read on the date, which says how firm each observation is.
        as_of: the date; observations that do not hold on it are shown, and said not to count.
    """
    page = _Page(width)
    _profile(page, dossier, as_of)
    _evidence(page, dossier, sources)
    _observations(page, dossier, reading, vocabulary)
    _searches(page, dossier)
    _replies(page, dossier)
    return page.lines


def _profile(page: _Page, dossier: Dossier, as_of: str) -> None:
    profile = dossier.profile
    page.add(f"{dossier.name} ({dossier.id})")
    facts = (profile.kind, profile.binding, profile.stage, profile.sector)
    page.add("; ".join(fact.value.replace("_", " ") for fact in facts) + f"; evidence as of {as_of}")
    if profile.summary is not None:
        page.add(profile.summary.en)
    behind = "; ".join(f"{one.name} ({one.role})" for one in profile.runs_or_funds.values())
    for label, text in (
        ("Runs or funds", behind),
        ("From", profile.started),
        ("Until", profile.ended),
        ("Jurisdiction", profile.jurisdiction),
        ("Places", ", ".join(place.name for place in profile.places)),
        ("Minerals", ", ".join(profile.minerals)),
        ("Derives from", ", ".join(profile.derives_from)),
    ):
        if text:
            page.add(f"{label}: {text}", 2, 4)


def _evidence(page: _Page, dossier: Dossier, sources: Mapping[str, Source]) -> None:
    own = sum(column_of_evidence(one) is VoiceColumn.PRODUCERS for one in dossier.evidence.values())
    page.add()
    page.add(f"Evidence: {len(dossier.evidence)} entries, {own or 'none'} of them in producers' own words")
    for name, one in sorted(dossier.evidence.items(), key=_number):
        if one.withheld is not None:
            page.add(f"Withheld from this audience. {_stub(one)}", 2, _ID, lead=name)
            continue
        page.add(one.claim, 2, _ID, lead=name)
        page.add(f"{_who(one, dossier)}. {one.status.value.capitalize()}.", 7, 2)
        place = sources.get(one.source)
        page.add(f"{citation(place) if place else one.source}: {one.locator}", 7, 2)
        if one.note:
            page.add(f"Note: {one.note}", 7, 2)


def _stub(evidence: Evidence) -> str:
    """Say what is left of a piece of evidence that was withheld."""
    known = evidence.withheld.class_ if evidence.withheld else None
    column = voice_words(column_of_evidence(evidence), str)
    return f"{column}; class {known.value}" if known else column


def _who(evidence: Evidence, dossier: Dossier) -> str:
    behind = dossier.profile.runs_or_funds
    found, reason = evidence_class(evidence, behind)
    words = _plain(evidence.voice).capitalize()
    if name := _called(evidence.by, behind):
        words += f" ({name})"
    if (carrier := evidence.carried_by) is not None:
        words += f", carried by {_called(carrier.by, behind) or carrier.name or _plain(carrier.voice)}"
    if name := _called(evidence.commissioned_by, behind):
        words += f", paid for by {name}"
    return f"{words}; class {found.value}: {reason}"


def _called(key: str | None, behind: Mapping[str, Organisation]) -> str | None:
    return behind[key].name if key is not None and key in behind else None


def _observations(page: _Page, dossier: Dossier, reading: Reading, vocabulary: Vocabulary) -> None:
    seen = {one.id: one for one in reading.seen}
    page.add()
    page.add(f"Observations: {len(dossier.observations)}")
    for name, one in sorted(dossier.observations.items(), key=_number):
        kind = vocabulary.kinds[one.kind]
        page.add(_what(one, kind, seen.get(name)), 2, _ID, lead=name)
        page.add(_standing(one, seen.get(name)), 7, 2)
        if one.note:
            page.add(f"Note: {one.note}", 7, 2)


def _what(observation: Observation, kind: Kind, seen: Seen | None) -> str:
    given = [
        f"{kind.attributes[name].label}: {_value(kind.attributes[name], seen.values[name])}"
        if seen is not None
        else f"{kind.attributes[name].label}: {raw}"
        for name, raw in observation.attributes.items()
    ]
    return f"{kind.label}" + (f" ({'; '.join(given)})" if given else "")


def _value(attribute: Attribute, value: TypedValue) -> str:
    match value:
        case tuple():
            return ", ".join(value_label(attribute, one, "en", str) for one in value)
        case Money():
            return f"{float(value.amount):g} {value.currency}" + (f" ({value.year})" if value.year else "")
        case _ if attribute.type is AttributeType.SHARE:
            return f"{float(value) * 100:g} %"
        case _:
            return value_label(attribute, str(value), "en", str)


def _standing(observation: Observation, seen: Seen | None) -> str:
    rests = f"Rests on {', '.join(observation.evidence)}"
    if observation.disputed_by:
        rests += f", disputed by {', '.join(observation.disputed_by)}"
    spans = [
        f"{word} {date}"
        for word, date in (("from", observation.from_), ("until", observation.until))
        if date is not None
    ]
    held = f" Holds {' '.join(spans)}." if spans else ""
    if seen is None:
        return f"Does not hold on this date. {rests}.{held}"
    return f"{seen.standing.value.capitalize()}: {seen.reason}. {rests}.{held}"


def _searches(page: _Page, dossier: Dossier) -> None:
    page.add()
    if not dossier.searches:
        page.add("Searches: none recorded")
        return
    page.add(f"Searches: {len(dossier.searches)} recorded; on every other topic nobody has looked")
    for topic, one in dossier.searches.items():
        _search(page, topic, one, dossier)


def _search(page: _Page, topic: str, search: Search, dossier: Dossier) -> None:
    behind = dossier.profile.runs_or_funds
    page.add(
        f"{topic}: {_RESULTS[search.result]}"
        + (f", {search.date}" if search.date else "")
        + (f" [{', '.join(search.evidence)}]" if search.evidence else ""),
        2,
        5,
    )
    for place in search.places:
        who = _called(place.by, behind) or _plain(place.voice)
        page.add(f"{place.what} ({who}{', read whole' if place.read_whole == 'yes' else ''})", 7, 2)
    if search.note:
        page.add(f"Note: {search.note}", 7, 2)


def _replies(page: _Page, dossier: Dossier) -> None:
    page.add()
    for side, reply in (("producers", dossier.replies.producers), ("owners", dossier.replies.owners)):
        page.add(f"Reply of {side}: {_reply(reply)}")


def _reply(reply: Reply | None) -> str:
    if reply is None:
        return "nobody has asked them yet"
    asked = " ".join(part for part in ("asked", reply.asked, reply.how) if part)
    came = (
        f"; answered {reply.received or 'on no recorded date'}: {reply.text}" if reply.text else "; no answer"
    )
    return asked + came + (f" Changed because of it: {reply.changed}" if reply.changed else "")


def _number(item: tuple[str, object]) -> int:
    return int(item[0][1:])


def _plain(word: str) -> str:
    return str(word).replace("_", " ")
