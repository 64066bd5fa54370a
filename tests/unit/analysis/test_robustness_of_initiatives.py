"""Robustness of initiatives: the same scores as the assessment, gates, whose weights, and sources left out."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

import good_study
from hrddeval import pipeline
from hrddeval.analysis.robustness.choices import Choices
from hrddeval.diagnostics.diagnostic import AuthorError
from hrddeval.model.finding import Holds
from hrddeval.model.robustness import Among, Robustness
from hrddeval.pipeline import Run
from hrddeval.reports import text
from hrddeval.robustness import Asked, among_of, of_comparison, of_initiatives
from hrddeval.study import Study

HARM = "  O4: {kind: harm, attributes: {severity: severe}, evidence: [E3]%s}\n"


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Study:
    """The good study with three initiatives more: one that harmed, one said to have harmed, one nobody looked at."""
    folder = good_study.copy_into(tmp_path_factory.mktemp("s"))
    text = (folder / "initiatives" / "sample" / "dossier.yaml").read_text(encoding="utf-8")
    variants = {
        "harmed": text.replace("searches:", HARM % "" + "searches:"),
        "doubtful": text.replace("searches:", HARM % ", disputed_by: [E1]" + "searches:"),
        "unread": text[: text.index("evidence:")],
    }
    for name, variant in variants.items():
        place = folder / "initiatives" / name
        place.mkdir()
        (place / "dossier.yaml").write_text(variant.replace("id: sample", f"id: {name}"), encoding="utf-8")
        (place / "sources.json").write_bytes(
            (folder / "initiatives" / "sample" / "sources.json").read_bytes()
        )
    loaded, problems = good_study.load(folder, [folder / "initiatives"])
    assert loaded is not None, problems
    assert len(loaded.dossiers) == 4
    return loaded


def run(weights: str | None = None) -> Run:
    return Run.of(engine="clingo", jobs=1, as_of=None, cached=False, weights=weights)


def robust(
    study: Study, *, weights: str | None = None, unplaced: bool = True, sources: bool = False
) -> Robustness:
    return of_initiatives(study, run(weights), Asked(Choices(draws=400), unplaced=unplaced, sources=sources))


@pytest.mark.parametrize("weights", [None, "miners"])
def test_scores_are_those_of_the_assessment(study: Study, weights: str | None) -> None:
    """Gates that certainly bind and gates that may, with the rubric's weights and with a group's."""
    assessed = {one.id: one for one in pipeline.assess(study, run(weights)).initiatives}

    found = {unit.id: unit for unit in robust(study, weights=weights).units}

    flags = {name: one.flags[0].status for name, one in assessed.items()}
    assert (flags["harmed"], flags["doubtful"]) == (Holds.CERTAIN, Holds.CONTESTED)
    for name, one in assessed.items():
        assert found[name].supported == pytest.approx(one.overall.supported, abs=1e-6)
        assert found[name].possible == pytest.approx(one.overall.possible, abs=1e-6)
        assert found[name].placed == one.overall.placed
        assert found[name].coverage == pytest.approx(one.overall.coverage, abs=1e-6)


def test_what_is_not_placed_is_left_out(study: Study) -> None:
    found = robust(study, unplaced=False)

    assert {one.id for one in found.not_included} == {"unread"}
    assert {unit.id for unit in found.units} == {"sample", "harmed", "doubtful"}


def test_a_recorded_harm_never_helps_in_the_draws(study: Study) -> None:
    """Above, below or equal: the one that did no harm stands above the one that did more often than not."""
    found = robust(study)
    place = {unit.id: number for number, unit in enumerate(found.units)}

    def above(one: str, other: str) -> float:
        return found.above[place[one]][place[other]]

    assert above("sample", "harmed") > above("harmed", "sample")
    assert "a contested gate holds in every second draw" in " ".join(found.assumptions)


def test_a_source_left_out_takes_what_rests_on_it_along(study: Study) -> None:
    """Without the charter there is no board and no seat: the criterion on seats falls to nothing supported."""
    found = {(one.of, one.id): one for one in robust(study, sources=True).sources_left_out}

    assert set(found) >= {("sample", "charter"), ("sample", "interviews")}
    charter = found["sample", "charter"]
    assert charter.furthest is not None
    assert charter.mean_shift > 0


def test_nothing_placed_is_refused(study: Study) -> None:
    only = [one for one in study.dossiers if one.id == "unread"]
    with pytest.raises(AuthorError, match="0 of 1 initiatives can be placed"):
        robust(replace(study, dossiers=tuple(only)), unplaced=False)


def test_what_the_study_says_of_weights_and_date_holds(tmp_path: Path) -> None:
    """As for the assessment: what `hrddeval.toml` names counts where the command line names nothing."""
    folder = good_study.copy_into(tmp_path)
    with (folder / "hrddeval.toml").open("a", encoding="utf-8") as file:
        file.write('weights = "miners"\n')
    shutil.copytree(folder / "initiatives" / "sample", folder / "initiatives" / "twin")
    dossier = folder / "initiatives" / "twin" / "dossier.yaml"
    dossier.write_text(
        dossier.read_text(encoding="utf-8").replace("id: sample", "id: twin"), encoding="utf-8"
    )
    study, problems = good_study.load(folder)
    assert study is not None, problems

    found = robust(study)

    assert found.units == robust(study, weights="miners").units
    assert any("the given weights: " in one for one in found.assumptions)
    assessed = {one.id: one.overall.supported for one in pipeline.assess(study, run()).initiatives}
    assert {unit.id: unit.supported for unit in found.units} == pytest.approx(assessed, abs=1e-6)


@pytest.mark.parametrize(
    ("among", "kept"),
    [
        (Among.PLACED, {"sample", "harmed", "doubtful"}),
        (Among.ALL, {"sample", "harmed", "doubtful", "unread"}),
    ],
)
def test_of_a_comparison(among: Among, kept: set[str], study: Study) -> None:
    compared = pipeline.assess(study, run())
    found = of_comparison(study, run(), compared, among, draws=400)

    assert found is not None
    told = " ".join(text.table(compared.model_copy(update={"robustness": found})))
    assert f"of the draws. {found.main_driver}" in told or f"or more. {found.main_driver}" in told
    assert "Drawn:" not in " ".join(text.table(compared))
    assert {unit.id for unit in found.units} == kept
    assert among_of(found) is among
    assert found.not_included == ()
    assert found.sources_left_out == ()


def test_of_a_comparison_in_which_nothing_is_ordered(study: Study) -> None:
    compared = pipeline.assess(study, run())
    one = replace(study, dossiers=tuple(d for d in study.dossiers if d.id in ("sample", "unread")))

    assert of_comparison(study, run(), compared, Among.NONE) is None
    assert of_comparison(one, run(), pipeline.assess(one, run()), Among.PLACED) is None
