"""The shipped rubrics: whole, and unknown is unknown under each of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from corpus_files import ROOT

from hrddeval import pipeline
from hrddeval.inference import EngineChoice
from hrddeval.scoring.tree import leaves_of

RUBRICS = sorted(path.stem for path in (ROOT / "rubrics").glob("*.yaml"))
EMPTY = """
schema: hrddeval/dossier@1
id: {kind}
name: Nobody has looked
profile: {{kind: {kind}, binding: voluntary, stage: running, sector: private}}
"""


@pytest.mark.parametrize("rubric", RUBRICS)
def test_under_every_rubric_an_empty_dossier_is_open_from_0_to_4(rubric: str, tmp_path: Path) -> None:
    for kind in ("pilot", "law", "incident_monitoring"):
        (tmp_path / kind).mkdir()
        (tmp_path / kind / "dossier.yaml").write_text(EMPTY.format(kind=kind), encoding="utf-8")
    study, _ = pipeline.open_study(None, [tmp_path], rubric)
    result = pipeline.assess(study, pipeline.Run(engine=EngineChoice.CLINGO, cached=False))

    for initiative in result.initiatives:
        levels = {
            criterion.id: (criterion.level.supported, criterion.level.possible)
            for dimension in initiative.dimensions
            for criterion in dimension.criteria
            if criterion.state != "not_applicable"
        }
        assert levels == dict.fromkeys(levels, (0, 4))
        assert (initiative.overall.supported, initiative.overall.possible) == (0, 100)
        assert initiative.overall.coverage == 0
        assert not initiative.overall.placed


@pytest.mark.parametrize("rubric", RUBRICS)
def test_every_shipped_rubric_is_whole(rubric: str) -> None:
    study, _ = pipeline.open_study(None, (), rubric, dossiers=False)

    assert len(leaves_of(study.rubric.value.tree)) == study.rubric.value.criteria_intended


def test_the_main_rubric_holds_every_criterion_there_is() -> None:
    study, _ = pipeline.open_study(None, (), "producer-centred", dossiers=False)

    assert sorted(leaves_of(study.rubric.value.tree)) == sorted(study.criteria)
