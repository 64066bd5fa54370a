"""Files made to harm, or broken beyond sense: refused with a message, quickly, and with nothing done."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from hrddeval.diagnostics.diagnostic import AuthorError
from hrddeval.source import json_source, toml_source, yaml_source

BOMB = "a: &a [x, x, x]\n" + "".join(
    f"{after}: &{after} [*{before}, *{before}, *{before}]\n"
    for before, after in zip("abcdefgh", "bcdefghi", strict=True)
)

YAML_CASES = [
    pytest.param(BOMB.encode(), "HR110", id="billion laughs"),
    pytest.param(b"a: " + b"[" * 100_000, "HR112", id="deep list"),
    pytest.param(b"{a: " * 50_000, "HR112", id="deep groups"),
    pytest.param(b"".join(b" " * n + b"a:\n" for n in range(900)), "HR112", id="deep indentation"),
    pytest.param(b"a: !!python/object/apply:os.system [id]\n", "HR109", id="python tag"),
    pytest.param(b"!!python/object/new:type {}\n", "HR109", id="python tag at the top"),
    pytest.param(b"%TAG ! tag:example,2000:\n---\na: !x y\n", "HR109", id="tag directive"),
    pytest.param(b"a: 1\nb: \x00\n", "HR103", id="NUL byte"),
    pytest.param(bytes(range(256)), "HR102", id="every byte"),
    pytest.param(b"\x89PNG\r\n\x1a\n" + b"\x00" * 64, "HR102", id="a picture"),
    pytest.param("a: 1\n".encode("utf-16"), "HR102", id="UTF-16"),
    pytest.param(b"a: \xed\xa0\x80\n", "HR102", id="half a character"),
    pytest.param("a: \u202e\ufeffb\n".encode(), "HR103", id="byte order mark inside"),
    pytest.param(b"a: x\n" * 2_000_001, "HR104", id="ten megabytes"),
    pytest.param(b"", "HR105", id="no bytes"),
    pytest.param(b"\n\n# only words\n", "HR105", id="comments only"),
    pytest.param(b"---\n...\n", "HR105", id="marks only"),
    pytest.param(b"? {a: 1}\n: b\n", "HR113", id="a group as a key"),
    pytest.param(b"? \n: b\n", "HR113", id="nothing as a key"),
    pytest.param(b"a: 1\n--- \nb: 2\n", "HR111", id="two documents"),
    pytest.param(b"a: '" + b"x" * 100_000, "HR106", id="an endless quote"),
]


@pytest.mark.parametrize(("content", "code"), YAML_CASES)
def test_a_yaml_file_made_to_harm_is_refused(content: bytes, code: str, tmp_path: Path) -> None:
    path = tmp_path / "file.yaml"
    path.write_bytes(content)
    began = time.monotonic()

    with pytest.raises(AuthorError) as caught:
        yaml_source.read(path, "file.yaml")

    assert caught.value.diagnostics[0].code == code
    assert time.monotonic() - began < 5


@pytest.mark.parametrize(
    ("content", "code"),
    [
        pytest.param(b"[" * 100_000, "HR112", id="deep list"),
        pytest.param(b'{"a":' * 100_000, "HR112", id="deep groups"),
        pytest.param(b'[{"id": "a"', "HR114", id="cut off"),
        pytest.param(b'[{"id": "a", "id": "b"}]', "HR108", id="key twice"),
        pytest.param(b"[NaN]", "HR114", id="not a number"),
        pytest.param(b"[1,]", "HR114", id="comma before the bracket"),
        pytest.param(b"[1] x", "HR114", id="text behind"),
        pytest.param(b'["\\q"]', "HR114", id="unknown escape"),
        pytest.param(b'["a\nb"]', "HR114", id="line break in quotes"),
        pytest.param(b"{a: 1}", "HR114", id="key without quotes"),
        pytest.param(b'{"a" 1}', "HR114", id="colon missing"),
        pytest.param(b'["a" "b"]', "HR114", id="comma missing"),
        pytest.param(b'["\x01"]', "HR103", id="control character"),
    ],
)
def test_a_broken_json_file_is_refused(content: bytes, code: str, tmp_path: Path) -> None:
    path = tmp_path / "sources.json"
    path.write_bytes(content)

    with pytest.raises(AuthorError) as caught:
        json_source.read(path, "sources.json")

    assert caught.value.diagnostics[0].code == code


def test_json_is_read_with_the_place_of_every_value(tmp_path: Path) -> None:
    path = tmp_path / "sources.json"
    path.write_text('[\n  {"id": "\\ud83d\\ude42", "n": [1, -2.5, 1e999, true, null]}\n]\n', encoding="utf-8")

    source = json_source.read(path, "sources.json")

    assert source.data == [{"id": "🙂", "n": [1, -2.5, "1e999", True, None]}]
    assert (source.locate((0, "n", 1)).line, source.locate((0, "n", 1)).column) == (2, 35)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        pytest.param(b"a = " + b"[" * 5_000, "HR112", id="deep list"),
        pytest.param(b"a = 9" + b"9" * 5_000, "HR520", id="five thousand digits"),
        pytest.param(b"a = 1\na = 2\n", "HR520", id="key twice"),
        pytest.param(b"a = \x00", "HR103", id="NUL byte"),
    ],
)
def test_broken_settings_are_refused(content: bytes, code: str, tmp_path: Path) -> None:
    path = tmp_path / "hrddeval.toml"
    path.write_bytes(content)

    with pytest.raises(AuthorError) as caught:
        toml_source.read(path, "hrddeval.toml")

    assert caught.value.diagnostics[0].code == code


def test_a_folder_or_a_missing_file_cannot_be_read(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nothing.yaml", Path("a\0b")):
        with pytest.raises(AuthorError) as caught:
            yaml_source.read(path, "file.yaml")

        assert caught.value.diagnostics[0].code == "HR101"
