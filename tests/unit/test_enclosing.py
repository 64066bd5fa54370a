"""What a PDF encloses is a study that stands alone: read anew from it, it gives the same assessment."""

from __future__ import annotations

from pathlib import Path

import pytest

import good_study
from hrddeval import pipeline
from hrddeval.enclosing import Encloser, fingerprint_of, sha256
from hrddeval.inference import EngineChoice
from hrddeval.model.enclosed import ASSESSMENT, MANIFEST, Enclosure, Manifest, printed
from hrddeval.reports import json
from hrddeval.study import Study

RUN = pipeline.Run(engine=EngineChoice.CLINGO, cached=False)


def enclosed(study: Study, run: pipeline.Run = RUN) -> Enclosure:
    under_way = pipeline.assessing(study, run)
    (one,) = under_way.results
    return Encloser.of(study, run)(one.id, under_way.alone(one), "<p>a page", whole=True)


def unpacked(enclosure: Enclosure, folder: Path) -> Path:
    for one in enclosure.attachments:
        path = folder / one.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(one.content)
    return folder


def content(enclosure: Enclosure, name: str) -> bytes:
    return next(one.content for one in enclosure.attachments if one.name == name)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A study that adds a criterion, and switches one off for a reason with quotes and an accent."""
    folder = good_study.copy_into(tmp_path)
    with (folder / "hrddeval.toml").open("a", encoding="utf-8") as file:
        file.write("\n[switched_off]\nR2 = 'So \"décidé\" \\ here'\n")
    return folder


def study_of(folder: Path) -> Study:
    study, problems = good_study.load(folder)
    assert study is not None, problems
    return study


def test_the_enclosed_study_gives_the_same_assessment_without_what_ships(
    project: Path, tmp_path: Path
) -> None:
    first = enclosed(study_of(project))

    there = unpacked(first, tmp_path / "there")
    study, problems = pipeline.check(there, [], None)
    assert study is not None, problems
    assert list(study.criteria) == ["R2", "Z1"]
    assert enclosed(study).attachments == first.attachments
    assert json.dump(pipeline.assess(study, RUN)).encode() == content(first, ASSESSMENT)


def test_date_language_and_weights_asked_for_are_part_of_the_study(project: Path, tmp_path: Path) -> None:
    toml = project / "hrddeval.toml"
    toml.write_text("smallest_cell = 4\n" + toml.read_text(encoding="utf-8"), encoding="utf-8")
    run = pipeline.Run(engine=EngineChoice.CLINGO, cached=False, as_of="2019", language="fr")
    first = enclosed(study_of(project), run)

    study = pipeline.open_study(unpacked(first, tmp_path / "there"), [], None)[0]
    assert study.project is not None
    own = study.project.value
    assert (own.as_of, own.language, own.rubric, own.smallest_cell) == ("2019", "fr", "own", 4)
    again = pipeline.assess(study, pipeline.Run(engine=EngineChoice.CLINGO, cached=False, language="fr"))
    assert json.dump(again).encode() == content(first, ASSESSMENT)


def test_the_manifest_lists_everything_and_its_fingerprint_holds_it(project: Path) -> None:
    made = enclosed(study_of(project))

    manifest = Manifest.model_validate_json(content(made, MANIFEST))
    assert [one.name for one in manifest.files] == sorted(
        one.name for one in made.attachments if one.name != MANIFEST
    )
    assert all(one.sha256 == sha256(content(made, one.name)) for one in manifest.files)
    assert manifest.fingerprint == made.fingerprint == fingerprint_of(manifest)
    assert not manifest.own_templates
    other = manifest.model_copy(update={"as_of": "2020"})
    assert fingerprint_of(other) != made.fingerprint


def test_what_is_printed_of_a_fingerprint_is_its_beginning() -> None:
    assert printed("0123456789abcdef" * 4) == "0123-4567-89ab-cdef"
