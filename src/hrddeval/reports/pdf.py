"""HTML to tagged PDF: the only file that knows WeasyPrint, which it imports when it is first needed."""

from __future__ import annotations

import contextlib
import gc
import io
import mimetypes
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote, urlsplit

from hrddeval.model.enclosed import ASSESSMENT, MANIFEST, Attachment
from hrddeval.reports.jinja import TemplateFolders

if TYPE_CHECKING:
    from weasyprint.urls import URLFetcher

#: Where relative addresses of a template lead: a host that cannot exist (RFC 2606, section 2).
_BASE: Final = "https://templates.invalid/"
#: What an attachment is, by the end of its name, as a PDF name.
_TYPES: Final = {
    ".json": "/application#2fjson",
    ".yaml": "/application#2fyaml",
    ".toml": "/application#2ftoml",
}
#: WeasyPrint wants a time; it is taken out again.
_NO_TIME: Final = datetime(2000, 1, 1)
#: What a document may load, and nothing else: fonts and style sheets that lie in the template folders.
_ALLOWED: Final = frozenset({".otf", ".ttf", ".woff", ".woff2", ".css"})


class PdfUnavailable(Exception):
    """PDF cannot be written on this machine; the message says why."""


class AddressRefused(Exception):
    """A template wanted to load something that is not a font or style sheet of its folders."""

    def __init__(self, address: str) -> None:
        super().__init__(
            f"refused to load {address[:200]}: "
            "a document may load only fonts and style sheets of its template folders"
        )
        self.address = address


def render(html: str, templates: TemplateFolders, attachments: Sequence[Attachment] = ()) -> bytes:
    """Turn the print flavour of a report into PDF 1.7, tagged as PDF/UA-1 asks; same input, same bytes.

    `attachments` are embedded in the order given, which the standard wants to be that of their names.

    Raises:
        PdfUnavailable: WeasyPrint, or Pango under it, is missing.
        AddressRefused: the document names something that may not be loaded.
    """
    try:
        from weasyprint import HTML
        from weasyprint.text.fonts import FontConfiguration
        from weasyprint.urls import FatalURLFetchingError
    except (ImportError, OSError) as reason:
        raise PdfUnavailable(_first_line(reason)) from reason

    document = HTML(string=html, base_url=_BASE, url_fetcher=fetcher(templates))
    try:
        with _garbage_kept():
            written = document.write_pdf(
                pdf_variant="pdf/ua-1",
                font_config=FontConfiguration(),
                attachments=[_attached(one) for one in attachments],
                finisher=lambda _, made: _finish(made),
            )
    except FatalURLFetchingError as fault:
        if isinstance(fault.__cause__, AddressRefused):
            raise fault.__cause__ from None
        raise
    assert isinstance(written, bytes)
    return written


def _attached(one: Attachment) -> object:
    from weasyprint import Attachment as WeasyPrintAttachment

    return WeasyPrintAttachment(
        file_obj=io.BytesIO(one.content), name=one.name, created=_NO_TIME, modified=_NO_TIME
    )


def _finish(made: Any) -> None:
    """Add what the standards ask for and WeasyPrint does not write."""
    _associate(made)
    _head_tables(made)


def _head_tables(made: Any) -> None:
    """Say of each header of a table whether it heads a column or a row, and where headers are found by name.

    Cells name their headers (ISO 32000-1, 14.8.5.7); the names lead nowhere without a tree of them (14.7.2).
    """
    import pydyf

    tagged = {
        one.reference: one
        for one in made.objects
        if isinstance(one, pydyf.Dictionary) and one.get("Type") == "/StructElem"
    }
    rows_with_cells = {one["P"] for one in tagged.values() if one["S"] == "/TD"}
    named: list[tuple[bytes, Any, bytes]] = []
    for one in tagged.values():
        if one["S"] != "/TH":
            continue
        above = tagged.get(tagged[one["P"]]["P"])
        heads_column = (above is not None and above["S"] == "/THead") or one["P"] not in rows_with_cells
        one["A"]["Scope"] = "/Column" if heads_column else "/Row"
        if "ID" in one:
            named.append((one["ID"].string.encode(), one["ID"], one.reference))
    if named:
        names = pydyf.Dictionary({"Names": pydyf.Array(part for item in sorted(named) for part in item[1:])})
        made.add_object(names)
        root = made.objects[int(made.catalog["StructTreeRoot"].split()[0])]
        root["IDTree"] = names.reference


def _associate(made: Any) -> None:
    """Say of each attachment what it is to the document (ISO 32000-2, 7.11.3 and 14.13), and of what type.

    The dates go: they would be those of the run. The type would be what the machine takes an ending for.
    """
    import pydyf

    references = []
    for one in made.objects:
        if not isinstance(one, pydyf.Dictionary) or one.get("Type") != "/Filespec":
            continue
        name = one["UF"].string
        one["AFRelationship"] = "/Data" if name in (ASSESSMENT, MANIFEST) else "/Source"
        stream = made.objects[int(one["EF"]["F"].split()[0])]
        stream.extra["Subtype"] = _TYPES.get(PurePosixPath(name).suffix, "/application#2foctet-stream")
        for date in ("CreationDate", "ModDate"):
            del stream.extra["Params"][date]
        references.append(one.reference)
    if references:
        made.catalog["AF"] = pydyf.Array(references)


@contextlib.contextmanager
def _garbage_kept() -> Iterator[None]:
    """Clear away after a document, not again and again while it is set: a fifth of the time, and no more memory."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
            gc.collect()


def unavailable_because() -> str | None:
    """Return why PDF cannot be written here, or None where it can."""
    try:
        import weasyprint  # noqa: F401
    except (ImportError, OSError) as reason:
        return _first_line(reason)
    return None


def _first_line(reason: BaseException) -> str:
    return next((line.strip() for line in str(reason).splitlines() if line.strip()), type(reason).__name__)


def fetcher(templates: TemplateFolders) -> URLFetcher:
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class FolderFetcher(URLFetcher):  # type: ignore[misc]  # published without types
        """Read from the template folders, and the logo of a brand; refuse every other address, loudly."""

        def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
            if templates.brand and url == templates.brand.logo:
                return super().fetch(url, headers)
            path = unquote(urlsplit(url).path).lstrip("/")
            allowed = url.startswith(_BASE) and PurePosixPath(path).suffix.lower() in _ALLOWED
            file = templates.find(path) if allowed else None
            if file is None:
                raise AddressRefused(url.removeprefix(_BASE))
            kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
            return URLFetcherResponse(url, body=file.read_bytes(), headers={"Content-Type": kind})

    return FolderFetcher(fail_on_errors=True)
