"""`hrddeval assess --format share` and `--format plain`, as a user calls them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from program import ROOT, hrddeval

ASSESS = ("assess", ROOT / "initiatives" / "mutoshi", "--engine", "clingo", "--jobs", "1", "--output", "out")


@pytest.fixture
def without(tmp_path: Path):  # type: ignore[no-untyped-def]
    """Hide a library, as on a machine where the optional part is missing: importing it fails."""

    def hide(module: str) -> str:
        hidden = tmp_path / "hidden"
        hidden.mkdir()
        (hidden / f"{module}.py").write_text("raise ImportError('not here')\n", encoding="utf-8")
        return f"{hidden}{os.pathsep}{ROOT / 'src'}"

    return hide


def test_both_are_written_beside_the_result(tmp_path: Path) -> None:
    done = hrddeval(*ASSESS, "--format", "share", "--format", "plain", here=tmp_path)

    assert done.code == 0, done.err
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "assessment.json",
        "mutoshi.plain.html",
        "mutoshi.plain.pdf",
        "mutoshi.share.pdf",
        "mutoshi.share.png",
    ]
    assert "mutoshi.plain.html" in done.out


def test_without_pypdfium2_the_message_says_what_to_install(tmp_path: Path, without) -> None:  # type: ignore[no-untyped-def]
    """Nothing is assessed, nothing is written."""
    path = without("pypdfium2")
    done = hrddeval(*ASSESS, "--format", "share", here=tmp_path, PYTHONPATH=path)

    assert done.code == 4
    assert done.err.endswith(
        "error HR580: pictures to share cannot be written here: pypdfium2 is not installed\n"
        '  hint: pip install "hrddeval[share]"\n'
    )
    assert not (tmp_path / "out").exists()


def test_without_pango_a_plain_page_is_html_alone_and_says_so(tmp_path: Path, without) -> None:  # type: ignore[no-untyped-def]
    path = without("weasyprint")
    done = hrddeval(*ASSESS, "--format", "plain", here=tmp_path, PYTHONPATH=path)

    assert done.code == 0, done.err
    assert "note: pages in plain words are HTML alone: PDF cannot be written here: not here" in done.err
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "assessment.json",
        "mutoshi.plain.html",
    ]
