"""Loads rubrics and checks their tree, weights, gates, bands and profiles against the criteria there are."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from fractions import Fraction
from itertools import pairwise

from hrddeval.diagnostics.diagnostic import Diagnostic
from hrddeval.model.rubric import Aggregation, BandGate, Exact, FlagGate, Node, Rubric
from hrddeval.source.loaded import FileToRead, Loaded, load
from hrddeval.source.source_file import DataPath, SourceFile
from hrddeval.source.suggest import did_you_mean, listed


def load_rubric(file: FileToRead) -> tuple[Loaded[Rubric] | None, list[Diagnostic]]:
    """Read a rubric; `check_rubric` holds it against the criteria."""
    return load(Rubric, file)


def node_name(node: Node) -> str | None:
    """Return the id a node goes by: its own, or its criterion's."""
    return node.id or node.criterion


def criteria_of(node: Node) -> Iterator[str]:
    """Return every criterion under a node, in the order of the file."""
    if node.criterion is not None:
        yield node.criterion
    for child in node.groups:
        yield from criteria_of(child)


def check_rubric(
    rubric: Loaded[Rubric], criteria: Collection[str], flags: Collection[str]
) -> list[Diagnostic]:
    """Return everything that is wrong with one rubric.

    Args:
        criteria: ids of all criteria, switched-off ones included.
        flags: names of all flags that criteria raise.
    """
    value, source = rubric.value, rubric.source
    nodes = list(_walk(value.tree, ("tree",)))
    problems = list(_check_name(value, source))
    problems += _check_nodes(nodes, criteria, source)
    for node, path in nodes:
        problems += _check_brothers(node, path, source)
    groups = [node.id for node, _ in nodes if node.id and node.criterion is None]
    problems += _check_gates(value, groups, flags, source)
    problems += _check_numbers(value, source)
    problems += _check_profiles(value, nodes, source)
    counted = len({node.criterion for node, _ in nodes if node.criterion})
    if value.criteria_intended < counted:
        message = f"the tree has {counted} criteria, more than the {value.criteria_intended} intended"
        problems.append(
            source.error("HR318", message, ("criteria_intended",), hint=f"write {counted} or more")
        )
    return problems


def _walk(node: Node, path: DataPath) -> Iterator[tuple[Node, DataPath]]:
    yield node, path
    for position, child in enumerate(node.groups):
        yield from _walk(child, (*path, "groups", position))


def _check_name(rubric: Rubric, source: SourceFile) -> Iterator[Diagnostic]:
    if source.path.stem != rubric.id:
        message = f"the file is called `{source.path.name}`, but its rubric is `{rubric.id}`"
        yield source.error("HR314", message, ("id",), hint=f"rename the file to `{rubric.id}.yaml`")


def _check_nodes(
    nodes: list[tuple[Node, DataPath]], criteria: Collection[str], source: SourceFile
) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    used: set[str] = set()
    for node, path in nodes:
        if (node.criterion is None) == (not node.groups):
            both = (
                "is a group and a criterion at once"
                if node.criterion
                else "is neither a group nor a criterion"
            )
            hint = "write either `groups:` or `criterion:`"
            yield source.error("HR302", f"this part of the tree {both}", path, hint=hint)
            continue
        if node.criterion is None and len(path) > 1 and (node.id is None or node.title is None):
            what = "id" if node.id is None else "title"
            yield source.error("HR302", f"this group has no `{what}`", path, hint=f"add `{what}:`")
        if node.id is not None:
            if node.id in seen:
                message = f"the id `{node.id}` stands twice in the tree"
                yield source.error("HR301", message, (*path, "id"), hint="give one of the two another id")
            seen.add(node.id)
        if node.criterion is not None:
            yield from _check_criterion(node.criterion, (*path, "criterion"), criteria, used, source)
            used.add(node.criterion)
        if (node.aggregation is Aggregation.POWER) != (node.exponent is not None):
            has = node.exponent is not None
            message = (
                "an exponent belongs to `aggregation: power` only"
                if has
                else "a power mean needs an exponent"
            )
            hint = (
                "delete `exponent`, or write `aggregation: power`" if has else "add `exponent:`, such as 1/2"
            )
            yield source.error("HR311", message, (*path, "exponent" if has else "aggregation"), hint=hint)


def _check_criterion(
    criterion: str, path: DataPath, criteria: Collection[str], used: Collection[str], source: SourceFile
) -> Iterator[Diagnostic]:
    if criterion in used:
        yield source.error(
            "HR306", f"the criterion {criterion} stands twice in the tree", path, hint="keep one of the two"
        )
    elif criterion not in criteria:
        near = did_you_mean(criterion, criteria, otherwise="write its file in rules, or delete the line")
        yield source.error("HR305", f"there are no rules for the criterion {criterion}", path, hint=near)


def _check_brothers(node: Node, path: DataPath, source: SourceFile) -> Iterator[Diagnostic]:
    weights = [child.weight for child in node.groups]
    given = [weight for weight in weights if weight is not None]
    where: DataPath = (*path, "groups")
    if not given:
        return
    under = f"under `{node.id}`" if node.id else "at the top of the tree"
    if len(given) < len(weights):
        message = f"{len(given)} of {len(weights)} weights {under} are given"
        yield source.error(
            "HR303", message, where, hint="give a weight to each, or to none for equal weights", key=True
        )
        return
    yield from check_sum(given, under, where, source)


def check_sum(
    weights: list[Fraction], under: str, path: DataPath, source: SourceFile
) -> Iterator[Diagnostic]:
    """Weights are none below 0 and add up to exactly 1."""
    total = sum(weights, Fraction(0))
    if any(weight < 0 for weight in weights):
        yield source.error(
            "HR316", f"a weight {under} is below 0", path, hint="weights are 0 or more", key=True
        )
    elif total != 1:
        hint = "write fractions such as 1/3 where decimals do not come out even"
        yield source.error(
            "HR304", f"the weights {under} add up to {_number(total)}, not 1", path, hint=hint, key=True
        )


def _check_gates(
    rubric: Rubric, groups: list[str], flags: Collection[str], source: SourceFile
) -> Iterator[Diagnostic]:
    for position, gate in enumerate(rubric.gates):
        path: DataPath = ("gates", position)
        match gate:
            case FlagGate():
                if gate.flag not in flags:
                    hint = did_you_mean(gate.flag, flags, otherwise="add the flag to a criterion")
                    yield source.error(
                        "HR307", f"no criterion raises the flag `{gate.flag}`", (*path, "flag"), hint=hint
                    )
                yield from _check_group(gate.group, (*path, "group"), groups, source)
                yield from _check_range(gate.ceiling, (*path, "ceiling"), 100, source)
            case BandGate():
                yield from _check_group(gate.while_.group, (*path, "while", "group"), groups, source)
                yield from _check_range(gate.while_.under, (*path, "while", "under"), 100, source)
                if gate.band_at_most not in rubric.bands:
                    hint = did_you_mean(gate.band_at_most, rubric.bands)
                    message = f"no band is called `{gate.band_at_most}`"
                    yield source.error("HR317", message, (*path, "band_at_most"), hint=hint)


def _check_group(name: str, path: DataPath, groups: list[str], source: SourceFile) -> Iterator[Diagnostic]:
    if name not in groups:
        yield source.error(
            "HR308", f"no group of the tree is called `{name}`", path, hint=did_you_mean(name, groups)
        )


def _check_range(value: Exact, path: DataPath, highest: int, source: SourceFile) -> Iterator[Diagnostic]:
    if not 0 <= value <= highest:
        message = f"`{path[-1]}` is {_number(value)}, expected 0 to {highest}"
        yield source.error("HR316", message, path, hint=f"write a number from 0 to {highest}")


def _check_numbers(rubric: Rubric, source: SourceFile) -> Iterator[Diagnostic]:
    floors = list(rubric.bands.items())
    if not floors or floors[-1][1] != 0:
        message = "no band begins at 0, so that low scores have none"
        yield source.error("HR309", message, ("bands",), hint="add a last band at 0", key=True)
    for (above, higher), (below, lower) in pairwise(floors):
        if lower >= higher:
            message = f"band {below} begins at {_number(lower)}, not under band {above} at {_number(higher)}"
            yield source.error(
                "HR309", message, ("bands", below), hint="write bands from the highest to the lowest"
            )
    for name, floor in floors:
        yield from _check_range(floor, ("bands", name), 100, source)
    values = rubric.level_values
    if any(later < earlier for earlier, later in pairwise(values)):
        hint = "a higher level is worth no less: 0, 25, 50, 75, 100"
        yield source.error("HR310", "the level values do not ascend", ("level_values",), hint=hint, key=True)
    for position, value in enumerate(values):
        yield from _check_range(value, ("level_values", position), 100, source)
    for key in ("overall", "dimension"):
        yield from _check_range(getattr(rubric.minimum_coverage, key), ("minimum_coverage", key), 1, source)


def _check_profiles(
    rubric: Rubric, nodes: list[tuple[Node, DataPath]], source: SourceFile
) -> Iterator[Diagnostic]:
    names = {name for node, _ in nodes[1:] if (name := node_name(node)) is not None}
    for profile, weights in rubric.weight_profiles.items():
        path: DataPath = ("weight_profiles", profile, "weights")
        for name in weights.weights:
            if name not in names:
                message = f"no part of the tree is called `{name}`"
                yield source.error("HR313", message, (*path, name), hint=did_you_mean(name, names), key=True)
        for node, _ in nodes:
            yield from _check_profile_brothers(node, weights.weights, path, source)


def _check_profile_brothers(
    node: Node, weights: Mapping[str, Fraction], path: DataPath, source: SourceFile
) -> Iterator[Diagnostic]:
    brothers = [name for child in node.groups if (name := node_name(child)) is not None]
    given = [name for name in brothers if name in weights]
    under = f"under `{node.id}`" if node.id else "at the top of the tree"
    if given and len(given) < len(brothers):
        missing = [name for name in brothers if name not in weights]
        message = f"this profile gives no weight to {listed(missing).replace(' or ', ' and ')} {under}"
        yield source.error("HR303", message, path, hint="give a weight to each, or to none", key=True)
    elif given:
        yield from check_sum([weights[name] for name in given], under, path, source)


def _number(value: Fraction) -> str:
    """Write a fraction as a decimal where that is short, else as a fraction.

    >>> _number(Fraction(9, 10)), _number(Fraction(2, 3)), _number(Fraction(2))
    ('0.9', '2/3', '2')
    """
    decimal = f"{float(value):.4f}".rstrip("0").rstrip(".")
    return decimal if Fraction(decimal) == value else str(value)
