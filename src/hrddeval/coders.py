"""The use case of several coders: how far they agree, and what their differences do to scores."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hrddeval.analysis.agreement import ByCoder, differing, of_kinds, of_levels
from hrddeval.analysis.readings import Readings, readings, replaced
from hrddeval.dossiers import LoadedDossier
from hrddeval.model.agreement import AgreementReport, CoderScore, Disagreement, InitiativeAgreement, Reading
from hrddeval.model.coding import DOSSIER, Decision
from hrddeval.model.initiative_result import InitiativeResult
from hrddeval.pipeline import Run, begin, coded_case, coded_id, results_of
from hrddeval.scoring.assessment import Case, case_of
from hrddeval.scoring.frame import Frame
from hrddeval.study import Study

#: Seed and number of bootstrap samples unless others are asked for.
SEED, DRAWS = 1, 1000


def agreement(study: Study, run: Run, *, draws: int = DRAWS, seed: int = SEED) -> AgreementReport:
    """Return how far the coders of every dossier agree; dossiers with one coder are only named.

    Raises:
        EngineMissing, EngineFault, EnginesDisagree: see `inference`.
    """
    run, frame = begin(study, run)
    coded = [one for one in study.dossiers if one.codings]
    by_initiative, results = [], []
    for loaded in coded:
        found, of_coders = _of_initiative(frame, loaded, run, draws, seed)
        by_initiative.append(found)
        results.append(of_coders)
    criteria, levels = of_levels(results, draws=draws, seed=seed)
    return AgreementReport(
        seed=seed,
        draws=draws,
        initiatives=tuple(by_initiative),
        criteria=tuple(criteria),
        levels=levels,
        single=tuple(one.id for one in study.dossiers if not one.codings),
    )


def _of_initiative(
    frame: Frame, loaded: LoadedDossier, run: Run, draws: int, seed: int
) -> tuple[InitiativeAgreement, dict[str, InitiativeResult]]:
    vocabulary, dossier = frame.vocabulary, loaded.dossier
    case = case_of(frame, dossier, loaded.sources, loaded.digest, run.as_of)
    cases = [case, *(coded_case(frame, loaded, case, coding) for coding in loaded.codings)]
    coders = [DOSSIER, *(coding.coder for coding in loaded.codings)]
    results = dict(zip(coders, results_of(frame, cases, run), strict=True))
    by_coder: dict[str, Readings] = {DOSSIER: readings(dossier.observations, vocabulary)}
    by_coder |= {one.coder: readings(one.observations, vocabulary) for one in loaded.codings}
    told = _disagreements(frame, loaded, case, by_coder, results[DOSSIER], run)
    return (
        InitiativeAgreement(
            id=loaded.id,
            name=dossier.name,
            coders=tuple(coders),
            blind=tuple(one.coder for one in loaded.codings if one.blind == "yes"),
            kinds=tuple(of_kinds(by_coder, dossier.evidence, draws=draws, seed=seed)),
            scores=tuple(
                CoderScore(coder=coder, supported=one.overall.supported, possible=one.overall.possible)
                for coder, one in results.items()
            ),
            disagreements=tuple(told),
        ),
        results,
    )


def _disagreements(
    frame: Frame,
    loaded: LoadedDossier,
    case: Case,
    by_coder: ByCoder,
    base: InitiativeResult,
    run: Run,
) -> list[Disagreement]:
    """Return what coders read differently: what moves the score most comes first, what is settled last."""
    dossier = loaded.dossier
    found = differing(by_coder, list(dossier.evidence))
    cases: list[Case] = []
    owners: list[int] = []
    for number, (evidence, kind, told) in enumerate(found):
        own = by_coder[DOSSIER].get((evidence, kind), ())
        for coding in loaded.codings:
            if next(one.observations for one in told if one.coder == coding.coder) == own:
                continue
            observations = replaced(dossier, coding.observations, evidence, kind)
            mixed = dossier.model_copy(
                update={"id": coded_id(loaded.id, f"{len(cases)}"), "observations": observations}
            )
            cases.append(case_of(frame, mixed, loaded.sources, loaded.digest, case.as_of))
            owners.append(number)
    effects = [0.0] * len(found)
    for number, result in zip(owners, results_of(frame, cases, run), strict=True):
        effects[number] = max(effects[number], _moved(base, result))
    decisions = {
        (one.evidence, one.kind): one
        for one in (loaded.adjudication.decisions if loaded.adjudication else ())
    }
    told_of = [
        _disagreement(
            dossier.evidence[evidence].claim, evidence, kind, told, effect, decisions.get((evidence, kind))
        )
        for (evidence, kind, told), effect in zip(found, effects, strict=True)
    ]
    return sorted(
        told_of, key=lambda one: (one.settled_for is not None and bool(one.is_in_dossier), -one.effect)
    )


def _moved(base: InitiativeResult, other: InitiativeResult) -> float:
    ends = (
        (base.overall.supported, other.overall.supported),
        (base.overall.possible, other.overall.possible),
    )
    return round(max(abs(now - was) for was, now in ends), 6)


def _disagreement(
    claim: str,
    evidence: str,
    kind: str,
    told: Sequence[Reading],
    effect: float,
    decision: Decision | None,
) -> Disagreement:
    by_coder: Mapping[str, tuple[str, ...]] = {one.coder: one.observations for one in told}
    return Disagreement(
        evidence=evidence,
        claim=claim,
        kind=kind,
        readings=tuple(told),
        effect=effect,
        settled_for=decision.for_ if decision else None,
        settled_by=decision.who if decision else None,
        settled_because=decision.because if decision else None,
        is_in_dossier=by_coder.get(decision.for_) == by_coder[DOSSIER] if decision else None,
    )
