"""Assesses two versions, and every mixture of them, and says what each cause adds to the change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from hrddeval import i18n
from hrddeval.analysis import difference as told
from hrddeval.analysis.difference import Say
from hrddeval.analysis.inputs import factors_of, in_dossiers, in_force, in_sources
from hrddeval.analysis.mixture import coded_as, readable_by
from hrddeval.analysis.shapley import coalitions
from hrddeval.change.frames import in_frames, mixed_frame
from hrddeval.change.results import OTHERWISE, in_weights, unsplit, whole
from hrddeval.change.versions import Version, settings_of
from hrddeval.diagnostics.diagnostic import AuthorError, Diagnostic, Location
from hrddeval.dossiers import LoadedDossier
from hrddeval.model.assessment import Assessment
from hrddeval.model.difference import Difference, Factor, InitiativeDifference, InputChange, Side
from hrddeval.model.initiative_result import InitiativeResult
from hrddeval.pipeline import CHUNK, Run, assess, assessing, results_of
from hrddeval.scoring.assessment import Case, case_of, date_of
from hrddeval.scoring.frame import Frame
from hrddeval.source.suggest import did_you_mean
from hrddeval.study import Study

#: The date asked for on either side; None: that of the dossier itself.
Dates = tuple[str | None, str | None]


@dataclass(frozen=True)
class _Pair:
    """One initiative on both sides, what differs, and the dates it is read on."""

    old: LoadedDossier
    new: LoadedDossier
    dates: tuple[str, str]
    inputs: tuple[InputChange, ...]
    factors: tuple[Factor, ...]


def compare(old: Version, new: Version, run: Run, dates: Dates, only: Sequence[str]) -> Difference:
    """Return what changed from the old version to the new.

    Each side is read by its own settings where the run and `dates` leave them open.

    Args:
        only: ids of initiatives; none means all, or those named as a side.

    Raises:
        AuthorError: where nothing is on both sides, or an id is on neither.
        EngineMissing, EngineFault, EnginesDisagree: see `inference`.
    """
    runs = (settings_of("OLD", old, run, dates[0]), settings_of("NEW", new, run, dates[1]))
    say = i18n.sayer(run.language)
    chosen = _chosen(old, new, only)
    both = [name for name in chosen if name in old.ids and name in new.ids]
    if not both:
        raise AuthorError([_nothing_shared(old, new)])
    if old.study is None or new.study is None:
        before, after = _results(old, runs[0], both), _results(new, runs[1], both)
        initiatives, inputs = unsplit(before, after, both, say), in_weights(before, after)
    else:
        before, after = _head(old.study, runs[0]), _head(new.study, runs[1])
        called = (before.rubric.weights, after.rubric.weights)
        initiatives, inputs = _split((old, new), (old.study, new.study), runs, called, both, say)
    return Difference(
        old=_side(old, before, runs[0], say),
        new=_side(new, after, runs[1], say),
        inputs=tuple(inputs),
        initiatives=tuple(initiatives),
        only_old=tuple(name for name in chosen if name not in new.ids),
        only_new=tuple(name for name in chosen if name not in old.ids),
    )


def _chosen(old: Version, new: Version, only: Sequence[str]) -> list[str]:
    known = sorted({*old.ids, *new.ids})
    for name in only:
        if name not in known:
            hint = did_you_mean(name, known, otherwise="choose from " + ", ".join(known[:12]))
            message = f"there is no initiative `{name}` on either side"
            raise AuthorError([Diagnostic("HR573", message, Location("--initiative"), hint)])
    if only:
        return sorted(set(only))
    named = [set(one.ids) for one in (old, new) if one.named]
    return sorted(set.union(*named)) if named else known


def _nothing_shared(old: Version, new: Version) -> Diagnostic:
    return Diagnostic(
        "HR573",
        "no initiative is on both sides",
        Location(f"OLD {old.name}, NEW {new.name}"),
        "name two versions of the same study or dossier",
    )


def _side(version: Version, head: Assessment, run: Run, say: Say) -> Side:
    name = say("now") if version.is_now else version.name
    dated = version.study is not None and run.as_of is not None
    return Side(
        name=f"{name}, {run.as_of}" if dated else name,
        run=head.recipe.run,
        rubric=f"{head.rubric.id} {head.rubric.version}",
    )


def _head(study: Study, run: Run) -> Assessment:
    """Return what is known of an assessment before anything was inferred: its recipe and rubric."""
    return assessing(study, run).whole(())


def _results(version: Version, run: Run, both: Sequence[str]) -> Assessment:
    if version.study is None:
        assert version.results is not None
        return version.results
    kept = tuple(one for one in version.study.dossiers if one.id in both)
    found = assess(replace(version.study, dossiers=kept), run)
    printed = version.printed(run)
    held = (_as_printed(one, printed) for one in found.initiatives)
    return found.model_copy(update={"initiatives": tuple(held)})


def _as_printed(found: InitiativeResult, printed: Mapping[str, InitiativeResult]) -> InitiativeResult:
    """Return a result as it is, or the one in the scorecard where that has other numbers."""
    one = printed.get(found.id, found)
    return found if told.same_numbers(found, one) else one


def _split(
    versions: tuple[Version, Version],
    studies: tuple[Study, Study],
    runs: tuple[Run, Run],
    called: tuple[str, str],
    both: Sequence[str],
    say: Say,
) -> tuple[list[InitiativeDifference], list[InputChange]]:
    old, new = studies
    profiles, dates, language = (runs[0].weights, runs[1].weights), _dates(runs), runs[1].language
    shared = in_frames(old, new, profiles, called, language)
    before = {one.id: one for one in old.dossiers}
    after = {one.id: one for one in new.dossiers}
    pairs = [_pair(before[name], after[name], shared, dates) for name in both]
    results: dict[str, dict[frozenset[Factor], InitiativeResult]] = {name: {} for name in both}
    frames: dict[tuple[bool, bool], Frame] = {}
    for coalition in coalitions(tuple(Factor)):
        at_play = [pair for pair in pairs if coalition <= set(pair.factors)]
        rules, weights = Factor.RULES in coalition, Factor.WEIGHTS in coalition
        for start in range(0, len(at_play), CHUNK):
            if (rules, weights) not in frames:
                sides = (studies[rules], studies[weights])
                frames[rules, weights] = mixed_frame(*sides, profiles[weights], language)
            frame = frames[rules, weights]
            chunk = at_play[start : start + CHUNK]
            cases = [_case(pair, coalition, frame, studies) for pair in chunk]
            for result in results_of(frame, cases, runs[1]):
                results[result.id][coalition] = result
    printed = tuple(version.printed(run) for version, run in zip(versions, runs, strict=True))
    return [_told(pair, results[pair.new.id], printed, say) for pair in pairs], shared


def _dates(runs: tuple[Run, Run]) -> Dates:
    return runs[0].as_of, runs[1].as_of


def _told(
    pair: _Pair,
    results: Mapping[frozenset[Factor], InitiativeResult],
    printed: tuple[Mapping[str, InitiativeResult], ...],
    say: Say,
) -> InitiativeDifference:
    """Return the difference of one initiative; whole where a scorecard holds other numbers than its study gives."""
    ends = (results[frozenset()], results[frozenset(pair.factors)])
    held = (_as_printed(ends[0], printed[0]), _as_printed(ends[1], printed[1]))
    if held[0] is not ends[0] or held[1] is not ends[1]:
        return whole(held, OTHERWISE, say).model_copy(update={"inputs": pair.inputs})
    return told.of_initiative(results, pair.factors, pair.inputs, say)


def _pair(old: LoadedDossier, new: LoadedDossier, shared: Sequence[InputChange], dates: Dates) -> _Pair:
    on = (date_of(old.dossier, old.sources, dates[0]), date_of(new.dossier, new.sources, dates[1]))
    differs = [*in_dossiers(old.dossier, new.dossier), *in_sources(old.sources, new.sources)]
    factors = set(factors_of([*differs, *shared]))
    if any(dates) and on[0] != on[1]:
        differs += in_force(new.dossier, *on)
        factors.add(Factor.DATE)
    return _Pair(old, new, on, tuple(differs), tuple(f for f in Factor if f in factors))


def _case(pair: _Pair, coalition: frozenset[Factor], frame: Frame, studies: tuple[Study, Study]) -> Case:
    """Return the case of one mixture: whose claims, whose coding, read by whose words, on which date."""
    claims = pair.new if Factor.EVIDENCE in coalition else pair.old
    coded = pair.new if Factor.CODING in coalition else pair.old
    words = studies[Factor.EVIDENCE in coalition].vocabulary.value
    dossier = coded_as(claims.dossier, coded.dossier, words)
    if not (claims is coded and words is frame.vocabulary):
        dossier = readable_by(dossier, frame.vocabulary)
    as_of = pair.dates[_date_side(pair, coalition)]
    return case_of(frame, dossier, claims.sources, claims.digest, as_of)


def _date_side(pair: _Pair, coalition: frozenset[Factor]) -> int:
    """Return whose date counts: by itself where dates were asked for, else it comes with the claims."""
    if Factor.DATE in pair.factors:
        return int(Factor.DATE in coalition)
    return int(
        Factor.EVIDENCE in coalition if Factor.EVIDENCE in pair.factors else Factor.CODING in coalition
    )
