"""The reference of rules is what the rule files say today.

`HRDDEVAL_UPDATE=1 ./run test tests/docs` writes it anew.
"""

from __future__ import annotations

import os

import pytest
from program import ROOT

from hrddeval.reports.write import write_whole
from hrddeval.study import load_study
from hrddeval.workbench import book

REFERENCE = ROOT / "docs" / "reference" / "rules"


@pytest.fixture(scope="module")
def fresh() -> dict[str, str]:
    study, problems = load_study(None, dossiers=False, here=ROOT)
    assert study is not None, problems
    return book.markdown_files(book.pages(study, "en"))


def test_the_reference_is_up_to_date(fresh: dict[str, str]) -> None:
    if os.environ.get("HRDDEVAL_UPDATE"):
        for path in REFERENCE.glob("*.md"):
            path.unlink()
        for name, text in fresh.items():
            write_whole(REFERENCE / name, text)

    written = {path.name: path.read_text(encoding="utf-8") for path in REFERENCE.glob("*.md")}
    assert sorted(written) == sorted(fresh)
    assert [name for name in fresh if written[name] != fresh[name]] == []
