"""Every step that a shipped rule names leads to its level: alone, on an otherwise empty dossier, confirmed by the best voice.

The web page counts on it where a reader tries a step (docs/adr/0019).
"""

from __future__ import annotations

from hrddeval import pipeline
from hrddeval.model.rule import Criterion, Example, ExampleObservation, Expectation
from hrddeval.workbench.bench import Engines, run_examples


def with_steps_as_examples(criterion: Criterion) -> Criterion:
    """Put in place of a rule's examples what each of its steps sets, and the level it promises."""
    examples = []
    for number, level in criterion.levels.items():
        if level.step is None:
            continue
        given = tuple(
            ExampleObservation.model_validate(
                {"kind": one.kind, "attributes": dict(one.attributes), **({"as": one.as_} if one.as_ else {})}
            )
            for one in level.step.sets
        )
        examples.append(
            Example(name=f"the step to {number}", given=given, expect=Expectation(supported=number))
        )
    return criterion.model_copy(update={"examples": tuple(examples)})


def test_every_step_leads_to_its_level() -> None:
    study, _ = pipeline.open_study(None, [], None, dossiers=False)
    criteria = [with_steps_as_examples(one.value) for one in study.criteria.values()]

    results = run_examples(study, criteria, Engines(("clingo",), 1, 100))

    assert len(results) > 100
    assert [(one.criterion, one.name, one.differences) for one in results if not one.passed] == []
