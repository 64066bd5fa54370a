"""The catalogue is one list without gaps in what it says."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

import hrddeval
from hrddeval.diagnostics.catalogue import CATALOGUE, PARTS, page


def test_codes_are_unique_and_ascend() -> None:
    codes = [entry.code for _, part in PARTS for entry in part]

    assert all(one < following for one, following in pairwise(codes))


@pytest.mark.parametrize(("title", "part"), PARTS, ids=[title for title, _ in PARTS])
def test_codes_stand_in_the_part_of_their_number(title: str, part: tuple[object, ...]) -> None:
    assert {f"({entry.code[:3]}xx)" for entry in part} == {title.split()[-1]}  # type: ignore[attr-defined]


def test_every_code_the_program_uses_is_in_the_catalogue() -> None:
    """A code in the text of a module, whoever wrote it."""
    import re

    sources = [path for path in Path(hrddeval.__file__).parent.rglob("*.py") if "codes" not in path.parts]
    used = {code for path in sources for code in re.findall(r"\bHR\d{3}\b", path.read_text(encoding="utf-8"))}

    assert used <= set(CATALOGUE)


def test_a_page_fits_a_terminal() -> None:
    lines = page("HR304")

    assert lines[0] == "HR304: Weights that do not add up to 1"
    assert max(map(len, lines)) <= 88
    assert any(line.startswith("How to mend it: ") for line in lines)


def test_an_unknown_code_says_where_all_are_listed() -> None:
    assert page("HR999") == ("No message has the code HR999; docs/reference/diagnostics.md lists them all.",)
