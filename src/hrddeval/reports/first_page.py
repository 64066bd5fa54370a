"""How much fits on the first page of a card: heights of rows and blocks, estimated in millimetres.

The estimate decides what moves to the next page, never what is printed at all. Too much or too
little by a few millimetres does no harm: the text then flows on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from hrddeval.model.assessment import CriterionResult, HarmEntry, InitiativeResult, State
from hrddeval.model.dossier import Standing

#: Height of a page without its margins.
_PAGE = 263
#: A name of more letters is set smaller.
LONG_NAME = 32
#: So many of the worst harms stand on the first page in any case.
_LEAST_HARMS = 2
#: So many next steps stand there at least and at most, and how high one is.
_LEAST_MOVES, _MOST_MOVES, _MOVE = 3, 5, 5.6


@dataclass(frozen=True)
class FirstPage:
    """How many harms and next steps stand on the first page, and whether it overflows all the same."""

    harms: int
    moves: int
    overflows: bool


def _lines(text: str | None, letters: int) -> int:
    return len(wrap(text, letters)) if text else 0


def row_height(criterion: CriterionResult, *, roomy: bool) -> float:
    """Choose how high a row is: its texts fit, and its drawing joins the next one's grid lines."""
    titles = sum(_lines(text, 21) for text in _level_words(criterion, roomy=roomy))
    lines = max(_lines(criterion.short, 22), titles)
    return 4.7 if lines <= 1 else round(1.7 + 2.5 * lines, 2)


def _level_words(criterion: CriterionResult, *, roomy: bool) -> tuple[str, ...]:
    """Stand in for the level titles that a row prints, to measure them; the template words them."""
    low, high = criterion.level.supported, criterion.level.possible
    shown = criterion.level_titles[low] if low or low == high else "_"
    match criterion.state:
        case State.CONTESTED if roomy:
            shown = f"__________ {shown}"
        case State.ASSESSED:
            pass
        case _:
            return ("_",)
    return (shown, f"__ __ {criterion.level_titles[high]}") if roomy and low != high else (shown,)


def _header(initiative: InitiativeResult) -> float:
    long = len(initiative.name) > LONG_NAME
    name = 5.7 * _lines(initiative.name, 38) if long else 9.5
    beside = 3.6 * (_lines(initiative.profile.run_by, 34) + _lines(initiative.profile.places, 34) + 2) + 4
    sentence = 9.6 if initiative.overall.placed else 14.4
    return max(13.5 + name + sentence + 3.6 * _lines(initiative.profile.summary, 80), beside)


def _harm(harm: HarmEntry) -> float:
    standing = "" if harm.standing is Standing.ESTABLISHED else harm.standing
    what = _lines(f"{harm.what} {harm.attribution} {standing}", 54)
    return 1.6 + 3.2 * max(what, _lines(harm.who, 25), (len(harm.evidence) + 1) // 2)


def fit(
    initiative: InitiativeResult,
    harms: Sequence[HarmEntry],
    rows: Sequence[Sequence[float]],
    *,
    notes: int,
    dense: bool,
) -> FirstPage:
    """Tell what fits: `rows` are the row heights per dimension, `notes` the lines of remarks besides.

    At least two harms and three next steps stand on the page; the other harms follow after the findings.
    """
    panels = [19.5 + sum(heights) for heights in rows]
    pairs = [max(panels[index : index + 2]) for index in range(0, len(panels), 2)]
    least = min(len(initiative.moves), _LEAST_MOVES)
    fixed = _header(initiative) + 38 + 4 * notes + sum(pairs) + 11 + (26 if dense else 22) + 13 + 9
    room, shown = _PAGE - fixed - _MOVE * least, 0
    for harm in harms:
        if room < _harm(harm) and shown >= _LEAST_HARMS:
            break
        room -= _harm(harm)
        shown += 1
    more = min(max(int(room / _MOVE), 0), _MOST_MOVES - _LEAST_MOVES)
    return FirstPage(harms=shown, moves=least + more, overflows=room < -6)
