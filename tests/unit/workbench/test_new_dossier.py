"""A new dossier holds what was told and every question, passes the strict check, and overwrites nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from hrddeval.cli.dossiers.choices import ASKED, BINDINGS, KINDS, SECTORS, STAGES
from hrddeval.cli.dossiers.new import command
from hrddeval.diagnostics.diagnostic import AuthorError
from hrddeval.scaffold import create
from hrddeval.study import Study, load_study
from hrddeval.vocabulary import topic_names
from hrddeval.workbench.new_dossier import Told, begin_dossier

TOLD = Told(
    name='Our "pilot": # first',
    kind="pilot",
    binding="voluntary",
    stage="running",
    sector="private",
    minerals=("cobalt", "no"),
    behind=(("Big Smelter", "pays: for it"), ("Big Smelter", "buys"), ("矿业", "runs it")),
)


def _opened(root: Path | None, *, dossiers: bool = False) -> Study:
    found, problems = load_study(root, dossiers=dossiers, here=root)
    assert found is not None, problems
    assert problems == []
    return found


@pytest.fixture
def root(tmp_path: Path) -> Path:
    create(tmp_path / "study")
    return tmp_path / "study"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_it_is_read_back_as_it_was_told_and_asks_every_question(root: Path, language: str) -> None:
    study = _opened(root)

    begin_dossier(study, "our-pilot", TOLD, language)
    (dossier,) = [one.dossier for one in _opened(root, dossiers=True).dossiers if one.id == "our-pilot"]

    assert dossier.name == TOLD.name
    assert dossier.profile.minerals == TOLD.minerals
    behind = {key: (one.name, one.role) for key, one in dossier.profile.runs_or_funds.items()}
    assert list(behind) == ["big-smelter", "big-smelter-2", "owner"]
    assert tuple(behind.values()) == TOLD.behind
    assert {search.result.value for search in dossier.searches.values()} == {"not_searched"}
    assert dossier.evidence == dossier.observations == {}
    finest = {topic for topic in topic_names(study.vocabulary.value) if "." in topic}
    assert finest <= set(dossier.searches)
    kinds = {name for name, kind in study.vocabulary.value.kinds.items() if not kind.derived}
    assert {topic.partition(".")[0] for topic in dossier.searches} == kinds


def test_what_is_there_stays_as_it_is(root: Path) -> None:
    file = root / "initiatives" / "example-initiative" / "dossier.yaml"
    before = file.read_bytes()

    with pytest.raises(AuthorError) as caught:
        begin_dossier(_opened(root), "example-initiative", TOLD)

    assert caught.value.diagnostics[0].code == "HR428"
    assert file.read_bytes() == before


def test_an_id_is_a_name_of_a_folder_and_nothing_else(root: Path) -> None:
    study, before = _opened(root), sorted(root.parent.rglob("*"))

    for identity in ("Our Pilot", "../elsewhere", "", "a_b", "-a", "a\n"):
        with pytest.raises(AuthorError) as caught:
            begin_dossier(study, identity, TOLD)
        assert caught.value.diagnostics[0].code == "HR124"
    assert sorted(root.parent.rglob("*")) == before


def test_nothing_is_written_to_what_ships() -> None:
    with pytest.raises(AuthorError) as caught:
        begin_dossier(_opened(None), "our-pilot", TOLD)

    assert caught.value.diagnostics[0].code == "HR522"


def test_it_asks_for_what_is_not_given(root: Path) -> None:
    answers = ["A law", "wrong", "law", "law", "running", "public", "gold, tin", "Ministry", "issued it", ""]

    done = CliRunner().invoke(
        command, ["a-law", "--ask", "--project", str(root)], input="\n".join(answers) + "\n"
    )
    (dossier,) = [one.dossier for one in _opened(root, dossiers=True).dossiers if one.id == "a-law"]

    assert done.exit_code == 0, done.output
    assert dossier.profile.minerals == ("gold", "tin")
    assert dossier.profile.runs_or_funds["ministry"].role == "issued it"


def test_without_a_terminal_it_names_the_option_that_is_missing(root: Path) -> None:
    done = CliRunner().invoke(command, ["a-law", "--name", "A law", "--project", str(root)])

    assert done.exit_code == 2
    assert "--kind is missing" in done.output
    assert not (root / "initiatives" / "a-law").exists()


def test_every_value_that_is_offered_is_explained() -> None:
    for key, values in (("kind", KINDS), ("binding", BINDINGS), ("stage", STAGES), ("sector", SECTORS)):
        assert tuple(ASKED[key][1]) == values
