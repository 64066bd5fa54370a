"""A criterion as a page: all that its file says, in words, marked where a language is missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from good_study import CRITERION, copy_into, load
from hrddeval.diagnostics.diagnostic import AuthorError
from hrddeval.study import Study
from hrddeval.workbench import listing, page_text
from hrddeval.workbench.markdown import as_markdown, index
from hrddeval.workbench.page import Page, named, page


def study(folder: Path, *changes: tuple[str, str], file: str = CRITERION) -> Study:
    root = copy_into(folder)
    text = (root / file).read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    (root / file).write_text(text, encoding="utf-8")
    found, problems = load(root)
    assert found is not None, problems
    return found


def shown(folder: Path, language: str = "en", *changes: tuple[str, str]) -> Page:
    opened = study(folder, *changes)
    return page(opened, named(opened, "z1"), language)


def text(found: Page, width: int = 400) -> str:
    return "\n".join(page_text.as_text(found, width))


def test_the_ladder_stands_from_the_top_with_every_condition(tmp_path: Path) -> None:
    found = shown(tmp_path)

    assert [rung.level for rung in found.rungs] == [4, 3, 2, 1, 0]
    assert found.rungs[1].shown is not None
    assert found.rungs[1].shown.ways == (
        (
            "there is: Body, called “board” – Task: governs",
            "there is: Seat – With a vote: yes; Body: the one called “board”",
            "there is: Channel – Answers come back: yes",
        ),
    )


def test_slots_are_shown_by_the_label_of_what_fills_them(tmp_path: Path) -> None:
    found = shown(tmp_path)

    assert found.rungs[3].shown is not None
    assert found.rungs[3].shown.because == "There is a channel for ‹Purpose›."
    assert found.rungs[4].limits[0].because == "A harm is recorded: ‹Severity›."


def test_derived_rules_are_on_the_page_of_what_builds_on_them(tmp_path: Path) -> None:
    (rule,) = shown(tmp_path).derived

    assert rule.id == "voting-body"
    assert rule.ruling.ways[0][1].endswith("Whose: producers; With a vote: yes; Body: the one called “board”")


def test_steps_examples_flags_profile_and_use(tmp_path: Path) -> None:
    found = shown(tmp_path)

    assert found.rungs[3].step is not None
    assert found.rungs[3].step.sets == ("Channel – Purpose: complaints; Answers come back: yes",)
    assert found.examples[1].expected == "level 2 supported, assessed, flag “severe_harm” not looked for"
    assert found.examples[1].given == (
        "Channel – Purpose: complaints",
        "Searched completely: Channel: information.",
    )
    assert [flag.id for flag in found.flags] == ["severe_harm"]
    assert found.applies is not None
    assert found.applies.when == ("stage: not proposed",)
    assert [(use.rubric, use.groups) for use in found.uses] == [("own", ("Being heard",))]


def test_the_terminal_page_holds_it_all(tmp_path: Path) -> None:
    printed = text(shown(tmp_path))

    for part in (
        "Z1  Channels",
        "Can producers complain and be heard?",
        "A complaint nobody answers changes nothing.",
        "Applies where: stage: not proposed",
        "· there is no: Harm",
        "nothing above it when:",
        "printed: There is a channel for ‹Purpose›.",
        "to get there: Open a line. (effort 2 of 5)",
        "A severe harm (severe_harm)",
        "Body in which producers vote (voting-body)",
        "[arnstein-1969]",
        "own: Being heard",
        "nothing known: level 0 supported, level 4 possible",
        "of this study",
    ):
        assert part in printed, part


def test_lines_keep_to_the_width(tmp_path: Path) -> None:
    assert max(map(len, page_text.as_text(shown(tmp_path), 60))) <= 60


@pytest.mark.parametrize("language", ["fr", "sw"])
def test_no_text_is_silently_in_another_language(tmp_path: Path, language: str) -> None:
    """The study of this test is written in English alone, so that every text of it carries the mark."""
    found = shown(tmp_path, language)

    marked = [
        found.title,
        found.question,
        found.why,
        *(rung.title for rung in found.rungs),
        found.examples[0].name,
    ]
    assert all(one.startswith("[en] ") for one in marked)
    assert found.rungs[2].shown is not None
    assert found.rungs[2].shown.ways[0][0].count("[en] ") == 3, "kind, attribute and value"


def test_a_translated_text_has_no_mark(tmp_path: Path) -> None:
    found = shown(tmp_path, "fr", ("title: Channels", "title: {en: Channels, fr: Voies}"))

    assert found.title == "Voies"
    assert text(found).startswith("Z1  Voies")


def test_an_unknown_criterion_brings_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(AuthorError) as caught:
        named(study(tmp_path), "Z11")

    (problem,) = caught.value.diagnostics
    assert (problem.code, problem.hint) == ("HR512", "did you mean `Z1`?")


def test_markdown_cannot_be_broken_by_a_text(tmp_path: Path) -> None:
    found = shown(tmp_path, "en", ("title: Channels", 'title: "A_b *c* <script> [x](y)"'))

    assert as_markdown(found).startswith("# Z1 A\\_b \\*c\\* \\<script\\> \\[x\\](y)\n")
    assert "[Z1](Z1.md)" in index([found], "Rulebook", "A note.")


def test_the_list_says_what_is_whose(tmp_path: Path) -> None:
    """Shipped, own, overridden and switched off, with the reason a study gives."""
    override = (CRITERION, tmp_path / "study" / "rules" / "own" / "R2-seats.yaml")
    opened = study(tmp_path)
    text_of = (opened.criteria["R2"].source.path).read_text(encoding="utf-8")
    override[1].write_text(
        text_of.replace("id: R2\n", "id: R2\noverrides: R2\nbecause: ours\n"), encoding="utf-8"
    )
    (tmp_path / "study" / "hrddeval.toml").write_text(
        'schema = "hrddeval/project@1"\ntitle = "A study"\nrubric = "own"\n[switched_off]\nZ1 = "later"\n',
        encoding="utf-8",
    )

    before = {row.id: row.state for row in listing.rows(opened)}
    changed, problems = load(tmp_path / "study")

    assert changed is not None, problems
    rows = {row.id: row for row in listing.rows(changed)}
    assert before == {"R2": "shipped", "Z1": "own"}
    assert (rows["R2"].state, rows["R2"].because) == ("overridden", "ours")
    assert (rows["Z1"].state, rows["Z1"].because) == ("switched off", "later")
    assert rows["Z1"].dimension == "being-heard"
    assert "rules/own/Z1-channels.yaml: later" in "\n".join(
        listing.as_text(listing.rows(changed), origin=True)
    )
