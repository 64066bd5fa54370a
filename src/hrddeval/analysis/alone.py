"""Criteria one by one: each with the derived rules it needs and no more, so that changing one topic costs little.

A criterion that stands alone has the levels it has beside all others: rules of one criterion never read
another's. Worlds that hold the same facts are inferred once, however many dossiers share them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from hrddeval.facts.reading import Reading
from hrddeval.facts.worlds import world_of
from hrddeval.model.program import Derived, Fact, Program, World
from hrddeval.rules.compile import compile_rules
from hrddeval.rules.drafts import drafts_of, used_rules
from hrddeval.scoring.caps import topics_looked_at
from hrddeval.scoring.firings import literals_below
from hrddeval.scoring.frame import Frame, WorldOutcome, world_outcome

#: Infers many small programs at once; keys of worlds are unique over all of them.
Infer = Callable[[Sequence[tuple[Program, Sequence[World]]]], Mapping[str, Derived]]


def frames_alone(frame: Frame) -> dict[str, Frame]:
    """Return a frame for each criterion of a frame, by id."""
    derived = list(frame.derived_rules.values())
    alone = {}
    for criterion in frame.criteria.values():
        used = set(used_rules(drafts_of(criterion, frame.vocabulary), derived, frame.vocabulary))
        below = [rule for rule in derived if rule.id in used]
        alone[criterion.id] = replace(
            frame,
            criteria={criterion.id: criterion},
            derived_rules={rule.id: rule for rule in below},
            compiled=compile_rules(frame.vocabulary, [criterion], below),
            phrases={},
        )
    return alone


def topics_asked(alone: Mapping[str, Frame], reading: Reading) -> dict[str, frozenset[str]]:
    """Return for each criterion the keys of the topics its levels, limits and flags depend on.

    They follow from the rules; any reading by the same vocabulary gives the same.
    """
    return {
        name: frozenset(
            topic.key
            for _, _, literal in literals_below(name, frame.compiled)
            for topic in topics_looked_at(literal, frame.vocabulary, frame.compiled, reading)
        )
        for name, frame in alone.items()
    }


@dataclass(frozen=True)
class Asked:
    """One criterion in one reading."""

    criterion: str
    reading: Reading


def outcomes(alone: Mapping[str, Frame], asked: Iterable[Asked], infer: Infer) -> list[WorldOutcome]:
    """Return what follows for each criterion asked about, in the same order.

    Raises:
        EnginesDisagree, EngineFault: see `inference`.
    """
    wanted = list(asked)
    keys: dict[str, dict[frozenset[Fact], str]] = {name: {} for name in alone}
    places = []
    for one in wanted:
        frame, known = alone[one.criterion], keys[one.criterion]
        facts = world_of(one.reading, "", frame.vocabulary, frame.compiled).facts
        places.append(known.setdefault(facts, f"{one.criterion}|{len(known)}"))
    derived = infer(
        [
            (alone[name].compiled.program, [World(key, facts) for facts, key in known.items()])
            for name, known in keys.items()
            if known
        ]
    )
    return [
        world_outcome(alone[one.criterion], one.reading, derived[key])
        for one, key in zip(wanted, places, strict=True)
    ]
