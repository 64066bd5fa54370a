"""How much fits on the first page of a card: heights of rows and blocks, estimated in millimetres.

The estimate decides what moves to the next page, never what is printed at all. Too much or too
little by a few millimetres does no harm: the text then flows on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap

from hrddeval.model.criterion_result import CriterionResult, State
from hrddeval.model.dossier import Standing
from hrddeval.model.entries import HarmEntry
from hrddeval.model.initiative_result import InitiativeResult

#: Height of a page without its margins.
_PAGE = 263
#: What an estimate may be wrong by, tight and before a page is set tightly: languages differ in length.
_SLACK, _USUAL_SLACK = 1.5, 6.0
#: Names of up to so many letters are set large, in the middle size, and small.
_LARGE_NAME, _MIDDLE_NAME = 24, 30
#: So many of the worst harms stand on the first page in any case.
_LEAST_HARMS = 2
#: So many next steps stand there at least and at most.
_LEAST_MOVES, _MOST_MOVES = 3, 5


@dataclass(frozen=True)
class FirstPage:
    """How many harms and next steps stand on the first page, and whether it overflows all the same."""

    harms: int
    moves: int
    overflows: bool
    tight: bool


def lines(text: str | None, letters: int) -> int:
    """Count the lines a text takes where one holds so many letters."""
    return len(wrap(text, letters)) if text else 0


def row_height(criterion: CriterionResult, *, roomy: bool, tight: bool = False) -> float:
    """Choose how high a row is: its texts fit, and its drawing joins the next one's grid lines."""
    titles = sum(lines(text, 21) for text in _level_words(criterion, roomy=roomy))
    most = max(lines(criterion.short, 22), titles)
    if most <= 1:
        return 4.3 if tight else 4.7
    return round((1.0 if tight else 1.7) + 2.5 * most, 2)


def name_size(name: str) -> str:
    """Choose the size of a name, so that it stands in one line where it can: a class of the style sheet.

    >>> name_size("Example pilot"), name_size("Example pilot of two provinces"), name_size("x" * 60)
    ('', 'middle', 'long')
    """
    return "" if len(name) <= _LARGE_NAME else "middle" if len(name) <= _MIDDLE_NAME else "long"


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


def _header(initiative: InitiativeResult, *, tight: bool) -> float:
    name = 9.4 if name_size(initiative.name) != "long" else 6.4 * lines(initiative.name, 36)
    profile = initiative.profile
    beside = 3.5 * (lines(profile.run_by, 38) + lines(profile.places or profile.jurisdiction, 38))
    beside += 3.5 * (lines(profile.minerals, 38) + 1) + 5
    told = 4.6 * (1 if initiative.evidence else 2) + 3.6 * lines(profile.summary, 84)
    return max((8.6 if tight else 11) + name + told, beside)


def _harm(harm: HarmEntry, *, tight: bool) -> float:
    standing = "" if harm.standing is Standing.ESTABLISHED else harm.standing
    what = lines(f"{harm.what} {harm.attribution} {standing}", 54)
    most = max(what, lines(harm.who, 25), (len(harm.evidence) + 1) // 2)
    return 1.2 + 3 * most if tight else 1.7 + 3.2 * most


def fit(
    initiative: InitiativeResult,
    harms: Sequence[HarmEntry],
    panels: Mapping[bool, Sequence[float]],
    *,
    remarks: Sequence[str],
    voices: float,
) -> FirstPage:
    """Tell what fits, with rows as usual or, where that is too little, set more tightly.

    At least two harms and three next steps stand on the page; the other harms follow after the findings.

    Args:
        initiative: whose card it is.
        harms: its harms, worst first.
        panels: heights of the dimensions' panels, as usual (False) and tight (True).
        remarks: sentences that stand below the overall score.
        voices: height of the squares of evidence.
    """
    usual = _fit(initiative, harms, panels[False], remarks, voices, tight=False)
    wanted = min(len(harms), _LEAST_HARMS)
    if not usual.overflows and usual.harms > wanted:
        return usual
    if not usual.overflows and usual.harms == len(harms):
        return usual
    return _fit(initiative, harms, panels[True], remarks, voices, tight=True)


def _fit(
    initiative: InitiativeResult,
    harms: Sequence[HarmEntry],
    panels: Sequence[float],
    remarks: Sequence[str],
    voices: float,
    *,
    tight: bool,
) -> FirstPage:
    pairs = [max(panels[index : index + 2]) for index in range(0, len(panels), 2)]
    least = min(len(initiative.moves), _LEAST_MOVES)
    move = 4.9 if tight else 5.7
    caution = 3.5 * lines(f"{' .' * 73} {' '.join(remarks)}", 128)
    fixed = _header(initiative, tight=tight) + caution + sum(pairs) + voices
    fixed += (68 if tight else 78) + 3.2 * (len(pairs) - 1) + (4 if harms else 0)
    room = _PAGE - fixed - move * least - (_SLACK if tight else _USUAL_SLACK)
    shown = 0
    for harm in harms:
        high = _harm(harm, tight=tight)
        if room < high and shown >= _LEAST_HARMS:
            break
        room -= high
        shown += 1
    more = min(max(int(room / move), 0), _MOST_MOVES - _LEAST_MOVES)
    return FirstPage(harms=shown, moves=least + more, overflows=room < 0, tight=tight)
