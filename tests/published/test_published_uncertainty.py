"""The published uncertainty and sensitivity runs of the ASEM index (R package COINr) come out of our formulas."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest

from hrddeval.analysis.robustness.run import statistics
from hrddeval.analysis.robustness.sobol import indices

ORACLES = Path(__file__).resolve().parents[3] / "shared" / "oracles"
pytestmark = pytest.mark.skipif(not ORACLES.is_dir(), reason="the folder of published indices is not there")


def rows(name: str) -> list[dict[str, str]]:
    with (ORACLES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def ranks(name: str) -> tuple[np.ndarray, np.ndarray]:
    """Return nominal ranks (units) and those of every run (runs, units)."""
    table = rows(name)
    columns = [column for column in table[0] if column.startswith("r_")]
    runs = np.array([[float(row[column]) for row in table] for column in columns])
    return np.array([float(row["Nominal"]) for row in table]), runs


def test_statistics_of_ranks() -> None:
    """100 replications, 51 countries: mean, median, 5 and 95 per cent."""
    _, runs = ranks("coinr_ua_ranks.csv")

    low, median, mean, high = statistics(runs)

    published = rows("coinr_ua_rankstats.csv")
    for unit, row in enumerate(published):
        assert low[unit] == pytest.approx(float(row["Q5"]), abs=1e-9)
        assert median[unit] == float(row["Median"])
        assert mean[unit] == pytest.approx(float(row["Mean"]), abs=1e-9)
        assert high[unit] == pytest.approx(float(row["Q95"]), abs=1e-9)


def test_sobol_indices() -> None:
    """Four factors, 600 runs; the output of a run is the mean distance of ranks from the nominal ones."""
    nominal, runs = ranks("coinr_sa_ranks.csv")
    output = np.abs(runs - nominal).mean(axis=1)
    published = rows("coinr_sa_indices.csv")

    found = indices(output[:100], output[100:200], output[200:].reshape(len(published), 100))

    assert found is not None
    assert found[0] == pytest.approx([float(row["Si"]) for row in published], rel=1e-12)
    assert found[1] == pytest.approx([float(row["STi"]) for row in published], rel=1e-12)
