"""Brings a criterion into a rubric of a study's own: a copy of the one in use, changed by a line or two.

The file is changed as text, so that comments and order stay as their author left them.
"""

from __future__ import annotations

import re
from pathlib import Path

from hrddeval.diagnostics.diagnostic import AuthorError, Diagnostic, Location
from hrddeval.model.rubric import Node, Rubric
from hrddeval.reports.write import write_whole
from hrddeval.source.loaded import Loaded, Origin
from hrddeval.source.source_file import DataPath, SourceFile
from hrddeval.source.source_file import Node as Place
from hrddeval.source.suggest import did_you_mean
from hrddeval.study import Study
from hrddeval.workbench.beginning import root_of

_NAME = re.compile(r"[a-z][a-z0-9]*([-_][a-z0-9]+)*")


def adopt(study: Study, criterion: str, group: str, name: str) -> Path:
    """Add a criterion at the end of a group of the rubric `name`, and return the rubric's file.

    A rubric of the study is changed; where there is none of this name, the one in use is copied first.

    Raises:
        AuthorError: there is no study or no such group, the rubric has the criterion already, its
            weights are given, or the name is that of a rubric that ships.
    """
    root = root_of(study)
    found = study.rubrics.get(name)
    if not _NAME.fullmatch(name):
        message, hint = (
            f"`{name}` is no name of a rubric",
            "write small letters and hyphens, such as our-rubric",
        )
        raise AuthorError([Diagnostic("HR124", message, Location("--rubric"), hint)])
    if found is not None and found.origin is Origin.SHIPPED:
        message, hint = (
            f"the rubric `{name}` ships with the program",
            "choose another name, such as our-rubric",
        )
        raise AuthorError([Diagnostic("HR315", message, Location("--rubric"), hint)])
    rubric = found or study.rubric
    path = _place_of(rubric, criterion, group)
    lines = _with_criterion(rubric.source, path, criterion)
    lines = _replaced(lines, "criteria_intended", str(rubric.value.criteria_intended + 1))
    if found is None:
        lines = _replaced(_without(lines, "replaces"), "id", name)
        lines.insert(
            0,
            f"# A copy of the rubric {rubric.value.id} with criteria of our own. Give it a title of its own.",
        )
    target = rubric.source.path if found is not None else root / "rubrics" / f"{name}.yaml"
    write_whole(target, "\n".join(lines).rstrip("\n") + "\n")
    return target


def _place_of(rubric: Loaded[Rubric], criterion: str, group: str) -> DataPath:
    """Return the way to the list of a group's parts."""
    names: list[str] = []

    def search(node: Node, path: DataPath) -> DataPath | None:
        if node.criterion == criterion:
            raise AuthorError([_has_it(rubric, criterion, path)])
        names.extend([node.id] if node.id else [])
        here = (*path, "groups") if node.id == group else None
        below = [search(child, (*path, "groups", i)) for i, child in enumerate(node.groups)]
        return here or next((found for found in below if found is not None), None)

    found = search(rubric.value.tree, ("tree",))
    if found is None:
        message = f"no group of the rubric {rubric.value.id} is called `{group}`"
        raise AuthorError([Diagnostic("HR308", message, Location("--dimension"), did_you_mean(group, names))])
    weighted = _node_at(rubric.value.tree, found).groups[0].weight is not None
    if weighted:
        message = f"the parts of `{group}` have weights of their own"
        hint = f"add `- {{criterion: {criterion}, weight: ...}}` by hand, so that the weights add up to 1"
        raise AuthorError([rubric.source.error("HR303", message, found, hint=hint, key=True)])
    return found


def _has_it(rubric: Loaded[Rubric], criterion: str, path: DataPath) -> Diagnostic:
    message = f"the rubric {rubric.value.id} has the criterion {criterion} already"
    hint = "nothing is left to do: `hrddeval assess`"
    return rubric.source.error("HR306", message, path, hint=hint)


def _node_at(tree: Node, path: DataPath) -> Node:
    node = tree
    for step in path[1:]:
        if isinstance(step, int):
            node = node.groups[step]
    return node


def _with_criterion(source: SourceFile, path: DataPath, criterion: str) -> list[str]:
    """Return the lines of the file with one part more at the end of a list, in the form the list has."""
    lines = list(source.lines)
    place = source.root
    for step in path:
        place = place.children[step][1]
    last = place.children[max(key for key in place.children if isinstance(key, int))][1]
    start = lines[last.span.line - 1][: last.span.column - 1]
    if start.strip() == "-":
        lines.insert(_last_line(last), f"{start}{{criterion: {criterion}}}")
    else:  # a list in brackets
        line, column = last.span.end_line - 1, last.span.end_column - 1
        lines[line] = f"{lines[line][:column]}, {{criterion: {criterion}}}{lines[line][column:]}"
    return lines


def _last_line(place: Place) -> int:
    """Return the last line that holds something of a value; its span may reach over comments behind it."""
    if place.raw is not None or not place.children:
        return place.span.end_line
    return max(_last_line(child) for _, child in place.children.values())


def _replaced(lines: list[str], key: str, value: str) -> list[str]:
    return [re.sub(rf"^{key}:.*$", f"{key}: {value}", line) for line in lines]


def _without(lines: list[str], key: str) -> list[str]:
    return [line for line in lines if not line.startswith(f"{key}:")]
