"""Computed attributes: counts, sums, shares and the like over the observations that refer to one.

A result is an interval of whole numbers (shares in millionths), or, for `any` and `all`, a
yes, a no, or unknown. Over an open topic, and over observations that are not established, the
interval is as wide as what may still be true.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from hrddeval.facts.reading import Reading, Seen
from hrddeval.model.dossier import Standing
from hrddeval.model.program import HIGHEST
from hrddeval.model.vocabulary import Computation, Computed

MILLION = 1_000_000


@dataclass(frozen=True)
class ComputedValue:
    """A computed value, `low` to `high`, and the observations it rests on."""

    low: int
    high: int
    of: tuple[Seen, ...]


@dataclass(frozen=True)
class _Member:
    """One observation that counts, or may count: how surely, and its value (None: not known)."""

    sure: bool
    may: bool
    value: int | None


def compute(computed: Computed, about: Seen, reading: Reading) -> ComputedValue:
    """Return the value of a computed attribute of `about`.

    `any` and `all` give 0 to 1: 1 to 1 is yes, 0 to 0 no.
    """
    linked = tuple(
        s for s in reading.seen if s.kind == computed.of and s.values.get(computed.by, about.id) == about.id
    )
    may_be_more = any(topic.is_open for topic in reading.topics if topic.kind == computed.of)
    pointing = [(s, _link(s, computed, about)) for s in linked]
    members = [_member(s, link, computed) for s, link in pointing]
    match computed.function:
        case Computation.COUNT:
            low = sum(m.sure for m in members)
            high = HIGHEST if may_be_more else sum(m.may for m in members)
        case Computation.SUM:
            low = sum(m.value or 0 for m in members if m.sure)
            unbounded = may_be_more or any(m.may and m.value is None for m in members)
            high = HIGHEST if unbounded else sum(m.value or 0 for m in members if m.may)
        case Computation.SHARE:
            low, high = _share(computed, pointing, may_be_more)
        case Computation.MIN | Computation.MAX:
            low, high = _extreme(computed.function, members, may_be_more)
        case Computation.ANY:
            low = int(any(m.sure for m in members))
            high = int(may_be_more or any(m.may for m in members))
        case Computation.ALL:
            low = int(not may_be_more and all(m.sure for m in members))
            high = int(not any(link and not m.may for (_, link), m in zip(pointing, members, strict=True)))
    return ComputedValue(low, high, linked)


def _link(seen: Seen, computed: Computed, about: Seen) -> bool:
    """Whether it is known to refer to `about` and to be true."""
    return seen.values.get(computed.by) == about.id and seen.standing is Standing.ESTABLISHED


def _member(seen: Seen, link: bool, computed: Computed) -> _Member:
    sure, may = link, True
    for attribute, allowed in computed.where.items():
        value = seen.values.get(attribute)
        sure = sure and value in allowed
        may = may and (value is None or value in allowed)
    return _Member(sure, may, _number(seen, computed))


def _number(seen: Seen, computed: Computed) -> int | None:
    value = seen.values.get(computed.value) if computed.value else 1
    return value if isinstance(value, int) else int(value * MILLION) if isinstance(value, Fraction) else None


def _share(computed: Computed, pointing: Sequence[tuple[Seen, bool]], may_be_more: bool) -> tuple[int, int]:
    """The share of the part in the whole, known only where nothing is open, disputed or missing."""
    members = [_member(s, link, computed) for s, link in pointing]
    known = not may_be_more and members and all(link for _, link in pointing)
    if not known or any(m.sure != m.may or m.value is None for m in members):
        return 0, MILLION
    whole = sum(m.value or 0 for m in members)
    part = sum(m.value or 0 for m in members if m.sure)
    share = int(Fraction(part, whole) * MILLION) if whole else 0
    return share, share


def _extreme(function: Computation, members: Sequence[_Member], may_be_more: bool) -> tuple[int, int]:
    """The least or greatest value. Of nothing it is unknown, so only a sure member narrows it."""
    sure = [m.value for m in members if m.sure and m.value is not None]
    may = [m.value for m in members if m.may and m.value is not None]
    unbounded = (
        may_be_more or not any(m.sure for m in members) or any(m.may and m.value is None for m in members)
    )
    bottom, top = (0, HIGHEST) if unbounded else (min(may), max(may))
    if function is Computation.MAX:
        return max(sure, default=bottom), top
    return bottom, min(sure, default=top)
