"""A change of rules is held against another version: what it does to every dossier, before it is merged."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from good_study import CRITERION, copy_into
from hrddeval import pipeline
from hrddeval.diagnostics.diagnostic import AuthorError
from hrddeval.inference import EngineChoice
from hrddeval.study import Study, load_study
from hrddeval.workbench.impact import as_json, as_text
from hrddeval.workbench.impact_run import impact_against
from hrddeval.workbench.revision import other_version

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
RUN = pipeline.Run(engine=EngineChoice.CLINGO, cached=False)


def _git(folder: Path, *arguments: str) -> None:
    subprocess.run(
        ["git", "-c", "user.name=n", "-c", "user.email=e@example.org", *arguments],
        cwd=folder,
        check=True,
        capture_output=True,
    )


def _in_git(folder: Path) -> Path:
    root = copy_into(folder)
    _git(root, "init", "--quiet")
    _git(root, "add", ".")
    _git(root, "commit", "--quiet", "-m", "as it was")
    return root


@needs_git
def test_a_revision_is_read_whole_and_leaves_nothing(tmp_path: Path) -> None:
    root = _in_git(tmp_path)
    before = (root / CRITERION).read_text(encoding="utf-8")
    (root / CRITERION).write_text("changed", encoding="utf-8")

    with other_version("HEAD", root) as folder:
        assert (folder / CRITERION).read_text(encoding="utf-8") == before
        assert (folder / "hrddeval.toml").exists()
        assert not (folder / "initiatives").exists(), "dossiers are those of now"

    assert not folder.exists()


@needs_git
@pytest.mark.parametrize("against", ["no-such-branch", "--help"])
def test_a_revision_git_does_not_know(against: str, tmp_path: Path) -> None:
    root = _in_git(tmp_path)

    with pytest.raises(AuthorError) as error, other_version(against, root):
        pass

    assert [one.code for one in error.value.diagnostics] == ["HR514"]
    assert "git knows no revision" in error.value.diagnostics[0].message


def test_rules_that_are_not_in_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = copy_into(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))

    with pytest.raises(AuthorError) as error, other_version("HEAD", root):
        pass

    assert "git" in error.value.diagnostics[0].message


def test_without_git_a_folder_still_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = copy_into(tmp_path)
    monkeypatch.setenv("PATH", "")

    with other_version(str(root), tmp_path) as folder:
        assert folder == root.resolve()
    with pytest.raises(AuthorError, match="not installed"), other_version("HEAD", root):
        pass


def _study(root: Path) -> Study:
    study, problems = load_study(root)
    assert study is not None, problems
    return study


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two studies that replace W7: in the one of now, two weeks' notice limits nothing."""
    shipped = pipeline.rule_folders(None)[-2]
    text = next(shipped.glob("power/W7-*.yaml")).read_text(encoding="utf-8")
    own = text.replace("id: W7\n", "id: W7\noverrides: W7\nbecause: to see what it does\n")
    roots = []
    for name in ("before", "now"):
        root = tmp_path_factory.mktemp(name)
        (root / "rules" / "power").mkdir(parents=True)
        (root / "hrddeval.toml").write_text(
            'schema = "hrddeval/project@1"\ntitle = "A study"\n', encoding="utf-8"
        )
        roots.append(root)
    before, now = roots
    file = "rules/power/W7-exit-and-continuity.yaml"
    (before / file).write_text(own, encoding="utf-8")
    assert "producers_lost_access: {is: yes}" in own
    changed = own.replace("producers_lost_access: {is: yes}", "producers_lost_access: {is: no}")
    (now / file).write_text(changed, encoding="utf-8")
    return before, now


def test_what_changes_is_told_dossier_by_dossier(versions: tuple[Path, Path]) -> None:
    before, now = versions
    study, _ = load_study(now, [Path("mutoshi"), Path("kufatilia")])
    assert study is not None

    found, unread = impact_against(study, str(before), None, lambda one: pipeline.assess(one, RUN))

    assert unread == []
    touched = {one.dossier: [change.what for change in one.changes] for one in found.dossiers}
    assert "W7" in touched["mutoshi"]
    assert touched["kufatilia"] == []
    assert as_text(found)[-1] == f"1 of 2 dossiers change against {before}"
    assert '"touched": 1' in as_json(found)


def test_the_same_rules_change_nothing(versions: tuple[Path, Path]) -> None:
    study, _ = load_study(versions[1], [Path("mutoshi")])
    assert study is not None

    found, _ = impact_against(study, str(versions[1]), None, lambda one: pipeline.assess(one, RUN))

    assert found.touched == 0
