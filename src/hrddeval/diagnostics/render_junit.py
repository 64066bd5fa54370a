"""Prints the outcome of cases as JUnit XML, the form most continuous integration reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree

from hrddeval.diagnostics.render import printable


@dataclass(frozen=True)
class Case:
    """One case of a suite; it failed where there are failures, each a line."""

    suite: str
    name: str
    path: str
    line: int
    failures: tuple[str, ...]


def as_junit(
    cases: Sequence[Case], *, name: str, properties: Mapping[str, Mapping[str, str]] | None = None
) -> str:
    """Render cases, suite by suite in the order given. `properties` are those of each suite."""
    failed = sum(bool(case.failures) for case in cases)
    top = ElementTree.Element("testsuites", _numbers(name, len(cases), failed))
    for suite in dict.fromkeys(case.suite for case in cases):
        own = [case for case in cases if case.suite == suite]
        numbers = _numbers(suite, len(own), sum(bool(case.failures) for case in own))
        element = ElementTree.SubElement(top, "testsuite", numbers)
        given = (properties or {}).get(suite, {})
        if given:
            listed = ElementTree.SubElement(element, "properties")
            for key, value in given.items():
                ElementTree.SubElement(listed, "property", {"name": key, "value": printable(value)})
        for case in own:
            _case(element, case)
    ElementTree.indent(top)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(top, encoding="unicode")}'


def _numbers(name: str, cases: int, failed: int) -> dict[str, str]:
    return {"name": printable(name), "tests": str(cases), "failures": str(failed), "errors": "0"}


def _case(suite: ElementTree.Element, case: Case) -> None:
    about = {
        "classname": printable(case.suite),
        "name": printable(case.name),
        "file": printable(case.path),
        "line": str(case.line),
    }
    element = ElementTree.SubElement(suite, "testcase", about)
    if case.failures:
        said = {"message": printable("; ".join(case.failures)), "type": "expectation"}
        failure = ElementTree.SubElement(element, "failure", said)
        place = f"{printable(case.path)}:{case.line}"
        failure.text = "\n".join([place, *(printable(line) for line in case.failures)])
