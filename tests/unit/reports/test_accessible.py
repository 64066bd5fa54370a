"""What somebody who listens to a PDF gets: tags in order, headers of tables, and what pictures say in words.

These are checks of our own; no conformance is claimed. `test_verapdf.py` asks veraPDF where it is installed.
"""

from __future__ import annotations

import io
import itertools
import re
from collections.abc import Iterator

import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from build_assessment import assessment
from build_extremes import EXTREMES, field
from hrddeval import brand, i18n, resources
from hrddeval.model import colour
from hrddeval.reports import html, leaflets, pdf
from hrddeval.reports.html import Flavour
from hrddeval.reports.jinja import TemplateFolders
from hrddeval.reports.marks import svg

WHITE = (255, 255, 255)
FULL = assessment(EXTREMES["full"])


def _pages(folders: TemplateFolders) -> dict[str, tuple[str, str]]:
    """Documents of every kind, between them in all languages: the language and the page to print."""
    french = FULL.model_copy(update={"language": "fr"})
    swahili = FULL.model_copy(update={"language": "sw"})
    said = {language: i18n.translations(language) for language in ("en", "fr", "sw")}
    paper = Flavour.PRINT
    return {
        "card": ("fr", html.card(french, "example", folders, flavour=paper, translations=said["fr"])),
        "comparison": ("en", html.comparison(field(8, full=True), folders, flavour=paper)),
        "plain": ("sw", leaflets.plain(swahili, "example", folders, flavour=paper, translations=said["sw"])),
        "share": ("en", leaflets.share(FULL, "example", folders)),
    }


@pytest.fixture(scope="module", params=["card", "comparison", "plain", "share"])
def document(
    request: pytest.FixtureRequest, folders: TemplateFolders, needs_pango: None
) -> tuple[str, str, bytes]:
    """The language, the HTML and the PDF of a document."""
    language, page = _pages(folders)[request.param]
    return language, page, pdf.render(page, folders)


@pytest.fixture
def reader(document: tuple[str, str, bytes]) -> PdfReader:
    return PdfReader(io.BytesIO(document[2]))


def elements(node: object) -> Iterator[DictionaryObject]:
    """All structure elements below a node, in reading order."""
    node = node.get_object() if isinstance(node, IndirectObject) else node
    if isinstance(node, ArrayObject):
        for item in node:
            yield from elements(item)
    elif isinstance(node, DictionaryObject):
        if "/S" in node:
            yield node
        if "/K" in node:
            yield from elements(node["/K"])


def tags(reader: PdfReader) -> list[DictionaryObject]:
    return list(elements(reader.trailer["/Root"]["/StructTreeRoot"]))


def test_it_says_its_language_and_its_title(document: tuple[str, str, bytes], reader: PdfReader) -> None:
    root = reader.trailer["/Root"]

    assert root["/Lang"] == document[0]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata
    assert len(reader.metadata.title or "") > 10
    assert len(reader.metadata.subject or "") > 20


def test_headings_begin_at_the_top_and_skip_no_level(reader: PdfReader) -> None:
    levels = [int(str(one["/S"])[2]) for one in tags(reader) if re.fullmatch(r"/H[1-6]", str(one["/S"]))]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_every_header_of_a_table_has_a_scope_and_every_cell_finds_its_headers(reader: PdfReader) -> None:
    found = tags(reader)
    headers = {str(one["/ID"]): one for one in found if one["/S"] == "/TH"}
    names = reader.trailer["/Root"]["/StructTreeRoot"]
    tree = names["/IDTree"]["/Names"] if "/IDTree" in names else []

    for one in headers.values():
        assert one["/A"]["/Scope"] in ("/Column", "/Row")
    assert [str(key) for key in tree[::2]] == sorted(headers)
    assert all(value.get_object()["/ID"] == key for key, value in zip(tree[::2], tree[1::2], strict=True))
    for cell in (one for one in found if one["/S"] == "/TD"):
        assert set(map(str, cell["/A"].get("/Headers", ()))) <= set(headers)
    for table in (one for one in found if one["/S"] == "/Table"):
        inside = [str(one["/S"]) for one in elements(table["/K"])]
        assert "/TD" in inside or "/TH" in inside


def test_every_drawing_says_in_words_what_it_shows(
    document: tuple[str, str, bytes], reader: PdfReader
) -> None:
    """As many as the page has, each with the words of its title, numbers included."""
    titles = re.findall(r"<svg[^>]*><title>([^<]+)</title>", document[1])
    alternatives = [str(one.get("/Alt", "")) for one in tags(reader) if one["/S"] == "/Figure"]

    assert all(one.strip() for one in alternatives)
    assert len(alternatives) >= len(titles)
    assert {_plain(one) for one in titles} == {_plain(one) for one in alternatives}


def test_scores_are_in_the_words_of_their_drawings(folders: TemplateFolders) -> None:
    """Both ends of every dimension, and the level of every criterion, as the page prints them."""
    page = html.card(FULL, "example", folders, flavour=Flavour.PRINT)
    titles = " | ".join(re.findall(r"<title>([^<]+)</title>", page))

    for dimension in FULL.initiatives[0].dimensions:
        assert (
            f"{dimension.title}: supported {dimension.supported:.0f}, possible {dimension.possible:.0f}"
            in titles
        )
        for criterion in dimension.criteria:
            assert f"{criterion.id} {criterion.short}: " in titles
    for voice in FULL.initiatives[0].voices:
        assert f"{voice.title}: {', '.join(voice.evidence) or 'no piece of evidence'}" in titles


def test_all_fonts_are_inside_and_their_letters_can_be_read_out(reader: PdfReader) -> None:
    fonts = {}
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():
            outer = font.get_object()
            fonts[str(outer["/BaseFont"])] = outer

    assert fonts
    for outer in fonts.values():
        inner = outer["/DescendantFonts"][0].get_object()
        assert "/ToUnicode" in outer
        assert any(key.startswith("/FontFile") for key in inner["/FontDescriptor"])


def test_each_heading_is_one_tag(document: tuple[str, str, bytes], reader: PdfReader) -> None:
    """A heading that is broken in two would be read as two."""
    wanted = re.findall(r"<h([1-6])", document[1])
    there = [str(one["/S"])[2] for one in tags(reader) if re.fullmatch(r"/H[1-6]", str(one["/S"]))]

    assert there == wanted


def _plain(text: str) -> str:
    for escaped, letter in (("&amp;", "&"), ("&#39;", "'"), ("&lt;", "<"), ("&gt;", ">"), ("&#34;", '"')):
        text = text.replace(escaped, letter)
    return " ".join(text.split())


def tokens() -> dict[str, colour.Colour]:
    """The colours of the style sheet by name."""
    text = (resources.folder("templates") / "tokens.css").read_text(encoding="utf-8")
    found = {name: colour.read(value) for name, value in re.findall(r"--([\w]+): (#[0-9A-F]{6})", text)}
    return {name: shade for name, shade in found.items() if shade is not None}


@pytest.mark.parametrize("name", ["ink", "ink2", "ink3", "cobalt", "copper"])
def test_words_can_be_read_on_paper_and_on_the_ground_of_boxes(name: str) -> None:
    """4.5 to 1, as WCAG 2.2 asks of text of any size."""
    shade = tokens()[name]

    assert colour.contrast(shade, WHITE) >= 4.5
    assert colour.contrast(shade, brand.GROUND) >= 4.5
    assert tokens()["wash"] == brand.GROUND


def test_what_is_drawn_can_be_seen() -> None:
    """3 to 1 for the line of what is possible; hairlines are decoration and are never alone."""
    assert colour.contrast(tokens()["possible"], WHITE) >= 3


def test_marks_have_the_colours_of_the_style_sheet() -> None:
    """They are written twice, because a drawing cannot read a style sheet."""
    twice = {"ink": svg.INK, "ink2": svg.INK2, "ink3": svg.INK3, "rule": svg.RULE, "hair": svg.HAIR}
    twice |= {"cobalt": svg.COBALT, "possible": svg.POSSIBLE, "copper": svg.COPPER}

    assert {name: tokens()[name] for name in twice} == {
        name: colour.read(text) for name, text in twice.items()
    }
    assert brand.SHIPPED["supported"] == svg.COBALT
    assert brand.SHIPPED["producers"] == svg.COPPER
