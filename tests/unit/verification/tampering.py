"""Changes a PDF as somebody with a PDF library would."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path

from pypdf import PdfReader, PdfWriter


def attached(path: Path) -> dict[str, bytes]:
    """Return what is attached, by name."""
    return {str(one.alternative_name): one.content for one in PdfReader(path).attachment_list}


def tampered(path: Path, target: Path, changes: Mapping[str, bytes | None], *more: tuple[str, bytes]) -> Path:
    """Write a copy in which attachments have other content, or are gone, and some are added."""
    writer = PdfWriter(clone_from=PdfReader(path))
    for one in list(writer.attachment_list):
        name = str(one.alternative_name)
        if name in changes:
            content = changes[name]
            if content is None:
                one.delete()
            else:
                one.content = content
    for name, content in more:
        writer.add_attachment(name, content)
    out = io.BytesIO()
    writer.write(out)
    target.write_bytes(out.getvalue())
    return target
