"""What goes where on the timeline of norms: lanes, rows, dates, and the lines from a norm to what derives from it.

All lengths are in millimetres.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from hrddeval.analysis.descent import offspring
from hrddeval.analysis.lineage import lineage
from hrddeval.i18n import mark
from hrddeval.model.assessment import Assessment
from hrddeval.model.dossier import InitiativeKind, Stage
from hrddeval.model.initiative_result import InitiativeResult
from hrddeval.model.lineage import Fate, Lineage
from hrddeval.reports import numbers
from hrddeval.reports.marks.text_width import fitted, text_width
from hrddeval.reports.timeline_axis import Axis
from hrddeval.reports.timeline_words import key_of, said, tally

Say = Callable[[str], str]

#: Most rows on a landscape page of A4; more make it a page of A3.
ROWS_ON_A4 = 36
#: Room on the left for the names of lanes, and on the right for the counts.
LANES, _COUNTS = 28.0, 25.0
#: Longest name.
_NAME = 80.0


#: Lanes from top to bottom. In the first, what is latest stands on top: lines to the norms cross less.
_LANE_OF = {
    InitiativeKind.LAW: mark("Laws"),
    InitiativeKind.GUIDANCE: mark("Guidance"),
    InitiativeKind.STANDARD: mark("Standards and schemes"),
    InitiativeKind.CERTIFICATION: mark("Standards and schemes"),
    InitiativeKind.MULTI_STAKEHOLDER: mark("Standards and schemes"),
    InitiativeKind.PILOT: mark("At mine sites"),
    InitiativeKind.SITE_PROGRAMME: mark("At mine sites"),
    InitiativeKind.INCIDENT_MONITORING: mark("At mine sites"),
}


@dataclass(frozen=True)
class TimelineRow:
    """One initiative: its mark at `x`, its line from there to `end`, what it keeps and drops of its norms."""

    initiative: InitiativeResult
    name: str
    scores: str
    y: float
    x: float
    end: float
    ended: bool
    end_known: bool
    before: str | None
    name_left: bool
    main: bool
    counts: tuple[int, int, int] | None


@dataclass(frozen=True)
class Lane:
    title: str
    top: float
    bottom: float


@dataclass(frozen=True)
class Drop:
    """An upright line at `x` over the rows it reaches, with a dot wherever it joins a line."""

    x: float
    top: float
    bottom: float
    dots: tuple[float, ...]
    main: bool


@dataclass(frozen=True)
class Timeline:
    """`title` says what the drawing shows, for those who do not see it."""

    width: float
    height: float
    pitch: float
    page: str
    left: float
    right: float
    undated: float | None
    lanes: tuple[Lane, ...]
    rows: tuple[TimelineRow, ...]
    drops: tuple[Drop, ...]
    years: tuple[tuple[int, float], ...]
    heads: tuple[str, str, str]
    undated_title: str
    key: tuple[tuple[str, str], ...]
    heading: str
    subheading: str
    title: str
    lineage: Lineage


def timeline(assessment: Assessment, say: Say) -> Timeline | None:
    """Lay out the timeline of an assessment; None where nothing in it derives from anything else in it."""
    found = lineage(assessment)
    if not found.links:
        return None
    everyone = assessment.initiatives
    on_a3 = len(everyone) > ROWS_ON_A4
    width, room = (386.0, 213.0) if on_a3 else (263.0, 122.0)
    ordered = _in_lanes(everyone)
    spaces = 2.2 * (len(ordered) - 1)
    pitch = round(min((room - spaces - 8) / len(everyone), 6.4), 3)
    axis = Axis(everyone, LANES + 14, width - _COUNTS)
    descent = {one.id: one.profile.derives_from for one in everyone}
    children = offspring({name: [n for n in norms if n in descent] for name, norms in descent.items()})
    main = max(children, key=lambda name: (len(children[name]), name))
    lanes, heights, y = [], dict[str, float](), 2.0
    for title, members in ordered:
        lanes.append(Lane(say(title), round(y, 2), round(y + len(members) * pitch, 2)))
        for place, one in enumerate(members):
            heights[one.id] = round(y + (place + 0.5) * pitch, 2)
        y += len(members) * pitch + 2.2
    size = min(2.5, pitch * 0.56)
    rows = tuple(
        _row(one, heights[one.id], axis, found, say, main=one.id == main, size=size)
        for _, members in ordered
        for one in members
    )
    return Timeline(
        width=width,
        height=round(y + 6.5, 2),
        pitch=pitch,
        page="large" if on_a3 else "wide",
        left=axis.left,
        right=axis.right,
        undated=axis.undated,
        lanes=tuple(lanes),
        rows=rows,
        drops=_drops(rows, descent),
        years=axis.ticks(),
        heads=(say("keeps"), say("drops"), say("cannot say")),
        undated_title=say("start not known"),
        key=key_of(everyone, next(row.name for row in rows if row.main), say),
        heading=say("{count} of {all} initiatives derive from {norm}").format(
            count=len(children[main]), all=len(everyone), norm=next(row.name for row in rows if row.main)
        ),
        subheading=tally(found, say),
        title=said(found, {row.initiative.id: row.name for row in rows}, children, say),
        lineage=found,
    )


def _in_lanes(everyone: Sequence[InitiativeResult]) -> list[tuple[str, list[InitiativeResult]]]:
    """Return the lanes that have members, each in the order in which its lines cross least."""
    lanes: dict[str, list[InitiativeResult]] = {title: [] for title in _LANE_OF.values()}
    for one in everyone:
        lanes[_LANE_OF[InitiativeKind(one.profile.kind)]].append(one)
    for number, members in enumerate(lanes.values()):
        members.sort(key=lambda one: (one.profile.started or "9999", one.id), reverse=number == 0)
    return [(title, members) for title, members in lanes.items() if members]


def _row(
    one: InitiativeResult, y: float, axis: Axis, found: Lineage, say: Say, *, main: bool, size: float
) -> TimelineRow:
    links = [link for link in found.links if link.derived == one.id]
    counts = tuple(
        sum(link.counts[fate] for link in links) for fate in (Fate.KEPT, Fate.DROPPED, Fate.UNKNOWN)
    )
    name = fitted(one.short or one.name, size, _NAME)
    early = axis.before(one)
    before = say("since {year}").format(year=early) if early else None
    scores = say("{low} to {high}").format(
        low=numbers.score(one.overall.supported), high=numbers.score(one.overall.possible)
    )
    shown = f"{name} {scores} {before or ''}".rstrip()
    x = axis.start(one)
    return TimelineRow(
        initiative=one,
        name=name,
        scores=scores,
        y=y,
        x=x,
        end=axis.end(one),
        ended=one.profile.ended is not None or one.profile.stage == Stage.ENDED,
        end_known=one.profile.ended is not None,
        before=before,
        name_left=x - text_width(shown, size) - 4 > LANES,
        main=main,
        counts=(counts[0], counts[1], counts[2]) if links else None,
    )


def _drops(rows: Sequence[TimelineRow], descent: Mapping[str, Sequence[str]]) -> tuple[Drop, ...]:
    """Lead each initiative to its norms: at its own date, or at the norm's where that came later."""
    by_id = {row.initiative.id: row for row in rows}
    drops = []
    joined: dict[str, int] = {}
    for row in rows:
        norms = [by_id[name] for name in descent[row.initiative.id] if name in by_id]
        older = [norm for norm in norms if norm.x <= row.x]
        if older:
            reach = [row.y, *(norm.y for norm in older)]
            dots = tuple(norm.y for norm in older)
            is_main = any(norm.main for norm in older)
            drops.append(Drop(row.x, min(reach), max(reach), dots, is_main))
        for norm in norms:
            if norm.x > row.x:  # a later text that an earlier initiative took up
                joined[norm.initiative.id] = joined.get(norm.initiative.id, 0) + 1
                x = round(norm.x + 0.8 * joined[norm.initiative.id] + 1.4, 2)
                low, high = sorted((row.y, norm.y))
                drops.append(Drop(x, low, high, (row.y, norm.y), norm.main))
    return tuple(sorted(drops, key=lambda drop: (drop.main, drop.x, drop.top)))
