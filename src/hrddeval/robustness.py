"""The use case: how fragile an order is, of initiatives or of the units of a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from hrddeval import __version__, pipeline
from hrddeval.analysis.initiative_rows import Row, level_table, row_of, sources_cited, without_source
from hrddeval.analysis.robustness.choices import (
    MOST_FOR_COPELAND,
    MOST_UNITS,
    Choices,
    Method,
    factors_of,
    methods_of,
)
from hrddeval.analysis.robustness.landscape import Ends, GateOn, Landscape, branch_of
from hrddeval.analysis.robustness.run import count, places_of, shift, without_each
from hrddeval.analysis.robustness.summary import About, SourceShift, summary
from hrddeval.diagnostics.diagnostic import AuthorError, Diagnostic, Location
from hrddeval.engine.registry import version
from hrddeval.facts.worlds import world_of
from hrddeval.inference import engines_for
from hrddeval.model.assessment import Holds
from hrddeval.model.index import Missing
from hrddeval.model.program import Derived
from hrddeval.model.recipe import EngineEntry
from hrddeval.model.robustness import NotIncluded, Robustness
from hrddeval.model.rubric import FlagGate
from hrddeval.pipeline import Run
from hrddeval.score import Opened, score
from hrddeval.scoring.assessment import Case, case_of
from hrddeval.scoring.frame import Frame, WorldName
from hrddeval.scoring.tree import leaves_of
from hrddeval.study import Study

TOOL = f"hrddeval {__version__}"
TABLES = (".csv", ".xlsx")


@dataclass(frozen=True)
class Asked:
    """What a run is to do: what to vary, whether to order what is not placed, and to leave out sources."""

    choices: Choices
    unplaced: bool = False
    sources: bool = True


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
    profile = pipeline.weight_profile(study, run.weights)
    frame = pipeline.frame_of(study, run.language, weights=profile.weights if profile else None)
    cases = [
        case_of(frame, one.dossier, one.sources, one.digest, run.as_of)
        for one in sorted(study.dossiers, key=lambda one: one.id)
    ]
    derived = _infer(frame, [(case.dossier.id, case) for case in cases], run)
    rows = [row_of(frame, c.dossier, c.readings[WorldName.FULL], derived[c.dossier.id]) for c in cases]
    chosen = [row.placed or asked.unplaced for row in rows]
    kept = [row for row, is_kept in zip(rows, chosen, strict=True) if is_kept]
    _enough(len(kept), len(rows), "initiatives")
    landscape = _landscape(frame, kept)
    _refuse_what_cannot_be(landscape, asked.choices, "initiatives")
    counted = count(landscape, asked.choices, jobs=run.jobs)
    kept_cases = [case for case, is_kept in zip(cases, chosen, strict=True) if is_kept]
    engines = engines_for(run.engine)
    about = About(
        tool=TOOL,
        scored_by=f"{frame.rubric.id} {frame.rubric.version}",
        digests=(study.rubric_digest, study.rules_digest, *(case.digest for case in kept_cases)),
        engines=tuple(EngineEntry(name=name, version=version(name) or "unknown") for name in engines),
        titles=tuple(row.title for row in kept),
        coverage=tuple(row.coverage for row in kept),
        placed=tuple(row.placed for row in kept),
        not_included=tuple(
            NotIncluded(id=row.id, reason="not placed: too little has been looked at")
            for row, is_kept in zip(rows, chosen, strict=True)
            if not is_kept
        ),
        criteria={name: frame.words(one.short) for name, one in frame.criteria.items()},
        unseen="what nobody recorded is not among the draws: a harm that is in no dossier limits nothing",
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


def _landscape(frame: Frame, rows: Sequence[Row]) -> Landscape:
    order = tuple(c for c in leaves_of(frame.rubric.tree) if c in frame.criteria)
    gates = tuple(
        GateOn(unit, gate.group, float(gate.ceiling), row.flags[gate.flag] is Holds.CERTAIN)
        for unit, row in enumerate(rows)
        for gate in frame.rubric.gates
        if isinstance(gate, FlagGate) and row.flags.get(gate.flag) in (Holds.CERTAIN, Holds.CONTESTED)
    )
    return Landscape(
        units=tuple(row.id for row in rows),
        leaves=order,
        ends=level_table(rows, order),
        uncapped=level_table(rows, order, capped=False),
        level_values=tuple(float(value) for value in frame.rubric.level_values),
        tree=branch_of(frame.rubric.tree, frame.weights, order),
        gates=gates,
    )


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


# ---- Tables ----


def of_table(opened: Opened, asked: Asked, *, jobs: int = 1) -> Robustness:
    """Return how fragile the order of a table's units is.

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
    _enough(len(kept), len(scored.units), "units")
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
    _refuse_what_cannot_be(landscape, asked.choices, opened.table.name)
    policies = {
        Missing.ZERO: "unknown values count as the worst, as the index says (missing: zero)",
        Missing.DROP: "unknown values are left out, as the index says (missing: drop), so that they never open a score",
    }
    included = {unit.id for _, unit in kept}
    about = About(
        tool=TOOL,
        scored_by=f"{index.id} {index.version}",
        digests=(opened.index.digest, opened.table.digest),
        engines=(),
        titles=landscape.units,
        coverage=tuple(unit.coverage for _, unit in kept),
        placed=tuple(unit.placed for _, unit in kept),
        not_included=tuple(
            NotIncluded(id=unit.id, reason=unit.reason or "not placed")
            for unit in scored.units
            if unit.id not in included
        ),
        criteria={column: column for column in columns},
        unseen="errors in the numbers of the table are not among the draws",
        policy=policies.get(index.missing),
    )
    counted = count(landscape, asked.choices, jobs=jobs)
    return summary(landscape, asked.choices, counted, about, without_each(landscape), [])


# ---- What is refused ----


def _enough(kept: int, of: int, what: str) -> None:
    if kept >= 2:
        return
    if kept == of:
        message = f"an order needs two {what} or more, and there {'is' if of == 1 else 'are'} {of}"
        hint = "name several" if what == "initiatives" else "add rows to the table"
    else:
        message = f"{kept} of {of} {what} can be placed: too little is known to order them"
        hint = "add --unplaced to see how open their order is"
    raise AuthorError([Diagnostic("HR330", message, Location(what), hint)])


def _refuse_what_cannot_be(landscape: Landscape, choices: Choices, where: str) -> None:
    problems = []
    units, methods = len(landscape.units), methods_of(landscape, choices)
    if units > MOST_UNITS:
        message = f"{units} units are more than the {MOST_UNITS} that can be compared pair by pair"
        problems.append(Diagnostic("HR331", message, Location(where), "take a part of them"))
    elif Method.COPELAND in methods and units > MOST_FOR_COPELAND:
        message = (
            f"{units} units are more than the {MOST_FOR_COPELAND} that Copeland's method is worked out for"
        )
        others = " ".join(f"--aggregation {method}" for method in methods if method is not Method.COPELAND)
        problems.append(Diagnostic("HR331", message, Location(where), f"leave it out: {others}"))
    below = any(ends and ends[0] < 0 for row in landscape.ends for ends in row)
    impossible = [m.value for m in methods if m in (Method.GEOMETRIC, Method.POWER)]
    if below and impossible:
        message = f"scores may lie below 0, which {' and '.join(impossible)} means cannot take"
        others = " ".join(f"--aggregation {m}" for m in methods if m.value not in impossible)
        problems.append(Diagnostic("HR333", message, Location(where), f"leave them out: {others}"))
    if not problems and not factors_of(landscape, choices):
        message = "nothing is left to vary: everything is known, or switched off"
        hint = "leave out --fixed, or name several ways with --aggregation"
        problems.append(Diagnostic("HR332", message, Location(where), hint))
    if problems:
        raise AuthorError(problems)
