"""How problems look: to people, to programs, on GitHub."""

from __future__ import annotations

import json

import pytest

from hrddeval.diagnostics.diagnostic import (
    AuthorError,
    Diagnostic,
    Location,
    Related,
    Severity,
    has_errors,
    in_order,
)
from hrddeval.diagnostics.render import as_github, as_json, as_text, summary

WHERE = Location("rules/P3.yaml", 14, 19, 28, "      - there_is: engagment")
PROBLEM = Diagnostic("HR203", "no kind is called `engagment`", WHERE, "did you mean `engagement`?")


def test_text_shows_the_line_and_what_is_meant() -> None:
    assert as_text([PROBLEM]) == (
        "rules/P3.yaml:14:19: error HR203: no kind is called `engagment`\n"
        "  14 |       - there_is: engagment\n"
        "     |                   ^^^^^^^^^\n"
        "  hint: did you mean `engagement`?\n"
        "  more: hrddeval explain HR203\n"
    )


def test_a_problem_of_a_whole_file_shows_no_line() -> None:
    text = as_text([Diagnostic("HR104", "the file is larger than 2 MB", Location("a.yaml"))])

    assert text == "a.yaml: error HR104: the file is larger than 2 MB\n  more: hrddeval explain HR104\n"


@pytest.mark.parametrize(
    ("line", "column", "end", "shown", "carets"),
    [
        pytest.param("日本: 値", 5, 6, "日本: 値", "      ^^", id="wide characters"),
        pytest.param("e\u0301: x", 5, 6, "e\u0301: x", "   ^", id="a mark that combines"),
        pytest.param("\tkey: x", 2, 5, " key: x", " ^^^", id="a tab is one space"),
        pytest.param("a: \x1b[31mb", 4, 5, "a: ·[31mb", "   ^", id="no escape reaches the terminal"),
        pytest.param("a: \u202eb", 4, 6, "a: ·b", "   ^^", id="no text runs backwards"),
        pytest.param("a: b   ", 4, None, "a: b", "   ^", id="to the end of what is written"),
        pytest.param("a:", 3, None, "a:", "  ^", id="behind the end"),
    ],
)
def test_carets_stand_under_what_is_meant(
    line: str, column: int, end: int | None, shown: str, carets: str
) -> None:
    text = as_text([Diagnostic("HR106", "m", Location("f", 1, column, end, line))])

    assert text.splitlines()[1:3] == [f"  1 | {shown}", f"    | {carets}"]


def test_what_an_author_wrote_is_quoted_on_one_line_and_cut() -> None:
    problem = Diagnostic("HR120", "no key is called `a\n  b\u2028c` here", WHERE, "x" * 10_000)

    assert problem.message == "no key is called `a b c` here"
    assert problem.hint is not None
    assert len(problem.hint) == 500


def test_long_lines_are_cut_around_the_place() -> None:
    line = "x" * 500 + "HERE" + "y" * 500
    source, carets = as_text([Diagnostic("HR106", "m", Location("f", 1, 501, 505, line))]).splitlines()[1:3]

    assert len(source) < 140
    assert source[carets.index("^") : carets.rindex("^") + 1] == "HERE"


def test_problems_are_sorted_by_file_line_and_column_and_printed_once() -> None:
    places = [("b", 1, 1), ("a", 10, 1), ("a", 9, 5), ("a", 9, 1), ("a", 9, 1)]
    problems = [Diagnostic("HR106", "m", Location(path, line, column)) for path, line, column in places]

    ordered = [(one.location.path, one.location.line, one.location.column) for one in in_order(problems)]

    assert ordered == [("a", 9, 1), ("a", 9, 5), ("a", 10, 1), ("b", 1, 1)]


def test_json_has_everything_a_program_needs() -> None:
    related = (Related("the first", Location("b.yaml", 2, 3, 4, "x")),)
    (found,) = json.loads(as_json([Diagnostic("HR108", "twice", WHERE, None, Severity.WARNING, related)]))

    assert found == {
        "code": "HR108",
        "severity": "warning",
        "message": "twice",
        "path": "rules/P3.yaml",
        "line": 14,
        "column": 19,
        "end_column": 28,
        "hint": None,
        "related": [{"message": "the first", "path": "b.yaml", "line": 2, "column": 3, "end_column": 4}],
    }


def test_github_annotations_escape_what_would_end_them() -> None:
    problem = Diagnostic("HR106", "50 % done\n::error::x", Location("a,b:c.yaml", 2, 3, 4, "x"), "say: this")

    assert as_github([problem]) == (
        "::error file=a%2Cb%3Ac.yaml,line=2,col=3,title=HR106,endColumn=4"
        "::50 %25 done ::error::x%0Ahint: say: this\n"
    )


@pytest.mark.parametrize(
    ("severities", "text"),
    [
        pytest.param([], "no problems", id="none"),
        pytest.param(["error"], "1 error", id="one"),
        pytest.param(["error", "error", "warning"], "2 errors, 1 warning", id="both"),
        pytest.param(["warning", "warning"], "2 warnings", id="warnings only"),
    ],
)
def test_the_summary_counts(severities: list[str], text: str) -> None:
    problems = [
        Diagnostic("HR106", f"m{n}", WHERE, severity=Severity(one)) for n, one in enumerate(severities)
    ]

    assert summary(problems) == text
    assert has_errors(problems) == ("error" in severities)


def test_colour_is_only_added_around_the_words() -> None:
    coloured = as_text([PROBLEM], colour=True)
    plain = coloured
    for code in ("\x1b[31m", "\x1b[1m", "\x1b[2m", "\x1b[0m"):
        plain = plain.replace(code, "")

    assert coloured != plain
    assert plain == as_text([PROBLEM])


def test_the_exception_carries_every_problem_in_order() -> None:
    later = Diagnostic("HR106", "later", Location("z.yaml"))

    error = AuthorError([later, PROBLEM])

    assert error.diagnostics == (PROBLEM, later)
    assert str(error) == "rules/P3.yaml: no kind is called `engagment`; z.yaml: later"
