"""What the answer to one question may do to a score: nothing more is found, or all that it can show.

*Nothing more*: the topic is closed and its criteria are assessed anew; that is exact. *All that it can show*:
every criterion of which a higher level waits for this topic alone is lifted to it; that is a bound.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from hrddeval.facts.reading import Topic
from hrddeval.model.criterion_result import ConditionOutcome
from hrddeval.model.dossier import Profile
from hrddeval.model.finding import Holds
from hrddeval.model.plan import Effect
from hrddeval.scoring.caps import topics_looked_at
from hrddeval.scoring.criterion import Standpoint, standpoint
from hrddeval.scoring.frame import Frame, WorldName, WorldOutcome
from hrddeval.scoring.levels import Levels
from hrddeval.scoring.rounding import rounded
from hrddeval.scoring.trace import condition_trace
from hrddeval.scoring.tree import Leaf, NodeScore, level_score, rescored, score_tree


@dataclass(frozen=True)
class Now:
    """Where one initiative stands: outcome and standpoint of each criterion, and the scored tree."""

    outcomes: Mapping[str, WorldOutcome]
    standpoints: Mapping[str, Standpoint]
    leaves: Mapping[str, Leaf]
    flags: Mapping[str, Holds]
    root: NodeScore


def now(frame: Frame, alone: Mapping[str, Frame], profile: Profile, found: Mapping[str, WorldOutcome]) -> Now:
    """Return where an initiative stands, given the outcome of each criterion alone."""
    standpoints = {
        name: standpoint(alone[name], frame.criteria[name], profile, {WorldName.FULL: outcome})
        for name, outcome in found.items()
    }
    leaves = {name: here.leaf(frame) for name, here in standpoints.items()}
    flags = {flag: status for outcome in found.values() for flag, status in outcome.flags.items()}
    return Now(found, standpoints, leaves, flags, score_tree(frame.rubric, leaves, flags, frame.weights))


def if_nothing(frame: Frame, now: Now, after: Mapping[str, WorldOutcome]) -> tuple[float, float]:
    """Return how much narrower the interval is, and how much more weight is covered, once the topic is closed."""
    before = now.root.score
    if before is None:
        return 0.0, 0.0
    changed = {
        name: level_score(frame.rubric, found.supported, found.possible)
        for name, outcome in after.items()
        if (found := outcome.levels[name]) != now.standpoints[name].levels
    }
    flags = {**now.flags, **{name: one for outcome in after.values() for name, one in outcome.flags.items()}}
    if flags == now.flags:
        then = rescored(frame.rubric, now.root, changed, flags) or before
    else:  # a gate may hold a group that the criterion of its flag does not stand in
        leaves = {**now.leaves, **{name: Leaf(score, covered=True) for name, score in changed.items()}}
        then = score_tree(frame.rubric, leaves, flags, frame.weights).score or before
    narrower = (before.possible - before.supported) - (then.possible - then.supported)
    covers = sum(
        (node.weight for node in now.root.walk() if node.id in after and not now.leaves[node.id].covered),
        Fraction(0),
    )
    return rounded(narrower), rounded(covers)


def at_most(frame: Frame, world: WorldOutcome, now: Levels, topic: Topic) -> int:
    """Return the highest supported level that a find on this topic alone could reach.

    A level can be reached where every condition of one of its ways is met, or looks at the topic and is not
    known to fail. Whether one find satisfies them together is not asked: it is a bound.
    """
    (criterion,) = frame.criteria
    reached = now.supported
    for way in frame.compiled.ways[criterion]:
        level = min(way.level or 0, now.possible)
        if way.effect is not Effect.SHOWS or level <= reached:
            continue
        looks = False
        for index, literal in enumerate(way.literals):
            asks = topic in topics_looked_at(literal, frame.vocabulary, frame.compiled, world.reading)
            outcome = condition_trace(frame, world, way, index).outcome
            open_ = outcome in (ConditionOutcome.UNKNOWN, ConditionOutcome.CONTESTED)
            looks |= asks
            if outcome is not ConditionOutcome.MET and not (open_ and asks):
                break
        else:
            reached = level if looks else reached
    return reached


def if_all(frame: Frame, now: Now, lifted: Mapping[str, int]) -> float:
    """Return how much the supported end of the whole rises with these criteria at these levels."""
    changed = {}
    for name, level in lifted.items():
        here = now.standpoints[name].levels
        if level > here.supported:
            changed[name] = level_score(frame.rubric, level, here.possible)
    if not changed or now.root.score is None:
        return 0.0
    after = rescored(frame.rubric, now.root, changed, now.flags)
    return rounded(after.supported - now.root.score.supported) if after is not None else 0.0
