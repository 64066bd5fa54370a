"""Puts routes into words: changes with their steps, what they would create, what holds the rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from hrddeval.analysis.demands import Demands
from hrddeval.analysis.differences import criterion_changes, dimension_changes, overall_change
from hrddeval.analysis.pathways import Found, Landscape, in_order, weights_of
from hrddeval.analysis.routes import Route
from hrddeval.analysis.steps import Change, values_of
from hrddeval.model.hypothesis import Added
from hrddeval.model.initiative_result import InitiativeResult
from hrddeval.model.intervals import ScoreInterval
from hrddeval.model.pathways import ChangeEntry, Pathway, StepEntry, TargetEntry
from hrddeval.scoring.frame import Frame
from hrddeval.scoring.rounding import rounded
from hrddeval.scoring.sentences import value_text


def target_entry(frame: Frame, landscape: Landscape, demands: Demands) -> TargetEntry:
    """Return the target in a sentence."""
    node = next(node for node in landscape.root.walk() if node.id == demands.main)
    title = frame.words(node.node.title) if node.node.title else node.id
    least = demands.scores.get(demands.main)
    say = frame.say
    if demands.budget is not None:
        text = say("the highest score of “{group}” for an effort of at most {budget}").format(
            group=title, budget=demands.budget
        )
    elif demands.band is not None:
        text = say("band {band}").format(band=demands.band)
    else:
        text = say("at least {score} of 100 for “{group}”").format(
            score=_plain(least or Fraction(0)), group=title
        )
    return TargetEntry(
        text=text,
        group=node.id,
        group_title=title,
        overall=node.id == landscape.root.id,
        band=demands.band,
        at_least=float(least) if least is not None else None,
        budget=demands.budget,
    )


def _plain(value: Fraction) -> str:
    return f"{float(value):g}"


def change_entries(landscape: Landscape, found: Found, *, by_weight: bool) -> tuple[ChangeEntry, ...]:
    """Return every change of any route, in the order of the rubric, or first what weighs most."""
    used = frozenset().union(*(route.changes for route in found.routes)) if found.routes else frozenset()
    weights = weights_of(landscape.root)
    ordered = in_order([landscape.steps.named(x) for x in sorted(used)], weights, by_weight=by_weight)
    return tuple(_change(landscape, one, weights, found.without) for one in ordered)


def _change(
    landscape: Landscape, change: Change, weights: Mapping[str, Fraction], without: Mapping[str, int | None]
) -> ChangeEntry:
    frame = landscape.ground.frame
    things = [landscape.steps.things[x] for x in change.things]
    open_kinds = {topic.kind for topic in landscape.ground.now.reading.topics if topic.is_open}
    return ChangeEntry(
        id=change.id,
        text=frame.words(change.text),
        effort=change.effort,
        steps=tuple(
            StepEntry(
                criterion=name,
                title=frame.words(frame.criteria[name].title),
                level=level,
                level_title=frame.words(frame.criteria[name].levels[level].title),
            )
            for name, level in change.steps
        ),
        sets=tuple(thing_in_words(frame, one, landscape.steps.things) for one in things),
        open=any(one.kind in open_kinds for one in things),
        weight=rounded(sum((weights.get(c, Fraction(0)) for c, _ in change.steps), Fraction(0))),
        without=without.get(change.id),
    )


def thing_in_words(frame: Frame, thing: Added, things: Mapping[str, Added]) -> str:
    """Return an observation that a step would create as a reader sees it."""
    kind = frame.vocabulary.kinds[thing.kind]
    values = values_of(thing, frame.vocabulary)
    parts = []
    for name, raw in thing.attributes.items():
        attribute = kind.attributes[name]
        if name in values:
            value = value_text(frame, attribute, values[name])
        else:
            meant = things.get(str(raw))
            value = frame.words(frame.vocabulary.kinds[meant.kind].label) if meant else str(raw)
        parts.append(
            frame.say("{attribute}: {value}").format(attribute=frame.words(attribute.label), value=value)
        )
    label = frame.words(kind.label)
    return f"{label} – {frame.say('; ').join(parts)}" if parts else label


def pathway(
    route: Route,
    order: Sequence[str],
    before: InitiativeResult,
    after: InitiativeResult,
    main: str,
    title: str,
) -> Pathway:
    """Return a route as it was confirmed: `after` is the assessment of a copy in which its changes were made."""
    return Pathway(
        effort=route.effort,
        changes=tuple(x for x in order if x in route.changes),
        reached=score_of(after, main),
        overall=overall_change(before, after, title),
        band=after.overall.band,
        dimensions=dimension_changes(before, after),
        criteria=tuple(c for c in criterion_changes(before, after) if c.before != c.after),
    )


def score_of(result: InitiativeResult, group: str) -> ScoreInterval:
    """Return the score of a group as a result gives it: overall, a dimension, or a group in one."""
    scores = {d.id: (d.supported, d.possible) for d in result.dimensions}
    scores |= {g.id: (g.supported, g.possible) for d in result.dimensions for g in d.groups}
    supported, possible = scores.get(group, (None, None))
    if supported is not None and possible is not None:
        return ScoreInterval(supported=supported, possible=possible)
    return ScoreInterval(supported=result.overall.supported, possible=result.overall.possible)
