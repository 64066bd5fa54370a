"""Runs the program as a user does: a process of its own, output and exit code."""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CACHE = tempfile.mkdtemp(prefix="hrddeval-tests-")
atexit.register(shutil.rmtree, CACHE, ignore_errors=True)


@dataclass(frozen=True)
class Outcome:
    code: int
    out: str
    err: str


def hrddeval(*arguments: str | Path, here: Path = ROOT, **environment: str) -> Outcome:
    """Run `hrddeval ARGUMENTS` in a folder, without a terminal and without the user's cache."""
    settings = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "FORCE_COLOR")}
    settings |= {"PYTHONPATH": str(ROOT / "src"), "COLUMNS": "100", **environment}
    settings["HRDDEVAL_CACHE"] = environment.get("HRDDEVAL_CACHE", CACHE)
    done = subprocess.run(
        [sys.executable, "-m", "hrddeval", *map(str, arguments)],
        cwd=here,
        env=settings,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return Outcome(done.returncode, done.stdout, done.stderr)
