"""One initiative: from its outcomes in every world to the result that reports print."""

from __future__ import annotations

from collections.abc import Mapping

from hrddeval.facts.reading import NO_DATE
from hrddeval.model.criterion_result import State
from hrddeval.model.dossier import Dossier, Source
from hrddeval.model.initiative_result import InitiativeResult
from hrddeval.scoring.beside import lens_results, weights_results
from hrddeval.scoring.criterion import Standpoint, Worlds, criterion_result, standpoint
from hrddeval.scoring.dimensions import dimension_result
from hrddeval.scoring.entries import evidence_entries, observation_entries, voice_counts, withheld_count
from hrddeval.scoring.frame import Frame, WorldName, WorldOutcome
from hrddeval.scoring.ledger import flag_results, harm_entries
from hrddeval.scoring.moves import moves
from hrddeval.scoring.overall import overall_of
from hrddeval.scoring.patterns import patterns
from hrddeval.scoring.profile import profile_entry
from hrddeval.scoring.rounding import rounded
from hrddeval.scoring.tree import Leaf, leaves_of, level_score, score_tree


def initiative_result(
    frame: Frame, dossier: Dossier, sources: Mapping[str, Source], worlds: Worlds, *, as_of: str, digest: str
) -> InitiativeResult:
    """Return everything a report prints of one initiative."""
    order = [c for c in leaves_of(frame.rubric.tree) if c in frame.criteria]
    standpoints = [standpoint(frame, frame.criteria[c], dossier.profile, worlds) for c in order]
    leaves = {here.criterion.id: here.leaf(frame) for here in standpoints}
    full, claimed_world = worlds[WorldName.FULL], worlds[WorldName.CLAIMED]
    root = score_tree(frame.rubric, leaves, full.flags, frame.weights)
    claimed_root = score_tree(
        frame.rubric, _claimed_leaves(frame, standpoints, claimed_world), claimed_world.flags, frame.weights
    )
    weights = {node.id: float(node.weight) for node in root.walk() if node.node.criterion}
    results = {
        here.criterion.id: criterion_result(frame, here, dossier, worlds, rounded(weights[here.criterion.id]))
        for here in standpoints
    }
    harms, flags = harm_entries(frame, dossier, full), flag_results(frame, full)
    claimed = {node.id: node.score for node in claimed_root.walk()}
    return InitiativeResult(
        id=dossier.id,
        name=dossier.name,
        short=dossier.short,
        as_of=as_of if as_of != NO_DATE else frame.say("undated"),
        digest=digest,
        profile=profile_entry(frame, dossier),
        overall=overall_of(frame, root, claimed[root.id]),
        dimensions=tuple(
            dimension_result(frame, child, claimed[child.id], results, harms, flags)
            for child in root.children
        ),
        states={state: n for state in State if (n := sum(here.state is state for here in standpoints))},
        flags=flags,
        patterns=patterns(frame, full),
        harms=harms,
        voices=voice_counts(frame, dossier),
        moves=moves(frame, standpoints, leaves, root, full.flags),
        lenses=lens_results(frame, leaves),
        by_weights=weights_results(frame, leaves, full.flags),
        observations=observation_entries(frame, dossier, full, as_of),
        evidence=evidence_entries(frame, dossier, sources),
        replies=dossier.replies,
        publication=dossier.publication,
        withheld=withheld_count(dossier),
    )


def _claimed_leaves(frame: Frame, standpoints: list[Standpoint], claimed: WorldOutcome) -> dict[str, Leaf]:
    leaves = {}
    for here in standpoints:
        found = claimed.levels[here.criterion.id]
        score = level_score(frame.rubric, found.supported, found.possible) if here.applies else None
        leaves[here.criterion.id] = Leaf(score, here.covered)
    return leaves
