"""A scorecard is checked against itself: what holds, what was altered, what comes out differently."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from tampering import attached, tampered

from hrddeval import pipeline
from hrddeval.enclosing import fingerprint_of, sha256
from hrddeval.inference import EngineChoice
from hrddeval.model.enclosed import ASSESSMENT, MANIFEST, Manifest
from hrddeval.model.enclosed import printed as in_print
from hrddeval.model.verification import FileState, PagesState, Verdict, Verification
from hrddeval.reports import verification_text
from hrddeval.verification.opening import open_pdf
from hrddeval.verification.verify import verify

RUN = pipeline.Run(engine=EngineChoice.CLINGO, cached=False)
DOSSIER = "initiatives/sample/dossier.yaml"


def checked(path: Path) -> Verification:
    return verify(open_pdf(path), RUN)


def said(result: Verification) -> str:
    return "\n".join(verification_text.lines(result))


@pytest.mark.parametrize("name", ["sample", "comparison", "restricted/twin"])
def test_what_was_not_touched_holds_to_the_byte(name: str, printed: Path) -> None:
    """Also in another language than that of the check, and for many initiatives at once."""
    result = checked(printed / f"{name}.pdf")

    assert result.verdict is Verdict.HOLDS
    assert result.language == "fr"
    assert not result.wrong
    assert result.fingerprint.agree
    assert result.pages.state is PagesState.SAME_BYTES
    assert not any(one.differences for one in result.initiatives)
    assert (result.words, result.read_differently) == (0, ())
    text = said(result)
    assert text.startswith(
        f"{Path(name).name}.pdf: It holds: the same verdict comes out of what is enclosed\n"
    )
    assert ("withdrawn on 2024-05: A seat was counted twice" in text) == ("restricted" not in name)


def test_each_is_checked_for_the_audience_it_was_made_for(printed: Path) -> None:
    """What is restricted is enclosed for those who may read it, and counts in either check."""
    public = attached(printed / "comparison.pdf")["initiatives/twin/dossier.yaml"]
    restricted = attached(printed / "restricted" / "twin.pdf")["initiatives/twin/dossier.yaml"]

    assert b"The line is open" not in public
    assert b"The line is open" in restricted
    manifest = Manifest.model_validate_json(attached(printed / "restricted" / "twin.pdf")[MANIFEST])
    assert manifest.audience == "restricted"


def test_a_card_is_the_same_whatever_else_was_assessed(printed: Path) -> None:
    enclosed = json.loads(attached(printed / "sample.pdf")[ASSESSMENT])

    whole = json.loads((printed / "assessment.json").read_text(encoding="utf-8"))
    assert enclosed["initiatives"] == whole["initiatives"][:1]
    assert list(enclosed["recipe"]["dossier_digests"]) == ["sample"]


def test_one_byte_of_a_dossier_is_noticed_and_what_it_does(printed: Path, tmp_path: Path) -> None:
    card = printed / "sample.pdf"
    content = attached(card)[DOSSIER]
    changed = content.replace(b"places: 2", b"places: 0", 1)
    assert len(changed) == len(content)

    result = checked(tampered(card, tmp_path / "card.pdf", {DOSSIER: changed}))
    assert result.verdict is Verdict.ALTERED
    assert result.wrong == {DOSSIER: FileState.ALTERED}
    assert "dossiers" in result.read_differently


def test_a_level_raised_in_the_enclosed_assessment_is_named(printed: Path, tmp_path: Path) -> None:
    card = printed / "sample.pdf"
    data = json.loads(attached(card)[ASSESSMENT])
    criterion = data["initiatives"][0]["dimensions"][0]["criteria"][0]
    criterion["level"] = {"supported": 4, "possible": 4}

    result = checked(tampered(card, tmp_path / "card.pdf", {ASSESSMENT: json.dumps(data).encode()}))
    assert result.wrong == {ASSESSMENT: FileState.ALTERED}
    (difference,) = result.initiatives[0].differences
    assert difference.what == criterion["id"]
    assert difference.enclosed is not None
    assert difference.enclosed.startswith("level 4, ")
    assert difference.recomputed is not None
    assert not difference.recomputed.startswith("level 4, ")
    assert f"  {criterion['id']}: level 4, " in said(result)


def test_a_forger_who_mends_the_manifest_is_given_away_by_the_pages(printed: Path, tmp_path: Path) -> None:
    """Digests and fingerprint agree with each other again, but not with what is printed."""
    card = printed / "sample.pdf"
    files = attached(card)
    changed = files[DOSSIER].replace(b"places: 2", b"places: 0", 1)
    manifest = Manifest.model_validate_json(files[MANIFEST])
    listed = tuple(
        one.model_copy(update={"sha256": sha256(changed)}) if one.name == DOSSIER else one
        for one in manifest.files
    )
    manifest = manifest.model_copy(update={"files": listed})
    manifest = manifest.model_copy(update={"fingerprint": fingerprint_of(manifest)})
    mended = manifest.model_dump_json(by_alias=True).encode()

    path = tampered(card, tmp_path / "card.pdf", {DOSSIER: changed, MANIFEST: mended})
    result = checked(path)
    assert result.verdict is Verdict.ALTERED
    assert not result.wrong
    assert result.fingerprint.pages_without == tuple(range(1, len(PdfReader(card).pages) + 1))
    assert in_print(manifest.fingerprint) not in result.fingerprint.printed
    assert "it is not printed on page 1" in said(result)


def test_a_manifest_that_was_altered_has_another_fingerprint(printed: Path, tmp_path: Path) -> None:
    card = printed / "sample.pdf"
    manifest = attached(card)[MANIFEST].replace(b'"weights": null', b'"weights": "own"')

    path = tampered(card, tmp_path / "card.pdf", {MANIFEST: manifest})
    result = checked(path)
    assert result.verdict is Verdict.ALTERED
    assert result.fingerprint.stated != result.fingerprint.computed
    assert f"{MANIFEST} was altered" in said(result)


def test_what_is_missing_added_or_no_longer_readable_is_said(printed: Path, tmp_path: Path) -> None:
    rubric = "rubrics/own.yaml"
    note = ("../../note.txt", b"Dear reader")
    path = tampered(printed / "sample.pdf", tmp_path / "card.pdf", {rubric: None}, note)

    result = checked(path)
    assert result.wrong == {"../../note.txt": FileState.NOT_LISTED, rubric: FileState.MISSING}
    assert result.unreadable
    assert result.pages.state is PagesState.SAME_WORDS
    text = said(result)
    assert "added later: it belongs to no study, and was left aside" in text
    assert "recomputed    not possible" in text
    assert "HR523" in text


def test_a_dossier_that_is_no_yaml_any_more_is_said(printed: Path, tmp_path: Path) -> None:
    path = tampered(printed / "sample.pdf", tmp_path / "card.pdf", {DOSSIER: b"id: [\n"})

    assert f"  {DOSSIER}:" in said(checked(path))


def test_another_version_is_said_and_not_blamed(printed: Path, tmp_path: Path) -> None:
    """Another program may print other pages from the same data; that is no forgery."""
    found = open_pdf(printed / "sample.pdf")
    manifest = found.manifest.model_copy(update={"tool": "hrddeval 9.9", "page": 64 * "0"})

    result = verify(replace(found, manifest=manifest), RUN)
    assert result.pages.state is PagesState.NOT_COMPARED
    assert result.pages.reason == "hrddeval 9.9 made them, and this version prints them differently"
    assert not any(one.differences for one in result.initiatives)
    text = said(result)
    assert "checked by    hrddeval" in text
    assert "another version" in text


def test_words_painted_onto_a_page_are_noticed(printed: Path, tmp_path: Path) -> None:
    """Everything enclosed is as it was; only what a reader sees was changed."""
    writer = PdfWriter(clone_from=PdfReader(printed / "sample.pdf"))
    writer.pages[0].merge_page(PdfReader(printed / "twin.pdf").pages[1])
    writer.write(tmp_path / "card.pdf")

    result = checked(tmp_path / "card.pdf")
    assert result.verdict is Verdict.ALTERED
    assert (result.wrong, result.fingerprint.agree) == ({}, True)
    assert result.pages.state is PagesState.OTHER_WORDS
    assert result.pages.differing == (1,)
    assert "pages         other words on page 1" in said(result)


def test_a_card_that_was_only_saved_again_says_the_same_words(printed: Path, tmp_path: Path) -> None:
    result = checked(tampered(printed / "sample.pdf", tmp_path / "card.pdf", {}))

    assert result.verdict is Verdict.HOLDS
    assert result.pages.state is PagesState.SAME_WORDS


def test_an_assessment_that_cannot_be_what_it_claims_is_no_fault_of_the_program(printed: Path) -> None:
    """All digests can fit each other, and still no card of that name be inside."""
    found = open_pdf(printed / "sample.pdf")
    manifest = found.manifest.model_copy(update={"document": "another"})

    pages = verify(replace(found, manifest=manifest), RUN).pages
    assert pages.reason == "assessment.json cannot be printed as what it claims to be"
