"""What a PDF carries, as other programs see it."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from hrddeval.enclosing import seal
from hrddeval.model.enclosed import ASSESSMENT, MANIFEST, Attachment
from hrddeval.reports import pdf
from hrddeval.reports.jinja import TemplateFolders


@pytest.mark.usefixtures("needs_pango")
def test_attachments_are_sorted_typed_and_undated(folders: TemplateFolders) -> None:
    """Names in a name tree are sorted (ISO 32000-1, 7.9.6); a date would be that of the run."""
    made = seal(
        [Attachment("b/x.yaml", b"a: 1\n"), Attachment(ASSESSMENT, b"{}\n")],
        tool="hrddeval",
        engines=(),
        document="example",
        initiatives=("example",),
        language="en",
        as_of=None,
        weights=None,
        whole=True,
        page=64 * "0",
        own_templates=False,
    )
    page = "<!doctype html><html lang=en><title>x</title><p>x"

    reader = PdfReader(io.BytesIO(pdf.render(page, folders, made.attachments)))
    found = list(reader.attachment_list)
    assert [(one.name, one.subtype, one.associated_file_relationship) for one in found] == [
        (ASSESSMENT, "/application/json", "/Data"),
        ("b/x.yaml", "/application/yaml", "/Source"),
        (MANIFEST, "/application/json", "/Data"),
    ]
    assert [one.content for one in found] == [one.content for one in made.attachments]
    assert all(one.modification_date is None and one.creation_date is None for one in found)
    assert len(reader.trailer["/Root"]["/AF"]) == 3
