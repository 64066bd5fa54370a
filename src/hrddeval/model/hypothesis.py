"""What somebody supposes of an initiative, to see what would follow: never evidence, never kept in a dossier."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hrddeval.model.dossier import EvidenceClass
from hrddeval.model.vocabulary import Track

#: The best voices for each track: whose word nobody would ask to be bettered.
BEST: Mapping[Track, frozenset[EvidenceClass]] = {
    Track.PRACTICE: frozenset({EvidenceClass.A, EvidenceClass.B}),
    Track.DESIGN: frozenset({EvidenceClass.C}),
}


@dataclass(frozen=True)
class Added:
    """An observation that is supposed. `id` is free in the dossier; references are ids."""

    id: str
    kind: str
    attributes: Mapping[str, Any]
    classes: frozenset[EvidenceClass]


@dataclass(frozen=True)
class Changed:
    """A recorded observation with other values.

    `classes` say on whose word it then rests; None leaves it the evidence, and the disputes, it has.
    """

    id: str
    attributes: Mapping[str, Any]
    classes: frozenset[EvidenceClass] | None


@dataclass(frozen=True)
class Hypothesis:
    """Everything that is supposed at once."""

    added: tuple[Added, ...] = ()
    changed: tuple[Changed, ...] = ()
    dropped: tuple[str, ...] = ()
