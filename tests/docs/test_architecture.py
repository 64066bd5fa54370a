"""The page on architecture names what there is: every module and package, and none that is gone."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "hrddeval"
PAGE = (ROOT / "docs" / "explanation" / "architecture.md").read_text(encoding="utf-8")
#: What every package has, and says nothing of its own.
PLAIN = {"__init__.py", "__main__.py", "__pycache__/", "py.typed"}


def named_in_table() -> list[str]:
    """Return the names of the first column of the table of layers."""
    table = PAGE[PAGE.index("| layer |") : PAGE.index("Third-party engines")]
    rows = [line.split("|")[1] for line in table.splitlines()[2:] if line.startswith("|")]
    return [name for row in rows for name in re.findall(r"`([^`]+)`", row)]


def test_each_module_and_package_stands_in_the_table_once() -> None:
    """The names in the table are those of the folder."""
    there = {f"{one.name}/" if one.is_dir() else one.name for one in SOURCE.iterdir()} - PLAIN
    assert sorted(named_in_table()) == sorted(there)


def test_files_named_in_the_text_are_there() -> None:
    """A file that the page names with its folder exists."""
    named = re.findall(r"`(\w+/\w+\.py)`", PAGE)
    assert named
    assert [name for name in named if not (SOURCE / name).is_file()] == []
