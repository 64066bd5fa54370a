"""Another version of the rules, or of a whole study: a folder, or what a git revision held."""

from __future__ import annotations

import io
import subprocess
import tarfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from hrddeval.diagnostics.diagnostic import AuthorError, Diagnostic, Location
from hrddeval.project import PROJECT_FILE

#: What a version consists of; dossiers are not part of it.
PARTS = ("rules", "rubrics", PROJECT_FILE)


@contextmanager
def other_version(against: str, root: Path) -> Iterator[Path]:
    """Yield a folder with the rules and rubrics of another version; what is made here is gone afterwards.

    Args:
        against: a folder, or a git revision.
        root: the folder of this version.

    Raises:
        AuthorError: where there is no such folder or revision, or no rules in it.
    """
    if Path(against).is_dir():
        if not (Path(against) / "rules").is_dir():
            raise _problem(against, "the folder holds no `rules`", "name a study, or a copy of one")
        yield Path(against).resolve()
        return
    with TemporaryDirectory(prefix="hrddeval-") as folder:
        try:
            extract_revision(against, root, Path(folder), PARTS, needed=("rules",))
        except NotThere as reason:
            raise _problem(against, str(reason), reason.hint) from None
        yield Path(folder).resolve()


class NotThere(Exception):
    """A revision that cannot be had: the message says why, `hint` what to type instead."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def extract_revision(
    revision: str, root: Path, folder: Path, parts: Sequence[str], *, needed: Sequence[str] = ()
) -> None:
    """Write what a git revision held of some parts of a folder into another folder.

    Args:
        root: the folder of now, which git keeps.
        folder: an empty folder.
        parts: names of files and folders directly in `root`.
        needed: those of them that must have been there.

    Raises:
        NotThere: where there is no git, no such revision, or nothing in it.
    """
    if _git(root, "rev-parse", "--is-inside-work-tree") is None:
        message = f"there is no folder `{revision}`, and these rules are not kept in git"
        raise NotThere(message, "name a folder with another version of the rules")
    if revision.startswith("-") or _git(root, "rev-parse", "--verify", f"{revision}^{{commit}}") is None:
        message = f"git knows no revision `{revision}`, and there is no such folder"
        raise NotThere(message, "name a commit, branch or tag: `HEAD`, `main`, `v1.0`")
    listed = _git(root, "ls-tree", "--name-only", revision, "--", *(f"./{part}" for part in parts))
    there = [name for name in (listed or b"").decode("utf-8", "replace").splitlines() if name in parts]
    if lacking := [name for name in needed if name not in there]:
        were = "were no" if lacking[0] == "rules" else "was no"
        raise NotThere(f"there {were} {lacking[0]} here at that revision", "name a later one")
    packed = _git(root, "archive", "--format=tar", revision, "--", *there)
    if packed is None:
        raise NotThere("git could not read that revision", f"try `git archive {revision}`")
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        archive.extractall(folder, filter="data")


def _git(root: Path, *arguments: str) -> bytes | None:
    """Return what git says, or None where it refuses.

    Raises:
        NotThere: where git is not installed.
    """
    try:
        done = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, check=False)
    except FileNotFoundError:
        hint = "install git, or name a folder with another version of the rules"
        raise NotThere("a revision can only be read with git, which is not installed", hint) from None
    return done.stdout if done.returncode == 0 else None


def _problem(against: str, message: str, hint: str) -> AuthorError:
    return AuthorError([Diagnostic("HR514", message, Location(f"--against {against}".strip()), hint)])
