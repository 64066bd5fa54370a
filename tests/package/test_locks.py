"""The locked packages are those that pyproject.toml asks for."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

CHECKOUT = Path(__file__).resolve().parents[2]
REQUIREMENTS = CHECKOUT / "requirements"
PROJECT = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = ("run", "build", "durable", "test")


@dataclass(frozen=True)
class Entry:
    """One locked package."""

    name: str
    version: str
    hashes: int


def entries(lock: str) -> list[Entry]:
    """Read a lock: a pin, then perhaps a marker, then hashes, over several lines joined by backslashes."""
    text = (REQUIREMENTS / f"{lock}.lock").read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    found = []
    for line in lines:
        name, version = line.split()[0].split("==")
        found.append(Entry(canonicalize_name(name), version, line.count("--hash=sha256:")))
    return found


def pins(lock: str) -> dict[str, str]:
    return {entry.name: entry.version for entry in entries(lock)}


@pytest.mark.parametrize(
    ("wanted", "locks"),
    [
        *(pytest.param(text, ["run", "durable"], id=text) for text in PROJECT["project"]["dependencies"]),
        *(
            pytest.param(text, ["run"], id=f"{extra} {text}")
            for extra, texts in PROJECT["project"]["optional-dependencies"].items()
            for text in texts
        ),
        *(pytest.param(text, ["test"], id=f"test {text}") for text in PROJECT["dependency-groups"]["test"]),
    ],
)
def test_each_dependency_is_locked(wanted: str, locks: list[str]) -> None:
    """What the project declares is in a lock, in a version it accepts. Else: requirements/update."""
    requirement = Requirement(wanted)

    locked = [pins(lock).get(canonicalize_name(requirement.name)) for lock in locks]

    assert any(version and requirement.specifier.contains(version) for version in locked)


@pytest.mark.parametrize("lock", LOCKS)
def test_each_pin_has_hashes(lock: str) -> None:
    """Nothing is installed whose content is not known beforehand, and no lock names a place."""
    locked = entries(lock)

    assert locked
    assert [entry.name for entry in locked if not entry.hashes] == []
    assert "://" not in (REQUIREMENTS / f"{lock}.lock").read_text(encoding="utf-8")


def test_locks_agree() -> None:
    """A package that two locks name has the same version in both."""
    run, test = pins("run"), pins("test")

    shared = run.keys() & test.keys()

    assert {name: run[name] for name in shared} == {name: test[name] for name in shared}
