"""What is taken out of a PDF, and what is not: the file may come from anywhere."""

from __future__ import annotations

import io
import random
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import EncodedStreamObject, NameObject
from tampering import attached, tampered

from hrddeval.diagnostics.diagnostic import AuthorError
from hrddeval.enclosing import seal
from hrddeval.model.enclosed import ASSESSMENT, MANIFEST, Attachment
from hrddeval.reports import enclosed
from hrddeval.verification.opening import extract, open_pdf, why_not


def refused(path: Path) -> tuple[str, str]:
    with pytest.raises(AuthorError) as caught:
        open_pdf(path)
    (problem,) = caught.value.diagnostics
    assert problem.hint
    return problem.code, problem.message


def pdf_with(
    path: Path, *attachments: tuple[str, bytes], change: Callable[[PdfWriter], object] = bool
) -> Path:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    for name, content in attachments:
        writer.add_attachment(name, content)
    change(writer)
    writer.write(path)
    return path


def sealed(*names: str) -> list[tuple[str, bytes]]:
    """Attachments of these names with the manifest that belongs to them."""
    made = seal(
        [Attachment(name, b"{}\n") for name in names],
        tool="hrddeval 0",
        engines=(),
        document="sample",
        initiatives=("sample",),
        language="en",
        as_of=None,
        weights=None,
        whole=True,
        page=64 * "0",
        own_templates=False,
    )
    return [(one.name, one.content) for one in made.attachments]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(b"", "it is not a PDF", id="empty"),
        pytest.param(b"PK\x03\x04 a workbook", "it is not a PDF", id="another form"),
        pytest.param(b"%PDF-1.7\nnothing else", "the PDF has no end: it was not sent, copied or downloaded whole", id="no end"),
        pytest.param(b"%PDF-1.7\nnothing else\n%%EOF\n", "the PDF is broken (PdfReadError)", id="nothing inside"),
    ],
)  # fmt: skip
def test_what_is_no_whole_pdf_is_refused(content: bytes, message: str, tmp_path: Path) -> None:
    (tmp_path / "card.pdf").write_bytes(content)

    assert refused(tmp_path / "card.pdf") == ("HR536", message)


def test_a_card_cut_off_on_its_way_is_refused(printed: Path, tmp_path: Path) -> None:
    whole = (printed / "sample.pdf").read_bytes()
    for length in (len(whole) // 2, len(whole) - 10):
        (tmp_path / "card.pdf").write_bytes(whole[:length])

        code, message = refused(tmp_path / "card.pdf")
        assert code == "HR536"
        assert "not sent, copied or downloaded whole" in message


def test_a_card_whose_parts_are_not_where_its_table_says_is_refused_at_once(
    printed: Path, tmp_path: Path
) -> None:
    """To look for every part would take minutes."""
    whole = (printed / "comparison.pdf").read_bytes()
    (tmp_path / "card.pdf").write_bytes(whole[:2000] + b"\n" * 7 + whole[2000:])

    assert refused(tmp_path / "card.pdf")[1].startswith("the PDF is broken")


def test_no_byte_of_what_is_enclosed_can_be_turned_unnoticed(printed: Path, tmp_path: Path) -> None:
    whole = (printed / "sample.pdf").read_bytes()
    reader = PdfReader(io.BytesIO(whole))
    stream = next(one for one in reader.attachment_list if one.name == ASSESSMENT).pdf_object["/EF"]["/F"]
    start = whole.index(stream.get_object()._data[:40])
    chance = random.Random(5)
    for place in (start + chance.randrange(40, 400) for _ in range(8)):
        changed = bytearray(whole)
        changed[place] ^= 1 << chance.randrange(8)
        (tmp_path / "card.pdf").write_bytes(changed)

        noticed = False
        try:
            noticed = ASSESSMENT in open_pdf(tmp_path / "card.pdf").wrong
        except AuthorError as error:
            noticed = error.diagnostics[0].code == "HR536"
        assert noticed


def test_other_pdfs_are_told_apart(tmp_path: Path) -> None:
    code, message = refused(pdf_with(tmp_path / "plain.pdf", ("note.txt", b"hello")))
    assert (code, message) == ("HR537", "no study is enclosed in this PDF")

    locked = pdf_with(tmp_path / "locked.pdf", change=lambda writer: writer.encrypt("secret"))
    assert refused(locked) == ("HR536", "the PDF is protected by a password")

    assert refused(tmp_path / "none.pdf")[0] == "HR101"
    assert refused(tmp_path)[0] == "HR101"


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b'{"schema": "hrddeval/study@9"}', b"[" * 100_000, b"\xff\xfe"],
    ids=["empty", "open", "a list", "another schema", "deep", "no text"],
)
def test_a_manifest_that_cannot_be_read_is_refused(content: bytes, tmp_path: Path) -> None:
    path = pdf_with(tmp_path / "card.pdf", (MANIFEST, content))

    assert refused(path) == ("HR538", f"`{MANIFEST}` in it cannot be read")


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("../hrddeval.toml", "leads out of the study"),
        ("rules/../../x.yaml", "leads out of the study"),
        ("/etc/x.yaml", "leads out of the study"),
        ("~/x.yaml", "leads out of the study"),
        ("rules\\..\\..\\x.yaml", "leads out of the study"),
        ("C:/x.yaml", "leads out of the study"),
        ("rules//x.yaml", "leads out of the study"),
        ("rules/x.yaml:stream.yaml", "leads out of the study"),
        ("rules/.git/x.yaml", "has a name that some systems cannot keep"),
        ("rules/aux.yaml", "has a name that some systems cannot keep"),
        ("rules/x\x00.yaml", "has a name that some systems cannot keep"),
        ("rules/\u202ex.yaml", "has a name that some systems cannot keep"),
        ("rules/x?.yaml", "has a name that some systems cannot keep"),
        ("rules/x. /y.yaml", "has a name that some systems cannot keep"),
        ("rules/" + 300 * "x" + ".yaml", "has a name that some systems cannot keep"),
        ("templates/card.html.j2", "is none that a study holds"),
        ("rules/x.py", "is none that a study holds"),
        ("x.yaml", "is none that a study holds"),
        ("rules/a/b/c/d/e/f/g/h.yaml", "is none that a study holds"),
        ("rules", "is none that a study holds"),
        ("rules/power/W7-départ.yaml", None),
        ("shipped/rules/vocabulary.yaml", None),
        ("hrddeval.toml", None),
        ("assessment.json", None),
        ("initiatives/mutoshi/sources.json", None),
    ],
)
def test_names_that_no_study_has_are_refused(name: str, reason: str | None) -> None:
    assert why_not(name) == reason


@pytest.mark.parametrize(
    "names",
    [
        ("initiatives/sample/dossier.yaml", "../../outside.yaml"),
        ("rules/x.yaml", "rules/X.yaml"),
        ("rules/x.yaml", "rules/x.yaml/y.yaml"),
        ("rules/e\u0301.yaml", "rules/\u00e9.yaml"),
    ],
    ids=["out of the study", "capitals", "a file and a folder", "composed and not"],
)
def test_a_pdf_that_would_write_elsewhere_writes_nothing(names: tuple[str, ...], tmp_path: Path) -> None:
    path = pdf_with(tmp_path / "card.pdf", *sealed(*names))

    assert refused(path)[0] == "HR538"
    assert [one.name for one in tmp_path.iterdir()] == ["card.pdf"]


def test_more_than_any_scorecard_holds_is_not_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def squeezed(writer: PdfWriter) -> None:
        for one in writer.attachment_list:
            stream = EncodedStreamObject()
            stream._data = zlib.compress(bytes(80_000_000), 9)
            stream[NameObject("/Filter")] = NameObject("/FlateDecode")
            one.pdf_object["/EF"][NameObject("/F")] = writer._add_object(stream)

    bomb = pdf_with(tmp_path / "bomb.pdf", ("rules/x.yaml", b""), change=squeezed)
    assert bomb.stat().st_size < 200_000
    assert refused(bomb)[0] == "HR536"

    monkeypatch.setattr(enclosed, "LARGEST_WHOLE", 1_000)
    many = pdf_with(tmp_path / "many.pdf", *((f"rules/{n}.yaml", 400 * b"x") for n in range(3)))
    assert refused(many) == ("HR536", "more is attached to it than to any scorecard")


def test_a_study_comes_out_whole(printed: Path, tmp_path: Path) -> None:
    written = extract(open_pdf(printed / "comparison.pdf"), tmp_path / "study")

    there = {path.relative_to(tmp_path / "study").as_posix(): path.read_bytes() for path in written}
    expected = attached(printed / "comparison.pdf")
    del expected[ASSESSMENT], expected[MANIFEST]
    assert there == expected
    assert [one.name for one in tmp_path.iterdir()] == ["study"]
    assert not [one for one in (tmp_path / "study").iterdir() if one.name.startswith(".")]


def test_a_study_that_was_changed_does_not_come_out(printed: Path, tmp_path: Path) -> None:
    path = tampered(printed / "sample.pdf", tmp_path / "card.pdf", {"hrddeval.toml": b"title = 1\n"})

    with pytest.raises(AuthorError) as caught:
        extract(open_pdf(path), tmp_path / "study")
    (problem,) = caught.value.diagnostics
    assert (problem.code, "`hrddeval.toml`" in problem.message) == ("HR539", True)
    assert not (tmp_path / "study").exists()


def test_nothing_is_written_over_or_left_half(
    printed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    study = open_pdf(printed / "sample.pdf")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "note.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(AuthorError, match="not empty"):
        extract(study, tmp_path / "mine")
    assert [one.name for one in (tmp_path / "mine").iterdir()] == ["note.txt"]

    def full(path: Path, target: Path) -> Path:
        if target.name == "rubrics":
            raise OSError(28, "no space left", str(target))
        path.replace(target)
        return target

    monkeypatch.setattr(Path, "rename", full)
    with pytest.raises(OSError, match="no space"):
        extract(study, tmp_path / "new")
    assert not (tmp_path / "new").exists()
