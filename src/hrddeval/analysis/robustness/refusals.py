"""What a robustness run refuses rather than answer otherwise than asked."""

from __future__ import annotations

from hrddeval.analysis.robustness.choices import (
    MOST_FOR_COPELAND,
    MOST_UNITS,
    Choices,
    Method,
    factors_of,
    methods_of,
)
from hrddeval.analysis.robustness.landscape import Landscape
from hrddeval.diagnostics.diagnostic import AuthorError, Diagnostic, Location


def refuse_too_few(kept: int, of: int, what: str) -> None:
    """Raise AuthorError where fewer than two are left to order."""
    if kept >= 2:
        return
    if kept == of:
        message = f"an order needs two {what} or more, and there {'is' if of == 1 else 'are'} {of}"
        hint = "name several" if what == "initiatives" else "add rows to the table"
    else:
        message = f"{kept} of {of} {what} can be placed: too little is known to order them"
        hint = "add --unplaced to see how open their order is"
    raise AuthorError([Diagnostic("HR330", message, Location(what), hint)])


def refuse_what_cannot_be(landscape: Landscape, choices: Choices, where: str) -> None:
    """Raise AuthorError where there are too many units, a mean cannot be taken, or nothing varies."""
    problems = []
    units, methods = len(landscape.units), methods_of(landscape, choices)
    if units > MOST_UNITS:
        message = f"{units} units are more than the {MOST_UNITS} that can be compared pair by pair"
        problems.append(Diagnostic("HR331", message, Location(where), "take a part of them"))
    elif Method.COPELAND in methods and units > MOST_FOR_COPELAND:
        message = (
            f"{units} units are more than the {MOST_FOR_COPELAND} that Copeland's method is worked out for"
        )
        others = " ".join(f"--aggregation {method}" for method in methods if method is not Method.COPELAND)
        problems.append(Diagnostic("HR331", message, Location(where), f"leave it out: {others}"))
    below = any(ends and ends[0] < 0 for row in landscape.ends for ends in row)
    impossible = [m.value for m in methods if m in (Method.GEOMETRIC, Method.POWER)]
    if below and impossible:
        message = f"scores may lie below 0, which {' and '.join(impossible)} means cannot take"
        others = " ".join(f"--aggregation {m}" for m in methods if m.value not in impossible)
        problems.append(Diagnostic("HR333", message, Location(where), f"leave them out: {others}"))
    if not problems and not factors_of(landscape, choices):
        message = "nothing is left to vary: everything is known, or switched off"
        hint = "leave out --fixed, or name several ways with --aggregation"
        problems.append(Diagnostic("HR332", message, Location(where), hint))
    if problems:
        raise AuthorError(problems)
