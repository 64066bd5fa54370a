"""`hrddeval rules impact` in a study kept in git."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from program import ROOT, hrddeval

W7 = "rules/power/W7-exit-and-continuity.yaml"
pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A study with one dossier and its own W7; since the last commit, no limit of it binds."""
    folder = tmp_path_factory.mktemp("impact") / "study"
    hrddeval("init", folder, here=folder.parent)
    shutil.rmtree(folder / "initiatives")
    shutil.copytree(ROOT / "initiatives" / "mutoshi", folder / "initiatives" / "mutoshi")
    text = (ROOT / W7).read_text(encoding="utf-8")
    own = text.replace("id: W7\n", "id: W7\noverrides: W7\nbecause: to change it\n")
    (folder / "rules" / "power").mkdir(parents=True)
    (folder / W7).write_text(own, encoding="utf-8")
    for arguments in (["init", "-q"], ["add", "."], ["commit", "-qm", "as it was"]):
        subprocess.run(
            ["git", "-c", "user.name=n", "-c", "user.email=e@example.org", *arguments], cwd=folder, check=True
        )
    changed = own.replace("producers_lost_access: {is: yes}", "producers_lost_access: {is: no}")
    (folder / W7).write_text(changed, encoding="utf-8")
    return folder


def test_what_the_working_tree_changes(study: Path) -> None:
    done = hrddeval("rules", "impact", "--against", "HEAD", "--engine", "clingo", here=study)

    assert done.code == 0, done.err
    assert "mutoshi" in done.out
    assert "  W7" in done.out
    assert done.out.splitlines()[-1] == "1 of 1 dossiers change against HEAD"


def test_the_same_for_a_script(study: Path) -> None:
    done = hrddeval(
        "rules", "impact", "--against", "HEAD", "--engine", "clingo", "--format", "json", here=study
    )

    changes = json.loads(done.out)["dossiers"][0]["changes"]
    assert "W7" in {change["what"] for change in changes}
    assert all(change["before"] != change["after"] for change in changes)


def test_a_revision_that_is_none(study: Path) -> None:
    done = hrddeval("rules", "impact", "--against", "nowhere", here=study)

    assert done.code == 3
    assert "HR514" in done.err
    assert "git knows no revision `nowhere`" in done.err
