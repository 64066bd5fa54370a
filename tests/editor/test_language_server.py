"""Editors complete, explain and check the files of a new study, by the server they really run.

`npm ci` in this folder installs the server (`.ci/run` does it where npm is there).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from language_server import HERE, LanguageServer, missing
from program import hrddeval

lacking = missing()
needs_server = pytest.mark.skipif(lacking is not None, reason=str(lacking))


class Study:
    """A study as `hrddeval init` and `rules new` leave it, open in the server."""

    def __init__(self, folder: Path, server: LanguageServer) -> None:
        self.server = server
        self.rule = folder / "rules" / "representation" / "R8-say.yaml"
        self.rubric = folder / "rubrics" / "ours.yaml"
        self.dossier = folder / "initiatives" / "example-initiative" / "dossier.yaml"
        self.derived = folder / "rules" / "derived" / "own.yaml"


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Study]:
    folder = tmp_path_factory.mktemp("editor") / "study"
    assert hrddeval("init", folder, here=folder.parent).code == 0
    new = ("rules", "new", "R8", "--dimension", "representation", "--title", "Say", "--rubric", "ours")
    assert hrddeval(*new, here=folder).code == 0
    with LanguageServer(folder) as server:
        yield Study(folder, server)


def changed(path: Path, old: str, new: str) -> str:
    """Return the text of a file with its first such passage replaced; `|` marks the cursor."""
    text = path.read_text(encoding="utf-8")
    assert old in text, old
    return text.replace(old, new, 1)


@needs_server
@pytest.mark.parametrize("file", ["rule", "rubric", "dossier"])
def test_what_is_right_is_not_marked(study: Study, file: str) -> None:
    path = getattr(study, file)

    assert study.server.open(path, path.read_text(encoding="utf-8")) == []


@needs_server
@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        pytest.param(
            "rule", "there_is: engagement", "there_is: engagment", "Value is not accepted", id="rule: kind"
        ),
        pytest.param("rule", "{group: {is", "{gruop: {is", 'Valid values: "group"', id="rule: attribute"),
        pytest.param(
            "rule", "{is: any_producer}", "{is: anybody}", "Value is not accepted", id="rule: value"
        ),
        pytest.param("rule", "basis:", "bases:", "Property bases is not allowed", id="rule: key"),
        pytest.param(
            "rubric", "aggregation: ", "agregation: ", "Property agregation is not allowed", id="rubric: key"
        ),
        pytest.param("rubric", "arithmetic", "average", "Value is not accepted", id="rubric: value"),
        pytest.param("dossier", "kind: seat", "kind: seet", "Value is not accepted", id="dossier: kind"),
        pytest.param(
            "dossier", "rights: vote", "right: vote", "Property right is not allowed", id="dossier: attribute"
        ),
        pytest.param(
            "dossier", "rights: vote", "rights: votes", "Value is not accepted", id="dossier: value"
        ),
    ],
)
def test_a_typo_is_marked(study: Study, file: str, old: str, new: str, said: str) -> None:
    path = getattr(study, file)

    found = study.server.open(path, changed(path, old, new))

    assert any(said in one for one in found), found


@needs_server
@pytest.mark.parametrize(
    ("file", "old", "new", "offered", "explained"),
    [
        pytest.param(
            "rule",
            "there_is: engagement\n",
            "there_is: |\n",
            "seat",
            "Who has a place in which body",
            id="kinds",
        ),
        pytest.param(
            "rule",
            "      where: {group: {is: any_producer}, mode",
            "      where: {|group: {is: any_producer}, mode",
            "reply_given",
            "got a reply",
            id="attributes of a kind",
        ),
        pytest.param(
            "rule", "{is: any_producer}", "{is: |}", "women_producers", "", id="values of an attribute"
        ),
        pytest.param(
            "dossier", "kind: seat", "kind: |", "channel", "Through which channel", id="kinds in a dossier"
        ),
        pytest.param(
            "dossier", "rights: vote", "rights: |", "observer", "observer's place", id="values in a dossier"
        ),
        pytest.param(
            "rubric", "aggregation: arithmetic", "aggregation: |", "geometric", "", id="values in a rubric"
        ),
    ],
)
def test_what_there_is_to_choose_from_is_offered(
    study: Study, file: str, old: str, new: str, offered: str, explained: str
) -> None:
    path = getattr(study, file)

    choices = study.server.completions(path, changed(path, old, new))

    assert offered in choices
    assert explained in choices[offered]


@needs_server
@pytest.mark.parametrize(
    ("file", "old", "new", "shown"),
    [
        pytest.param(
            "rule",
            "there_is: engagement\n",
            "there_is: enga|gement\n",
            "In which meeting or process did producers take part",
            id="a kind in a rule",
        ),
        pytest.param("rule", "basis:", "ba|sis:", "Keys into rules/literature.json", id="a key of a rule"),
        pytest.param(
            "dossier", "kind: seat", "kind: se|at", "Who has a place in which body", id="a kind in a dossier"
        ),
        pytest.param(
            "dossier", "rights: vote", "rig|hts: vote", "a seat with a vote", id="an attribute in a dossier"
        ),
    ],
)
def test_a_word_is_explained(study: Study, file: str, old: str, new: str, shown: str) -> None:
    path = getattr(study, file)

    assert shown in study.server.hover(path, changed(path, old, new))


@needs_server
def test_a_derived_rule_is_not_taken_for_a_criterion(study: Study) -> None:
    """Both lie under rules/; each file has one schema."""
    found = study.server.open(study.derived, "schema: hrddeval/derived@1\nid: own\n")

    assert any('Missing property "concludes"' in one for one in found), found
    assert not any("levels" in one for one in found), found


def test_the_lock_of_the_server_names_no_place_and_every_content() -> None:
    """As the locks of Python packages do."""
    text = (HERE / "package-lock.json").read_text(encoding="utf-8")
    packages = {name: one for name, one in json.loads(text)["packages"].items() if name}

    assert "://" not in text
    assert all(one["integrity"].startswith("sha512-") for one in packages.values())
