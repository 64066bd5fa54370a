"""Numbers and dates as the whole numbers that engines compare."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from fractions import Fraction

_PARTIAL = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def millionths(value: str | int | float | Fraction) -> int:
    """Return a share as whole millionths, rounded down; `25 %`, `1/4` and `0.25` are the same share.

    >>> millionths("25 %"), millionths("1/3"), millionths(1)
    (250000, 333333, 1000000)
    """
    text = str(value).strip()
    share = Fraction(text.removesuffix("%").strip()) / 100 if text.endswith("%") else Fraction(text)
    return int(share * 1_000_000)


def first_day(partial: str) -> int:
    """Return the first day a year, month or day can mean, counted from the year 1.

    >>> first_day("2020-12") - first_day("2020-11-30")
    1
    """
    year, month, day = _parts(partial)
    return date(year, month or 1, day or 1).toordinal()


def last_day(partial: str) -> int:
    """Return the last day a year, month or day can mean.

    >>> last_day("2020-02") == last_day("2020-02-29")
    True
    """
    year, month, day = _parts(partial)
    month = month or 12
    return date(year, month, day or monthrange(year, month)[1]).toordinal()


def is_date(partial: str) -> bool:
    """Tell whether the text is a year, month or day of the calendar: 2020, 2020-02, 2020-02-29."""
    if not _PARTIAL.fullmatch(partial):
        return False
    try:
        return first_day(partial) <= last_day(partial)
    except ValueError:
        return False


def _parts(partial: str) -> tuple[int, int | None, int | None]:
    parts = [int(part) for part in partial.split("-")]
    return parts[0], parts[1] if len(parts) > 1 else None, parts[2] if len(parts) > 2 else None
