"""Runs examples criterion by criterion: each sees the rules of its own criterion alone, and so costs little."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hrddeval import i18n
from hrddeval.cache import FindingsCache
from hrddeval.inference import infer_each
from hrddeval.model.rubric import Rubric
from hrddeval.model.rule import Criterion, DerivedRule
from hrddeval.model.vocabulary import Vocabulary
from hrddeval.rules.compile import compile_rules
from hrddeval.rules.drafts import drafts_of, used_rules
from hrddeval.ruletests import ExampleCase, ExampleResult, check_examples, example_cases, example_worlds
from hrddeval.scoring.frame import Frame
from hrddeval.study import Study


@dataclass(frozen=True)
class Engines:
    """How to infer: which engines, in how many processes, for how long, and what is known already."""

    names: tuple[str, ...]
    jobs: int
    timeout: float
    cache: FindingsCache | None = None


@dataclass(frozen=True)
class Bench:
    """One criterion on the bench: the frame that holds it alone, and its examples."""

    frame: Frame
    cases: Sequence[ExampleCase]


def bench_of(study: Study, criterion: Criterion) -> Bench:
    """Put a criterion of a study on the bench, with the derived rules it needs."""
    derived = [one.value for one in study.derived.values()]
    frame = frame_alone(study.vocabulary.value, study.rubric.value, derived, criterion)
    return Bench(frame, example_cases(frame, [criterion]))


def frame_alone(
    vocabulary: Vocabulary, rubric: Rubric, derived: Sequence[DerivedRule], criterion: Criterion
) -> Frame:
    """Return the frame of one criterion and the derived rules it reads."""
    used = set(used_rules(drafts_of(criterion, vocabulary), derived, vocabulary))
    below = [rule for rule in derived if rule.id in used]
    return Frame(
        vocabulary=vocabulary,
        criteria={criterion.id: criterion},
        derived_rules={rule.id: rule for rule in below},
        rubric=rubric,
        compiled=compile_rules(vocabulary, [criterion], below),
        language="en",
        say=i18n.sayer("en"),
        weights={},
    )


def run_examples(study: Study, criteria: Iterable[Criterion], engines: Engines) -> list[ExampleResult]:
    """Return what every example of the criteria gave.

    Raises:
        EnginesDisagree, EngineFault: see `inference`.
    """
    benches = [bench_of(study, criterion) for criterion in criteria]
    parts = [(bench.frame.compiled.program, example_worlds(bench.frame, bench.cases)) for bench in benches]
    found = infer_each(
        parts, engines.names, jobs=engines.jobs, timeout=engines.timeout, cache=engines.cache
    )
    return [
        result for bench in benches for result in check_examples(bench.frame, bench.cases, found.derived)
    ]
