"""Makes the JSON Schemas of all files from the models; those of dossiers and rules know the vocabulary.

Editors complete and check with them while an author types; `hrddeval check` knows more and decides.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import BaseModel

from hrddeval import resources
from hrddeval.diagnostics.diagnostic import AuthorError
from hrddeval.model.agreement import AgreementReport
from hrddeval.model.assessment import Assessment
from hrddeval.model.coding import Adjudication, Coding
from hrddeval.model.difference import Difference
from hrddeval.model.dossier import Dossier
from hrddeval.model.dossier_coverage import CoverageReport
from hrddeval.model.dossier_list import DossierList
from hrddeval.model.enclosed import Manifest
from hrddeval.model.index import Index
from hrddeval.model.lineage import Lineage
from hrddeval.model.pathways import Pathways
from hrddeval.model.project import ProjectFile
from hrddeval.model.robustness import Robustness
from hrddeval.model.rubric import Rubric
from hrddeval.model.rule import Criterion, DerivedRule
from hrddeval.model.scores import Scores
from hrddeval.model.site import SiteData
from hrddeval.model.verification import Verification
from hrddeval.model.vocabulary import Attribute, AttributeType, Kind, Vocabulary
from hrddeval.model.voices import VoicesReport
from hrddeval.model.whatif import WhatIf
from hrddeval.source.loaded import FileToRead
from hrddeval.vocabulary import load_vocabulary, topic_names

DIALECT = "https://json-schema.org/draft/2020-12/schema"
#: A JSON Schema or a part of one.
Schema = dict[str, Any]

_MODELS: Mapping[str, type[BaseModel]] = {
    "dossier": Dossier,
    "criterion": Criterion,
    "derived": DerivedRule,
    "rubric": Rubric,
    "vocabulary": Vocabulary,
    "project": ProjectFile,
    "index": Index,
    "coding": Coding,
    "adjudication": Adjudication,
}
#: What commands print with `--json`.
_RESULTS: Mapping[str, type[BaseModel]] = {
    "agreement": AgreementReport,
    "pathways": Pathways,
    "whatif": WhatIf,
    "robustness": Robustness,
    "scores": Scores,
    "site": SiteData,
    "lineage": Lineage,
    "difference": Difference,
    "verification": Verification,
    "study": Manifest,
    "coverage": CoverageReport,
    "dossiers": DossierList,
    "voices": VoicesReport,
}
_PARTIAL_DATE = r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"
_OBSERVATION_ID = r"^O[1-9][0-9]*$"
_NAME = r"^[A-Za-z][A-Za-z0-9_]*$"


def all_schemas(vocabulary: Vocabulary | None = None) -> dict[str, str]:
    """Return the text of every schema by the name of its file; the shipped vocabulary where none is given."""
    words = vocabulary if vocabulary is not None else _shipped_vocabulary()
    schemas = {name: _of_file(model) for name, model in _MODELS.items()}
    _allow_lists(schemas["vocabulary"])
    _fill_dossier(schemas["dossier"], words)
    _fill_coding(schemas["coding"], words)
    _fill_rules(schemas["criterion"], words)
    _fill_rules(schemas["derived"], words)
    schemas["assessment"] = _tidy(Assessment.model_json_schema(mode="serialization"))
    for name, model in _RESULTS.items():
        schemas[name] = _tidy(model.model_json_schema(mode="serialization"))
    return {f"{name}.schema.json": _text(name, schema) for name, schema in sorted(schemas.items())}


def study_schemas() -> dict[str, str]:
    """Return the schemas a study keeps for its editor: those of its files, and of what `assess` writes."""
    kept = {f"{name}.schema.json" for name in (*_MODELS, "assessment")}
    return {name: text for name, text in all_schemas().items() if name in kept}


def _shipped_vocabulary() -> Vocabulary:
    path = resources.folder("rules") / "vocabulary.yaml"
    found, problems = load_vocabulary(FileToRead(path, "rules/vocabulary.yaml"))
    if found is None:
        raise AuthorError(problems)
    return found.value


def _text(name: str, schema: Schema) -> str:
    head: Schema = {"$schema": DIALECT, "$id": f"{name}.schema.json"}
    return json.dumps({**head, **schema}, ensure_ascii=False, indent=2) + "\n"


def _of_file(model: type[BaseModel]) -> Schema:
    """Return the schema of what an author may write, numbers for dates included (`started: 2020`)."""
    schema: Schema = _with_years(_tidy(model.model_json_schema(mode="validation")))
    return schema


def _tidy(part: Any, *, in_properties: bool = False) -> Any:
    """Leave out titles made from names, and refuse keys that fit no pattern."""
    if isinstance(part, list):
        return [_tidy(one) for one in part]
    if not isinstance(part, dict):
        return part
    tidy = {
        key: _tidy(value, in_properties=key in ("properties", "$defs"))
        for key, value in part.items()
        if in_properties or key != "title"
    }
    if not in_properties and "patternProperties" in tidy:
        tidy.setdefault("additionalProperties", False)
    return tidy


def _with_years(part: Any) -> Any:
    if isinstance(part, list):
        return [_with_years(one) for one in part]
    if not isinstance(part, dict):
        return part
    if part.get("pattern") == _PARTIAL_DATE and part.get("type") == "string":
        return {"anyOf": [part, {"type": "integer"}]}
    return {key: _with_years(value) for key, value in part.items()}


def _allow_lists(schema: Schema) -> None:
    """An attribute may name a list of the vocabulary instead of giving values of its own."""
    attribute = schema["$defs"]["Attribute"]["properties"]
    attribute["values"] = {"anyOf": [{"type": "string"}, attribute["values"]]}
    del attribute["groups"]  # comes with the list


def _fill_dossier(schema: Schema, vocabulary: Vocabulary) -> None:
    definitions = schema["$defs"]
    definitions |= _definitions(vocabulary, _OBSERVATION_ID)
    _fill_observation(definitions["Observation"], vocabulary)
    searches = schema["properties"]["searches"]
    searches["propertyNames"] = {"enum": list(topic_names(vocabulary))}


def _fill_coding(schema: Schema, vocabulary: Vocabulary) -> None:
    definitions = schema["$defs"]
    definitions |= _definitions(vocabulary, _OBSERVATION_ID)
    _fill_observation(definitions["Observation"], vocabulary)


def _fill_rules(schema: Schema, vocabulary: Vocabulary) -> None:
    definitions = schema["$defs"]
    definitions |= _definitions(vocabulary, _NAME)
    for name in ("ExampleObservation", "SetsObservation"):
        if name in definitions:
            _fill_observation(definitions[name], vocabulary)
    for kind, declared in vocabulary.kinds.items():
        definitions[f"where_{kind}"] = {
            "propertyNames": {"enum": list(declared.attributes)},
            "properties": {name: _tests(one, definitions) for name, one in declared.attributes.items()},
        }
    for name, key in (("ThereIs", "there_is"), ("ThereIsNo", "there_is_no")):
        condition = definitions[name]
        condition["properties"][key] = {"$ref": "#/$defs/any_kind"}
        condition["allOf"] = [_when(key, kind, "where", f"where_{kind}") for kind in vocabulary.kinds]


def _definitions(vocabulary: Vocabulary, reference: str) -> Schema:
    """Return what several places refer to: the kinds, and the attributes of each recorded one."""
    kinds = vocabulary.kinds
    recorded = {name: kind for name, kind in kinds.items() if not kind.derived}
    definitions = {"any_kind": _kinds(kinds.items()), "recorded_kind": _kinds(recorded.items())}
    shared: dict[str, str] = {}
    for name, kind in recorded.items():
        for key, attribute in kind.attributes.items():
            if attribute.values:
                values = _choices(attribute)
                first = shared.setdefault(json.dumps(values), f"values_{name}_{key}")
                definitions.setdefault(first, values)
        definitions[f"attributes_{name}"] = _attributes(kind, reference, shared)
    return definitions


def _fill_observation(schema: Schema, vocabulary: Vocabulary) -> None:
    """Allow the recorded kinds, and for each its attributes and their values."""
    recorded = [name for name, kind in vocabulary.kinds.items() if not kind.derived]
    schema["properties"]["kind"] = {"$ref": "#/$defs/recorded_kind"}
    schema["properties"]["attributes"] = {"type": "object"}
    schema["allOf"] = [_when("kind", name, "attributes", f"attributes_{name}") for name in recorded]


def _tests(attribute: Attribute, definitions: Schema) -> Schema:
    """Return what editors show of an attribute that is tested, and its values and groups where it has a list."""
    says: Schema = {"description": (attribute.question or attribute.label).en}
    named = {**attribute.values, **{name: group.label for name, group in attribute.groups.items()}}
    if attribute.type is AttributeType.YES_NO:
        values: Schema = {"enum": ["yes", "no"]}
    elif named:
        values = {"enum": list(named), "enumDescriptions": [label.en for label in named.values()]}
    else:
        return says
    tests = {
        "properties": {
            **dict.fromkeys(("is", "is_not", "includes"), values),
            "one_of": {"type": "array", "items": values},
        }
    }
    known = next((name for name, one in definitions.items() if one == tests), None)
    name = known or f"tests_{sum(one.startswith('tests_') for one in definitions) + 1}"
    definitions[name] = tests
    return {**says, "$ref": f"#/$defs/{name}"}


def _kinds(kinds: Iterable[tuple[str, Kind]]) -> Schema:
    known = list(kinds)
    return {
        "enum": [name for name, _ in known],
        "enumDescriptions": [kind.question.en for _, kind in known],
    }


def _when(key: str, value: str, then: str, definition: str) -> Schema:
    """Where `key` is the value, what stands under `then` follows the definition."""
    return {
        "if": {"properties": {key: {"const": value}}, "required": [key]},
        "then": {"properties": {then: {"$ref": f"#/$defs/{definition}"}}},
    }


def _attributes(kind: Kind, reference: str, shared: Mapping[str, str]) -> Schema:
    given = {name: one for name, one in kind.attributes.items() if one.computed is None}
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {
            name: {"description": (one.question or one.label).en, **_value(one, reference, shared)}
            for name, one in given.items()
        },
    }


def _choices(attribute: Attribute) -> Schema:
    return {
        "enum": list(attribute.values),
        "enumDescriptions": [label.en for label in attribute.values.values()],
    }


def _value(attribute: Attribute, reference: str, shared: Mapping[str, str]) -> Schema:
    """Return the schema of an attribute's value; references in dossiers are ids, in rules names."""
    choices: Schema = {"$ref": f"#/$defs/{shared.get(json.dumps(_choices(attribute)))}"}
    by_type: Mapping[AttributeType, Schema] = {
        AttributeType.YES_NO: {"enum": ["yes", "no"]},
        AttributeType.CHOICE: choices,
        AttributeType.CHOICES: {"type": "array", "items": choices, "minItems": 1},
        AttributeType.COUNT: {"type": "integer", "minimum": 0},
        AttributeType.SHARE: {
            "anyOf": [
                {"type": "number", "minimum": 0, "maximum": 1},
                {"type": "string", "pattern": r"^[0-9.]+ ?%$|^[0-9]+/[0-9]+$"},
            ]
        },
        AttributeType.MONEY: {
            "anyOf": [
                {"type": "string", "pattern": r"^[0-9]+(\.[0-9]+)? [A-Z]{3}( [0-9]{4})?$"},
                {"type": "object", "required": ["amount", "currency"]},
            ]
        },
        AttributeType.TEXT: {"type": "string"},
        AttributeType.DATE: {"anyOf": [{"type": "string", "pattern": _PARTIAL_DATE}, {"type": "integer"}]},
        AttributeType.REFERENCE: {"type": "string", "pattern": reference},
    }
    return by_type[attribute.type]
