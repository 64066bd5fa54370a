"""What would follow if something were so: a copy of a dossier, assessed as any other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hrddeval.analysis.asked import hypothesis_of
from hrddeval.analysis.hypotheses import suppose
from hrddeval.analysis.whatif import what_if
from hrddeval.diagnostics.diagnostic import AuthorError, Diagnostic, Location
from hrddeval.dossiers import LoadedDossier
from hrddeval.model.assessment import Assessment
from hrddeval.model.dossier import EvidenceClass
from hrddeval.model.hypothesis import Hypothesis
from hrddeval.model.whatif import WhatIf
from hrddeval.pipeline import Run, assess, begin
from hrddeval.scoring.assessment import date_of
from hrddeval.scoring.frame import Frame
from hrddeval.source.loaded import digest
from hrddeval.study import Study


def only_dossier(study: Study) -> LoadedDossier:
    """Return the one initiative that was named.

    Raises:
        AuthorError: where the path holds several.
    """
    if len(study.dossiers) != 1:
        hint = "name one of them: " + ", ".join(one.id for one in study.dossiers[:15])
        message = f"one initiative is meant, and {len(study.dossiers)} were read"
        raise AuthorError([Diagnostic("HR569", message, Location("INITIATIVE"), hint)])
    return study.dossiers[0]


def suppose_in(study: Study, run: Run, hypothesis: Hypothesis, frame: Frame) -> Assessment:
    """Return the assessment of a copy of the dossier in which a hypothesis is true, on the same date."""
    one = only_dossier(study)
    dossier, sources = suppose(one.dossier, one.sources, hypothesis)
    marked = digest({"dossier": one.digest, "hypothesis": repr(hypothesis)})
    copy = replace(one, dossier=dossier, sources=sources, digest=marked)
    date = date_of(one.dossier, one.sources, run.as_of)
    return assess(replace(study, dossiers=(copy,)), replace(run, as_of=date), frame)


def suppose_and_compare(
    study: Study,
    run: Run,
    *,
    sets: Sequence[str] = (),
    adds: Sequence[str] = (),
    drops: Sequence[str] = (),
    classes: Sequence[EvidenceClass] = (),
) -> WhatIf:
    """Return what would follow of what the options suppose.

    Raises:
        AuthorError: where they do not fit the vocabulary or the dossier.
    """
    one = only_dossier(study)
    hypothesis = hypothesis_of(
        one.dossier, study.vocabulary.value, sets=sets, adds=adds, drops=drops, classes=classes
    )
    run, frame = begin(study, run)
    before = assess(study, run, frame)
    after = suppose_in(study, run, hypothesis, frame)
    return what_if(frame, before, after, hypothesis, classes)
