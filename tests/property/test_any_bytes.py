"""Whatever bytes stand in a file, loading gives a value or a message about it, never another exception."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hrddeval.bibliography import load_bibliography
from hrddeval.diagnostics.diagnostic import has_errors
from hrddeval.diagnostics.render import as_github, as_json, as_text
from hrddeval.source.loaded import FileToRead
from hrddeval.study import load_study

BROKEN = Path(__file__).parents[1] / "broken"
BASE = BROKEN / "base"
#: Every kind of file a study may hold, and a good text for it.
FILES = {
    "rules/own/Z1-channels.yaml": BASE / "study/rules/own/Z1-channels.yaml",
    "rules/derived/voting-body.yaml": BASE / "study/rules/derived/voting-body.yaml",
    "rules/vocabulary.yaml": BASE / "shipped/rules/vocabulary.yaml",
    "rubrics/own.yaml": BASE / "study/rubrics/own.yaml",
    "initiatives/sample/dossier.yaml": BASE / "study/initiatives/sample/dossier.yaml",
    "initiatives/sample/sources.json": BASE / "study/initiatives/sample/sources.json",
    "hrddeval.toml": BASE / "study/hrddeval.toml",
}
#: What tends to break readers: marks of YAML, JSON and TOML, odd numbers and characters.
SCRAPS = st.sampled_from(
    [
        *("\t", "{", "}", "[", "]", ":", ": ", "- ", "&a ", "*a", "!!x ", "|", ">", "'", '"', "#", "%", "@"),
        *("?", ",", "\\", "~", "true", "null", "0", "-1", "99999999999999999999", "1e999", "1e-99", "0x1"),
        *(".inf", "1/0", "25 %", "2020-13", "", "\n", "\n\n  ", "\r\n", "\u2028", "\x85", "\ufeff", "\x00"),
        *("é", "日本", "🙂", "\u202e", "---\n", "...\n", "there_is", "all_of", "any_of", "{a.b}", "O1", "E1"),
        *("seat", "harm", "body", "board", "flag", "while"),
    ]
)
#: What may stand where another value belongs.
VALUES = st.sampled_from(
    ["", "[]", "{}", "[a, b]", "{a: b}", "a", "3", "0.5", "true", "~", "[[]]", "'{x.y}'"]
)
#: Keys of bibliographies.
KEYS = st.sampled_from(
    ["id", "title", "author", "issued", "date-parts", "URL", "family", "given", "literal", "raw"]
)
MODEST = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


@pytest.fixture
def study(tmp_path: Path) -> Path:
    shutil.copytree(BASE / "study", tmp_path / "study")
    return tmp_path / "study"


def _load(study: Path, name: str, content: bytes) -> None:
    (study / name).write_bytes(content)

    found, problems = load_study(study, shipped=lambda folder: BASE / "shipped" / folder, here=study)

    assert (found is None) == has_errors(problems)
    for render in (as_text, as_json, as_github):
        assert isinstance(render(problems), str)
    for problem in problems:
        assert "\n" not in problem.message
        assert problem.location.line >= 1
        assert problem.location.column >= 1


@pytest.mark.parametrize("name", FILES)
@MODEST
@given(content=st.binary(max_size=200))
def test_any_bytes(name: str, study: Path, content: bytes) -> None:
    _load(study, name, content)
    (study / name).write_bytes(FILES[name].read_bytes())


@pytest.mark.parametrize("name", FILES)
@MODEST
@given(
    edits=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 12), SCRAPS), min_size=1, max_size=4),
)
def test_a_good_file_with_something_typed_into_it(
    name: str, study: Path, edits: list[tuple[float, int, str]]
) -> None:
    text = FILES[name].read_text(encoding="utf-8")
    for place, removed, scrap in edits:
        at = int(place * len(text))
        text = text[:at] + scrap + text[at + removed :]
    _load(study, name, text.encode("utf-8"))
    (study / name).write_bytes(FILES[name].read_bytes())


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith(".yaml")])
@MODEST
@given(data=st.data())
def test_a_good_file_with_values_replaced(name: str, study: Path, data: st.DataObject) -> None:
    """Values of every type in every place: what gets past the form must survive the checks."""
    lines = FILES[name].read_text(encoding="utf-8").splitlines()
    at = data.draw(st.integers(0, len(lines) - 1))
    key, colon, _ = lines[at].partition(":")
    value = data.draw(VALUES)
    lines[at] = f"{key}{colon} {value}" if colon else value
    _load(study, name, "\n".join(lines).encode())
    (study / name).write_bytes(FILES[name].read_bytes())


@MODEST
@given(
    records=st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
        max_leaves=20,
    )
)
def test_any_json_as_a_bibliography(records: object, tmp_path: Path) -> None:
    path = tmp_path / "sources.json"
    path.write_text(json.dumps([records] if isinstance(records, dict) else records), encoding="utf-8")

    found, problems = load_bibliography(FileToRead(path, "sources.json"))

    assert found is not None or problems
