"""A new study: complete, without problems, and never over something that is there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hrddeval.diagnostics.diagnostic import AuthorError
from hrddeval.diagnostics.render import as_text
from hrddeval.scaffold import create
from hrddeval.study import load_study


def test_a_new_study_loads_without_a_word(tmp_path: Path) -> None:
    create(tmp_path / "study")

    study, problems = load_study(tmp_path / "study", here=tmp_path / "study")

    assert as_text(problems) == ""
    assert study is not None
    assert [one.id for one in study.dossiers] == ["example-initiative"]


def test_the_files_written_are_the_files_returned(tmp_path: Path) -> None:
    files = create(tmp_path / "study")

    assert files == sorted(path for path in (tmp_path / "study").rglob("*") if path.is_file())


def test_the_example_says_that_it_is_invented(tmp_path: Path) -> None:
    create(tmp_path)
    example = tmp_path / "initiatives" / "example-initiative"

    assert (example / "dossier.yaml").read_text(encoding="utf-8").startswith("# THIS INITIATIVE IS INVENTED")
    assert "name: Example initiative (invented)" in (example / "dossier.yaml").read_text(encoding="utf-8")
    assert all("(invented)" in one["title"] for one in json.loads((example / "sources.json").read_bytes()))


def test_editors_find_every_schema_they_are_told_of(tmp_path: Path) -> None:
    create(tmp_path)
    settings = json.loads((tmp_path / ".vscode" / "settings.json").read_bytes())

    for schema in settings["yaml.schemas"]:
        assert (tmp_path / schema).is_file()


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")

    with pytest.raises(AuthorError) as caught:
        create(tmp_path)

    (problem,) = caught.value.diagnostics
    assert problem.code == "HR529"
    assert problem.message == "the folder is not empty: it holds `notes.txt`"
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_a_repository_that_was_just_made_counts_as_empty(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()

    assert create(tmp_path)


def test_a_file_in_the_place_of_the_folder_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "study").write_text("mine", encoding="utf-8")

    with pytest.raises(OSError, match="study"):
        create(tmp_path / "study")

    assert (tmp_path / "study").read_text(encoding="utf-8") == "mine"
