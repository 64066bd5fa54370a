"""Reads a PDF: what is attached to it and what its pages say. The only file that knows pypdf.

The file may come from anywhere. What is read is limited in number and size, and nothing is written.
"""

from __future__ import annotations

import contextlib
import io
import logging
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from hrddeval.model.enclosed import Attachment

if TYPE_CHECKING:
    from pypdf import PdfReader

#: A comparison of two thousand dossiers has some thirty megabytes.
LARGEST_PDF: Final = 100_000_000
MOST_ATTACHMENTS: Final = 10_000
#: Of all attachments together, unpacked; pypdf itself stops at 75 MB for one.
LARGEST_WHOLE: Final = 250_000_000
MOST_PAGES: Final = 1_000
#: Of the drawing of one page, unpacked; the fullest of ours has a tenth of it.
LARGEST_PAGE: Final = 10_000_000

_HEAD, _TAIL = 1024, 2048


class PdfUnreadable(Exception):
    """The file cannot be read as a PDF; the message says why, in words for whoever received it."""


def attachments_in(content: bytes) -> tuple[Attachment, ...]:
    """Return the attachments of a PDF in the order of its list of names; a name may occur twice.

    Raises:
        PdfUnreadable: it is no PDF, not whole, protected by a password, or holds more than it should.
    """
    found: list[Attachment] = []
    with _reading(content) as reader:
        size = 0
        for one in reader.attachment_list:
            body = one.content
            size += len(body)
            if size > LARGEST_WHOLE or len(found) >= MOST_ATTACHMENTS:
                raise PdfUnreadable("more is attached to it than to any scorecard")
            found.append(Attachment(str(one.alternative_name or one.name), body))
    return tuple(found)


def texts_in(content: bytes) -> tuple[str, ...]:
    """Return the words of each page, in the order in which they are drawn.

    Raises:
        PdfUnreadable: as for `attachments_in`.
    """
    texts = []
    with _reading(content) as reader:
        if len(reader.pages) > MOST_PAGES:
            raise PdfUnreadable("it has more pages than any scorecard")
        for page in reader.pages:
            drawing = page.get_contents()
            if drawing is not None and len(drawing.get_data()) > LARGEST_PAGE:
                raise PdfUnreadable("a page of it is larger than that of any scorecard")
            texts.append(page.extract_text())
    return tuple(texts)


@contextlib.contextmanager
def _reading(content: bytes) -> Iterator[PdfReader]:
    """Open a PDF; whatever goes wrong in it while it is read is the file's fault."""
    from pypdf import PdfReader

    if b"%PDF-" not in content[:_HEAD]:
        raise PdfUnreadable("it is not a PDF")
    if b"%%EOF" not in content[-_TAIL:]:
        raise PdfUnreadable("the PDF has no end: it was not sent, copied or downloaded whole")
    log = logging.getLogger("pypdf")
    level = log.level
    log.setLevel(logging.CRITICAL)  # it would say on stderr what it mends
    try:
        # Strict: to mend a broken file it would search all of it for each object, for minutes.
        reader = PdfReader(io.BytesIO(content), strict=True)
        if reader.is_encrypted:
            raise PdfUnreadable("the PDF is protected by a password")
        yield reader
    except PdfUnreadable:
        raise
    except RecursionError as fault:
        raise PdfUnreadable("the PDF is broken: it refers to itself") from fault
    except Exception as fault:  # pypdf warns that broken files cause errors of every kind
        raise PdfUnreadable(f"the PDF is broken ({type(fault).__name__})") from fault
    finally:
        log.setLevel(level)
