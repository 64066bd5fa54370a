"""Two sets of results without their studies: what changed, and a cause only where there can be one alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hrddeval.analysis import difference as told
from hrddeval.analysis.difference import Say
from hrddeval.change.frames import other_weights
from hrddeval.i18n import mark
from hrddeval.model.assessment import Assessment
from hrddeval.model.difference import Factor, InitiativeDifference, InputChange
from hrddeval.model.initiative_result import InitiativeResult
from hrddeval.model.recipe import WEIGHTS_OF

UNSPLIT = mark(
    "results alone do not say which cause did what; name the studies they were made from, "
    "or scorecards that carry them"
)
#: Why a change is not split where a scorecard holds numbers that its study does not give here.
OTHERWISE = mark(
    "this version of hrddeval gives other numbers than those printed in the scorecard, so that "
    "causes cannot be told apart"
)


def unsplit(old: Assessment, new: Assessment, both: Sequence[str], say: Say) -> list[InitiativeDifference]:
    """Return the differences; all of a change goes to the one cause there can be, else it stays whole."""
    before = {one.id: one for one in old.initiatives}
    after = {one.id: one for one in new.initiatives}
    same_rules = (old.recipe.rules_digest, old.recipe.vocabulary_digest) == (
        new.recipe.rules_digest,
        new.recipe.vocabulary_digest,
    )
    same_rubric = old.recipe.rubric_digest == new.recipe.rubric_digest
    apart = {
        Factor.RULES: not same_rules,
        Factor.WEIGHTS: bool(in_weights(old, new)),
    }
    found = []
    for name in both:
        pair = (before[name], after[name])
        causes = _causes(*pair, apart) if same_rubric else None
        if causes is None or not (causes or told.same_numbers(*pair)):
            found.append(whole(pair, UNSPLIT, say))
        else:
            mixtures = {frozenset[Factor](): pair[0], frozenset(causes): pair[1]}
            found.append(told.of_initiative(mixtures, causes, (), say))
    return found


def in_weights(old: Assessment, new: Assessment) -> list[InputChange]:
    """Return the change of the group of people whose weights were used, as far as results tell."""
    groups = [
        [one for one in this.recipe.overrides if one.what.startswith(WEIGHTS_OF)] for this in (old, new)
    ]
    called = (old.rubric.weights, new.rubric.weights)
    if groups[0] == groups[1] and (old.language != new.language or called[0] == called[1]):
        return []
    return [other_weights(called)]


def whole(pair: tuple[InitiativeResult, InitiativeResult], because: str, say: Say) -> InitiativeDifference:
    """Return the difference of two results without a cause, and why it has none."""
    every = tuple(Factor)
    return told.of_initiative(
        {frozenset(): pair[0], frozenset(every): pair[1]}, every, (), say, unsplit_because=because
    ).model_copy(update={"factors": ()})


def _causes(
    old: InitiativeResult, new: InitiativeResult, apart: Mapping[Factor, bool]
) -> tuple[Factor, ...] | None:
    """Return the one cause there can be, or none; None where a cause cannot be told from another.

    A rubric holds weights and evidence caps, so that what came of a changed rubric cannot be told:
    here it is the same on both sides.

    Args:
        apart: whether rules, and weights, differ between the sides.
    """
    causes = [factor for factor, differs in apart.items() if differs]
    if old.as_of != new.as_of:
        causes.append(Factor.DATE)
    if old.digest != new.digest:
        if _claims(old) != _claims(new):
            return None
        causes.append(Factor.CODING)
    return tuple(causes) if len(causes) < 2 else None


def _claims(one: InitiativeResult) -> list[tuple[object, ...]]:
    return [(e.id, e.claim, e.citation, e.locator, e.voice, e.evidence_class, e.status) for e in one.evidence]
