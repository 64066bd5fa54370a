"""The use case: how fragile an order is, of initiatives or of the units of a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import compress
from pathlib import Path

from hrddeval import __version__, pipeline
from hrddeval.analysis.initiative_rows import Row, row_of, sources_cited, without_source
from hrddeval.analysis.robustness.choices import MOST_FOR_COPELAND, Choices, Method
from hrddeval.analysis.robustness.initiatives import landscape_of
from hrddeval.analysis.robustness.landscape import Ends, Landscape, branch_of
from hrddeval.analysis.robustness.refusals import refuse_too_few, refuse_what_cannot_be
from hrddeval.analysis.robustness.run import count, places_of, shift, without_each
from hrddeval.analysis.robustness.summary import About, SourceShift, summary
from hrddeval.dossiers import LoadedDossier
from hrddeval.engine.registry import version
from hrddeval.facts.worlds import world_of
from hrddeval.i18n import sayer
from hrddeval.inference import engines_for
from hrddeval.model.assessment import Assessment
from hrddeval.model.index import Missing
from hrddeval.model.program import Derived
from hrddeval.model.recipe import EngineEntry
from hrddeval.model.robustness import Among, NotIncluded, Robustness
from hrddeval.pipeline import Run, coded_case
from hrddeval.score import Opened, score
from hrddeval.scoring.assessment import Case, case_of, weights_in_words
from hrddeval.scoring.frame import Frame, WorldName
from hrddeval.scoring.tree import leaves_of
from hrddeval.study import Study

TOOL = f"hrddeval {__version__}"
TABLES = (".csv", ".xlsx")
#: Of a comparison, where nothing else is asked for.
DRAWS, SEED = 10_000, 1
Others = Mapping[int, Sequence[Row]]


@dataclass(frozen=True)
class Asked:
    """What a run is to do: what to vary, whether to order what is not placed, and to leave out sources.

    `coders`: take the readings of other coders too, where there are any.
    """

    choices: Choices
    unplaced: bool = False
    sources: bool = True
    coders: bool = True


def is_table(paths: Sequence[Path]) -> bool:
    """Tell whether what was named is one table, not dossiers."""
    return len(paths) == 1 and paths[0].suffix.lower() in TABLES


# ---- Initiatives ----


def of_initiatives(study: Study, run: Run, asked: Asked) -> Robustness:
    """Return how fragile the order of a study's initiatives is.

    Raises:
        AuthorError: fewer than two are placed, or nothing is open to question.
        Whatever inference raises.
    """
    run, frame = pipeline.begin(study, run)
    loaded = sorted(study.dossiers, key=lambda one: one.id)
    cases = [case_of(frame, one.dossier, one.sources, one.digest, run.as_of) for one in loaded]
    derived = _infer(frame, [(case.dossier.id, case) for case in cases], run)
    rows = [row_of(frame, c.dossier, c.readings[WorldName.FULL], derived[c.dossier.id]) for c in cases]
    chosen = [row.placed or asked.unplaced for row in rows]
    kept = list(compress(rows, chosen))
    refuse_too_few(len(kept), len(rows), "initiatives")
    kept_cases = list(compress(cases, chosen))
    kept_dossiers = list(compress(loaded, chosen))
    others = _others(frame, kept_dossiers, kept_cases, run) if asked.coders else {}
    several = sum(bool(one.codings) for one in kept_dossiers)
    landscape = landscape_of(frame, kept, others, several)
    refuse_what_cannot_be(landscape, asked.choices, "initiatives")
    counted = count(landscape, asked.choices, jobs=run.jobs)
    engines = engines_for(run.engine)
    about = About(
        language=run.language,
        say=frame.say,
        tool=TOOL,
        scored_by=f"{frame.rubric.id} {frame.rubric.version}",
        digests=(study.rubric_digest, study.rules_digest, *(case.digest for case in kept_cases)),
        engines=tuple(EngineEntry(name=name, version=version(name) or "unknown") for name in engines),
        titles=tuple(row.title for row in kept),
        coverage=tuple(row.coverage for row in kept),
        placed=tuple(row.placed for row in kept),
        not_included=tuple(
            NotIncluded(id=row.id, reason=frame.say("not placed: too little has been looked at"))
            for row, is_kept in zip(rows, chosen, strict=True)
            if not is_kept
        ),
        criteria={name: frame.words(one.short) for name, one in frame.criteria.items()},
        remarks=(
            frame.say("the given weights: {weights}").format(weights=weights_in_words(frame, frame.rubric)),
            frame.say(
                "what nobody recorded is not among the draws: a harm that is in no dossier limits nothing"
            ),
        ),
    )
    sources = _without_sources(frame, kept_cases, kept, run) if asked.sources else []
    return summary(landscape, asked.choices, counted, about, without_each(landscape), sources)


def _infer(frame: Frame, cases: Sequence[tuple[str, Case]], run: Run) -> dict[str, Derived]:
    """Return what follows in the full reading of each case, by the name given to it."""
    worlds = [
        world_of(case.readings[WorldName.FULL], name, frame.vocabulary, frame.compiled)
        for name, case in cases
    ]
    return dict(pipeline.infer_worlds(frame, worlds, run).derived)


def _others(frame: Frame, loaded: Sequence[LoadedDossier], cases: Sequence[Case], run: Run) -> Others:
    """Infer what follows from the readings of other coders; by the position of the initiative."""
    coded = {
        f"{one.id}|coded by {coding.coder}": (unit, coded_case(frame, one, case, coding))
        for unit, (one, case) in enumerate(zip(loaded, cases, strict=True))
        for coding in one.codings
    }
    derived = _infer(frame, [(name, case) for name, (_, case) in coded.items()], run)
    found: dict[int, list[Row]] = {}
    for name, (unit, case) in coded.items():
        row = row_of(frame, case.dossier, case.readings[WorldName.FULL], derived[name])
        found.setdefault(unit, []).append(row)
    return found


def _without_sources(frame: Frame, cases: Sequence[Case], rows: Sequence[Row], run: Run) -> list[SourceShift]:
    """Infer and score each initiative again without each of its sources."""
    reduced: dict[str, tuple[int, str, Case]] = {}
    for unit, case in enumerate(cases):
        for source in sources_cited(case.dossier):
            reading = without_source(frame, case.dossier, source, case.as_of)
            name = f"{case.dossier.id}|without {source}"
            reduced[name] = (unit, source, replace(case, readings={WorldName.FULL: reading}))
    derived = _infer(frame, [(name, case) for name, (_, _, case) in reduced.items()], run)
    supported = [row.supported for row in rows]
    before = places_of(supported)
    found = []
    for name, (unit, source, case) in reduced.items():
        row = row_of(frame, case.dossier, case.readings[WorldName.FULL], derived[name])
        after = places_of([row.supported if u == unit else score for u, score in enumerate(supported)])
        title = case.sources[source].title if source in case.sources else source
        found.append(SourceShift(source, title, case.dossier.id, shift(before, after)))
    return found


def of_comparison(
    study: Study, run: Run, compared: Assessment, among: Among, *, draws: int = DRAWS, seed: int = SEED
) -> Robustness | None:
    """Return how fragile the order of a comparison is, told from nothing but draws and criteria left out.

    None where nobody's order was asked for, or where fewer than two have a place.

    Args:
        study: what was assessed.
        run: how.
        compared: its assessment.
        among: whose order is drawn.
        draws: how many; 10,000 keep the share of draws within 0.01 in nineteen cases of twenty.
        seed: the same gives the same numbers.

    Raises:
        AuthorError: there are too many, or nothing is open to question.
        Whatever inference raises.
    """
    placed = {one.id for one in compared.initiatives if one.overall.placed}
    kept = [one for one in study.dossiers if among is Among.ALL or one.id in placed]
    if among is Among.NONE or len(kept) < 2:
        return None
    left_out = {Method.COPELAND} if len(kept) > MOST_FOR_COPELAND else set()
    choices = Choices(draws=draws, seed=seed, methods=tuple(m for m in Method if m not in left_out))
    asked = Asked(choices, unplaced=among is Among.ALL, sources=False)
    return of_initiatives(replace(study, dossiers=tuple(kept)), run, asked)


def among_of(found: Robustness) -> Among:
    """Return whose order was drawn, as the units of a result show it."""
    return Among.PLACED if all(unit.placed for unit in found.units) else Among.ALL


# ---- Tables ----


def of_table(opened: Opened, asked: Asked, *, jobs: int = 1, language: str = "en") -> Robustness:
    """Return how fragile the order of a table's units is, told in a language.

    Raises:
        AuthorError: fewer than two units are placed, too many are, or nothing is open to question.
    """
    index, scored = opened.index.value, score(opened)
    kept = sorted(
        (
            (number, unit)
            for number, unit in enumerate(scored.units)
            if unit.supported is not None and (unit.placed or asked.unplaced)
        ),
        key=lambda pair: pair[1].id,  # so that the order of rows makes no difference
    )
    refuse_too_few(len(kept), len(scored.units), "units")
    columns = tuple(leaves_of(opened.scaled.tree))

    def ends(number: int) -> tuple[Ends, ...]:
        cells = (opened.scaled.columns[column][number].score for column in columns)
        return tuple(
            None if cell is None else (float(cell.supported), float(cell.possible)) for cell in cells
        )

    landscape = Landscape(
        units=tuple(unit.id for _, unit in kept),
        leaves=columns,
        ends=tuple(ends(number) for number, _ in kept),
        uncapped=None,
        level_values=None,
        tree=branch_of(opened.scaled.tree, {}, columns),
        gates=(),
    )
    refuse_what_cannot_be(landscape, asked.choices, opened.table.name)
    say = sayer(language)
    remarks = [say("errors in the numbers of the table are not among the draws")]
    if index.missing is Missing.ZERO:
        remarks.insert(0, say("unknown values count as the worst, as the index says (missing: zero)"))
    if index.missing is Missing.DROP:
        text = say("unknown values are left out, as the index says (missing: drop): they never open a score")
        remarks.insert(0, text)
    included = {unit.id for _, unit in kept}
    about = About(
        language=language,
        say=say,
        tool=TOOL,
        scored_by=f"{index.id} {index.version}",
        digests=(opened.index.digest, opened.table.digest),
        engines=(),
        titles=landscape.units,
        coverage=tuple(unit.coverage for _, unit in kept),
        placed=tuple(unit.placed for _, unit in kept),
        not_included=tuple(
            NotIncluded(id=unit.id, reason=unit.reason or say("not placed"))
            for unit in scored.units
            if unit.id not in included
        ),
        criteria={column: column for column in columns},
        remarks=tuple(remarks),
    )
    counted = count(landscape, asked.choices, jobs=jobs)
    return summary(landscape, asked.choices, counted, about, without_each(landscape), [])
