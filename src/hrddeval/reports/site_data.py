"""From a rubric and results to what the web page scores with; nothing is scored here."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from fractions import Fraction

from hrddeval.model.criterion_result import CriterionResult, State
from hrddeval.model.finding import Holds
from hrddeval.model.initiative_result import InitiativeResult
from hrddeval.model.rubric import FlagGate, Node, Rubric
from hrddeval.model.site import (
    SiteCriterion,
    SiteData,
    SiteGate,
    SiteInitiative,
    SiteLeaf,
    SiteNode,
    SiteProfile,
    SiteStep,
)
from hrddeval.scoring.tree import local_weights, node_id

#: The highest level; no limit.
_TOP = 4


def site_data(
    rubric: Rubric,
    weights: Mapping[str, Fraction],
    criteria: Sequence[SiteCriterion],
    initiatives: Sequence[SiteInitiative],
    *,
    language: str,
    run: str,
) -> SiteData:
    """Put together what the page computes with; `weights` are those the assessment was made with."""
    titles = {one.id: one.short for one in criteria}
    return SiteData(
        language=language,
        run=run,
        tree=_node(rubric.tree, 1.0, weights, titles, language),
        gates=tuple(
            SiteGate(flag=gate.flag, group=gate.group, ceiling=float(gate.ceiling))
            for gate in rubric.gates
            if isinstance(gate, FlagGate)
        ),
        level_values=tuple(float(value) for value in rubric.level_values),
        minimum_coverage={
            "overall": float(rubric.minimum_coverage.overall),
            "dimension": float(rubric.minimum_coverage.dimension),
        },
        profiles=tuple(
            SiteProfile(
                id=name,
                title=profile.title.marked(language),
                weights={key: float(value) for key, value in profile.weights.items()},
            )
            for name, profile in rubric.weight_profiles.items()
            if profile.weights
        ),
        criteria=tuple(criteria),
        initiatives=tuple(initiatives),
    )


def _node(
    node: Node, weight: float, override: Mapping[str, Fraction], titles: Mapping[str, str], language: str
) -> SiteNode:
    name = node_id(node)
    inner = zip(node.groups, local_weights(node.groups, override), strict=True) if node.groups else ()
    return SiteNode(
        id=name,
        title=titles.get(name, name) if node.criterion or node.title is None else node.title.marked(language),
        weight=weight,
        criterion=node.criterion is not None,
        aggregation=node.aggregation,
        exponent=float(node.exponent) if node.exponent is not None else None,
        groups=tuple(_node(child, float(share), override, titles, language) for child, share in inner),
    )


def site_criterion(result: CriterionResult) -> SiteCriterion:
    """Return what is the same of a criterion for every initiative it applies to."""
    steps = [
        SiteStep(level=level.level, text=level.step, effort=level.step_effort)
        for level in sorted(result.trace, key=lambda one: one.level)
        if level.step is not None
    ]
    return SiteCriterion(
        id=result.id,
        title=result.title,
        short=result.short,
        level_titles=result.level_titles,
        steps=tuple(steps),
    )


def site_initiative(result: InitiativeResult) -> SiteInitiative:
    """Return one initiative as the page scores and filters it."""
    profile = result.profile
    minerals = [one.strip() for one in (profile.minerals or "").split(",")]
    said = (result.name, result.short, result.id, profile.run_by, profile.places, profile.summary)
    return SiteInitiative(
        id=result.id,
        name=result.short or result.name,
        kind=profile.kind,
        binding=profile.binding,
        stage=profile.stage,
        minerals=tuple(one.lower() for one in minerals if one),
        years=profile.years,
        words=" ".join(part for part in (*said, profile.minerals) if part).lower(),
        flags={flag.id: flag.status for flag in result.flags},
        criteria={c.id: _leaf(c) for dimension in result.dimensions for c in dimension.criteria},
    )


def _leaf(result: CriterionResult) -> SiteLeaf:
    applies = result.state is not State.NOT_APPLICABLE
    return SiteLeaf(
        supported=result.level.supported,
        possible=result.level.possible,
        state=result.state,
        covered=result.covered and applies,
        limit=_limit(result, (Holds.CERTAIN, Holds.CONTESTED)),
        firm_limit=_limit(result, (Holds.CERTAIN,)),
    )


def _limit(result: CriterionResult, holding: tuple[Holds, ...]) -> int:
    """Return the lowest level that a limit holding so firmly allows."""
    return min(
        (
            level.level
            for level in result.trace
            for way in level.ways
            if way.effect == "limits" and way.holds in holding
        ),
        default=_TOP,
    )


def as_json(data: SiteData) -> str:
    """Write the data on one line, safe inside a `script` element of a page."""
    text = json.dumps(data.model_dump(mode="json", by_alias=True), ensure_ascii=False, separators=(",", ":"))
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
