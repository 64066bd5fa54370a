"""`hrddeval weights`: the sheet, the form, and the profile that comes of a group's answers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from program import ROOT, hrddeval

NAMED = ("--profile", "group", "--title", "A group", "--owner", "nobody", "--elicited", "in a test")
HEAD = "person,representation,participation,power,unintended_consequences\n"
ROWS = "1,4,2,10,4\n2,5,3,8,4\n3,3,3,6,8\n4,6,2,8,4\n5,3,2,11,4\n"


@pytest.fixture
def study(tmp_path: Path) -> Path:
    """A study with a rubric of its own."""
    folder = tmp_path / "study"
    assert hrddeval("init", folder, here=tmp_path).code == 0
    text = (ROOT / "rubrics" / "producer-centred.yaml").read_text(encoding="utf-8")
    own = text.replace("id: producer-centred", "id: ours", 1)
    (folder / "rubrics").mkdir(exist_ok=True)
    (folder / "rubrics" / "ours.yaml").write_text(own, encoding="utf-8")
    settings = folder / "hrddeval.toml"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace('# rubric = "producer-centred"', 'rubric = "ours"'),
        encoding="utf-8",
    )
    return folder


def _form(folder: Path, text: str) -> Path:
    path = folder / "answers.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_answers_become_a_profile_that_scores(study: Path) -> None:
    before = (study / "rubrics" / "ours.yaml").read_text(encoding="utf-8")

    done = hrddeval("weights", "import", _form(study, HEAD + ROWS), *NAMED, here=study)

    assert done.code == 0, done.err
    assert "Power                    0.430   half of them between 0.400 and 0.500" in done.out
    after = (study / "rubrics" / "ours.yaml").read_text(encoding="utf-8")
    assert after.replace(after[after.index("  group:\n") : after.index("  equal:\n")], "") == before, (
        "nothing else changed"
    )
    assert hrddeval("check", here=study).code == 0
    out = study / "out"
    assessed = hrddeval(
        "assess", "--weights", "group", "--format", "none", "--engine", "clingo", "--output", out, here=study
    )
    assert assessed.code == 0, assessed.err
    (one,) = json.loads((out / "assessment.json").read_text(encoding="utf-8"))["initiatives"]
    scores = {by["id"]: by for by in one["by_weights"]}
    dimensions = {d["id"]: d["supported"] for d in one["dimensions"]}
    by_hand = 0.21 * dimensions["representation"] + 0.12 * dimensions["participation"]
    by_hand += 0.43 * dimensions["power"] + 0.24 * dimensions["unintended_consequences"]
    assert scores["group"]["supported"] == pytest.approx(by_hand, abs=1e-5)
    assert scores["group"]["supported"] == one["overall"]["supported"]
    assert scores["rubric"]["supported"] == pytest.approx(sum(dimensions.values()) / 4, abs=1e-5)
    assert (scores["group"]["people"], scores["rubric"]["people"]) == (5, None)
    asked = ("dossiers", "coverage", "--engine", "clingo", "--json")
    named = hrddeval(*asked, "--weights", "group", here=study)
    with (study / "hrddeval.toml").open("a", encoding="utf-8") as settings:
        settings.write('weights = "group"\n')
    for covered in (named, hrddeval(*asked, here=study)):
        (of_group,) = json.loads(covered.out)["initiatives"]
        for end in ("supported", "possible"):
            assert of_group["overall"][end] == pytest.approx(one["overall"][end], abs=1e-5)
    nobody = hrddeval("assess", "--weights", "", "--output", study / "nobody", here=study)
    assert "HR515: the rubric ours has no weight profile ``" in nobody.err


def test_where_groups_disagree_stands_on_the_card(study: Path) -> None:
    hrddeval("weights", "import", _form(study, HEAD + ROWS), *NAMED, here=study)

    done = hrddeval("assess", "--format", "html", "--engine", "clingo", "--output", study / "out", here=study)

    assert done.code == 0, done.err
    card = (study / "out" / "example-initiative.html").read_text(encoding="utf-8")
    assert "By whose weights:" in card
    assert "A group (5 people, who would each move" in card


def test_a_form_from_a_spreadsheet_in_french(study: Path) -> None:
    """Semicolons, a mark at the beginning, line ends of Windows, empty rows."""
    text = "\ufeff" + (HEAD + ROWS + "6,,,,\n").replace(",", ";").replace("\n", "\r\n")
    form = study / "answers.csv"
    form.write_bytes(text.encode())

    done = hrddeval("weights", "import", form, *NAMED, "--dry-run", here=study)

    assert done.code == 0, done.err
    assert "people: 5" in done.out
    assert "\n  group:" not in (study / "rubrics" / "ours.yaml").read_text(encoding="utf-8")


def test_pairs_and_those_who_went_in_circles(study: Path) -> None:
    head = (
        "person,representation:participation,participation:power,representation:power,"
        "unintended_consequences:representation,participation:unintended_consequences,power:unintended_consequences\n"
    )
    form = _form(study, head + "1,1,1,-1,0,0,0\n2,1,1,2,0,0,0\n3,0,0,0,0,0,0\n")

    done = hrddeval("weights", "import", form, *NAMED, "--dry-run", here=study)

    assert done.code == 0, done.err
    assert "Answers that go round in a circle: 1 of 3 people." in done.out
    assert "warning HR344: only 3 people have answered" in done.err


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("name,power\n", "answers.csv: error HR341: the first column is not `person`"),
        (HEAD, "error HR341: nobody has answered"),
        (
            HEAD.replace("power", "pwoer") + ROWS,
            "column pwoer: error HR341: nothing that was asked is called `pwoer`",
        ),
        (HEAD.replace("power", "pwoer") + ROWS, "hint: did you mean `power`?"),
        (HEAD.replace("participation", "power") + ROWS, "error HR341: `power` stands twice"),
        ("person,power\n1,20\n", "error HR341: there is no column for `representation`"),
        (HEAD + "1,4,2,9,4\n", "row 2: error HR342: 19 stones were laid, but everybody had 20"),
        (HEAD + "1,4,2,ten,4\n", "row 2, column power: error HR342: `ten` is no answer"),
        (HEAD + "1,-4,8,12,4\n", "row 2, column representation: error HR342: `-4` is no answer"),
        (HEAD + "1,4,,12,4\n", "row 2, column participation: error HR342: there is no answer here"),
        (
            HEAD + "1,4,2,10,4\n1,4,2,10,4\n",
            "row 3, column person: error HR343: `1` has answered already, in row 2",
        ),
    ],
)
def test_what_is_said_of_a_slip(text: str, says: str, study: Path) -> None:
    before = (study / "rubrics" / "ours.yaml").read_bytes()
    _form(study, text)

    done = hrddeval("weights", "import", "answers.csv", *NAMED, here=study)

    assert done.code == 3
    assert says in done.err
    assert (study / "rubrics" / "ours.yaml").read_bytes() == before


@pytest.mark.parametrize("option", ["--title", "--owner", "--elicited"])
def test_an_empty_name_is_refused_before_anything_is_read(option: str, study: Path) -> None:
    done = hrddeval("weights", "import", "answers.csv", *NAMED, option, " ", here=study)

    assert done.code == 2
    assert f"Invalid value for '{option}': it is empty; write a text" in done.err


def test_a_form_that_is_no_text(study: Path) -> None:
    (study / "answers.csv").write_bytes(b"\xff\xfe\x00\x01")

    done = hrddeval("weights", "import", "answers.csv", *NAMED, here=study)

    assert done.code == 3
    assert "HR341: the file is no text in UTF-8" in done.err


def test_a_rubric_that_ships_is_not_written_to(study: Path) -> None:
    done = hrddeval(
        "weights", "import", _form(study, HEAD + ROWS), *NAMED, "--rubric", "producer-centred", here=study
    )

    assert done.code == 3
    assert "HR345: the rubric producer-centred ships with the program" in done.err


def test_a_profile_is_not_written_over(study: Path) -> None:
    form = _form(study, HEAD + ROWS)
    hrddeval("weights", "import", form, *NAMED, here=study)

    done = hrddeval("weights", "import", form, *NAMED, here=study)

    assert done.code == 3
    assert "HR345: the rubric has a weight profile `group` already" in done.err


@pytest.mark.parametrize("language", ["en", "fr", "sw"])
def test_the_sheet_speaks_and_runs_nothing(language: str, tmp_path: Path) -> None:
    done = hrddeval("weights", "elicit", "--lang", language, "--format", "html", "--output", tmp_path / "w")

    assert done.code == 0, done.err
    page = (tmp_path / "w" / "weights-sheet.html").read_text(encoding="utf-8")
    assert f'<html lang="{language}">' in page
    assert page.count('class="pair"') == 6
    assert "<script" not in page
    again = hrddeval("weights", "elicit", "--lang", language, "--format", "html", "--output", tmp_path / "w")
    assert "HR346" in again.err


def test_a_group_that_is_none(tmp_path: Path) -> None:
    done = hrddeval("weights", "elicit", "--group", "powr", "--output", tmp_path / "w")

    assert done.code == 3
    assert "HR340: the rubric producer-centred has no group `powr`" in done.err
    assert "did you mean `power`?" in done.err
    assert not (tmp_path / "w").exists()
