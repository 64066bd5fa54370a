"""Published indices come out as they were published, from their data, by the same code that scores initiatives."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path

import pytest

from hrddeval.model.scores import Scores
from hrddeval.score import open_table, score

CHECKOUT = Path(__file__).resolve().parents[2]
HDI = CHECKOUT / "tests" / "data" / "hdi"
ORACLES = CHECKOUT.parent / "shared" / "oracles"
#: Data of others that are not kept with the source text.
beside = pytest.mark.skipif(not ORACLES.is_dir(), reason="the folder of published indices is not there")


def rows(path: Path, key: str) -> dict[str, dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {row[key]: row for row in csv.DictReader(file)}


def scored(table: Path, index: str, folder: Path) -> Scores:
    path = folder / "index.yaml"
    path.write_text(index, encoding="utf-8")
    return score(open_table(table, path))


def places(scores: Scores) -> dict[str, int]:
    """Return the place of every unit; all values are known, so best and worst place are one."""
    assert all(best == worst for best, worst in scores.comparison.places.values())
    return {unit: best for unit, (best, _) in scores.comparison.places.items()}


@pytest.mark.parametrize(
    ("index", "column", "digits"), [("hdi.yaml", "hdi", 3), ("hdi-women.yaml", "hdi_f", 8)]
)
def test_human_development_index(index: str, column: str, digits: int) -> None:
    """Nested groups, two kinds of mean, goalposts and a logarithm: every printed digit."""
    published = rows(HDI / "hdi.csv", "unit")

    found = score(open_table(HDI / "hdi.csv", HDI / index))

    assert len(found.units) == 12
    for unit in found.units:
        assert unit.supported == unit.possible
        assert (unit.supported or 0) / 100 == pytest.approx(
            float(published[unit.id][column]), abs=0.51 * 10**-digits
        )


# ---- Technology Achievement Index (OECD and JRC, Handbook on constructing composite indicators, 2008) ----


def tai(weights: str | None, scale: str = "goalposts", aggregation: str = "arithmetic") -> str:
    """Write the index with one of the printed sets of weights."""
    lines = [
        "schema: hrddeval/index@1",
        "id: tai",
        'version: "2001"',
        "title: Technology Achievement Index",
        "tree:",
        "  id: tai",
        f"  aggregation: {aggregation}",
        "  groups:",
    ]
    for name, row in rows(ORACLES / "tai_goalposts_weights.csv", "indicator").items():
        ends = (row["low"], row["high"]) if scale == "goalposts" else ("0", "1000")
        weight = f", weight: {row[weights]}" if weights else ""
        lines.append(
            f"    - {{column: {name}, better: higher, scale: {scale}, low: {ends[0]}, high: {ends[1]}{weight}}}"
        )
    return "\n".join(lines) + "\n"


@beside
@pytest.mark.parametrize(
    ("published", "index", "exact", "furthest"),
    [
        pytest.param("budget_allocation", {"weights": "budget_allocation"}, 23, 0, id="budget allocation"),
        pytest.param(
            "geometric_raw",
            {"weights": None, "scale": "given", "aggregation": "geometric"},
            23,
            0,
            id="geometric mean of raw values",
        ),
        pytest.param("equal", {"weights": None}, 21, 1, id="equal weights"),
        pytest.param("factor", {"weights": "factor"}, 19, 1, id="factor weights, printed to two decimals"),
        pytest.param("ahp", {"weights": "ahp"}, 20, 2, id="AHP weights, printed to two decimals"),
    ],
)
def test_technology_achievement_index(
    published: str, index: Mapping[str, str], exact: int, furthest: int, tmp_path: Path
) -> None:
    """Goalposts are cut, weights that add up to 0.99 are shares of their sum; 23 countries."""
    expected = {name: int(row[published]) for name, row in rows(ORACLES / "tai_ranks.csv", "country").items()}

    found = places(scored(ORACLES / "tai23.csv", tai(**index), tmp_path))

    away = [abs(found[country] - rank) for country, rank in expected.items()]
    assert len(away) == 23
    assert sum(not distance for distance in away) == exact
    assert max(away) == furthest


# ---- ASEM Sustainable Connectivity (data of the R package COINr) ----


def asem() -> str:
    """Write the index: 49 indicators, 8 pillars, 2 sub-indices, 1 index, with its weights."""
    structure = rows(ORACLES / "asem_structure.csv", "IndCode")
    weights = {name: row["Weight"] for name, row in rows(ORACLES / "asem_weights.csv", "Code").items()}
    lines = [
        "schema: hrddeval/index@1",
        "id: asem",
        'version: "2018"',
        "title: Sustainable Connectivity",
        "tree:",
        "  id: index",
        "  groups:",
    ]
    for sub in dict.fromkeys(row["Agg2"] for row in structure.values()):
        lines += [
            f"    - id: {sub.lower()}",
            f"      title: {sub}",
            f"      weight: {weights[sub]}",
            "      groups:",
        ]
        for pillar in dict.fromkeys(row["Agg1"] for row in structure.values() if row["Agg2"] == sub):
            lines += [
                f"        - id: {pillar.lower()}",
                f"          title: {pillar}",
                f"          weight: {weights[pillar]}",
                "          groups:",
                *(
                    f"            - {{column: {name}, better: higher, scale: given, low: 0, high: 100, "
                    f"weight: {weights[name]}}}"
                    for name, row in structure.items()
                    if row["Agg1"] == pillar
                ),
            ]
    return "\n".join(lines) + "\n"


@beside
def test_sustainable_connectivity(tmp_path: Path) -> None:
    """51 countries on four levels: every mean to rounding error, every rank."""
    means = rows(ORACLES / "asem_aggregated.csv", "UnitCode")
    ranks = rows(ORACLES / "asem_ranks.csv", "UnitCode")

    found = scored(ORACLES / "asem_normalised.csv", asem(), tmp_path)

    assert len(found.units) == len(ranks) == 51
    codes = {name.lower(): name for name in ranks["CHE"] if name not in ("UnitCode", "UnitName")}
    for unit in found.units:
        for group in unit.groups:
            assert group.supported == pytest.approx(float(means[unit.id][codes[group.id]]), abs=1e-8)
    assert places(found) == {name: int(row["Index"]) for name, row in ranks.items()}
