"""Findings are kept between runs; whatever is wrong with their file, the run goes on without it."""

from __future__ import annotations

import json
import sqlite3
import zlib
from pathlib import Path

import pytest

import hrddeval.cache
from hrddeval.cache import FindingsCache, default_path
from hrddeval.model.program import Fact

FACTS = frozenset(
    {Fact("R2/1/shown_by/1.c", ()), Fact("R2/m1.c", ("O1", "?", 3)), Fact("mbeü", ("chaîne", -7))}
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "not yet" / "findings.sqlite"


def test_what_was_put_comes_back_under_the_key_of_its_world(path):
    FindingsCache(path).put_many({"digest one": FACTS, "digest two": frozenset()})

    found = FindingsCache(path).get_many({"a": "digest one", "b": "digest two", "c": "digest three"})

    assert found == {"a": FACTS, "b": frozenset()}


def test_the_latest_finding_stands(path):
    cache = FindingsCache(path)
    cache.put_many({"one": frozenset()})
    cache.put_many({"one": FACTS})

    assert cache.get_many({"a": "one"}) == {"a": FACTS}


def test_the_oldest_findings_are_forgotten(path, monkeypatch):
    monkeypatch.setattr(hrddeval.cache, "MOST_ENTRIES", 3)
    cache = FindingsCache(path)
    for number in range(5):
        cache.put_many({f"digest {number}": FACTS})

    assert sorted(cache.get_many({str(n): f"digest {n}" for n in range(5)})) == ["2", "3", "4"]


def _no_database(path: Path) -> None:
    path.write_bytes(b"this is no database" * 1000)


def _torn(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:1500])


def _row(facts: bytes) -> object:
    def damage(path: Path) -> None:
        database = sqlite3.connect(path)
        with database:
            database.execute("UPDATE findings SET facts = ?", (facts,))
        database.close()

    return damage


def _other_columns(path: Path) -> None:
    database = sqlite3.connect(path)
    with database:
        database.execute("DROP TABLE findings")
        database.execute("CREATE TABLE findings (colour TEXT)")
    database.close()


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(_no_database, id="no database"),
        pytest.param(_torn, id="cut off"),
        pytest.param(_row(b"not compressed"), id="not compressed"),
        pytest.param(_row(zlib.compress(b"not json")), id="not JSON"),
        pytest.param(_row(zlib.compress(b"\xff\xfe")), id="not UTF-8"),
        pytest.param(_row(zlib.compress(json.dumps(7).encode())), id="a number in its place"),
        pytest.param(_row(zlib.compress(json.dumps([["only a name"]]).encode())), id="half a fact"),
        pytest.param(_other_columns, id="other columns"),
    ],
)
def test_a_damaged_file_is_as_good_as_none(path, damage):
    cache = FindingsCache(path)
    cache.put_many({"one": FACTS})
    damage(path)

    assert cache.get_many({"a": "one"}) == {}
    cache.put_many({"two": FACTS})


def test_findings_of_another_format_are_dropped(path, monkeypatch):
    FindingsCache(path).put_many({"one": FACTS})
    monkeypatch.setattr(hrddeval.cache, "FORMAT", 1_000)
    cache = FindingsCache(path)

    assert cache.get_many({"a": "one"}) == {}
    cache.put_many({"one": FACTS})
    assert cache.get_many({"a": "one"}) == {"a": FACTS}


def test_a_place_where_nothing_can_be_written_is_passed_over(tmp_path):
    (tmp_path / "a file").write_text("in the way", encoding="utf-8")
    cache = FindingsCache(tmp_path / "a file" / "findings.sqlite")

    cache.put_many({"one": FACTS})

    assert cache.get_many({"a": "one"}) == {}


def test_a_file_that_somebody_else_holds_is_passed_over(path, monkeypatch):
    cache = FindingsCache(path)
    cache.put_many({"one": FACTS})
    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda path, timeout: connect(path, timeout=0.05))
    other = connect(path)
    other.execute("BEGIN EXCLUSIVE")

    cache.put_many({"two": FACTS})
    assert cache.get_many({"a": "one"}) == {}
    other.rollback()
    other.close()

    assert cache.get_many({"a": "one", "b": "two"}) == {"a": FACTS}


@pytest.mark.parametrize(
    ("platform", "environment", "expected"),
    [
        ("linux", {"HRDDEVAL_CACHE": "/named"}, "/named/findings.sqlite"),
        ("linux", {"XDG_CACHE_HOME": "/xdg"}, "/xdg/hrddeval/findings.sqlite"),
        ("linux", {}, "/home/me/.cache/hrddeval/findings.sqlite"),
        ("darwin", {}, "/home/me/Library/Caches/hrddeval/findings.sqlite"),
        ("win32", {"LOCALAPPDATA": "/local"}, "/local/hrddeval/findings.sqlite"),
        ("win32", {}, "/home/me/AppData/Local/hrddeval/findings.sqlite"),
    ],
)
def test_the_file_lies_where_the_system_keeps_caches(monkeypatch, platform, environment, expected):
    for name in ("HRDDEVAL_CACHE", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.platform", platform)
    monkeypatch.setattr(Path, "home", lambda: Path("/home/me"))

    assert default_path().as_posix() == expected
