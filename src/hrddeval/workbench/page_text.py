"""A criterion's page for the terminal."""

from __future__ import annotations

from hrddeval import i18n
from hrddeval.reports.sheet import Sheet
from hrddeval.source.loaded import Origin
from hrddeval.workbench.page import Named, Page, Ruling, Rung


class _Sheet(Sheet):
    """The sheet of a page: with headings."""

    def head(self, text: str) -> None:
        self.add()
        self.add(text)


def as_text(page: Page, width: int = 100) -> list[str]:
    """Return the page as lines."""
    say = i18n.sayer(page.language)
    sheet = _Sheet(width, say)
    sheet.add(f"{page.id}  {page.title}", 0, 4)
    sheet.add(page.question, 4)
    sheet.add()
    sheet.add(page.why, 4)
    sheet.add(say("Track: {track}").format(track=page.track), 4, 2)
    _state(sheet, page)
    if page.applies:
        sheet.add(say("Applies where: {facts}").format(facts=say("; ").join(page.applies.when)), 4, 2)
        sheet.add(say("Elsewhere is printed: {sentence}").format(sentence=page.applies.otherwise), 4, 2)
    for rung in page.rungs:
        _rung(sheet, rung)
    if page.flags:
        sheet.head(say("Flags"))
        for flag in page.flags:
            _named(sheet, flag, say("raised when"))
    if page.derived:
        sheet.head(say("Findings it builds on"))
        for rule in page.derived:
            _named(sheet, rule, say("follows when"))
    sheet.head(say("Literature"))
    for work in page.literature:
        sheet.add(f"{work.citation} [{work.key}]", 4, 2)
    sheet.head(say("Where it is used"))
    for use in page.uses:
        sheet.add(f"{use.rubric}: {' > '.join(use.groups)}" if use.groups else use.rubric, 4, 2)
    if not page.uses:
        sheet.add(say("No rubric uses it yet."), 4)
    if page.lenses:
        sheet.add(say("Lenses: {lenses}").format(lenses=", ".join(page.lenses)), 4, 2)
    sheet.head(say("Examples"))
    for example in page.examples:
        sheet.add(f"{example.name}: {example.expected}", 4, 2)
    return sheet.lines


def _state(sheet: _Sheet, page: Page) -> None:
    say = sheet.say
    origin = say("ships with the program") if page.origin is Origin.SHIPPED else say("of this study")
    sheet.add(say("File: {file} ({origin})").format(file=page.file, origin=origin), 4, 2)
    if page.replaced_because:
        sheet.add(
            say("It replaces the shipped criterion: {reason}").format(reason=page.replaced_because), 4, 2
        )
    if page.off_because:
        sheet.add(say("Switched off: {reason}").format(reason=page.off_because), 4, 2)


def _rung(sheet: _Sheet, rung: Rung) -> None:
    say = sheet.say
    sheet.head(f"{rung.level}  {rung.title}")
    sheet.add(rung.meaning, 3)
    if rung.shown:
        _ruling(sheet, rung.shown, say("shown when"), 3)
    for limit in rung.limits:
        _ruling(sheet, limit, say("nothing above it when"), 3)
    if rung.step:
        step = say("to get there: {step} (effort {effort} of 5)")
        sheet.add(step.format(step=rung.step.text, effort=rung.step.effort), 3, 2)
        for one in rung.step.sets:
            sheet.add(f"+ {one}", 5, 2)


def _named(sheet: _Sheet, one: Named, when: str) -> None:
    sheet.add(f"{one.title} ({one.id})", 3)
    if one.why:
        sheet.add(one.why, 5)
    _ruling(sheet, one.ruling, when, 5)


def _ruling(sheet: _Sheet, ruling: Ruling, when: str, indent: int) -> None:
    """Print the ways: conditions that must hold together as a list, ways divided by `or when`."""
    for number, way in enumerate(ruling.ways):
        sheet.add(
            sheet.say("{name}: {value}")
            .format(name=when if number == 0 else sheet.say("or when"), value="")
            .rstrip(),
            indent,
        )
        for condition in way:
            sheet.add(f"· {condition}", indent + 2, 2)
    sheet.add(sheet.say("printed: {sentence}").format(sentence=ruling.because), indent, 2)
