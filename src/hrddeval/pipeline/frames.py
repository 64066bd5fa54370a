"""What is the same for every initiative of a study: tree, criteria, compiled rules, weights."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from hrddeval import i18n
from hrddeval.diagnostics.diagnostic import AuthorError, Diagnostic, Location
from hrddeval.model.rubric import Node, WeightProfile
from hrddeval.model.rule import Criterion
from hrddeval.pipeline.run import Run, settled
from hrddeval.rules.compile import compile_rules
from hrddeval.rules.promise import is_promise, promised
from hrddeval.scoring.frame import Frame
from hrddeval.scoring.tree import leaves_of
from hrddeval.source.loaded import Loaded
from hrddeval.source.suggest import did_you_mean
from hrddeval.study import Study


def weight_profile(study: Study, wanted: str | None) -> WeightProfile | None:
    """Return the weight profile of the rubric that was asked for, or None for the rubric's own weights.

    Raises:
        AuthorError: with the nearest name, where the rubric has none of this name.
    """
    profiles = study.rubric.value.weight_profiles
    if wanted is None or wanted in profiles:
        return profiles[wanted] if wanted is not None else None
    choice = "choose from " + ", ".join(profiles) if profiles else "it has none: leave the name out"
    named_by_study = study.project is not None and study.project.value.weights == wanted
    problem = Diagnostic(
        "HR515",
        f"the rubric {study.rubric.value.id} has no weight profile `{wanted}`",
        study.project.source.locate(("weights",))
        if named_by_study and study.project
        else Location("--weights"),
        did_you_mean(wanted, profiles, otherwise=choice),
    )
    raise AuthorError([problem])


def begin(study: Study, run: Run) -> tuple[Run, Frame]:
    """Return the run with what the study names where nobody else did, and the frame it assesses in.

    Raises:
        AuthorError: where the rubric has no weights of the name asked for.
    """
    run = settled(study, run)
    profile = weight_profile(study, run.weights)
    return run, frame_of(study, run.language, weights=profile.weights if profile else None)


def frame_of(
    study: Study,
    language: str,
    criteria: Mapping[str, Loaded[Criterion]] | None = None,
    weights: Mapping[str, Fraction] | None = None,
) -> Frame:
    """Return what is the same for every initiative: by default, the criteria and weights of the rubric."""
    rubric = study.rubric.value
    tree = pruned(rubric.tree, set(study.switched_off))
    used = criteria if criteria is not None else {name: study.criteria[name] for name in leaves_of(tree)}
    derived = [one.value for one in study.derived.values()]
    chosen = {name: one.value for name, one in used.items()}
    vocabulary = study.vocabulary.value
    if rubric.reads == "design":
        chosen = {name: promised(one, vocabulary) for name, one in chosen.items()}
        derived = [one for one in derived if is_promise(one, vocabulary)]
    return Frame(
        vocabulary=vocabulary,
        criteria=chosen,
        derived_rules={one.id: one for one in derived},
        rubric=rubric.model_copy(update={"tree": tree}),
        compiled=compile_rules(vocabulary, list(chosen.values()), derived),
        language=language,
        say=i18n.sayer(language),
        weights=weights or {},
    )


def pruned(node: Node, switched_off: set[str]) -> Node:
    """Return the tree without what is switched off; a group left empty goes too."""
    kept = [
        pruned(child, switched_off)
        for child in node.groups
        if set(leaves_of(child)) - switched_off and child.criterion not in switched_off
    ]
    return node.model_copy(update={"groups": tuple(kept)})
