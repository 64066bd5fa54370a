"""Publishing: the files are those of the whole assessment, made as results come, whole or not at all."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from hrddeval import pipeline
from hrddeval.cli.templates import of_study
from hrddeval.inference import EngineChoice
from hrddeval.model.initiative_result import InitiativeResult
from hrddeval.publish import publish
from hrddeval.reports import csv as tables
from hrddeval.reports import json
from hrddeval.study import Study

RUN = pipeline.Run(engine=EngineChoice.CLINGO, cached=False)


@pytest.fixture(scope="module")
def study() -> Study:
    return pipeline.open_study(None, [Path("mutoshi"), Path("kufatilia")], None)[0]


@pytest.mark.parametrize("chunk", [1, 2, 40])
def test_the_stream_is_the_whole(
    chunk: int, study: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = pipeline.assess(study, RUN)
    monkeypatch.setattr(pipeline.assessment, "CHUNK", chunk)

    done = publish(pipeline.assessing(study, RUN), of_study(study), ("csv",), tmp_path / "out", 1)

    assert (tmp_path / "out" / "assessment.json").read_text(encoding="utf-8") == json.dump(whole)
    with (tmp_path / "out" / "assessment.csv").open(encoding="utf-8", newline="") as file:
        assert file.read() == tables.table(whole)
    assert [path.name for path in done.paths] == ["assessment.json", "assessment.csv"]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["assessment.csv", "assessment.json"]


def test_what_is_kept_has_the_scores_and_no_traces(study: Study, tmp_path: Path) -> None:
    summary = publish(pipeline.assessing(study, RUN), of_study(study), (), tmp_path, 1).summary

    whole = pipeline.assess(study, RUN)
    assert [one.overall for one in summary.initiatives] == [one.overall for one in whole.initiatives]
    assert summary.comparison == whole.comparison
    assert all(not c.trace for one in summary.initiatives for d in one.dimensions for c in d.criteria)


@pytest.mark.parametrize("there", [True, False], ids=["a folder with an old result", "no folder"])
def test_a_fault_on_the_way_leaves_everything_as_it_was(there: bool, study: Study, tmp_path: Path) -> None:
    output = tmp_path / "out"
    if there:
        output.mkdir()
        (output / "assessment.json").write_text("old", encoding="utf-8")
    under_way = pipeline.assessing(study, RUN)

    def breaking() -> Iterator[InitiativeResult]:
        yield next(under_way.results)
        raise RuntimeError("the second fails")

    with pytest.raises(RuntimeError, match="second"):
        publish(replace(under_way, results=breaking()), of_study(study), ("html", "csv"), output, 1)

    assert output.exists() is there
    if there:
        assert [path.name for path in output.iterdir()] == ["assessment.json"]
        assert (output / "assessment.json").read_text(encoding="utf-8") == "old"


def test_a_table_has_a_row_for_every_criterion(study: Study, tmp_path: Path) -> None:
    summary = publish(pipeline.assessing(study, RUN), of_study(study), ("csv",), tmp_path, 1).summary

    with (tmp_path / "assessment.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == sum(len(d.criteria) for one in summary.initiatives for d in one.dimensions)
