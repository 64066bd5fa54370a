"""What a landscape shows, as a page of Markdown: every statement with what is open about it, and its command.

English only: it is a page of the documentation, made again whenever the dossiers change.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from hrddeval.model.assessment import Assessment
from hrddeval.model.criterion_result import CriterionResult, State
from hrddeval.model.dossier import Binding, InitiativeKind, Stage
from hrddeval.model.initiative_result import InitiativeResult
from hrddeval.model.lineage import Lineage
from hrddeval.model.voice import VoiceColumn
from hrddeval.model.voices import Carried, VoicesReport
from hrddeval.reports import numbers
from hrddeval.reports.findings_lineage import descent, kept
from hrddeval.reports.markdown import section, share, table

#: Kinds that set standards for others, where they are not law: what the survey of R2 counted.
_SETTERS = (InitiativeKind.STANDARD, InitiativeKind.CERTIFICATION, InitiativeKind.MULTI_STAKEHOLDER)
_AT_SITES = (InitiativeKind.PILOT, InitiativeKind.SITE_PROGRAMME)
#: Bennett 2017, abstract: of 33 organisations' constitutions two thirds do not imply an intention to include
#: producers, at most 25 % ensure votes or seats, 18 % give a veto. As levels of R2: 1, 3, 4.
_SURVEY = (
    (1, "a place, or the intention of one", "about a third at most"),
    (3, "votes or seats ensured", "25 % at most"),
    (4, "a veto", "18 %"),
)
_COLUMNS = {
    VoiceColumn.PRODUCERS: "producers and their organisations",
    VoiceColumn.LOCAL: "local community and civil society",
    VoiceColumn.INTERMEDIARY: "intermediaries",
    VoiceColumn.COMPANY: "owners and companies",
    VoiceColumn.STATE: "states",
    VoiceColumn.RESEARCH: "researchers and independent institutions",
    VoiceColumn.PRESS: "press, summaries, consultants",
    VoiceColumn.TEXT: "the text of the instrument",
    VoiceColumn.WITHHELD: "withheld to protect those who spoke",
}


def findings(assessment: Assessment, found: Lineage, voices: VoicesReport) -> str:
    """Write the page.

    Args:
        assessment: all initiatives of the landscape.
        found: their lineage.
        voices: who is heard on them.
    """
    parts = [
        _known(assessment),
        _criteria(assessment),
        descent(assessment, found),
        kept(found),
        _seats(assessment),
        _voices(assessment, voices),
        _sites(assessment),
    ]
    return "\n\n".join(parts) + "\n"


def _known(assessment: Assessment) -> str:
    everyone = assessment.initiatives
    placed = [one for one in everyone if one.overall.placed]
    coverage = sorted(one.overall.coverage for one in everyone)
    best = max(everyone, key=lambda one: (one.overall.supported, one.id))
    least = numbers.whole_percent(assessment.rubric.minimum_coverage.get("overall", 0))
    open_ended = sum(numbers.score(one.overall.possible) == "100" for one in everyone)
    dates = sorted(one.as_of for one in everyone)
    return section(
        "How much is known",
        "hrddeval assess --format none",
        f"{len(everyone)} initiatives, assessed by the rubric {assessment.rubric.id} {assessment.rubric.version} "
        f"({assessment.rubric.weights}), on evidence of up to {dates[-1][:4]}.",
        f"**{len(placed)} of {len(everyone)} can be placed.** A place needs evidence or a finished search "
        f"for {least} of the criteria by weight. Covered are {numbers.whole_percent(coverage[0])} to "
        f"{numbers.whole_percent(coverage[-1])}; the median is {numbers.whole_percent(median(coverage))}.",
        f"The highest supported score is {_interval(best)} ({best.name}). {open_ended} of {len(everyone)} "
        "could still reach 100. So nothing on this page ranks initiatives: their intervals overlap.",
    )


def _interval(one: InitiativeResult) -> str:
    return f"{numbers.score(one.overall.supported)} to {numbers.score(one.overall.possible)}"


def _criteria(assessment: Assessment) -> str:
    rows = []
    never = []
    for each in _by_criterion(assessment.initiatives):
        live = [one for one in each if one.state is not State.NOT_APPLICABLE]
        some = sum(one.level.supported >= 1 for one in live)
        strong = sum(one.level.supported >= 3 for one in live)
        out = sum(one.level.possible < 3 for one in live)
        rows.append((f"{each[0].id} {each[0].short}", some, strong, out, len(live) - strong - out))
        if not some:
            never.append(f"{each[0].id} {each[0].short}")
    told = (
        "For every criterion, at least one initiative is supported at level 1."
        if not never
        else f"For {len(never)} of {len(rows)} criteria no initiative is supported at level 1 or above: "
        f"{', '.join(never)}. That is what was found, not what there is."
    )
    heads = ("criterion", "supported at 1 or above", "supported at 3 or 4", "certainly below 3", "open")
    return section(
        "What is shown, criterion by criterion", "hrddeval assess --format csv", told, table(heads, rows)
    )


def _by_criterion(everyone: Sequence[InitiativeResult]) -> list[tuple[CriterionResult, ...]]:
    lists = [[one for dimension in each.dimensions for one in dimension.criteria] for each in everyone]
    return list(zip(*lists, strict=True))


def _seats(assessment: Assessment) -> str:
    setters = [
        _criterion(one, "R2")
        for one in assessment.initiatives
        if one.profile.kind in _SETTERS and one.profile.binding != Binding.LAW
    ]
    levels = [one for one in setters if one is not None and one.state is not State.NOT_APPLICABLE]
    count = len(levels)
    rows = []
    for level, words, published in _SURVEY:
        low = sum(one.level.supported >= level for one in levels)
        high = sum(one.level.possible >= level for one in levels)
        rows.append((f"R2 at {level} or above: {words}", share(low, count), share(high, count), published))
    wide = all(row[1] == share(0, count) and row[2] == share(count, count) for row in rows)
    verdict = (
        "**Our intervals hold the survey's shares, and every other share too:** nothing that was read settles "
        "it. Nothing here confirms the survey or contradicts it."
        if wide
        else "Where the survey's share lies inside an interval, the two do not contradict each other."
    )
    return section(
        "Seats and votes, beside a published survey",
        "hrddeval explain irma R2",
        "Bennett (2017, abstract) studied the constitutions of 33 standard-setters. Two thirds do not even imply "
        "an intention to include producers; at most 25 % ensure votes or seats; 18 % give a veto. Beside it, the "
        f"{count} standards, schemes and multi-stakeholder initiatives here that are not law. They are another "
        "sample, of minerals only and not drawn at random.",
        table(("level", "at least", "at most", "survey"), rows),
        verdict,
    )


def _criterion(one: InitiativeResult, wanted: str) -> CriterionResult | None:
    every = (criterion for dimension in one.dimensions for criterion in dimension.criteria)
    return next((criterion for criterion in every if criterion.id == wanted), None)


def _voices(assessment: Assessment, found: VoicesReport) -> str:
    names = {one.id: one.short or one.name for one in assessment.initiatives}
    whole, producers = found.overall, found.overall.producers
    relayed = producers.entries - producers.carried[Carried.DIRECTLY]
    silent = [names[id] for id in found.unheard]
    told = (
        f"On {len(silent)} of {len(names)} initiatives no producer is heard in what was read: {', '.join(silent)}."
        if silent
        else f"On each of {len(names)} initiatives a producer is heard, or a voice is withheld."
    )
    withheld = any(one.column is VoiceColumn.WITHHELD for one in whole.by_voice)
    return section(
        "Whose voice",
        "hrddeval voices",
        f"Of {whole.entries} pieces of evidence, **{share(producers.entries, whole.entries)} are producers' own "
        f"words or those of their organisations**; {relayed} of these were relayed by somebody else, "
        f"{producers.carried[Carried.BY_INTERESTED]} by those who run or fund the initiative or buy from it. "
        f"{share(whole.recalled, whole.entries)} of all are from memory and not yet checked. Shares are of what "
        "was coded, not of what was ever said.",
        table(
            ("voice", "pieces"),
            [(_COLUMNS[one.column], share(one.entries, whole.entries)) for one in whole.by_voice],
        ),
        *(["Where a voice is withheld, nobody can say that no producer was heard."] if withheld else []),
        told,
    )


def _sites(assessment: Assessment) -> str:
    sites = [one for one in assessment.initiatives if one.profile.kind in _AT_SITES]
    over = [one for one in sites if one.profile.stage in (Stage.ENDED, Stage.SUSPENDED)]
    rows = [
        (
            one.short or one.name,
            one.profile.started or "not known",
            one.profile.ended or "",
            one.profile.stage_title,
        )
        for one in sorted(sites, key=lambda one: (one.profile.started or "9999", one.id))
    ]
    return section(
        "At mine sites",
        "hrddeval map --output landscape",
        f"Of {len(sites)} pilots and site programmes, {len(over)} have ended or are suspended. The stage is the "
        "one the sources give; whether one that is called running still runs was not checked on the ground.",
        table(("programme", "started", "ended", "stage"), rows),
    )
