"""The first page of a PDF as a PNG picture. The only file that knows pypdfium2, which is an optional part."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from types import ModuleType

#: Points of a PDF to pixels of CSS: 72 and 96 to the inch.
_SCALE: Final = 96 / 72
_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"


class PictureUnavailable(Exception):
    """Pictures cannot be written on this machine; the message says why."""


def render(document: bytes) -> bytes:
    """Turn the first page of a PDF into a PNG of as many pixels as the page has in CSS.

    What the PDF says it is about is kept in the picture, for those who cannot see it.

    Raises:
        PictureUnavailable: pypdfium2 is missing.
    """
    pdfium = _pdfium()
    opened = pdfium.PdfDocument(document)
    try:
        bitmap = opened[0].render(scale=_SCALE, rev_byteorder=True)
        width, height, stride = bitmap.width, bitmap.height, bitmap.stride
        pixels = bytes(bitmap.buffer)
        channels = bitmap.n_channels
        description = opened.get_metadata_dict().get("Subject", "")
    finally:
        opened.close()
    rows = (
        _red_green_blue(pixels[y * stride : y * stride + width * channels], channels) for y in range(height)
    )
    return png(width, height, b"".join(b"\0" + row for row in rows), description)


def png(width: int, height: int, rows: bytes, description: str) -> bytes:
    """Write a PNG of eight bits in three colours (W3C, Portable Network Graphics, third edition).

    Args:
        width: pixels of a row.
        height: how many rows.
        rows: for each row a zero and `3 * width` bytes.
        description: text kept beside the pixels.
    """
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    text = b"Description\0\0\0\0\0" + description.encode()
    return b"".join(
        (
            _SIGNATURE,
            _chunk(b"IHDR", head),
            _chunk(b"iTXt", text),
            _chunk(b"IDAT", zlib.compress(rows, 9)),
            _chunk(b"IEND", b""),
        )
    )


def unavailable_because() -> str | None:
    """Return why pictures cannot be written here, or None where they can."""
    try:
        _pdfium()
    except PictureUnavailable as reason:
        return str(reason)
    return None


def _pdfium() -> ModuleType:
    try:
        import pypdfium2
    except (ImportError, OSError) as reason:
        raise PictureUnavailable("pypdfium2 is not installed") from reason
    module: ModuleType = pypdfium2
    return module


def _red_green_blue(row: bytes, channels: int) -> bytes:
    """Leave out what a pixel has beyond three colours."""
    if channels == 3:
        return row
    kept = bytearray(len(row) // channels * 3)
    for place in range(3):
        kept[place::3] = row[place::channels]
    return bytes(kept)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
