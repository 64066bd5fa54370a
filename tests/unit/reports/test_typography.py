"""Signs and numbers as each language writes them, on the pages that are printed."""

from __future__ import annotations

import re
from html import unescape

import pytest

from build_assessment import assessment, initiative
from build_criteria import FULL
from hrddeval import i18n
from hrddeval.model.assessment import Assessment
from hrddeval.reports import html, leaflets, numbers
from hrddeval.reports.html import Flavour
from hrddeval.reports.jinja import TemplateFolders
from hrddeval.workbench import catalogues

#: A sign that stands off with a space at which a line could break.
BREAKING = re.compile(r"\w [;:!?»](?:\s|$)|« ")


def shown(page: str) -> str:
    """The texts of a page, without style sheet and without the names of drawings."""
    bare = re.sub(r"<style>.*?</style>|<title>.*?</title>", " ", page, flags=re.DOTALL)
    return unescape(re.sub(r"<[^>]+>", "\n", bare))


def in_language(language: str, **changes: str) -> Assessment:
    made = assessment(initiative(tokens=FULL, pieces=18, **changes))  # type: ignore[arg-type]
    return made.model_copy(update={"language": language})


@pytest.mark.parametrize("write", [html.card, leaflets.plain], ids=["card", "plain page"])
def test_french_signs_never_begin_a_line(write, folders: TemplateFolders) -> None:  # type: ignore[no-untyped-def]
    """Whoever typed a rule with the space bar: its sentences are set like those of the program."""
    found = in_language(
        "fr",
        because="L'accord prévoit : « une voix » ; l'a-t-on demandé ? Oui",
        text="Qui paie ? L'acheteur : rien !",
    )

    page = write(found, "example", folders, flavour=Flavour.PRINT, translations=i18n.translations("fr"))

    assert "L’accord prévoit\u00a0: «\u00a0une voix\u00a0»\u202f; l’a-t-on demandé\u202f? Oui" in shown(page)
    assert "Qui paie\u202f? L’acheteur\u00a0: rien\u202f!" in shown(page)
    assert BREAKING.findall(shown(page)) == []


def test_english_and_swahili_stay_as_they_were_written(folders: TemplateFolders) -> None:
    text = "Wachimbaji walisema 'ndiyo' : je, ni kweli ?"

    for language in ("en", "sw"):
        page = html.card(in_language(language, text=text), "example", folders)
        assert text in shown(page)


def test_a_text_left_in_english_keeps_english_signs(folders: TemplateFolders) -> None:
    """And addresses are not sentences."""
    found = in_language("fr", because="[en] The company's word ?")
    page = html.card(found, "example", folders, translations=i18n.translations("fr"))

    assert "The company's word ?" in shown(page)
    assert "https://example.org/report-1?a=1&amp;b=2" in page


def test_french_of_the_program_uses_guillemets_and_round_apostrophes() -> None:
    known = catalogues.read(catalogues.path_of("fr").read_text(encoding="utf-8"))

    for forms in known.values():
        for form in forms:
            assert not re.search(r"\w'\w|“|”", form), form
            assert not re.search(r"«[^\u00a0\u202f]|[^\u00a0\u202f]»", form), form


@pytest.mark.parametrize(
    ("language", "gain"), [("en", "+0.3"), ("fr", "+0,3"), ("sw", "+0,3")], ids=["en", "fr", "sw"]
)
def test_numbers_have_the_point_or_comma_of_the_language(language: str, gain: str) -> None:
    """Congolese Swahili writes as French does (CLDR, sw_CD)."""
    assert numbers.gain(0.31, language) == gain
    assert numbers.percent(0.43) == "43\u202f%"


@pytest.mark.parametrize("language", ["en", "fr", "sw"])
def test_percent_signs_stand_off_with_a_space_that_does_not_break(
    language: str, folders: TemplateFolders
) -> None:
    page = html.card(
        in_language(language),
        "example",
        folders,
        flavour=Flavour.PRINT,
        translations=i18n.translations(language),
    )

    assert re.findall(r"\d\u202f%", shown(page))
    assert not re.search(r"\d ?%", shown(page))
