"""What is searched, what is open and what to look for next, as a terminal shows it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hrddeval.model.dossier import SearchResult
from hrddeval.model.dossier_coverage import CoverageReport, InitiativeCoverage, OpenQuestion
from hrddeval.reports import numbers
from hrddeval.reports.sheet import wrapped

WIDTH = 100
_GAP = 2
#: Columns before a question's text, so that what belongs to it stands under it.
_INDENT = 31
_HEAD = f"{'if nothing':>10}{'if all':>9}{'covers':>9}   question"
_MEANING = (
    "Points of 100 that a complete search could take off the interval: if it finds nothing more "
    "(assessed anew with the topic closed), and at most if it finds all that it can show. "
    "Covers: weight that is newly looked at."
)


def one(found: InitiativeCoverage, most: int, width: int = WIDTH) -> list[str]:
    """Return a page on one initiative: what was searched, its first `most` questions, and all that is open."""
    ends = f"{numbers.score(found.overall.supported)}–{numbers.score(found.overall.possible)}"
    placed = "" if found.placed else "; not placed"
    lines = [
        f"{found.name} ({found.id}), evidence as of {found.as_of}",
        f"Overall {ends} of 100, {numbers.whole_percent(found.covered)} of the weight covered{placed}",
        "",
        *_topics("Closed", [topic.topic for topic in found.closed], width),
        *_topics("Searched in part", _open(found, SearchResult.PARTIAL), width),
        # said to be complete or absent, but not on the word of anybody who could know
        *_topics(
            "Searched, but not where it could be closed",
            _open(found, SearchResult.COMPLETE, SearchResult.FOUND_ABSENT),
            width,
        ),
    ]
    telling = [question for question in found.questions if question.points > 0]
    if telling:
        lines += ["", *_wrapped(_MEANING, width), "", _HEAD]
        for question in telling[:most]:
            lines += _question(question, width)
        if len(telling) > most:
            lines.append(f"{len(telling) - most} more: --top {len(telling)}")
    else:
        lines += ["", "No open question could move the overall score."]
    lines += ["", *_topics("Nobody has looked", _open(found, SearchResult.NOT_SEARCHED), width)]
    return [*lines, f"Next: look, then add it to `searches` of initiatives/{found.id}/dossier.yaml"]


def _open(found: InitiativeCoverage, *results: SearchResult) -> list[str]:
    return [question.topic for result in results for question in found.open_after(result)]


def _topics(label: str, topics: Sequence[str], width: int) -> list[str]:
    return _wrapped(f"{label} ({len(topics)}): {_by_kind(topics)}", width, 0, 2) if topics else []


def _by_kind(topics: Sequence[str]) -> str:
    """Name topics in alphabetical order, those of one kind together.

    >>> _by_kind(["seat", "harm.arrest", "channel.incident", "harm.violence"])
    'channel.incident, harm (arrest, violence), seat'
    """
    kinds: dict[str, list[str]] = {}
    for topic in sorted(topics):
        kind, _, value = topic.partition(".")
        kinds.setdefault(kind, []).append(value)
    return ", ".join(
        f"{kind} ({', '.join(values)})" if len(values) > 1 else f"{kind}.{values[0]}".rstrip(".")
        for kind, values in kinds.items()
    )


def _question(question: OpenQuestion, width: int) -> list[str]:
    figures = f"{_points(question.narrows):>10}{_points(question.raises):>9}{_covers(question):>9}   "
    criteria = ", ".join(effect.id for effect in question.criteria)
    lines = _wrapped(f"{question.topic} ({criteria})", width, 0, _INDENT)
    lines[0] = figures + lines[0].lstrip()
    lines += _wrapped(question.question, width, _INDENT)
    if question.where_to_look:
        lines += _wrapped(f"Look at: {question.where_to_look}", width, _INDENT)
    return lines


def several(report: CoverageReport, most: int, width: int = WIDTH) -> list[str]:
    """Return a line per initiative and the first `most` questions over all of them."""
    head = ("initiative", "overall", "covered", "closed", "in part", "never", "would narrow it most")
    rows = [head, *(_row(found) for found in report.initiatives)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(head) - 1)]
    lines = [_line(row, widths) for row in rows]
    lines += [
        "",
        *_wrapped(
            f"closed, in part, never: topics by how far they were searched. {_MEANING}",
            width,
        ),
    ]
    if report.next:
        questions = {
            (found.id, question.topic): question
            for found in report.initiatives
            for question in found.questions
        }
        lines += ["", "The next hour, over all of them:", _HEAD]
        for step in report.next[:most]:
            question = questions[step.initiative, step.topic]
            lines.append(
                f"{_points(question.narrows):>10}{_points(question.raises):>9}{_covers(question):>9}   "
                f"{step.initiative}: {step.topic}"
            )
        lines += [f"Next: hrddeval dossiers coverage {report.next[0].initiative}"]
    return lines


def _row(found: InitiativeCoverage) -> tuple[str, ...]:
    best = next((question for question in found.questions if question.points > 0), None)
    return (
        found.id,
        f"{numbers.score(found.overall.supported)}–{numbers.score(found.overall.possible)}",
        numbers.whole_percent(found.covered),
        str(len(found.closed)),
        str(len(found.open_after(SearchResult.PARTIAL))),
        str(len(found.open_after(SearchResult.NOT_SEARCHED))),
        f"{_points(best.points)} {best.topic}" if best else "-",
    )


def _points(value: float) -> str:
    """Write points with one decimal, since most questions move less than ten.

    >>> _points(6.25), _points(0)
    ('6.3', '0')
    """
    return numbers.tenths(value) if value else "0"


def _covers(question: OpenQuestion) -> str:
    return numbers.whole_percent(question.covers) if question.covers else "-"


def _line(cells: Sequence[str], widths: Iterable[int]) -> str:
    padded = [f"{cell:<{size}}" for cell, size in zip(cells, widths, strict=False)]
    return (" " * _GAP).join([*padded, cells[-1]]).rstrip()


def _wrapped(text: str, width: int, indent: int = 0, hang: int = 0) -> list[str]:
    return wrapped(text, width, indent, hang, break_long_words=False)
