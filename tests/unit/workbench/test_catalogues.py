"""Interface texts: every one is found, the catalogues are up to date, and no translation breaks a sentence.

`HRDDEVAL_UPDATE=1 ./run test tests/unit/workbench/test_catalogues.py` brings the catalogues up to
date: new texts come in without a translation, those that nobody says any more go.
"""

from __future__ import annotations

import gettext
import os
import re
from io import BytesIO

import pytest

from hrddeval.reports.write import write_whole
from hrddeval.workbench import catalogues
from hrddeval.workbench.interface import Said, interface

LANGUAGES = ("fr", "sw")
SAID = interface()
_SLOT = re.compile(r"\{\w+\}|%\(\w+\)s")


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def written(language: str) -> str:
    return catalogues.path_of(language).read_text(encoding="utf-8")


def test_the_catalogue_holds_what_is_said_and_nothing_else(language: str) -> None:
    known = catalogues.read(written(language))
    fresh = catalogues.write(language, SAID, known)
    kept = {text: known[text] for text in known if text in {one.text for one in SAID}}
    if os.environ.get("HRDDEVAL_UPDATE"):
        write_whole(catalogues.path_of(language), fresh)
        write_whole(catalogues.path_of(language, ".mo"), catalogues.compiled(language, SAID, kept))

    assert written(language) == fresh
    assert catalogues.path_of(language, ".mo").read_bytes() == catalogues.compiled(language, SAID, kept)


def test_what_is_filled_in_is_the_same_in_every_language(language: str) -> None:
    for text, forms in catalogues.read(written(language)).items():
        for form in forms:
            assert sorted(_SLOT.findall(form)) == sorted(_SLOT.findall(text)), text
            assert form[-1:].isspace() == text[-1:].isspace(), text
            assert form[:1].isspace() == text[:1].isspace() or text.startswith(";"), (
                text
            )  # French sets it off


def test_french_signs_stand_off_with_spaces_that_do_not_break() -> None:
    for forms in catalogues.read(written("fr")).values():
        for form in forms:
            assert not re.search(r"(?<![\u202f\u00a0\s])[;!?](?=\s|$)|« | »| [:!?]", form), form


def test_conditions_rules_and_pages_are_translated_in_full(language: str) -> None:
    known = catalogues.read(written(language))
    ours = ("src/hrddeval/rules/words.py", "src/hrddeval/workbench/p", "templates/rulebook")

    assert [one for one in SAID if one.file.startswith(ours) and one.text not in known] == []


def test_every_form_of_saying_is_found() -> None:
    texts = {one.text: one for one in SAID}

    assert texts["there is: {kind}"].file == "src/hrddeval/rules/words.py"
    assert {"known, and not {values}", "known, and neither {values}"} <= set(texts), (
        "both of `a if ... else b`"
    )
    assert texts["Certification scheme"].file == "src/hrddeval/scoring/profile.py", "marked, and said later"
    assert texts["Profile"].file == "templates/card.html.j2"
    assert any(one.plural for one in SAID), "a text with a plural"


def test_a_compiled_catalogue_is_read_by_gettext() -> None:
    said = [Said("a seat", "%(n)s seats", "x", 1), Said('a "quote"\n', None, "x", 2)]
    known = {"a seat": ("un siège", "%(n)s sièges"), 'a "quote"\n': ("« été »\n",)}

    read = gettext.GNUTranslations(BytesIO(catalogues.compiled("fr", said, known)))

    assert catalogues.read(catalogues.write("fr", said, known)) == known
    assert read.gettext('a "quote"\n') == "« été »\n"
    assert [read.ngettext("a seat", "%(n)s seats", n) for n in (0, 1, 2)] == [
        "un siège",
        "un siège",
        "%(n)s sièges",
    ]
    assert read.gettext("nobody said this") == "nobody said this"
