"""Tells how many changes to the rules their examples would notice, and lists those they would not.

Usage: python benchmarks/mutation.py [IDS ...] [--project DIR] [--survivors FILE] [--under PERCENT]

Every condition is left out, turned round and weakened in turn, every limit removed; the examples
of the criterion are run on each such mutant, in clingo, in this process. A mutant is caught when
an example fails. Of a derived rule its own examples count, and those of all criteria that read it.
A mutant that nothing can tell from the rule (what it drops follows from the rest) survives rightly.
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from mutants import Mutant, mutants_of

from hrddeval.diagnostics.render import as_text
from hrddeval.engine.asp import ClingoEngine
from hrddeval.engine.port import EngineFault
from hrddeval.model.rule import Criterion, DerivedRule
from hrddeval.rules.drafts import drafts_of, used_rules
from hrddeval.rules.ways import ImpossibleTests
from hrddeval.ruletests import check_examples, example_worlds
from hrddeval.source.loaded import Loaded
from hrddeval.study import Study, load_study
from hrddeval.workbench.bench import Bench, as_criterion, bench_of, frame_alone, on_bench


@dataclass(frozen=True)
class Outcome:
    """What became of the mutants of one rule; those that nothing could ever come of are left out."""

    rule: str
    mutants: int
    survivors: tuple[tuple[str, str], ...]  # place, change

    @property
    def caught(self) -> int:
        return self.mutants - len(self.survivors)


def outcome_of_criterion(study: Study, loaded: Loaded[Criterion]) -> Outcome:
    """Run the examples of a criterion on each of its mutants."""
    bench = bench_of(study, loaded.value)
    derived = [one.value for one in study.derived.values()]
    survivors, count = [], 0
    for mutant in mutants_of(loaded.value, study.vocabulary.value):
        verdict = _is_caught(bench, study, mutant.rule, derived)
        if verdict is not None:
            count += 1
            survivors += [] if verdict else [_survivor(loaded, mutant)]
    return Outcome(loaded.value.id, count, tuple(survivors))


def outcome_of_derived(study: Study, loaded: Loaded[DerivedRule], criteria: Sequence[str]) -> Outcome:
    """Run the examples of all criteria that read a derived rule on each mutant of it."""
    derived = [one.value for one in study.derived.values()]
    vocabulary = study.vocabulary.value
    benches = [
        bench_of(study, study.criteria[name].value)
        for name in criteria
        if loaded.value.id
        in used_rules(drafts_of(study.criteria[name].value, vocabulary), derived, vocabulary)
    ]
    own = [bench_of(study, on_bench(study)[loaded.value.id].value)] if loaded.value.examples else []
    survivors, count = [], 0
    for mutant in mutants_of(loaded.value, vocabulary) if benches or own else ():
        others = [mutant.rule if one.id == loaded.value.id else one for one in derived]
        verdicts = [_is_caught(one, study, as_criterion(mutant.rule), derived) for one in own]
        verdicts += [
            _is_caught(bench, study, next(iter(bench.frame.criteria.values())), others) for bench in benches
        ]
        if None not in verdicts:
            count += 1
            survivors += [] if any(verdicts) else [_survivor(loaded, mutant)]
    return Outcome(loaded.value.id, count, tuple(survivors))


def _is_caught(
    bench: Bench, study: Study, criterion: Criterion, derived: Sequence[DerivedRule]
) -> bool | None:
    """Tell whether an example fails under a changed rule; None where the change makes no rule at all."""
    try:
        frame = frame_alone(study.vocabulary.value, study.rubric.value, derived, criterion)
    except (ImpossibleTests, KeyError, StopIteration, ValueError):
        return None  # a name that the conclusion needs is gone, or tests that nothing passes
    cases = [replace(case, criterion=criterion) for case in bench.cases]
    try:
        found = ClingoEngine().derive(frame.compiled.program, example_worlds(frame, cases))
    except EngineFault:
        return None
    return any(not result.passed for result in check_examples(frame, cases, found))


def _survivor(loaded: Loaded[Criterion] | Loaded[DerivedRule], mutant: Mutant) -> tuple[str, str]:
    where = loaded.source.locate(mutant.path)
    return f"{where.path}:{where.line}", f"{'/'.join(map(str, mutant.path[:2]))}: {mutant.change}"


def outcomes(study: Study, wanted: Sequence[str]) -> Iterator[Outcome]:
    """Yield the outcome for every criterion wanted, and for derived rules where all are."""
    names = [name for name in study.criteria if not wanted or name in wanted]
    for name in names:
        yield outcome_of_criterion(study, study.criteria[name])
    for loaded in study.derived.values() if not wanted else ():
        yield outcome_of_derived(study, loaded, names)


def page(found: Sequence[Outcome]) -> str:
    """Return the survivors as Markdown, rule by rule."""
    lines = ["# Mutants that no example notices", ""]
    for one in found:
        share = 100 * one.caught / one.mutants if one.mutants else 100
        lines += [f"## {one.rule}: {one.caught} of {one.mutants} caught, {share:.1f} %", ""]
        lines += [f"- {place}: {change}" for place, change in one.survivors]
        lines += [""] if one.survivors else []
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("ids", nargs="*", help="criteria; without any, all of them and the derived rules")
    parser.add_argument("--project", type=Path, help="folder of a study")
    parser.add_argument("--survivors", type=Path, help="write the survivors to this file, as Markdown")
    parser.add_argument(
        "--under", type=float, default=0.0, help="exit with 1 where less is caught, in percent"
    )
    given = parser.parse_args()
    gc.disable()
    study, problems = load_study(given.project, (), None, dossiers=False)
    if study is None:
        sys.exit(as_text(problems))
    started, found = time.perf_counter(), []
    for one in outcomes(study, given.ids):
        found.append(one)
        gc.collect()
        print(f"{one.rule:<4} {one.caught} of {one.mutants} caught", flush=True)
        for place, change in one.survivors:
            print(f"     {place}: {change}")
    caught, every = sum(one.caught for one in found), sum(one.mutants for one in found)
    share = 100 * caught / every if every else 100.0
    print(f"{caught} of {every} mutants caught, {share:.1f} %, in {time.perf_counter() - started:.0f} s")
    if given.survivors is not None:
        given.survivors.write_text(page(found), encoding="utf-8")
    sys.exit(share < given.under)


if __name__ == "__main__":
    main()
