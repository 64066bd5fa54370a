"""One card and one comparison of invented initiatives, made as `assess` makes them."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

import good_study
from hrddeval import pipeline, resources
from hrddeval.enclosing import Encloser
from hrddeval.inference import EngineChoice
from hrddeval.model.assessment import Assessment
from hrddeval.model.robustness import Among, Robustness
from hrddeval.model.sensitivity import Sensitivity
from hrddeval.publish import publish
from hrddeval.reports import pdf
from hrddeval.reports.jinja import TemplateFolders
from hrddeval.robustness import of_comparison

RUN = pipeline.Run(engine=EngineChoice.CLINGO, cached=False)


@pytest.fixture(scope="session")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `sample.pdf` (in French), `twin.pdf`, `comparison.pdf` `assessment.json`, and `restricted/twin.pdf`."""
    reason = pdf.unavailable_because()
    if reason and os.environ.get("HRDDEVAL_REQUIRE_ALL") == "1":
        pytest.fail(f"PDF cannot be written here: {reason}")
    if reason:
        pytest.skip(f"PDF cannot be written here: {reason}")
    here = tmp_path_factory.mktemp("printed")
    folder = good_study.copy_into(here)
    sample = folder / "initiatives" / "sample"
    twin = Path(shutil.copytree(sample, folder / "initiatives" / "twin"))
    text = (twin / "dossier.yaml").read_text(encoding="utf-8").replace("id: sample", "id: twin")
    (twin / "dossier.yaml").write_text(text, encoding="utf-8")
    with (sample / "dossier.yaml").open("a", encoding="utf-8") as file:
        file.write("publication: {status: withdrawn, date: 2024-05, reason: A seat was counted twice.}\n")
    text = (twin / "dossier.yaml").read_text(encoding="utf-8")
    assert "voice: producer, status: read}" in text
    marked = text.replace("voice: producer, status", "voice: producer, sensitivity: restricted, status")
    (twin / "dossier.yaml").write_text(marked, encoding="utf-8")
    _publish(folder, [], here / "cards", Sensitivity.PUBLIC)
    _publish(folder, [twin], here / "cards" / "restricted", Sensitivity.RESTRICTED)
    return here / "cards"


def _publish(folder: Path, paths: list[Path], output: Path, audience: Sensitivity) -> None:
    study, problems = good_study.load(folder, paths, audience=audience)
    assert study is not None, problems
    templates = resources.folder("templates")
    study = replace(study, template_folders=(templates,))
    run = replace(RUN, language="fr")
    under_way = pipeline.assessing(study, run)
    encloser = Encloser.of(study, run)

    def draw(compared: Assessment) -> Robustness | None:
        return of_comparison(study, run, compared, Among.PLACED, draws=400, seed=7)

    folders = TemplateFolders(templates)
    publish(under_way, folders, ("pdf",), output, 1, encloser=encloser, draw=draw)
