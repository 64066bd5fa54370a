"""A difference between two versions as text for a terminal, and as a page for screens and paper."""

from __future__ import annotations

import gettext
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap

from hrddeval.analysis.shapley import adding_up
from hrddeval.i18n import mark
from hrddeval.model.difference import (
    Difference,
    Factor,
    InitiativeDifference,
    InputChange,
    InputKind,
    Measure,
)
from hrddeval.reports.html import Flavour
from hrddeval.reports.jinja import TemplateFolders, render
from hrddeval.reports.numbers import MINUS, signed
from hrddeval.reports.sheet import wrapped

Say = Callable[[str], str]
_WIDTH = 100
#: The sign of what happened to an input.
_SIGNS = {"added": "+", "removed": MINUS, "changed": "~", "in force": "+", "no longer in force": MINUS}


@dataclass(frozen=True)
class Row:
    """One number as it is printed: before, after, the change, and what each cause adds, which add up."""

    id: str
    title: str
    before: str
    after: str
    change: str
    shares: tuple[str, ...]


def rows(measures: Sequence[Measure], factors: Sequence[Factor], language: str, *, all_of: bool) -> list[Row]:
    """Return the numbers that changed, or all of them; shares in the order of `factors`."""
    return [_row(one, factors, language) for one in measures if all_of or one.before != one.after]


def _row(one: Measure, factors: Sequence[Factor], language: str) -> Row:
    is_level = one.id[:1].isupper()
    scale, places = (100.0, 1) if one.id == "coverage" else (1.0, 0 if is_level else 1)
    before, after = (None if v is None else v * scale for v in (one.before, one.after))
    shown = ["–" if v is None else signed(v, places, language).removeprefix("+") for v in (before, after)]
    if before is None or after is None:
        return Row(one.id, one.title, shown[0], shown[1], "", ())
    is_whole = all(float(share).is_integer() for share in one.shares.values())
    finer = 2 if is_level and not is_whole else places
    total = after - before
    parts = adding_up([one.shares[f] * scale for f in factors], total, finer) if one.shares else []
    return Row(
        one.id,
        one.title,
        shown[0],
        shown[1],
        signed(total, places, language),
        tuple(signed(part, finer, language) for part in parts),
    )


def text(found: Difference, *, translations: gettext.NullTranslations, language: str) -> list[str]:
    """Return both sides, what they share that differs, every initiative that changed, and a total."""
    say = translations.gettext
    lines = [
        f"{say('Old:')} {_side(found.old.name, found.old.run, found.old.rubric, say)}",
        f"{say('New:')} {_side(found.new.name, found.new.run, found.new.rubric, say)}",
    ]
    if found.inputs:
        lines += ["", say("What all initiatives share, and what differs in it:")]
        lines += _inputs(found.inputs, say)
    for one in found.initiatives:
        if one.is_changed:
            lines += ["", *_initiative(one, say, language)]
    lines += ["", *_ending(found, say)]
    return lines


def _side(name: str, run: str, rubric: str, say: Say) -> str:
    return say("{name}, run {run}, rubric {rubric}").format(name=name, run=run, rubric=rubric)


def _initiative(one: InitiativeDifference, say: Say, language: str) -> Iterator[str]:
    dates = " → ".join(dict.fromkeys(one.dates))
    yield f"{one.id}: {one.name} ({dates})"
    shown = rows((*one.measures, *one.criteria), one.factors, language, all_of=False)
    heads = [say("before"), say("after"), say("change"), *(factor_title(f, say) for f in one.factors)]
    if one.unsplit_because is not None:
        heads = heads[:3]
        yield from (f"  {line}" for line in wrap(say(one.unsplit_because), _WIDTH - 2))
    if shown:
        width = max(len(row.title) for row in shown)
        wide = [max(8, len(head)) for head in heads]
        yield "  " + " " * width + "".join(f"  {head:>{w}}" for head, w in zip(heads, wide, strict=True))
        for row in shown:
            cells = [row.before, row.after, row.change, *row.shares]
            cells += [""] * (len(heads) - len(cells))
            yield (
                f"  {row.title:<{width}}"
                + "".join(f"  {cell:>{w}}" for cell, w in zip(cells, wide, strict=True))
            ).rstrip()
    else:
        yield f"  {say('No number changes.')}"
    if one.bands[0] != one.bands[1]:
        before, after = (band or say("not placed") for band in one.bands)
        yield f"  {say('Band')}: {before} → {after}"
    yield from _inputs(one.inputs, say)


def _inputs(inputs: Sequence[InputChange], say: Say) -> Iterator[str]:
    for one in inputs:
        what = input_title(one, say)
        happened = say(_HOW[one.how])
        line = f"{_SIGNS[one.how]} {what} {one.id}, {happened} [{factor_title(one.factor, say)}]"
        line += f": {one.text}" if one.text else ""
        yield from wrapped(line, _WIDTH, 2, 2)


def _ending(found: Difference, say: Say) -> Iterator[str]:
    changed = sum(one.is_changed for one in found.initiatives)
    moved = sum(any(m.before != m.after for m in (*one.measures, *one.criteria)) for one in found.initiatives)
    yield say("{changed} of {all} initiatives differ; in {moved} of them a number changes.").format(
        changed=changed, all=len(found.initiatives), moved=moved
    )
    for names, words in (
        (found.only_old, say("Only in the old: {names}")),
        (found.only_new, say("Only in the new: {names}")),
    ):
        if names:
            yield words.format(names=", ".join(names))


_FACTORS = {
    Factor.EVIDENCE: mark("evidence"),
    Factor.CODING: mark("coding"),
    Factor.RULES: mark("rules"),
    Factor.WEIGHTS: mark("weights"),
    Factor.DATE: mark("date"),
}
_KINDS = {
    InputKind.CLAIM: mark("claim"),
    InputKind.SOURCE: mark("source"),
    InputKind.OBSERVATION: mark("observation"),
    InputKind.SEARCH: mark("search"),
    InputKind.PROFILE: mark("profile"),
    InputKind.CRITERION: mark("criterion"),
    InputKind.DERIVED: mark("derived rule"),
    InputKind.VOCABULARY: mark("kind of observation"),
    InputKind.RUBRIC: mark("rubric"),
}
_HOW = {
    "added": mark("added"),
    "removed": mark("removed"),
    "changed": mark("changed"),
    "in force": mark("now in force"),
    "no longer in force": mark("no longer in force"),
}


def factor_title(factor: Factor, say: Say) -> str:
    """Return what a cause is called."""
    return say(_FACTORS[factor])


def input_title(one: InputChange, say: Say) -> str:
    """Return what an input is called."""
    return say(_KINDS[one.kind])


def page(
    found: Difference,
    folders: TemplateFolders,
    *,
    flavour: Flavour,
    language: str,
    tool: str,
    translations: gettext.NullTranslations,
) -> str:
    """Return the difference as one self-contained page.

    Raises:
        TemplateFault: a template of the study cannot be used.
    """
    say = translations.gettext
    context = {
        "found": found,
        "changed": [one for one in found.initiatives if one.is_changed],
        "rows": lambda one, measures, all_of: rows(measures, one.factors, language, all_of=all_of),
        "factor_title": lambda factor: factor_title(factor, say),
        "input_title": lambda one: input_title(one, say),
        "how": lambda one: say(_HOW[one.how]),
        "sign": lambda one: _SIGNS[one.how],
        "ending": list(_ending(found, say)),
        "language": language,
        "tool": tool,
        "screen": flavour is Flavour.SCREEN,
    }
    return render("difference.html.j2", context, folders, language=language, translations=translations)
