"""Words for levels and states that both explanations use."""

from __future__ import annotations

from hrddeval.model.criterion_result import State
from hrddeval.model.intervals import LevelInterval
from hrddeval.reports.sheet import Sheet


def levels(level: LevelInterval) -> str:
    """Write a level, or the two ends of an interval.

    >>> levels(LevelInterval(supported=1, possible=3))
    '1–3'
    """
    same = level.supported == level.possible
    return str(level.supported) if same else f"{level.supported}–{level.possible}"


def state_word(found: State, sheet: Sheet) -> str:
    """Say how far a criterion was looked into."""
    say = sheet.say
    return {
        State.ASSESSED: say("assessed"),
        State.CONTESTED: say("contested"),
        State.FOUND_ABSENT: say("found absent"),
        State.NOT_FOUND: say("searched, not found"),
        State.NOT_SEARCHED: say("not searched"),
        State.NOT_APPLICABLE: say("not applicable"),
    }[found]
