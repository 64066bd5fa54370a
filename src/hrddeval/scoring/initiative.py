"""One initiative: from its outcomes in every world to the result that reports print."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from hrddeval.facts.classes import column_of_evidence, evidence_class
from hrddeval.facts.reading import NO_DATE, holds_on
from hrddeval.model.assessment import (
    DimensionResult,
    EvidenceEntry,
    FlagResult,
    HarmEntry,
    Held,
    Holds,
    InitiativeResult,
    LensResult,
    ObservationEntry,
    Overall,
    ScoreInterval,
    State,
    SubGroup,
    VoiceColumn,
    VoiceCount,
    WeightsResult,
    WithheldCount,
)
from hrddeval.model.dossier import Dossier, Evidence, Source, Standing
from hrddeval.model.rubric import Aggregation
from hrddeval.model.sensitivity import WITHHELD
from hrddeval.model.voice import NAMED_COLUMNS
from hrddeval.scoring.criterion import Standpoint, Worlds, criterion_result, standpoint
from hrddeval.scoring.firings import order_of_id
from hrddeval.scoring.frame import Frame, WorldName, WorldOutcome
from hrddeval.scoring.intervals import Interval, combine
from hrddeval.scoring.ledger import flag_results, harm_entries
from hrddeval.scoring.moves import moves
from hrddeval.scoring.patterns import patterns
from hrddeval.scoring.profile import citation, profile_entry, voice_title
from hrddeval.scoring.sentences import attributes_in_words
from hrddeval.scoring.tree import (
    Leaf,
    NodeScore,
    bands_reached,
    is_placed,
    leaves_of,
    level_score,
    score_tree,
)

#: Stands for the rubric's own weights among those of groups of people.
RUBRIC_WEIGHTS = "rubric"


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
    used = {e for one in dossier.observations.values() for e in (*one.evidence, *one.disputed_by)}
    used |= {e for one in dossier.searches.values() for e in one.evidence}
    return InitiativeResult(
        id=dossier.id,
        name=dossier.name,
        short=dossier.short,
        as_of=as_of if as_of != NO_DATE else frame.say("undated"),
        digest=digest,
        profile=profile_entry(frame, dossier),
        overall=overall_of(frame, root, claimed[root.id]),
        dimensions=tuple(
            DimensionResult(
                id=child.id,
                title=frame.words(child.node.title) if child.node.title else child.id,
                question=frame.words(child.node.question) if child.node.question else None,
                weight=rounded(child.weight),
                supported=end_of(child.score, "supported"),
                possible=end_of(child.score, "possible"),
                claimed=_interval(claimed[child.id]),
                coverage=rounded(child.coverage),
                held_by=_held(frame, child, harms, flags),
                groups=tuple(
                    _subgroup(frame, node, harms, flags)
                    for node in child.walk()
                    if node is not child and not node.node.criterion
                ),
                criteria=tuple(results[c] for c in leaves_of(child.node)),
            )
            for child in root.children
        ),
        states={state: n for state in State if (n := sum(here.state is state for here in standpoints))},
        flags=flags,
        patterns=patterns(frame, full),
        harms=harms,
        voices=_voices(frame, dossier),
        moves=moves(frame, standpoints, leaves, root, full.flags),
        lenses=_lenses(frame, leaves),
        by_weights=_by_weights(frame, leaves, full.flags),
        observations=tuple(_observations(frame, dossier, full, as_of)),
        evidence=tuple(
            _evidence(frame, dossier, sources, name, name in used)
            for name in sorted(dossier.evidence, key=order_of_id)
        ),
        replies=dossier.replies,
        publication=dossier.publication,
        withheld=_withheld(dossier),
    )


def _claimed_leaves(frame: Frame, standpoints: list[Standpoint], claimed: WorldOutcome) -> dict[str, Leaf]:
    leaves = {}
    for here in standpoints:
        found = claimed.levels[here.criterion.id]
        score = level_score(frame.rubric, found.supported, found.possible) if here.applies else None
        leaves[here.criterion.id] = Leaf(score, here.covered)
    return leaves


def overall_of(frame: Frame, root: NodeScore, claimed: Interval | None) -> Overall:
    """Return the headline of a scored tree; where nothing is claimed, the claim is the score."""
    rubric, say = frame.rubric, frame.say
    score = root.score or Interval(Fraction(0), Fraction(100))
    placed = is_placed(rubric, root)
    band = possible_band = reason = None
    held: tuple[str, ...] = ()
    if not placed:
        reason = say("not placed: too little has been looked at")
    elif len(frame.criteria) < rubric.criteria_intended:
        reason = say("{written} of {intended} criteria: no band yet").format(
            written=len(frame.criteria), intended=rubric.criteria_intended
        )
    else:
        band, possible_band, gates = bands_reached(rubric, root)
        held = tuple(frame.words(gate.because) for gate in gates)
    return Overall(
        supported=rounded(score.supported),
        possible=rounded(score.possible),
        placed=placed,
        band=band,
        possible_band=possible_band,
        band_reason=reason,
        band_held_by=held,
        coverage=rounded(root.coverage),
        claimed=_interval(claimed or score) or ScoreInterval(supported=0, possible=100),
    )


def rounded(value: Fraction | float) -> float:
    """Return a number as results print it, to six places."""
    return round(float(value), 6)


def _interval(score: Interval | None) -> ScoreInterval | None:
    return (
        ScoreInterval(supported=rounded(score.supported), possible=rounded(score.possible)) if score else None
    )


def end_of(score: Interval | None, end: str) -> float | None:
    """Return one end of a score, `supported` or `possible`; None where there is no score."""
    return None if score is None else rounded(getattr(score, end))


def _subgroup(
    frame: Frame, node: NodeScore, harms: tuple[HarmEntry, ...], flags: tuple[FlagResult, ...]
) -> SubGroup:
    return SubGroup(
        id=node.id,
        title=frame.words(node.node.title) if node.node.title else node.id,
        supported=end_of(node.score, "supported"),
        possible=end_of(node.score, "possible"),
        criteria=leaves_of(node.node),
        held_by=_held(frame, node, harms, flags),
    )


def _held(
    frame: Frame, node: NodeScore, harms: tuple[HarmEntry, ...], flags: tuple[FlagResult, ...]
) -> tuple[Held, ...]:
    held = []
    for hold in node.holds:
        flag = next(f for f in flags if f.id == hold.gate.flag)
        held.append(
            Held(
                flag=flag.id,
                title=flag.title,
                status=hold.status,
                ceiling=rounded(hold.gate.ceiling),
                without=ScoreInterval(
                    supported=rounded(hold.without.supported), possible=rounded(hold.without.possible)
                ),
                because=frame.words(hold.gate.because),
                harms=tuple(h.id for h in harms if h.observation in flag.observations),
            )
        )
    return tuple(held)


def _voices(frame: Frame, dossier: Dossier) -> tuple[VoiceCount, ...]:
    by_column: dict[VoiceColumn, list[str]] = {column: [] for column in VoiceColumn}
    for name in sorted(dossier.evidence, key=order_of_id):
        by_column[column_of_evidence(dossier.evidence[name])].append(name)
    whole = len(dossier.evidence)
    return tuple(
        VoiceCount(
            column=column,
            title=voice_title(frame, column),
            evidence=tuple(names),
            share=rounded(Fraction(len(names), whole)) if whole else 0,
        )
        for column, names in by_column.items()
        if names or column in NAMED_COLUMNS
    )


def _withheld(dossier: Dossier) -> WithheldCount | None:
    """Return how many entries a redaction withheld; None where there was none."""
    if dossier.redaction is None:
        return None
    stubs = [one for one in dossier.evidence.values() if one.withheld is not None]
    return WithheldCount(
        evidence=len(stubs),
        unnamed=sum(column_of_evidence(one) is VoiceColumn.WITHHELD for one in stubs),
        places=len(
            {place.what for one in dossier.searches.values() for place in one.places if place.withheld}
        ),
        smallest_cell=dossier.redaction.smallest_cell,
    )


def _lenses(frame: Frame, leaves: Mapping[str, Leaf]) -> tuple[LensResult, ...]:
    results = []
    for name, lens in frame.rubric.lenses.items():
        tagged = [c for c in frame.criteria if name in frame.criteria[c].lenses]
        parts = [(Fraction(1), score) for c in tagged if (score := leaves[c].score) is not None]
        if parts:
            score = combine(Aggregation.ARITHMETIC, parts)
            results.append(
                LensResult(
                    id=name,
                    title=frame.words(lens.title),
                    criteria=tuple(tagged),
                    supported=rounded(score.supported),
                    possible=rounded(score.possible),
                )
            )
    return tuple(results)


def _by_weights(
    frame: Frame, leaves: Mapping[str, Leaf], flags: Mapping[str, Holds]
) -> tuple[WeightsResult, ...]:
    """Return the score by the rubric's weights and by those of each group that gave some; none: nothing."""
    profiles = {name: one for name, one in frame.rubric.weight_profiles.items() if one.weights}
    if not profiles:
        return ()
    say = frame.say
    results = []
    for name, profile in [(RUBRIC_WEIGHTS, None), *profiles.items()]:
        score = score_tree(frame.rubric, leaves, flags, profile.weights if profile else None).score
        if score is not None:
            results.append(
                WeightsResult(
                    id=name,
                    title=frame.words(profile.title) if profile else say("weights of the rubric"),
                    owner=profile.owner if profile else None,
                    people=profile.people if profile else None,
                    apart=float(profile.apart) if profile and profile.apart is not None else None,
                    supported=rounded(score.supported),
                    possible=rounded(score.possible),
                )
            )
    return tuple(results)


def _observations(frame: Frame, dossier: Dossier, world: WorldOutcome, as_of: str) -> list[ObservationEntry]:
    seen = world.reading.by_id
    entries = []
    for name in sorted(dossier.observations, key=order_of_id):
        recorded = dossier.observations[name]
        here = seen.get(name)
        entries.append(
            ObservationEntry(
                id=name,
                kind=recorded.kind,
                title=frame.words(frame.vocabulary.kinds[recorded.kind].label),
                attributes=attributes_in_words(frame, world, here) if here else {},
                standing=here.standing if here else Standing.ALLEGED,
                standing_reason=here.reason
                if here
                else frame.say("not in force on the date of the assessment"),
                evidence=recorded.evidence,
                disputed_by=recorded.disputed_by,
                classes=tuple(sorted(here.classes)) if here else (),
                within=holds_on(recorded, as_of),
            )
        )
    return entries


def _evidence(
    frame: Frame, dossier: Dossier, sources: Mapping[str, Source], name: str, used: bool
) -> EvidenceEntry:
    one = dossier.evidence[name]
    if one.withheld is not None:
        return _stub(frame, name, one, used)
    found, reason = evidence_class(one, dossier.profile.runs_or_funds)
    carrier = one.carried_by
    behind = dossier.profile.runs_or_funds
    carried = (
        (carrier.name or (behind[carrier.by].name if carrier.by else voice_title(frame, carrier.voice)))
        if carrier
        else None
    )
    return EvidenceEntry(
        id=name,
        claim=one.claim,
        source=one.source,
        citation=citation(sources[one.source]),
        url=sources[one.source].url,
        locator=one.locator,
        voice=one.voice,
        voice_title=voice_title(frame, one.voice),
        column=column_of_evidence(one),
        evidence_class=found,
        class_reason=frame.say(reason),
        relayed=carrier is not None,
        carried_by=carried,
        status=one.status,
        used=used,
    )


def _stub(frame: Frame, name: str, one: Evidence, used: bool) -> EvidenceEntry:
    """Return what is printed of a piece of evidence that is not for this audience."""
    column = column_of_evidence(one)
    _, reason = evidence_class(one, ())
    known = one.withheld.class_ if one.withheld else None
    return EvidenceEntry(
        id=name,
        claim=frame.say("Withheld to protect those who gave it."),
        source=WITHHELD,
        citation=frame.say("withheld"),
        locator=frame.say("withheld"),
        voice=one.voice,
        voice_title=voice_title(frame, column),
        column=column,
        evidence_class=known,
        class_reason=frame.say(reason),
        relayed=False,
        status=one.status,
        used=used,
        withheld=True,
    )
