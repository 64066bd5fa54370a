"""A text that is printed in English for want of a translation says so, to eyes and to screen readers."""

from __future__ import annotations

from pathlib import Path

import pytest

from hrddeval.reports.jinja import TemplateFolders, render

MARKED = '<span class="other" lang="en"><small>en</small> {}</span>'


def rendered(folder: Path, template: str, name: str = "page.html.j2", **values: object) -> str:
    (folder / name).write_text(template, encoding="utf-8")
    return render(name, values, TemplateFolders(folder))


@pytest.mark.parametrize(
    ("template", "page"),
    [
        pytest.param("{{ text }}", MARKED.format("Seats &amp; votes"), id="a text"),
        pytest.param("{{ text|sentence }}", MARKED.format("Seats &amp; votes."), id="through a filter"),
        pytest.param(
            "{{ text|cited(['E1']) }}",
            MARKED.format(
                'Seats &amp; votes \u200b<span class="ref">[<a href="#E1" title="E1">E1</a>]</span>'
            ),
            id="with references",
        ),
        pytest.param(
            '{{ _("%(name)s: nothing", name=text) }}',
            "[en] Seats &amp; votes: nothing",
            id="inside a sentence of ours the mark stays, and the language is not changed",
        ),
        pytest.param("{{ other }}", "Sièges &amp; voix", id="a text in the language of the page"),
    ],
)
def test_the_mark(tmp_path: Path, template: str, page: str) -> None:
    assert rendered(tmp_path, template, text="[en] Seats & votes", other="Sièges & voix") == page


def test_a_template_that_is_not_html_gets_the_text_as_it_is(tmp_path: Path) -> None:
    assert rendered(tmp_path, "{{ text }}", "page.txt.j2", text="[en] Seats & votes") == "[en] Seats & votes"
