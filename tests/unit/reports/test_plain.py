"""The page in plain words: what it says, how it says it, and that it stays one page."""

from __future__ import annotations

import io
import re

import pytest
from pypdf import PdfReader

from build_assessment import assessment, initiative
from build_criteria import FULL
from build_extremes import EXTREMES
from hrddeval import i18n, resources
from hrddeval.model.assessment import Assessment
from hrddeval.model.dossier import Replies, Reply
from hrddeval.reports import leaflets, pdf, plain_view
from hrddeval.reports.html import Flavour
from hrddeval.reports.jinja import TemplateFolders
from hrddeval.workbench import catalogues
from hrddeval.workbench.interface import interface
from page_words import words

#: Words of the trade, which a page in plain words does without.
TRADE = ("supported", "criteri", "dossier", "interval", "coverage", "threshold", "weight", "%)", "score ")
OURS = [one for one in interface() if one.file == "templates/plain.html.j2"]
COLOPHON = ("Rubric %(id)s %(version)s", "run %(run)s", "evidence as of %(date)s")


def page(found: Assessment, folders: TemplateFolders, language: str = "en") -> str:
    return leaflets.plain(
        found,
        found.initiatives[0].id,
        folders,
        flavour=Flavour.PRINT,
        translations=i18n.translations(language),
    )


@pytest.mark.parametrize("name", EXTREMES)
def test_every_extreme_fits_one_page(name: str, folders: TemplateFolders, needs_pango: None) -> None:
    """Nothing is cut: the last sentence is on it."""
    document = PdfReader(io.BytesIO(pdf.render(page(assessment(EXTREMES[name]), folders), folders)))

    assert len(document.pages) == 1
    assert "does not judge people" in " ".join(document.pages[0].extract_text().split())


def test_there_is_no_share_without_a_picture_that_shows_it(folders: TemplateFolders) -> None:
    """Every count stands below a drawing that has so many places, and says the same in words."""
    found = assessment(initiative(tokens=FULL, pieces=18))
    shown = page(found, folders)
    drawings = re.findall(r'<svg[^>]*class="dots".*?</svg>', shown, re.DOTALL)
    plain = plain_view.plain(found.initiatives[0], found.rubric)

    assert "%" not in words(shown)
    assert len(drawings) == 2 + len(plain.parts)
    assert drawings[0].count("<circle") == plain.pieces
    assert drawings[0].count('fill="#A34717"') == plain.producers
    assert f"{plain.producers} of {plain.pieces} statements" in drawings[0]
    assert drawings[1].count("<circle") == plain.asked
    assert drawings[1].count('fill="#1B438C"') == plain.known
    for drawing, part in zip(drawings[2:], plain.parts, strict=True):
        assert drawing.count("<circle") == 10
        assert drawing.count('fill="#1B438C"') == (part.shown if part.placed else 0)
        assert (f"Shown: {part.shown} of ten" in drawing) == part.placed


def test_a_dimension_with_too_little_covered_shows_no_full_dot(folders: TemplateFolders) -> None:
    """The card prints no number either."""
    shown = page(assessment(initiative(tokens="? ?|12 12|12 12|12 12")), folders)

    assert "Too little is known. 2 of 2 questions are open." in words(shown)


def test_findings_are_the_rules_own_sentences_without_numbers_of_evidence(folders: TemplateFolders) -> None:
    """What is open or does not apply is no finding; what people disagree about is marked."""
    found = assessment(initiative(tokens="12 ?|c13 x|- 04|22 01", because="Talks were held [E1, E2]"))
    plain = plain_view.plain(found.initiatives[0], found.rubric)

    told = [[(one.sentence, one.disputed) for one in part.told] for part in plain.parts]
    assert "[E" not in words(page(found, folders))
    assert told[0] == [("Talks were held.", False)]
    assert sorted(disputed for _, disputed in told[1]) == [False, True]
    assert told[2] == []
    assert [part.asked for part in plain.parts] == [2, 2, 1, 2]


def test_no_harm_recorded_is_not_no_harm(folders: TemplateFolders) -> None:
    shown = words(page(assessment(initiative(harms=0)), folders))

    assert "No harm is written down here. That does not mean that there was none." in shown


def test_harms_that_do_not_fit_are_counted(folders: TemplateFolders) -> None:
    shown = words(page(assessment(initiative(harms=5)), folders))

    assert "2 more are on the scorecard." in shown


@pytest.mark.parametrize(
    ("replies", "sentence"),
    [
        pytest.param(Replies(), "Producers were not asked for an answer yet.", id="not asked"),
        pytest.param(
            Replies(producers=Reply(asked="2026-05-04")),
            "Producers were asked for an answer. None has come yet.",
            id="asked",
        ),
        pytest.param(
            Replies(producers=Reply(asked="2026-05-04", received="2026-05-09", text="Ours.")),
            "Producers answered. Their answer is on the scorecard.",
            id="answered",
        ),
    ],
)
def test_it_says_whether_producers_were_asked(
    replies: Replies, sentence: str, folders: TemplateFolders
) -> None:
    assert sentence in words(page(assessment(initiative(replies=replies)), folders))


@pytest.mark.parametrize("language", ["en", "fr", "sw"])
def test_its_own_sentences_are_short_and_without_words_of_the_trade(language: str) -> None:
    """In every language: at most fourteen words to a sentence, names not counted."""
    known = (
        catalogues.read(catalogues.path_of(language).read_text(encoding="utf-8")) if language != "en" else {}
    )
    for one in OURS:
        if one.text in COLOPHON:
            continue
        for text in known[one.text] if known else (one.text, *([one.plural] if one.plural else [])):
            for sentence in re.split(r"[.?:]\s*", text):
                assert len(sentence.split()) <= 14, sentence
            assert not [word for word in TRADE if word in text.lower()], text


def test_texts_of_a_dossier_are_never_markup(folders: TemplateFolders) -> None:
    hostile = "<script>alert(1)</script>"

    for flavour in Flavour:
        found = assessment(initiative(name=hostile, because=hostile, text=hostile))
        assert "<script" not in leaflets.plain(found, "example", folders, flavour=flavour)
        assert "<script" not in leaflets.share(found, "example", folders)


def test_the_screen_page_loads_nothing(folders: TemplateFolders) -> None:
    shown = leaflets.plain(assessment(initiative()), "example", folders)

    assert "default-src 'none'" in shown
    assert not re.search(r"<script|<link|<img|url\(|\ssrc=", shown)
    assert resources.folder("templates").joinpath("plain.css").read_text(encoding="utf-8")[:40] in shown
