"""What an author would want to know of rules that are correct as they stand.

Whatever makes a rule wrong (bad news that helps, names that are not given, levels nothing shows) is
said by `check`, before any of this is looked at, and is said in one place only.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from hrddeval.diagnostics.diagnostic import Diagnostic, in_order
from hrddeval.study import Study
from hrddeval.workbench.bench import frame_alone
from hrddeval.workbench.lint_files import lint_criterion_file, lint_derived_files
from hrddeval.workbench.lint_ladder import lint_ladder
from hrddeval.workbench.lint_vocabulary import lint_vocabulary


def lint(
    study: Study, wanted: Callable[[Path], bool] = lambda _: True, *, vocabulary: bool = False
) -> tuple[Diagnostic, ...]:
    """Return what there is to say of the rule files that are wanted; `vocabulary`: and of what none reads."""
    words, rubric = study.vocabulary.value, study.rubric.value
    derived = list(study.derived.values())
    found: list[Diagnostic] = []
    for criterion in study.criteria.values():
        if wanted(criterion.source.path):
            frame = frame_alone(words, rubric, [one.value for one in derived], criterion.value)
            found += lint_ladder(criterion, frame)
            found += lint_criterion_file(criterion, words)
    found += lint_derived_files(derived, [one for one in derived if wanted(one.source.path)], words)
    if vocabulary and wanted(study.vocabulary.source.path):
        rules = [one.value for one in study.criteria.values()]
        found += lint_vocabulary(study.vocabulary, rules, [one.value for one in derived])
    return in_order(found)
