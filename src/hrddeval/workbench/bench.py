"""Runs examples rule by rule: each sees what its own rule needs and nothing else, and so costs little."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass

from hrddeval import i18n
from hrddeval.cache import FindingsCache
from hrddeval.inference import infer_each
from hrddeval.model.program import Derived, Program, World
from hrddeval.model.rubric import Rubric
from hrddeval.model.rule import Criterion, DerivedRule, Flag
from hrddeval.model.vocabulary import Vocabulary
from hrddeval.rules.compile import compile_rules
from hrddeval.rules.drafts import drafts_of, used_rules
from hrddeval.ruletests import ExampleCase, ExampleResult, check_examples, example_cases, example_worlds
from hrddeval.scoring.frame import Frame
from hrddeval.source.loaded import Loaded
from hrddeval.study import Study

#: The flag of a derived rule on the bench.
CONCLUDED = "concluded"


@dataclass(frozen=True)
class Engines:
    """How to infer: which engines, in how many processes, for how long, and what is known already.

    An executor takes the place of processes started for each run.
    """

    names: tuple[str, ...]
    jobs: int
    timeout: float
    cache: FindingsCache | None = None
    executor: Executor | None = None

    def infer(self, parts: Sequence[tuple[Program, Sequence[World]]]) -> Mapping[str, Derived]:
        """Return what follows in every world under its own program.

        Raises:
            EnginesDisagree, EngineFault: see `inference`.
        """
        found = infer_each(
            parts,
            self.names,
            jobs=self.jobs,
            timeout=self.timeout,
            cache=self.cache,
            executor=self.executor,
        )
        return found.derived


@dataclass(frozen=True)
class Bench:
    """One criterion on the bench: the frame that holds it alone, and its examples."""

    frame: Frame
    cases: Sequence[ExampleCase]


def on_bench(study: Study) -> dict[str, Loaded[Criterion]]:
    """Return every rule of a study that has examples, by id; derived rules as criteria with a flag alone."""
    derived = {
        name: Loaded(as_criterion(one.value), one.source, one.origin)
        for name, one in study.derived.items()
        if one.value.examples
    }
    return {**study.criteria, **derived}


def as_criterion(rule: DerivedRule) -> Criterion:
    """Return a criterion without levels whose one flag holds as firmly as the rule concludes."""
    examples = tuple(
        example.model_copy(
            update={
                "expect": example.expect.model_copy(update={"flags": {CONCLUDED: example.expect.concluded}})
            }
        )
        for example in rule.examples
    )
    return Criterion.model_construct(
        id=rule.id,
        title=rule.title,
        levels={},
        flags={CONCLUDED: Flag(title=rule.title, when=rule.when, because=rule.because)},
        examples=examples,
        applies_when=None,
        overrides=None,
        because=None,
        lenses=(),
    )


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
    derived = engines.infer(parts)
    return [result for bench in benches for result in check_examples(bench.frame, bench.cases, derived)]
