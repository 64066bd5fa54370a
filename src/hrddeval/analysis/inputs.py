"""What two versions read that differs: claims, observations, searches, profile, rules, words, rubric."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal

from hrddeval.facts.reading import holds_on
from hrddeval.model.difference import Factor, InputChange, InputKind
from hrddeval.model.dossier import Dossier, Observation, Source
from hrddeval.model.text import FileModel

#: What of a rubric decides what evidence counts for; the rest is weights.
RULES_OF_A_RUBRIC = ("evidence_caps", "closes", "level_values", "reads")
#: What of a rubric changes words only.
_WORDS_OF_A_RUBRIC = ("schema_", "id", "version", "title", "description", "lenses", "replaces")
How = Literal["added", "removed", "changed"]


def differing(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[tuple[str, How]]:
    """Yield each name that is on one side only or not the same on both: of the later side first.

    >>> list(differing({"a": 1, "b": 1, "c": 1}, {"b": 2, "c": 1, "d": 1}))
    [('b', 'changed'), ('d', 'added'), ('a', 'removed')]
    """
    for name, value in after.items():
        if name not in before:
            yield name, "added"
        elif before[name] != value:
            yield name, "changed"
    for name in before:
        if name not in after:
            yield name, "removed"


def in_dossiers(before: Dossier, after: Dossier) -> list[InputChange]:
    """Return what differs between two versions of a dossier; an observation counts with what it rests on."""
    found: list[InputChange] = []
    for name, how in differing(before.evidence, after.evidence):
        claim = (after if name in after.evidence else before).evidence[name].claim
        found.append(_change(Factor.EVIDENCE, InputKind.CLAIM, name, how, claim))
    for name, how in differing(before.searches, after.searches):
        search = (after if name in after.searches else before).searches[name]
        found.append(_change(Factor.EVIDENCE, InputKind.SEARCH, name, how, search.result.value))
    profiles = [dict(one.profile) for one in (before, after)]
    found += [
        _change(Factor.EVIDENCE, InputKind.PROFILE, name, how, None)
        for name, how in differing(*profiles)
        if name != "summary"
    ]
    for name, how in differing(before.observations, after.observations):
        side, other = (after, before) if name in after.observations else (before, after)
        one = side.observations[name]
        factor = _cause_of_change(other.observations[name], one, other, side) if how == "changed" else None
        if factor is None and how != "changed":
            shared = any(claim in other.evidence for claim in one.evidence)
            factor = Factor.CODING if shared else Factor.EVIDENCE
        if factor is not None:
            found.append(_change(factor, InputKind.OBSERVATION, name, how, in_short(one)))
    return found


def _cause_of_change(old: Observation, new: Observation, before: Dossier, after: Dossier) -> Factor | None:
    """Return why an observation is not what it was; None where only its note differs."""
    if not says_the_same(old, new):
        return Factor.CODING
    pairs = ((old.evidence, new.evidence), (old.disputed_by, new.disputed_by))
    if all(was == now for was, now in pairs):
        return None
    shared = before.evidence.keys() & after.evidence.keys()
    same = all(set(was) & shared == set(now) & shared for was, now in pairs)
    return Factor.EVIDENCE if same else Factor.CODING


def says_the_same(one: Observation, other: Observation) -> bool:
    """Tell whether two observations hold the same, whatever they rest on."""
    held = [(this.kind, this.attributes, this.from_, this.until) for this in (one, other)]
    return held[0] == held[1]


def in_sources(before: Mapping[str, Source], after: Mapping[str, Source]) -> list[InputChange]:
    """Return the sources that are not the same on both sides."""
    return [
        _change(
            Factor.EVIDENCE, InputKind.SOURCE, name, how, (after if name in after else before)[name].title
        )
        for name, how in differing(before, after)
    ]


def in_force(dossier: Dossier, before: str, after: str) -> list[InputChange]:
    """Return the observations that hold on one of two dates only."""
    found = []
    for name, one in dossier.observations.items():
        then, now = holds_on(one, before), holds_on(one, after)
        if then != now:
            how: Literal["in force", "no longer in force"] = "in force" if now else "no longer in force"
            found.append(_change(Factor.DATE, InputKind.OBSERVATION, name, how, in_short(one)))
    return found


def in_short(one: Observation) -> str:
    """Return an observation in a line: its kind, and its attributes as they were coded."""
    values = (
        f"{name} {', '.join(map(str, value)) if isinstance(value, list | tuple) else value}"
        for name, value in one.attributes.items()
    )
    return ": ".join(part for part in (one.kind, "; ".join(values)) if part)


def in_rubrics(before: FileModel, after: FileModel) -> Iterator[InputChange]:
    """Yield the parts of a rubric that differ and bear on scores."""
    for name, _ in differing(dict(before), dict(after)):
        if name not in _WORDS_OF_A_RUBRIC:
            factor = Factor.RULES if name in RULES_OF_A_RUBRIC else Factor.WEIGHTS
            yield _change(factor, InputKind.RUBRIC, name, "changed", None)


def in_rules(
    kind: InputKind, before: Mapping[str, Any], after: Mapping[str, Any], titles: Mapping[str, str]
) -> list[InputChange]:
    """Return the rules, or kinds of observation, that are not the same on both sides.

    Args:
        before, after: what is compared, by id.
        titles: their titles, by id.
    """
    return [
        _change(Factor.RULES, kind, name, how, titles.get(name)) for name, how in differing(before, after)
    ]


def _change(
    factor: Factor,
    kind: InputKind,
    name: str,
    how: Literal["added", "removed", "changed", "in force", "no longer in force"],
    text: str | None,
) -> InputChange:
    return InputChange(factor=factor, kind=kind, id=name, how=how, text=text)


def factors_of(inputs: Sequence[InputChange]) -> tuple[Factor, ...]:
    """Return the causes among some changes, in the order they are told."""
    present = {one.factor for one in inputs}
    return tuple(factor for factor in Factor if factor in present)
