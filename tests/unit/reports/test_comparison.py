"""What a comparison claims, and how its title states its limit."""

from __future__ import annotations

import re

import pytest

from build_assessment import assessment, initiative
from build_extremes import field
from hrddeval.model.assessment import Assessment
from hrddeval.reports import comparison_view, html
from hrddeval.reports.html import Flavour
from hrddeval.reports.jinja import TemplateFolders


@pytest.mark.parametrize(
    ("found", "title"),
    [
        pytest.param(field(8), "What the evidence can tell apart", id="several groups"),
        pytest.param(
            assessment(initiative("a"), initiative("b")),
            "The evidence cannot tell these apart",
            id="one group",
        ),
        pytest.param(assessment(initiative("a")), "Only one initiative can be placed", id="one placed"),
        pytest.param(
            assessment(initiative("a", tokens="? ?|? ?|? ?|? ?")),
            "Too little is known to compare",
            id="none placed",
        ),
    ],
)
def test_the_title_states_the_finding_or_its_limit(
    found: Assessment, title: str, folders: TemplateFolders
) -> None:
    assert f"<h1>{title}</h1>" in html.comparison(found, folders)


def test_groups_are_named_by_what_they_could_reach(folders: TemplateFolders) -> None:
    page = html.comparison(field(8), folders)

    headings = [re.sub(r"<[^>]+>", " ", item) for item in re.findall(r'scope="rowgroup">(.*?)</th>', page)]

    assert headings == [
        "Supported at 72 out of reach for all below ",
        "Could reach 56 where Example B of the field is supported ; none could reach 72 ".replace(" ;", ";"),
        "Could reach 22 where Example D of the field is supported; none could reach 56 ",
        "Not placed too little is covered; 70\u202f% of the weight is the least ",
    ]
    assert "1st" not in page
    assert "ranked" not in page


def test_places_are_ranges_and_the_not_placed_have_none(folders: TemplateFolders) -> None:
    places = re.findall(r'class="place ctr">([^<]*)<', html.comparison(field(8), folders))

    assert places == ["1", "2–4", "2–6", "2–7", "3–7", "3–7", "4–7", "–"]


@pytest.mark.parametrize(
    ("full", "numbers"), [(False, True), (True, False)], ids=["8 criteria", "30 criteria"]
)
def test_the_heat_map_uses_the_width_of_the_page(full: bool, numbers: bool) -> None:
    """Few criteria have their numbers beside the cells, many stand close; both end at the scores."""
    view = comparison_view.arrange(field(8, full=full))

    last = view.heat[-1]
    assert view.with_numbers is numbers
    assert 235 <= last.left + last.width <= 243


def test_every_initiative_stands_once_in_every_panel(folders: TemplateFolders) -> None:
    found = field(12, full=True)
    page = html.comparison(found, folders, flavour=Flavour.PRINT)

    for item in found.initiatives:
        assert len(re.findall(rf'<th[^>]*scope="row">[^\n]*{item.name}</th>', page)) == 4


def test_the_sums_count_levels_three_and_four() -> None:
    view = comparison_view.arrange(field(2))

    assert [column.strong for part in view.heat for column in part.columns] == [1, 2, 1, 2, 0, 1, 1, 2]


def test_kinds_that_share_a_shape_share_a_key() -> None:
    assert ("certification", ("Certification", "Standard")) in comparison_view.arrange(field(8)).kinds


def test_of_a_few_initiatives_the_heat_map_stands_below_the_groups(folders: TemplateFolders) -> None:
    """Six fit on the portrait page; from seven on it has a page of its own, and many have lower rows."""
    few, more, many = (html.comparison(field(count, full=True), folders) for count in (6, 7, 20))

    assert 'class="inpage"' in few
    assert "landscape" not in re.sub(r"<style>.*?</style>", "", few, flags=re.DOTALL)
    assert more.count('class="landscape"') == 1
    assert 'class="landscape many"' in many
    assert all(page.count('class="slant"') == 30 for page in (few, more, many))


def test_the_heads_of_the_heat_map_are_those_of_its_table(folders: TemplateFolders) -> None:
    """So that paper repeats them on every page."""
    page = html.comparison(field(20, full=True), folders, flavour=Flavour.PRINT)
    table = page[page.index('<table class="heat">') :]

    head = table[table.index("<thead>") : table.index("</thead>")]
    assert head.count('class="slant"') == 30


def test_it_counts_on_how_many_no_producer_was_heard(folders: TemplateFolders) -> None:
    """And shows it: the first column is the producers' own, dotted where it is empty."""
    whole = field(8)
    one = whole.initiatives[3]
    entries = tuple(entry.model_copy(update={"column": "C"}) for entry in one.evidence)
    voices = tuple(
        voice.model_copy(update={"evidence": (), "share": 0.0}) if voice.column == "P" else voice
        for voice in one.voices
    )
    quiet = one.model_copy(update={"evidence": entries, "voices": voices})
    found = whole.model_copy(update={"initiatives": (*whole.initiatives[:3], quiet, *whole.initiatives[4:])})
    silent = [one for one in found.initiatives if not any(entry.column == "P" for entry in one.evidence)]
    page = html.comparison(found, folders)
    table = page[page.index('<table class="heard">') :]
    table = table[: table.index("</table>")]

    assert f"On {len(silent)} of 8 initiatives, no piece of evidence carries" in page
    assert len(silent) == 1
    page = html.comparison(whole, folders)
    assert "On every initiative, some evidence carries producers’ own words." in page
    assert "no piece of evidence carries" not in page
    first = re.findall(r'<td class="prod">.*?</td>', table, re.DOTALL)
    assert sum("stroke-dasharray" in cell for cell in first) == len(silent)
    assert sum("#A34717" in cell for cell in first) == 8 - len(silent)
