"""Checks what only several dossiers show together: one id twice, and who derives from whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from hrddeval.analysis.descent import circles
from hrddeval.diagnostics.diagnostic import Diagnostic, Related, Severity
from hrddeval.dossiers.loading import LoadedDossier
from hrddeval.source.suggest import did_you_mean


def same_dossier_twice(dossiers: Sequence[LoadedDossier]) -> list[Diagnostic]:
    """Name both places where two dossiers have one id."""
    first: dict[str, LoadedDossier] = {}
    problems = []
    for dossier in dossiers:
        other = first.setdefault(dossier.id, dossier)
        if other is not dossier:
            problems.append(
                Diagnostic(
                    "HR422",
                    f"two dossiers have the id `{dossier.id}`",
                    dossier.place,
                    hint="give one of the two another id and folder",
                    related=(Related("the first stands here", other.place),),
                )
            )
    return problems


def wrong_descent(dossiers: Sequence[LoadedDossier], known: Iterable[str]) -> list[Diagnostic]:
    """Name circles among what derives from what, and norms that nobody has heard of.

    Args:
        dossiers: those that were read.
        known: ids of all initiatives there are, read or not.
    """
    by_id = {one.id: one for one in dossiers}
    problems = [_circle(circle, by_id) for circle in circles({one.id: tuple(one.norms) for one in dossiers})]
    names = sorted({*by_id, *known})
    for dossier in dossiers:
        for norm, place in dossier.norms.items():
            if norm not in names:
                hint = did_you_mean(norm, names, otherwise="write a dossier for it, or leave it out")
                message = f"`{dossier.id}` derives from `{norm}`, which has no dossier"
                problems.append(Diagnostic("HR440", message, place, hint, Severity.WARNING))
    return problems


def _circle(circle: Sequence[str], by_id: Mapping[str, LoadedDossier]) -> Diagnostic:
    if len(circle) == 1:
        message = f"`{circle[0]}` derives from itself"
        return Diagnostic(
            "HR430", message, by_id[circle[0]].norms[circle[0]], "delete it from `derives_from`"
        )
    steps = list(zip(circle, [*circle[1:], circle[0]], strict=True))
    line = ", which derives from ".join(f"`{norm}`" for _, norm in steps)
    related = tuple(
        Related(f"here `{name}` derives from `{norm}`", by_id[name].norms[norm]) for name, norm in steps[1:]
    )
    hint = "keep the link from the later to the earlier, and delete the other"
    place = by_id[circle[0]].norms[steps[0][1]]
    return Diagnostic("HR430", f"`{circle[0]}` derives from {line}", place, hint, related=related)
