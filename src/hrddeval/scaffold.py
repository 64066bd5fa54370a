"""Writes the folder of a new study: settings, an invented example, and what editors need."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from hrddeval import resources
from hrddeval.diagnostics.diagnostic import AuthorError, Diagnostic, Location
from hrddeval.schemas import study_schemas

#: What is copied from `templates/scaffold`, and where to.
FILES: Mapping[str, str] = {
    "hrddeval.toml": "hrddeval.toml",
    "README.md": "README.md",
    "dossier.yaml": "initiatives/example-initiative/dossier.yaml",
    "sources.json": "initiatives/example-initiative/sources.json",
    "vscode-settings.json": ".vscode/settings.json",
}
#: Folders for what the study adds itself.
FOLDERS = ("rules", "rubrics", "templates", "initiatives")
SCHEMAS = ".hrddeval/schemas"
#: What may be in the folder before: a repository that was just made.
_ALLOWED = frozenset({".git", ".gitignore", "LICENSE"})


def create(directory: Path) -> list[Path]:
    """Write a new study and return its files, sorted.

    Raises:
        AuthorError: the folder holds something already; nothing is written then.
        OSError: the folder cannot be written to.
    """
    present = sorted(path.name for path in directory.iterdir()) if directory.is_dir() else []
    in_the_way = [name for name in present if name not in _ALLOWED]
    if in_the_way:
        message = f"the folder is not empty: it holds `{in_the_way[0]}`"
        hint = "name a new folder; nothing was written"
        raise AuthorError([Diagnostic("HR529", message, Location(directory.as_posix()), hint)])
    source = resources.folder("templates") / "scaffold"
    contents = {directory / target: (source / name).read_bytes() for name, target in FILES.items()}
    contents |= {directory / SCHEMAS / name: text.encode("utf-8") for name, text in study_schemas().items()}
    for folder in FOLDERS:
        (directory / folder).mkdir(parents=True, exist_ok=True)
    for path, content in contents.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return sorted(contents)
