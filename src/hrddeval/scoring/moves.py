"""What would move the score: how far each open criterion could lift it, by evidence or by reform."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from hrddeval.model.assessment import Move
from hrddeval.scoring.criterion import Standpoint
from hrddeval.scoring.frame import Frame
from hrddeval.scoring.intervals import Interval
from hrddeval.scoring.tree import Leaf, NodeScore

#: How many are printed.
MOST = 3


def moves(
    frame: Frame,
    standpoints: Sequence[Standpoint],
    leaves: Mapping[str, Leaf],
    root: NodeScore,
    score: Callable[[Mapping[str, Leaf]], NodeScore],
) -> tuple[Move, ...]:
    """Return the steps that could raise the overall supported score most, best first.

    Where a topic is open, the step is to look; where the evidence has closed everything, it is
    the rule's own step to the next level. A gain is what a full answer could add at most.
    """
    if root.score is None:
        return ()
    found = []
    for here in standpoints:
        leaf = leaves[here.criterion.id]
        if leaf.score is None or leaf.score.supported == 100:
            continue
        question = next((topic for topic in here.topics if topic.is_open), None)
        if question is not None and here.levels.possible > here.levels.supported:
            kind = frame.vocabulary.kinds[question.kind]
            text, effect = frame.words(kind.question), "evidence"
            reached = leaf.score.possible
        else:
            above = range(here.levels.supported + 1, 5)
            steps = ((k, step) for k in above if (step := here.criterion.levels[k].step) is not None)
            level, step = next(steps, (None, None))
            if level is None or step is None:
                continue
            text, effect = frame.words(step.text), "reform"
            reached = frame.rubric.level_values[level]
        gain = _gain(leaves, here.criterion.id, reached, root, score)
        if gain > 0:
            found.append(
                Move(
                    effect="evidence" if effect == "evidence" else "reform",
                    text=text,
                    criteria=(here.criterion.id,),
                    gain=round(float(gain), 6),
                )
            )
    merged: dict[tuple[str, str], Move] = {}
    for move in found:
        before = merged.get((move.effect, move.text))
        merged[move.effect, move.text] = (
            move
            if before is None
            else before.model_copy(
                update={
                    "criteria": (*before.criteria, *move.criteria),
                    "gain": round(before.gain + move.gain, 6),
                }
            )
        )
    return tuple(sorted(merged.values(), key=lambda m: (-m.gain, m.criteria))[:MOST])


def _gain(
    leaves: Mapping[str, Leaf],
    criterion: str,
    reached: Fraction,
    root: NodeScore,
    score: Callable[[Mapping[str, Leaf]], NodeScore],
) -> Fraction:
    before = leaves[criterion]
    assert before.score is not None, "the caller leaves out what does not apply"
    lifted = replace(before, score=Interval(reached, max(reached, before.score.possible)))
    after = score({**leaves, criterion: lifted}).score
    assert after is not None, "lifting a criterion takes nothing away"
    assert root.score is not None, "nothing moves where nothing applies"
    return after.supported - root.score.supported
