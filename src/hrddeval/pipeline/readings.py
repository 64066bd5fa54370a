"""What dossiers say on a date, and the readings of other coders as cases beside the dossier's."""

from __future__ import annotations

from collections.abc import Sequence

from hrddeval.analysis.next_questions import Read, coverage_report
from hrddeval.dossiers import LoadedDossier
from hrddeval.facts.reading import read_dossier
from hrddeval.model.coding import DOSSIER, Coding
from hrddeval.model.dossier_coverage import CoverageReport
from hrddeval.model.initiative_result import CoderResult, InitiativeResult
from hrddeval.pipeline.frames import begin
from hrddeval.pipeline.run import Run, engines_of, settled
from hrddeval.scoring.assessment import Case, case_of, date_of
from hrddeval.scoring.frame import Frame
from hrddeval.study import Study


def read_dossiers(study: Study, run: Run) -> list[Read]:
    """Return what every dossier of the study says on the date of the run, by id."""
    run = settled(study, run)
    vocabulary, closes = study.vocabulary.value, study.rubric.value.closes
    read = []
    for one in sorted(study.dossiers, key=lambda one: one.id):
        date = date_of(one.dossier, one.sources, run.as_of)
        read.append(Read(one.dossier, read_dossier(one.dossier, vocabulary, closes, date), date))
    return read


def coverage(study: Study, run: Run) -> CoverageReport:
    """Return what is open in every dossier of the study, and which answers would narrow its score most.

    Raises:
        AuthorError: where the rubric has no weights of the name asked for.
        Whatever inference raises.
    """
    run, frame = begin(study, run)
    return coverage_report(frame, read_dossiers(study, run), engines_of(run).infer)


def coded_id(initiative: str, coder: str) -> str:
    """Return the id under which a coder's reading of an initiative is assessed beside the dossier's."""
    return f"{initiative}--{coder}"


def coded_case(frame: Frame, loaded: LoadedDossier, case: Case, coding: Coding) -> Case:
    """Return the case of the same evidence as another coder read it, on the same date."""
    read = {"id": coded_id(loaded.id, coding.coder), "observations": coding.observations}
    return case_of(frame, loaded.dossier.model_copy(update=read), loaded.sources, loaded.digest, case.as_of)


def with_coders(result: InitiativeResult, others: Sequence[tuple[str, InitiativeResult]]) -> InitiativeResult:
    """Add to a result what follows from each coder's reading; nothing where there is one coder."""
    if not others:
        return result
    scores = tuple(
        CoderResult(coder=coder, supported=one.overall.supported, possible=one.overall.possible)
        for coder, one in ((DOSSIER, result), *others)
    )
    return result.model_copy(update={"coders": scores})
