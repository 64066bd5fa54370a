"""A user's own study: finds `hrddeval.toml`, reads it, and lists the files of its folders."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from hrddeval import brand
from hrddeval.diagnostics.diagnostic import AuthorError, Diagnostic, Location, Severity
from hrddeval.model.numbers import is_date
from hrddeval.model.project import ProjectFile
from hrddeval.source import toml_source
from hrddeval.source.loaded import FileToRead, Loaded, Origin
from hrddeval.source.validate import validate

PROJECT_FILE = "hrddeval.toml"


@dataclass(frozen=True)
class Base:
    """A folder with `rules`, `rubrics`, `templates` and `initiatives`: what ships, or a study."""

    root: Path
    origin: Origin
    here: Path

    def file(self, path: Path) -> FileToRead:
        """Say how the path of a file is printed: from here; shipped files outside as `<shipped>/...`."""
        return FileToRead(path, self.display(path), self.origin)

    def display(self, path: Path) -> str:
        absolute, here = _absolute(path), _absolute(self.here)
        if absolute.is_relative_to(here):
            return absolute.relative_to(here).as_posix()
        if self.origin is Origin.SHIPPED:
            return "<shipped>/" + os.path.relpath(path, self.root).replace(os.sep, "/")
        return os.path.relpath(absolute, here).replace(os.sep, "/")


def _absolute(path: Path) -> Path:
    """Return the path from the top, without `..` and with links as they are, as the user knows it."""
    return Path(os.path.normpath(path.absolute()))


def is_under(path: Path, folder: Path) -> bool:
    """Tell whether a path lies in a folder as it is written, whatever links on it lead to."""
    return _absolute(path).is_relative_to(_absolute(folder))


def find_project(start: Path) -> Path | None:
    """Return the nearest folder, from `start` upwards, that holds `hrddeval.toml`."""
    for folder in (start, *start.absolute().parents):
        if (folder / PROJECT_FILE).is_file():
            return folder
    return None


def load_project(base: Base) -> tuple[Loaded[ProjectFile] | None, list[Diagnostic]]:
    """Read the settings of a study."""
    path = base.root / PROJECT_FILE
    file = base.file(path)
    if not path.is_file():
        hint = "run `hrddeval init` there, or name the folder that holds it with --project"
        return None, [Diagnostic("HR522", f"there is no {PROJECT_FILE} here", Location(file.display), hint)]
    try:
        source = toml_source.read(path, file.display)
    except AuthorError as error:
        return None, list(error.diagnostics)
    value, problems = validate(ProjectFile, source)
    if value is None:
        return None, problems
    if value.as_of is not None and not is_date(value.as_of):
        message, hint = f"there is no day {value.as_of} in the calendar", "write the day, or the month alone"
        problems.append(source.error("HR412", message, ("as_of",), hint=hint))
    for name, reason in value.switched_off.items():
        if not reason.strip():
            message = f"{name} is switched off without a reason"
            where = ("switched_off", name)
            problems.append(
                source.error("HR527", message, where, hint=f'write `{name} = "why"`; it is printed')
            )
    if value.brand is not None:
        problems += brand.check(value.brand, base.root, source)
    return Loaded(value, source, Origin.PROJECT), problems


def standing_on(base: Base, own: Base, settings: Loaded[ProjectFile]) -> tuple[Base, list[Diagnostic]]:
    """Return what a study adds to: what ships, or the folder of its own that it names in `shipped`."""
    named = settings.value.shipped
    if named is None:
        return base, []
    folder = own.root / named
    if (folder / "rules").is_dir() and (folder / "rubrics").is_dir() and not leaves(folder, own.root):
        return Base(folder, Origin.SHIPPED, own.here), []
    message = f"the study has no folder `{named}` with rules and rubrics"
    hint = "delete the line to use what ships, or name the folder inside the study"
    return base, [settings.source.error("HR535", message, ("shipped",), hint=hint)]


def files_in(base: Base, folder: str, *, deep: bool = False) -> tuple[list[FileToRead], list[Diagnostic]]:
    """List the YAML files of a folder, sorted.

    Args:
        deep: look into the folders inside it as well.

    Returns:
        The files, and problems: links that leave the study, files that are overlooked for their name.
    """
    top = base.root / folder
    files: list[FileToRead] = []
    problems: list[Diagnostic] = []
    for path in _walk(top, deep=deep):
        if leaves(path, base.root):
            problems.append(leaving(base, path))
        elif path.suffix == ".yaml" and path.is_file():
            files.append(base.file(path))
        elif path.suffix.lower() in (".yml", ".yaml") and path.is_file():
            where = Location(base.display(path))
            message = "the file is not read, because its name does not end in .yaml"
            hint = f"rename it to `{path.stem}.yaml`"
            problems.append(Diagnostic("HR521", message, where, hint, Severity.WARNING))
    return files, problems


def links_leaving(base: Base, folder: str) -> list[Diagnostic]:
    """Report every link in a folder that leads out of the study."""
    return [leaving(base, path) for path in _walk(base.root / folder, deep=True) if leaves(path, base.root)]


def leaves(path: Path, root: Path) -> bool:
    """Tell whether a path, with all links followed, lies outside the study, or leads nowhere."""
    try:
        leads_nowhere = path.is_symlink() and not path.exists()  # such as a link to itself
        return leads_nowhere or not path.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError):  # what a circle of links is told by differs between versions of Python
        return True


def leaving(base: Base, path: Path) -> Diagnostic:
    """Say that a link leads out of the study."""
    message = "the link leads out of the study"
    hint = "copy the file into the study, so that whoever receives the folder has it"
    return Diagnostic("HR524", message, Location(base.display(path)), hint)


def _walk(top: Path, *, deep: bool) -> Iterator[Path]:
    """Yield files, and links to folders; linked folders are not entered."""
    for folder, names, files in os.walk(top, followlinks=False):
        names[:] = sorted(name for name in names if not name.startswith("."))
        yield from (Path(folder) / name for name in names if (Path(folder) / name).is_symlink())
        yield from (Path(folder) / name for name in sorted(files) if not name.startswith("."))
        if not deep:
            return
