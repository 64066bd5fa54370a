"""From a number down to the sentence it rests on, as plain text: why a level, and why not higher."""

from __future__ import annotations

import gettext
from collections.abc import Iterable
from textwrap import wrap

from hrddeval.model.assessment import (
    Assessment,
    ConditionOutcome,
    CriterionResult,
    DimensionResult,
    Holds,
    InitiativeResult,
    LevelInterval,
    LevelTrace,
    State,
    WayTrace,
)
from hrddeval.model.dossier import Standing, Status
from hrddeval.reports import numbers
from hrddeval.reports.card_view import find_initiative
from hrddeval.reports.text import withheld_lines

_WIDTH = 100
#: One sign per outcome, so that a column of them reads at a glance.
_SIGNS = {
    ConditionOutcome.MET: "+",
    ConditionOutcome.CONTESTED: "~",
    ConditionOutcome.UNKNOWN: "?",
    ConditionOutcome.NOT_MET: "-",
}


class _Page:
    """Lines of text under construction, wrapped and indented, in one language."""

    def __init__(self, width: int, translations: gettext.NullTranslations | None) -> None:
        self.lines: list[str] = []
        self.say = (translations or gettext.NullTranslations()).gettext
        self._width = width

    def add(self, text: str = "", indent: int = 0, hang: int = 0) -> None:
        """Add a paragraph; lines after the first stand `hang` further in."""
        self.lines += wrap(
            text,
            max(self._width, 40),
            initial_indent=" " * indent,
            subsequent_indent=" " * (indent + hang),
            break_on_hyphens=False,
        ) or [""]

    def outcome(self, outcome: ConditionOutcome) -> str:
        words = {
            ConditionOutcome.MET: self.say("met"),
            ConditionOutcome.CONTESTED: self.say("contested"),
            ConditionOutcome.UNKNOWN: self.say("unknown"),
            ConditionOutcome.NOT_MET: self.say("not met"),
        }
        return f"[{_SIGNS[outcome]}] {words[outcome]}"

    def state(self, state: State) -> str:
        return {
            State.ASSESSED: self.say("assessed"),
            State.CONTESTED: self.say("contested"),
            State.FOUND_ABSENT: self.say("found absent"),
            State.NOT_FOUND: self.say("searched, not found"),
            State.NOT_SEARCHED: self.say("not searched"),
            State.NOT_APPLICABLE: self.say("not applicable"),
        }[state]


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
    page = _Page(width, translations)
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


def criterion(
    assessment: Assessment,
    initiative_id: str,
    criterion_id: str,
    width: int = _WIDTH,
    *,
    translations: gettext.NullTranslations | None = None,
) -> list[str]:
    """Explain one criterion: each level's conditions, the open topics, and the evidence with its sources.

    Raises:
        KeyError: there is no such initiative, or it has no criterion of this id.
    """
    found = find_initiative(assessment, initiative_id)
    result = _find_criterion(found, criterion_id)
    page = _Page(width, translations)
    page.add(f"{found.name}: {result.id} {result.title}")
    page.add(result.question)
    page.add()
    if result.state is State.NOT_APPLICABLE:
        page.add(page.say("Not applicable: {reason}").format(reason=result.state_reason))
        return page.lines
    _level(page, result)
    for level in result.trace:
        page.add()
        _ladder_step(page, result, level)
    _topics(page, result)
    _observations(page, found, result)
    _sources(page, found, result.evidence)
    return page.lines


def _find_criterion(found: InitiativeResult, criterion_id: str) -> CriterionResult:
    for dimension in found.dimensions:
        for result in dimension.criteria:
            if result.id == criterion_id:
                return result
    raise KeyError(criterion_id)


def _levels(level: LevelInterval) -> str:
    same = level.supported == level.possible
    return str(level.supported) if same else f"{level.supported}–{level.possible}"


def _scores(supported: float, possible: float) -> str:
    return f"{numbers.score(supported)}–{numbers.score(possible)}"


def _headline(page: _Page, assessment: Assessment, found: InitiativeResult) -> None:
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


def _dimension(page: _Page, dimension: DimensionResult) -> None:
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
        level = "–" if result.state is State.NOT_APPLICABLE else _levels(result.level)
        state = "" if result.state is State.ASSESSED else f"{page.state(result.state).capitalize()}: "
        page.add(f"{result.id:<4}{level:>4}  {result.short}. {state}{result.because}", 2, 10)


def _flags(page: _Page, found: InitiativeResult) -> None:
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


def _patterns(page: _Page, initiative: InitiativeResult) -> None:
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


def _level(page: _Page, result: CriterionResult) -> None:
    low, high = result.level.supported, result.level.possible
    if low == high:
        page.add(page.say("Level {level}: {title}").format(level=low, title=result.level_titles[low]))
    else:
        page.add(
            page.say("Level {low} is supported, level {high} is possible: {title}").format(
                low=low, high=high, title=result.level_titles[high]
            )
        )
    page.add(f"{page.state(result.state).capitalize()}. {result.state_reason}")
    if result.contested:
        without, with_them = (_levels(level) for level in result.contested)
        page.add(
            page.say("With the contested facts taken as false: {without}; as true: {with_them}.").format(
                without=without, with_them=with_them
            )
        )
    if result.claimed:
        page.add(
            page.say("On owners' papers and the text alone: {levels}.").format(levels=_levels(result.claimed))
        )
    page.add(page.say("Because: {because}").format(because=result.because))
    for finding in result.findings:
        if finding.effect == "limits":
            page.add(page.say("Limited: {because}").format(because=finding.because), 2, 2)


def _ladder_step(page: _Page, result: CriterionResult, level: LevelTrace) -> None:
    low, high = result.level.supported, result.level.possible
    verdict = (
        page.say("supported")
        if level.level <= low
        else page.say("possible, not supported")
        if level.level <= high
        else page.say("ruled out")
    )
    titled = page.say("{name}: {value}").format(name=level.title, value=verdict)
    page.add(f"{level.level}  {titled}", 0, 3)
    page.add(level.meaning, 3)
    for way in level.ways:
        _way(page, way)
    if level.step and level.level > low:
        page.add(page.say("To get there: {step}").format(step=level.step), 3, 2)


def _way(page: _Page, way: WayTrace) -> None:
    page.add(
        f"{way.rule}" + (f" ({page.say('rules out anything above')})" if way.effect == "limits" else ""), 3
    )
    for condition in way.conditions:
        said = f" ({', '.join(condition.observations)})" if condition.observations else ""
        classes = f" [{', '.join(condition.classes)}]" if condition.classes else ""
        still = (
            page.say("; still open: {topic}").format(topic=condition.open_topic)
            if condition.open_topic
            else ""
        )
        page.add(f"{page.outcome(condition.outcome):<13}  {condition.text}{said}{classes}{still}", 5, 15)
    if way.capped_because:
        page.add(
            page.say("counts for level {level} only: {reason}").format(
                level=way.counts_for, reason=way.capped_because
            ),
            5,
            2,
        )


def _topics(page: _Page, result: CriterionResult) -> None:
    if not result.topics:
        return
    page.add()
    page.add(page.say("Topics:"))
    for topic in result.topics:
        closed = page.say("closed") if topic.closed else page.say("open")
        page.add(f"{topic.label}: {closed}. {topic.reason}", 2, 2)
        if topic.places:
            page.add(page.say("Looked at: {places}").format(places="; ".join(topic.places)), 4, 2)
        if not topic.closed and topic.where_to_look:
            page.add(page.say("Where to look: {places}").format(places=topic.where_to_look), 4, 2)


def _observations(page: _Page, found: InitiativeResult, result: CriterionResult) -> None:
    named = _in_order(
        item
        for group in (
            *(finding.observations for finding in result.findings),
            *(
                condition.observations
                for level in result.trace
                for way in level.ways
                for condition in way.conditions
            ),
        )
        for item in group
    )
    known = {entry.id: entry for entry in found.observations}
    shown = [known[item] for item in named if item in known]
    if not shown:
        return
    page.add()
    page.add(page.say("Observations:"))
    standing = {
        Standing.ESTABLISHED: page.say("established"),
        Standing.CONTESTED: page.say("contested"),
        Standing.ALLEGED: page.say("alleged"),
    }
    for entry in shown:
        attributes = "; ".join(f"{key}: {value}" for key, value in entry.attributes.items())
        disputed = (
            page.say("; disputed by {ids}").format(ids=", ".join(entry.disputed_by))
            if entry.disputed_by
            else ""
        )
        cited = ", ".join(entry.evidence)
        page.add(
            f"{entry.id}  {entry.title} ({attributes}), {standing[entry.standing]} [{cited}]{disputed}", 2, 4
        )


def _sources(page: _Page, found: InitiativeResult, ids: Iterable[str]) -> None:
    known = {entry.id: entry for entry in found.evidence}
    shown = [known[item] for item in ids if item in known]
    if not shown:
        return
    page.add()
    page.add(page.say("Evidence:"))
    for entry in shown:
        relayed = (
            page.say(", relayed by {carrier}").format(carrier=entry.carried_by) if entry.carried_by else ""
        )
        page.add(f"{entry.id}  {entry.claim}", 2, 4)
        if entry.withheld:
            letter = page.say("class {letter}").format(letter=entry.evidence_class)
            page.add(f"{entry.voice_title}, {letter}" if entry.evidence_class else entry.voice_title, 6)
            continue
        page.add(f"{entry.voice_title}{relayed}. {entry.class_reason}", 6)
        page.add(f"{entry.citation}, {entry.locator}", 6)
        if entry.url:
            page.lines.append(f"      {entry.url}")
        if entry.status is Status.RECALLED:
            page.add(page.say("From memory, not yet checked."), 6)


def _in_order(items: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(items))
