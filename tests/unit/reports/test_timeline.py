"""The timeline of norms: every link is drawn, nothing stands where its date does not allow, all of it is said."""

from __future__ import annotations

import csv
import io
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from build_assessment import assessment, initiative
from hrddeval.analysis.lineage import lineage
from hrddeval.model.assessment import Assessment
from hrddeval.model.initiative_result import InitiativeResult
from hrddeval.reports import graph, html
from hrddeval.reports.jinja import TemplateFolders
from hrddeval.reports.marks import timeline as mark
from hrddeval.reports.timeline_view import ROWS_ON_A4, Timeline, timeline
from hrddeval.resources import folder

GRAPHML = {"g": "http://graphml.graphdrawing.org/xmlns"}


def dated(id: str, kind: str, started: str | None, *norms: str, ended: str | None = None) -> InitiativeResult:
    made = initiative(id, name=f"Example {id} & <others>", kind=kind)
    changes = {
        "derives_from": norms,
        "started": started,
        "ended": ended,
        "stage": "ended" if ended else "running",
    }
    return made.model_copy(update={"profile": made.profile.model_copy(update=changes)})


SOME = (
    dated("old", "guidance", "1976", "guide"),
    dated("guide", "guidance", "2011"),
    dated("law", "law", "2017-06-08", "guide"),
    dated("second", "law", "2017", "guide", "law"),
    dated("scheme", "certification", None, "guide", "law"),
    dated("site", "pilot", "2018-01", "scheme", ended="2020"),
    dated("early", "pilot", "2009", "guide"),
    dated("alone", "standard", "2014"),
)


@pytest.fixture
def some() -> Assessment:
    return assessment(*SOME)


def laid_out(of: Assessment) -> Timeline:
    view = timeline(of, str)
    assert view is not None
    return view


def test_every_link_has_its_line(some: Assessment) -> None:
    """From the row of the derived one to that of the norm, with a dot on the norm's line."""
    view = laid_out(some)
    rows = {row.initiative.id: row for row in view.rows}

    for link in view.lineage.links:
        low, high = sorted((rows[link.derived].y, rows[link.norm].y))
        assert any(
            drop.top <= low and drop.bottom >= high and rows[link.norm].y in drop.dots for drop in view.drops
        ), link


def test_no_dot_stands_where_there_is_no_line_yet(some: Assessment) -> None:
    view = laid_out(some)

    for drop in view.drops:
        for y in drop.dots:
            row = next(row for row in view.rows if row.y == y)
            assert row.x <= drop.x <= row.end or row.ended


def test_marks_stand_in_their_year(some: Assessment) -> None:
    view = laid_out(some)
    rows = {row.initiative.id: row for row in view.rows}
    years = dict(view.years)
    year = (years[2018] - years[2016]) / 2

    assert years[2016] + year <= rows["second"].x <= years[2018]
    assert years[2016] + year * 1.4 <= rows["law"].x <= years[2016] + year * 1.6 + 1.5
    assert rows["old"].x < view.left
    assert rows["old"].before == "since 1976"
    assert view.undated is not None
    assert rows["scheme"].x > view.undated
    assert rows["site"].ended
    assert rows["site"].end == pytest.approx(years[2020] + year, abs=0.1)


def test_no_two_marks_stand_on_each_other(some: Assessment) -> None:
    places = sorted(row.x for row in laid_out(some).rows)

    assert all(b - a > 1.4 for a, b in pairwise(places))


@pytest.mark.parametrize("count", [2, ROWS_ON_A4, ROWS_ON_A4 + 1, 60])
def test_many_rows_fit_the_page(count: int) -> None:
    """Thirty-six fit A4; more make it A3."""
    many = [dated(f"n{number}", "pilot", str(2000 + number % 25), "guide") for number in range(count - 1)]
    view = laid_out(assessment(dated("guide", "guidance", "2000"), *many))
    high = 297 if view.page == "large" else 210

    assert view.page == ("large" if count > ROWS_ON_A4 else "wide")
    assert view.height < high - 17 - 15 - 30
    assert all(0 < row.x < row.end <= view.width for row in view.rows)


def test_the_drawing_says_what_it_shows(some: Assessment) -> None:
    view = laid_out(some)

    assert "Timeline of 8 initiatives with 8 links" in view.title
    assert "Example guide & <others> 5" in view.title
    assert f"keep {view.lineage.counts['kept']}, drop {view.lineage.counts['dropped']}" in view.subheading
    assert view.heading == "5 of 8 initiatives derive from Example guide & <others>"


def test_a_picture_of_its_own_is_well_formed_and_asks_nothing_of_the_network(some: Assessment) -> None:
    text = mark.standalone(laid_out(some), "Rubric & run")
    root = ElementTree.fromstring(text)

    assert root.tag.endswith("svg")
    assert "Rubric &amp; run" in text
    assert "href" not in text
    assert "url(" not in text
    words = "".join(root.itertext())
    assert all(one.name in words for one in SOME)


def test_the_comparison_has_a_page_of_lineage_only_where_there_is_some(some: Assessment) -> None:
    folders = TemplateFolders(folder("templates"))
    with_lines, without = (
        html.comparison(some, folders),
        html.comparison(assessment(SOME[1], SOME[7]), folders),
    )

    assert "What is lost along the line?" in with_lines
    assert "<title>Timeline of 8 initiatives" in with_lines
    assert "What is lost along the line?" not in without
    assert timeline(assessment(SOME[1], SOME[7]), str) is None


def test_the_graph_has_every_initiative_and_link(some: Assessment) -> None:
    found = lineage(some)
    root = ElementTree.fromstring(graph.graphml(some, found))
    edges = list(csv.DictReader(io.StringIO(graph.edge_table(found).removeprefix("\ufeff"))))
    nodes = list(csv.DictReader(io.StringIO(graph.node_table(some).removeprefix("\ufeff"))))

    drawn = {(one.get("source"), one.get("target")) for one in root.iterfind(".//g:edge", GRAPHML)}
    assert drawn == {(one["derived"], one["norm"]) for one in edges}
    assert len(edges) == len(found.links)
    assert [one["id"] for one in nodes] == [one.id for one in SOME]
    keys = {one.get("id") for one in root.iterfind("g:key", GRAPHML)}
    assert {one.get("key") for one in root.iterfind(".//g:data", GRAPHML)} <= keys
    scheme = next(one for one in root.iterfind(".//g:node", GRAPHML) if one.get("id") == "scheme")
    assert "node-started" not in {one.get("key") for one in scheme}, "what is not known is left out"
