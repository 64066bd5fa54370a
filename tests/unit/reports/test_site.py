"""The web page as a file: every link leads somewhere, nothing asks a network, and its digests are its own."""

from __future__ import annotations

import hashlib
import json
import re
from base64 import b64encode
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
import pytest

from build_assessment import initiative
from build_site import FAIR, by_rubric, five_initiatives, page, shipped_rubric
from hrddeval.model.site import SiteData
from hrddeval.reports.jinja import TemplateFault, TemplateFolders
from hrddeval.schemas import all_schemas


class Elements(HTMLParser):
    """Ids, links and attributes of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.attributes: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            self.attributes.add(name)
            if name == "id" and value:
                self.ids.append(value)
            if name in ("href", "src") and value:
                self.links.append(value)


@pytest.fixture(scope="module")
def text(folders: TemplateFolders) -> str:
    return page(five_initiatives(), folders)


def test_every_link_leads_to_a_place_on_the_page_or_to_a_source(text: str) -> None:
    found = Elements(text)
    inside = {link[1:] for link in found.links if link.startswith("#")}

    # All synthetic criteria have one rule X1.
    own = [one for one in found.ids if not one.startswith("X1/")]
    assert len(own) == len(set(own))
    # Synthetic traces name rules and observations that the synthetic initiatives do not list.
    assert {link for link in inside - set(found.ids) if not re.match(r"X1/|i-\w+-O\d", link)} == set()
    assert all(link.startswith(("#", "https://example.org/")) for link in found.links)


def test_nothing_runs_but_the_one_script_and_nothing_is_asked_for(text: str) -> None:
    policy = text.partition('Content-Security-Policy" content="')[2].partition('"')[0]
    style = text.partition("<style>")[2].partition("</style>")[0]
    script = text.partition("<script>")[2].partition("</script>")[0]

    def digest(part: str) -> str:
        return f"'sha256-{b64encode(hashlib.sha256(part.encode()).digest()).decode()}'"

    assert policy.startswith("default-src 'none'; ")
    assert f"script-src {digest(script)};" in policy
    assert f"style-src {digest(style)};" in policy
    assert not {
        name for name in Elements(text).attributes if name.startswith("on") or name in ("style", "src")
    }
    assert "url(data:font/woff2" in style
    assert not re.findall(r"url\((?!data:|#)", style)


def test_the_page_is_the_same_every_time(text: str, folders: TemplateFolders) -> None:
    assert page(five_initiatives(), folders) == text


def test_the_data_is_what_its_schema_says(text: str) -> None:
    data = json.loads(text.partition('id="data">')[2].partition("</script>")[0])

    jsonschema.validate(data, json.loads(all_schemas()["site.schema.json"]))
    assert SiteData.model_validate(data).schema_ == "hrddeval/site@1"


def test_a_hostile_name_stays_text(folders: TemplateFolders) -> None:
    name = '</script><script>alert("1")</script>'
    hostile = by_rubric(initiative("hostile", name=name, tokens=FAIR), shipped_rubric())

    made = page([hostile], folders)

    assert made.count("<script") == 3
    assert "alert(" not in made.replace("alert(&#34;1&#34;)", "").replace('alert(\\"1\\")', "")


def test_a_study_may_change_the_page_and_its_style(folders: TemplateFolders, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html.j2").write_text(
        '{% extends "default/site/index.html.j2" %}{% block masthead %}<h1>Our study</h1>{% endblock %}'
    )
    (tmp_path / "site" / "site.css").write_text("h1 { color: teal }")

    made = page(five_initiatives()[:1], TemplateFolders(folders.packaged, tmp_path))

    assert "<h1>Our study</h1>" in made
    assert "h1 { color: teal }" in made


def test_a_style_that_would_end_itself_is_refused(folders: TemplateFolders, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "site.css").write_text("</style>")

    with pytest.raises(TemplateFault, match=r"`</` would end"):
        page(five_initiatives()[:1], TemplateFolders(folders.packaged, tmp_path))
