"""The schemas editors work with: up to date, well formed, and in agreement with what is read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from hrddeval import resources
from hrddeval.schemas import all_schemas
from hrddeval.source import toml_source, yaml_source

SCHEMAS = {name.partition(".")[0]: json.loads(text) for name, text in all_schemas().items()}
DOSSIER = """\
schema: hrddeval/dossier@1
id: sample
name: Sample
profile: {kind: pilot, binding: voluntary, stage: running, sector: private, started: 2018}
evidence:
  E1: {claim: A claim., source: s, locator: page 1, voice: producer, status: read}
observations:
  O1: {kind: body, attributes: {function: governing}, evidence: [E1]}
"""


def _schema_of(path: Path) -> str:
    if path.name in ("dossier.yaml", "vocabulary.yaml"):
        return path.stem
    if path.parent.name == "rubrics":
        return "rubric"
    return "derived" if path.parent.name == "derived" else "criterion"


def _shipped() -> Iterator[Path]:
    yield from sorted(resources.folder("rules").rglob("*.yaml"))
    yield from sorted(resources.folder("rubrics").glob("*.yaml"))
    yield from sorted(resources.folder("initiatives").glob("*/dossier.yaml"))
    yield resources.folder("templates") / "scaffold" / "dossier.yaml"


def _errors(schema: str, data: Any) -> list[str]:
    plain = json.loads(json.dumps(data))  # keys that are numbers become text, as in JSON
    return [error.message for error in jsonschema.Draft202012Validator(SCHEMAS[schema]).iter_errors(plain)]


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_schema_is_a_schema(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMAS[name])


def test_committed_schemas_are_up_to_date() -> None:
    """Made again with `hrddeval schema --write schemas`."""
    folder = resources.folder("schemas")

    assert {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.json")} == all_schemas()


def test_schemas_are_the_same_every_time() -> None:
    assert all_schemas() == all_schemas()


@pytest.mark.parametrize("path", list(_shipped()), ids=lambda path: "/".join(path.parts[-2:]))
def test_shipped_files_agree_with_their_schema(path: Path) -> None:
    assert _errors(_schema_of(path), yaml_source.read(path).data) == []


def test_the_settings_of_a_new_study_agree_with_their_schema() -> None:
    path = resources.folder("templates") / "scaffold" / "hrddeval.toml"

    assert _errors("project", toml_source.read(path).data) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("kind: body", "kind: bodi", id="unknown kind"),
        pytest.param("function: governing", "task: governing", id="unknown attribute"),
        pytest.param("function: governing", "function: ruling", id="unknown value"),
        pytest.param("voice: producer", "voice: miner", id="unknown voice"),
        pytest.param("E1: {", "F1: {", id="evidence id"),
        pytest.param("name: Sample", "nam: Sample", id="misspelt key"),
    ],
)
def test_the_dossier_schema_shows_slips_while_typing(old: str, new: str, tmp_path: Path) -> None:
    good, wrong = tmp_path / "good.yaml", tmp_path / "wrong.yaml"
    good.write_text(DOSSIER, encoding="utf-8")
    wrong.write_text(DOSSIER.replace(old, new), encoding="utf-8")

    assert _errors("dossier", yaml_source.read(good).data) == []
    assert _errors("dossier", yaml_source.read(wrong).data) != []
