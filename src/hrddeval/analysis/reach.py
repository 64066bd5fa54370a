"""Which criteria a change can matter to, and which criteria must therefore be thought of together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hrddeval.analysis.steps import Change, Steps, values_of
from hrddeval.facts.worlds import NO, value_degree
from hrddeval.model.hypothesis import Added
from hrddeval.model.plan import Compiled, Literal
from hrddeval.model.vocabulary import Cardinality, Vocabulary
from hrddeval.scoring.frame import Frame


def literals_of(target: str, compiled: Compiled) -> list[Literal]:
    """Return every condition a criterion rests on, those of its flags and of derived rules included."""
    pending, done, found = [target], set[str](), []
    while pending:
        current = pending.pop()
        if current not in done:
            done.add(current)
            for way in compiled.ways[current]:
                for literal in way.literals:
                    found.append(literal)
                    pending.extend(compiled.derived.get(literal.kind, ()))
    return found


def matters(
    thing: Added, literals: Sequence[Literal], vocabulary: Vocabulary, counting: frozenset[str]
) -> bool:
    """Tell whether an observation can change what any of the conditions makes of the dossier.

    `counting` are the kinds with a value that is computed from observations of its kind.
    """
    asked = [literal for literal in literals if literal.kind == thing.kind]
    if any(literal.kind in counting for literal in literals):
        return True
    # one truth closes its topic, and takes the place of what was recorded, whatever it says
    if not asked or vocabulary.kinds[thing.kind].cardinality is Cardinality.SINGLE:
        return bool(asked)
    kind, values = vocabulary.kinds[thing.kind], values_of(thing, vocabulary)
    return any(
        all(
            value_degree(values[name], allowed) != NO
            for name, allowed in literal.tests
            if kind.attributes[name].computed is None and name in values
        )
        for literal in asked
    )


def counting_kinds(vocabulary: Vocabulary) -> dict[str, frozenset[str]]:
    """Return for each kind the kinds with a value that is computed from observations of it."""
    found: dict[str, set[str]] = {name: set() for name in vocabulary.kinds}
    for name, kind in vocabulary.kinds.items():
        for attribute in kind.attributes.values():
            if attribute.computed is not None:
                found.setdefault(attribute.computed.of, set()).add(name)
    return {name: frozenset(kinds) for name, kinds in found.items()}


def clusters(
    frame: Frame, criteria: Sequence[str], steps: Steps
) -> list[tuple[tuple[str, ...], tuple[Change, ...]]]:
    """Return groups of criteria that share changes, each with the changes that matter to it.

    No change matters to two groups, so each group can be answered by itself. Changes that matter to
    none of the criteria are left out.
    """
    literals = {name: list(dict.fromkeys(literals_of(name, frame.compiled))) for name in criteria}
    counting = counting_kinds(frame.vocabulary)
    touched: Mapping[str, frozenset[str]] = {
        thing.id: frozenset(
            c for c in criteria if matters(thing, literals[c], frame.vocabulary, counting[thing.kind])
        )
        for thing in steps.things.values()
    }
    leader = {name: name for name in criteria}

    def lead(name: str) -> str:
        while leader[name] != name:
            name = leader[name]
        return name

    reaches: dict[str, list[str]] = {}
    for change in steps.changes:
        reached = sorted(frozenset().union(*(touched[x] for x in change.things)), key=criteria.index)
        reaches[change.id] = reached
        for other in reached[1:]:
            leader[lead(other)] = lead(reached[0])
    groups: dict[str, list[str]] = {}
    for name in criteria:
        groups.setdefault(lead(name), []).append(name)
    return [
        (
            tuple(group),
            tuple(one for one in steps.changes if reaches[one.id] and lead(reaches[one.id][0]) == head),
        )
        for head, group in groups.items()
    ]
