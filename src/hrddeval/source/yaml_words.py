"""Says what is wrong with the form of a YAML file in the author's words."""

from __future__ import annotations

import re

from hrddeval.diagnostics.diagnostic import Diagnostic, Related
from hrddeval.source.text_file import SourceText

_MISFIT = "the indentation does not fit the lines above"
_QUOTES = "close a quote that opened above, or double one that belongs to the text"

#: What the parser says (a part of it): what we say, and the next thing to type.
#: Both parsers' wordings are listed, libyaml's and PyYAML's own.
_SAYINGS: tuple[tuple[str, str, str], ...] = (
    (
        "mapping values are not allowed",
        "a colon with a space after it stands where no key can be",
        "put the text in quotes if the colon belongs to it; else look at the indentation",
    ),
    (
        "could not find expected ':'",
        "this line is neither `key: value` nor a list item `- ...`",
        "add a colon and a space after the key, or indent the line so that it continues the one above",
    ),
    (
        "unexpected end of stream",
        "a quote or bracket that opens before this is never closed",
        "close it, or double a quote that belongs to the text",
    ),
    (
        "document separator",
        "a quote that opens before this is never closed",
        "close it, or double a quote that belongs to the text",
    ),
    (
        "did not find expected ',' or",
        "a comma or a closing bracket is missing",
        "separate items by commas and close every bracket; put text with commas or brackets in quotes",
    ),
    (
        "expected ',' or",
        "a comma or a closing bracket is missing",
        "separate items by commas and close every bracket; put text with commas or brackets in quotes",
    ),
    (
        "block sequence entries are not allowed",
        "a list item `-` cannot begin here",
        "put the list on lines of its own under the key",
    ),
    (
        "did not find expected '-' indicator",
        "a list goes on here without `-`",
        "begin the item with `- `, or indent the line so that it belongs to the item above",
    ),
    (
        "expected <block end>",
        _MISFIT,
        "line keys of one group up in one column; close quotes and brackets before this line",
    ),
    (
        "did not find expected key",
        _MISFIT,
        "line keys of one group up in one column; close quotes and brackets before this line",
    ),
    (
        "unknown escape character",
        "a backslash in double quotes begins an escape that does not exist",
        "write `\\\\` for a backslash, or use single quotes",
    ),
    (
        "did not find expected hexdecimal number",
        "an escape such as `\\u00e9` has too few digits",
        "write the character itself",
    ),
    (
        "did not find expected digit",
        "after `|` or `>` only `+`, `-` or a digit may stand",
        "begin the text on the next line, indented",
    ),
    (
        "did not find expected comment or line break",
        "after `|` or `>` the text must begin on the next line",
        "begin the text on the next line, indented",
    ),
    (
        "did not find expected node content",
        "a value is missing here",
        "write a value, or delete the comma or bracket",
    ),
    (
        "cannot start any token",
        "text cannot begin with this character",
        "put the text in quotes",
    ),
    (
        "did not find expected alphabetic or numeric character",
        "text cannot begin with `*` or `&`",
        "put the text in quotes",
    ),
    (
        "did not find expected <document start>",
        "this line does not belong to what stands above",
        "indent it, or begin it with a key",
    ),
    (
        "but found '<document start>'",
        "this line does not belong to what stands above",
        "indent it, or begin it with a key",
    ),
    (
        "tab character",
        "a tab stands where YAML allows only spaces",
        "use spaces",
    ),
)
_TAB_INDENT = re.compile(r" *\t\s*\S")


def syntax_problem(
    source: SourceText, problem: str, line: int, column: int, context: int | None
) -> Diagnostic:
    """Turn what the parser reports into a diagnostic.

    Args:
        problem: the parser's own words.
        line: where it stopped, from 1.
        context: the line on which what it was reading began, if it says so.
    """
    here = source.at(line, column)
    if _TAB_INDENT.match(here.text) and column <= len(here.text) - len(here.text.lstrip()) + 1:
        tab = here.text.index("\t") + 1
        where = source.at(line, tab, tab + 1)
        return Diagnostic(
            "HR107", "the line is indented with a tab", where, "indent with spaces, two for each level"
        )
    message, hint = f"this cannot be read as YAML: {problem or 'the form is broken'}", None
    for part, words, advice in _SAYINGS:
        if part in problem:
            message, hint = words, advice
            break
    if message is _MISFIT and column > _indent(source, line):
        message, hint = "more text follows here after the end of a value", _QUOTES
    began = source.at(context, _indent(source, context)) if context is not None else None
    if began is not None and not here.text.strip():  # noticed only at the end of the file
        return Diagnostic("HR106", message.replace("before this", "here"), began, hint)
    related: tuple[Related, ...] = ()
    if began is not None and began.line != line:
        related = (Related("what it belongs to begins here", began),)
    return Diagnostic("HR106", message, here, hint, related=related)


def _indent(source: SourceText, line: int) -> int:
    text = source.lines[line - 1] if line <= len(source.lines) else ""
    return len(text) - len(text.lstrip()) + 1
