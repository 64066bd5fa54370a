"""Holds the pages of a scorecard against those that its enclosed assessment is printed as.

Attachments can be whole while a number on a page was painted over. So the pages are made again from the
enclosed assessment, which is held against a recomputed one elsewhere: either the whole file comes out
byte for byte, or at least the words of every page.
"""

from __future__ import annotations

import re

from hrddeval import __version__, resources
from hrddeval.enclosing import sha256
from hrddeval.model.assessment import Assessment
from hrddeval.model.enclosed import ASSESSMENT, PLACEHOLDER, Manifest, printed
from hrddeval.model.verification import Difference, Pages, PagesState
from hrddeval.publish import page_of
from hrddeval.reports import enclosed, pdf
from hrddeval.reports.html import Flavour
from hrddeval.reports.jinja import TemplateFault, TemplateFolders
from hrddeval.verification.opening import EnclosedStudy

#: Words around the first that differs.
_CONTEXT = 6


def compare_pages(found: EnclosedStudy, texts: tuple[str, ...], then: Assessment | None) -> Pages:
    """Print the enclosed assessment again and compare: the file, else page by page the words.

    Only where the same page would be printed from: another version, or templates of a study, may put
    things otherwise without anybody having altered anything.

    Args:
        found: the PDF.
        texts: the words of its pages.
        then: the enclosed assessment, where it can be read.
    """
    manifest, folders = found.manifest, TemplateFolders(resources.folder("templates"))
    if then is None or ASSESSMENT in found.wrong:
        return Pages(state=PagesState.NOT_COMPARED, reason=f"{ASSESSMENT} is not the one they were made from")
    try:
        draft = page_of(manifest.document, then, folders, Flavour.PRINT, PLACEHOLDER)
    except (TemplateFault, LookupError, TypeError, ValueError, ArithmeticError):  # it may say anything
        return Pages(
            state=PagesState.NOT_COMPARED, reason=f"{ASSESSMENT} cannot be printed as what it claims to be"
        )
    if sha256(draft.encode()) != manifest.page:
        return Pages(state=PagesState.NOT_COMPARED, reason=_why_other_pages(manifest))
    page = draft.replace(PLACEHOLDER, printed(found.fingerprint))
    try:
        made = pdf.render(page, folders, found.attachments)
    except pdf.PdfUnavailable as reason:
        return Pages(state=PagesState.NOT_COMPARED, reason=f"pages cannot be printed here: {reason}")
    if made == found.content:
        return Pages(state=PagesState.SAME_BYTES)
    return compare_words(texts, enclosed.texts_in(made))


def _why_other_pages(manifest: Manifest) -> str:
    if manifest.own_templates:
        return "they were made with templates or the brand of the study, which are not enclosed"
    if manifest.tool != f"hrddeval {__version__}":
        return f"{manifest.tool} made them, and this version prints them differently"
    return "this installation prints them differently"


def compare_words(there: tuple[str, ...], again: tuple[str, ...]) -> Pages:
    """Compare the words of pages in the order in which they are drawn; where lines break makes no difference.

    >>> compare_words(("a level of 3",), ("a level\\nof 3",)).state.value
    'same_words'
    >>> compare_words(("a level of 4",), ("a level of 3",)).example.enclosed
    'a level of 4'
    """
    differing = []
    example: Difference | None = None
    for number in range(max(len(there), len(again))):
        one = _letters(there[number]) if number < len(there) else []
        other = _letters(again[number]) if number < len(again) else []
        if "".join(one) == "".join(other):
            continue
        differing.append(number + 1)
        example = example or _first(number + 1, one, other)
    state = PagesState.OTHER_WORDS if differing else PagesState.SAME_WORDS
    return Pages(state=state, differing=tuple(differing), example=example)


def _letters(text: str) -> list[str]:
    """Return the words; soft hyphens and spaces without width are where a line may break."""
    return re.sub("[\u00ad\u200b\u200c\u2060]", "", text).split()


def _first(page: int, one: list[str], other: list[str]) -> Difference:
    place = next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    window = slice(max(place - _CONTEXT, 0), place + _CONTEXT)
    return Difference(
        what=f"page {page}",
        enclosed=" ".join(one[window]) or None,
        recomputed=" ".join(other[window]) or None,
    )
