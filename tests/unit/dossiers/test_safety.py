"""What could give a source away although its evidence is withheld: texts beside it, and days."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

import build
from hrddeval.dossiers import load_dossier
from hrddeval.source.loaded import FileToRead

WORDS = build.vocabulary(
    meeting=build.kind(attributes={"name": "text", "held_on": "date"}), harm=build.kind(topic_by=None)
)
NAMED = "as Nobody told us"  # the family name of the author of the secret source
SOURCES = [
    {"id": "charter", "type": "document", "title": "Charter"},
    {"id": "pit-talks", "type": "interview", "title": "Talks at the pit", "author": [{"family": "Nobody"}]},
]


def raw() -> dict[str, Any]:
    secret = build.evidence("producer", source="pit-talks", sensitivity="secret")
    return {
        "schema": "hrddeval/dossier@1",
        "id": "example",
        "name": "Example",
        "profile": {"kind": "pilot", "binding": "voluntary", "stage": "running", "sector": "private"},
        "evidence": {
            "E1": build.evidence(source="charter"),
            **{f"E{n}": {**secret, "claim": f"It was said {n} times."} for n in (2, 3, 4)},
        },
        "observations": {
            "O1": build.observation("meeting", "E1", name="The first"),
            "O2": build.observation("meeting", "E2", "E3", "E4", name="The second"),
        },
        "searches": {"harm": {"result": "partial", "places": [{"what": "the charter", "voice": "state"}]}},
    }


def codes(folder: Path, dossier: dict[str, Any], sources: list[dict[str, Any]] = SOURCES) -> list[str]:
    """The codes of this module that a dossier brings about."""
    (folder / "example").mkdir()
    (folder / "example" / "dossier.yaml").write_text(json.dumps(dossier), encoding="utf-8")
    (folder / "example" / "sources.json").write_text(json.dumps(sources), encoding="utf-8")
    _, problems = load_dossier(FileToRead(folder / "example" / "dossier.yaml", "dossier.yaml"), WORDS)
    assert not [one for one in problems if one.severity == "error"]
    return sorted(one.code for one in problems if "HR435" <= one.code <= "HR439")


def put(dossier: dict[str, Any], path: str, text: str) -> dict[str, Any]:
    changed = copy.deepcopy(dossier)
    *steps, last = path.split("/")
    inner: Any = changed
    for step in steps:
        inner = inner[int(step)] if isinstance(inner, list) else inner.setdefault(step, {})
    inner[last] = text
    return changed


PUBLIC = (
    "evidence/E1/claim", "evidence/E1/locator", "evidence/E1/quote", "evidence/E1/note",
    "observations/O1/note", "observations/O1/attributes/name", "searches/harm/note",
    "searches/harm/places/0/what", "profile/summary",
)  # fmt: skip


@pytest.mark.parametrize("path", PUBLIC)
def test_a_public_text_that_names_a_secret_source_is_reported(path: str, tmp_path: Path) -> None:
    assert codes(tmp_path, put(raw(), path, NAMED)) == ["HR435"]


@pytest.mark.parametrize("mark", ["pit-talks", "TALKS at the pit", "Nobody"])
def test_a_source_is_known_by_id_title_and_author(mark: str, tmp_path: Path) -> None:
    assert codes(tmp_path, put(raw(), "evidence/E1/note", f"See {mark}.")) == ["HR435"]


def test_the_note_of_a_public_source_is_read_too(tmp_path: Path) -> None:
    sources = [{**SOURCES[0], "note": NAMED}, SOURCES[1]]

    assert codes(tmp_path, raw(), sources) == ["HR435"]


@pytest.mark.parametrize(
    "path", ["evidence/E2/note", "observations/O2/note", "observations/O2/attributes/name"]
)
def test_a_text_that_leaves_with_nobody_may_name_it(path: str, tmp_path: Path) -> None:
    assert codes(tmp_path, put(raw(), path, NAMED)) == []


def test_an_author_of_a_public_source_may_be_named(tmp_path: Path) -> None:
    sources = [{**SOURCES[0], "author": [{"family": "Nobody"}]}, SOURCES[1]]

    assert codes(tmp_path, put(raw(), "evidence/E1/note", NAMED), sources) == []


def test_a_part_of_a_word_names_nobody(tmp_path: Path) -> None:
    assert codes(tmp_path, put(raw(), "evidence/E1/note", "Nobodyness is no name.")) == []


@pytest.mark.parametrize(
    ("path", "date", "found"),
    [
        ("observations/O2/from", "2019-05-17", ["HR439"]),
        ("observations/O2/until", "2019-05-17", ["HR439"]),
        ("observations/O2/attributes/held_on", "2019-05-17", ["HR439"]),
        ("observations/O2/from", "2019-05", []),
        ("observations/O1/from", "2019-05-17", []),
    ],
)
def test_a_day_that_leaves_is_reported(path: str, date: str, found: list[str], tmp_path: Path) -> None:
    assert codes(tmp_path, put(raw(), path, date)) == found
