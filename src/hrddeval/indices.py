"""Loads an index over a table and checks its tree, weights and scales; what its table holds is not known here."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from hrddeval.diagnostics.diagnostic import AuthorError, Diagnostic, Severity, has_errors
from hrddeval.model.index import Index, IndexNode, Scale, Transform
from hrddeval.model.rubric import Aggregation, Node
from hrddeval.source.loaded import FileToRead, Loaded, load
from hrddeval.source.source_file import DataPath, SourceFile

#: Keys of a column that a group does not have, and the other way round.
_OF_COLUMNS = ("better", "scale", "low", "high", "missing")
_OF_GROUPS = ("exponent",)
_Place = tuple[IndexNode, DataPath]


def open_index(file: FileToRead) -> tuple[Loaded[Index], list[Diagnostic]]:
    """Return an index and its warnings.

    Raises:
        AuthorError: with every problem, where one of them is an error.
    """
    loaded, found = load(Index, file)
    if loaded is not None:
        found = [*found, *check_index(loaded)]
    if loaded is None or has_errors(found):
        raise AuthorError(found)
    return loaded, found


def columns_of(node: IndexNode) -> tuple[IndexNode, ...]:
    """Return the columns under a node, in the order of the file."""
    if node.column is not None:
        return (node,)
    return tuple(column for child in node.groups for column in columns_of(child))


def plain_tree(node: IndexNode) -> Node:
    """Return the tree as scoring takes it, columns in the place of criteria."""
    return Node(
        id=None if node.column is not None else node.id,
        criterion=node.column,
        title=node.title,
        weight=node.weight,
        aggregation=node.aggregation,
        exponent=node.exponent,
        groups=tuple(plain_tree(child) for child in node.groups),
    )


def check_index(index: Loaded[Index]) -> list[Diagnostic]:
    """Return everything that is wrong with an index, and what is doubtful."""
    value, source = index.value, index.source
    places = list(_walk(value.tree, ("tree",)))
    problems: list[Diagnostic] = []
    if not 0 <= value.minimum_coverage <= 1:
        message = "`minimum_coverage` is a share from 0 to 1"
        problems.append(source.error("HR316", message, ("minimum_coverage",), hint="write 1/2 for one half"))
    for place in places:
        problems += _check_form(place, source)
    problems += _check_twice(places, source)
    if not problems:
        for node, path in places:
            if node.groups:
                problems += _check_weights(node, path, source)
                problems += _check_mean(node, path, source)
            else:
                problems += _check_scale(node, path, source)
    return problems


def _walk(node: IndexNode, path: DataPath) -> Iterator[_Place]:
    yield node, path
    for position, child in enumerate(node.groups):
        yield from _walk(child, (*path, "groups", position))


def _check_form(place: _Place, source: SourceFile) -> Iterator[Diagnostic]:
    node, path = place
    if (node.column is None) == (not node.groups):
        what = "a group and a column at once" if node.column else "neither a group nor a column"
        hint = "write either `groups:` or `column:`"
        yield source.error("HR320", f"this part of the tree is {what}", path, hint=hint)
        return
    if len(path) == 1 and node.column is not None:
        yield source.error("HR320", "the tree is a single column", path, hint="write a group around it")
    is_column = node.column is not None
    name, of = (f"the column {node.column}", _OF_GROUPS) if is_column else ("this group", _OF_COLUMNS)
    for key in of:
        if getattr(node, key) is not None:
            yield source.error("HR320", f"{name} has no `{key}`", (*path, key), hint="delete it", key=True)
    needed = ("better", "scale") if is_column else ("id", "title") if len(path) > 1 else ("id",)
    hints = {"better": "add `better: higher` or `better: lower`", "scale": "add `scale: goalposts`"}
    for key in needed:
        if getattr(node, key) is None:
            hint = hints.get(key, f"add `{key}:`")
            message = f"{name} does not say its `{key}`" if is_column else f"this group has no `{key}`"
            yield source.error("HR320", message, path, hint=hint)


def _check_twice(places: list[_Place], source: SourceFile) -> Iterator[Diagnostic]:
    for key in ("column", "id"):
        seen: set[str] = set()
        for node, path in places:
            name = getattr(node, key)
            if name in seen:
                message = f"the {key} `{name}` stands twice in the tree"
                yield source.error("HR321", message, (*path, key), hint="keep one of the two")
            if name is not None:
                seen.add(name)


def _check_weights(node: IndexNode, path: DataPath, source: SourceFile) -> Iterator[Diagnostic]:
    given = [child.weight for child in node.groups if child.weight is not None]
    where: DataPath = (*path, "groups")
    if given and len(given) < len(node.groups):
        message = f"{len(given)} of {len(node.groups)} weights under `{node.id}` are given"
        hint = "give a weight to each, or to none for equal weights"
        yield source.error("HR303", message, where, hint=hint, key=True)
    elif any(weight < 0 for weight in given):
        hint = "weights are 0 or more"
        yield source.error("HR316", f"a weight under `{node.id}` is below 0", where, hint=hint, key=True)
    elif given and not sum(given, Fraction(0)):
        hint = "give at least one of them a weight above 0"
        yield source.error("HR316", f"all weights under `{node.id}` are 0", where, hint=hint, key=True)


def _check_mean(node: IndexNode, path: DataPath, source: SourceFile) -> Iterator[Diagnostic]:
    is_power = node.aggregation is Aggregation.POWER
    if is_power != (node.exponent is not None):
        message = "a power mean needs an exponent" if is_power else "an exponent belongs to a power mean only"
        hint = "add `exponent:`, such as 1/2" if is_power else "delete `exponent`"
        yield source.error("HR311", message, (*path, "aggregation" if is_power else "exponent"), hint=hint)
        return
    if is_power and not node.exponent:
        hint = "write `aggregation: geometric` for the exponent 0"
        yield source.error("HR311", "the exponent is 0", (*path, "exponent"), hint=hint)
    scales = _scales(node)
    if node.aggregation in (Aggregation.GEOMETRIC, Aggregation.POWER) and any(low < 0 for low, _ in scales):
        message = f"a {node.aggregation} mean of values that may be below 0"
        hint = "write `scale: goalposts` for these columns, or `aggregation: arithmetic`"
        yield source.error("HR322", message, path, hint=hint)
    elif node.aggregation is not Aggregation.GEOMETRIC and len(scales) > max(
        1, *(len(_scales(child)) for child in node.groups)
    ):
        message = f"`{node.id}` takes one mean of columns on {len(scales)} different scales"
        hint = "write `scale: goalposts` for them, or `aggregation: geometric`"
        yield source.error("HR323", message, path, hint=hint, severity=Severity.WARNING)


def _scales(node: IndexNode) -> set[tuple[Fraction, Fraction]]:
    return {ends for column in columns_of(node) if (ends := score_ends(column)) is not None}


def score_ends(column: IndexNode) -> tuple[Fraction, Fraction] | None:
    """Return the lowest and the highest score of a column; None where its ends are missing."""
    if column.scale is not Scale.GIVEN:
        return Fraction(0), Fraction(100)
    return None if column.low is None or column.high is None else (column.low, column.high)


def _check_scale(node: IndexNode, path: DataPath, source: SourceFile) -> Iterator[Diagnostic]:
    ends = [key for key in ("low", "high") if getattr(node, key) is not None]
    if node.scale is Scale.MIN_MAX:
        for key in ends:
            message = f"`min_max` takes both ends from the table, but `{key}` is given"
            hint = "write `scale: goalposts` to use it, or delete it"
            yield source.error("HR322", message, (*path, key), hint=hint)
        return
    if len(ends) < 2:
        absent = "low" if "low" not in ends else "high"
        message = f"the column {node.column} has no `{absent}`"
        hint = f"add `{absent}:`, or write `scale: min_max`"
        yield source.error("HR322", message, (*path, "scale"), hint=hint)
        return
    assert node.low is not None
    assert node.high is not None
    if node.low >= node.high:
        hint = "write the lower end first; `better: lower` turns a column round"
        yield source.error("HR322", "`low` is not under `high`", (*path, "low"), hint=hint)
    elif node.transform is Transform.LOG and node.scale is Scale.GIVEN:
        hint = "write `scale: goalposts`"
        yield source.error("HR322", "a given scale is not transformed", (*path, "transform"), hint=hint)
    elif node.transform is Transform.LOG and node.low <= 0:
        message = "a logarithm needs numbers above 0, but `low` is not"
        yield source.error("HR322", message, (*path, "low"), hint="write a goalpost above 0")
