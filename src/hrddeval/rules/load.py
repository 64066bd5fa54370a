"""Reads the files of a rule folder, each into its model; what they say is checked elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from hrddeval.diagnostics.diagnostic import Diagnostic, Location, Related
from hrddeval.model.rule import Criterion, DerivedRule
from hrddeval.source.loaded import FileToRead, Loaded, load

Rule = TypeVar("Rule", Criterion, DerivedRule)


@dataclass
class RuleFiles:
    """What a folder of rules holds, in the order of the files."""

    criteria: list[Loaded[Criterion]] = field(default_factory=list)
    derived: list[Loaded[DerivedRule]] = field(default_factory=list)


def load_rules(files: Sequence[FileToRead]) -> tuple[RuleFiles, list[Diagnostic]]:
    """Read rule files: those in a folder `derived` as derived rules, all others as criteria."""
    found = RuleFiles()
    problems: list[Diagnostic] = []
    for file in files:
        if file.path.parent.name == "derived":
            rule, wrong = load(DerivedRule, file)
            found.derived += [rule] if rule else []
        else:
            criterion, wrong = load(Criterion, file)
            found.criteria += [criterion] if criterion else []
        problems += wrong
    problems += [wrong for criterion in found.criteria for wrong in _check_name(criterion)]
    return found, problems


def _check_name(criterion: Loaded[Criterion]) -> list[Diagnostic]:
    """A file is called after its criterion, so that it is found without a search."""
    name, identity = criterion.source.path.name, criterion.value.id
    if name.startswith(f"{identity}-") and len(name) > len(f"{identity}-.yaml"):
        return []
    message = f"the file is called `{name}`, but its criterion is `{identity}`"
    return [
        criterion.source.error(
            "HR201", message, ("id",), hint=f"rename the file to `{identity}-some-words.yaml`"
        )
    ]


def same_id_twice(rules: Sequence[Loaded[Rule]]) -> list[Diagnostic]:
    """Name both places where two files of one origin give the same id."""
    first: dict[str, Loaded[Rule]] = {}
    problems = []
    for rule in rules:
        identity = rule.value.id
        other = first.setdefault(identity, rule)
        if other is not rule:
            place: Location = other.source.locate(("id",))
            problems.append(
                rule.source.error(
                    "HR202",
                    f"the id `{identity}` is already taken",
                    ("id",),
                    hint="give one of the two another id",
                    related=(Related(f"`{identity}` stands here first", place),),
                )
            )
    return problems
