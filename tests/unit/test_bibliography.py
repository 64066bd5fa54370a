"""CSL-JSON as Zotero and others export it becomes what a scorecard prints."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from hrddeval.bibliography import load_bibliography
from hrddeval.model.dossier import Source
from hrddeval.source.loaded import FileToRead

SHA = "a" * 64


def _read(record: dict[str, Any], folder: Path) -> Source:
    path = folder / "sources.json"
    path.write_text(json.dumps([{"id": "x", "title": "T", **record}]), encoding="utf-8")
    found, problems = load_bibliography(FileToRead(path, "sources.json"))
    assert found is not None, problems
    assert problems == []
    return next(iter(found.sources.values()))


@pytest.mark.parametrize(
    ("record", "field", "value"),
    [
        pytest.param({"id": 12}, "id", "12", id="a number as an id"),
        pytest.param(
            {"author": [{"family": "Arnstein", "given": "Sherry R."}]},
            "authors",
            ("Arnstein, Sherry R.",),
            id="a person",
        ),
        pytest.param({"author": [{"literal": "IPIS"}]}, "authors", ("IPIS",), id="an organisation"),
        pytest.param(
            {"author": [{"non-dropping-particle": "van der", "family": "Haan"}]},
            "authors",
            ("van der Haan",),
            id="a particle",
        ),
        pytest.param(
            {"editor": [{"family": "Fung"}]}, "authors", ("Fung",), id="editors where there is no author"
        ),
        pytest.param({"author": ["Fung", None, {}]}, "authors", (), id="names in no form"),
        pytest.param({"issued": {"date-parts": [[2021, 3, 4]]}}, "year", "2021", id="a date"),
        pytest.param({"issued": {"date-parts": [["2021"]]}}, "year", "2021", id="a date as text"),
        pytest.param({"issued": {"raw": "March 2021"}}, "year", "2021", id="a date in words"),
        pytest.param({"issued": {"date-parts": [[]]}}, "year", None, id="an empty date"),
        pytest.param({"accessed": {"date-parts": [[2025, 1, 9]]}}, "accessed", "2025-01-09", id="date read"),
        pytest.param(
            {"DOI": "10.1000/1"}, "url", "https://doi.org/10.1000/1", id="a DOI where there is no address"
        ),
        pytest.param({"DOI": "<script>"}, "url", None, id="a DOI that is none"),
        pytest.param(
            {"URL": "https://example.org/a?b=c"}, "url", "https://example.org/a?b=c", id="an address"
        ),
        pytest.param(
            {"archive_location": "https://archive.example/1"},
            "archive",
            "https://archive.example/1",
            id="an archived copy",
        ),
        pytest.param(
            {"archive": "National Archive, box 3"}, "archive", None, id="an archive without an address"
        ),
        pytest.param({"note": f"Read in full. sha256: {SHA}"}, "sha256", SHA, id="digest of the copy read"),
        pytest.param({"publisher": " OECD "}, "publisher", "OECD", id="spaces around"),
        pytest.param(
            {"container-title": "World Development"}, "container", "World Development", id="a journal"
        ),
    ],
)
def test_what_is_taken_from_a_record(
    record: dict[str, Any], field: str, value: object, tmp_path: Path
) -> None:
    assert getattr(_read(record, tmp_path), field) == value
