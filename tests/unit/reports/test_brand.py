"""The brand of an organisation: on every page, in colours that can be read, and without opening a door."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from build_assessment import assessment, initiative
from build_extremes import field
from hrddeval import brand, resources
from hrddeval.model import colour
from hrddeval.model.brand import Brand, BrandFile
from hrddeval.reports import colours, html, leaflets, pdf
from hrddeval.reports.html import Flavour
from hrddeval.reports.jinja import TemplateFolders
from hrddeval.source import toml_source

SHAPES = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8v8z" fill="#0B5D4E"/></svg>'
)
DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c6360606000000004"
    "0001f61738550000000049454e44ae426082"
)


def found(folder: Path, **settings: str) -> list[tuple[str, str]]:
    """Code and message of everything that is wrong with a brand."""
    text = "[brand]\n" + "".join(f'{key} = "{value}"\n' for key, value in settings.items())
    (folder / "hrddeval.toml").write_text(text, encoding="utf-8")
    source = toml_source.read(folder / "hrddeval.toml", "hrddeval.toml")
    return [
        (one.code, one.message) for one in brand.check(BrandFile.model_validate(settings), folder, source)
    ]


@pytest.fixture
def marked(tmp_path: Path) -> TemplateFolders:
    """The shipped templates, marked with a logo, a foot and two colours."""
    (tmp_path / "logo.svg").write_text(SHAPES, encoding="utf-8")
    settings = BrandFile(
        name="Example Institute",
        logo="logo.svg",
        footer="An invented foot",
        supported="#0B5D4E",
        producers="#8A3B12",
    )
    return TemplateFolders(resources.folder("templates"), brand=brand.load(settings, tmp_path))


@pytest.mark.parametrize("name", ["logo.svg", "logo.png", "deep/er/logo.SVG"])
def test_plain_shapes_and_pictures_are_taken(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(DOT if name.endswith("png") else SHAPES.encode())

    assert found(tmp_path, name="Example", logo=name, supported="#0B5D4E") == []


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        pytest.param("logo.svg", None, "is not there", id="missing"),
        pytest.param("../logo.svg", SHAPES, "lies outside the study", id="outside"),
        pytest.param("logo.gif", SHAPES, "is neither SVG nor PNG", id="gif"),
        pytest.param("logo.png", SHAPES, "is not a PNG, whatever its name says", id="svg called png"),
        pytest.param("logo.svg", "<p>x</p>", "is not an SVG, whatever its name says", id="html called svg"),
        pytest.param("logo.svg", "<svg", "cannot be read as SVG", id="broken"),
        pytest.param("logo.svg", SHAPES.replace('viewBox="0 0 8 8"', ""), "does not say how large", id="no size"),
        pytest.param("logo.svg", "x" * 200_001, "has 200 kB; it goes into every document", id="large"),
        pytest.param("logo.svg", f"<!DOCTYPE svg [<!ENTITY a 'b'>]>{SHAPES}", "document type", id="entities"),
        *(
            pytest.param("logo.svg", SHAPES.replace("<path", f"{inside}<path"), message, id=inside[:12])
            for inside, message in (
                ("<script/>", "holds a <script>"),
                ("<foreignObject/>", "holds a <foreignObject>"),
                ('<image href="https://example.org/a.png"/>', "holds a <image>"),
                ('<a href="https://example.org"/>', "leads to something outside itself"),
                ('<rect style="fill:url(https://example.org/x)"/>', "leads to something outside itself"),
                ("<style>@import 'x.css';</style>", "leads to something outside itself"),
                ('<rect onload="x()"/>', "holds a script"),
            )
        ),
    ],
)  # fmt: skip
def test_what_is_no_logo_is_refused(name: str, content: str | None, message: str, tmp_path: Path) -> None:
    """Said at its place, before anything is assessed."""
    study = tmp_path / "study"
    study.mkdir()
    if content is not None:
        (study / name).write_text(content, encoding="utf-8")

    ((code, said),) = found(study, name="Example", logo=name)

    assert code == "HR584"
    assert message in said


def test_a_link_inside_a_logo_to_itself_is_fine(tmp_path: Path) -> None:
    inside = '<defs><linearGradient id="g"/></defs><rect fill="url(#g)"/><use href="#g"/>'
    (tmp_path / "logo.svg").write_text(SHAPES.replace("<path", f"{inside}<path"), encoding="utf-8")

    assert found(tmp_path, name="Example", logo="logo.svg") == []


@pytest.mark.parametrize("text", ["#E0A030", "#2E9BD6", "#FFFFFF", "#7F7F7F"])
def test_the_colour_that_is_offered_instead_can_be_read(text: str, tmp_path: Path) -> None:
    """And is the lightest of its hue that can."""
    shade = colour.read(text)
    assert shade

    ((code, _),) = [one for one in found(tmp_path, name="x", supported=text) if one[0] == "HR582"]
    offered = brand.darkened(shade)

    assert code == "HR582"
    assert 4.5 <= colour.contrast(offered, brand.GROUND) < 4.8


def test_a_line_of_what_is_possible_can_be_seen_in_every_colour() -> None:
    """Made from the colour of a brand; 3 to 1 is what a drawing needs."""
    for text in ("#1B438C", "#0B5D4E", "#000000", "#7A1F5C"):
        lighter = colour.read(colours.lighter(text))
        assert lighter
        assert 3 <= colour.contrast(lighter, (255, 255, 255)) < 4


@pytest.mark.parametrize("flavour", Flavour)
def test_every_report_carries_the_brand(flavour: Flavour, marked: TemplateFolders) -> None:
    """And none of the shipped colours is left where a colour is set."""
    found_ = assessment(initiative(pieces=6))
    pages = [
        html.card(found_, "example", marked, flavour=flavour),
        leaflets.plain(found_, "example", marked, flavour=flavour),
        html.comparison(field(3), marked, flavour=flavour),
        leaflets.share(found_, "example", marked),
    ]

    for page in pages:
        assert "Example Institute" in page
        assert 'alt="Example Institute"' in page
        assert "An invented foot" in page
        assert not re.search(r'(?:fill|stroke)="#(?:1B438C|A34717|6C8CC4)"', page)
        assert "--cobalt: #0B5D4E" in page
        assert "--copper: #8A3B12" in page


def test_a_text_that_names_a_colour_stays_as_it_is(marked: TemplateFolders) -> None:
    page = html.card(assessment(initiative(text="The fill was #1B438C.")), "example", marked)

    assert "The fill was #1B438C." in page


def test_without_a_brand_a_page_may_show_no_picture(
    folders: TemplateFolders, marked: TemplateFolders
) -> None:
    found_ = assessment(initiative())

    assert "img-src" not in html.card(found_, "example", folders)
    assert "img-src data:;" in html.card(found_, "example", marked)


def test_on_paper_the_logo_is_loaded_and_nothing_else(marked: TemplateFolders, needs_pango: None) -> None:
    """Another picture is refused as before, even one inside the document."""
    page = html.card(assessment(initiative()), "example", marked, flavour=Flavour.PRINT)
    reader = PdfReader(io.BytesIO(pdf.render(page, marked)))

    assert "An invented foot" in reader.pages[0].extract_text()
    other = replace(marked, brand=Brand(name="Another"))
    with pytest.raises(pdf.AddressRefused, match="data:image/svg"):
        pdf.render(page, other)
