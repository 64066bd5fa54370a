"""Checks what a dossier says of replies and of the standing of its scorecard."""

from __future__ import annotations

from collections.abc import Iterator

from hrddeval.diagnostics.diagnostic import Diagnostic
from hrddeval.model.dossier import Dossier
from hrddeval.model.numbers import first_day, is_date, last_day
from hrddeval.model.publication import Publication, PublicationStatus, Reply
from hrddeval.source.source_file import DataPath, SourceFile

#: What must say why.
_WITH_REASON = (PublicationStatus.CORRECTED, PublicationStatus.WITHDRAWN, PublicationStatus.SUPERSEDED)


def check_publication(dossier: Dossier, source: SourceFile) -> Iterator[Diagnostic]:
    """Yield what is missing or cannot be: a reply of nobody, a withdrawal without a reason."""
    for side, reply in (("producers", dossier.replies.producers), ("owners", dossier.replies.owners)):
        if reply is not None:
            yield from _check_reply(side, reply, source)
    yield from _check_standing(dossier.publication, source)


def dates_of(dossier: Dossier) -> list[tuple[DataPath, str | None]]:
    """Return the dates of replies and publication with their places."""
    dates: list[tuple[DataPath, str | None]] = [(("publication", "date"), dossier.publication.date)]
    for side, reply in (("producers", dossier.replies.producers), ("owners", dossier.replies.owners)):
        if reply is not None:
            dates += [
                (("replies", side, "asked"), reply.asked),
                (("replies", side, "received"), reply.received),
            ]
    return dates


def _check_reply(side: str, reply: Reply, source: SourceFile) -> Iterator[Diagnostic]:
    where: DataPath = ("replies", side)
    if (reply.text or reply.received) and reply.who is None:
        message = f"the reply of the {side} does not say whose it is"
        hint = "add `who:`, an organisation or a group, no private person"
        yield source.error("HR431", message, where, hint=hint, key=True)
    if (reply.text or reply.changed) and reply.received is None:
        key, what = ("text", "is printed") if reply.text else ("changed", "changed something")
        message = f"the reply of the {side} {what}, but not when it came"
        yield source.error("HR432", message, (*where, key), hint="add `received:`", key=True)
    if reply.asked is not None and reply.how is None:
        message = f"the {side} were asked, but not how"
        hint = "add `how:`, such as `by letter in French`; it is printed after the date"
        yield source.error("HR432", message, (*where, "asked"), hint=hint, key=True)
    if _is_before(reply.received, reply.asked):
        message = f"`received` is {reply.received}, before `asked` {reply.asked}"
        hint = "swap the two dates, or correct one"
        yield source.error("HR412", message, (*where, "received"), hint=hint)


def _is_before(late: str | None, early: str | None) -> bool:
    if late is None or early is None or not (is_date(late) and is_date(early)):
        return False
    return first_day(early) > last_day(late)


def _check_standing(publication: Publication, source: SourceFile) -> Iterator[Diagnostic]:
    status = publication.status
    where: DataPath = ("publication", "status")
    if status is not PublicationStatus.DRAFT and publication.date is None:
        message, hint = f"the scorecard is {status.value}, but not since when", "add `date:`"
        yield source.error("HR433", message, where, hint=hint)
    if status in _WITH_REASON and not (publication.reason or "").strip():
        message, hint = f"the scorecard is {status.value} without a reason", "add `reason:`; it is printed"
        yield source.error("HR433", message, where, hint=hint)
    if publication.supersedes is not None and status is PublicationStatus.DRAFT:
        message = "a draft supersedes nothing"
        hint = "write `status: published` or `corrected`, or delete the line"
        yield source.error("HR434", message, ("publication", "supersedes"), hint=hint, key=True)
    if publication.superseded_by is not None and status is not PublicationStatus.SUPERSEDED:
        message = f"the scorecard is {status.value}, but names one that supersedes it"
        yield source.error(
            "HR434",
            message,
            ("publication", "superseded_by"),
            hint="write `status: superseded`, or delete the line",
            key=True,
        )
    if status is PublicationStatus.SUPERSEDED and publication.superseded_by is None:
        message = "the scorecard is superseded, but not by which"
        hint = "add `superseded_by:`, the data fingerprint in the footer of the newer one"
        yield source.error("HR434", message, where, hint=hint)
    if publication.supersedes is not None and publication.supersedes == publication.superseded_by:
        message = "one scorecard is named as the older and as the newer one"
        hint = "correct one of the two fingerprints"
        yield source.error("HR434", message, ("publication", "superseded_by"), hint=hint)
