"""A what-if on a terminal: what was supposed, then scores, criteria and rules before and after."""

from __future__ import annotations

import gettext
from collections.abc import Mapping

from hrddeval.model.finding import Holds
from hrddeval.model.intervals import ScoreInterval
from hrddeval.model.whatif import CriterionChange, RuleChange, ScoreChange, Supposed, WhatIf
from hrddeval.reports import numbers
from hrddeval.reports.sheet import Sheet

_WIDTH = 100


def as_text(
    result: WhatIf, width: int = _WIDTH, *, translations: gettext.NullTranslations | None = None
) -> list[str]:
    """Return the lines. Every page begins and ends with the word that nothing of it is evidence."""
    sheet = Sheet.of(width, translations)
    say = sheet.say
    sheet.add(say("{name}, as of {date}: what if").format(name=result.name, date=result.as_of))
    sheet.add(say("HYPOTHETICAL. Nothing supposed here is evidence, and nothing of it was kept."))
    sheet.add()
    for one in result.supposed:
        sheet.add(_supposed(one, sheet), 2, 2)
    sheet.add(result.assumption, 2, 2)
    for remark in result.remarks:
        sheet.add(say("Note: {remark}").format(remark=remark), 2, 2)
    sheet.add()
    rows = [(result.overall.title, result.overall), *((one.title, one) for one in result.dimensions)]
    size = max(len(title) for title, _ in rows)
    head = say("supported to possible").ljust(28)
    sheet.add(f"{' ' * size}  {head}  {say('covered')}", 0, 4)
    for title, score in rows:
        sheet.add(f"{title.ljust(size)}  {_scores(score)}", 0, 4)
    sheet.add(f"{say('Band').ljust(size)}  {_bands(result)}", 0, size + 2)
    for flag in result.flags:
        words = {"flag": flag.title, "before": _holds(flag.before, sheet), "after": _holds(flag.after, sheet)}
        sheet.add(say("Flag “{flag}”: {before} → {after}").format(**words), 0, 4)
    for criterion in result.criteria:
        _criterion(criterion, sheet)
    sheet.add()
    sheet.add(
        say("{count} criteria stay as they are.").format(count=result.criteria_unchanged)
        if result.criteria
        else say("Nothing changes.")
    )
    return sheet.lines


def _holds(status: Holds, sheet: Sheet) -> str:
    say = sheet.say
    return {
        Holds.CERTAIN: say("certain"),
        Holds.CONTESTED: say("contested"),
        Holds.ALLEGED: say("alleged"),
        Holds.OPEN: say("open"),
        Holds.ABSENT: say("no"),
    }[status]


def _supposed(one: Supposed, sheet: Sheet) -> str:
    say = sheet.say
    sign = {"added": "+", "changed": "~", "dropped": "-"}[one.what]
    word = {
        "added": say("supposed"),
        "changed": say("supposed to be"),
        "dropped": say("supposed not to be so"),
    }
    what = f"{sign} {one.observation} {one.title}"
    values = _values(one.was if one.what == "dropped" else one.attributes)
    told = (
        say("{name}: {value}").format(name=f"{what} ({word[one.what]})", value=values)
        if values
        else (f"{what} ({word[one.what]})")
    )
    if one.what == "changed" and one.was:
        told += " " + say("(recorded: {values})").format(values=_values(one.was))
    return told


def _values(values: Mapping[str, str]) -> str:
    return "; ".join(f"{name}: {value}" for name, value in values.items())


def _scores(change: ScoreChange) -> str:
    if change.before is None or change.after is None:
        return "–"
    before, after = _ends(change.before), _ends(change.after)
    coverage = numbers.whole_percent(change.coverage_before), numbers.whole_percent(change.coverage_after)
    same = before == after
    moved = before if same else f"{before} → {after}"
    gained = "" if same else f"  ({numbers.difference(change.after.supported, change.before.supported)})"
    covered = coverage[0] if coverage[0] == coverage[1] else f"{coverage[0]} → {coverage[1]}"
    return f"{moved}{gained}".ljust(28) + f"  {covered}"


def _ends(score: ScoreInterval) -> str:
    return f"{numbers.score(score.supported)}–{numbers.score(score.possible)}"


def _bands(result: WhatIf) -> str:
    band = result.band
    before, after = band.before or "–", band.after or "–"
    reason = band.reason_after if band.after is None else None
    moved = before if before == after else f"{before} → {after}"
    return f"{moved}  ({reason})" if reason else moved


def _criterion(one: CriterionChange, sheet: Sheet) -> None:
    say = sheet.say
    sheet.add()
    before = f"{one.before.supported}–{one.before.possible}"
    after = f"{one.after.supported}–{one.after.possible}"
    moved = before if before == after else f"{before} → {after}"
    sheet.add(
        say("{id} {title}: level {levels}, {level}").format(
            id=one.id, title=one.title, levels=moved, level=one.level_title
        ),
        0,
        3,
    )
    for rule in one.rules:
        if _matters(rule):
            sheet.add(_rule(rule, sheet), 3, 2)


def _matters(rule: RuleChange) -> bool:
    """Leave out limits that were, and are, only possible: they move neither end."""
    return rule.effect == "shows" or bool(
        {rule.holds_before, rule.holds_after} & {Holds.CERTAIN, Holds.CONTESTED}
    )


def _rule(rule: RuleChange, sheet: Sheet) -> str:
    say = sheet.say
    before, after = _holds(rule.holds_before, sheet), _holds(rule.holds_after, sheet)
    kind = say("shows {level}") if rule.effect == "shows" else say("nothing above {level}")
    head = f"[{rule.rule}] {kind.format(level=rule.level)}: {before} → {after}"
    if rule.capped_because:
        head += f", {rule.capped_because}"
    return f"{head}. {rule.because}"
