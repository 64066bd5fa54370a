"""Looks things up in an assessment that is done."""

from __future__ import annotations

from hrddeval.diagnostics.diagnostic import AuthorError, Diagnostic, Location
from hrddeval.model.assessment import Assessment
from hrddeval.model.criterion_result import CriterionResult
from hrddeval.model.initiative_result import InitiativeResult
from hrddeval.source.suggest import did_you_mean


def misses(result: Assessment, fail_under: float | None) -> list[str]:
    """Return the placed initiatives whose supported overall score is under a value."""
    if fail_under is None:
        return []
    return [one.id for one in result.initiatives if one.overall.placed and one.overall.supported < fail_under]


def named_criterion(result: Assessment, wanted: str) -> str:
    """Return the id of a criterion, however its letter was written.

    Raises:
        AuthorError: with the nearest id, where the rubric has none of this name.
    """
    known = [c.id for d in result.initiatives[0].dimensions for c in d.criteria]
    if wanted.upper() in known:
        return wanted.upper()
    raise AuthorError(
        [
            Diagnostic(
                "HR512",
                f"the rubric {result.rubric.id} has no criterion `{wanted}`",
                Location("CRITERION"),
                did_you_mean(wanted.upper(), known, otherwise="choose from " + ", ".join(known)),
            )
        ]
    )


def criterion_result(initiative: InitiativeResult, wanted: str) -> CriterionResult:
    """Return one criterion of an initiative, by an id that is known."""
    return next(c for d in initiative.dimensions for c in d.criteria if c.id == wanted)
