"""What pydantic finds, said once for each mistake and in the author's words."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from hrddeval.diagnostics.diagnostic import Diagnostic
from hrddeval.model.dossier import Dossier
from hrddeval.model.project import ProjectFile
from hrddeval.model.rubric import Rubric
from hrddeval.model.rule import Criterion, DerivedRule
from hrddeval.model.vocabulary import Vocabulary
from hrddeval.source.validate import validate
from hrddeval.source.words import PATTERNS
from hrddeval.source.yaml_source import read

PROFILE = "{kind: pilot, binding: voluntary, stage: running, sector: private}"


def _problems(model: type[BaseModel], text: str, folder: Path) -> list[Diagnostic]:
    path = folder / "file.yaml"
    path.write_text(text, encoding="utf-8")
    return validate(model, read(path, "file.yaml"))[1]


def _dossier(**lines: str) -> str:
    given = {"schema": "hrddeval/dossier@1", "id": "a", "name": "A", "profile": PROFILE, **lines}
    return "".join(f"{key}: {value}\n" for key, value in given.items())


@pytest.mark.parametrize(
    ("lines", "code", "message"),
    [
        pytest.param({"nam": "x"}, "HR120", "no key is called `nam` here", id="unknown key"),
        pytest.param({"name": ""}, "HR122", "nothing is written after `name`", id="nothing"),
        pytest.param({"name": "[a]"}, "HR122", "`name` is a list, expected text", id="list for text"),
        pytest.param({"name": "true"}, "HR122", "`name` is `true`, expected text", id="true for text"),
        pytest.param({"name": "''"}, "HR124", "`name` is empty", id="empty text"),
        pytest.param(
            {"evidence": "[]"}, "HR122", "`evidence` is a list, expected a group of keys", id="list for keys"
        ),
        pytest.param(
            {"profile": "{kind: pilot, binding: voluntary, stage: running}"},
            "HR121",
            "the key `sector` is missing in `profile`",
            id="one key missing",
        ),
        pytest.param(
            {"profile": "{kind: pilot}"},
            "HR121",
            "the keys `binding`, `stage` and `sector` are missing in `profile`",
            id="three keys missing",
        ),
        pytest.param(
            {"profile": PROFILE.replace("sector", "sektor")},
            "HR120",
            "no key is called `sektor` here",
            id="a misspelt key is not missing as well",
        ),
        pytest.param({"evidence": "{5: {}}"}, "HR124", "the key `5` does not fit", id="a number as a key"),
        pytest.param(
            {"schema": "hrddeval/rubric@1"},
            "HR126",
            "the file's schema is the text `hrddeval/rubric@1`, expected `hrddeval/dossier@1`",
            id="another file",
        ),
    ],
)
def test_one_mistake_one_message(lines: dict[str, str], code: str, message: str, tmp_path: Path) -> None:
    problems = [one for one in _problems(Dossier, _dossier(**lines), tmp_path) if one.message == message]

    assert [one.code for one in problems] == [code]


@pytest.mark.parametrize("key", ["there_is", "flag", "while", "all_of"])
def test_an_unknown_key_may_be_called_like_a_form(key: str, tmp_path: Path) -> None:
    """`there_is` at the top of a dossier is a key like any other that does not belong there."""
    assert [one.message for one in _problems(Dossier, _dossier(**{key: "x"}), tmp_path)] == [
        f"no key is called `{key}` here"
    ]


def test_a_wrong_schema_hides_what_would_follow_from_it(tmp_path: Path) -> None:
    """A rubric in the place of a dossier gives one message, not one for each of its keys."""
    problems = _problems(Dossier, "schema: hrddeval/rubric@1\ntree: {}\nbands: {}\n", tmp_path)

    assert [one.code for one in problems] == ["HR126"]


@pytest.mark.parametrize(
    ("written", "kept"),
    [pytest.param("2018", "2018", id="a year"), pytest.param("'2018'", "2018", id="a year in quotes")],
)
def test_a_number_where_text_belongs_is_taken_as_written(written: str, kept: str, tmp_path: Path) -> None:
    path = tmp_path / "file.yaml"
    path.write_text(_dossier(profile=PROFILE.replace("kind", f"started: {written}, kind")), encoding="utf-8")

    dossier, problems = validate(Dossier, read(path, "file.yaml"))

    assert problems == []
    assert dossier is not None
    assert dossier.profile.started == kept


def test_a_version_keeps_its_last_nought(tmp_path: Path) -> None:
    problems = _problems(Rubric, "schema: hrddeval/rubric@1\nversion: 1.10\n", tmp_path)

    assert not [one for one in problems if "version" in one.message]


CONDITIONS = [
    pytest.param(
        "{there_is: a, where: {b: {is: [1]}}}",
        "`is` is a list, expected text or a number",
        id="list in a test",
    ),
    pytest.param(
        "{there_is: a, where: {b: yes}}",
        "`b` is the text `yes`, expected a group of keys",
        id="value for tests",
    ),
    pytest.param("{there_is: a, wher: {}}", "no key is called `wher` here", id="unknown key"),
    pytest.param(
        "{there_is: a, there_is_no: b}",
        "`when` has `there_is` and `there_is_no`, which exclude each other",
        id="two forms",
    ),
    pytest.param("{thereis: a}", "no key is called `thereis` here", id="misspelt form"),
    pytest.param(
        "{what: a}", "`when` has none of `there_is`, `there_is_no`, `all_of` or `any_of`", id="no form"
    ),
    pytest.param(
        "a",
        "`when` is the text `a`, expected a group of keys with one of `there_is`, `there_is_no`, "
        "`all_of` or `any_of`",
        id="text",
    ),
    pytest.param("{all_of: []}", "`all_of` has 0 items, expected at least 1", id="empty list"),
    pytest.param(
        "{all_of: [{any_of: [{there_is: A}]}]}", "`there_is` is `A`, which does not fit", id="deep inside"
    ),
]


@pytest.mark.parametrize(("condition", "message"), CONDITIONS)
def test_a_wrong_condition_gives_one_message(condition: str, message: str, tmp_path: Path) -> None:
    """Not nineteen, one for each key of each form a condition might have."""
    text = (
        "schema: hrddeval/derived@1\nid: a\ntitle: A\nwhy: A\nbecause: A\n"
        f"concludes: {{kind: a, about: b}}\nwhen: {condition}\n"
    )

    assert [one.message for one in _problems(DerivedRule, text, tmp_path)] == [message]


def _patterns(part: Any) -> set[str]:
    if isinstance(part, list):
        return set().union(*map(_patterns, part))
    if not isinstance(part, dict):
        return set()
    own = {part["pattern"]} if isinstance(part.get("pattern"), str) else set()
    named = set(part["patternProperties"]) if "patternProperties" in part else set()
    return own.union(named, *map(_patterns, part.values()))


@pytest.mark.parametrize("model", [Dossier, Criterion, DerivedRule, Rubric, Vocabulary, ProjectFile])
def test_every_pattern_of_the_models_has_words(model: type[BaseModel]) -> None:
    """Nobody is told to match a regular expression."""
    assert _patterns(model.model_json_schema()) <= set(PATTERNS)


def test_allowed_values_are_listed_without_quotes_of_python(tmp_path: Path) -> None:
    (problem,) = _problems(Dossier, _dossier(profile=PROFILE.replace("private", "privat")), tmp_path)

    assert problem.hint == "did you mean `private`? Allowed: `public`, `private` or `mixed`"
    assert not re.search(r"['\"]", problem.hint)
