"""Prints what lint found in the form that was asked for."""

from __future__ import annotations

from collections.abc import Sequence

from hrddeval.diagnostics.diagnostic import Diagnostic
from hrddeval.diagnostics.render import as_github, as_json, as_text, summary
from hrddeval.diagnostics.render_sarif import as_sarif


def written(form: str, found: Sequence[Diagnostic], *, colour: bool = False) -> str:
    """Return the findings as text, json, sarif or github, without a line break at the end."""
    match form:
        case "json":
            return as_json(found).rstrip("\n")
        case "sarif":
            return as_sarif(found)
        case "github":
            return as_github(found).rstrip("\n")
        case _:
            return "\n".join(part for part in (as_text(found, colour=colour), summary(found)) if part)
