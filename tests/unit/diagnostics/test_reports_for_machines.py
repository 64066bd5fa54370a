"""SARIF and JUnit have the shape their readers require."""

from __future__ import annotations

import json
from xml.etree import ElementTree

import jsonschema

from hrddeval.diagnostics.diagnostic import Diagnostic, Location, Related, Severity
from hrddeval.diagnostics.render_junit import Case, as_junit
from hrddeval.diagnostics.render_sarif import as_sarif

TEXT = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string", "minLength": 1}}}
POSITION = {"type": "integer", "minimum": 1}
PLACE = {
    "type": "object",
    "required": ["physicalLocation"],
    "properties": {
        "id": {"type": "integer", "minimum": 0},
        "message": TEXT,
        "physicalLocation": {
            "type": "object",
            "required": ["artifactLocation"],
            "additionalProperties": False,
            "properties": {
                "artifactLocation": {
                    "type": "object",
                    "required": ["uri"],
                    "properties": {"uri": {"type": "string", "pattern": "^[^\\s\\\\]+$"}},
                },
                "region": {
                    "type": "object",
                    "additionalProperties": False,
                    "required": ["startLine"],
                    "properties": {
                        "startLine": POSITION,
                        "startColumn": POSITION,
                        "endColumn": POSITION,
                    },
                },
            },
        },
    },
}
#: What SARIF 2.1.0 requires of the parts that are written here (sections 3.13 to 3.49 of the standard).
SARIF = {
    "type": "object",
    "required": ["version", "runs"],
    "additionalProperties": False,
    "properties": {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["tool", "results"],
                "additionalProperties": False,
                "properties": {
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "tool": {
                        "type": "object",
                        "required": ["driver"],
                        "properties": {
                            "driver": {
                                "type": "object",
                                "required": ["name"],
                                "properties": {
                                    "rules": {
                                        "type": "array",
                                        "uniqueItems": True,
                                        "items": {
                                            "type": "object",
                                            "required": ["id"],
                                            "additionalProperties": False,
                                            "properties": {
                                                "id": {"type": "string"},
                                                "shortDescription": TEXT,
                                                "fullDescription": TEXT,
                                                "help": TEXT,
                                            },
                                        },
                                    }
                                },
                            }
                        },
                    },
                    "results": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["message", "ruleId"],
                            "additionalProperties": False,
                            "properties": {
                                "ruleId": {"type": "string"},
                                "ruleIndex": {"type": "integer", "minimum": 0},
                                "level": {"enum": ["none", "note", "warning", "error"]},
                                "message": TEXT,
                                "locations": {"type": "array", "items": PLACE},
                                "relatedLocations": {"type": "array", "items": PLACE},
                            },
                        },
                    },
                },
            },
        },
    },
}
LINE = Location("rules/own/Z 1.yaml", 3, 5, 9, "    there")
FOUND = [
    Diagnostic("HR203", "an error", LINE, "a hint"),
    Diagnostic("HR262", "a warning", LINE, None, Severity.WARNING, (Related("the other", LINE),)),
    Diagnostic("HR269", "a remark", Location("rules/vocabulary.yaml"), None, Severity.INFO),
]


def test_sarif_has_the_required_structure() -> None:
    log = json.loads(as_sarif(FOUND))

    jsonschema.Draft202012Validator(SARIF).validate(log)
    (run,) = log["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert [result["level"] for result in run["results"]] == ["error", "warning", "note"]
    assert all(rules[result["ruleIndex"]] == result["ruleId"] for result in run["results"])
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "rules/own/Z%201.yaml"
    assert place["region"] == {"startLine": 3, "startColumn": 5, "endColumn": 9}


def test_a_clean_run_is_a_log_too() -> None:
    log = json.loads(as_sarif([]))

    jsonschema.Draft202012Validator(SARIF).validate(log)
    assert log["runs"][0]["results"] == []


def test_junit_counts_by_suite_and_survives_any_name() -> None:
    cases = [
        Case("R2", 'a "name" & <more>\x00', "rules/R2.yaml", 7, ()),
        Case("R2", "another", "rules/R2.yaml", 9, ("supported is 0, expected 1", "state is assessed")),
        Case("W7", "third", "rules/W7.yaml", 3, ()),
    ]

    top = ElementTree.fromstring(as_junit(cases, name="examples", properties={"R2": {"coverage": "50.0"}}))

    assert (top.get("tests"), top.get("failures")) == ("3", "1")
    first, second = top.findall("testsuite")
    assert (first.get("tests"), first.get("failures"), second.get("failures")) == ("2", "1", "0")
    assert first.find("properties/property").attrib == {"name": "coverage", "value": "50.0"}  # type: ignore[union-attr]  # it is there
    failure = first.findall("testcase")[1].find("failure")
    assert failure is not None
    assert failure.text is not None
    assert failure.text.splitlines()[0] == "rules/R2.yaml:9"
