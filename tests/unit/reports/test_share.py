"""The picture to share: its size, its words, and what it says to those who cannot see it."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from pypdf import PdfReader

from build_assessment import assessment, initiative
from build_extremes import EXTREMES
from hrddeval import i18n
from hrddeval.reports import leaflets, pdf, picture, share_view
from hrddeval.reports.jinja import TemplateFolders
from page_words import words


def chunks(data: bytes) -> dict[bytes, bytes]:
    """The parts of a PNG by kind, each checked against its checksum."""
    found, place = {}, 8
    while place < len(data):
        (length,), kind = struct.unpack(">I", data[place : place + 4]), data[place + 4 : place + 8]
        content = data[place + 8 : place + 8 + length]
        assert data[place + 8 + length : place + 12 + length] == struct.pack(">I", zlib.crc32(kind + content))
        found[kind] = content
        place += 12 + length
    return found


def pixels(data: bytes) -> list[bytes]:
    """The rows of a PNG written without filters."""
    parts = chunks(data)
    width, height = struct.unpack(">II", parts[b"IHDR"][:8])
    raw = zlib.decompress(parts[b"IDAT"])
    return [raw[y * (3 * width + 1) + 1 : (y + 1) * (3 * width + 1)] for y in range(height)]


@pytest.mark.parametrize("name", EXTREMES)
def test_the_picture_is_what_networks_ask_for(name: str, folders: TemplateFolders, needs_pango: None) -> None:
    """1200 by 630 dots on one page, with the copper edge, and nothing over the lower edge."""
    found = assessment(EXTREMES[name])
    document = pdf.render(leaflets.share(found, found.initiatives[0].id, folders), folders)
    made = picture.render(document)

    assert len(PdfReader(io.BytesIO(document)).pages) == 1
    assert struct.unpack(">II", chunks(made)[b"IHDR"][:8]) == (1200, 630)
    rows = pixels(made)
    assert rows[300][:3] == bytes.fromhex("A34717")
    assert set(rows[-8][14 * 3 :]) == {255}, "nothing runs into the lower edge"
    assert picture.render(document) == made


def test_what_it_shows_is_said_in_its_description(folders: TemplateFolders, needs_pango: None) -> None:
    found = assessment(initiative(pieces=6))
    share = share_view.share(found.initiatives[0])
    made = picture.render(pdf.render(leaflets.share(found, "example", folders), folders))

    said = chunks(made)[b"iTXt"].split(b"\0")[-1].decode()
    assert f"{share.heard} of {share.pieces} pieces of evidence" in said
    for voice in share.voices:
        assert f"{voice.count.title}: {len(voice.pieces)}." in said


def test_without_evidence_it_says_that_nobody_is_heard(folders: TemplateFolders) -> None:
    page = words(leaflets.share(assessment(EXTREMES["nothing"]), "nothing", folders))

    assert "Nobody is heard yet:" in page
    assert "Too little is known for a score: 0 % is covered." in page


def test_a_score_is_only_given_with_both_ends_and_where_it_is_placed(folders: TemplateFolders) -> None:
    found = assessment(EXTREMES["full"])
    overall = found.initiatives[0].overall

    page = words(leaflets.share(found, "example", folders))

    assert f"Supported {overall.supported:.0f} of 100 points, possible {overall.possible:.0f}." in page


def test_squares_shrink_before_they_overlap() -> None:
    """However many pieces one voice has, its column stays as high as the space above the words."""
    for pieces in (0, 4, 18, 60, 400):
        share = share_view.share(initiative(pieces=pieces))
        most = max((len(group.pieces) for group in share.voices), default=0)

        assert -(-most // share.per_row) * share.pitch <= 28.5
        assert share.per_row * share.pitch <= 31.5


def test_it_speaks_three_languages(folders: TemplateFolders) -> None:
    found = assessment(initiative(pieces=6))

    said = {
        language: words(leaflets.share(found, "example", folders, translations=i18n.translations(language)))
        for language in ("fr", "sw")
    }
    assert "les mots mêmes des producteurs" in said["fr"]
    assert "maneno ya wachimbaji wenyewe" in said["sw"]
