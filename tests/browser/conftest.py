"""A real Chromium for pages: without a network, and failing on anything a page asks for or complains of."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from build_site import five_initiatives, page
from hrddeval import resources
from hrddeval.reports.jinja import TemplateFolders

#: Debian's browser; another one by HRDDEVAL_CHROMIUM.
CHROMIUM = os.environ.get("HRDDEVAL_CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """The browser; where it is absent the tests are left out, unless every part must be there."""
    api = pytest.importorskip("playwright.sync_api", reason="Playwright comes with `./run test`")
    if not Path(CHROMIUM).is_file():
        pytest.skip("no Chromium here: apt-get install --no-install-recommends chromium")
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        yield browser
        browser.close()


@dataclass
class Visit:
    """A page that was opened, what it asked the network for, and what it complained of."""

    page: Any
    address: str
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


@pytest.fixture
def visit(chromium: Any) -> Iterator[Callable[..., Visit]]:
    """Open a file with the network off; at the end nothing was asked for and nobody complained."""
    contexts, visits = [], []

    def go(path: Path, *, hash: str = "", width: int = 1280, height: int = 900, script: bool = True) -> Visit:
        context = chromium.new_context(
            viewport={"width": width, "height": height}, java_script_enabled=script, offline=True
        )
        contexts.append(context)
        made = Visit(context.new_page(), path.as_uri())
        visits.append(made)
        made.page.set_default_timeout(5000)

        def ask(route: Any) -> None:
            if route.request.url.startswith("file:"):
                route.continue_()
            else:
                made.asked.append(route.request.url)
                route.abort()

        context.route("**/*", ask)
        made.page.on("pageerror", lambda error: made.complaints.append(str(error)))
        made.page.on(
            "console",
            lambda said: made.complaints.append(said.text) if said.type in ("error", "warning") else None,
        )
        made.page.goto(made.address + hash)
        return made

    yield go
    for context in contexts:
        context.close()
    assert [one.asked for one in visits] == [[] for _ in visits]
    assert [one.complaints for one in visits] == [[] for _ in visits]


@pytest.fixture(scope="session")
def templates() -> TemplateFolders:
    return TemplateFolders(packaged=resources.folder("templates"))


@pytest.fixture(scope="session")
def site_page(tmp_path_factory: pytest.TempPathFactory, templates: TemplateFolders) -> Path:
    """The page of five synthetic initiatives."""
    path = tmp_path_factory.mktemp("site") / "index.html"
    path.write_text(page(five_initiatives(), templates), encoding="utf-8")
    return path
