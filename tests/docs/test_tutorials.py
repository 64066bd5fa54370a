"""Whoever follows a tutorial or a how-to sees what it shows: every command is run, every edit made.

`HRDDEVAL_UPDATE=1 ./run test tests/docs/test_tutorials.py` writes what the program really prints.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from pages import Reader
from program import ROOT

from hrddeval.reports import pdf

PAGES = sorted([*(ROOT / "docs" / "tutorial").glob("*.md"), *(ROOT / "docs" / "how-to").glob("*.md")])


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_a_page_can_be_followed(page: Path, tmp_path: Path) -> None:
    text = page.read_text(encoding="utf-8")
    if "$ hrddeval assess\n" in text and pdf.unavailable_because() is not None:
        pytest.skip("the page makes a PDF, and Pango is not installed")

    real = Reader(tmp_path).follow(text)

    if os.environ.get("HRDDEVAL_UPDATE"):
        page.write_text(real, encoding="utf-8")
    else:
        assert text == real
