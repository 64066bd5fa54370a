"""A criterion's page, and the index of all, in Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from hrddeval import i18n
from hrddeval.source.loaded import Origin
from hrddeval.workbench.page import Named, Page, Ruling, Rung

_SIGNS = re.compile(r"([\\`*_\[\]<>|])")


def file_name(page: Page) -> str:
    """Return the name of a page's file."""
    return f"{page.id}.md"


def as_markdown(page: Page) -> str:
    """Return the page."""
    say = i18n.sayer(page.language)
    lines = [f"# {page.id} {_plain(page.title)}", "", f"*{_plain(page.question)}*", "", _plain(page.why), ""]
    lines += [f"- {_plain(one)}" for one in _facts(page, say)]
    for rung in page.rungs:
        lines += ["", *_rung(rung, say)]
    if page.flags:
        lines += ["", f"## {say('Flags')}"]
        for flag in page.flags:
            lines += ["", *_named(flag, say("raised when"), say)]
    if page.derived:
        lines += ["", f"## {say('Findings it builds on')}"]
        for rule in page.derived:
            lines += ["", *_named(rule, say("follows when"), say)]
    lines += ["", f"## {say('Literature')}", ""]
    for work in page.literature:
        address = f" <{work.url}>" if work.url else ""
        lines.append(f"- {_plain(work.citation)}.{address}")
    lines += ["", f"## {say('Examples')}", ""]
    for example in page.examples:
        lines.append(f"- **{_plain(example.name)}**: {_plain(example.expected)}")
        lines += [f"  - {_plain(one)}" for one in example.given]
    return "\n".join(lines) + "\n"


def _facts(page: Page, say: Callable[[str], str]) -> list[str]:
    facts = [say("Track: {track}").format(track=page.track)]
    if page.applies:
        facts.append(say("Applies where: {facts}").format(facts=say("; ").join(page.applies.when)))
        facts.append(say("Elsewhere is printed: {sentence}").format(sentence=page.applies.otherwise))
    for use in page.uses:
        facts.append(say("Used in: {rubric}").format(rubric=" > ".join((use.rubric, *use.groups))))
    if not page.uses:
        facts.append(say("No rubric uses it yet."))
    if page.lenses:
        facts.append(say("Lenses: {lenses}").format(lenses=", ".join(page.lenses)))
    origin = say("ships with the program") if page.origin is Origin.SHIPPED else say("of this study")
    return [*facts, say("File: {file} ({origin})").format(file=page.file, origin=origin)]


def _rung(rung: Rung, say: Callable[[str], str]) -> list[str]:
    lines = [f"## {rung.level}: {_plain(rung.title)}", "", _plain(rung.meaning)]
    if rung.shown:
        lines += ["", *_ruling(rung.shown, say("shown when"), say)]
    for limit in rung.limits:
        lines += ["", *_ruling(limit, say("nothing above it when"), say)]
    if rung.step:
        step = say("to get there: {step} (effort {effort} of 5)")
        lines += ["", _plain(_sentence(step.format(step=rung.step.text, effort=rung.step.effort))), ""]
        lines += [f"- {_plain(one)}" for one in rung.step.sets]
    return lines


def _named(one: Named, when: str, say: Callable[[str], str]) -> list[str]:
    lines = [f"### {_plain(one.title)} (`{one.id}`)", ""]
    if one.why:
        lines += [_plain(one.why), ""]
    return lines + _ruling(one.ruling, when, say)


def _ruling(ruling: Ruling, when: str, say: Callable[[str], str]) -> list[str]:
    lines = []
    for number, way in enumerate(ruling.ways):
        word = when if number == 0 else say("or when")
        lines += [f"{_sentence(word)}:", "", *(f"- {_plain(one)}" for one in way), ""]
    return [*lines, f"> {_plain(ruling.because)}"]


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _plain(text: str) -> str:
    """Keep signs from being read as Markdown.

    >>> _plain("[en] a_b")
    '\\\\[en\\\\] a\\\\_b'
    """
    return _SIGNS.sub(r"\\\1", text)


def index(pages: Sequence[Page], title: str, note: str) -> str:
    """Return the list of all pages, under a title and a note."""
    lines = [f"# {title}", "", note, "", "| | | |", "|---|---|---|"]
    for page in pages:
        lines.append(f"| [{page.id}]({file_name(page)}) | {_plain(page.title)} | {_plain(page.question)} |")
    return "\n".join(lines) + "\n"
