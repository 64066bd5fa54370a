"""The list of dossiers as a terminal shows it."""

from __future__ import annotations

from collections.abc import Sequence

from hrddeval.model.dossier_list import DossierList, DossierRow

_GAP = 2
_HEAD = ("id", "kind", "stage", "binding", "years", "evidence", "minerals")


def table(found: DossierList, width: int = 100) -> list[str]:
    """Return a line per dossier and a count; the last column is cut where a line would be too long.

    `evidence` counts entries, and behind the bar those in which producers speak.
    """
    if not found.dossiers:
        return [f"No dossier fits, of {found.of}."]
    rows = [_HEAD, *(_cells(one) for one in found.dossiers)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEAD) - 1)]
    lines = [_line(row, widths, width) for row in rows]
    count = len(found.dossiers)
    told = f"{count} dossier" + ("" if count == 1 else "s") + (f" of {found.of}" if count != found.of else "")
    return [
        *lines,
        "",
        f"{told}. Evidence: entries, and how many of them are producers' own words.",
        f"Next: hrddeval dossiers show {found.dossiers[0].id}",
    ]


def _cells(row: DossierRow) -> tuple[str, ...]:
    return (
        row.id,
        _plain(row.kind),
        row.stage.value,
        _plain(row.binding),
        years(row.started, row.ended),
        f"{row.evidence} | {row.producers}",
        ", ".join(row.minerals) or "-",
    )


def years(started: str | None, ended: str | None) -> str:
    """Return first and last year; an open end is a dash, an unknown beginning a question mark.

    >>> years("2018-01", None), years(None, "2020"), years("2019", "2019-12"), years(None, None)
    ('2018-', '?-2020', '2019', '?')
    """
    first, last = (date[:4] if date else None for date in (started, ended))
    if first is None:
        return f"?-{last}" if last else "?"
    return first if first == last else f"{first}-{last or ''}"


def _plain(word: str) -> str:
    return str(word).replace("_", " ")


def _line(cells: Sequence[str], widths: Sequence[int], width: int) -> str:
    padded = [f"{cell:<{size}}" for cell, size in zip(cells, widths, strict=False)]
    line = (" " * _GAP).join([*padded, cells[-1]])
    return (line if len(line) <= width else line[: width - 1].rstrip(", ") + "…").rstrip()
