"""How fragile an order is, for a terminal, for spreadsheets, and as files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from markupsafe import Markup

from hrddeval.model.robustness import Driver, LeftOut, Robustness, UnitPlaces
from hrddeval.reports import json, numbers, pdf
from hrddeval.reports.csv import whole
from hrddeval.reports.grid import grid
from hrddeval.reports.html import Flavour
from hrddeval.reports.jinja import TemplateFolders, render
from hrddeval.reports.marks.hasse import hasse
from hrddeval.reports.sheet import wrapped
from hrddeval.reports.write import write_whole

#: What is told of a long list on a terminal; JSON has all of it.
_MOST = 5


def as_text(found: Robustness, width: int = 100) -> list[str]:
    """Align places in a table, groups that cannot be told apart together; then drivers and assumptions."""
    by_id = {unit.id: unit for unit in found.units}
    head = ["", "Score", "Place", "9 draws in 10", "Median", "First in", "Known"]
    blocks = [[_row(by_id[name]) for name in group] for group in found.groups]
    text = grid(head, blocks, width)
    text += ["", *wrapped(_legend(found), width), "", *wrapped(found.main_driver, width)]
    if found.drivers:
        text += [
            "",
            *grid(["Varied", "Alone", "In all", "(9 in 10)"], [[_driver(d) for d in found.drivers]], width),
        ]
    text += ["", *wrapped(_certain(found), width)]
    for what, entries in (("criterion", found.criteria_left_out), ("source", found.sources_left_out)):
        text += _left_out(what, entries, width)
    text += ["", "Assumed:"]
    for assumption in found.assumptions:
        text += wrapped(f"- {assumption}", width, 2, 2)
    if found.not_included:
        count = len(found.not_included)
        text.append(f"Left out: {count}, {found.not_included[0].reason}.")
    return text


def _legend(found: Robustness) -> str:
    unplaced = (
        "In brackets: too little is known for a place. " if any(not u.placed for u in found.units) else ""
    )
    return (
        f"Supported to possible. {unplaced}Place by supported scores; where it lies in nine of ten draws; "
        "share of draws in which nobody stood above. "
        f"{found.draws} draws, seed {found.seed}. Every one of a block stands above every one of the "
        f"blocks below in {numbers.whole_percent(found.sure)} of the draws or more."
    )


def _row(unit: UnitPlaces) -> list[str]:
    return [
        unit.title,
        _ends(unit),
        numbers.place(unit.nominal),
        numbers.span(numbers.place(unit.low), numbers.place(unit.high)),
        numbers.place(unit.median),
        numbers.whole_percent(unit.first),
        numbers.whole_percent(unit.coverage),
    ]


def _ends(unit: UnitPlaces) -> str:
    text = numbers.span(numbers.figures(unit.supported), numbers.figures(unit.possible))
    return text if unit.placed else f"({text})"


def _driver(driver: Driver) -> list[str]:
    total = driver.total
    return [
        driver.title,
        numbers.share(driver.first.value),
        numbers.share(total.value),
        f"{numbers.share(total.low)} to {numbers.share(total.high)}",
    ]


def _certain(found: Robustness) -> str:
    """Say who stands above whom whatever the unknown, or that nobody does."""
    count, units = len(found.dominance), len(found.units)
    pairs = units * (units - 1) // 2
    if not count:
        return f"By the rubric's own weights one certainly stands above the other in none of {pairs} pairs."
    return (
        f"By the rubric's own weights one certainly stands above the other, whatever the unknown, "
        f"in {count} of {pairs} pairs."
    )


def _left_out(what: str, entries: Sequence[LeftOut], width: int) -> Iterator[str]:
    if not entries:
        return
    moving = [entry for entry in entries if entry.furthest is not None]
    if not moving:
        yield from wrapped(f"Leaving any one {what} out moves nobody.", width)
        return
    yield f"Leaving one {what} out, the order by supported scores moves most without:"
    for entry in moving[:_MOST]:
        whose = f" (of {entry.of})" if entry.of else ""
        start, end = numbers.place(entry.from_place or 0), numbers.place(entry.to_place or 0)
        title = entry.title if entry.title == entry.id else f"{entry.id} {entry.title}"
        yield from wrapped(
            f"{title}{whose}: {entry.furthest} from place {start} to {end}; {entry.mean_shift:.2f} places on average",
            width,
            2,
            2,
        )


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
    """Write the page as HTML, in English.

    Raises:
        TemplateFault: a template of the project cannot be used.
    """
    by_id = {unit.id: unit for unit in found.units}
    context = {
        "assessment": {"language": "en"},
        "recipe": {"tool": found.tool, "audience": "public"},
        "rubric": {"whole": True},
        "found": found,
        "groups": [[by_id[name] for name in group] for group in found.groups],
        "titles": {unit.id: unit.title for unit in found.units},
        "unplaced": any(not unit.placed for unit in found.units),
        "diagram": Markup(hasse(found, page=(176, 150), caption=False)),
        "screen": flavour is Flavour.SCREEN,
    }
    return render("robustness.html.j2", context, folders)


def write(
    found: Robustness, output: Path, formats: Sequence[str], folders: TemplateFolders
) -> tuple[Path, ...]:
    """Write robustness.json and dominance.svg, and the page as asked for; all of it or nothing.

    Raises:
        hrddeval.reports.pdf.PdfUnavailable: where PDF was asked for and cannot be written here.
        TemplateFault: a template of the project cannot be used.
        OSError: the folder cannot be written.
    """
    contents: dict[str, str | bytes] = {"robustness.json": json.dump(found), "dominance.svg": hasse(found)}
    if "pdf" in formats:
        contents["robustness.pdf"] = pdf.render(page(found, folders, Flavour.PRINT), folders)
    if "html" in formats:
        contents["robustness.html"] = page(found, folders)
    if "csv" in formats:
        contents["robustness.csv"] = as_csv(found)
    for name, content in contents.items():
        write_whole(output / name, content)
    return tuple(output / name for name in contents)
