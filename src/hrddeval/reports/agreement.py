"""How far coders agree, as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from hrddeval.analysis.agreement import FEWEST
from hrddeval.model.agreement import AgreementReport, Alpha, Disagreement, InitiativeAgreement
from hrddeval.reports.sheet import wrapped

_WIDTH = 100


def lines(report: AgreementReport) -> list[str]:
    """Return each initiative with more than one coder, then the levels of all of them."""
    if not report.initiatives:
        count = len(report.single)
        who = "This dossier has" if count == 1 else f"All {count} dossiers have"
        return [
            f"{who} one coder: nothing can be said of agreement.",
            "Ask somebody else to code the same evidence: hrddeval dossiers new ID --blind --coder NAME",
        ]
    found: list[str] = []
    for one in report.initiatives:
        found += [*_initiative(one), ""]
    found += _levels(report)
    if report.single:
        found += wrapped(f"One coder only: {', '.join(report.single)}", _WIDTH, 0, 2)
    return found


def _initiative(one: InitiativeAgreement) -> Iterator[str]:
    yield f"{one.id}: {one.name}"
    blind = f"; blind: {', '.join(one.blind)}" if one.blind else "; none of them blind"
    yield f"  coders: {', '.join(one.coders)}{blind}"
    supported = [score.supported for score in one.scores]
    possible = [score.possible for score in one.scores]
    yield (
        f"  overall by coder: supported {min(supported):.1f} to {max(supported):.1f}, "
        f"possible {min(possible):.1f} to {max(possible):.1f}"
    )
    for score in one.scores:
        yield f"    {score.coder:<12} {score.supported:>5.1f} to {score.possible:>5.1f}"
    width = max(len(kind.kind) for kind in one.kinds) if one.kinds else 0
    yield f"  {'kind':<{width}}  found in the same evidence    read the same way"
    for kind in one.kinds:
        yield f"  {kind.kind:<{width}}  {_alpha(kind.found):<28}  {_alpha(kind.read)}"
    if not one.disagreements:
        yield "  No disagreement."
        return
    yield "  Worth a talk, what moves the score most first:"
    for item in one.disagreements:
        yield from _disagreement(item)


def _disagreement(one: Disagreement) -> Iterator[str]:
    yield from wrapped(
        f"{one.evidence} {one.kind}, moves the score by up to {one.effect:.1f}: {one.claim}", _WIDTH, 4, 2
    )
    for reading in one.readings:
        said = " | ".join(reading.observations) or "nothing"
        yield from wrapped(f"{reading.coder}: {said}", _WIDTH, 8, 2)
    if one.settled_for is not None:
        rest = "" if one.is_in_dossier else "; the dossier does not have it yet"
        yield from wrapped(
            f"decided for {one.settled_for} by {one.settled_by}: {one.settled_because}{rest}", _WIDTH, 8, 2
        )


def _levels(report: AgreementReport) -> Iterator[str]:
    if report.levels is None:
        return
    yield f"Supported levels over all criteria (ordinal): {_alpha(report.levels)}"
    told = [one for one in report.criteria if one.alpha.value is not None]
    for one in told:
        yield f"  {one.criterion:<4} {_alpha(one.alpha)}"
    if len(told) < len(report.criteria):
        rest = len(report.criteria) - len(told)
        yield f"  of {rest} criteria nothing can be said: too few initiatives, or every level is the same"


def _alpha(found: Alpha) -> str:
    if found.value is None:
        return f"– ({'too few' if found.units < FEWEST else 'no variety'})"
    bounds = (
        f" ({found.low:.2f} to {found.high:.2f})" if found.low is not None and found.high is not None else ""
    )
    return f"{found.value:.2f}{bounds}, {found.units} units"
