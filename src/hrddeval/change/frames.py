"""The rules of one version under the weights of another, and what the two of them read that differs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from hrddeval.analysis.inputs import RULES_OF_A_RUBRIC, in_rubrics, in_rules
from hrddeval.model.difference import Factor, InputChange, InputKind
from hrddeval.model.rubric import FlagGate, Node, Rubric
from hrddeval.model.rule import DerivedRule
from hrddeval.pipeline import frame_of, pruned, weight_profile
from hrddeval.scoring.frame import Frame
from hrddeval.scoring.tree import leaves_of
from hrddeval.source.loaded import Loaded, digest
from hrddeval.study import Study


def mixed_frame(rules: Study, weights: Study, profile: str | None, language: str) -> Frame:
    """Return the rules, words and evidence caps of one study under the tree, weights and gates of another.

    A criterion of the tree that the rules do not have, or switch off, leaves the tree; gates on what
    is not there do nothing.
    """
    chosen = weight_profile(weights, profile)
    local: Mapping[str, Fraction] | None = chosen.weights if chosen is not None else None
    if rules is weights:
        return frame_of(rules, language, weights=local)
    tree = weights.rubric.value.tree
    off = dict(rules.switched_off)
    off |= {name: "not there" for name in leaves_of(tree) if name not in rules.criteria}
    kept = pruned(tree, set(off))
    mixed = weights.rubric.value.model_copy(
        update={
            **{name: getattr(rules.rubric.value, name) for name in RULES_OF_A_RUBRIC},
            "gates": _gates_that_fit(weights.rubric.value, kept, rules),
        }
    )
    rubric = replace(weights.rubric, value=mixed)
    return frame_of(replace(rules, rubric=rubric, switched_off=off), language, weights=local)


def _gates_that_fit(rubric: Rubric, tree: Node, rules: Study) -> tuple[object, ...]:
    flags = {flag for name in leaves_of(tree) for flag in rules.criteria[name].value.flags}
    return tuple(gate for gate in rubric.gates if not isinstance(gate, FlagGate) or gate.flag in flags)


def in_frames(
    old: Study,
    new: Study,
    profiles: tuple[str | None, str | None],
    called: tuple[str, str],
    language: str,
) -> list[InputChange]:
    """Return what differs between the rules, words and rubrics of two studies and bears on scores.

    Args:
        profiles: whose weights each of the two is scored by; None: those of its rubric.
        called: what these weights are called.
        language: language of the titles.
    """
    found = _criteria(old, new, language)
    derived = (_digests(old.derived), _digests(new.derived))
    found += in_rules(InputKind.DERIVED, *derived, _titles(old, new, language))
    kinds, other_kinds = (
        {name: digest(kind.model_dump(mode="json")) for name, kind in one.vocabulary.value.kinds.items()}
        for one in (old, new)
    )
    labels = {
        name: kind.label.marked(language)
        for one in (old, new)
        for name, kind in one.vocabulary.value.kinds.items()
    }
    found += in_rules(InputKind.VOCABULARY, kinds, other_kinds, labels)
    rubric, other = (one.rubric.value.model_copy(update={"weight_profiles": {}}) for one in (old, new))
    found += in_rubrics(rubric, other)
    if _weights(old, profiles[0]) != _weights(new, profiles[1]):
        found.append(other_weights(called))
    return found


def other_weights(called: tuple[str, str]) -> InputChange:
    """Return the change that says that other weights are used than before, and what both are called."""
    text = " → ".join(called) if called[0] != called[1] else None
    return InputChange(
        factor=Factor.WEIGHTS, kind=InputKind.RUBRIC, id="weight_profiles", how="changed", text=text
    )


def _weights(study: Study, profile: str | None) -> dict[str, Fraction]:
    chosen = weight_profile(study, profile)
    return dict(chosen.weights) if chosen is not None else {}


def _criteria(old: Study, new: Study, language: str) -> list[InputChange]:
    """Return the criteria of either rubric whose rules differ; switched off is as good as not there."""
    used = {name for one in (old, new) for name in leaves_of(one.rubric.value.tree)}
    before, after = (
        {
            name: rule.digest
            for name, rule in one.criteria.items()
            if name in used and name not in one.switched_off
        }
        for one in (old, new)
    )
    titles = {
        name: rule.value.title.marked(language) for one in (old, new) for name, rule in one.criteria.items()
    }
    return in_rules(InputKind.CRITERION, before, after, titles)


def _digests(rules: Mapping[str, Loaded[DerivedRule]]) -> dict[str, str]:
    return {name: one.digest for name, one in rules.items()}


def _titles(old: Study, new: Study, language: str) -> dict[str, str]:
    return {
        name: one.value.title.marked(language) for side in (old, new) for name, one in side.derived.items()
    }
