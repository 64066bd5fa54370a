"""The total of an initiative explained: its dimensions, what holds them, every criterion with its reason."""

from __future__ import annotations

import gettext

from hrddeval.model.assessment import Assessment
from hrddeval.model.criterion_result import State
from hrddeval.model.finding import Holds
from hrddeval.model.initiative_result import DimensionResult, InitiativeResult
from hrddeval.reports import numbers
from hrddeval.reports.card_view import find_initiative
from hrddeval.reports.explain.words import levels, state_word
from hrddeval.reports.sheet import Sheet
from hrddeval.reports.text import withheld_lines

_WIDTH = 100


def initiative(
    assessment: Assessment,
    initiative_id: str,
    width: int = _WIDTH,
    *,
    translations: gettext.NullTranslations | None = None,
) -> list[str]:
    """Explain the total of an initiative: dimensions, what holds them, every criterion with its reason.

    Raises:
        KeyError: the assessment has no initiative of this id.
    """
    found = find_initiative(assessment, initiative_id)
    page = Sheet.of(width, translations)
    _headline(page, assessment, found)
    for dimension in found.dimensions:
        page.add()
        _dimension(page, dimension)
    _flags(page, found)
    _patterns(page, found)
    if found.moves:
        page.add()
        page.add(page.say("What would move it, each step alone, at most:"))
        for move in found.moves:
            most = numbers.gain(move.gain, assessment.language)
            page.add(f"{most:>5}  {move.text} ({', '.join(move.criteria)})", 2, 7)
    return page.lines


def _scores(supported: float, possible: float) -> str:
    return f"{numbers.score(supported)}–{numbers.score(possible)}"


def _headline(page: Sheet, assessment: Assessment, found: InitiativeResult) -> None:
    overall, rubric = found.overall, assessment.rubric
    page.add(page.say("{name}, evidence as of {date}").format(name=found.name, date=found.as_of))
    interval = _scores(overall.supported, overall.possible)
    if not overall.placed:
        page.add(
            page.say("Not placed: too little is covered. What is open: {interval} of 100.").format(
                interval=interval
            )
        )
    else:
        band = page.say("band {band}").format(band=overall.band) if overall.band else page.say("no band")
        if not overall.band and overall.band_reason:
            band = overall.band_reason
        page.add(
            page.say("Supported {low}, possible {high} of 100; {band}").format(
                low=numbers.score(overall.supported),
                high=numbers.score(overall.possible),
                band=band,
            )
        )
    page.add(
        page.say("Covered: {share} of the weight; the least for a place is {least}.").format(
            share=numbers.whole_percent(overall.coverage),
            least=numbers.whole_percent(rubric.minimum_coverage.get("overall", 0)),
        )
    )
    for reason in overall.band_held_by:
        page.add(page.say("The band is held: {reason}").format(reason=reason))
    page.add(page.say("Supported is not a floor under the truth: a harm nobody recorded limits nothing."))
    for line in withheld_lines(assessment, page.say):
        page.add(line)


def _dimension(page: Sheet, dimension: DimensionResult) -> None:
    has_score = dimension.supported is not None and dimension.possible is not None
    scores = (
        _scores(dimension.supported or 0, dimension.possible or 0)
        if has_score
        else page.say("not applicable")
    )
    page.add(
        page.say("{title}: {scores}, weight {weight}, covered {share}").format(
            title=dimension.title,
            scores=scores,
            weight=numbers.whole_percent(dimension.weight),
            share=numbers.whole_percent(dimension.coverage),
        )
    )
    for held in dimension.held_by:
        page.add(
            page.say("held at {ceiling} by {title} ({status}), else {scores}: {because}").format(
                ceiling=numbers.score(held.ceiling),
                title=held.title,
                status=held.status,
                scores=_scores(held.without.supported, held.without.possible),
                because=held.because,
            ),
            2,
            2,
        )
    for result in dimension.criteria:
        level = "–" if result.state is State.NOT_APPLICABLE else levels(result.level)
        state = "" if result.state is State.ASSESSED else f"{state_word(result.state, page).capitalize()}: "
        page.add(f"{result.id:<4}{level:>4}  {result.short}. {state}{result.because}", 2, 10)


def _flags(page: Sheet, found: InitiativeResult) -> None:
    shown = [flag for flag in found.flags if flag.status is not Holds.ABSENT]
    if not shown:
        return
    page.add()
    page.add(page.say("Flags:"))
    words = {
        Holds.CERTAIN: page.say("certain"),
        Holds.CONTESTED: page.say("contested"),
        Holds.ALLEGED: page.say("alleged, binds nothing"),
        Holds.OPEN: page.say("open"),
    }
    for flag in shown:
        cited = f" [{', '.join(flag.evidence)}]" if flag.evidence else ""
        page.add(f"{flag.title} ({flag.criterion}), {words[flag.status]}: {flag.because}{cited}", 2, 2)


def _patterns(page: Sheet, initiative: InitiativeResult) -> None:
    """Add the structural patterns that are on record, however firmly."""
    shown = [one for one in initiative.patterns if one.status not in (Holds.OPEN, Holds.ABSENT)]
    if not shown:
        return
    words = {
        Holds.CERTAIN: page.say("certain"),
        Holds.CONTESTED: page.say("contested"),
        Holds.ALLEGED: page.say("alleged"),
    }
    page.add()
    page.add(page.say("Patterns across criteria:"))
    for one in shown:
        cited = f" [{', '.join(one.evidence)}]" if one.evidence else ""
        page.add(f"{one.title}, {words[one.status]}: {one.because}{cited}", 2, 2)
