"""A workbook may come from anybody: nothing in it is worked out, and it cannot exhaust the machine."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from hrddeval.diagnostics.diagnostic import AuthorError
from hrddeval.workbench.workbook import xlsx
from workbooks import problems, workbook_of


def refused(path: Path) -> str:
    with pytest.raises(AuthorError) as caught:
        xlsx.read(path, "rules.xlsx", ["criteria", "levels"])
    (problem,) = caught.value.diagnostics
    return f"{problem.code} {problem.message}"


def repacked(path: Path, name: str, content: bytes) -> None:
    """Put another content in a part of the workbook."""
    out = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, content if part == name else old.read(part))
        if name not in old.namelist():
            new.writestr(name, content)
    path.write_bytes(out.getvalue())


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"id;title\nR2;Seats\n", id="a text file"),
        pytest.param(b"PK\x03\x04" + bytes(200), id="the beginning of an archive"),
        pytest.param(b"\xd0\xcf\x11\xe0" + bytes(600), id="the old format, or a password"),
    ],
)
def test_what_is_no_workbook_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "rules.xlsx"
    path.write_bytes(content)

    assert refused(path) == "HR531 this is not a workbook"


def test_an_archive_without_a_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "rules.xlsx"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("hello.txt", "hello")

    assert refused(path) == "HR531 the workbook is broken and cannot be read"


def test_a_sheet_with_broken_content_is_refused(tmp_path: Path) -> None:
    path = workbook_of(tmp_path)
    repacked(path, "xl/worksheets/sheet2.xml", b"<worksheet><sheetData><row r='x'>")

    assert refused(path) == "HR531 the workbook is broken and cannot be read"


def test_a_small_file_that_unpacks_without_end_is_refused(tmp_path: Path) -> None:
    path = workbook_of(tmp_path)
    repacked(path, "xl/worksheets/sheet99.xml", bytes(xlsx.LARGEST_UNPACKED + 1))

    assert path.stat().st_size < 1_000_000
    assert refused(path).startswith("HR531 the workbook unpacks to 150 MB in ")


def test_a_large_file_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "rules.xlsx"
    with path.open("wb") as file:
        file.truncate(xlsx.LARGEST_FILE + 1)

    assert refused(path) == "HR531 the workbook is larger than 20 MB"


def test_a_workbook_that_defines_entities_is_refused(tmp_path: Path) -> None:
    path = workbook_of(tmp_path)
    repacked(path, "xl/workbook.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><workbook>&b;</workbook>')

    assert refused(path) == "HR531 `xl/workbook.xml` in the workbook defines entities"


def test_a_sheet_of_too_many_rows_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = workbook_of(tmp_path)
    monkeypatch.setattr(xlsx, "MOST_ROWS", 5)

    assert refused(path) == "HR531 the sheet levels has more than 5 rows"


@pytest.mark.parametrize("row", [1_048_577, 10**15], ids=["one row too far", "a row out of this world"])
def test_a_row_number_out_of_this_world_is_not_counted_up_to(row: int, tmp_path: Path) -> None:
    path = workbook_of(tmp_path)
    text = zipfile.ZipFile(path).read("xl/worksheets/sheet2.xml").replace(b'<row r="2"', b'<row r="%d"' % row)
    repacked(path, "xl/worksheets/sheet2.xml", text)

    sheets = xlsx.read(path, "rules.xlsx", ["criteria"])

    assert len(sheets[0].rows) == 1


def test_text_that_looks_like_a_formula_is_text_on_the_way_out_and_back(tmp_path: Path) -> None:
    """A sheet that is passed on must not run anything; what is text stays text."""
    path = tmp_path / "study" / "rules" / "own" / "Z1-channels.yaml"
    workbook_of(tmp_path)
    text = path.read_text(encoding="utf-8").replace("title: Channels", 'title: "=HYPERLINK(1)"')
    path.write_text(text, encoding="utf-8")
    file = workbook_of(tmp_path)

    cell = openpyxl.load_workbook(file)["criteria"]["B3"]

    assert (cell.value, cell.data_type) == ("=HYPERLINK(1)", "s")
    assert problems(tmp_path) == []


def test_links_to_other_workbooks_are_not_followed(tmp_path: Path) -> None:
    """A formula with a link is refused as a formula; the link is not read."""
    file = workbook_of(tmp_path)
    book = openpyxl.load_workbook(file)
    book["levels"]["C2"].value = "='[other.xlsx]levels'!A1"
    book.save(file)

    assert problems(tmp_path) == ["sheet levels, row 2, column C (title en): HR533 the cell holds a formula"]
