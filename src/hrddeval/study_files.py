"""Decides which rubrics and dossiers a run reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from hrddeval.diagnostics.diagnostic import Diagnostic, Location, Related
from hrddeval.dossiers import DOSSIER_FILE, SOURCES_FILE, dossier_files_in
from hrddeval.model.project import ProjectFile
from hrddeval.model.rubric import Rubric
from hrddeval.project import Base, files_in, is_under, leaves, leaving
from hrddeval.rubrics import load_rubric
from hrddeval.source.loaded import FileToRead, Loaded, Origin
from hrddeval.source.suggest import did_you_mean

DEFAULT_RUBRIC = "producer-centred"


def load_rubrics(base: Base, own: Base | None) -> tuple[dict[str, Loaded[Rubric]], list[Diagnostic]]:
    """Read all rubrics; one that `replaces` another takes its place under both ids."""
    rubrics: dict[str, Loaded[Rubric]] = {}
    replaced: set[str] = set()
    problems: list[Diagnostic] = []
    for place in (base, own) if own else (base,):
        files, wrong = files_in(place, "rubrics")
        problems += wrong
        for file in files:
            found, wrong = load_rubric(file)
            problems += wrong
            if found is not None:
                problems += _add(found, rubrics, replaced)
    return dict(sorted(rubrics.items())), problems


def _add(found: Loaded[Rubric], rubrics: dict[str, Loaded[Rubric]], replaced: set[str]) -> list[Diagnostic]:
    identity, replaces = found.value.id, found.value.replaces
    problems = []
    if replaces is not None and (replaces not in rubrics or rubrics[replaces].origin is found.origin):
        hint = did_you_mean(
            replaces, [name for name, one in rubrics.items() if one.origin is not found.origin]
        )
        problems.append(
            found.source.error(
                "HR315", f"there is no shipped rubric `{replaces}` to replace", ("replaces",), hint=hint
            )
        )
    elif identity in rubrics and identity != replaces and identity not in replaced:
        there = Related("the other stands here", rubrics[identity].source.locate(("id",)))
        hint = f"add `replaces: {identity}`, or take another id"
        problems.append(
            found.source.error(
                "HR315", f"the rubric `{identity}` is there already", ("id",), hint=hint, related=(there,)
            )
        )
    rubrics[identity] = found
    if replaces is not None:
        rubrics[replaces] = found
        replaced.add(replaces)
    return problems


def choose_rubric(
    rubrics: Mapping[str, Loaded[Rubric]],
    wanted: str | Path | None,
    settings: Loaded[ProjectFile] | None,
    here: Path,
    *,
    is_whole: bool = True,
) -> tuple[Loaded[Rubric] | None, list[Diagnostic]]:
    """Return the rubric asked for by id or file, else the study's, else the default.

    `is_whole`: every rubric could be read, so that one that is not there is a mistake of its own.
    """
    if wanted is not None and (isinstance(wanted, Path) or wanted.endswith(".yaml")):
        path = Path(wanted)
        base = Base(path.parent, Origin.PROJECT, here)
        found, problems = load_rubric(FileToRead(path, base.display(path)))
        return found, problems
    name, where = DEFAULT_RUBRIC, Location("--rubric")
    if wanted is not None:
        name = str(wanted)
    elif settings is not None and settings.value.rubric is not None:
        name, where = settings.value.rubric, settings.source.locate(("rubric",))
    if name in rubrics:
        return rubrics[name], []
    if wanted is None and len({id(one) for one in rubrics.values()}) == 1 and name == DEFAULT_RUBRIC:
        return next(iter(rubrics.values())), []
    if not is_whole:
        return None, []
    message = f"there is no rubric `{name}`"
    return None, [Diagnostic("HR523", message, where, did_you_mean(name, rubrics))]


def dossiers_to_read(
    base: Base, own: Base | None, paths: Sequence[Path]
) -> tuple[list[FileToRead], list[Diagnostic]]:
    """Return the dossier files meant by paths; without paths the study's, or those that ship."""
    problems: list[Diagnostic] = []
    files: dict[Path, FileToRead] = {}
    if paths:
        for path in paths:
            found = _meant(path, base, own)
            if not found:
                problems.append(_no_dossier(path, base, own))
            for file in found:
                files.setdefault(file.path.resolve(), file)
    else:
        place = own if own is not None and dossier_files_in(own.root / "initiatives") else base
        for file_path in dossier_files_in(place.root / "initiatives"):
            files[file_path.resolve()] = place.file(file_path)
    kept = []
    for file in files.values():
        escaping = list(_escaping(file, own)) if own is not None else []
        if own is not None and escaping:
            problems += [leaving(own, path) for path in escaping]
        else:
            kept.append(file)
    return sorted(kept, key=lambda file: file.display), problems


def _meant(path: Path, base: Base, own: Base | None) -> list[FileToRead]:
    """A file, a folder with a dossier, a folder of such folders, or the id of an initiative."""
    outside = Base(path.parent, Origin.PROJECT, base.here)
    if path.is_file():
        return [outside.file(path)]
    if path.is_dir():
        return [outside.file(found) for found in dossier_files_in(path)]
    if len(path.parts) == 1:
        for place in (own, base):
            file = place.root / "initiatives" / path / DOSSIER_FILE if place else None
            if place is not None and file is not None and file.is_file():
                return [place.file(file)]
    return []


def _escaping(file: FileToRead, own: Base) -> Iterator[Path]:
    """Yield files of a dossier that lie in the study but lead out of it."""
    if not is_under(file.path, own.root):
        return  # named by the user, or shipped
    for path in (file.path, file.path.with_name(SOURCES_FILE)):
        if path.exists() and leaves(path, own.root):
            yield path


def _no_dossier(path: Path, base: Base, own: Base | None) -> Diagnostic:
    known = [
        found.parent.name
        for place in (own, base)
        if place
        for found in dossier_files_in(place.root / "initiatives")
    ]
    if path.is_dir():
        message, hint = (
            "the folder holds no dossier",
            f"name a folder with a `{DOSSIER_FILE}`, or a folder of such folders",
        )
    else:
        message = "there is no such file, folder or initiative"
        hint = did_you_mean(path.name, known, otherwise=f"name a folder that holds a `{DOSSIER_FILE}`")
    return Diagnostic("HR528", message, Location(base.display(path)), hint)
