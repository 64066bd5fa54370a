"""What a group of people is asked to weigh: the parts of one group of the rubric, in their language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from hrddeval.diagnostics.diagnostic import AuthorError, Diagnostic, Location
from hrddeval.model.rubric import Node
from hrddeval.scoring.tree import node_id
from hrddeval.source.suggest import did_you_mean
from hrddeval.study import Study

#: Stands between the two ids of a pair in the head of a column.
BETWEEN = ":"
#: More than this many things nobody can weigh against each other in one sitting.
MOST = 9


@dataclass(frozen=True)
class Thing:
    """One thing to weigh: a group or criterion, its title and what it asks."""

    id: str
    title: str
    question: str


def things(study: Study, group: str | None, language: str) -> list[Thing]:
    """Return the parts of a group of the rubric, the dimensions by default.

    Raises:
        AuthorError: where there is no such group, or it has fewer than two parts or too many.
    """
    tree = study.rubric.value.tree
    groups = {node_id(node): node for node in _groups(tree)}
    if group is not None and group not in groups:
        message = f"the rubric {study.rubric.value.id} has no group `{group}`"
        hint = did_you_mean(group, groups, otherwise="choose from " + ", ".join(groups))
        raise AuthorError([Diagnostic("HR340", message, Location("--group"), hint)])
    asked = groups[group] if group is not None else tree
    found = [_thing(study, node, language) for node in asked.groups]
    if not 2 <= len(found) <= MOST:
        message = f"this group has {len(found)} parts; from 2 to {MOST} can be weighed in one sitting"
        raise AuthorError([Diagnostic("HR340", message, Location("--group"), "name a smaller group")])
    return found


def _groups(node: Node) -> list[Node]:
    return [node, *(inner for child in node.groups if child.groups for inner in _groups(child))]


def _thing(study: Study, node: Node, language: str) -> Thing:
    if node.criterion is not None:
        rule = study.criteria[node.criterion].value
        return Thing(node.criterion, rule.title.marked(language), rule.question.marked(language))
    title = node.title.marked(language) if node.title else node_id(node)
    return Thing(node_id(node), title, node.question.marked(language) if node.question else "")


def pairs(asked: Sequence[Thing]) -> list[tuple[Thing, Thing]]:
    """Return every two things, each side first about equally often, so that no place is favoured."""
    return [
        (one, two) if (asked.index(one) + asked.index(two)) % 2 else (two, one)
        for one, two in combinations(asked, 2)
    ]
