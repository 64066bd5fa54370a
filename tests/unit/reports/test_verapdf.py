"""What veraPDF says of our PDFs, where it is installed. It usually is not, and nothing is claimed from its absence."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from build_assessment import assessment
from build_extremes import EXTREMES
from hrddeval.reports import html, leaflets, pdf
from hrddeval.reports.html import Flavour
from hrddeval.reports.jinja import TemplateFolders

pytestmark = [
    pytest.mark.usefixtures("needs_pango"),
    pytest.mark.skipif(shutil.which("verapdf") is None, reason="veraPDF is not installed"),
]


@pytest.mark.parametrize("kind", ["card", "plain"])
def test_verapdf_finds_nothing_against_pdf_ua_1(kind: str, folders: TemplateFolders, tmp_path: Path) -> None:
    write = {"card": html.card, "plain": leaflets.plain}[kind]
    page = write(assessment(EXTREMES["full"]), "example", folders, flavour=Flavour.PRINT)
    file = tmp_path / "document.pdf"
    file.write_bytes(pdf.render(page, folders))

    done = subprocess.run(
        ["verapdf", "--flavour", "ua1", "--format", "text", str(file)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.stdout.startswith("PASS"), done.stdout
