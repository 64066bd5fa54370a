"""Pathways on a terminal: the changes, where they lead, what no step reaches, what evidence alone would change."""

from __future__ import annotations

import gettext
from collections.abc import Sequence
from dataclasses import dataclass

from hrddeval.model.intervals import ScoreInterval
from hrddeval.model.pathways import Beyond, ByEvidence, ChangeEntry, Pathway, Pathways
from hrddeval.model.whatif import ScoreChange
from hrddeval.reports import numbers
from hrddeval.reports.phrases import sentence
from hrddeval.reports.sheet import Sheet

_WIDTH = 100


def as_text(
    result: Pathways, width: int = _WIDTH, *, translations: gettext.NullTranslations | None = None
) -> list[str]:
    """Return the lines."""
    sheet = Sheet.of(width, translations)
    say = sheet.say
    sheet.add(
        say("{name}, as of {date}: what would reach {target}").format(
            name=result.name, date=result.as_of, target=result.target.text
        )
    )
    band = say(", band {band}") if result.target.overall else say(" (overall band {band})")
    band = band.format(band=result.now_band) if result.now_band else ""
    sheet.add(
        say("Now: {score}{band}. HYPOTHETICAL: none of these changes was made.").format(
            score=_ends(result.now), band=band
        )
    )
    if result.has_ended:
        sheet.add(say("It has ended: read the changes as what a successor would need."))
    sheet.add()
    _routes(result, sheet)
    _beyond(result, sheet)
    _evidence(result, sheet)
    return sheet.lines


def _routes(result: Pathways, sheet: Sheet) -> None:
    say = sheet.say
    farthest = say("All the steps of the rules together lead to {score}.").format(
        score=numbers.score(result.farthest.score)
    )
    if result.reached_already:
        sheet.add(say("It is reached already: nothing has to change for it."))
        return
    if not result.pathways:
        sheet.add(say("No set of steps certainly reaches it. {farthest}").format(farthest=farthest))
        return
    first, *others = result.pathways
    by_id = {change.id: change for change in result.changes}
    sheet.add(say("Effort {effort}, the least there is:").format(effort=first.effort))
    if result.priorities:
        sheet.add(say("First what weighs most with {owner}.").format(owner=result.priorities))
    for change in first.changes:
        _change(by_id[change], first, sheet)
    sheet.add()
    rows = [first.overall, *first.dimensions]
    size = max(len(row.title) for row in rows)
    for row in rows:
        sheet.add(f"{row.title.ljust(size)}  {_moved(row)}", 2, 4)
    if first.band:
        sheet.add(f"{say('Band').ljust(size)}  {result.now_band or '–'} → {first.band}", 2, 4)
    sheet.add(
        say("Confirmed: the changes were made in a copy of the dossier, and it was assessed again."), 2, 2
    )
    for other in others:
        new = [by_id[x] for x in other.changes if x not in first.changes]
        gone = [x for x in first.changes if x not in other.changes]
        words = "; ".join(f"{one.id} {sentence(one.text)[:-1]}" for one in new)
        sheet.add(
            say("Or, for the same effort, instead of {gone}: {new}.").format(gone=", ".join(gone), new=words),
            2,
            2,
        )
    if not result.complete:
        sheet.add(say("There are more sets of the same effort than are listed."), 2, 2)
    sheet.add(farthest, 2, 2)


def _change(change: ChangeEntry, first: Pathway, sheet: Sheet) -> None:
    say = sheet.say
    steps = ", ".join(f"{one.criterion} {one.level} ({one.level_title})" for one in change.steps)
    sheet.add()
    sheet.add(
        say("[{effort}] {text} {steps}").format(
            effort=change.effort, text=sentence(change.text), steps=steps
        ),
        2,
        4,
    )
    for thing in change.sets:
        sheet.add(f"+ {thing}", 6, 2)
    if change.without is None:
        sheet.add(say("Without it nothing reaches the target."), 6, 2)
    elif change.without > first.effort:
        sheet.add(say("If it is refused, the least effort is {effort}.").format(effort=change.without), 6, 2)
    else:
        sheet.add(say("If it is refused, another set of the same effort does."), 6, 2)
    if change.open:
        sheet.add(say("Look first: nobody has shown whether it is so already."), 6, 2)


def _beyond(result: Pathways, sheet: Sheet) -> None:
    if not result.beyond:
        return
    sheet.add()
    sheet.add(sheet.say("What no step of the rules reaches"))
    for one in result.beyond:
        sheet.add(beyond_in_words(one, sheet), 2, 4)


def beyond_in_words(one: Beyond, sheet: Sheet) -> str:
    say = sheet.say
    head = f"{one.id} {one.title}"
    if one.farthest is not None:
        head = say("{head}, level {level} at most").format(head=head, level=one.farthest)
    why = {
        "recorded": say("it is on record, and no step undoes it"),
        "disputed": say("it is disputed, and only evidence settles it"),
        "past": say("it is past"),
        "not_shown": say("no step brings this about"),
        "no_step": say("no step is given"),
        "gate": say("a flag is up"),
    }[one.why]
    seen = f" ({', '.join(one.observations)})" if one.observations else ""
    return f"{head}: {why}. {' '.join(sentence(text) for text in one.because)}{seen}"


@dataclass(frozen=True)
class Question:
    """What could be looked for, and the criteria it could lift: (id, level supported, level possible)."""

    text: str
    where_to_look: str | None
    criteria: tuple[tuple[str, int, int], ...]


def questions(found: Sequence[ByEvidence]) -> list[Question]:
    """Return what nobody knows, each question once, those that could lift most first."""
    together: dict[tuple[str, str | None], list[tuple[str, int, int]]] = {}
    for one in found:
        if one.why == "not_looked" and not one.only:
            level = one.level
            together.setdefault((one.text, one.where_to_look), []).append(
                (one.id, level.supported, level.possible)
            )
    made = [Question(text, where, tuple(criteria)) for (text, where), criteria in together.items()]
    return sorted(made, key=lambda one: -sum(high - low for _, low, high in one.criteria))


def _evidence(result: Pathways, sheet: Sheet) -> None:
    say = sheet.say
    only = [one for one in result.by_evidence if one.only]
    told = [one for one in result.by_evidence if not one.only and one.why != "not_looked"]
    for title, some in (
        (say("What only evidence would change, no reform"), only),
        (say("On record, and not counted in full"), told),
    ):
        if some:
            sheet.add()
            sheet.add(title)
            for one in some:
                sheet.add(evidence_in_words(one, sheet), 2, 4)
    asked = questions(result.by_evidence)
    if asked:
        sheet.add()
        sheet.add(say("Not known: look here first, it may be so already"))
        for question in asked:
            lifts = ", ".join(f"{name} {low}–{high}" for name, low, high in question.criteria)
            sheet.add(f"{sentence(question.text)} {lifts}", 2, 4)


def evidence_in_words(one: ByEvidence, sheet: Sheet) -> str:
    say = sheet.say
    head = say("{id} {title}, level {low}, possibly {high}").format(
        id=one.id, title=one.title, low=one.level.supported, high=one.level.possible
    )
    why = {
        "disputed": say("sources disagree"),
        "on_whose_word": say("on record, but on whose word"),
        "from_memory": say("from memory, not checked"),
        "not_looked": say("not known"),
    }[one.why]
    seen = f" ({', '.join(one.observations)})" if one.observations else ""
    return f"{head}: {why}. {sentence(one.text)}{seen}"


def _ends(score: ScoreInterval) -> str:
    return f"{numbers.score(score.supported)}–{numbers.score(score.possible)}"


def _moved(change: ScoreChange) -> str:
    if change.before is None or change.after is None:
        return "–"
    before, after = _ends(change.before), _ends(change.after)
    if before == after:
        return before
    return f"{before} → {after}  ({numbers.difference(change.after.supported, change.before.supported)})"
