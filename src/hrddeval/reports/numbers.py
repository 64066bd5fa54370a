"""The one place that turns numbers into text; rounding happens here, once, and nowhere else."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Final

#: A space that neither breaks nor grows, as French and the SI ask before a percent sign.
THIN: Final = "\u202f"
MINUS: Final = "\u2212"
#: Languages that write a comma where English writes a point.
_COMMA: Final = frozenset({"fr", "sw"})


def _rounded(value: float, places: int) -> Decimal:
    return Decimal(str(value)).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def _pointed(text: str, language: str) -> str:
    """Return a number with the decimal sign of a language."""
    return text.replace(".", ",") if language in _COMMA else text


def score(value: float) -> str:
    """Write a score from 0 to 100 as a whole number, halves upwards.

    >>> score(20.870536), score(12.5), score(0.0)
    ('21', '13', '0')
    """
    return str(_rounded(value, 0))


def difference(minuend: float, subtrahend: float) -> str:
    """Write the difference of two scores as they are printed, so that a reader can check it, with its sign.

    >>> difference(20.6, 46.4), difference(50, 50), difference(60.2, 50.4)
    ('−25', '0', '+10')
    """
    value = _rounded(minuend, 0) - _rounded(subtrahend, 0)
    return str(value) if value == 0 else f"{MINUS if value < 0 else '+'}{abs(value)}"


def distance(low: float, high: float) -> str:
    """Write how many points lie between two scores as they are printed.

    >>> distance(15.625, 40.625)
    '25'
    """
    return str(_rounded(high, 0) - _rounded(low, 0))


def gain(value: float, language: str = "en") -> str:
    """Write what a step may add: whole points, tenths below one point.

    >>> gain(9.5), gain(0.31), gain(0.31, "fr"), gain(0)
    ('+10', '+0.3', '+0,3', '+0')
    """
    small = 0 < value < 1
    text = str(_rounded(value, 1 if small else 0))
    return "+" + _pointed(text, language)


def signed(value: float, places: int, language: str = "en") -> str:
    """Write a change with its sign, to a number of decimal places.

    >>> signed(2.25, 1), signed(-0.4, 1, "fr"), signed(0.02, 1)
    ('+2.3', '−0,4', '0.0')
    """
    rounded = _rounded(value, places)
    sign = "" if rounded == 0 else MINUS if rounded < 0 else "+"
    text = f"{sign}{abs(rounded)}"
    return _pointed(text, language)


def tenths(value: float) -> str:
    """Write points with one decimal, halves upwards; what is not quite nothing stays so.

    >>> tenths(6.25), tenths(0.01), tenths(-1.0)
    ('6.3', '0.1', '-1.0')
    """
    return str(Decimal("0.1") if 0 < value < 0.05 else _rounded(value, 1))


def percent(share: float) -> str:
    """Write a share from 0 to 1 in per cent; what is not quite all or not quite nothing stays so.

    >>> percent(0.7), percent(1), percent(0.999), percent(0.001)
    ('70\u202f%', '100\u202f%', '99\u202f%', '1\u202f%')
    """
    value = int(_rounded(share * 100, 0))
    if value == 100 and share < 1:
        value = 99
    if value == 0 and share > 0:
        value = 1
    return f"{value}{THIN}%"


def whole_percent(share: float) -> str:
    """The same for terminals and tables, with a plain space.

    >>> whole_percent(0.5)
    '50 %'
    """
    return percent(share).replace(THIN, " ")


def figures(value: float, language: str = "en") -> str:
    """Write a score of any scale with what the eye can take: about three figures.

    >>> figures(61.901803), figures(0.4213, "fr"), figures(1234.5), figures(0)
    ('61.9', '0,421', '1235', '0')
    >>> figures(9.26), figures(100)
    ('9.3', '100')
    """
    size = abs(value)
    places = 0 if size >= 100 or not size else 1 if size >= 1 else 3
    return _pointed(str(_rounded(value, places)), language)


def span(low: str, high: str) -> str:
    """Write two ends as one, where they are the same.

    >>> span("1", "3"), span("2", "2")
    ('1–3', '2')
    """
    return low if low == high else f"{low}–{high}"


def place(value: float, language: str = "en") -> str:
    """Write a place; halves are of those that share one.

    >>> place(3.0), place(2.5, "fr"), place(2.9499)
    ('3', '2,5', '2.9')
    """
    return _pointed(str(_rounded(value, 1)).removesuffix(".0"), language)


def share(value: float) -> str:
    """Write an estimated share of one; what chance put beyond 0 or 1 is cut.

    >>> share(0.594), share(-0.004), share(1.02)
    ('59 %', '0 %', '100 %')
    """
    return f"{_rounded(100 * min(max(value, 0.0), 1.0), 0)} %"


def hundredths(value: float, language: str = "en") -> str:
    """Write a mean number of places with two decimals.

    >>> hundredths(0.4), hundredths(1.255, "fr")
    ('0.40', '1,26')
    """
    return _pointed(str(_rounded(value, 2)), language)
