"""The use cases, in the order in which things happen: open a study, check, assess, test its rules."""

from __future__ import annotations

from hrddeval.pipeline.assessment import CHUNK, Assessing, assess, assessing, results_of
from hrddeval.pipeline.frames import begin, frame_of, pruned, weight_profile
from hrddeval.pipeline.opening import census, check, named_kind, open_study
from hrddeval.pipeline.readings import coded_case, coded_id, coverage, read_dossiers, with_coders
from hrddeval.pipeline.results import criterion_result, misses, named_criterion
from hrddeval.pipeline.rules import (
    criteria_under,
    lies_under,
    rule_folders,
    rules_under,
    test_rules,
    try_criterion,
)
from hrddeval.pipeline.run import TIMEOUT, Run, engines_of, infer_few, infer_worlds, settled

__all__ = [
    "CHUNK",
    "TIMEOUT",
    "Assessing",
    "Run",
    "assess",
    "assessing",
    "begin",
    "census",
    "check",
    "coded_case",
    "coded_id",
    "coverage",
    "criteria_under",
    "criterion_result",
    "engines_of",
    "frame_of",
    "infer_few",
    "infer_worlds",
    "lies_under",
    "misses",
    "named_criterion",
    "named_kind",
    "open_study",
    "pruned",
    "read_dossiers",
    "results_of",
    "rule_folders",
    "rules_under",
    "settled",
    "test_rules",
    "try_criterion",
    "weight_profile",
    "with_coders",
]
