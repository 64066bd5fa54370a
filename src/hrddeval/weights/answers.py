"""Reads the form with a group's answers: a row for each person, a column for each thing or each pair."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from hrddeval.analysis.elicitation import RATIOS, Weights, circles, from_budget, from_pairs
from hrddeval.diagnostics.diagnostic import AuthorError, Diagnostic, Location, Severity
from hrddeval.source.suggest import did_you_mean
from hrddeval.weights.asked import BETWEEN, Thing

#: Head of the column that tells rows apart. Numbers do; names need not be written down.
PERSON = "person"
#: A form of answers is smaller than this, in bytes.
MOST = 4 * 1024 * 1024
#: A weight of so few people says little about a group.
FEW = 5


@dataclass(frozen=True)
class Answers:
    """What was answered: the way of asking, each person's weights, and how many went round in circles."""

    method: str
    people: tuple[Weights, ...]
    in_circles: int
    warnings: tuple[Diagnostic, ...]


@dataclass(frozen=True)
class _Row:
    person: str
    cells: dict[str, str]
    line: int


def read_answers(path: Path, asked: Sequence[Thing], stones: int) -> Answers:
    """Return the answers of a form.

    Args:
        stones: how many everybody had, where stones were laid.

    Raises:
        AuthorError: with every answer that cannot be used, by row and column.
    """
    heads, rows = _table(path)
    method = _method(path, heads, asked)
    problems: list[Diagnostic] = []
    people: list[Weights] = []
    around = 0
    seen: dict[str, int] = {}
    for row in rows:
        if row.person in seen:
            message = f"`{row.person}` has answered already, in row {seen[row.person]}"
            problems.append(_at(path, row.line, PERSON, "HR343", message, "give every person one row"))
        seen.setdefault(row.person, row.line)
        numbers, wrong = _numbers(path, row, heads, method)
        problems += wrong
        if wrong:
            continue
        if method == "budget":
            laid = sum(numbers.values())
            if laid != stones:
                message = f"{laid} stones were laid, but everybody had {stones}"
                hint = "count again, or say how many there were: --stones"
                problems.append(_at(path, row.line, None, "HR342", message, hint))
                continue
            people.append(from_budget(numbers))
        else:
            answers = {_pair(head): number for head, number in numbers.items()}
            people.append(from_pairs([one.id for one in asked], answers))
            around += bool(circles([one.id for one in asked], answers))
    if not rows:
        problems.append(
            _whole(path, "nobody has answered: there is no row below the heads", "fill in the form")
        )
    if problems:
        raise AuthorError(problems)
    return Answers(method, tuple(people), around, tuple(_warnings(path, len(people))))


def _warnings(path: Path, people: int) -> Iterator[Diagnostic]:
    if people < FEW:
        words = "one person has" if people == 1 else f"{people} people have"
        message = f"only {words} answered"
        hint = "ask more of the group before anybody quotes this as its weights"
        yield Diagnostic("HR344", message, Location(path.as_posix()), hint, Severity.WARNING)


def _table(path: Path) -> tuple[list[str], list[_Row]]:
    """Return the heads without that of persons, and the rows that are not empty; `,` and `;` both separate."""
    try:
        if path.stat().st_size > MOST:
            raise AuthorError([_whole(path, "the file is too large for a form of answers", "name the form")])
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        hint = "save it as CSV UTF-8 in your spreadsheet program"
        raise AuthorError([_whole(path, "the file is no text in UTF-8", hint)]) from None
    except OSError as fault:
        raise AuthorError(
            [Diagnostic("HR504", f"cannot be opened: {fault.strerror}", Location(path.as_posix()))]
        ) from None
    first = text.partition("\n")[0]
    try:
        lines = list(
            csv.reader(io.StringIO(text), delimiter=";" if first.count(";") > first.count(",") else ",")
        )
    except csv.Error as fault:
        raise AuthorError([_whole(path, f"the file is no table: {fault}", "save it as CSV")]) from None
    heads = [head.strip() for head in lines[0]] if lines else []
    if not heads or heads[0].lower() != PERSON:
        message = f"the first column is not `{PERSON}`"
        raise AuthorError(
            [_whole(path, message, "begin with the form that `hrddeval weights elicit` writes")]
        )
    rows = []
    for number, cells in enumerate(lines[1:], 2):
        values = [cell.strip() for cell in cells] + [""] * (len(heads) - len(cells))
        if any(values[1:]):
            rows.append(
                _Row(values[0] or f"row {number}", dict(zip(heads[1:], values[1:], strict=False)), number)
            )
    return heads[1:], rows


def _method(path: Path, heads: Sequence[str], asked: Sequence[Thing]) -> str:
    """Return how people were asked, by the heads of the columns.

    Raises:
        AuthorError: where a column is missing, stands twice, or is about nothing that was asked.
    """
    names = [one.id for one in asked]
    problems = []
    is_pairs = any(BETWEEN in head for head in heads)
    if is_pairs:
        wanted = {frozenset((a, b)): f"{a}{BETWEEN}{b}" for i, a in enumerate(names) for b in names[i + 1 :]}
        known = [f"{a}{BETWEEN}{b}" for a in names for b in names if a != b]
        given = [frozenset(_pair(head)) if BETWEEN in head else frozenset((head,)) for head in heads]
    else:
        wanted = {frozenset((name,)): name for name in names}
        known, given = names, [frozenset((head,)) for head in heads]
    for head, what in zip(heads, given, strict=True):
        if what not in wanted:
            hint = did_you_mean(head, known, otherwise="delete the column")
            problems.append(_at(path, 1, head, "HR341", f"nothing that was asked is called `{head}`", hint))
        elif given.count(what) > 1:
            problems.append(
                _at(path, 1, head, "HR341", f"`{head}` stands twice", "keep one of the two columns")
            )
    for what, name in wanted.items():
        if what not in given:
            problems.append(
                _at(path, 1, name, "HR341", f"there is no column for `{name}`", f"add a column `{name}`")
            )
    if problems:
        raise AuthorError(problems)
    return "pairs" if is_pairs else "budget"


def _pair(head: str) -> tuple[str, str]:
    one, _, two = head.partition(BETWEEN)
    return one.strip(), two.strip()


def _numbers(
    path: Path, row: _Row, heads: Sequence[str], method: str
) -> tuple[dict[str, int], list[Diagnostic]]:
    numbers: dict[str, int] = {}
    problems = []
    expected = (
        "a whole number of stones, 0 or more"
        if method == "budget"
        else "2, 1, 0, -1 or -2 (the first counts much more, more, the same, less, much less)"
    )
    for head in heads:
        cell = row.cells.get(head, "")
        if not cell:
            message = "there is no answer here"
            hint = "write it, or empty the row: who did not answer everything is left out"
            problems.append(_at(path, row.line, head, "HR342", message, hint))
            continue
        try:
            number = int(cell)
        except ValueError:
            number = None
        allowed = number is not None and (number >= 0 if method == "budget" else number in RATIOS)
        if number is None or not allowed or len(cell) > 6:
            problems.append(_at(path, row.line, head, "HR342", f"`{cell}` is no answer", f"write {expected}"))
            continue
        numbers[head] = number
    return numbers, problems


def _at(path: Path, line: int, column: str | None, code: str, message: str, hint: str) -> Diagnostic:
    place = f"row {line}" + (f", column {column}" if column is not None else "")
    return Diagnostic(code, message, Location(path.as_posix(), line, place=place), hint)


def _whole(path: Path, message: str, hint: str) -> Diagnostic:
    return Diagnostic("HR341", message, Location(path.as_posix()), hint)
