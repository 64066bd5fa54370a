"""The path of somebody who writes a criterion of their own, command by command."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from program import hrddeval


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("author")
    assert hrddeval("init", "study", here=folder).code == 0
    return folder / "study"


def test_from_nothing_to_a_scorecard_with_a_criterion_of_ones_own(study: Path) -> None:
    """Every command that is told to be typed next is typed, and works."""
    begun = hrddeval(
        *("rules", "new", "R8", "--dimension", "representation"),
        *("--title", "A say over water", "--rubric", "ours"),
        here=study,
    )
    checked = hrddeval("check", "--strict", here=study)
    tested = hrddeval("rules", "test", "rules", here=study)
    shown = hrddeval("rules", "show", "R8", here=study)
    assessed = hrddeval("assess", "--rubric", "ours", "--format", "html", here=study)

    assert begun.code == 0, begun.err
    assert "rules/representation/R8-a-say-over-water.yaml" in begun.out
    assert "hrddeval assess --rubric ours" in begun.out
    assert checked.code == 0, checked.err
    assert (tested.code, "9 of 9 examples hold" in tested.out) == (0, True), tested.out
    assert "R8  A say over water" in shown.out
    assert assessed.code == 0, assessed.err
    card = (study / "scorecards" / "example-initiative.html").read_text(encoding="utf-8")
    assert "A say over water" in card


def test_a_criterion_is_brought_into_a_rubric_later(study: Path) -> None:
    begun = hrddeval("rules", "new", "W9", "--dimension", "power", here=study)
    used = hrddeval("rules", "use", "W9", "--rubric", "later", here=study)

    assert "hrddeval rules use W9 --dimension power --rubric ours" in begun.out
    assert used.code == 0, used.err
    assert "- {criterion: W9}" in (study / "rubrics" / "later.yaml").read_text(encoding="utf-8")


def test_an_id_is_for_ever(study: Path) -> None:
    done = hrddeval("rules", "new", "R2", "--dimension", "representation", here=study)

    assert done.code == 3
    assert "R2-seats-and-votes.yaml:2:5: error HR202: the id `R2` is already taken" in done.err


def test_without_a_study_nothing_is_begun(tmp_path: Path) -> None:
    done = hrddeval("rules", "new", "X9", "--dimension", "power", here=tmp_path)

    assert done.code == 3
    assert "run `hrddeval init my-study`" in done.err
    assert list(tmp_path.iterdir()) == []


def test_a_criterion_in_no_rubric_can_be_tried(study: Path) -> None:
    hrddeval("rules", "new", "U9", "--dimension", "unintended_consequences", here=study)

    done = hrddeval("rules", "try", "u9", "--dossier", "mutoshi", here=study)

    assert done.code == 0, done.err
    assert "U9 New criterion U9, tried on mutoshi as of" in done.out
    assert "] unknown: " in done.out


def test_try_takes_a_date_and_a_language(study: Path) -> None:
    done = hrddeval(
        "rules", "try", "R2", "--dossier", "mutoshi", "--as-of", "2019", "--lang", "fr", here=study
    )
    wrong = hrddeval("rules", "try", "R2", "--dossier", "mutoshi", "--as-of", "lately", here=study)

    assert done.code == 0, done.err
    assert "il existe" in done.out
    assert wrong.code == 2


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        pytest.param(("show", "R22"), 3, "did you mean `R2`?", id="show"),
        pytest.param(("try", "R22", "--dossier", "mutoshi"), 3, "did you mean `R2`?", id="try"),
        pytest.param(("try", "R2", "--dossier", "mutoshy"), 3, "did you mean `mutoshi`?", id="a dossier"),
        pytest.param(("show", "R2", "--lang", "de"), 2, "'de' is not one of", id="a language"),
    ],
)
def test_what_is_not_there_is_named(arguments: tuple[str, ...], code: int, said: str) -> None:
    done = hrddeval("rules", *arguments)

    assert done.code == code
    assert said in done.err


def test_the_list_for_people_and_for_programs(study: Path) -> None:
    printed = hrddeval("rules", "list", "--origin", here=study).out
    rows = {row["id"]: row for row in json.loads(hrddeval("rules", "list", "--json", here=study).out)}

    assert "<shipped>/rules/representation/R2-seats-and-votes.yaml" in printed
    assert (rows["R2"]["state"], rows["R2"]["dimension"]) == ("shipped", "representation")
    assert (rows["R2"]["track"], rows["R2"]["levels"]) == ("design", 5)
    assert rows["R2"]["examples"] > 10


def test_the_study_may_choose_the_language(study: Path) -> None:
    settings = study / "hrddeval.toml"
    before = settings.read_text(encoding="utf-8")
    settings.write_text(before.replace('# language = "en"', 'language = "fr"'), encoding="utf-8")
    try:
        own, asked = (
            hrddeval("rules", "show", "R2", here=study),
            hrddeval("rules", "show", "R2", "--lang", "sw", here=study),
        )
    finally:
        settings.write_text(before, encoding="utf-8")

    assert "atteint quand" in own.out
    assert "inafikiwa wakati" in asked.out


@pytest.mark.parametrize(
    ("language", "words"), [("en", "there is: "), ("fr", "il existe\u00a0: "), ("sw", "kuna: ")]
)
def test_a_page_in_each_language(language: str, words: str) -> None:
    done = hrddeval("rules", "show", "R2", "--lang", language)

    assert done.code == 0
    assert words in done.out


def test_explain_speaks_the_language_and_marks_what_does_not() -> None:
    done = hrddeval("explain", "mutoshi", "W7", "--lang", "sw")

    assert done.code == 0
    assert "hakuna: " in done.out or "kuna: " in done.out
    assert "[en] " in done.out, "where to look is not translated into Swahili yet"


def test_the_rulebook_is_written_only_where_it_is_asked_for(tmp_path: Path) -> None:
    done = hrddeval("rules", "book", "--output", "book", "--lang", "fr", here=tmp_path)

    assert done.code == 0, done.err
    assert [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.*")] == ["book/rulebook.html"]
    assert '<html lang="fr">' in (tmp_path / "book" / "rulebook.html").read_text(encoding="utf-8")


def test_missing_translations_have_a_place() -> None:
    done = hrddeval("i18n", "missing", "--lang", "sw")

    assert done.code == 0
    *listed, total = done.out.splitlines()
    assert total in (f"without a translation: {len(listed)} in sw", "every text is translated")
    assert all(": sw: " in line and line.split(":")[1].isdigit() for line in listed)
