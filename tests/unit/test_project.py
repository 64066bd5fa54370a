"""A user's own study: where it is found, which files are read, and which of two files wins."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from good_study import BASE, copy_into, load
from hrddeval.project import find_project
from hrddeval.study import Study

RULE = "rules/representation/R2-seats.yaml"


@pytest.fixture
def study(tmp_path: Path) -> Path:
    return copy_into(tmp_path)


def _loaded(study: Path | None, *paths: Path, rubric: str | Path | None = None) -> Study:
    found, problems = load(study, paths, rubric)
    assert found is not None, problems
    return found


def _codes(study: Path) -> list[str]:
    return [problem.code for problem in load(study)[1]]


def _shipped_rule_into(study: Path, name: str, *lines: str) -> None:
    text = (BASE / "shipped" / RULE).read_text(encoding="utf-8")
    (study / "rules" / "own" / name).write_text(
        text + "".join(f"{line}\n" for line in lines), encoding="utf-8"
    )


def test_the_nearest_settings_above_are_found(study: Path) -> None:
    inner = study / "initiatives" / "sample"

    assert find_project(inner) == study
    assert find_project(study.parent) is None


def test_without_a_study_what_ships_is_read() -> None:
    found = _loaded(None)

    assert found.project is None
    assert found.title is None
    assert list(found.criteria) == ["R2"]
    assert found.rubric.value.id == "producer-centred"
    assert found.template_folders == (BASE / "shipped" / "templates",)


def test_a_study_adds_rules_and_its_templates_come_first(study: Path) -> None:
    found = _loaded(study)

    assert {name: one.origin.value for name, one in found.criteria.items()} == {
        "R2": "shipped",
        "Z1": "project",
    }
    assert found.template_folders == (study / "templates", BASE / "shipped" / "templates")
    assert found.overrides == ()


def test_a_criterion_is_replaced_with_a_reason_that_is_kept(study: Path) -> None:
    _shipped_rule_into(study, "R2-ours.yaml", "overrides: R2", "because: Our seats differ.")

    found = _loaded(study)

    assert found.criteria["R2"].path == "rules/own/R2-ours.yaml"
    assert [(one.what, one.because) for one in found.overrides] == [("R2 replaced", "Our seats differ.")]


def test_a_criterion_is_left_out_with_a_reason_that_is_kept(study: Path) -> None:
    with (study / "hrddeval.toml").open("a", encoding="utf-8") as settings:
        settings.write('\n[switched_off]\nR2 = "There is no body."\n')

    found = _loaded(study)

    assert found.switched_off == {"R2": "There is no body."}
    assert [(one.what, one.because) for one in found.overrides] == [("R2 switched off", "There is no body.")]


def test_a_rubric_takes_the_place_of_the_one_it_replaces(study: Path) -> None:
    own = study / "rubrics" / "own.yaml"
    own.write_text(own.read_text(encoding="utf-8") + "replaces: producer-centred\n", encoding="utf-8")

    found = _loaded(study, rubric="producer-centred")

    assert found.rubric.value.id == "own"
    assert [one.what for one in found.overrides] == ["rubric producer-centred"]


def test_a_rubric_may_be_named_by_its_file(study: Path) -> None:
    assert (
        _loaded(study, rubric=BASE / "shipped/rubrics/producer-centred.yaml").rubric.value.id
        == "producer-centred"
    )


def test_own_kinds_are_added_to_the_vocabulary(study: Path) -> None:
    (study / "rules" / "vocabulary.yaml").write_text(
        "schema: hrddeval/vocabulary@1\nkinds:\n"
        "  vote:\n    label: Vote\n    question: Who voted?\n    track: practice\n    cardinality: many\n"
        "    attributes:\n      body: {type: reference, label: In, to: body}\n",
        encoding="utf-8",
    )
    before = _loaded(None).vocabulary_digest

    found = _loaded(study)

    assert {"vote", "seat"} <= set(found.vocabulary.value.kinds)
    assert found.vocabulary_digest != before


@pytest.mark.parametrize("what", ["file", "folder", "loop"])
def test_links_out_of_the_study_are_refused(what: str, study: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    shutil.copy(BASE / "shipped" / RULE, outside / "R9-secret.yaml")
    link = study / "rules" / "own" / "R9-secret.yaml"
    target = {"file": outside / "R9-secret.yaml", "folder": outside, "loop": link}[what]
    try:
        link.symlink_to(target)
    except OSError:
        pytest.skip("links cannot be made here")

    assert _codes(study) == ["HR524"]


def test_a_template_that_is_a_link_out_of_the_study_is_refused(study: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    (study / "templates").mkdir()
    try:
        (study / "templates" / "card.html.j2").symlink_to(tmp_path / "secret")
    except OSError:
        pytest.skip("links cannot be made here")

    assert _codes(study) == ["HR524"]


def test_a_dossier_that_is_a_link_out_of_the_study_is_refused(study: Path, tmp_path: Path) -> None:
    outside = tmp_path / "sources.json"
    shutil.move(study / "initiatives/sample/sources.json", outside)
    try:
        (study / "initiatives/sample/sources.json").symlink_to(outside)
    except OSError:
        pytest.skip("links cannot be made here")

    assert _codes(study) == ["HR524"]


def test_the_study_may_be_reached_through_a_link(study: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    try:
        link.symlink_to(study, target_is_directory=True)
    except OSError:
        pytest.skip("links cannot be made here")

    assert list(_loaded(link).criteria) == ["R2", "Z1"]


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("initiatives", id="a folder of dossiers"),
        pytest.param("initiatives/sample", id="a dossier folder"),
        pytest.param("initiatives/sample/dossier.yaml", id="a dossier file"),
    ],
)
def test_dossiers_are_named_by_path(path: str, study: Path) -> None:
    assert [one.id for one in _loaded(study, study / path).dossiers] == ["sample"]


def test_dossiers_are_named_by_id(study: Path) -> None:
    assert [one.id for one in _loaded(study, Path("sample")).dossiers] == ["sample"]


def test_a_dossier_named_twice_is_read_once(study: Path) -> None:
    found = _loaded(study, study / "initiatives", study / "initiatives/sample")

    assert [one.id for one in found.dossiers] == ["sample"]


def test_a_study_without_dossiers_uses_those_that_ship(study: Path) -> None:
    shutil.rmtree(study / "initiatives")

    assert _loaded(study).dossiers == ()


def test_digests_tell_what_was_said_not_how_it_was_written(study: Path) -> None:
    before = _loaded(study)
    path = study / "initiatives/sample/dossier.yaml"
    text = path.read_text(encoding="utf-8")

    path.write_text("# a remark\n" + text.replace("name: Sample", "name: 'Sample'"), encoding="utf-8")
    rewritten = _loaded(study)
    path.write_text(text.replace("name: Sample", "name: Another"), encoding="utf-8")
    changed = _loaded(study)

    assert rewritten.dossier_digests == before.dossier_digests
    assert changed.dossier_digests != before.dossier_digests
    assert changed.rules_digest == before.rules_digest == rewritten.rules_digest


def test_all_problems_of_a_run_come_together(study: Path) -> None:
    """Wrong files of every kind are told in one list, sorted by file."""
    for name, old, new in (
        ("rules/own/Z1-channels.yaml", "{is: complaint}", "{is: complain}"),
        ("rubrics/own.yaml", "flag: severe_harm", "flag: harm"),
        ("initiatives/sample/dossier.yaml", "places: 2", "places: two"),
        ("initiatives/sample/sources.json", '"title": "Charter"', '"titel": "Charter"'),
    ):
        path = study / name
        path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")

    found, problems = load(study)

    assert found is None
    assert [(one.location.path.rpartition("/")[2], one.code) for one in problems] == [
        ("dossier.yaml", "HR405"),
        ("sources.json", "HR421"),
        ("own.yaml", "HR307"),
        ("Z1-channels.yaml", "HR205"),
    ]
