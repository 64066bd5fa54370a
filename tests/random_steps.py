"""Random rules with random steps, a random dossier, and what every set of steps really leads to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from random import Random
from typing import Any

import build
from hrddeval.analysis.ground import Ground, reading_after
from hrddeval.analysis.pathways import ground_of
from hrddeval.analysis.steps import Change, Steps, conflict, steps_of
from hrddeval.engine.asp import ClingoEngine
from hrddeval.facts.worlds import world_of
from hrddeval.model.rubric import Rubric
from hrddeval.model.rule import Criterion
from hrddeval.scoring.assessment import case_of, worlds_of
from hrddeval.scoring.frame import Frame, WorldOutcome, world_outcome
from hrddeval.scoring.tree import NodeScore
from rulebases import VOCABULARY, RandomRules, random_attributes, random_dossier

KINDS = ("body", "seat", "price", "start", "response", "harm")
#: Kinds a step may set.
GOOD = ("body", "seat", "seat", "price", "start", "response")


@dataclass(frozen=True)
class Situation:
    """A frame, where a dossier stands in it, and the steps one could take."""

    frame: Frame
    ground: Ground
    root: NodeScore
    steps: Steps


def situation(seed: int, rubric: Rubric | None = None, *, criteria: int = 2, steps: int = 2) -> Situation:
    """Return a random situation; the same seed, the same situation."""
    random = Random(seed)
    rules = RandomRules(random, criteria=criteria)
    ladders = [_with_steps(random, one, steps) for one in rules.criteria]
    frame = build.frame(VOCABULARY, ladders, rules.derived, rubric)
    dossier = build.dossier(**random_dossier(random, VOCABULARY, KINDS, most=6))
    source = {"s1": build_source()}
    case = case_of(frame, dossier, source, "digest", None)
    derived = ClingoEngine().derive(frame.compiled.program, worlds_of(frame, case))
    ground, root = ground_of(frame, case, derived)
    return Situation(frame, ground, root, steps_of(ladders, dossier, VOCABULARY))


def build_source() -> Any:
    from hrddeval.model.dossier import Source

    return Source(id="s1", title="A source")


def _with_steps(random: Random, criterion: Criterion, steps: int) -> Criterion:
    data = criterion.model_dump(by_alias=True, exclude_none=True)
    for number in random.sample((1, 2, 3, 4), steps):
        data["levels"][number]["step"] = {
            "text": f"Do {criterion.id} {number}",
            "sets": _sets(random),
            "effort": random.randint(1, 5),
        }
    return Criterion.model_validate(data)


def _sets(random: Random) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = []
    for _ in range(random.choice((1, 1, 2))):
        kind = random.choice(GOOD)
        ids = {"body": ["board"]} if any(one.get("as") == "board" for one in made) else {}
        attributes = random_attributes(random, VOCABULARY.kinds[kind], ids)
        named = {"as": "board"} if kind == "body" and not ids else {}
        made.append({"kind": kind, "attributes": attributes, **named})
    return made


def possible_sets(here: Situation, changes: Sequence[Change]) -> Iterable[tuple[Change, ...]]:
    """Yield every set of changes that can be made together."""
    for size in range(len(changes) + 1):
        for some in combinations(changes, size):
            things = [here.steps.things[x] for change in some for x in change.things]
            if not any(conflict(a, b, VOCABULARY) for a, b in combinations(things, 2)):
                yield some


def outcomes(here: Situation, sets: Sequence[tuple[Change, ...]]) -> list[WorldOutcome]:
    """Return what each set really leads to, by the engine and the scoring that every assessment uses."""
    readings = [
        reading_after(
            here.ground, [here.steps.things[x] for x in dict.fromkeys(t for one in some for t in one.things)]
        )
        for some in sets
    ]
    worlds = [
        world_of(reading, f"w{number}", VOCABULARY, here.frame.compiled)
        for number, reading in enumerate(readings)
    ]
    derived = ClingoEngine().derive(here.frame.compiled.program, worlds)
    return [
        world_outcome(here.frame, reading, derived[f"w{number}"]) for number, reading in enumerate(readings)
    ]
