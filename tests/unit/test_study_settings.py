"""What `hrddeval.toml` says of date and weights holds for every question, unless the command line says otherwise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import good_study
from hrddeval import coders, pipeline
from hrddeval.inference import EngineChoice
from hrddeval.reform.supposing import suppose_and_compare
from hrddeval.robustness import Among, of_comparison
from hrddeval.study import Study

RUN = pipeline.Run(engine=EngineChoice.CLINGO, cached=False)
CODING = """\
schema: hrddeval/coding@1
dossier: sample
coder: a
observations:
  O1: {kind: body, attributes: {function: governing}, evidence: [E1]}
"""


def study(folder: Path, settings: str) -> Study:
    """The good study, in which a seat is held from 2021 on, with a twin of its dossier, a second coding, and settings."""
    root = good_study.copy_into(folder)
    sample, twin = root / "initiatives" / "sample", root / "initiatives" / "twin"
    twin.mkdir()
    text = (sample / "dossier.yaml").read_text(encoding="utf-8")
    assert "evidence: [E2]}" in text
    dated = text.replace("evidence: [E2]}", 'evidence: [E2], from: "2021"}')
    (sample / "dossier.yaml").write_text(dated, encoding="utf-8")
    (twin / "dossier.yaml").write_text(dated.replace("id: sample", "id: twin"), encoding="utf-8")
    (twin / "sources.json").write_bytes((sample / "sources.json").read_bytes())
    (sample / "coding").mkdir()
    (sample / "coding" / "a.yaml").write_text(CODING, encoding="utf-8")
    with (root / "hrddeval.toml").open("a", encoding="utf-8") as file:
        file.write(settings)
    loaded, problems = good_study.load(root)
    assert loaded is not None, problems
    return loaded


def only_sample(one: Study) -> Study:
    return replace(one, dossiers=tuple(d for d in one.dossiers if d.id == "sample"))


def supposed(one: Study, run: pipeline.Run) -> object:
    return suppose_and_compare(only_sample(one), run, drops=["O1"])


def agreed(one: Study, run: pipeline.Run) -> object:
    return coders.agreement(one, run, draws=50)


def ordered(one: Study, run: pipeline.Run) -> object:
    found = of_comparison(one, run, pipeline.assess(one, run), Among.ALL, draws=100)
    assert found is not None
    return found.units


def read(one: Study, run: pipeline.Run) -> object:
    return [(found.dossier.id, found.as_of) for found in pipeline.read_dossiers(one, run)]


def covered(one: Study, run: pipeline.Run) -> object:
    return pipeline.coverage(one, run)


@pytest.mark.parametrize(
    ("settings", "weights", "as_of"),
    [('weights = "miners"\n', "miners", None), ('as_of = "2020"\n', None, "2020")],
    ids=["weights", "date"],
)
@pytest.mark.parametrize("question", [supposed, agreed, ordered, read, covered])
def test_the_study_is_asked_as_it_says(
    question: Callable[[Study, pipeline.Run], object],
    settings: str,
    weights: str | None,
    as_of: str | None,
    tmp_path: Path,
) -> None:
    plain, own = study(tmp_path / "plain", ""), study(tmp_path / "own", settings)
    named = pipeline.Run(engine=EngineChoice.CLINGO, cached=False, weights=weights, as_of=as_of)

    assert question(own, RUN) == question(plain, named)
    if question is not read or as_of is not None:
        assert question(own, RUN) != question(plain, RUN), "the setting makes a difference here"
