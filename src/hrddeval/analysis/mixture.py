"""Mixed dossiers: the claims of one version read as another version's coder read them.

What an observation rests on tells evidence and coding apart. An observation that rests only on claims
the other version does not have came with those claims; one that rests on claims both have is coding.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from hrddeval.analysis.inputs import says_the_same
from hrddeval.model.dossier import Dossier, Observation, Search
from hrddeval.model.values import ValueProblem, parse_value
from hrddeval.model.vocabulary import AttributeType, Vocabulary
from hrddeval.vocabulary import topic_names


def coded_as(claims: Dossier, coded: Dossier, vocabulary: Vocabulary) -> Dossier:
    """Return the claims, searches and profile of one version with the observations of the other's coder.

    Args:
        vocabulary: that of the version with the claims; it knows which attributes name observations.
    """
    if claims is coded:
        return claims
    found: dict[str, Observation] = {}
    for name, one in coded.observations.items():
        own = claims.observations.get(name)
        same = own if own is not None and says_the_same(own, one) else None
        if (kept := _resting_on(one, claims, coded, same)) is not None:
            found[name] = kept
    brought = {name: one for name, one in claims.observations.items() if _came_with_claims(one, coded)}
    renamed = dict(_fresh_names(brought, found, coded))
    for name, one in brought.items():
        if name in found and found[name] == one:
            continue
        found[renamed[name]] = _pointing(one, renamed, vocabulary)
    ordered = {name: found[name] for name in sorted(found, key=lambda name: int(name[1:]))}
    return claims.model_copy(update={"observations": _without_dangling(ordered, vocabulary)})


def _came_with_claims(one: Observation, other: Dossier) -> bool:
    return not any(name in other.evidence for name in one.evidence)


def _resting_on(
    one: Observation, claims: Dossier, coded: Dossier, same: Observation | None
) -> Observation | None:
    """Return an observation with the support that is there, and what new claims add to it; None without any."""

    def there(names: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
        added = [name for name in more if name not in coded.evidence]
        return tuple(dict.fromkeys([*(name for name in names if name in claims.evidence), *added]))

    support = there(one.evidence, same.evidence if same else ())
    if not support:
        return None
    disputed = there(one.disputed_by, same.disputed_by if same else ())
    return one.model_copy(update={"evidence": support, "disputed_by": disputed})


def _fresh_names(
    brought: Mapping[str, Observation], taken: Mapping[str, Observation], coded: Dossier
) -> Iterator[tuple[str, str]]:
    """Yield the name each observation gets: its own, or the next free one where that is taken."""
    numbers = [int(name[1:]) for name in (*brought, *taken, *coded.observations)]
    free = max(numbers, default=0)
    for name, one in brought.items():
        if name in taken and taken[name] != one:
            free += 1
            yield name, f"O{free}"
        else:
            yield name, name


def _pointing(one: Observation, renamed: Mapping[str, str], vocabulary: Vocabulary) -> Observation:
    attributes = {
        name: renamed.get(str(value), value) if _is_reference(one.kind, name, vocabulary) else value
        for name, value in one.attributes.items()
    }
    return one.model_copy(update={"attributes": attributes})


def _without_dangling(
    observations: Mapping[str, Observation], vocabulary: Vocabulary
) -> dict[str, Observation]:
    """Leave out what names an observation that is not there: of the one that names it, this is not known."""

    def kept(one: Observation) -> Observation:
        attributes = {
            name: value
            for name, value in one.attributes.items()
            if not _is_reference(one.kind, name, vocabulary) or value in observations
        }
        same = len(attributes) == len(one.attributes)
        return one if same else one.model_copy(update={"attributes": attributes})

    return {name: kept(one) for name, one in observations.items()}


def _is_reference(kind: str, attribute: str, vocabulary: Vocabulary) -> bool:
    declared = vocabulary.kinds.get(kind)
    found = declared.attributes.get(attribute) if declared else None
    return found is not None and found.type is AttributeType.REFERENCE


def readable_by(dossier: Dossier, vocabulary: Vocabulary) -> Dossier:
    """Return what a vocabulary has words for: other kinds, attributes, values and topics are left out.

    An attribute that is left out counts as not known, never as no.
    """
    observations = {
        name: one.model_copy(update={"attributes": _readable(one.kind, one.attributes, vocabulary)})
        for name, one in dossier.observations.items()
        if one.kind in vocabulary.kinds and not vocabulary.kinds[one.kind].derived
    }
    known = set(topic_names(vocabulary))
    searches: dict[str, Search] = {name: one for name, one in dossier.searches.items() if name in known}
    return dossier.model_copy(
        update={"observations": _without_dangling(observations, vocabulary), "searches": searches}
    )


def _readable(kind: str, attributes: Mapping[str, Any], vocabulary: Vocabulary) -> dict[str, Any]:
    declared = vocabulary.kinds[kind].attributes
    kept = {}
    for name, value in attributes.items():
        if name not in declared or declared[name].computed is not None:
            continue
        try:
            parse_value(declared[name], value)
        except ValueProblem:
            continue
        kept[name] = value
    return kept
