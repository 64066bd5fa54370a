"""Checks the dates of a dossier: each a day of the calendar, none before what it must follow."""

from __future__ import annotations

from collections.abc import Iterator

from hrddeval.bibliography import Bibliography
from hrddeval.diagnostics.diagnostic import Diagnostic, Severity
from hrddeval.dossiers.publication import dates_of
from hrddeval.model.dossier import Dossier, Status
from hrddeval.model.numbers import first_day, is_date, last_day
from hrddeval.model.vocabulary import Track, Vocabulary
from hrddeval.source.source_file import DataPath, SourceFile

#: Where two dates stand: the place, the first key and date, the last key and date.
_Span = tuple[DataPath, str, str | None, str, str | None]


def check_dates(dossier: Dossier, source: SourceFile) -> Iterator[Diagnostic]:
    """Return errors: days that do not exist, and spans that end before they begin."""
    dates: list[tuple[DataPath, str | None]] = [
        (("profile", key), getattr(dossier.profile, key)) for key in ("started", "ended")
    ]
    dates += [(("evidence", name, "date"), one.date) for name, one in dossier.evidence.items()]
    dates += [(("searches", topic, "date"), one.date) for topic, one in dossier.searches.items()]
    for name, observation in dossier.observations.items():
        dates += [
            (("observations", name, "from"), observation.from_),
            (("observations", name, "until"), observation.until),
        ]
    dates += dates_of(dossier)
    wrong = set()
    for path, date in dates:
        if date is not None and not is_date(date):
            wrong.add(date)
            yield source.error(
                "HR412",
                f"there is no day {date} in the calendar",
                path,
                hint="write the day, or the month alone",
            )
    spans: list[_Span] = [(("profile",), "started", dossier.profile.started, "ended", dossier.profile.ended)]
    spans += [
        (("observations", name), "from", o.from_, "until", o.until)
        for name, o in dossier.observations.items()
    ]
    for place, first, start, last, end in spans:
        if start is None or end is None or {start, end} & wrong:
            continue
        if first_day(start) > last_day(end):
            message = f"`{last}` is {end}, before `{first}` {start}"
            yield source.error("HR412", message, (*place, last), hint="swap the two dates, or correct one")


def advise_on_dates(
    dossier: Dossier, source: SourceFile, bibliography: Bibliography | None, vocabulary: Vocabulary
) -> Iterator[Diagnostic]:
    """Warn of dates that cannot both be right: something is told, coded or read before it could be.

    A text may set a date that lies ahead of it; so only what was done is held against the year of its sources.
    """
    if bibliography is None:
        return
    yield from _read_before_it_came_out(bibliography)
    yield from _coded_before_it_came_out(dossier, source, bibliography)
    for name, observation in dossier.observations.items():
        kind = vocabulary.kinds.get(observation.kind)
        cited = [dossier.evidence[e] for e in observation.evidence if e in dossier.evidence]
        years = [_year(bibliography, one.source) for one in cited if one.status is Status.READ]
        start = observation.from_
        if kind is None or kind.track is not Track.PRACTICE or start is None or not years:
            continue
        known = [year for year in years if year is not None]
        if len(known) == len(years) and is_date(start) and int(start[:4]) > max(known):
            message = f"{name} begins in {start[:4]}, but the latest source it rests on is of {max(known)}"
            hint = "correct the date, or the year of the source"
            yield source.error(
                "HR429", message, ("observations", name, "from"), hint=hint, severity=Severity.WARNING
            )


def _read_before_it_came_out(bibliography: Bibliography) -> Iterator[Diagnostic]:
    for name, position in bibliography.positions.items():
        accessed, year = bibliography.sources[name].accessed, _year(bibliography, name)
        if accessed is not None and year is not None and int(accessed[:4]) < year:
            message = f"the source `{name}` is of {year}, but was looked at in {accessed[:4]}"
            yield bibliography.file.error(
                "HR429",
                message,
                (position, "accessed"),
                hint="correct `issued` or `accessed`",
                severity=Severity.WARNING,
            )


def _coded_before_it_came_out(
    dossier: Dossier, source: SourceFile, bibliography: Bibliography
) -> Iterator[Diagnostic]:
    for name, one in dossier.evidence.items():
        year = _year(bibliography, one.source)
        if one.date is not None and is_date(one.date) and year is not None and int(one.date[:4]) < year:
            message = f"{name} is dated {one.date}, before its source came out in {year}"
            hint = "`date` is the day it was coded; what it is about stands under `from` of an observation"
            yield source.error(
                "HR429", message, ("evidence", name, "date"), hint=hint, severity=Severity.WARNING
            )


def _year(bibliography: Bibliography, name: str) -> int | None:
    found = bibliography.sources.get(name)
    return int(found.year) if found is not None and found.year is not None else None
