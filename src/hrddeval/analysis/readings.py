"""What each coder made of each piece of evidence, written so that two readings can be held side by side.

Coders number observations as they like. So an observation is told by its kind and attributes, and
one that names another is told by what that other is.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hrddeval.model.dossier import Dossier, Observation
from hrddeval.model.vocabulary import AttributeType, Vocabulary

#: What a coder read of one kind in one piece of evidence: the observations in words, sorted; empty: nothing.
Read = tuple[str, ...]
#: Readings by (evidence, kind).
Readings = Mapping[tuple[str, str], Read]


def readings(observations: Mapping[str, Observation], vocabulary: Vocabulary) -> Readings:
    """Return what was read in each piece of evidence, by evidence and kind."""
    found: dict[tuple[str, str], list[str]] = {}
    for one in observations.values():
        words = in_words(one, observations, vocabulary)
        for evidence in one.evidence:
            found.setdefault((evidence, one.kind), []).append(words)
        for evidence in one.disputed_by:
            found.setdefault((evidence, one.kind), []).append(f"disputes: {words}")
    return {key: tuple(sorted(set(words))) for key, words in found.items()}


def in_words(one: Observation, among: Mapping[str, Observation], vocabulary: Vocabulary) -> str:
    """Return an observation without its number: attributes in the order of the vocabulary, and its dates."""
    parts = [
        f"{name} {_value(one.kind, name, one.attributes[name], among, vocabulary)}"
        for name in vocabulary.kinds[one.kind].attributes
        if name in one.attributes
    ]
    parts += [f"from {one.from_}"] if one.from_ else []
    parts += [f"until {one.until}"] if one.until else []
    return "; ".join(parts) or "no attribute"


def _value(kind: str, name: str, value: Any, among: Mapping[str, Observation], vocabulary: Vocabulary) -> str:
    if vocabulary.kinds[kind].attributes[name].type is AttributeType.REFERENCE and str(value) in among:
        other = among[str(value)]
        plain = {
            key: part
            for key, part in other.attributes.items()
            if vocabulary.kinds[other.kind].attributes[key].type is not AttributeType.REFERENCE
        }
        return f"the {other.kind} ({', '.join(f'{k} {_plain(v)}' for k, v in sorted(plain.items()))})"
    return _plain(value)


def _plain(value: Any) -> str:
    return ", ".join(sorted(map(str, value))) if isinstance(value, list | tuple) else str(value)


def replaced(
    dossier: Dossier, other: Mapping[str, Observation], evidence: str, kind: str
) -> dict[str, Observation]:
    """Return the dossier's observations with what was read of one kind in one piece of evidence replaced.

    What rests on other evidence too stays with that; what another coder read is added under fresh names,
    and is not known to refer to anything the dossier does not have.
    """
    kept: dict[str, Observation] = {}
    for name, one in dossier.observations.items():
        if one.kind != kind or evidence not in (*one.evidence, *one.disputed_by):
            kept[name] = one
            continue
        support = tuple(e for e in one.evidence if e != evidence)
        if support:
            disputed = tuple(e for e in one.disputed_by if e != evidence)
            kept[name] = one.model_copy(update={"evidence": support, "disputed_by": disputed})
    free = max((int(name[1:]) for name in (*dossier.observations, *other)), default=0)
    for one in other.values():
        if one.kind == kind and evidence in one.evidence:
            free += 1
            kept[f"O{free}"] = one.model_copy(update={"evidence": (evidence,), "disputed_by": ()})
    return kept
