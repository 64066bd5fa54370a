"""Attribute values as an author writes them, turned into typed values."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from hrddeval.model.numbers import is_date
from hrddeval.model.vocabulary import Attribute, AttributeType

_PARTIAL_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
#: Bounded: an exponent of a billion would be worked out digit by digit.
_SHARE = re.compile(r"[0-9]{0,15}(\.[0-9]{1,15}|/[0-9]{1,15})?(e-[0-9]{1,2})?\s*%?")
_OBSERVATION = re.compile(r"[A-Za-z][A-Za-z0-9_]*")


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in a currency of a year. `compared` is whether rules compare in this currency."""

    amount: Fraction
    currency: str
    year: int | None
    compared: bool = False


#: yes_no, choice, text, date and reference give text; choices a sorted tuple; count a whole
#: number; share a fraction from 0 to 1.
TypedValue = str | tuple[str, ...] | int | Fraction | Money


class ValueProblem(ValueError):
    """A value that does not fit its attribute. `expected` completes "expected ..."; `known` lists allowed names."""

    def __init__(self, expected: str, known: Sequence[str] = ()) -> None:
        super().__init__(f"expected {expected}")
        self.expected, self.known = expected, tuple(known)


def parse_value(attribute: Attribute, raw: Any) -> TypedValue:
    """Return the typed value.

    >>> parse_value(Attribute(type="share", label="Share"), "25 %")
    Fraction(1, 4)

    Raises:
        ValueProblem: when the value does not fit the attribute's type.
    """
    match attribute.type:
        case AttributeType.YES_NO:
            if raw not in ("yes", "no"):
                raise ValueProblem("yes or no", ("yes", "no"))
            return str(raw)
        case AttributeType.CHOICE:
            return _choice(attribute, raw)
        case AttributeType.CHOICES:
            if not isinstance(raw, list | tuple) or not raw:
                raise ValueProblem("a list of values, such as [a, b]", tuple(attribute.values))
            return tuple(sorted({_choice(attribute, one) for one in raw}))
        case AttributeType.COUNT:
            if isinstance(raw, bool) or not isinstance(raw, int) or not 0 <= raw < 2_000_000_000:
                raise ValueProblem("a whole number, 0 or more")
            return raw
        case AttributeType.SHARE:
            return _share(raw)
        case AttributeType.MONEY:
            return _money(raw, attribute.currency)
        case AttributeType.DATE:
            text = str(raw) if isinstance(raw, int | str) and not isinstance(raw, bool) else ""
            if not _PARTIAL_DATE.fullmatch(text) or not is_date(text):
                raise ValueProblem("a date such as 2020, 2020-12 or 2020-12-03")
            return text
        case AttributeType.REFERENCE:
            if not isinstance(raw, str) or not _OBSERVATION.fullmatch(raw):
                raise ValueProblem("the id of an observation, such as O3")
            return raw
        case _:
            if not isinstance(raw, str):
                raise ValueProblem("text")
            return raw


def _choice(attribute: Attribute, raw: Any) -> str:
    if not isinstance(raw, str) or raw not in attribute.values:
        raise ValueProblem("one of " + ", ".join(attribute.values), tuple(attribute.values))
    return raw


def _share(raw: Any) -> Fraction:
    try:
        if isinstance(raw, bool) or not isinstance(raw, int | float | str):
            raise ValueError
        text = str(raw).strip()
        if not _SHARE.fullmatch(text):
            raise ValueError
        share = Fraction(text.removesuffix("%").strip()) / 100 if text.endswith("%") else Fraction(text)
    except (ValueError, ZeroDivisionError):
        share = Fraction(-1)
    if not 0 <= share <= 1:
        raise ValueProblem("a share from 0 to 1, such as 0.25, 1/4 or 25 %")
    return share


def _money(raw: Any, compared_in: str | None) -> Money:
    text = (
        " ".join(str(raw.get(key, "")) for key in ("amount", "currency", "year"))
        if isinstance(raw, Mapping)
        else raw
    )
    found = (
        re.fullmatch(r"(\d{1,15}(?:\.\d{1,9})?) ([A-Z]{3})(?: (\d{4}))?", text.strip())
        if isinstance(text, str)
        else None
    )
    if not found:
        raise ValueProblem("an amount, a currency and, if known, a year, such as 1200 USD 2019")
    year = int(found[3]) if found[3] else None
    return Money(Fraction(found[1]), found[2], year, found[2] == compared_in)
