"""A small study without problems, and what is said when something in it is changed.

The study and what "ships" with it lie in `tests/broken/base`.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from hrddeval.diagnostics.diagnostic import Diagnostic
from hrddeval.model.sensitivity import Sensitivity
from hrddeval.study import Study, load_study

BASE = Path(__file__).parent / "broken" / "base"
CRITERION = "rules/own/Z1-channels.yaml"
DERIVED = "rules/derived/voting-body.yaml"
VOCABULARY = "rules/vocabulary.yaml"
RUBRIC = "rubrics/own.yaml"
DOSSIER = "initiatives/sample/dossier.yaml"
SOURCES = "initiatives/sample/sources.json"


def load(
    study: Path | None,
    paths: Sequence[Path] = (),
    rubric: str | Path | None = None,
    audience: Sensitivity = Sensitivity.PUBLIC,
) -> tuple[Study | None, list[Diagnostic]]:
    """Load a study with the small shipped folders instead of the real ones."""
    here = study if study is not None else BASE
    return load_study(
        study, paths, rubric, shipped=lambda name: BASE / "shipped" / name, here=here, audience=audience
    )


def copy_into(folder: Path) -> Path:
    """Return a copy of the good study."""
    return Path(shutil.copytree(BASE / "study", folder / "study"))


def problems_after(folder: Path, file: str, *changes: tuple[str, str]) -> list[Diagnostic]:
    """Load the good study with passages of one file replaced; every passage must be there."""
    path = copy_into(folder) / file
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")
    return load(folder / "study")[1]


def problems_with(folder: Path, file: str, text: str) -> list[Diagnostic]:
    """Load the good study with one file more, or another text in a file."""
    path = copy_into(folder) / file
    path.write_text(text, encoding="utf-8")
    return load(folder / "study")[1]


def said(problems: Sequence[Diagnostic]) -> list[str]:
    """Return code and message of each problem."""
    return [f"{problem.code}: {problem.message}" for problem in problems]
