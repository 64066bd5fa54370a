"""The assessment of a study: which worlds to run for each dossier, and the result once they were run."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from hrddeval.facts.reading import CLAIMED, NO_DATE, Reading, latest_date, read_dossier
from hrddeval.facts.worlds import world_of
from hrddeval.model.dossier import Dossier, Source
from hrddeval.model.initiative_result import InitiativeResult
from hrddeval.model.program import Derived, World
from hrddeval.model.recipe import Recipe, RubricEntry
from hrddeval.model.rubric import Node, Rubric
from hrddeval.scoring.frame import Frame, WorldName, WorldOutcome, world_outcome
from hrddeval.scoring.initiative import initiative_result


@dataclass(frozen=True)
class Case:
    """A dossier on a date with the readings to run."""

    dossier: Dossier
    sources: Mapping[str, Source]
    digest: str
    as_of: str
    readings: Mapping[WorldName, Reading]

    def key(self, name: WorldName) -> str:
        """Return the key of one of its worlds; what is before the bar names the dossier."""
        return f"{self.dossier.id}|{name.value}"


def date_of(dossier: Dossier, sources: Mapping[str, Source], as_of: str | None) -> str:
    """Return the date a dossier is assessed on: the one asked for, or the latest in it and the sources it cites.

    Of a dossier without its withheld dates, it is the date that was noted when they were taken out.
    """
    if as_of is None and dossier.redaction is not None and dossier.redaction.as_of is not None:
        return dossier.redaction.as_of
    cited = {one.source for one in dossier.evidence.values()}
    years = [source.year for name, source in sources.items() if name in cited]
    return as_of or latest_date(dossier, years) or NO_DATE


def case_of(
    frame: Frame, dossier: Dossier, sources: Mapping[str, Source], digest: str, as_of: str | None
) -> Case:
    """Return the readings of a dossier: full, claimed, and, where facts are contested, both ways of settling them."""
    date = date_of(dossier, sources, as_of)
    full = read_dossier(dossier, frame.vocabulary, frame.rubric.closes, date)
    readings = {
        WorldName.FULL: full,
        WorldName.CLAIMED: read_dossier(dossier, frame.vocabulary, frame.rubric.closes, date, only=CLAIMED),
    }
    if full.is_contested:
        readings[WorldName.CONTESTED_FALSE] = full.taking_contested_as(False)
        readings[WorldName.CONTESTED_TRUE] = full.taking_contested_as(True)
    if not full.is_firm:
        readings[WorldName.RECORDED] = full.as_recorded()
    return Case(dossier, sources, digest, date, readings)


def worlds_of(frame: Frame, case: Case) -> list[World]:
    """Return the worlds of a case for the engines."""
    return [
        world_of(reading, case.key(name), frame.vocabulary, frame.compiled)
        for name, reading in case.readings.items()
    ]


def outcomes_of(frame: Frame, case: Case, derived: Mapping[str, Derived]) -> dict[WorldName, WorldOutcome]:
    """Return the outcome of one case in each of its worlds; what was recorded alone only informs the full one."""
    return {
        name: world_outcome(
            frame,
            reading,
            derived[case.key(name)],
            recorded=derived.get(case.key(WorldName.RECORDED)) if name is WorldName.FULL else None,
            capped=name is not WorldName.CLAIMED,
        )
        for name, reading in case.readings.items()
        if name is not WorldName.RECORDED
    }


def initiative_of(frame: Frame, case: Case, derived: Mapping[str, Derived]) -> InitiativeResult:
    """Return the result of one case, from the facts derived in its worlds."""
    outcomes = outcomes_of(frame, case, derived)
    return initiative_result(
        frame, case.dossier, case.sources, outcomes, as_of=case.as_of, digest=case.digest
    )


def recipe_of(
    facts: Mapping[str, Any], digests: Mapping[str, str], dates: Sequence[str], rubric: str
) -> Recipe:
    """Return the recipe of a run: its facts, the digests of its dossiers, and the digest over all of them."""
    basis = {**facts, "dossier_digests": digests, "as_of": list(dates), "rubric": rubric}
    run = hashlib.sha256(json.dumps(basis, sort_keys=True, default=str).encode()).hexdigest()[:8]
    return Recipe(**facts, dossier_digests=digests, run=run)


def recipe_of_one(recipe: Recipe, initiative: str, digest: str, as_of: str, rubric: str) -> Recipe:
    """Return the recipe that a run of one of its dossiers alone would have had."""
    facts = {
        name: getattr(recipe, name) for name in Recipe.model_fields if name not in ("dossier_digests", "run")
    }
    return recipe_of(facts, {initiative: digest}, [as_of], rubric)


def rubric_entry(frame: Frame) -> RubricEntry:
    """Return what a report says of the rubric."""
    rubric = frame.rubric
    return RubricEntry(
        id=rubric.id,
        version=rubric.version,
        title=frame.words(rubric.title),
        criteria=len(frame.criteria),
        criteria_intended=rubric.criteria_intended,
        whole=len(frame.criteria) >= rubric.criteria_intended,
        weights=weights_in_words(frame, rubric),
        level_values=_floats(rubric.level_values),
        bands={band: float(value) for band, value in rubric.bands.items()},
        minimum_coverage={
            "overall": float(rubric.minimum_coverage.overall),
            "dimension": float(rubric.minimum_coverage.dimension),
        },
    )


def weights_in_words(frame: Frame, rubric: Rubric) -> str:
    """Return the name of the weights used."""
    profile = next(
        (p for p in rubric.weight_profiles.values() if p.weights and dict(p.weights) == dict(frame.weights)),
        None,
    )
    if profile is not None:
        return frame.words(profile.title)
    given = any(node.weight is not None for node in _nodes(rubric.tree))
    return frame.say("weights of the rubric") if given else frame.say("equal weights")


def _nodes(node: Node) -> list[Node]:
    return [node, *(inner for child in node.groups for inner in _nodes(child))]


def _floats(values: Sequence[Fraction]) -> tuple[float, ...]:
    return tuple(float(value) for value in values)
