"""Which dossiers fit what is asked for, and how one is shown."""

from __future__ import annotations

from typing import Any

import pytest

from hrddeval.analysis.dossier_rows import fitting, row
from hrddeval.cli.dossiers import choices
from hrddeval.model.dossier import Binding, Dossier, InitiativeKind, Sector, Stage
from hrddeval.model.dossier_list import DossierList
from hrddeval.reports import dossier_list


def _dossier(name: str, **profile: Any) -> Dossier:
    given = {"kind": "pilot", "binding": "voluntary", "stage": "running", "sector": "private", **profile}
    return Dossier.model_validate(
        {"schema": "hrddeval/dossier@1", "id": name, "name": name.title(), "profile": given}
    )


ROWS = [
    row(_dossier("digging", minerals=["Cobalt", "copper"]), "a"),
    row(_dossier("ending", minerals=["gold"], stage="ended", ended="2020"), "b"),
    row(_dossier("ruling", minerals=["all minerals"], kind="law", binding="law", started="2017-03"), "c"),
]


@pytest.mark.parametrize(
    ("asked", "fits"),
    [
        pytest.param({}, ["digging", "ending", "ruling"], id="nothing asked"),
        pytest.param({"minerals": ["cobalt"]}, ["digging", "ruling"], id="all minerals are this one too"),
        pytest.param({"kinds": ["pilot", "law"], "stages": ["ended"]}, ["ending"], id="every list counts"),
        pytest.param({"bindings": ["contract"]}, [], id="nobody"),
    ],
)
def test_a_row_fits_one_value_of_every_list(asked: dict[str, list[str]], fits: list[str]) -> None:
    assert [one.id for one in fitting(ROWS, **asked)] == fits


def test_a_long_line_is_cut_and_nothing_else() -> None:
    lines = dossier_list.table(DossierList(of=3, dossiers=tuple(ROWS)), width=60)

    assert max(len(line) for line in lines[:4]) <= 60
    assert lines[1].startswith("digging")


def test_an_empty_list_says_of_how_many() -> None:
    assert dossier_list.table(DossierList(of=3, dossiers=())) == ["No dossier fits, of 3."]


def test_help_offers_what_profiles_may_say() -> None:
    """The values are written out for `--help`; they are those of the model."""
    for offered, known in (
        (choices.KINDS, InitiativeKind),
        (choices.BINDINGS, Binding),
        (choices.STAGES, Stage),
        (choices.SECTORS, Sector),
    ):
        assert list(offered) == [one.value for one in known]
