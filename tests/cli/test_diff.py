"""`hrddeval diff`: what changed between two versions, and what is said when there is nothing to compare."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import jsonschema
import pytest
from program import ROOT, hrddeval

from hrddeval.reports import pdf

ENGINE = ("--engine", "clingo")
needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def _git(folder: Path, *arguments: str) -> None:
    command = ["git", "-c", "user.name=n", "-c", "user.email=e@example.org", *arguments]
    subprocess.run(command, cwd=folder, check=True)


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A study in git; since the last commit one seat was coded again."""
    folder = tmp_path_factory.mktemp("diff") / "study"
    hrddeval("init", folder, here=folder.parent)
    for arguments in (["init", "-q"], ["add", "."], ["commit", "-qm", "as it was"]):
        _git(folder, *arguments)
    dossier = folder / "initiatives" / "example-initiative" / "dossier.yaml"
    text = dossier.read_text(encoding="utf-8")
    assert "rights: vote, votes: 2" in text
    dossier.write_text(text.replace("rights: vote, votes: 2", "rights: observer"), encoding="utf-8")
    return folder


@needs_git
def test_a_revision_against_now(study: Path) -> None:
    done = hrddeval("diff", "HEAD", *ENGINE, here=study)

    assert done.code == 0, done.err
    assert "[coding]: seat: body O1; group producer_organisation; rights observer" in done.out
    assert done.out.splitlines()[-1] == "1 of 1 initiatives differ; in 1 of them a number changes."


@needs_git
def test_the_same_for_a_script_and_by_its_schema(study: Path) -> None:
    done = hrddeval("diff", "HEAD", *ENGINE, "--json", here=study)

    found = json.loads(done.out)
    schema = json.loads((ROOT / "schemas" / "difference.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(found, schema)
    (one,) = found["initiatives"]
    supported = next(m for m in one["measures"] if m["id"] == "supported")
    assert supported["shares"] == {
        "coding": pytest.approx(supported["after"] - supported["before"], abs=1e-5)
    }
    assert supported["after"] < supported["before"]


@needs_git
def test_a_page_is_written_whole(study: Path, tmp_path: Path) -> None:
    done = hrddeval(
        "diff", "HEAD", *ENGINE, "--output", tmp_path / "out", "--format", "html", "--lang", "fr", here=study
    )

    assert done.code == 0, done.err
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "difference.html",
        "difference.json",
    ]
    page = (tmp_path / "out" / "difference.html").read_text(encoding="utf-8")
    assert '<html lang="fr">' in page
    assert "HEAD" in page
    assert "<script" not in page


def test_one_initiative_on_two_dates() -> None:
    done = hrddeval("diff", "eu-csddd", "--old-as-of", "2025", "--new-as-of", "2026", *ENGINE)

    assert done.code == 0, done.err
    assert "Old: eu-csddd, 2025" in done.out
    assert "observation O6, no longer in force [date]" in done.out
    assert "observation O24, now in force [date]" in done.out


@needs_git
@pytest.mark.skipif(pdf.unavailable_because() is not None, reason="PDF cannot be written here")
def test_a_scorecard_carries_the_study_it_is_compared_by(study: Path, tmp_path: Path) -> None:
    made = hrddeval("assess", *ENGINE, "--output", tmp_path / "cards", here=study)
    assert made.code == 0, made.err
    card = tmp_path / "cards" / "example-initiative.pdf"

    same = hrddeval("diff", card, *ENGINE, here=study)
    other = hrddeval("diff", "HEAD", card, *ENGINE, "--json", here=study)

    assert same.out.splitlines()[-1] == "0 of 1 initiatives differ; in 0 of them a number changes.", same.out
    assert json.loads(other.out)["initiatives"][0]["factors"] == ["coding"]
    card.write_bytes(b"%PDF-1.7 nothing")
    assert "HR536" in hrddeval("diff", card, here=study).err


@needs_git
@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["diff"], 2, "name what to compare with"),
        (["diff", "HAED"], 3, "OLD HAED: error HR570: git knows no revision `HAED`"),
        (["diff", "example-initiativ"], 3, "hint: did you mean `example-initiative`?"),
        (
            ["diff", "HEAD", "rules"],
            3,
            "NEW rules: error HR570: the folder holds neither a study nor dossiers",
        ),
        (["diff", "HEAD", "--initiative", "exampel"], 3, "error HR573: there is no initiative `exampel`"),
        (["diff", "HEAD", "--old-as-of", "soon"], 2, "--old-as-of soon: write a year, month or day"),
        (["diff", "HEAD", "--format", "html"], 2, "name the folder too: --output DIR"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_what_is_said_of_a_slip(arguments: list[str], code: int, says: str, study: Path) -> None:
    done = hrddeval(*arguments, here=study)

    assert done.code == code
    assert says in done.err


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("{", "HR572: the file is no JSON"),
        ("[]", "HR572: these are no results that can be read: at the top"),
        ('{"schema": "hrddeval/dossier@1"}', "HR572: these are no results that can be read: at schema"),
    ],
)
def test_results_that_are_none(content: str, says: str, tmp_path: Path) -> None:
    (tmp_path / "assessment.json").write_text(content, encoding="utf-8")

    done = hrddeval("diff", tmp_path / "assessment.json")

    assert done.code == 3
    assert says in done.err


@needs_git
def test_a_side_that_has_errors_of_its_own(study: Path, tmp_path: Path) -> None:
    broken = Path(shutil.copytree(study, tmp_path / "broken"))
    dossier = broken / "initiatives" / "example-initiative" / "dossier.yaml"
    dossier.write_text(
        dossier.read_text(encoding="utf-8").replace("kind: seat", "kind: saet"), encoding="utf-8"
    )

    done = hrddeval("diff", broken, here=study)

    assert done.code == 3
    assert "HR571: OLD has errors of its own" in done.err
    assert "HR403" in done.err
