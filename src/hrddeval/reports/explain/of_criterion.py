"""One criterion explained: each level's conditions, the open topics, the evidence with its sources."""

from __future__ import annotations

import gettext
from collections.abc import Iterable

from hrddeval.model.assessment import Assessment
from hrddeval.model.criterion_result import ConditionOutcome, CriterionResult, LevelTrace, State, WayTrace
from hrddeval.model.dossier import Standing, Status
from hrddeval.model.initiative_result import InitiativeResult
from hrddeval.reports.card_view import find_initiative
from hrddeval.reports.explain.words import levels, state_word
from hrddeval.reports.sheet import Sheet

_WIDTH = 100
#: One sign per outcome, so that a column of them reads at a glance.
_SIGNS = {
    ConditionOutcome.MET: "+",
    ConditionOutcome.CONTESTED: "~",
    ConditionOutcome.UNKNOWN: "?",
    ConditionOutcome.NOT_MET: "-",
}


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
    page = Sheet.of(width, translations)
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


def _level(page: Sheet, result: CriterionResult) -> None:
    low, high = result.level.supported, result.level.possible
    if low == high:
        page.add(page.say("Level {level}: {title}").format(level=low, title=result.level_titles[low]))
    else:
        page.add(
            page.say("Level {low} is supported, level {high} is possible: {title}").format(
                low=low, high=high, title=result.level_titles[high]
            )
        )
    page.add(f"{state_word(result.state, page).capitalize()}. {result.state_reason}")
    if result.contested:
        without, with_them = (levels(level) for level in result.contested)
        page.add(
            page.say("With the contested facts taken as false: {without}; as true: {with_them}.").format(
                without=without, with_them=with_them
            )
        )
    if result.claimed:
        page.add(
            page.say("On owners' papers and the text alone: {levels}.").format(levels=levels(result.claimed))
        )
    page.add(page.say("Because: {because}").format(because=result.because))
    for finding in result.findings:
        if finding.effect == "limits":
            page.add(page.say("Limited: {because}").format(because=finding.because), 2, 2)


def _ladder_step(page: Sheet, result: CriterionResult, level: LevelTrace) -> None:
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


def _outcome(outcome: ConditionOutcome, page: Sheet) -> str:
    words = {
        ConditionOutcome.MET: page.say("met"),
        ConditionOutcome.CONTESTED: page.say("contested"),
        ConditionOutcome.UNKNOWN: page.say("unknown"),
        ConditionOutcome.NOT_MET: page.say("not met"),
    }
    return f"[{_SIGNS[outcome]}] {words[outcome]}"


def _way(page: Sheet, way: WayTrace) -> None:
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
        page.add(f"{_outcome(condition.outcome, page):<13}  {condition.text}{said}{classes}{still}", 5, 15)
    if way.capped_because:
        page.add(
            page.say("counts for level {level} only: {reason}").format(
                level=way.counts_for, reason=way.capped_because
            ),
            5,
            2,
        )


def _topics(page: Sheet, result: CriterionResult) -> None:
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


def _observations(page: Sheet, found: InitiativeResult, result: CriterionResult) -> None:
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


def _sources(page: Sheet, found: InitiativeResult, ids: Iterable[str]) -> None:
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
