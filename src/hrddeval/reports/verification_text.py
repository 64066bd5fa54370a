"""What came of checking a scorecard, in plain lines for a terminal: the verdict first, then why."""

from __future__ import annotations

from collections.abc import Iterator

from hrddeval.model.enclosed import MANIFEST, printed
from hrddeval.model.publication import Publication, PublicationStatus
from hrddeval.model.sensitivity import Sensitivity
from hrddeval.model.verification import (
    FileState,
    InitiativeCheck,
    OrderState,
    PagesState,
    Verdict,
    Verification,
)

#: Differences that are listed of one initiative; the JSON has all.
_MOST = 40
#: Of many initiatives, only those are named that do not stand as they did.
_STANDING = (PublicationStatus.DRAFT, PublicationStatus.PUBLISHED)
_HEADLINES = {
    Verdict.HOLDS: "It holds: the same verdict comes out of what is enclosed",
    Verdict.DIFFERS: "It does not hold: another verdict comes out of what is enclosed",
    Verdict.ALTERED: "It was altered after hrddeval made it",
}
_FILE_STATES = {
    FileState.ALTERED: "altered: it is not the file that was enclosed",
    FileState.MISSING: "missing",
    FileState.NOT_LISTED: "added later: it belongs to no study, and was left aside",
    FileState.TWICE: "enclosed twice",
}
_ORDERS = {
    OrderState.SAME: "how fragile it is was drawn again, with the same numbers",
    OrderState.CLOSE: "drawn again, other numbers come out, no further off than chance; with the same numpy on "
    "such a processor they would be the same",
    OrderState.DIFFERS: "how fragile it is comes out differently",
}


def lines(result: Verification) -> list[str]:
    """Return what to print of a verification."""
    return [f"{result.file}: {_HEADLINES[result.verdict]}", "", *_body(result)]


def _body(result: Verification) -> Iterator[str]:
    if len(result.initiatives) == 1:
        yield _line("status", status_in_words(result.initiatives[0].publication))
    yield from _made(result)
    yield from _fingerprint(result)
    yield from _attachments(result)
    yield from _recomputed(result)
    yield from _pages(result)
    for one in result.initiatives:
        yield from _initiative(one, alone=len(result.initiatives) == 1)
    if result.comparison_differs:
        yield "  the comparison of the initiatives: other groups or places come out"


def _made(result: Verification) -> Iterator[str]:
    engines = ", ".join(f"{one.name} {one.version}" for one in result.made_with)
    yield _line("made by", f"{result.made_by} with {engines}; in the language {result.language}")
    if result.audience is not Sensitivity.PUBLIC:
        yield _line("audience", f"{result.audience}: it is not for the public")
    if result.checked_by != result.made_by:
        yield _line("checked by", f"{result.checked_by}: another version")
    if result.checked_with and result.checked_with != result.made_with:
        yield _line("checked with", ", ".join(f"{one.name} {one.version}" for one in result.checked_with))


def _fingerprint(result: Verification) -> Iterator[str]:
    marks = result.fingerprint
    right = printed(marks.computed)
    if marks.agree:
        yield _line("fingerprint", f"{right}, the one printed on every page")
        return
    yield _line("fingerprint", f"{right} is that of what is enclosed")
    if marks.stated != marks.computed:
        yield _line("", f"{MANIFEST} was altered: it gives its own as {printed(marks.stated)}")
    if marks.pages_without:
        pages = ", ".join(map(str, marks.pages_without))
        others = [one for one in marks.printed if one != right]
        instead = f"; printed is {', '.join(others)}" if others else ""
        yield _line("", f"it is not printed on page {pages}{instead}")


def _attachments(result: Verification) -> Iterator[str]:
    if not result.wrong:
        yield _line("attachments", f"all {result.attachments} are as they were enclosed")
        return
    yield _line("attachments", f"{len(result.wrong)} not as enclosed, of {result.attachments}")
    for name, state in result.wrong.items():
        yield f"  {name}: {_FILE_STATES[state]}"


def _recomputed(result: Verification) -> Iterator[str]:
    if result.unreadable:
        yield _line("recomputed", "not possible")
        yield from (f"  {reason}" for reason in result.unreadable)
        return
    count = sum(len(one.differences) for one in result.initiatives)
    if count == 0 and not result.comparison_differs:
        yield _line("recomputed", "every level, score, flag and harm comes out the same")
    else:
        yield _line("recomputed", f"{count} of its statements come out differently")
    if result.robustness is not None:
        yield _line("order", _ORDERS[result.robustness])
    if result.words and count == 0:
        yield _line(
            "", f"{result.words} sentences or traces are worded otherwise, without a change of verdict"
        )
    if result.read_differently:
        yield _line("", f"not read as it was then: {', '.join(result.read_differently)}")


def _pages(result: Verification) -> Iterator[str]:
    pages = result.pages
    match pages.state:
        case PagesState.SAME_BYTES:
            yield _line("pages", "the file is, byte for byte, what this program makes of the data")
        case PagesState.SAME_WORDS:
            yield _line("pages", "they say what the data say; the file itself was written or saved otherwise")
        case PagesState.NOT_COMPARED:
            yield _line("pages", f"not compared: {pages.reason}")
        case PagesState.OTHER_WORDS:
            yield _line("pages", f"other words on page {', '.join(map(str, pages.differing))}")
            if pages.example is not None:
                yield f"  {pages.example.what}, in the file: {pages.example.enclosed or 'nothing'}"
                yield f"  {pages.example.what}, from the data: {pages.example.recomputed or 'nothing'}"


def _initiative(one: InitiativeCheck, *, alone: bool) -> Iterator[str]:
    standing = "" if alone or one.publication.status in _STANDING else status_in_words(one.publication)
    if standing or one.differences:
        yield ""
        yield f"{one.id}: {one.name}"
    if standing:
        yield f"  {standing}"
    for difference in one.differences[:_MOST]:
        yield f"  {difference.what}: {difference.enclosed or 'not there'} -> {difference.recomputed or 'not there'}"
    if len(one.differences) > _MOST:
        yield f"  and {len(one.differences) - _MOST} more; --json has all"


def status_in_words(publication: Publication) -> str:
    """Return whether a scorecard stands, in a line.

    >>> status_in_words(Publication())
    'draft: not published'
    """
    if publication.status is PublicationStatus.DRAFT:
        return "draft: not published"
    words = f"{publication.status.value} on {publication.date}"
    if publication.reason:
        words += f": {publication.reason.rstrip('.')}"
    if publication.superseded_by:
        words += f"; the newer one is {publication.superseded_by}"
    if publication.supersedes:
        words += f"; it replaces {publication.supersedes}"
    return words


def _line(label: str, text: str) -> str:
    return f"{label:<13} {text}"
