"""Patterns across criteria: what derived rules conclude of an initiative, each with its trace."""

from __future__ import annotations

from hrddeval.model.finding import Holds, PatternResult
from hrddeval.scoring.firings import literals_below
from hrddeval.scoring.frame import Frame, WorldOutcome, strongest
from hrddeval.scoring.sentences import tell


def patterns(frame: Frame, world: WorldOutcome) -> tuple[PatternResult, ...]:
    """Return every derived rule with how firmly it concludes; its sentence where it does so on what is recorded."""
    results = []
    for name, rule in sorted(frame.derived_rules.items()):
        ways = frame.compiled.ways[name]
        status = strongest([world.status(way) for way in ways])
        up = next(way for way in ways if world.status(way) is status)
        told = tell(frame, world, up) if status not in (Holds.ABSENT, Holds.OPEN) else None
        results.append(
            PatternResult(
                id=name,
                title=frame.words(rule.title),
                why=frame.words(rule.why),
                status=status,
                because=told.sentence if told else "",
                observations=told.observations if told else (),
                evidence=told.evidence if told else (),
                criteria=tuple(c for c in frame.criteria if _uses(frame, c, rule.concludes.kind)),
            )
        )
    return tuple(results)


def _uses(frame: Frame, criterion: str, kind: str) -> bool:
    return any(literal.kind == kind for _, _, literal in literals_below(criterion, frame.compiled))
