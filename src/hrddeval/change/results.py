"""Two sets of results without their studies: what changed, and a cause only where there can be one alone."""

from __future__ import annotations

from collections.abc import Sequence

from hrddeval.analysis import difference as told
from hrddeval.model.assessment import Assessment
from hrddeval.model.difference import Factor, InitiativeDifference
from hrddeval.model.initiative_result import InitiativeResult

UNSPLIT = (
    "results alone do not say which cause did what; name the studies they were made from, "
    "or scorecards that carry them"
)


def unsplit(old: Assessment, new: Assessment, both: Sequence[str]) -> list[InitiativeDifference]:
    """Return the differences; all of a change goes to the one cause there can be, else it stays whole."""
    before = {one.id: one for one in old.initiatives}
    after = {one.id: one for one in new.initiatives}
    same_rules = (old.recipe.rules_digest, old.recipe.vocabulary_digest) == (
        new.recipe.rules_digest,
        new.recipe.vocabulary_digest,
    )
    same_rubric = old.recipe.rubric_digest == new.recipe.rubric_digest
    found = []
    for name in both:
        pair = (before[name], after[name])
        causes = _causes(*pair, same_rules=same_rules, same_rubric=same_rubric)
        if causes is None:
            found.append(_whole(pair))
        else:
            mixtures = {frozenset[Factor](): pair[0], frozenset(causes): pair[1]}
            found.append(told.of_initiative(mixtures, causes, ()))
    return found


def _whole(pair: tuple[InitiativeResult, InitiativeResult]) -> InitiativeDifference:
    every = tuple(Factor)
    return told.of_initiative(
        {frozenset(): pair[0], frozenset(every): pair[1]}, every, (), unsplit_because=UNSPLIT
    ).model_copy(update={"factors": ()})


def _causes(
    old: InitiativeResult, new: InitiativeResult, *, same_rules: bool, same_rubric: bool
) -> tuple[Factor, ...] | None:
    """Return the one cause there can be, or none; None where a cause cannot be told from another.

    A rubric holds weights and evidence caps, so that what came of a changed rubric cannot be told.
    """
    if not same_rubric:
        return None
    same_dossier = old.digest == new.digest
    if same_dossier and same_rules:
        return (Factor.DATE,) if old.as_of != new.as_of else ()
    if same_dossier and old.as_of == new.as_of:
        return (Factor.RULES,)
    if same_rules and old.as_of == new.as_of and _claims(old) == _claims(new):
        return (Factor.CODING,)
    return None


def _claims(one: InitiativeResult) -> list[tuple[object, ...]]:
    return [(e.id, e.claim, e.citation, e.locator, e.voice, e.evidence_class, e.status) for e in one.evidence]
