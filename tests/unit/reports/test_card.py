"""What a card says, and what it must never say."""

from __future__ import annotations

import re

import pytest

from build_assessment import assessment, initiative
from build_criteria import FULL
from build_extremes import EXTREMES
from hrddeval.model.assessment import Assessment
from hrddeval.model.finding import Holds
from hrddeval.model.publication import Publication, Replies, Reply
from hrddeval.reports import card_view, html
from hrddeval.reports.html import Flavour
from hrddeval.reports.jinja import TemplateFolders
from page_words import words

CAUTION = (
    "not a floor under the truth: a harm nobody recorded limits nothing. Unknown counts as open, not as bad."
)


def read(found: Assessment, folders: TemplateFolders, flavour: Flavour = Flavour.PRINT) -> str:
    return words(html.card(found, found.initiatives[0].id, folders, flavour=flavour))


@pytest.mark.parametrize("flavour", Flavour)
@pytest.mark.parametrize("name", EXTREMES)
def test_every_extreme_is_a_whole_card(name: str, flavour: Flavour, folders: TemplateFolders) -> None:
    """Whatever is known, the card has its name, every criterion, the caution and the recipe."""
    found = assessment(EXTREMES[name])

    page = read(found, folders, flavour)

    assert found.initiatives[0].name in page
    assert CAUTION in page
    assert "Recipe." in page
    assert "run 7f3a91c4" in page
    assert "evidence as of 2026-05-31" in page
    for dimension in found.initiatives[0].dimensions:
        for criterion in dimension.criteria:
            assert f"{criterion.id} {criterion.short}" in page.replace("  ", " ")


def test_supported_is_the_headline_with_the_possible_end_beside_it(folders: TemplateFolders) -> None:
    """A placed card leads with the supported score and never prints it without the possible one."""
    found = assessment(initiative(tokens=FULL, band=True))
    overall = found.initiatives[0].overall

    page = html.card(found, "example", folders)

    assert f'<div class="big">{overall.supported:.0f}</div>' in page
    assert f"supported {overall.supported:.0f}" in words(page)
    assert f"possible {overall.possible:.0f}" in words(page)
    assert "band D" in words(page)


def test_a_card_without_evidence_has_no_headline_and_no_band(folders: TemplateFolders) -> None:
    """Not placed: no big number, no band, the whole interval in grey."""
    found = assessment(EXTREMES["nothing"])

    page = html.card(found, "nothing", folders)

    assert 'class="big"' not in page
    assert 'class="unplaced">Not placed' in page
    assert not re.search(r'class="band (is|could)"', page)
    assert "Overall: supported 0, possible 100 of 100, not placed" in page
    assert "Nobody yet: there is no evidence. That is a gap of this dossier" in words(page)
    assert "That is not the finding that there was none." in words(page)


def test_a_rubric_in_the_making_gives_a_reason_instead_of_a_band(folders: TemplateFolders) -> None:
    """Eight of thirty criteria: a number, no band, and a notice at the top of every page."""
    page = read(assessment(initiative()), folders)

    assert "8 of 30 criteria: no band yet" in page
    assert "8 of 30 criteria: not a full assessment" in page


def test_a_whole_rubric_has_no_notice(folders: TemplateFolders) -> None:
    assert "not a full assessment" not in read(assessment(initiative(tokens=FULL)), folders)


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        pytest.param(
            Holds.CERTAIN, "Held at 25 by an unresolved severe harm , else 38 to 63", id="both ends"
        ),
        pytest.param(
            Holds.CONTESTED,
            "Supported held at 25 by an unresolved severe harm, contested , else 38 to 63",
            id="supported",
        ),
        pytest.param(
            Holds.ALLEGED,
            "Alleged from memory, and binding nothing: An unresolved severe harm.",
            id="nothing",
        ),
    ],
)
def test_a_gate_says_what_it_holds_and_how_firmly(
    status: Holds, sentence: str, folders: TemplateFolders
) -> None:
    page = read(assessment(initiative(held=status)), folders)

    assert sentence in page
    assert ("Held at 25" in page) == (status is Holds.CERTAIN)


def test_a_flag_nobody_looked_for_stands_beside_the_band(folders: TemplateFolders) -> None:
    page = read(assessment(initiative(open_flag=True)), folders)

    assert "Reprisals against those who speak: Nobody has looked." in page


def test_level_zero_of_an_open_interval_is_not_named(folders: TemplateFolders) -> None:
    """Its title would say that something is absent, where only nothing is shown yet."""
    found = assessment(initiative(tokens="01 01|01 01|01 01|01 01"))

    page = read(found, folders)

    assert "Nothing shown yet" in page
    assert "Nothing, or shown absent" not in page


@pytest.mark.parametrize(
    ("token", "words_", "title"),
    [
        ("12", "Hotline of the owner", "supported level 1, possible level 2, A lasting channel"),
        ("c13", "Contested", "possible level 3, Answers within a set time; contested"),
        ("n", "Not found", "possible level 4, Users confirm that it works; not found"),
        ("?", "Not searched", "possible level 4, Users confirm that it works; not searched"),
        ("x", "Found absent", "level 0, Nothing, or shown absent; found absent"),
        ("-", "Not applicable", "not applicable"),
    ],
    ids=["assessed", "contested", "not found", "not searched", "found absent", "not applicable"],
)
def test_a_state_is_said_in_words_and_in_the_drawing(
    token: str, words_: str, title: str, folders: TemplateFolders
) -> None:
    page = html.card(
        assessment(initiative(tokens=f"{token} 12|12 12|12 12|12 12", pieces=6)), "example", folders
    )

    assert words_ in words(page)
    assert re.search(rf"<title>R1 Recognition: [^<]*{title}</title>", page)


def test_evidence_from_memory_is_marked(folders: TemplateFolders) -> None:
    page = read(assessment(initiative(pieces=12)), folders)

    assert page.count("from memory, not yet checked") == 2
    assert "From memory, not yet checked: 2 of 12." in page


@pytest.mark.parametrize(
    ("replies", "sentences"),
    [
        pytest.param(Replies(), ["Not asked yet.", "Not asked yet."], id="nobody asked"),
        pytest.param(Replies(owners=Reply(asked="2026-05-04", how="by e-mail")),
                     ["Not asked yet.", "Asked 2026-05-04 by e-mail. No reply yet."], id="owners asked"),
        pytest.param(Replies(producers=Reply(asked="2026-05-04", received="2026-05-09", text="Their words.")),
                     ["Their words.", "Received 2026-05-09.", "Not asked yet."], id="producers answered"),
    ],
)  # fmt: skip
def test_replies_say_whether_anybody_was_asked(
    replies: Replies, sentences: list[str], folders: TemplateFolders
) -> None:
    page = read(assessment(initiative(replies=replies)), folders)

    place = -1
    for sentence in sentences:
        place = page.find(sentence, place + 1)
        assert place >= 0, sentence
    assert page.count("Not asked yet.") == sentences.count("Not asked yet.")


def test_a_reply_says_who_gave_it(folders: TemplateFolders) -> None:
    reply = Reply(
        who="An example union", received="2026-05-09", text="Their words.", changed="R2 was coded anew."
    )

    page = read(assessment(initiative(replies=Replies(producers=reply))), folders)

    assert "Their words. Received 2026-05-09. What it changed: R2 was coded anew." in page
    assert page.index("Producers’ reply An example union") < page.index("Their words.")


@pytest.mark.parametrize(
    ("publication", "says", "in_header"),
    [
        pytest.param(Publication(), None, "Draft", id="draft"),
        pytest.param(Publication(status="published", date="2026-05-09"), None, None, id="published"),
        pytest.param(Publication(status="corrected", date="2026-05-09", reason="A seat was counted twice", supersedes="0123-4567-89ab-cdef"),
                     "Corrected on 2026-05-09. A seat was counted twice. It replaces the scorecard with the data fingerprint 0123-4567-89ab-cdef.", "Corrected 2026-05-09", id="corrected"),
        pytest.param(Publication(status="withdrawn", date="2026-05", reason="A source was misread."),
                     "Withdrawn on 2026-05. A source was misread. It is kept so that it can be checked, and no longer stands.", "Withdrawn 2026-05", id="withdrawn"),
        pytest.param(Publication(status="superseded", date="2026-05", reason="New fieldwork.", superseded_by="0123-4567-89ab-cdef"),
                     "Superseded on 2026-05. New fieldwork. The newer scorecard has the data fingerprint 0123-4567-89ab-cdef.", "Superseded 2026-05", id="superseded"),
    ],
)  # fmt: skip
def test_a_card_says_whether_it_stands(
    publication: Publication, says: str | None, in_header: str | None, folders: TemplateFolders
) -> None:
    one = initiative().model_copy(update={"publication": publication})

    page = html.card(assessment(one), "example", folders, flavour=Flavour.PRINT)

    assert ('class="standing' in page) == (says is not None)
    if says:
        assert says in words(page)
    notice = words(page.partition('<div class="notice">')[2].partition("</div>")[0])
    assert notice == " · ".join(
        part for part in (in_header, "8 of 30 criteria: not a full assessment") if part
    )


def test_many_pieces_of_evidence_become_a_waffle() -> None:
    """Squares carry numbers up to twenty pieces, and as long as they fit side by side."""
    few, many = assessment(initiative(pieces=18)), assessment(initiative(pieces=21))

    assert not card_view.card(few, "example").dense_voices
    assert card_view.card(many, "example").dense_voices


def test_no_harm_is_lost_and_the_worst_come_first(folders: TemplateFolders) -> None:
    """What does not fit on the first page stands after the findings."""
    found = assessment(initiative(tokens=FULL, harms=12))

    card = card_view.card(found, "example")
    page = read(found, folders)

    assert card.more_harms
    assert [harm.severity or 0 for harm in (*card.harms, *card.more_harms)] == sorted(
        (harm.severity or 0 for harm in found.initiatives[0].harms), reverse=True
    )
    assert all(f" {harm.id} The" in page or f" {harm.id} Work" in page for harm in found.initiatives[0].harms)


def test_a_dimension_with_too_little_covered_has_no_headline_number(folders: TemplateFolders) -> None:
    found = assessment(initiative(tokens="? ?|12 12|12 12|12 12"))

    page = html.card(found, "example", folders)

    assert '<div class="score thin">open: 0 to 100</div>' in page


def test_the_screen_flavour_runs_nothing_and_loads_nothing(folders: TemplateFolders) -> None:
    """A content security policy, no script, no address but those a reader may follow."""
    page = html.card(assessment(initiative()), "example", folders)

    assert "Content-Security-Policy\" content=\"default-src 'none'" in page
    assert not re.search(r"<script|<link|<img|<iframe|@import|url\(|\son\w+=", page, re.I)
    assert set(re.findall(r'(?:src|href)="(?!#)([^"]*)"', page)) == {
        f"https://example.org/report-{number}?a=1&amp;b=2" for number in range(1, 7)
    }


def test_the_screen_flavour_opens_every_trace(folders: TemplateFolders) -> None:
    """Each criterion can be opened down to its conditions; paper has no such thing."""
    found = assessment(initiative())

    assert html.card(found, "example", folders).count("<details") == 8
    assert "<details" not in html.card(found, "example", folders, flavour=Flavour.PRINT)


def test_text_of_a_dossier_is_never_markup(folders: TemplateFolders) -> None:
    hostile = '<script>alert("x")</script>'
    found = assessment(initiative(name=hostile, because=hostile, text=hostile))

    for flavour in Flavour:
        assert "<script" not in html.card(found, "example", folders, flavour=flavour)


def test_an_unknown_initiative_is_a_key_error(folders: TemplateFolders) -> None:
    with pytest.raises(KeyError, match="nobody"):
        html.card(assessment(initiative()), "nobody", folders)


def test_every_piece_of_evidence_stands_beside_its_own_passage(folders: TemplateFolders) -> None:
    """Pieces from one source share a line, and each number leads to the place it was read at."""
    found = assessment(initiative(pieces=60))
    page = html.card(found, "example", folders, flavour=Flavour.PRINT)
    sources = re.sub(r"<[^>]+>", "", page[page.index('class="sources') :])

    for entry in found.initiatives[0].evidence:
        assert page.count(f'id="{entry.id}"') == 1
        beside = rf"\b{entry.id} +(?:[PLNCSRJT]\s+[^;]*, )?{re.escape(entry.locator)}\b"
        assert re.search(beside, sources), entry.id


def test_on_paper_criteria_nobody_looked_at_share_a_row(folders: TemplateFolders) -> None:
    """Each still has its anchor and its name; on a screen each keeps its row and its trace."""
    found = assessment(initiative(tokens=f"? ? ? 12 12 12 12|{FULL.split('|', 1)[1]}"))
    paper = html.card(found, "example", folders, flavour=Flavour.PRINT)
    screen = html.card(found, "example", folders)

    row = re.search(r'<tr class="row alike">.*?</tr>', paper, re.DOTALL)
    assert row
    assert re.findall(r'id="(\w+)"', row[0]) == ["R1", "R2", "R3"]
    assert "Recognition" in row[0]
    for criterion in ("R1", "R2", "R3", "R4"):
        assert len(re.findall(rf'id="{criterion}"', paper)) == 1
        assert re.search(rf'<tr class="row" id="{criterion}"', screen)


def test_a_place_that_many_passages_share_is_printed_once(folders: TemplateFolders) -> None:
    """Behind a dagger, which the head of the list explains; few or short ones stay where they are."""
    place = "opening of the page, as far as it was read"
    made = initiative(pieces=6)
    entries = tuple(one.model_copy(update={"locator": place}) for one in made.evidence)
    shared = made.model_copy(update={"evidence": entries})
    two = made.model_copy(update={"evidence": (*entries[:2], *made.evidence[2:])})

    page = html.card(assessment(shared), "example", folders, flavour=Flavour.PRINT)

    assert page.count(place) == 1
    passages = sum(len(source.passages) for source in card_view.card(assessment(shared), "example").sources)
    assert page.count("†") == 1 + passages
    assert card_view.card(assessment(two), "example").usual_locator is None


def test_a_first_page_is_set_tightly_only_where_it_must(folders: TemplateFolders) -> None:
    """Few criteria leave room; thirty of them with harms and sentences do not."""
    few, full = assessment(EXTREMES["few"]), assessment(EXTREMES["full"])

    assert not card_view.card(few, "example").tight
    assert card_view.card(full, "example").tight
    assert "stand closer together" in html.card(full, "example", folders, flavour=Flavour.PRINT)
    assert "stand closer together" not in html.card(full, "example", folders)
