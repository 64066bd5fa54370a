"""The rulebook: one self-contained file, a page per criterion, in one language, tagged for screen readers."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from good_study import copy_into, load
from hrddeval import resources
from hrddeval.reports import pdf
from hrddeval.reports.jinja import TemplateFolders
from hrddeval.study import Study
from hrddeval.workbench import book

FOLDERS = TemplateFolders(resources.folder("templates"))


@pytest.fixture
def study(tmp_path: Path) -> Study:
    found, problems = load(copy_into(tmp_path))
    assert found is not None, problems
    return found


def html(study: Study, language: str = "en", *, screen: bool = True) -> str:
    return book.as_html(study, book.pages(study, language), FOLDERS, screen=screen)


def test_every_criterion_has_a_page_in_the_order_of_the_rubric(study: Study) -> None:
    page = html(study)

    assert re.findall(r'<article id="(\w+)">', page) == ["R2", "Z1"]
    assert page.index('href="#R2"') < page.index('href="#Z1"'), "the contents"


def test_conditions_sentences_and_examples_are_there(study: Study) -> None:
    page = html(study)

    for part in (
        "There is: Seat – With a vote: yes; Body: the one called “board”",
        "There is a channel for ‹Purpose›.",
        "A severe harm",
        "Searched completely: Channel: information.",
    ):
        assert part in page, part


def test_the_file_stands_alone(study: Study) -> None:
    page = html(study)

    assert not re.search(r"<(script|link|img|iframe)\b|@import|src:|url\(", page)
    assert "default-src 'none'" in page


def test_a_fallback_carries_its_language_and_a_mark(study: Study) -> None:
    page = html(study, "fr")

    assert '<html lang="fr">' in page
    assert '<span class="other" lang="en"><small>en</small> Channels</span>' in page
    assert "Recueil des règles" in page


def test_a_text_with_signs_of_html_stays_a_text(tmp_path: Path) -> None:
    root = copy_into(tmp_path)
    file = root / "rules" / "own" / "Z1-channels.yaml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("title: Channels", 'title: "<b>x</b>"'), encoding="utf-8"
    )
    study, problems = load(root)
    assert study is not None, problems

    assert "<b>x</b>" not in html(study)
    assert "<small>en</small> &lt;b&gt;x&lt;/b&gt;</span>" in html(study, "fr")


def test_the_pdf_is_tagged_titled_and_repeats(study: Study) -> None:
    if pdf.unavailable_because() is not None:
        pytest.skip("Pango is missing")
    made = pdf.render(html(study, "fr", screen=False), FOLDERS)
    read = pypdf.PdfReader(BytesIO(made))
    root = read.trailer["/Root"]

    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "fr"
    assert read.metadata is not None
    assert read.metadata.title == "Recueil des règles\u00a0: [en] Our own rubric"
    assert len(read.pages) >= 3
    assert made == pdf.render(html(study, "fr", screen=False), FOLDERS)


def test_files_are_written_where_they_are_asked_for(study: Study, tmp_path: Path) -> None:
    written = book.write(study, "en", "md", FOLDERS, tmp_path / "book")

    assert [path.name for path in written] == ["README.md", "R2.md", "Z1.md"]
    assert all(path.is_file() for path in written)
