"""From a dossier and its assessment to the sets of changes that would reach a target."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from hrddeval.analysis.above import gating
from hrddeval.analysis.demands import Demands
from hrddeval.analysis.ground import Ground
from hrddeval.analysis.questions import Asker
from hrddeval.analysis.reach import clusters
from hrddeval.analysis.routes import Route, Routes
from hrddeval.analysis.steps import Change, Steps, is_recorded, steps_of
from hrddeval.engine.fronts import Fronts
from hrddeval.model.dossier import Stage
from hrddeval.model.program import Derived
from hrddeval.scoring.assessment import Case, outcomes_of
from hrddeval.scoring.criterion import Standpoint, Worlds, standpoint
from hrddeval.scoring.frame import Frame, WorldName
from hrddeval.scoring.tree import Leaf, NodeScore, leaves_of, score_tree

#: Sets of least effort that are listed.
MOST_SETS = 4
#: Sets that are tried for it.
MOST_TRIED = 60


@dataclass(frozen=True)
class Landscape:
    """All that is needed to look for routes. `recorded` steps are on record, `past` ones come too late."""

    ground: Ground
    steps: Steps
    recorded: tuple[Change, ...]
    past: tuple[Change, ...]
    root: NodeScore
    routes: Routes


@dataclass(frozen=True)
class Found:
    """Routes of least effort, what leaving out each change would cost, and whether these are all."""

    routes: tuple[Route, ...]
    without: Mapping[str, int | None]
    complete: bool


def ground_of(frame: Frame, case: Case, derived: Mapping[str, Derived]) -> tuple[Ground, NodeScore]:
    """Return where an initiative stands, and its scored tree."""
    return ground_in(frame, case, outcomes_of(frame, case, derived))


def ground_in(frame: Frame, case: Case, worlds: Worlds) -> tuple[Ground, NodeScore]:
    """Return the same from the outcomes of a case in each of its worlds."""
    standpoints, root = standing_of(frame, case, worlds)
    now = worlds[WorldName.FULL]
    return Ground(frame, case.dossier, case.sources, case.as_of, now, standpoints), root


def standing_of(frame: Frame, case: Case, worlds: Worlds) -> tuple[dict[str, Standpoint], NodeScore]:
    """Return what is known of every criterion, in the order of the rubric, and the scored tree."""
    order = [c for c in leaves_of(frame.rubric.tree) if c in frame.criteria]
    standpoints = {c: standpoint(frame, frame.criteria[c], case.dossier.profile, worlds) for c in order}
    leaves = {name: here.leaf(frame) for name, here in standpoints.items()}
    return standpoints, score_tree(frame.rubric, leaves, worlds[WorldName.FULL].flags, frame.weights)


def landscape_of(ground: Ground, root: NodeScore, demands: Demands) -> Landscape:
    """Return the changes that matter to a target, and the means to look for routes among them.

    A step whose observations are all on record is left out: where it does not count, evidence is
    missing, not a reform. So is one that would alter how something began, once it has begun.
    """
    frame = ground.frame
    main = next(node for node in root.walk() if node.id == demands.main)
    flags = {
        flag: c.id
        for c in frame.criteria.values()
        for flag in c.flags
        if flag in gating(frame.rubric, {node.id for node in main.walk()})
    }
    scope = [c for c in ground.standpoints if c in leaves_of(main.node) or c in flags.values()]
    applying = [frame.criteria[c] for c, here in ground.standpoints.items() if here.applies]
    every = steps_of(applying, ground.dossier, frame.vocabulary)
    recorded = tuple(
        change
        for change in every.changes
        if all(is_recorded(every.things[x], ground.now.reading, frame.vocabulary) for x in change.things)
    )
    begun = ground.dossier.profile.stage not in (Stage.PROPOSED, Stage.DESIGN)
    past = tuple(
        change
        for change in every.changes
        if begun and any(frame.vocabulary.kinds[every.things[x].kind].past for x in change.things)
    )
    left = tuple(change for change in every.changes if change not in recorded and change not in past)
    steps = Steps(left, every.things)
    asker = Asker(ground, steps, [(c, flag) for flag, c in flags.items()], coverage=bool(demands.coverage))
    leaves: dict[str, Leaf] = {name: here.leaf(frame) for name, here in ground.standpoints.items()}
    groups = clusters(frame, scope, steps)
    routes = Routes(
        frame.rubric,
        frame.weights,
        leaves,
        tuple(flags),
        groups,
        lambda criteria, changes: Fronts(asker.question(criteria, changes)),
    )
    return Landscape(ground, steps, recorded, past, root, routes)


def find(landscape: Landscape, demands: Demands) -> Found:
    """Return up to `MOST_SETS` routes of least effort, and for each change the least effort without it.

    Every other set of least effort leaves out some change of the first one, so leaving out its
    changes one by one, and those of what then turns up, finds them all (Reiter 1987, hitting sets).
    """
    routes = landscape.routes
    if demands.budget is not None:
        highest = routes.highest(demands.main, demands.budget)
        demands = Demands(demands.main, {demands.main: highest.score(demands.main)}, {}, None, None)
    first = routes.cheapest(demands)
    if first is None:
        return Found((), {}, True)
    found, without = [first], dict[str, int | None]()
    tried: dict[frozenset[str], Route | None] = {frozenset(): first}
    waiting: list[frozenset[str]] = [frozenset()]
    complete = True
    while waiting:
        left_out = waiting.pop(0)
        here = tried[left_out]
        assert here is not None, "only sets with a route wait"
        for change in sorted(here.changes, key=_order):
            fewer = left_out | {change}
            if fewer in tried:
                continue
            if left_out and (len(found) >= MOST_SETS or len(tried) >= MOST_TRIED):
                complete = False
                continue
            limit = None if not left_out else first.effort
            effort = routes.least_effort(demands, without=fewer, most=limit)
            if not left_out:
                without[change] = effort
            tried[fewer] = None
            if effort == first.effort:
                after = tried[fewer] = routes.cheapest(demands, without=fewer, most=limit)
                assert after is not None, "there is one of this effort"
                waiting.append(fewer)
                if all(after.changes != one.changes for one in found):
                    if len(found) < MOST_SETS:
                        found.append(after)
                    else:
                        complete = False
    return Found(tuple(found), without, complete)


def _order(change: str) -> tuple[str, int]:
    name, _, level = change.partition("/")
    return name, int(level)


def weights_of(root: NodeScore) -> dict[str, Fraction]:
    """Return the share of each criterion in the overall weight."""
    return {node.id: node.weight for node in root.walk() if node.node.criterion is not None}


def in_order(changes: Sequence[Change], weights: Mapping[str, Fraction], *, by_weight: bool) -> list[Change]:
    """Return changes in the order of the rubric, or first what weighs most."""
    places = {name: place for place, name in enumerate(weights)}

    def key(change: Change) -> tuple[Fraction, int, int]:
        weight = sum((weights.get(c, Fraction(0)) for c, _ in change.steps), Fraction(0))
        criterion, level = change.steps[0]
        return (-weight if by_weight else Fraction(0), places.get(criterion, 0), level)

    return sorted(changes, key=key)
