"""Asking for help is quick, since nothing is imported that only work on dossiers needs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SOURCES = Path(__file__).resolve().parents[2] / "src"
HEAVY = {"pydantic", "yaml", "clingo", "durable_rules_engine", "weasyprint", "jinja2", "numpy"}

PROBE = """
import json, sys
from hrddeval.cli import main
try:
    main(["--help"])
except SystemExit:
    pass
print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})), file=sys.stderr)
"""


@pytest.fixture(scope="module")
def imported_for_help() -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", PROBE],
        env=os.environ | {"PYTHONPATH": str(SOURCES)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert "Usage: " in done.stdout
    return set(json.loads(done.stderr))


@pytest.mark.parametrize("name", sorted(HEAVY))
def test_help_does_without(imported_for_help: set[str], name: str) -> None:
    """`hrddeval --help` does not import this library."""
    assert name not in imported_for_help
