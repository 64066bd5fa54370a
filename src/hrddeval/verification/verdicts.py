"""Holds two results of one initiative against each other: what is verdict in them, and what are words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hrddeval.model.assessment import Assessment
from hrddeval.model.criterion_result import CriterionResult
from hrddeval.model.initiative_result import InitiativeResult
from hrddeval.model.recipe import Recipe
from hrddeval.model.verification import Difference

#: Digests of a recipe, and what they are of.
_READ: Mapping[str, str] = {
    "rubric_digest": "rubric",
    "rules_digest": "rules",
    "vocabulary_digest": "vocabulary",
    "dossier_digests": "dossiers",
}


def verdict_differences(
    then: InitiativeResult | None, now: InitiativeResult | None
) -> tuple[Difference, ...]:
    """Return what of a verdict came out differently, from the total down to criteria, flags and harms."""
    before = dict(verdict(then)) if then is not None else {}
    after = dict(verdict(now)) if now is not None else {}
    return tuple(
        Difference(what=what, enclosed=before.get(what), recomputed=after.get(what))
        for what in dict.fromkeys([*before, *after])
        if before.get(what) != after.get(what)
    )


def verdict(one: InitiativeResult) -> Iterator[tuple[str, str]]:
    """Yield what a scorecard claims of an initiative, in words: what it is about, and what is claimed."""
    overall = one.overall
    placed = "placed" if overall.placed else "not placed"
    band = f", band {overall.band}, possible {overall.possible_band}" if overall.band else ""
    yield "overall", f"{_span(overall.supported, overall.possible)}, {placed}{band}"
    yield "coverage", _number(overall.coverage)
    yield "claimed", _span(overall.claimed.supported, overall.claimed.possible)
    yield "assessed as of", one.as_of
    for dimension in one.dimensions:
        gates = [
            f", held at {_number(one.ceiling)} by {one.flag} ({one.status})" for one in dimension.held_by
        ]
        yield dimension.id, _span(dimension.supported, dimension.possible) + "".join(gates)
        for criterion in dimension.criteria:
            yield criterion.id, _criterion(criterion)
    for flag in one.flags:
        yield f"flag {flag.id}", flag.status.value
    for pattern in one.patterns:
        yield f"pattern {pattern.id}", pattern.status.value
    for harm in one.harms:
        yield f"harm {harm.observation}", f"severity {harm.severity}, {harm.standing.value}, {harm.response}"
    for voice in one.voices:
        yield f"voice {voice.column}", f"{len(voice.evidence)} pieces of evidence"


def _criterion(one: CriterionResult) -> str:
    level = one.level
    reached = f"level {level.supported}"
    if level.possible != level.supported:
        reached += f" to {level.possible}"
    claimed = f", claimed {one.claimed.supported} to {one.claimed.possible}" if one.claimed else ""
    state = one.state.value.replace("_", " ")
    points = _span(one.score.supported, one.score.possible)
    return f"{reached}, {state}, {points} points, weight {_number(one.weight)}{claimed}"


def _span(low: float | None, high: float | None) -> str:
    if low is None or high is None:
        return "not applicable"
    return _number(low) if low == high else f"{_number(low)} to {_number(high)}"


def _number(value: float) -> str:
    return f"{value:.6f}".rstrip("0").rstrip(".")


def read_otherwise(then: Recipe, now: Recipe) -> tuple[str, ...]:
    """Return what was not read alike, by the digests of both recipes."""
    return tuple(what for key, what in _READ.items() if getattr(then, key) != getattr(now, key))


def other_words(then: Assessment, now: Assessment) -> int:
    """Count the values that differ outside the recipe; where a list is longer, its further entries count once each."""
    excluded = {"recipe"}
    before, after = (
        then.model_dump(mode="json", exclude=excluded),
        now.model_dump(mode="json", exclude=excluded),
    )
    return _differing(before, after)


def _differing(one: object, other: object) -> int:
    if isinstance(one, dict) and isinstance(other, dict):
        keys = dict.fromkeys([*one, *other])
        return sum(_differing(one.get(key), other.get(key)) for key in keys)
    if isinstance(one, list) and isinstance(other, list):
        pairs = sum(_differing(a, b) for a, b in zip(one, other, strict=False))
        return pairs + abs(len(one) - len(other))
    return int(one != other)
