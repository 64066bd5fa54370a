"""The table that a terminal shows after an assessment: one line per initiative, both ends of every score."""

from __future__ import annotations

import gettext
from collections.abc import Callable, Mapping, Sequence

from hrddeval.model.assessment import Assessment
from hrddeval.model.finding import Holds
from hrddeval.model.initiative_result import InitiativeResult
from hrddeval.model.sensitivity import Sensitivity
from hrddeval.reports import numbers
from hrddeval.reports.grid import grid
from hrddeval.reports.panels import is_placed
from hrddeval.reports.sheet import wrapped


def table(
    assessment: Assessment, width: int = 100, *, translations: gettext.NullTranslations | None = None
) -> list[str]:
    """Align initiatives in a table of at most `width` characters, as far as names can be cut.

    Rows stand in the groups of the comparison, an empty line between two groups. Scores in
    brackets are those of which too little is covered.
    """
    say = (translations or gettext.NullTranslations()).gettext
    if not assessment.initiatives:
        return [say("No initiative was assessed.")]
    titles = {item.id: item.title for item in assessment.initiatives[0].dimensions}
    short = {key: _shortened(title) for key, title in titles.items()}
    header = [say("Initiative"), say("Band"), say("Overall"), *short.values(), say("Covered"), say("Flags")]
    blocks = [[_row(assessment, item, list(titles)) for item in block] for block in _blocks(assessment)]
    lines = grid(header, blocks, width)
    return [
        *lines,
        "",
        *_legend(assessment, short, titles, say),
        *_order(assessment, width, say),
        *withheld_lines(assessment, say),
    ]


def _order(assessment: Assessment, width: int, say: Callable[[str], str]) -> list[str]:
    """Say how fragile the order is, where that was drawn."""
    found = assessment.robustness
    if found is None:
        return []
    sure = numbers.whole_percent(found.sure)
    groups = len(found.groups)
    text = (
        say("Drawn: no two groups can be told apart in {sure} of the draws.").format(sure=sure)
        if groups == 1
        else say("Drawn: {groups} groups can be told apart in {sure} of the draws or more.").format(
            groups=groups, sure=sure
        )
    )
    return wrapped(f"{text} {found.main_driver}", width)


def withheld_lines(assessment: Assessment, say: Callable[[str], str]) -> list[str]:
    """Say for whom the result is, and how much of the evidence this audience does not see; nothing where all."""
    audience = assessment.recipe.audience
    counts = [
        say("{name} {count} of {all}").format(
            name=one.short or one.name, count=one.withheld.evidence, all=len(one.evidence)
        )
        for one in assessment.initiatives
        if one.withheld is not None and one.withheld.evidence
    ]
    lines = []
    if counts:
        said = say("Withheld from {audience} readers, and counted in every score: {counts}.")
        lines.append(said.format(audience=audience, counts="; ".join(counts)))
    if audience is not Sensitivity.PUBLIC:
        lines.append(say("Not for publication: holds {sensitivity} evidence.").format(sensitivity=audience))
    return lines


def _legend(
    assessment: Assessment, short: Mapping[str, str], titles: Mapping[str, str], say: Callable[[str], str]
) -> list[str]:
    shortened = "; ".join(f"{short[key]} {title}" for key, title in titles.items() if short[key] != title)
    lines = [
        say("Supported to possible, of 100. In brackets: too little is covered. Flags: certain/contested."),
        say(
            "Between two groups, the lower one cannot reach the supported score of the upper one's first row."
        ),
    ]
    if shortened:
        lines.append(shortened)
    rubric = assessment.rubric
    if not rubric.whole:
        lines.append(
            say("{done} of {all} criteria: not a full assessment").format(
                done=rubric.criteria, all=rubric.criteria_intended
            )
        )
    return lines


def _blocks(assessment: Assessment) -> list[list[InitiativeResult]]:
    """Order initiatives by group, then those not placed; none is ever left out."""
    by_id = {item.id: item for item in assessment.initiatives}
    order = [group.members for group in assessment.comparison.groups] + [assessment.comparison.not_placed]
    named = {item for members in order for item in members}
    left_out = tuple(item for item in by_id if item not in named)
    return [[by_id[item] for item in members] for members in [*order, left_out] if members]


def _row(assessment: Assessment, initiative: InitiativeResult, dimensions: Sequence[str]) -> list[str]:
    overall = initiative.overall
    by_id = {item.id: item for item in initiative.dimensions}
    cells = []
    for key in dimensions:
        part = by_id[key]
        scores = None if part.supported is None or part.possible is None else (part.supported, part.possible)
        cells.append(_scores(scores, placed=is_placed(part, assessment.rubric)))
    statuses = [flag.status for flag in initiative.flags]
    return [
        initiative.short or initiative.name,
        (overall.band if overall.placed else None) or "–",
        _scores((overall.supported, overall.possible), placed=overall.placed),
        *cells,
        numbers.whole_percent(overall.coverage),
        f"{statuses.count(Holds.CERTAIN)}/{statuses.count(Holds.CONTESTED)}",
    ]


def _scores(ends: tuple[float, float] | None, *, placed: bool) -> str:
    if ends is None:
        return "–"
    text = f"{numbers.score(ends[0])}–{numbers.score(ends[1])}"
    return text if placed else f"({text})"


def _shortened(title: str, size: int = 7) -> str:
    """Cut a title to a column.

    >>> _shortened("Power"), _shortened("Representation")
    ('Power', 'Repres.')
    """
    return title if len(title) <= size else f"{title[: size - 1].rstrip()}."
