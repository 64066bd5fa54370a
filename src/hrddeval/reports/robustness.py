"""How fragile an order is, for a terminal, for spreadsheets, and as files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from hrddeval.i18n import sayer, translations
from hrddeval.model.robustness import Driver, LeftOut, Robustness, UnitPlaces
from hrddeval.reports import json, numbers, pdf
from hrddeval.reports.csv import whole
from hrddeval.reports.grid import grid
from hrddeval.reports.html import Flavour
from hrddeval.reports.jinja import TemplateFolders, render
from hrddeval.reports.marks.hasse import hasse
from hrddeval.reports.robustness_view import arrange
from hrddeval.reports.sheet import wrapped
from hrddeval.reports.write import write_whole

Say = Callable[[str], str]

#: What is told of a long list on a terminal; JSON has all of it.
_MOST = 5


def as_text(found: Robustness, width: int = 100) -> list[str]:
    """Align places in a table, groups that cannot be told apart together; then drivers and assumptions."""
    say = sayer(found.language)
    by_id = {unit.id: unit for unit in found.units}
    head = [
        "",
        say("Score"),
        say("Rank"),
        say("9 draws in 10"),
        say("Median"),
        say("First in"),
        say("Known"),
    ]
    blocks = [[_row(by_id[name], found.language) for name in group] for group in found.groups]
    text = grid(head, blocks, width)
    text += ["", *wrapped(_legend(found, say), width), "", *wrapped(found.main_driver, width)]
    if found.drivers:
        head = [say("Varied"), say("Alone"), say("In all"), say("(9 in 10)")]
        text += ["", *grid(head, [[_driver(d, say) for d in found.drivers]], width)]
    text += ["", *wrapped(_certain(found, say), width)]
    criteria = (
        say("Leaving any one criterion out moves nobody."),
        say("Leaving one criterion out, the order by supported scores moves most without:"),
    )
    sources = (
        say("Leaving any one source out moves nobody."),
        say("Leaving one source out, the order by supported scores moves most without:"),
    )
    text += _left_out(criteria, found.criteria_left_out, width, found.language, say)
    text += _left_out(sources, found.sources_left_out, width, found.language, say)
    text += ["", say("Assumed:")]
    for assumption in found.assumptions:
        text += wrapped(f"- {assumption}", width, 2, 2)
    if found.not_included:
        left = say("Left out: {count}, {reason}.")
        text.append(left.format(count=len(found.not_included), reason=found.not_included[0].reason))
    return text


def _legend(found: Robustness, say: Say) -> str:
    parts = [say("Supported to possible.")]
    if any(not unit.placed for unit in found.units):
        parts.append(say("In brackets: too little is known for a place."))
    told = say(
        "Place by supported scores; where it lies in nine of ten draws; share of draws in which nobody stood "
        "above. {draws} draws, seed {seed}. Every one of a block stands above every one of the blocks below in "
        "{sure} of the draws or more."
    )
    sure = numbers.whole_percent(found.sure)
    return " ".join([*parts, told.format(draws=found.draws, seed=found.seed, sure=sure)])


def _row(unit: UnitPlaces, language: str) -> list[str]:
    low, high = numbers.place(unit.low, language), numbers.place(unit.high, language)
    return [
        unit.title,
        _ends(unit, language),
        numbers.place(unit.nominal, language),
        numbers.span(low, high),
        numbers.place(unit.median, language),
        numbers.whole_percent(unit.first),
        numbers.whole_percent(unit.coverage),
    ]


def _ends(unit: UnitPlaces, language: str) -> str:
    text = numbers.span(numbers.figures(unit.supported, language), numbers.figures(unit.possible, language))
    return text if unit.placed else f"({text})"


def _driver(driver: Driver, say: Say) -> list[str]:
    total = driver.total
    between = say("{low} to {high}").format(low=numbers.share(total.low), high=numbers.share(total.high))
    return [driver.title, numbers.share(driver.first.value), numbers.share(total.value), between]


def _certain(found: Robustness, say: Say) -> str:
    """Say in how many pairs one stands above the other whatever the unknown."""
    units = len(found.units)
    text = say(
        "Pairs in which, by the given weights, one certainly stands above the other, whatever the unknown: "
        "{count} of {pairs}."
    )
    return text.format(count=len(found.dominance), pairs=units * (units - 1) // 2)


def _left_out(
    sentences: tuple[str, str], entries: Sequence[LeftOut], width: int, language: str, say: Say
) -> Iterator[str]:
    """Yield what leaving one out does; of `sentences`, the first says that nobody moves."""
    if not entries:
        return
    moving = [entry for entry in entries if entry.furthest is not None]
    if not moving:
        yield from wrapped(sentences[0], width)
        return
    yield from wrapped(sentences[1], width)
    for entry in moving[:_MOST]:
        whose = say(" (of {whose})").format(whose=entry.of) if entry.of else ""
        title = entry.title if entry.title == entry.id else f"{entry.id} {entry.title}"
        told = say("{what}: {who} from place {start} to {end}; {mean} places on average").format(
            what=title + whose,
            who=entry.furthest,
            start=numbers.place(entry.from_place or 0, language),
            end=numbers.place(entry.to_place or 0, language),
            mean=numbers.hundredths(entry.mean_shift, language),
        )
        yield from wrapped(told, width, 2, 2)


COLUMNS = (
    "unit",
    "title",
    "supported",
    "possible",
    "coverage",
    "placed",
    "group",
    "place",
    "place_5",
    "place_median",
    "place_mean",
    "place_95",
    "first",
)


def as_csv(found: Robustness) -> str:
    """Write a row per unit, and in further columns the share of draws in which it stood above each other."""
    group = {name: number for number, members in enumerate(found.groups, 1) for name in members}
    names = [unit.id for unit in found.units]
    table: list[Sequence[str | float]] = [[*COLUMNS, *(f"above {name}" for name in names)]]
    for unit, shares in zip(found.units, found.above, strict=True):
        table.append(
            [
                unit.id,
                unit.title,
                unit.supported,
                unit.possible,
                unit.coverage,
                "yes" if unit.placed else "no",
                group[unit.id],
                unit.nominal,
                unit.low,
                unit.median,
                unit.mean,
                unit.high,
                unit.first,
                *shares,
            ]
        )
    return whole(table)


def page(found: Robustness, folders: TemplateFolders, flavour: Flavour = Flavour.SCREEN) -> str:
    """Write the page as HTML, in the language of what was found.

    Raises:
        TemplateFault: a template of the project cannot be used.
    """
    context = {
        "assessment": {"language": found.language},
        "recipe": {"tool": found.tool, "audience": "public"},
        "rubric": {"whole": True},
        "view": arrange(found),
        "screen": flavour is Flavour.SCREEN,
    }
    spoken = translations(found.language)
    return render("robustness.html.j2", context, folders, language=found.language, translations=spoken)


def write(
    found: Robustness, output: Path, formats: Sequence[str], folders: TemplateFolders
) -> tuple[Path, ...]:
    """Write robustness.json and dominance.svg, and the page as asked for; all of it or nothing.

    Raises:
        hrddeval.reports.pdf.PdfUnavailable: where PDF was asked for and cannot be written here.
        TemplateFault: a template of the project cannot be used.
        OSError: the folder cannot be written.
    """
    contents: dict[str, str | bytes] = {
        "robustness.json": json.dump(found),
        "dominance.svg": hasse(found, sayer(found.language)),
    }
    if "pdf" in formats:
        contents["robustness.pdf"] = pdf.render(page(found, folders, Flavour.PRINT), folders)
    if "html" in formats:
        contents["robustness.html"] = page(found, folders)
    if "csv" in formats:
        contents["robustness.csv"] = as_csv(found)
    for name, content in contents.items():
        write_whole(output / name, content)
    return tuple(output / name for name in contents)
