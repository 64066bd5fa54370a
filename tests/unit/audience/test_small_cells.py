"""Stubs of withheld evidence: who shares a pool, and what can be counted from outside."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

import build
from hrddeval.audience.small_cells import Stubs, stubs_of
from hrddeval.model.dossier import Dossier
from hrddeval.model.voice import EvidenceClass, VoiceColumn

VOICES = {
    "P": "producer", "L": "community", "N": "intermediary", "C": "company", "S": "state", "R": "researcher",
    "J": "journalist", "T": "instrument_text",
}  # fmt: skip


def dossier(voices: str, **more: object) -> Dossier:
    """A dossier with a piece of evidence per letter; every one supports an observation of its own."""
    evidence = {f"E{n}": build.evidence(VOICES[letter]) for n, letter in enumerate(voices, 1)}
    observations = {f"O{n}": build.observation("thing", f"E{n}") for n in range(1, len(voices) + 1)}
    return build.dossier(evidence, {**observations, **more})


def stubs(found: Dossier, smallest: int = 3) -> Stubs:
    return stubs_of(found, found.evidence, "withheld", smallest)


def columns(found: Stubs) -> str:
    """The columns that are told, in order; a dot for one that is not."""
    told = [one.withheld.column if one.withheld else None for one in found.entries.values()]
    return "".join(column or "." for column in told)


@pytest.mark.parametrize(
    ("voices", "told"),
    [
        pytest.param("PPP", "PPP", id="enough of one voice are told"),
        pytest.param("PPPRRR", "PPPRRR", id="and of two"),
        pytest.param("PRRR", "....", id="one voice alone takes the next smallest with it"),
        pytest.param("PSSSSRRR", "....SSSS", id="but not the largest"),
        pytest.param("PPLLSSSS", "....SSSS", id="two small ones hide each other"),
        pytest.param("LRS", "...", id="columns of one class hide among themselves"),
    ],
)
def test_small_cells_are_not_told(voices: str, told: str) -> None:
    found = stubs(dossier(voices))

    assert sorted(columns(found)) == sorted(told)
    assert found.is_hidden


@pytest.mark.parametrize("voices", ["P", "PP", "PR", "PRT"])
def test_too_few_cannot_be_hidden(voices: str) -> None:
    """Fewer than three; or three of three classes, where each must be one. `check` warns of both."""
    assert not stubs(dossier(voices)).is_hidden


def test_pieces_of_a_class_in_the_pool_lead_to_one_stub() -> None:
    """Nobody can tell whether a class has one piece in the pool or more."""
    found = stubs(dossier("PPRRR"), smallest=4)

    assert set(found.leads_to.values()) == {"E1", "E2"}
    assert found.leads_to["E1"] == found.leads_to["E2"] == "E1"
    assert found.leads_to["E3"] == found.leads_to["E5"] == "E2"
    assert [one.withheld.class_ if one.withheld else None for one in found.entries.values()] == [
        EvidenceClass.A, EvidenceClass.B, None, None, None,
    ]  # fmt: skip


def test_supporting_and_disputing_stay_apart() -> None:
    """Else one stub would support and dispute the same observation."""
    observations = {
        "O1": build.observation("thing", "E1", disputed_by=["E2"]),
        "O2": build.observation("thing", "E3", disputed_by=["E4"]),
        "O3": build.observation("thing", "E4", "E5", disputed_by=["E3"]),
    }
    found = build.dossier({f"E{n}": build.evidence("producer") for n in range(1, 6)}, observations)
    leads_to = stubs(found, smallest=9).leads_to

    for one in found.observations.values():
        assert not {leads_to[e] for e in one.evidence} & {leads_to[e] for e in one.disputed_by}


def test_nothing_can_be_counted_by_subtraction() -> None:
    """Of every class in a pool that hides, there may be one piece or more; and no told cell is small."""
    random = Random(5)
    for _ in range(300):
        voices = "".join(random.choices("PPPLNCSRJT", k=random.randint(1, 24)))
        smallest = random.randint(2, 6)
        found = stubs(dossier(voices), smallest)
        withheld = [one.withheld for one in found.entries.values() if one.withheld]
        told = Counter(one.column for one in withheld if one.column)
        pool = [one for one in withheld if not one.column]
        classes = [one.class_ for one in pool if one.class_]

        assert all(number >= smallest for number in told.values())
        assert len(found.entries) == len(voices)
        if pool and found.is_hidden:
            assert len(pool) >= smallest
            assert len(set(classes)) == 1 or len(pool) > len(classes)
        assert sum(told.values()) + len(pool) == len(voices)
        assert VoiceColumn.WITHHELD not in told
