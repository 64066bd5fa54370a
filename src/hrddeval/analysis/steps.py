"""The steps of rules as changes one could make: steps that set the same observations are one change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hrddeval.analysis.hypotheses import next_ids
from hrddeval.facts.reading import Reading, Seen
from hrddeval.model.dossier import Dossier
from hrddeval.model.hypothesis import BEST, Added
from hrddeval.model.rule import Criterion, SetsObservation
from hrddeval.model.text import Words
from hrddeval.model.values import TypedValue, parse_value
from hrddeval.model.vocabulary import AttributeType, Cardinality, Vocabulary

#: What an observation says, whatever it is called: kind, attributes, and what it refers to.
_Key = tuple[Any, ...]


@dataclass(frozen=True)
class Change:
    """One change: the observations it creates, its effort, and the steps of rules that are it.

    `steps` are (criterion, level); `effort` is the greatest that one of them declares.
    """

    id: str
    text: Words
    effort: int
    things: tuple[str, ...]
    steps: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Steps:
    """All changes, and every observation that one of them creates, by id."""

    changes: tuple[Change, ...]
    things: Mapping[str, Added]

    def named(self, change: str) -> Change:
        return next(one for one in self.changes if one.id == change)


def steps_of(criteria: Sequence[Criterion], dossier: Dossier, vocabulary: Vocabulary) -> Steps:
    """Return the changes that the steps of criteria are.

    Observations that say the same are one, whichever step sets them; a change is known by the step
    that comes first (`W7/3`).
    """
    keys: dict[_Key, SetsObservation] = {}
    found: dict[frozenset[_Key], list[tuple[str, int]]] = {}
    for criterion in criteria:
        for number, level in sorted(criterion.levels.items()):
            if level.step is not None:
                own = _keys(level.step.sets, vocabulary)
                keys |= {key: one for key, one in own if key not in keys}
                found.setdefault(frozenset(key for key, _ in own), []).append((criterion.id, number))
    ids = dict(zip(keys, next_ids(dossier, len(keys)), strict=True))
    things = {ids[key]: _thing(key, ids, one, vocabulary) for key, one in keys.items()}
    by_id = {one.id: one for one in criteria}
    changes = []
    for said, steps in found.items():
        declared = [by_id[criterion].levels[number].step for criterion, number in steps]
        first = declared[0]
        assert first is not None
        changes.append(
            Change(
                id=f"{steps[0][0]}/{steps[0][1]}",
                text=first.text,
                effort=max(step.effort for step in declared if step is not None),
                things=tuple(ids[key] for key in keys if key in said),
                steps=tuple(steps),
            )
        )
    return Steps(tuple(changes), things)


def _keys(sets: Sequence[SetsObservation], vocabulary: Vocabulary) -> list[tuple[_Key, SetsObservation]]:
    """Return what each observation says; a reference says what the observation it means says."""
    named: dict[str, _Key] = {}
    found = []
    for one in sets:
        declared = vocabulary.kinds[one.kind].attributes
        said: list[tuple[str, Any]] = []
        for name, raw in sorted(one.attributes.items()):
            is_reference = declared[name].type is AttributeType.REFERENCE
            said.append((name, named[raw] if is_reference else parse_value(declared[name], raw)))
        key = (one.kind, tuple(said))
        if one.as_:
            named[one.as_] = key
        found.append((key, one))
    return found


def _thing(key: _Key, ids: Mapping[_Key, str], one: SetsObservation, vocabulary: Vocabulary) -> Added:
    kind = vocabulary.kinds[one.kind]
    meant = {
        name: ids[said] for name, said in key[1] if kind.attributes[name].type is AttributeType.REFERENCE
    }
    return Added(ids[key], one.kind, {**one.attributes, **meant}, BEST[kind.track])


def is_recorded(thing: Added, reading: Reading, vocabulary: Vocabulary) -> bool:
    """Tell whether an observation of the dossier already says all that a step would create.

    It may be capped, disputed or known from memory: then evidence is missing, not a reform.
    References are left out of account.
    """
    wanted = values_of(thing, vocabulary)
    return any(
        one.kind == thing.kind and all(one.values.get(name) == value for name, value in wanted.items())
        for one in reading.seen
    )


def values_of(thing: Added, vocabulary: Vocabulary) -> dict[str, TypedValue]:
    """Return the typed values of a supposed observation, without its references."""
    declared = vocabulary.kinds[thing.kind].attributes
    return {
        name: parse_value(declared[name], raw)
        for name, raw in thing.attributes.items()
        if declared[name].type is not AttributeType.REFERENCE
    }


def conflict(one: Added, other: Added, vocabulary: Vocabulary) -> bool:
    """Tell whether two observations cannot both be: of a kind with one truth, and giving different values."""
    kind = vocabulary.kinds[one.kind]
    if one.kind != other.kind or kind.cardinality is not Cardinality.SINGLE:
        return False
    first, second = values_of(one, vocabulary), values_of(other, vocabulary)
    if kind.topic_by and first.get(kind.topic_by) != second.get(kind.topic_by):
        return False
    return any(first[name] != second[name] for name in first if name in second)


def replaced_by(thing: Added, seen: Seen, vocabulary: Vocabulary) -> bool:
    """Tell whether a recorded observation of a kind with one truth takes the values of a supposed one."""
    kind = vocabulary.kinds[thing.kind]
    if seen.kind != thing.kind or kind.cardinality is not Cardinality.SINGLE:
        return False
    return kind.topic_by is None or seen.values.get(kind.topic_by) == values_of(thing, vocabulary).get(
        kind.topic_by
    )
