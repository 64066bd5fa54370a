"""The page as its readers use it: in a real browser, without a network, by mouse, by keyboard and on a phone."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from build_site import five_initiatives, page, scored, shipped_rubric
from hrddeval.model.intervals import LevelInterval
from hrddeval.reports.jinja import TemplateFolders
from hrddeval.reports.numbers import score

#: What a row of the table shows: name, supported, possible, place.
ROWS = """() => [...document.querySelectorAll("#ranking tr[data-id]")].filter((row) => !row.hidden).map((row) =>
  [row.dataset.id, ...["s", "p", "place"].map((part) => row.querySelector("td." + part).textContent)])"""


def drawn(seen: Any) -> None:
    """Wait until all weightings are drawn."""
    seen.locator("#ranking td.lead", has_text="…").first.wait_for(state="detached")


def test_without_a_script_everything_can_be_read(visit: Callable[..., Any], site_page: Path) -> None:
    seen = visit(site_page, script=False).page

    assert seen.locator("#ranking tbody tr[data-id]").count() == 5
    assert seen.locator("#ranking td.s").first.inner_text() == "70"
    assert not seen.locator("#tools").is_visible()
    assert not seen.locator("#ranking input").first.is_visible()
    seen.locator("#i-fair > summary").click()
    seen.locator("#i-fair-W1 > summary").click()
    assert seen.locator("#i-fair-W1 .because").is_visible()
    evidence = seen.locator("#i-fair-W1 .because a").first
    assert seen.locator(evidence.get_attribute("href")).is_visible()
    seen.locator("#i-fair-W1 a.out").click()
    assert "#rule-W1" in seen.url


def test_the_way_down_ends_at_a_source_and_a_voice(visit: Callable[..., Any], site_page: Path) -> None:
    seen = visit(site_page).page

    seen.locator('#heat tr[data-id="fair"] a[data-criterion="W1"]').click()
    assert seen.locator("#i-fair-W1 .because").is_visible()
    seen.locator("#i-fair-W1 .because a").first.click()
    entry = seen.locator("#i-fair li.opened")
    assert "Example Author" in entry.inner_text()
    assert entry.locator("a.out").get_attribute("rel") == "noopener noreferrer"
    seen.go_back()
    assert seen.locator("#i-fair-W1.opened").count() == 1


def test_a_weight_is_set_by_the_keyboard_and_the_order_follows(
    visit: Callable[..., Any], site_page: Path
) -> None:
    seen = visit(site_page).page
    before = seen.evaluate(ROWS)

    seen.locator("#weighing > summary").focus()
    seen.keyboard.press("Enter")
    slider = seen.locator("#w-representation")
    slider.focus()
    seen.keyboard.press("End")

    assert slider.get_attribute("aria-valuetext") == "40\u202f%"
    assert "Representation 40\u202f%" in seen.locator("#weights-said").inner_text()
    weights = {"representation": Fraction(100)} | dict.fromkeys(
        ("participation", "power", "unintended_consequences"), Fraction(50)
    )
    after = {row[0]: row[1:3] for row in seen.evaluate(ROWS)}
    for one in five_initiatives():
        found = scored(one, shipped_rubric(), weights).score
        assert found is not None
        assert after[one.id] == [
            score(round(float(found.supported), 6)),
            score(round(float(found.possible), 6)),
        ]
    seen.locator("#rubric-weights").click()
    assert seen.evaluate(ROWS) == before
    assert seen.evaluate("document.activeElement.localName") == "summary"


def test_without_any_weight_nothing_is_claimed(visit: Callable[..., Any], site_page: Path) -> None:
    names = ("representation", "participation", "power", "unintended_consequences")
    seen = visit(site_page, hash="#w=" + ",".join(f"{name}:0" for name in names)).page

    assert seen.locator("#weightless").is_visible()
    assert {row[3] for row in seen.evaluate(ROWS)} == {"–"}


def test_rows_are_sorted_by_any_dimension_and_back(visit: Callable[..., Any], site_page: Path) -> None:
    seen = visit(site_page).page
    head = seen.locator('th[data-column="power"]')

    head.locator("button").click()
    down = [row[0] for row in seen.evaluate(ROWS)]
    state = head.get_attribute("aria-sort")
    head.locator("button").click()

    by_power = sorted(five_initiatives(), key=lambda one: -(one.dimensions[2].supported or 0))
    assert down == [one.id for one in by_power]
    assert (state, head.get_attribute("aria-sort")) == ("descending", "ascending")
    assert [row[0] for row in seen.evaluate(ROWS)] == down[::-1]


def test_places_go_also_to_those_of_whom_little_is_known_if_asked(
    visit: Callable[..., Any], site_page: Path
) -> None:
    seen = visit(site_page, hash="#all=1").page

    places = {row[0]: row[3] for row in seen.evaluate(ROWS)}

    assert places["unknown"] == "1–5"
    assert seen.get_by_text("Not placed", exact=True).count() == 0


def test_words_and_choices_find_initiatives(visit: Callable[..., Any], site_page: Path) -> None:
    seen = visit(site_page).page

    seen.locator('[name="q"]').fill("EXAMPLE law")
    assert [row[0] for row in seen.evaluate(ROWS)] == ["weak"]
    assert seen.locator("#shown").inner_text() == "1 of 5 shown"
    assert seen.locator("#heat tr[data-id]:visible").count() == 1
    seen.locator('[name="kind"]').select_option("guidance")
    assert seen.locator("#nobody").is_visible()
    seen.locator("#unfilter").click()
    assert len(seen.evaluate(ROWS)) == 5


def test_initiatives_stand_side_by_side(visit: Callable[..., Any], site_page: Path) -> None:
    seen = visit(site_page).page

    for name in ("strong", "fair", "weak"):
        seen.locator(f'#ranking tr[data-id="{name}"] input').check()
    seen.locator("#choosing > summary").click()
    seen.locator("#to-compare").click()

    table = seen.locator("#compare table")
    assert table.locator("thead th").count() == 3
    assert table.locator("tbody tr").count() == 4 + 4 + 30
    assert seen.evaluate("document.activeElement.id") == "compare-title"
    table.locator("button.drop").first.click()
    assert table.locator("thead th").count() == 2
    assert not seen.locator('#ranking tr[data-id="strong"] input').is_checked()


def test_a_step_is_tried_and_taken_back(visit: Callable[..., Any], site_page: Path) -> None:
    """The step leads to level 4 of R1, which the page scores as the program would."""
    seen = visit(site_page).page
    before = seen.evaluate(ROWS)
    seen.locator("#trying > summary").click()
    seen.locator("#trying select").select_option("fair")
    seen.locator("#steps summary").first.click()
    seen.locator('[data-step="R1:4"]').check()

    shown = next(row for row in seen.evaluate(ROWS) if row[0] == "fair")
    fair = five_initiatives()[1]
    lifted = (
        fair.dimensions[0].criteria[0].model_copy(update={"level": LevelInterval(supported=4, possible=4)})
    )
    dimension = fair.dimensions[0].model_copy(update={"criteria": (lifted, *fair.dimensions[0].criteria[1:])})
    root = scored(fair.model_copy(update={"dimensions": (dimension, *fair.dimensions[1:])}), shipped_rubric())
    assert root.score is not None
    assert shown[1] == score(round(float(root.score.supported), 6)) != before[1][1]
    assert "with steps tried: 1" in seen.locator('#ranking tr[data-id="fair"]').inner_text()
    assert seen.locator('#heat tr[data-id="fair"] a.on').count() == 1
    seen.locator('[data-step="R1:4"]').uncheck()
    assert seen.evaluate(ROWS) == before
    assert seen.locator("#heat a.on").count() == 0


def test_an_address_brings_back_the_view(visit: Callable[..., Any], site_page: Path) -> None:
    seen = visit(site_page).page
    seen.locator('th[data-column="power"] button').click()
    seen.locator("#weighing > summary").click()
    seen.locator("#w-power").fill("87")
    seen.locator('[name="near"]').check()
    seen.locator('[name="q"]').fill("example & <b>")
    seen.locator('[name="q"]').fill("example")
    seen.locator('#ranking tr[data-id="fair"] input').check()
    seen.wait_for_url("**with=fair")
    drawn(seen)
    address, table = seen.locator("#address").input_value(), seen.locator("#ranking").inner_text()

    again = visit(site_page, hash=address[address.index("#") :]).page

    drawn(again)
    assert again.locator("#ranking").inner_text() == table
    assert again.locator("#w-power").input_value() == "87"
    assert again.locator('[name="near"]').is_checked()
    assert again.locator("#address").input_value() == address


@pytest.mark.parametrize(
    "hash",
    [
        pytest.param("#w=representation:abc,__proto__:5,power:-3,nobody:9&sort=__proto__:up", id="weights"),
        pytest.param("#with=nobody,__proto__,fair%00&steps=fair:R1:9,nobody:R1:2,fair:toString:1", id="ids"),
        pytest.param("#q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&kind=constructor&at=%E0%A4%A", id="markup"),
        pytest.param("#%E0%A4%A", id="broken escape"),
    ],
)
def test_an_address_that_names_nothing_here_does_nothing(
    visit: Callable[..., Any], site_page: Path, hash: str
) -> None:
    seen = visit(site_page, hash=hash).page

    assert seen.locator("html.js").count() == 1
    assert seen.locator("#whose").is_hidden()
    assert seen.locator("#compare").is_hidden()
    assert seen.locator("img").count() == 0
    if "q=" not in hash:
        assert len(seen.evaluate(ROWS)) == 5


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_phone_scrolls_down_only(visit: Callable[..., Any], site_page: Path, script: bool) -> None:
    """At 360 px only the tables' own frames scroll sideways, whatever is open."""
    seen = visit(site_page, width=360, height=740, script=script, hash="#with=strong,fair,weak").page
    measure = "() => document.documentElement.scrollWidth"

    closed = seen.evaluate(measure)
    seen.evaluate("() => document.querySelectorAll('details').forEach((one) => { one.open = true })")

    assert (closed, seen.evaluate(measure)) == (360, 360)


def test_paper_has_no_tools(visit: Callable[..., Any], site_page: Path) -> None:
    seen = visit(site_page, hash="#i-fair").page
    seen.emulate_media(media="print")

    assert seen.locator("#ranking").is_visible()
    assert seen.locator("#i-fair .rows").first.is_visible()
    assert not seen.locator("#tools").is_visible()
    assert not seen.locator("#i-weak").is_visible()


def test_the_keyboard_comes_everywhere_and_is_seen(visit: Callable[..., Any], site_page: Path) -> None:
    seen = visit(site_page).page
    stops: list[str] = []
    for _ in range(16):
        seen.keyboard.press("Tab")
        stop = seen.evaluate(
            """() => { const on = document.activeElement, style = getComputedStyle(on);
              return [on.textContent.trim().slice(0, 20) || on.name, style.outlineStyle, on.offsetWidth > 0] }"""
        )
        assert stop[1] != "none", stop
        assert stop[2], stop
        stops.append(stop[0])

    assert stops[:7] == ["To the table", "Table", "All criteria", "Initiatives", "Rules", "Method", "Find"]


def test_a_page_that_was_altered_does_not_run(chromium: Any, site_page: Path, tmp_path: Path) -> None:
    altered = tmp_path / "index.html"
    text = site_page.read_text(encoding="utf-8")
    altered.write_text(text.replace('"use strict";', '"use strict"; ', 1), encoding="utf-8")

    opened = chromium.new_page()
    opened.goto(altered.as_uri())

    assert opened.locator("html.js").count() == 0
    assert opened.locator("#ranking td.s").first.inner_text() == "70"
    opened.close()


@pytest.mark.parametrize("language", ["fr", "sw"])
def test_the_page_works_in_other_languages(
    visit: Callable[..., Any], templates: TemplateFolders, tmp_path: Path, language: str
) -> None:
    path = tmp_path / "index.html"
    path.write_text(page(five_initiatives()[:3], templates, language=language), encoding="utf-8")

    seen = visit(path, hash="#with=strong,fair").page

    assert seen.locator("html").get_attribute("lang") == language
    assert seen.locator("#compare table").is_visible()
    unfilled = re.findall(r"\{\w+\}", seen.locator("body").inner_text())
    assert unfilled == []
