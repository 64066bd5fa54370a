"""Checks a scorecard against itself: its attachments, its fingerprint, its verdict and its pages.

The assessment is made again from what the PDF encloses and from nothing else. What this shows is
that a scorecard follows from its data. That the data are true, or who made the file, it cannot show.
"""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from pydantic import ValidationError

from hrddeval import __version__
from hrddeval.diagnostics.diagnostic import AuthorError, Diagnostic, Severity
from hrddeval.model.assessment import Assessment
from hrddeval.model.enclosed import ASSESSMENT, Manifest, fingerprints_in, printed
from hrddeval.model.publication import Publication
from hrddeval.model.robustness import Robustness
from hrddeval.model.verification import (
    Difference,
    FileState,
    Fingerprints,
    InitiativeCheck,
    OrderState,
    Pages,
    PagesState,
    Verdict,
    Verification,
)
from hrddeval.pipeline import Run, assessing
from hrddeval.publish import without_traces
from hrddeval.reports import enclosed
from hrddeval.robustness import among_of, of_comparison
from hrddeval.study import Study, load_study
from hrddeval.verification.opening import EnclosedStudy, refused, write_study
from hrddeval.verification.orders import order_state
from hrddeval.verification.pages import compare_pages
from hrddeval.verification.verdicts import other_words, read_otherwise, verdict_differences


def verify(found: EnclosedStudy, run: Run) -> Verification:
    """Check one PDF.

    Args:
        found: what `enclosed_study.open_pdf` read.
        run: engines and workers to use; date, language and weights are those of the enclosed study.

    Raises:
        EngineMissing, EngineFault, EnginesDisagree: see `inference`.
        AuthorError: HR536 where the pages cannot be read.
    """
    try:
        texts = enclosed.texts_in(found.content)
    except enclosed.PdfUnreadable as fault:
        hint = "ask for the PDF again"
        raise refused("HR536", f"its pages cannot be read: {fault}", found.path, hint) from fault
    fingerprints = _fingerprints(found, texts)
    then, reasons = _enclosed_assessment(found)
    with tempfile.TemporaryDirectory(prefix="hrddeval-") as folder:
        study, problems = _study(found, Path(folder) / "study")
        reasons += problems
        said = then.robustness if then is not None else None
        now = _again(study, found.manifest, run, said) if study is not None else None
    pages = compare_pages(found, texts, then)
    return _result(found, fingerprints, then, now, reasons, pages)


def _fingerprints(found: EnclosedStudy, texts: tuple[str, ...]) -> Fingerprints:
    right = printed(found.fingerprint)
    by_page = [fingerprints_in(text) for text in texts]
    return Fingerprints(
        stated=found.manifest.fingerprint,
        computed=found.fingerprint,
        printed=tuple(dict.fromkeys(one for page in by_page for one in page)),
        pages_without=tuple(number for number, page in enumerate(by_page, 1) if right not in page),
    )


def _enclosed_assessment(found: EnclosedStudy) -> tuple[Assessment | None, list[str]]:
    text = found.files.get(ASSESSMENT)
    if text is None:
        return None, [f"{ASSESSMENT} is missing"]
    try:
        return Assessment.model_validate_json(text), []
    except (ValidationError, RecursionError):
        return None, [f"{ASSESSMENT} is not what this version of hrddeval knows as an assessment"]


def _study(found: EnclosedStudy, folder: Path) -> tuple[Study | None, list[str]]:
    folder.mkdir()
    write_study(found, folder)
    paths = [folder / "initiatives" / one for one in found.manifest.initiatives]
    study, problems = load_study(folder, paths, here=folder, audience=found.manifest.audience)
    if study is not None and not study.dossiers:
        return None, ["no dossier is enclosed"]
    return study, [_in_words(one) for one in problems if one.severity is Severity.ERROR]


def _in_words(problem: Diagnostic) -> str:
    where = problem.location
    return f"{where.path}:{where.line}:{where.column}: {problem.code}: {problem.message}"


def _again(study: Study, manifest: Manifest, run: Run, said: Robustness | None) -> Assessment:
    """Assess the enclosed study as it says itself; in a comparison no traces are kept.

    `said` is what was enclosed of how fragile the order is: drawn again as it was drawn.
    """
    language = study.project.value.language if study.project else None
    run = replace(run, language=language or "en", cached=False)
    under_way = assessing(study, run)
    results = list(under_way.results)
    if not manifest.whole:
        results = [without_traces(one) for one in results]
    now = under_way.whole(results)
    if said is None:
        return now
    try:
        drawn = of_comparison(study, run, now, among_of(said), draws=said.draws, seed=said.seed)
    except AuthorError:  # no order can be drawn of what is enclosed
        return now
    return now.model_copy(update={"robustness": drawn})


def _result(
    found: EnclosedStudy,
    fingerprints: Fingerprints,
    then: Assessment | None,
    now: Assessment | None,
    reasons: list[str],
    pages: Pages,
) -> Verification:
    checks = _checks(then, now)
    comparison = then is not None and now is not None and then.comparison != now.comparison
    order = order_state(then.robustness, now.robustness) if then and now else None
    altered = bool(found.wrong) or not fingerprints.agree or pages.state is PagesState.OTHER_WORDS
    differs = bool(reasons) or now is None or comparison or order is OrderState.DIFFERS
    differs = differs or any(one.differences for one in checks)
    verdict = Verdict.ALTERED if altered else Verdict.DIFFERS if differs else Verdict.HOLDS
    return Verification(
        file=found.path.name,
        verdict=verdict,
        document=found.manifest.document,
        language=found.manifest.language,
        audience=found.manifest.audience,
        made_by=found.manifest.tool,
        checked_by=f"hrddeval {__version__}",
        made_with=found.manifest.engines,
        checked_with=now.recipe.engines if now is not None else (),
        fingerprint=fingerprints,
        attachments=len(found.manifest.files),
        wrong=dict[str, FileState](found.wrong),
        unreadable=tuple(reasons),
        initiatives=checks,
        read_differently=read_otherwise(then.recipe, now.recipe) if then and now else (),
        comparison_differs=comparison,
        robustness=order,
        words=other_words(then, now) if then and now else 0,
        pages=pages,
    )


def _checks(then: Assessment | None, now: Assessment | None) -> tuple[InitiativeCheck, ...]:
    """Hold each initiative of either assessment against the other's."""
    before = {one.id: one for one in then.initiatives} if then else {}
    after = {one.id: one for one in now.initiatives} if now else {}
    checks = []
    for name in dict.fromkeys([*before, *after]):
        old, new = before.get(name), after.get(name)
        one = new or old
        differences: tuple[Difference, ...] = ()
        if then is not None and now is not None:
            differences = verdict_differences(old, new)
        checks.append(
            InitiativeCheck(
                id=name,
                name=one.name if one else name,
                publication=one.publication if one else Publication(),
                differences=differences,
            )
        )
    return tuple(checks)
