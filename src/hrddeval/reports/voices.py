"""Whose voice the evidence is, as a table for the terminal and as CSV."""

from __future__ import annotations

from collections.abc import Sequence

from hrddeval.model.voices import Carried, Voices, VoicesReport
from hrddeval.reports import csv, numbers
from hrddeval.reports.grid import line
from hrddeval.reports.sheet import wrapped

WIDTH = 100
_CARRIED = {
    Carried.DIRECTLY: "by themselves",
    Carried.BY_OTHERS: "relayed by others",
    Carried.BY_INTERESTED: "relayed or paid for by those who run it, fund it or buy from it",
    Carried.WITHHELD: "withheld from this audience",
}


def table(report: VoicesReport, width: int = WIDTH) -> list[str]:
    """Return shares by voice, producers first, then who carries them, then where no producer was heard."""
    overall = report.overall
    head = ["", "entries", *(one.column.value for one in overall.by_voice)]
    rows = [head, *(_row(one.id, one.voices) for one in report.initiatives)]
    if len(report.initiatives) > 1:
        rows.append(_row("all", overall))
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    lines = [line(row, widths) for row in rows]
    columns = "; ".join(f"{one.column.value} {one.title}" for one in overall.by_voice)
    lines += ["", *_wrapped(f"Share of entries by voice. {columns}.", width), ""]
    producers = overall.producers
    lines += _wrapped(f"Producers speak in {_of(producers.entries, overall.entries)}.", width)
    if producers.entries:
        lines += [
            f"  {count:>4} {_CARRIED[carried]}"
            for carried, count in producers.carried.items()
            if count or carried is not Carried.WITHHELD
        ]
    lines += [f"How all {overall.entries} entries were carried:"]
    lines += [
        f"  {numbers.whole_percent(one.share):>5} {_CARRIED[one.carried]}" for one in overall.by_carrier
    ]
    if overall.recalled:
        lines += _wrapped(
            f"{_of(overall.recalled, overall.entries)} are recalled: not yet checked against the source.",
            width,
        )
    lines.append("")
    lines += _names("No producer was heard", report.unheard, len(report.initiatives), width)
    lines += _names(
        "Producers were heard only through those who run it, fund it or buy from it",
        report.through_interested_only,
        len(report.initiatives),
        width,
    )
    return lines


def _wrapped(text: str, width: int) -> list[str]:
    return wrapped(text, width, 0, 2, break_long_words=False)


def _names(label: str, names: Sequence[str], of: int, width: int) -> list[str]:
    return _wrapped(f"{label} on {len(names)} of {of}: {', '.join(names) or 'none'}", width)


def _row(name: str, voices: Voices) -> list[str]:
    shares = [numbers.whole_percent(one.share) if one.entries else "-" for one in voices.by_voice]
    return [name, str(voices.entries), *shares]


def _of(count: int, whole: int) -> str:
    share = f" ({numbers.whole_percent(count / whole)})" if whole else ""
    return f"{count} of {whole} entries{share}"


def as_csv(report: VoicesReport) -> str:
    """Write a row per initiative and group of voices: entries, share, and how they were carried."""
    head = ("initiative", "name", "column", "voice", "entries", "share", *(one.value for one in Carried))
    rows = [
        (
            found.id,
            found.name,
            one.column.value,
            one.title,
            one.entries,
            f"{one.share:g}",
            *(one.carried.get(carried, 0) for carried in Carried),
        )
        for found in report.initiatives
        for one in found.voices.by_voice
    ]
    return csv.whole([head, *rows])
