"""What is kept, dropped and unknown between a norm and what derives from it."""

from __future__ import annotations

import csv as standard_csv
import io

import pytest

from build_assessment import assessment, initiative
from hrddeval.analysis.lineage import chosen, fate_of, lineage
from hrddeval.model.assessment import Assessment
from hrddeval.model.initiative_result import InitiativeResult
from hrddeval.model.intervals import LevelInterval
from hrddeval.model.lineage import Fate
from hrddeval.reports import lineage as report

NORM = "22 14 04 34 - | 11 | 11 | 11"
DERIVED = "33 00 22 ? 11 | 11 | 11 | n"


def derived(id: str, tokens: str, *norms: str) -> InitiativeResult:
    made = initiative(id, name=id.title(), tokens=tokens)
    return made.model_copy(update={"profile": made.profile.model_copy(update={"derives_from": norms})})


@pytest.fixture
def small() -> Assessment:
    return assessment(
        derived("norm", NORM),
        derived("pilot", DERIVED, "norm", "elsewhere"),
        derived("copy", NORM, "norm"),
    )


@pytest.mark.parametrize(
    ("norm", "below", "fate"),
    [
        pytest.param((2, 2), (2, 4), Fate.KEPT, id="supported at the norm's level"),
        pytest.param((2, 2), (1, 4), Fate.UNKNOWN, id="may yet reach it"),
        pytest.param((2, 2), (1, 2), Fate.UNKNOWN, id="may yet just reach it"),
        pytest.param((2, 2), (0, 1), Fate.DROPPED, id="out of reach"),
        pytest.param((1, 4), (1, 1), Fate.KEPT, id="only what is supported of the norm counts"),
        pytest.param((0, 4), (0, 0), Fate.NOTHING_SHOWN, id="nothing shown, though possible"),
        pytest.param((0, 0), (4, 4), Fate.NOTHING_SHOWN, id="nothing given, much added"),
    ],
)
def test_what_becomes_of_a_criterion(norm: tuple[int, int], below: tuple[int, int], fate: Fate) -> None:
    def at(ends: tuple[int, int]) -> LevelInterval:
        return LevelInterval(supported=ends[0], possible=ends[1])

    assert fate_of(at(norm), at(below)) is fate


def test_every_link_counts_every_criterion(small: Assessment) -> None:
    found = lineage(small)

    assert [(one.derived, one.norm) for one in found.links] == [("copy", "norm"), ("pilot", "norm")]
    assert all(sum(one.counts.values()) == len(one.criteria) == 8 for one in found.links)
    assert sum(found.counts.values()) == 16
    assert sum(sum(one.counts.values()) for one in found.by_criterion) == 16
    assert found.links[0].counts[Fate.KEPT] == 6, "a copy keeps all that is shown"
    assert [one.fate for one in found.links[1].criteria[:5]] == [
        Fate.KEPT,
        Fate.DROPPED,
        Fate.NOTHING_SHOWN,
        Fate.UNKNOWN,
        Fate.NOT_APPLICABLE,
    ]


def test_a_norm_without_a_dossier_is_named_and_nothing_is_guessed(small: Assessment) -> None:
    found = lineage(small)

    assert [(one.derived, one.norm) for one in found.missing] == [("pilot", "elsewhere")]
    assert found.without_norm == ("norm",)


def test_links_at_one_end_can_be_chosen(small: Assessment) -> None:
    whole = lineage(small)

    assert [one.derived for one in chosen(whole, ["pilot"]).links] == ["pilot"]
    assert len(chosen(whole, ["norm"]).links) == 2
    assert sum(chosen(whole, ["pilot"]).counts.values()) == 8
    assert chosen(whole, []) == whole


def test_the_text_counts_what_is_unknown_as_openly_as_the_rest(small: Assessment) -> None:
    lines = report.text(lineage(small), criteria_of=["pilot"])

    assert lines[0].split("  ")[0] == "Initiative"
    assert "Cannot say" in lines[0]
    assert any(
        line.startswith("pilot") and line.split()[2:] == ["3", "1", "2", "1", "1"] for line in lines
    ), lines
    assert any(line.startswith("R2") and line.endswith("drops") for line in lines)
    assert "Nothing shown: R3" in lines
    assert "Norms without a dossier here: elsewhere (pilot)" in lines


def test_the_table_has_a_row_per_link_and_criterion(small: Assessment) -> None:
    text = report.table(lineage(small))
    rows = list(standard_csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))

    assert len(rows) == 16
    assert rows[9] | {"title": ""} == {
        "derived": "pilot",
        "norm": "norm",
        "criterion": "R2",
        "title": "",
        "norm_supported": "1",
        "norm_possible": "4",
        "derived_supported": "0",
        "derived_possible": "0",
        "fate": "dropped",
    }


def test_nothing_to_say_is_said() -> None:
    alone = lineage(assessment(derived("norm", NORM)))

    assert report.text(alone)[0] == "No initiative here derives from another one here."
