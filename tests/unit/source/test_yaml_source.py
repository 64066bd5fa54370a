"""What YAML text becomes, and where its parts are said to stand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from hrddeval.diagnostics.diagnostic import AuthorError
from hrddeval.source.source_file import DataPath, SourceFile
from hrddeval.source.yaml_source import read


def _read(folder: Path, text: str) -> SourceFile:
    path = folder / "file.yaml"
    path.write_text(text, encoding="utf-8")
    return read(path, "file.yaml")


@pytest.mark.parametrize(
    ("written", "value"),
    [
        pytest.param("yes", "yes", id="yes is a word"),
        pytest.param("no", "no", id="no is a word"),
        pytest.param("off", "off", id="off is a word"),
        pytest.param("true", True, id="true"),
        pytest.param("'true'", "true", id="quoted true"),
        pytest.param("null", None, id="null"),
        pytest.param("~", None, id="tilde"),
        pytest.param("", None, id="nothing"),
        pytest.param("12:30", "12:30", id="a time of day"),
        pytest.param("2020-12-03", "2020-12-03", id="a date"),
        pytest.param("2020-12", "2020-12", id="a month"),
        pytest.param("2020", 2020, id="a year is a number"),
        pytest.param("1_000", "1_000", id="underscores"),
        pytest.param("007", "007", id="leading zeros"),
        pytest.param("0o17", "0o17", id="octal"),
        pytest.param("0x1F", "0x1F", id="hexadecimal"),
        pytest.param("0.50", 0.5, id="decimal"),
        pytest.param("-3", -3, id="negative"),
        pytest.param("1e3", 1000.0, id="exponent"),
        pytest.param("1e999", "1e999", id="a number no computer holds"),
        pytest.param("9" * 5000, "9" * 5000, id="five thousand digits"),
        pytest.param(".nan", ".nan", id="not a number"),
        pytest.param("25 %", "25 %", id="percent"),
        pytest.param("=", "=", id="an equals sign"),
        pytest.param("<<", "<<", id="a merge sign"),
    ],
)
def test_plain_text_gets_the_type_editors_show(written: str, value: Any, tmp_path: Path) -> None:
    source = _read(tmp_path, f"key: {written}\n")

    assert source.data == {"key": value}
    assert type(source.data["key"]) is type(value)  # type: ignore[index]


TEXT = """\
id: R2
levels:
  3:
    title: Votes
    sets: [first, second]
    meaning: >
      Two
      lines
given:
  - kind: seat
  - kind: body
"""


@pytest.mark.parametrize(
    ("path", "key", "place"),
    [
        pytest.param(("id",), False, (1, 5, 7), id="a value"),
        pytest.param(("id",), True, (1, 1, 3), id="its key"),
        pytest.param(("levels", 3, "title"), False, (4, 12, 17), id="a nested value"),
        pytest.param(("levels", 3), False, (3, 3, 4), id="a group stands at its key"),
        pytest.param(("levels", 3, "sets", 1), False, (5, 19, 25), id="an item of a list"),
        pytest.param(("levels", 3, "meaning"), False, (6, 5, 12), id="folded text stands at its key"),
        pytest.param(("levels", 3, "because"), False, (3, 3, 4), id="what is missing stands at its parent"),
        pytest.param(("levels", 4, "because", "en"), False, (2, 1, 7), id="the nearest ancestor there is"),
        pytest.param(("given", 1, "kind"), False, (11, 11, 15), id="inside an item"),
        pytest.param(("given", 1, "as"), False, (11, 5, None), id="missing inside an item"),
    ],
)
def test_every_part_can_be_located(
    path: DataPath, key: bool, place: tuple[int, int, int | None], tmp_path: Path
) -> None:
    location = _read(tmp_path, TEXT).locate(path, key=key)

    assert (location.line, location.column, location.end_column) == place
    assert location.text == TEXT.splitlines()[place[0] - 1]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("\ufeffid: R2\n", id="byte order mark"),
        pytest.param("id: R2\r\n", id="Windows line ends"),
        pytest.param("# ɛ ɔ 日本語 🙂\rid: R2\r", id="old Macintosh line ends"),
    ],
)
def test_ways_of_saving_make_no_difference(text: str, tmp_path: Path) -> None:
    path = tmp_path / "file.yaml"
    path.write_bytes(text.encode("utf-8"))

    source = read(path, "file.yaml")

    assert source.data == {"id": "R2"}
    assert source.locate(("id",)).text == "id: R2"


def test_columns_count_characters_not_bytes(tmp_path: Path) -> None:
    location = _read(tmp_path, "{é日🙂: 1, key: value}\n").locate(("key",))

    assert location.column == 15


def test_the_text_of_a_number_is_kept_as_written(tmp_path: Path) -> None:
    """A version 1.10 is not 1.1."""
    assert _read(tmp_path, "version: 1.10\n").raw(("version",)) == "1.10"


def test_all_repeated_keys_of_a_file_are_reported(tmp_path: Path) -> None:
    with pytest.raises(AuthorError) as caught:
        _read(tmp_path, "a: 1\nb: {c: 1, c: 2}\na: 2\n'1': x\n1: y\n")

    assert {one.code for one in caught.value.diagnostics} == {"HR108"}
    assert [one.location.line for one in caught.value.diagnostics] == [2, 3, 5]
