"""The PDF: tagged, whole, the same every time, and deaf to the network."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from build_assessment import assessment
from build_extremes import EXTREMES, field
from hrddeval.reports import html, pdf
from hrddeval.reports.html import Flavour
from hrddeval.reports.jinja import TemplateFolders

pytestmark = pytest.mark.usefixtures("needs_pango")


@pytest.fixture(scope="module")
def card(folders: TemplateFolders) -> PdfReader:
    found = assessment(EXTREMES["few"])
    return PdfReader(
        io.BytesIO(pdf.render(html.card(found, "example", folders, flavour=Flavour.PRINT), folders))
    )


def elements(node: object) -> list[DictionaryObject]:
    """All structure elements below a node, in reading order."""
    node = node.get_object() if isinstance(node, IndirectObject) else node
    if isinstance(node, ArrayObject):
        return [element for item in node for element in elements(item)]
    if not isinstance(node, DictionaryObject):
        return []
    own = [node] if "/S" in node else []
    return own + (elements(node["/K"]) if "/K" in node else [])


def test_the_document_says_what_it_is(card: PdfReader) -> None:
    assert card.metadata
    assert card.metadata.title == "Scorecard: Example pilot"
    assert card.metadata.author == "hrddeval 1.0.0"
    assert card.metadata.subject
    assert "as of 2026-05-31" in card.metadata.subject
    assert card.metadata.creation_date is None
    root = card.trailer["/Root"]
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b'pdfuaid:part="1"' in root["/Metadata"].get_data()


def test_every_figure_is_read_aloud_and_headings_are_in_order(card: PdfReader) -> None:
    found = elements(card.trailer["/Root"]["/StructTreeRoot"])
    kinds = [str(element["/S"]) for element in found]

    figures = [element for element in found if element["/S"] == "/Figure"]
    assert len(figures) > 40
    assert all(str(figure.get("/Alt", "")).strip() for figure in figures)
    headings = [kind for kind in kinds if kind in ("/H1", "/H2", "/H3")]
    assert headings[0] == "/H1"
    assert headings.count("/H1") == 1
    assert {"/Table", "/TH", "/TD", "/Caption", "/L"} <= set(kinds)


def test_all_fonts_are_embedded(card: PdfReader) -> None:
    fonts = {}
    for page in card.pages:
        for font in page["/Resources"]["/Font"].values():
            inner = font.get_object()["/DescendantFonts"][0].get_object()
            fonts[str(inner["/BaseFont"]).split("+")[-1]] = inner["/FontDescriptor"]

    assert any("Inter" in name for name in fonts)
    assert any("Charis" in name for name in fonts)
    assert all(any(key.startswith("/FontFile") for key in descriptor) for descriptor in fonts.values())
    assert not any("DejaVu" in name for name in fonts)


@pytest.mark.parametrize(
    ("name", "pages"),
    [("few", 2), ("nothing", 2), ("contested", 2), ("slight", 2), ("full", 2), ("long", 4)],
)
def test_cards_have_as_many_pages_as_they_need(name: str, pages: int, folders: TemplateFolders) -> None:
    found = assessment(EXTREMES[name])
    made = pdf.render(html.card(found, found.initiatives[0].id, folders, flavour=Flavour.PRINT), folders)

    assert len(PdfReader(io.BytesIO(made)).pages) == pages


def test_a_draft_says_so_on_every_page(card: PdfReader) -> None:
    for page in card.pages:
        assert "8 of 30 criteria: not a full assessment" in " ".join(page.extract_text().split())


def test_a_comparison_has_a_portrait_page_and_then_landscape_ones(folders: TemplateFolders) -> None:
    made = pdf.render(html.comparison(field(8), folders, flavour=Flavour.PRINT), folders)

    boxes = [page.mediabox for page in PdfReader(io.BytesIO(made)).pages]
    assert [box.width > box.height for box in boxes][:2] == [False, True]
    assert all(box.width > box.height for box in boxes[1:])


PROGRAM = """
import hashlib, sys
from pathlib import Path
from build_assessment import assessment
from build_extremes import EXTREMES
from hrddeval import resources
from hrddeval.reports import html, pdf
from hrddeval.reports.jinja import TemplateFolders
folders = TemplateFolders(resources.folder("templates"))
page = html.card(assessment(EXTREMES["slight"]), "slight", folders, flavour=html.Flavour.PRINT)
print(hashlib.sha256(pdf.render(page, folders)).hexdigest())
"""


def test_the_same_input_gives_the_same_bytes_in_every_process() -> None:
    """Neither the hash seed nor the clock nor the time zone leaves a trace."""
    digests = set()
    for seed, zone in (("0", "UTC"), ("4711", "Africa/Kinshasa")):
        environment = {
            **os.environ,
            "PYTHONHASHSEED": seed,
            "TZ": zone,
            "PYTHONPATH": os.pathsep.join(sys.path),
        }
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM], env=environment, capture_output=True, text=True, check=True
        )
        digests.add(done.stdout.strip())

    assert len(digests) == 1
    assert len(digests.pop()) == len(hashlib.sha256().hexdigest())


@pytest.mark.parametrize(
    ("markup", "address"),
    [
        pytest.param('<img src="https://example.org/spy.png">', "https://example.org/spy.png", id="network"),
        pytest.param('<img src="file:///etc/hostname">', "file:///etc/hostname", id="file"),
        pytest.param('<link rel="stylesheet" href="../../secret.css">', "secret.css", id="above the folder"),
        pytest.param(
            '<style>@import "https://example.org/x.css";</style>', "https://example.org/x.css", id="import"
        ),
        pytest.param('<img src="data:image/png;base64,AAAA">', "data:image/png", id="data"),
    ],
)
def test_nothing_but_fonts_and_style_sheets_is_loaded(
    markup: str, address: str, folders: TemplateFolders
) -> None:
    with pytest.raises(pdf.AddressRefused, match=f"refused to load .*{address}") as refused:
        pdf.render(f"<!doctype html><html lang='en'><title>x</title>{markup}<p>x</p></html>", folders)

    assert address in refused.value.address


def test_a_missing_library_is_said_in_one_line(tmp_path: Path) -> None:
    """Where WeasyPrint cannot be imported, the reason is one line and no traceback of ours."""
    (tmp_path / "weasyprint.py").write_text(
        "raise OSError('cannot load library libpango\\n\\nsee the manual')"
    )
    program = (
        "from hrddeval.reports import pdf\n"
        "from hrddeval.reports.jinja import TemplateFolders\n"
        "from pathlib import Path\n"
        "try: pdf.render('<p>', TemplateFolders(Path('.')))\n"
        "except pdf.PdfUnavailable as reason: print(reason)\n"
        "print(pdf.unavailable_because())"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), *sys.path])}
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
    )

    assert done.stdout.splitlines() == ["cannot load library libpango"] * 2


def test_the_screen_flavour_does_not_need_weasyprint() -> None:
    program = (
        "import sys; import hrddeval.reports.html, hrddeval.reports.pdf; print('weasyprint' in sys.modules)"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "False"
