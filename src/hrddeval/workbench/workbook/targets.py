"""Decides where a criterion that came back from a workbook is written, should it have changed."""

from __future__ import annotations

import re
from pathlib import Path

from hrddeval.diagnostics.diagnostic import Diagnostic, Location, Related
from hrddeval.model.rule import Criterion
from hrddeval.project import leaves
from hrddeval.source.loaded import Loaded, Origin
from hrddeval.study import Study
from hrddeval.workbench.beginning import slug
from hrddeval.workbench.workbook.differences import plain
from hrddeval.workbench.workbook.exporting import file_of
from hrddeval.workbench.workbook.table import Line

_FILE = re.compile(r"([a-z0-9][a-z0-9_-]*/){0,3}[A-Z][0-9]{1,2}-[a-z0-9][a-z0-9_-]*\.yaml")


def target_of(
    study: Study, line: Line, rule: Criterion, output: Path | None
) -> tuple[Path, list[Diagnostic]]:
    """Return the path, which means nothing where the criterion is as it was; and why there is none.

    `line` is its row in the sheet of criteria.
    """
    old = study.criteria.get(rule.id)
    name = line["file"] or (file_of(old.source.path) if old else _new_name(study, rule))
    if not _FILE.fullmatch(name) or not name.rpartition("/")[2].startswith(f"{rule.id}-"):
        message = f"`{name}` is not the path of a file for {rule.id} under rules/"
        hint = f"write one such as representation/{rule.id}-{slug(rule.title.en)}.yaml, or leave it empty"
        return Path(), [line.problem("file", message, hint)]
    is_same = old is not None and plain(old.value) == plain(rule)
    if is_same or output is not None:
        return (output / name if output is not None else Path()), []
    if study.root is None:
        return _shipped_target(old, name, line.at("file").location())
    if old is not None and old.origin is Origin.PROJECT:
        return old.source.path, []
    if old is not None and rule.overrides is None:
        message = f"`{rule.id}` is a shipped rule, and it was changed"
        hint = f"write {rule.id} under `overrides` and the reason under `because`, or take another id"
        there = Related("the shipped one stands here", old.source.locate(("id",)))
        where = line.at("overrides").location()
        return Path(), [Diagnostic("HR525", message, where, hint, related=(there,))]
    path = study.root / "rules" / name
    if leaves(path, study.root):
        return path, [line.problem("file", "the file would lie outside the study", "name another one")]
    if path.exists() and (old is None or old.source.path.resolve() != path.resolve()):
        return path, [line.problem("file", f"rules/{name} is there already", "name another file")]
    return path, []


def _shipped_target(
    old: Loaded[Criterion] | None, name: str, where: Location
) -> tuple[Path, list[Diagnostic]]:
    """Without a study, what ships is changed only in a checkout one stands in."""
    if old is not None and old.source.path.resolve().is_relative_to(Path.cwd()):
        return old.source.path, []
    message = f"there is no study to write rules/{name} to"
    hint = "name a folder with --output, or a study with --project"
    return Path(), [Diagnostic("HR534", message, where, hint)]


def _new_name(study: Study, rule: Criterion) -> str:
    """Name the file of a new criterion, beside others of its letter."""
    near = [one for name, one in study.criteria.items() if name[0] == rule.id[0]]
    folder = file_of(near[0].source.path).rpartition("/")[0] if near else "own"
    return f"{folder}/{rule.id}-{slug(rule.title.en)}.yaml"
