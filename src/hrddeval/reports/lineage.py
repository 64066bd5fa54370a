"""Lineage as text for terminals and as a table for spreadsheets."""

from __future__ import annotations

import gettext
from collections.abc import Callable, Iterable, Mapping, Sequence
from textwrap import wrap

from hrddeval.i18n import mark
from hrddeval.model.intervals import LevelInterval
from hrddeval.model.lineage import Fate, Lineage, Link
from hrddeval.reports import csv

Say = Callable[[str], str]

COLUMNS = (
    "derived",
    "norm",
    "criterion",
    "title",
    "norm_supported",
    "norm_possible",
    "derived_supported",
    "derived_possible",
    "fate",
)


#: Heads of the columns of counts, in the order of `Fate`.
_HEADS = {
    Fate.KEPT: mark("Keeps"),
    Fate.DROPPED: mark("Drops"),
    Fate.UNKNOWN: mark("Cannot say"),
    Fate.NOTHING_SHOWN: mark("Nothing shown"),
    Fate.NOT_APPLICABLE: mark("Not applicable"),
}
#: What stands beside a criterion of which something is shown of the norm.
_WORDS = {
    Fate.KEPT: mark("keeps"),
    Fate.DROPPED: mark("drops"),
    Fate.UNKNOWN: mark("cannot say"),
}


def text(
    found: Lineage, *, criteria_of: Iterable[str] = (), translations: gettext.NullTranslations | None = None
) -> list[str]:
    """Write one line per link with its counts, then what the words mean.

    Args:
        criteria_of: initiatives whose links are written criterion by criterion as well.
    """
    say = (translations or gettext.NullTranslations()).gettext
    wanted = set(criteria_of)
    lines = _table(found, say) if found.links else [say("No initiative here derives from another one here.")]
    for link in found.links:
        if link.derived in wanted:
            lines += ["", *_criteria(link, say)]
    if found.missing:
        named = ", ".join(f"{one.norm} ({one.derived})" for one in found.missing)
        lines += ["", *wrap(say("Norms without a dossier here: {named}").format(named=named), 100)]
    if found.without_norm:
        named = ", ".join(found.without_norm)
        lines += ["", *wrap(say("Derived from none: {named}").format(named=named), 100)]
    return [*lines, "", *legend(say)] if found.links else lines


def legend(say: Say) -> list[str]:
    """Say what the columns mean."""
    return [
        say("Keeps: supported at the norm's supported level, or above."),
        say("Drops: could not reach it, even if all that is open about the initiative were true."),
        say("Cannot say: what was found does not settle it."),
        say(
            "Nothing shown: no evidence shows that the norm gives producers anything here; it may still do so."
        ),
    ]


def _table(found: Lineage, say: Say) -> list[str]:
    heads = [say("Initiative"), say("Norm"), *(say(_HEADS[fate]) for fate in Fate)]
    rows = [[one.derived, one.norm, *_numbers(one.counts)] for one in found.links]
    total = [say("All"), "", *_numbers(found.counts)]
    widths = [max(len(row[column]) for row in [heads, *rows, total]) for column in range(len(heads))]
    rule = _row(["─" * width for width in widths], widths)
    return [_row(heads, widths), rule, *(_row(row, widths) for row in rows), rule, _row(total, widths)]


def _numbers(counts: Mapping[Fate, int]) -> list[str]:
    return [str(counts[fate]) for fate in Fate]


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    aligned = [
        cell.ljust(width) if column < 2 else cell.rjust(width)
        for column, (cell, width) in enumerate(zip(cells, widths, strict=True))
    ]
    return "  ".join(aligned).rstrip()


def _criteria(link: Link, say: Say) -> list[str]:
    head = say("{derived} and {norm}, criterion by criterion (levels 0 to 4, supported to possible)")
    heads = [say("Criterion"), say("Norm"), say("Initiative"), ""]
    rows = [
        [
            f"{one.criterion} {one.short}",
            *(_level(level) for level in (one.norm, one.derived)),
            say(_WORDS[one.fate]),
        ]
        for one in link.criteria
        if one.fate in _WORDS
    ]
    lines = [head.format(derived=link.derived_name, norm=link.norm_name)]
    if rows:
        widths = [max(len(row[column]) for row in [heads, *rows]) for column in range(4)]
        lines += [
            "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
            for row in [heads, *rows]
        ]
    for fate in (Fate.NOTHING_SHOWN, Fate.NOT_APPLICABLE):
        named = ", ".join(one.criterion for one in link.criteria if one.fate is fate)
        if named:
            lines += wrap(f"{say(_HEADS[fate])}: {named}", 100, subsequent_indent="  ")
    return lines


def _level(level: LevelInterval) -> str:
    return (
        str(level.supported) if level.supported == level.possible else f"{level.supported}–{level.possible}"
    )


def table(found: Lineage) -> str:
    """Write a row per link and criterion as CSV."""
    rows = (
        (
            link.derived,
            link.norm,
            one.criterion,
            one.short,
            one.norm.supported,
            one.norm.possible,
            one.derived.supported,
            one.derived.possible,
            one.fate,
        )
        for link in found.links
        for one in link.criteria
    )
    return csv.whole([COLUMNS, *rows])
