"""`hrddeval diff` where a side has weights, a date or a language of its own, and what is refused."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from program import ROOT, hrddeval

from hrddeval.reports import pdf

ENGINE = ("--engine", "clingo")
PROFILES = """\
weight_profiles:
  grp:
    title: Miners of one site
    owner: Their committee
    elicited: In a meeting
    weights: {representation: 7/10, participation: 1/10, power: 1/10, unintended_consequences: 1/10}
  oth:
    title: Traders
    owner: Their office
    elicited: By phone
    weights: {representation: 1/10, participation: 7/10, power: 1/10, unintended_consequences: 1/10}
"""
#: What is said of options that a side cannot take.
INSTEAD = "name the study they were made from, or a scorecard that carries it"
SIDES = "name a study, a dossier, a PDF that assess wrote, an assessment.json, the id of an initiative, or a git revision"
needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
needs_pdf = pytest.mark.skipif(pdf.unavailable_because() is not None, reason="PDF cannot be written here")


def _git(folder: Path, *arguments: str) -> None:
    command = ["git", "-c", "user.name=n", "-c", "user.email=e@example.org", *arguments]
    subprocess.run(command, cwd=folder, check=True)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `study`, in git and scored by the weights of `grp`, and its results: `grp`, `oth`."""
    folder = tmp_path_factory.mktemp("settings")
    study = folder / "study"
    hrddeval("init", study, here=folder)
    shipped = (ROOT / "rubrics" / "producer-centred.yaml").read_text(encoding="utf-8")
    own = shipped.replace("id: producer-centred", "id: ours", 1)
    (study / "rubrics").mkdir(exist_ok=True)
    (study / "rubrics" / "ours.yaml").write_text(
        own[: own.index("weight_profiles:")] + PROFILES, encoding="utf-8"
    )
    settings = study / "hrddeval.toml"
    text = settings.read_text(encoding="utf-8")
    assert '# rubric = "producer-centred"' in text
    settings.write_text(
        text.replace('# rubric = "producer-centred"', 'rubric = "ours"\nweights = "grp"'), encoding="utf-8"
    )
    form = "none" if pdf.unavailable_because() is not None else "pdf"
    for name in ("grp", "oth"):
        done = hrddeval(
            "assess", *ENGINE, "--weights", name, "--output", folder / name, "--format", form, here=study
        )
        assert done.code == 0, done.err
    if shutil.which("git") is not None:
        for arguments in (["init", "-q"], ["add", "."], ["commit", "-qm", "as it was"]):
            _git(study, *arguments)
    return folder


@pytest.fixture
def study(made: Path, tmp_path: Path) -> Path:
    """A copy of the study in which the weights are now those of `oth`."""
    return _with(Path(shutil.copytree(made / "study", tmp_path / "study")), 'weights = "oth"')


def _with(study: Path, settings: str) -> Path:
    file = study / "hrddeval.toml"
    text = file.read_text(encoding="utf-8")
    assert 'weights = "grp"' in text
    file.write_text(text.replace('weights = "grp"', settings), encoding="utf-8")
    return study


def _overall(folder: Path) -> float:
    found = json.loads((folder / "assessment.json").read_text(encoding="utf-8"))
    return float(found["initiatives"][0]["overall"]["supported"])


def _told(made: Path, *arguments: str | Path, here: Path) -> None:
    """Check that the change from `grp` to `oth` is told with both numbers and its cause."""
    done = hrddeval("diff", *arguments, *ENGINE, "--json", here=here)
    assert done.code == 0, done.err
    found = json.loads(done.out)
    (one,) = found["initiatives"]
    supported = next(m for m in one["measures"] if m["id"] == "supported")
    ends = (_overall(made / "grp"), _overall(made / "oth"))
    assert ends[0] != ends[1]
    assert (supported["before"], supported["after"]) == ends
    assert one["factors"] == ["weights"]
    assert supported["shares"] == {"weights": pytest.approx(ends[1] - ends[0], abs=1e-5)}
    (shared,) = found["inputs"]
    assert (shared["factor"], shared["text"]) == ("weights", "Miners of one site → Traders")


def test_results_by_other_weights(made: Path, study: Path) -> None:
    old, new = (made / name / "assessment.json" for name in ("grp", "oth"))

    _told(made, old, new, here=study)
    _told(made, old, here=study)

    said = hrddeval("diff", old, new, *ENGINE, here=study)
    assert said.out.splitlines()[2:] == [
        "",
        "What all initiatives share, and what differs in it:",
        "  ~ rubric weight_profiles, changed [weights]: Miners of one site → Traders",
        "",
        "example-initiative: Example initiative (invented) (2023)",
        "                        before     after    change   weights",
        "  Overall, supported       5.3       1.0      −4.3      −4.3",
        "",
        "1 of 1 initiatives differ; in 1 of them a number changes.",
    ]


@needs_pdf
def test_scorecards_by_other_weights(made: Path, study: Path) -> None:
    old, new = (made / name / "example-initiative.pdf" for name in ("grp", "oth"))

    _told(made, old, new, here=study)
    _told(made, old, made / "oth" / "assessment.json", here=study)
    same = hrddeval("diff", old, new, "--weights", "grp", *ENGINE, here=study)

    assert same.out.splitlines()[-1] == "0 of 1 initiatives differ; in 0 of them a number changes."


@needs_git
def test_weights_of_the_settings_hold_on_each_side(made: Path, study: Path) -> None:
    _told(made, "HEAD", here=study)
    _told(made, made / "study", study, here=ROOT)

    same = hrddeval("diff", "HEAD", "--weights", "grp", *ENGINE, here=study)

    assert same.code == 0, same.err
    assert same.out.splitlines()[-1] == "0 of 1 initiatives differ; in 0 of them a number changes."


@needs_git
def test_a_date_of_the_settings_holds_on_its_side(made: Path, tmp_path: Path) -> None:
    study = _with(
        Path(shutil.copytree(made / "study", tmp_path / "study")), 'weights = "grp"\nas_of = "2020"'
    )

    own = hrddeval("diff", "HEAD", *ENGINE, here=study)
    asked = hrddeval("diff", "HEAD", "--new-as-of", "2021", *ENGINE, here=study)

    assert own.out.splitlines()[1].startswith("New: now, 2020, run ")
    assert own.out.splitlines()[0].startswith("Old: HEAD, run ")
    assert asked.out.splitlines()[1].startswith("New: now, 2021, run ")


@needs_git
def test_a_profile_named_in_the_settings_that_is_not_there(made: Path, tmp_path: Path) -> None:
    study = _with(Path(shutil.copytree(made / "study", tmp_path / "study")), 'weights = "grb"')

    done = hrddeval("diff", "HEAD", *ENGINE, here=study)

    assert done.code == 3
    assert "NEW now: error HR571: NEW has errors of its own, so there is nothing to compare" in done.err
    assert "error HR515: the rubric ours has no weight profile `grb`" in done.err
    assert "hint: did you mean `grp`?" in done.err


@needs_git
@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (
            ["GRP", "OTH", "--weights", "nope"],
            2,
            f"Error: --weights nope: both sides are results, which hold no rules to weigh anew; {INSTEAD}\n",
        ),
        (
            ["GRP", "OTH", "--rubric", "ours"],
            2,
            f"Error: --rubric ours: both sides are results, which hold no rules to score by another rubric; {INSTEAD}\n",
        ),
        (
            ["GRP", "--old-as-of", "2020"],
            2,
            f"Error: --old-as-of 2020: OLD is results, which hold no dossiers to read on another date; {INSTEAD}\n",
        ),
        (
            ["GRP", "--weights", "nope"],
            3,
            "--weights nope, NEW now: error HR515: the rubric ours has no weight profile `nope`\n"
            "  hint: choose from grp, oth\n",
        ),
        (
            ["HEAD", "--weights", "nope"],
            3,
            "--weights nope, OLD HEAD: error HR515: the rubric ours has no weight profile `nope`\n"
            "  hint: choose from grp, oth\n",
        ),
        ([""], 2, f"Error: OLD is empty; {SIDES}\n"),
        (["HEAD", " "], 2, f"Error: NEW is empty; {SIDES}\n"),
    ],
)
def test_what_cannot_be_used_is_refused(
    arguments: list[str], code: int, says: str, made: Path, study: Path
) -> None:
    sides = {"GRP": made / "grp" / "assessment.json", "OTH": made / "oth" / "assessment.json"}

    done = hrddeval("diff", *(sides.get(one, one) for one in arguments), here=study)

    assert done.code == code
    assert says in done.err
    assert done.out == ""


@needs_git
@pytest.mark.parametrize(
    ("language", "now", "titles"),
    [
        (
            "fr",
            "Nouveau\u00a0: maintenant, exécution ",
            ["Ensemble, attesté", "Ensemble, possible", "Couverture", "attesté", "possible"],
        ),
        (
            "sw",
            "Mpya: sasa, mzunguko ",
            [
                "Jumla, yenye ushahidi",
                "Jumla, inayowezekana",
                "Kilichoangaliwa",
                "yenye ushahidi",
                "inayowezekana",
            ],
        ),
    ],
)
def test_what_numbers_are_called_is_said_in_the_language(
    language: str, now: str, titles: list[str], study: Path
) -> None:
    dossier = study / "initiatives" / "example-initiative" / "dossier.yaml"
    text = dossier.read_text(encoding="utf-8")
    assert "rights: vote, votes: 2" in text
    dossier.write_text(text.replace("rights: vote, votes: 2", "rights: observer"), encoding="utf-8")

    said = hrddeval("diff", "HEAD", *ENGINE, "--lang", language, here=study)
    (one,) = json.loads(hrddeval("diff", "HEAD", *ENGINE, "--lang", language, "--json", here=study).out)[
        "initiatives"
    ]

    assert said.code == 0, said.err
    assert said.out.splitlines()[1].startswith(now)
    assert f"\n  {titles[0]} " in said.out
    assert [measure["title"] for measure in one["measures"][:3]] == titles[:3]
    for measure in (*one["measures"][3:], *one["criteria"]):
        end = titles[3] if measure["id"].endswith(".supported") else titles[4]
        assert measure["title"].endswith(f", {end}")


def test_a_dossier_outside_the_study_is_read_by_its_rules(made: Path, study: Path) -> None:
    """A path that goes up first is no link that leads out."""
    other = Path(shutil.copytree(made / "study", study.parent / "other"))
    name = "initiatives/example-initiative"
    assert (other / name).is_dir()

    done = hrddeval("diff", f"{name}/dossier.yaml", f"../other/{name}", *ENGINE, here=study)

    assert done.code == 0, done.err
    assert done.out.splitlines()[-1] == "0 of 1 initiatives differ; in 0 of them a number changes."
