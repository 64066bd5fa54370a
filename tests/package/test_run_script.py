"""`./run` says what it is for and what is missing, before it sets anything up."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
TOOLS = ("sh", "cat", "cksum", "dirname", "id", "readlink", "uname", "grep")

pytestmark = pytest.mark.skipif(os.name == "nt", reason="a script for sh")


@pytest.fixture
def bare_checkout(tmp_path: Path) -> Path:
    """The script and the locks alone, in a folder with a space in its name."""
    checkout = tmp_path / "a checkout"
    checkout.mkdir()
    shutil.copy(CHECKOUT / "run", checkout)
    shutil.copytree(CHECKOUT / "requirements", checkout / "requirements")
    return checkout


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """A folder for PATH with the few tools the script calls, but no Python and no package manager."""
    folder = tmp_path / "programs"
    folder.mkdir()
    for tool in TOOLS:
        found = shutil.which(tool)
        if found:
            (folder / tool).symlink_to(found)
    return folder


def put(folder: Path, name: str, script: str) -> None:
    (folder / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    (folder / name).chmod(0o755)


def call(checkout: Path, programs: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [checkout / "run", *words],
        env={"PATH": str(programs)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
    )


def test_alone_it_prints_help_and_sets_nothing_up(bare_checkout: Path, programs: Path) -> None:
    """No word: the usage, on stdout, and no `.venv`."""
    done = call(bare_checkout, programs)

    assert done.returncode == 0
    assert done.stdout.startswith("usage: ./run assess")
    assert not (bare_checkout / ".venv").exists()


@pytest.mark.parametrize(
    ("python", "manager", "line"),
    [
        pytest.param("echo Python 3.10.4", "dnf", "here is: Python 3.10.4.", id="too old"),
        pytest.param("exit 127", "dnf", "here is: no python3.", id="none"),
        pytest.param("exit 127", "dnf", "sudo dnf install python3", id="dnf"),
        pytest.param("exit 127", "brew", "brew install python@3", id="brew"),
    ],
)
def test_a_missing_python_is_told_with_the_line_to_run(
    bare_checkout: Path, programs: Path, python: str, manager: str, line: str
) -> None:
    """Without a Python that fits: exit code 4, what was found, and what to type on this system."""
    put(programs, "python3", f'[ "$1" = --version ] || exit 1\n{python}')
    put(programs, manager, "exit 0")

    done = call(bare_checkout, programs, "check")

    assert done.returncode == 4
    assert line in done.stderr
    assert done.stdout == ""
