"""A project's own templates: they win by path, they extend the packaged ones, and they stay in their box."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_assessment import assessment, initiative
from hrddeval.reports import html
from hrddeval.reports.html import Flavour
from hrddeval.reports.jinja import TemplateFault, TemplateFolders


@pytest.fixture
def project(folders: TemplateFolders, tmp_path: Path) -> TemplateFolders:
    return TemplateFolders(packaged=folders.packaged, project=tmp_path)


def test_a_project_template_wins_by_path_and_may_extend_the_packaged_one(project: TemplateFolders) -> None:
    assert project.project
    (project.project / "card.html.j2").write_text(
        '{% extends "default/card.html.j2" %}'
        "{% block header %}<h1>Our study: {{ initiative.name }}</h1>{% endblock %}"
    )

    page = html.card(assessment(initiative()), "example", project)

    assert "<h1>Our study: Example pilot</h1>" in page
    assert "Who is heard" in page


def test_a_project_may_change_colours_alone(project: TemplateFolders) -> None:
    assert project.project
    (project.project / "card.css").write_text("body { color: teal }")

    page = html.card(assessment(initiative()), "example", project, flavour=Flavour.PRINT)

    assert "color: teal" in page


@pytest.mark.parametrize(
    ("template", "message"),
    [
        pytest.param(
            "{{ initiative.__class__.__mro__ }}", "not allowed in a template", id="class of a value"
        ),
        pytest.param(
            "{{ ''.__class__.__mro__[1].__subclasses__() }}", "not allowed in a template", id="subclasses"
        ),
        pytest.param("{{ marks.cell.__globals__ }}", "not allowed in a template", id="globals of a mark"),
        pytest.param("{{ 'x'|attr('__class__') }}", "not allowed in a template", id="attr filter"),
        pytest.param("{{ '{0.__class__.__mro__}'.format(initiative) }}", "not allowed", id="format string"),
        pytest.param("{% set _ = [1].append(2) %}", "not allowed in a template", id="changing a list"),
    ],
)
def test_a_template_cannot_reach_into_python(project: TemplateFolders, template: str, message: str) -> None:
    assert project.project
    (project.project / "card.html.j2").write_text(f"fine\n{template}")

    with pytest.raises(TemplateFault, match=message) as fault:
        html.card(assessment(initiative()), "example", project)

    assert (fault.value.template, fault.value.line) == ("card.html.j2", 2)


@pytest.mark.parametrize(
    ("template", "message"),
    [
        pytest.param(
            "{{ initiative.nome }}", r"card.html.j2:2: .*no attribute 'nome'", id="unknown attribute"
        ),
        pytest.param("{{ overal }}", r"card.html.j2:2: 'overal' is undefined", id="unknown name"),
        pytest.param("{% if %}", r"card.html.j2:2: Expected an expression", id="syntax"),
        pytest.param("{{ 1 / 0 }}", r"card.html.j2:2: division by zero", id="arithmetic"),
        pytest.param('{% include "nowhere.html" %}', "there is no template `nowhere.html`", id="missing"),
        pytest.param(
            '{% include "../secret" %}', "there is no template `../secret`", id="outside the folder"
        ),
    ],
)
def test_a_fault_in_a_template_names_its_line(project: TemplateFolders, template: str, message: str) -> None:
    assert project.project
    (project.project / "card.html.j2").write_text(f"fine\n{template}")

    with pytest.raises(TemplateFault, match=message):
        html.card(assessment(initiative()), "example", project)


@pytest.mark.parametrize(
    ("path", "found"),
    [
        pytest.param("fonts/Inter-Regular.otf", True, id="packaged font"),
        pytest.param("default/fonts/Inter-Regular.otf", True, id="packaged font by its long name"),
        pytest.param("own.css", True, id="project file"),
        pytest.param("../own.css", False, id="above the folder"),
        pytest.param("/etc/hostname", False, id="absolute"),
        pytest.param("", False, id="nothing"),
        pytest.param("link.css", False, id="link that leaves the folder"),
    ],
)
def test_only_files_inside_the_folders_are_found(project: TemplateFolders, path: str, found: bool) -> None:
    assert project.project
    (project.project / "own.css").write_text("")
    (project.project / "link.css").symlink_to("/etc/hostname")

    assert (project.find(path) is not None) is found


def test_fonts_ship_whole_with_their_licences(folders: TemplateFolders) -> None:
    """The licences reserve the names, so the files must be the released ones."""
    fonts = folders.packaged / "fonts"

    assert {file.name for file in fonts.glob("LICENCE-*.txt")} == {
        "LICENCE-CharisSIL-OFL.txt",
        "LICENCE-Inter-OFL.txt",
    }
    assert all(file.stat().st_size > 200_000 for file in fonts.iterdir() if file.suffix in (".otf", ".ttf"))


def test_every_word_of_the_interface_can_be_translated(folders: TemplateFolders) -> None:
    """With a catalogue that answers every text with a sign, no other English of ours is left on the card."""
    import gettext

    class Signs(gettext.NullTranslations):
        def gettext(self, message: str) -> str:  # the base class names it
            return "¤"

    page = html.card(assessment(initiative()), "example", folders, translations=Signs())
    for english in (
        "Who is heard",
        "Coverage",
        "possible",
        "Not asked yet",
        "Recipe",
        "up to",
        "Why this level",
    ):
        assert english not in page.split("</style>")[1]
