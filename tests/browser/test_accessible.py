"""axe-core finds nothing wrong in the pages we write, with one of everything opened."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from build_assessment import assessment
from build_site import five_initiatives, page
from hrddeval.model.brand import Brand
from hrddeval.reports import html, leaflets
from hrddeval.reports.jinja import TemplateFolders


def violations(seen: Any) -> list[str]:
    """What axe finds, in a line each."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe comes with `./run test`")
    found = axe.Axe().run(seen).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found]


#: A logo of one triangle.
LOGO = (
    "data:image/svg+xml;base64,"
    + b64encode(
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8v8z"/></svg>'
    ).decode()
)
#: The narrowest screen, where more has to scroll.
PHONE = 360
OPEN = """() => document.querySelectorAll("#tools details, #i-fair, #i-fair-R1, #i-fair-P2, #i-fair-W7, #rule-R1")
  .forEach((one) => { one.open = true })"""


def test_the_web_page(visit: Callable[..., Any], templates: TemplateFolders, tmp_path: Path) -> None:
    path = tmp_path / "index.html"
    path.write_text(page(five_initiatives()[:2], templates), encoding="utf-8")
    seen = visit(path, width=PHONE, hash="#with=strong,fair&steps=fair:R1:4&w=power:80").page
    seen.evaluate(OPEN)

    assert violations(seen) == []


@pytest.mark.parametrize("name", ["card", "comparison", "plain", "branded"])
def test_the_html_of_assess(
    visit: Callable[..., Any], templates: TemplateFolders, tmp_path: Path, name: str
) -> None:
    whole = assessment(*five_initiatives())
    marked = replace(templates, brand=Brand(name="Example Institute", logo=LOGO, footer="An invented foot"))
    text = {
        "card": lambda: html.card(whole, "fair", templates),
        "comparison": lambda: html.comparison(whole, templates),
        "plain": lambda: leaflets.plain(whole, "fair", templates),
        "branded": lambda: html.card(whole, "fair", marked),
    }[name]()
    path = tmp_path / f"{name}.html"
    path.write_text(text, encoding="utf-8")
    seen = visit(path, width=PHONE).page
    seen.evaluate(
        "() => [...document.querySelectorAll('details')].slice(0, 3).forEach((one) => { one.open = true })"
    )

    assert violations(seen) == []
