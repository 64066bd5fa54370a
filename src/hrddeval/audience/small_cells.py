"""Stubs of withheld evidence, so that too few entries of one voice cannot be told from the others.

A cell is a column of voices. Entries of a cell that holds enough of them keep their column, each in a
stub of its own. Entries of smaller cells share a pool: their columns are gone, and what rests on them
rests on one stub per class, status and side, however many entries there were. Further cells, the
smallest first, join the pool until nobody can tell by subtraction how many entries of a class are in it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from hrddeval.facts.classes import column_of_evidence, evidence_class
from hrddeval.model.dossier import Dossier, Evidence, Status
from hrddeval.model.sensitivity import WITHHELD, Withheld, left_of
from hrddeval.model.voice import EvidenceClass, Voice, VoiceColumn

#: What scoring knows of a piece of evidence: its class, whether it was read, and which side it is on.
_Key = tuple[EvidenceClass, Status, str]


@dataclass(frozen=True)
class Stubs:
    """Stubs by the id of the evidence they stand for, and where what cited a withheld id leads now.

    `is_hidden` tells whether the pool hides how many entries of a class it holds.
    """

    entries: Mapping[str, Evidence]
    leads_to: Mapping[str, str]
    is_hidden: bool


def number_of(identity: str) -> int:
    """Return the number of an evidence id, for sorting."""
    return int(identity[1:])


def stubs_of(dossier: Dossier, withheld: Collection[str], source: str, smallest: int) -> Stubs:
    """Return the stubs of these pieces of evidence.

    Args:
        source: id of the bibliographic record that stands for every source withheld.
        smallest: least number of withheld entries of one column that may be told.
    """
    behind = dossier.profile.runs_or_funds
    ids = sorted(withheld, key=number_of)
    classes = {one: evidence_class(dossier.evidence[one], behind)[0] for one in ids}
    columns = {one: column_of_evidence(dossier.evidence[one]) for one in ids}
    keys = _keys(dossier, ids, classes)
    pool = _pool(ids, columns, classes, keys, smallest)
    entries: dict[str, Evidence] = {}
    leads_to: dict[str, str] = {}
    for one in ids:
        if one not in pool:
            status = dossier.evidence[one].status
            entries[one] = _stub(source, status, left_of(classes[one], columns[one]))
            leads_to[one] = one
    used = sorted({keys[one] for one in pool if one in keys})
    for one, key in zip(pool, used, strict=False):
        entries[one] = _stub(source, key[1], left_of(key[0]))
        leads_to |= {other: one for other in pool if keys.get(other) == key}
    for one in pool[len(used) :]:
        entries[one] = _stub(source, Status.READ, Withheld())
    return Stubs(entries, leads_to, not pool or _hides(pool, classes, keys, smallest))


def _stub(source: str, status: Status, withheld: Withheld) -> Evidence:
    return Evidence(
        claim=WITHHELD,
        source=source,
        locator=WITHHELD,
        voice=Voice.WITHHELD,
        status=status,
        withheld=withheld,
    )


def _keys(dossier: Dossier, ids: Sequence[str], classes: Mapping[str, EvidenceClass]) -> dict[str, _Key]:
    """Return the key of every piece that something rests on; one on both sides shares its key with none."""
    supports = {e for one in dossier.observations.values() for e in one.evidence}
    supports |= {e for one in dossier.searches.values() for e in one.evidence}
    disputes = {e for one in dossier.observations.values() for e in one.disputed_by}
    keys = {}
    for one in ids:
        side = {(True, False): "supports", (False, True): "disputes", (True, True): one}.get(
            (one in supports, one in disputes)
        )
        if side is not None:
            keys[one] = (classes[one], dossier.evidence[one].status, side)
    return keys


def _pool(
    ids: Sequence[str],
    columns: Mapping[str, VoiceColumn],
    classes: Mapping[str, EvidenceClass],
    keys: Mapping[str, _Key],
    smallest: int,
) -> list[str]:
    """Return the ids whose columns are not told, in order."""
    cells: dict[VoiceColumn, list[str]] = defaultdict(list)
    for one in ids:
        cells[columns[one]].append(one)
    order = sorted(cells, key=lambda column: (len(cells[column]), list(VoiceColumn).index(column)))
    pool: list[str] = []
    for column in order:
        if len(cells[column]) >= smallest and (not pool or _hides(pool, classes, keys, smallest)):
            break
        pool += cells[column]
    return sorted(pool, key=number_of)


def _hides(
    pool: Sequence[str],
    classes: Mapping[str, EvidenceClass],
    keys: Mapping[str, _Key],
    smallest: int,
) -> bool:
    """Tell whether a pool is large enough, and has more entries than stubs that something rests on.

    Then each class in it may have one entry or more. A pool of one class tells nothing but its size.
    """
    used = {keys[one] for one in pool if one in keys}
    mixed = len({classes[one] for one in pool}) > 1
    return len(pool) >= smallest and (not mixed or len(pool) > len(used))
