"""Warns the owner of a dossier when so little is withheld that a reader can tell how much of which class."""

from __future__ import annotations

from collections.abc import Iterator

from hrddeval.audience.redaction import withheld_evidence
from hrddeval.audience.small_cells import stubs_of
from hrddeval.diagnostics.diagnostic import Diagnostic, Severity
from hrddeval.dossiers import LoadedDossier
from hrddeval.model.sensitivity import WITHHELD, Sensitivity


def too_few_to_hide(loaded: LoadedDossier, smallest: int) -> Iterator[Diagnostic]:
    """Return a warning for the first audience whose stubs cannot hide how many pieces each class has."""
    for audience in (Sensitivity.PUBLIC, Sensitivity.RESTRICTED):
        hidden = withheld_evidence(loaded.dossier, audience)
        if hidden and not stubs_of(loaded.dossier, hidden, WITHHELD, smallest).is_hidden:
            pieces = (
                "one piece of evidence is" if len(hidden) == 1 else f"{len(hidden)} pieces of evidence are"
            )
            message = (
                f"{pieces} withheld at `--audience {audience.value}`: too few to hide of which class each is"
            )
            hint = (
                "withhold more, or make sure that nobody is in danger when a reader knows that somebody spoke"
            )
            yield Diagnostic("HR436", message, loaded.place, hint, Severity.WARNING)
            return
