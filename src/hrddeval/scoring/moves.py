"""What would move the score: how far each open criterion could lift it, by evidence or by reform."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from hrddeval.model.finding import Holds
from hrddeval.model.initiative_result import Move
from hrddeval.scoring.criterion import Standpoint
from hrddeval.scoring.frame import Frame
from hrddeval.scoring.intervals import Interval
from hrddeval.scoring.rounding import rounded
from hrddeval.scoring.tree import Leaf, NodeScore, rescored

#: How many are printed.
MOST = 3

Effect = Literal["evidence", "reform"]


def moves(
    frame: Frame,
    standpoints: Sequence[Standpoint],
    leaves: Mapping[str, Leaf],
    root: NodeScore,
    flags: Mapping[str, Holds],
) -> tuple[Move, ...]:
    """Return the steps that could raise the overall supported score most, best first.

    Where a topic is open, the step is to look; where the evidence has closed everything, it is
    the rule's own step to the next level. A question that several criteria wait for is one step.
    A gain is what a full answer could add at most.
    """
    if root.score is None:
        return ()
    steps: dict[tuple[Effect, str], dict[str, Interval]] = {}
    for here in standpoints:
        found = _step(frame, here, leaves[here.criterion.id].score)
        if found is not None:
            effect, text, lifted = found
            steps.setdefault((effect, text), {})[here.criterion.id] = lifted
    possible = []
    for (effect, text), together in steps.items():
        after = rescored(frame.rubric, root, together, flags)
        gain = after.supported - root.score.supported if after is not None else 0
        if gain > 0:
            move = Move(effect=effect, text=text, criteria=tuple(together), gain=rounded(gain))
            possible.append(move)
    return tuple(sorted(possible, key=lambda move: (-move.gain, move.criteria))[:MOST])


def _step(frame: Frame, here: Standpoint, score: Interval | None) -> tuple[Effect, str, Interval] | None:
    """Return what could lift one criterion, and the score it would then have; None where nothing could."""
    if score is None or score.supported == frame.rubric.level_values[-1]:
        return None
    question = next((topic for topic in here.topics if topic.is_open), None)
    if question is not None and here.levels.possible > here.levels.supported:
        text = frame.words(frame.vocabulary.kinds[question.kind].question)
        return "evidence", text, Interval(score.possible, score.possible)
    for level in range(here.levels.supported + 1, 5):
        step = here.criterion.levels[level].step
        if step is not None:
            reached = frame.rubric.level_values[level]
            return "reform", frame.words(step.text), Interval(reached, max(reached, score.possible))
    return None
