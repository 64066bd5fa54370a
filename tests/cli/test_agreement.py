"""`hrddeval agreement`, a blind second coding, and decisions where coders differ."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from program import ROOT, hrddeval

ENGINE = ("--engine", "clingo")
READ = """\
observations:
  O1: {kind: body, attributes: {function: governing}, evidence: [E1]}
  O2: {kind: seat, attributes: {body: O1, group: producer_organisation, rights: observer}, evidence: [E2]}
  O3: {kind: channel, attributes: {purpose: complaint, feedback_to_reporter: no}, evidence: [E3]}
"""


@pytest.fixture
def study(tmp_path: Path) -> Path:
    """A study whose example was coded a second time, blind."""
    folder = tmp_path / "study"
    hrddeval("init", folder, here=tmp_path)
    made = hrddeval("dossiers", "new", "example-initiative", "--blind", "--coder", "b-k", here=folder)
    assert made.code == 0, made.err
    coding = folder / "initiatives" / "example-initiative" / "coding" / "b-k.yaml"
    text = coding.read_text(encoding="utf-8")
    assert "rights: vote" not in text, "it shows the evidence, not the observations"
    assert "# E5 (intermediary, interviews, interview 9): A trader says" in text
    coding.write_text(text.replace("observations: {}\n", READ), encoding="utf-8")
    return folder


def test_one_coder_is_said_plainly(tmp_path: Path) -> None:
    done = hrddeval("agreement", "mutoshi", *ENGINE)

    assert done.code == 0
    assert done.out.startswith("This dossier has one coder: nothing can be said of agreement.")


def test_a_form_nobody_has_begun_is_told_and_not_counted(study: Path) -> None:
    hrddeval("dossiers", "new", "example-initiative", "--coder", "c-d", here=study)

    told = hrddeval("check", here=study)
    counted = hrddeval("agreement", *ENGINE, here=study)

    assert told.code == 0
    assert (
        "warning HR450: the coding of c-d has no observations yet and is not counted" in told.out + told.err
    )
    assert "coders: dossier, b-k; blind" in counted.out
    form = study / "initiatives" / "example-initiative" / "coding" / "c-d.yaml"
    text = form.read_text(encoding="utf-8")
    form.write_text(text.replace("\nobservations:", "\nnothing_found: yes\nobservations:"), encoding="utf-8")
    assert "HR450" not in (done := hrddeval("check", here=study)).out + done.err
    assert "coders: dossier, b-k, c-d; blind" in hrddeval("agreement", *ENGINE, here=study).out


def test_disagreements_and_what_they_move(study: Path) -> None:
    done = hrddeval("agreement", *ENGINE, here=study)

    assert done.code == 0, done.err
    assert "coders: dossier, b-k; blind: b-k" in done.out
    assert done.out.index("E2 seat, moves the score by up to 0.9") < done.out.index("E3 channel")
    asked = hrddeval("agreement", *ENGINE, "--json", here=study)
    schema = json.loads((ROOT / "schemas" / "agreement.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(json.loads(asked.out), schema)
    assert asked.out == hrddeval("agreement", *ENGINE, "--json", here=study).out


def test_a_decision_is_kept_and_told(study: Path) -> None:
    arguments = ("example-initiative", "E2", "seat", "--who", "both coders", "--because", "it gives no vote")
    done = hrddeval("dossiers", "adjudicate", *arguments, "--for", "b-k", "--date", "2024-05", here=study)

    assert done.code == 0, done.err
    told = hrddeval("agreement", *ENGINE, here=study).out
    assert "decided for b-k by both coders: it gives no vote; the dossier does not have it yet" in told
    again = hrddeval("dossiers", "adjudicate", *arguments, "--for", "b-k", here=study)
    assert "HR449: seat in E2 was decided before" in again.err
    other = hrddeval("dossiers", "adjudicate", "example-initiative", "E3", "channel", "--who", "both",
                     "--because", "she said so", "--for", "dossier", "--date", "2024", here=study)  # fmt: skip
    assert other.code == 0, other.err
    assert hrddeval("check", here=study).code == 0


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("dossiers", "new", "example-initiative", "--coder", "b-k"), 3, "HR448: b-k has a coding of example-initiative already"),
        (("dossiers", "new", "example-initiative", "--coder", "dossier"), 3, "HR445: `dossier` cannot be the name of a coder"),
        (("dossiers", "new", "example-initiative", "--coder", "../x"), 2, "write small letters, digits and hyphens"),
        (("dossiers", "new", "example-initiative", "--blind"), 2, "say who: --coder NAME"),
        (("dossiers", "new", "mutoshi", "--coder", "b-k"), 3, "HR522: the dossier of mutoshi ships with the program"),
        (("dossiers", "adjudicate", "example-initiative", "E1", "body"), 3, "HR449: coders do not differ on body in E1"),
        (("dossiers", "adjudicate", "example-initiative", "E1", "boddy"), 3, "HR513: no observation kind is called `boddy`"),
        (("dossiers", "adjudicate", "example-initiative", "E2", "seat", "--for", "B K"), 3, "HR449: nobody called `B K` has coded example-initiative"),
        (("dossiers", "adjudicate", "example-initiative", "E2", "seat", "--who", ""), 2, "Invalid value for '--who': it is empty; write a text"),
        (("dossiers", "adjudicate", "example-initiative", "E2", "seat", "--because", " "), 2, "Invalid value for '--because': it is empty; write a text"),
        (("dossiers", "new", "example-initiative", "--coder", ""), 2, "write small letters, digits and hyphens"),
        (("dossiers", "new", "other", "--name", "N", "--mineral", ""), 2, "Invalid value for '--mineral': it is empty"),
        (("dossiers", "new", "other", "--name", "N", "--behind", "A", ""), 2, "Invalid value for '--behind': it is empty"),
        (("dossiers", "adjudicate", "example-initiative", "E99", "body"), 2, "has no evidence E99"),
    ],
)  # fmt: skip
def test_what_is_said_of_a_slip(arguments: tuple[str, ...], code: int, says: str, study: Path) -> None:
    more = ("--for", "b-k", "--who", "both", "--because", "so") if "adjudicate" in arguments else ()

    done = hrddeval(*arguments[:2], *more, *arguments[2:], here=study)

    assert done.code == code
    assert says in done.err


def test_a_scorecard_with_two_coders_can_be_verified(study: Path) -> None:
    made = hrddeval("assess", *ENGINE, "--output", study / "cards", here=study)
    if made.code == 4:
        pytest.skip("PDF cannot be written here")
    assert made.code == 0, made.err

    done = hrddeval("verify", study / "cards" / "example-initiative.pdf", *ENGINE, here=study)

    assert done.code == 0, done.out + done.err
