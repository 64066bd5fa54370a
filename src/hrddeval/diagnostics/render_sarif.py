"""Prints problems as SARIF 2.1.0 (OASIS, 2020), the form code review reads."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import PurePosixPath
from urllib.parse import quote

from hrddeval import __version__
from hrddeval.diagnostics.catalogue import CATALOGUE
from hrddeval.diagnostics.diagnostic import Diagnostic, Location, Severity, in_order

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def as_sarif(diagnostics: Iterable[Diagnostic]) -> str:
    """Render problems as one run of a SARIF log; only the rules that were broken are described."""
    found = in_order(diagnostics)
    codes = sorted({one.code for one in found})
    driver = {
        "name": "hrddeval",
        "version": __version__,
        "rules": [_rule(code) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, codes.index(one.code)) for one in found],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2, ensure_ascii=False)


def _rule(code: str) -> dict[str, object]:
    entry = CATALOGUE.get(code)
    if entry is None:
        return {"id": code}
    return {
        "id": code,
        "shortDescription": {"text": entry.title},
        "fullDescription": {"text": entry.explanation},
        "help": {"text": entry.mend},
    }


def _result(one: Diagnostic, index: int) -> dict[str, object]:
    text = one.message + (f". Hint: {one.hint}" if one.hint else "")
    result: dict[str, object] = {
        "ruleId": one.code,
        "ruleIndex": index,
        "level": _LEVELS[one.severity],
        "message": {"text": text},
        "locations": [_location(one.location)],
    }
    if one.related:
        result["relatedLocations"] = [
            {"id": number, "message": {"text": other.message}, **_location(other.location)}
            for number, other in enumerate(one.related)
        ]
    return result


def _location(where: Location) -> dict[str, object]:
    """Paths are relative to the folder the program ran in, as review tools expect."""
    address = {"uri": quote(PurePosixPath(where.path).as_posix())}
    physical: dict[str, object] = {"artifactLocation": address}
    if where.text:
        region: dict[str, int] = {"startLine": where.line, "startColumn": where.column}
        if where.end_column is not None:
            region["endColumn"] = where.end_column
        physical["region"] = region
    return {"physicalLocation": physical}
