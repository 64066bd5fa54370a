"""Help and `check` are quick, since they import nothing that only other work needs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SOURCES = Path(__file__).resolve().parents[2] / "src"
#: What neither needs: each takes longer to import than a dossier to read.
HEAVIEST = {"durable_rules_engine", "numpy", "openpyxl", "pypdf", "pypdfium2", "weasyprint"}
#: What asking for help does without besides.
HEAVY = HEAVIEST | {"clingo", "jinja2", "pydantic", "yaml"}

PROBE = """
import json, sys
from hrddeval.cli import main
try:
    main(sys.argv[1:])
except SystemExit:
    pass
print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})), file=sys.stderr)
"""


def imported_by(*arguments: str, folder: Path) -> tuple[str, set[str]]:
    """Run a command and return what it printed and the libraries that were imported at its end."""
    done = subprocess.run(
        [sys.executable, "-c", PROBE, *arguments],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(SOURCES)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout, set(json.loads(done.stderr))


@pytest.fixture(scope="module")
def imported_for_help(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    printed, imported = imported_by("--help", folder=tmp_path_factory.mktemp("help"))
    assert "Usage: " in printed
    return imported


@pytest.fixture(scope="module")
def imported_for_check(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    printed, imported = imported_by("check", "mutoshi", folder=tmp_path_factory.mktemp("check"))
    assert "no problems" in printed
    return imported


@pytest.mark.parametrize("name", sorted(HEAVY))
def test_help_does_without(imported_for_help: set[str], name: str) -> None:
    """`hrddeval --help` does not import this library."""
    assert name not in imported_for_help


@pytest.mark.parametrize("name", sorted(HEAVIEST))
def test_check_does_without(imported_for_check: set[str], name: str) -> None:
    """`hrddeval check` does not import this library."""
    assert name not in imported_for_check
