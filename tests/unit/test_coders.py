"""Several coders: agreement, scores by coder, and what a bad coder does to both."""

from __future__ import annotations

from pathlib import Path

import pytest

from good_study import copy_into, load
from hrddeval import pipeline
from hrddeval.audience.redaction import files_of
from hrddeval.coders import agreement
from hrddeval.enclosing import dossier_files
from hrddeval.inference import EngineChoice
from hrddeval.model.agreement import AgreementReport
from hrddeval.model.sensitivity import Sensitivity
from hrddeval.study import Study, load_study

RUN = pipeline.Run(engine=EngineChoice.CLINGO, cached=False)
HEAD = "schema: hrddeval/coding@1\ndossier: sample\ncoder: {coder}\nblind: yes\nobservations:\n"
#: The dossier's own reading, numbered otherwise.
SAME = """\
  O7: {kind: body, attributes: {function: governing}, evidence: [E1]}
  O3: {kind: seat, attributes: {places: 2, group: producers, body: O7}, evidence: [E2]}
  O9: {kind: channel, attributes: {languages: [swahili], purpose: complaint}, evidence: [E3]}
"""
#: One thing read otherwise, that a rule asks for.
OTHER = SAME.replace("purpose: complaint", "purpose: information")
#: A coder who finds what is not there and misses what is.
BAD = """\
  O1: {kind: harm, attributes: {severity: severe}, evidence: [E1]}
  O2: {kind: seat, attributes: {group: owners}, evidence: [E3]}
  O3: {kind: channel, attributes: {purpose: information}, evidence: [E2]}
"""


def _study(folder: Path, **codings: str) -> Study:
    root = copy_into(folder)
    for coder, text in codings.items():
        path = root / "initiatives" / "sample" / "coding" / f"{coder}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(HEAD.format(coder=coder) + text, encoding="utf-8")
    study, problems = load(root)
    assert study is not None, problems
    return study


def _report(folder: Path, **codings: str) -> AgreementReport:
    return agreement(_study(folder, **codings), RUN, draws=100)


def test_one_coder_is_only_named(tmp_path: Path) -> None:
    report = _report(tmp_path)

    assert report.initiatives == ()
    assert report.levels is None
    assert report.single == ("sample",)


def test_a_form_nobody_has_begun_is_no_reading(tmp_path: Path) -> None:
    """It bears on nothing, not even the digest; somebody who found nothing says so."""
    alone = _study(tmp_path / "alone")
    form = _study(tmp_path / "form", a="  {}\n")
    found = _study(tmp_path / "found", a="  {}\nnothing_found: yes\n")

    assert pipeline.assess(form, RUN) == pipeline.assess(alone, RUN)
    assert form.dossier_digests == alone.dossier_digests
    assert [file.name for file in dossier_files(form.dossiers[0])] == [
        "initiatives/sample/dossier.yaml",
        "initiatives/sample/sources.json",
    ]
    assert agreement(form, RUN, draws=100).single == ("sample",)
    (whole,) = pipeline.assess(found, RUN).initiatives
    assert [one.coder for one in whole.coders] == ["dossier", "a"]
    assert whole.coders[1].supported == 0
    assert [file.name for file in dossier_files(found.dossiers[0])][-1] == "initiatives/sample/coding/a.yaml"


def test_numbers_and_order_of_observations_are_no_disagreement(tmp_path: Path) -> None:
    (one,) = _report(tmp_path, a=SAME).initiatives

    assert one.disagreements == ()
    assert {kind.found.value for kind in one.kinds} == {1}
    assert len({(score.supported, score.possible) for score in one.scores}) == 1


def test_a_disagreement_is_told_with_what_it_moves(tmp_path: Path) -> None:
    study = _study(tmp_path, a=OTHER)

    (one,) = agreement(study, RUN, draws=100).initiatives

    (found,) = one.disagreements
    assert (found.evidence, found.kind) == ("E3", "channel")
    assert [reading.observations for reading in found.readings] == [
        ("purpose complaint; languages swahili",),
        ("purpose information; languages swahili",),
    ]
    scores = {score.coder: score.supported for score in one.scores}
    assert scores["a"] < scores["dossier"]
    assert found.effect >= scores["dossier"] - scores["a"], "it is the only difference there is"


def test_a_bad_coder_lowers_alpha_and_widens_scores(tmp_path: Path) -> None:
    good = _report(tmp_path / "good", a=SAME, b=OTHER)
    bad = _report(tmp_path / "bad", a=SAME, b=BAD)

    alphas = [
        next(kind.found.value for kind in report.initiatives[0].kinds if kind.kind == "channel")
        for report in (good, bad)
    ]
    widths = [
        max(s.supported for s in report.initiatives[0].scores)
        - min(s.supported for s in report.initiatives[0].scores)
        for report in (good, bad)
    ]
    assert alphas[0] == 1
    assert alphas[1] is not None
    assert alphas[1] < 0.5
    assert widths[0] < widths[1]
    assert good.levels is not None
    assert bad.levels is not None
    assert good.levels.value is not None
    assert bad.levels.value is not None
    assert bad.levels.value < good.levels.value


def test_what_is_settled_comes_last(tmp_path: Path) -> None:
    study = _study(tmp_path, a=BAD)
    (one,) = agreement(study, RUN, draws=100).initiatives
    first = one.disagreements[0]
    path = tmp_path / "study" / "initiatives" / "sample" / "coding" / "adjudication.yaml"
    path.write_text(
        "schema: hrddeval/adjudication@1\ndossier: sample\ndecisions:\n"
        f"  - {{evidence: {first.evidence}, kind: {first.kind}, for: dossier, who: both, because: the text, date: 2024}}\n",
        encoding="utf-8",
    )
    settled, _ = load(tmp_path / "study")
    assert settled is not None

    (again,) = agreement(settled, RUN, draws=100).initiatives

    last = again.disagreements[-1]
    assert (last.evidence, last.kind) == (first.evidence, first.kind)
    assert (last.settled_for, last.settled_by, last.is_in_dossier) == ("dossier", "both", True)


def test_scores_carry_the_range_over_coders(tmp_path: Path) -> None:
    alone = pipeline.assess(_study(tmp_path / "alone"), RUN).initiatives[0]
    both = pipeline.assess(_study(tmp_path / "both", a=OTHER), RUN).initiatives[0]

    assert alone.coders == ()
    assert both.overall == alone.overall, "the scorecard prints the dossier's reading"
    assert [one.coder for one in both.coders] == ["dossier", "a"]
    assert both.coders[1].supported < both.coders[0].supported == both.overall.supported
    assert both.digest != alone.digest


@pytest.mark.parametrize("audience", [Sensitivity.PUBLIC, Sensitivity.SECRET])
def test_a_coding_leaves_as_the_dossier_does(audience: Sensitivity, tmp_path: Path) -> None:
    """A text a coder wrote on secret evidence goes; the scores by coder stay."""
    secret = OTHER.replace("body: O7}", "body: O7, remarks: in the house of the chief}").replace(
        "evidence: [E2]}", "evidence: [E2], note: said by the guard}"
    )
    study = _study(tmp_path, a=secret)
    whole = pipeline.assess(study, RUN).initiatives[0]
    file = tmp_path / "study" / "initiatives" / "sample" / "dossier.yaml"
    text = file.read_text(encoding="utf-8")
    marked = text.replace(
        "article 4, voice: instrument_text", "article 4, sensitivity: secret, voice: instrument_text"
    )
    assert marked != text
    file.write_text(marked, encoding="utf-8")

    base = Path(__file__).parents[1] / "broken" / "base"
    found, problems = load_study(
        tmp_path / "study", shipped=lambda name: base / "shipped" / name, audience=audience
    )

    assert found is not None, problems
    result = pipeline.assess(found, RUN).initiatives[0]
    assert result.coders == whole.coders
    files = files_of(found.dossiers[0])
    told = "house of the chief" in files["coding/a.yaml"], "said by the guard" in files["coding/a.yaml"]
    assert told == ((False, False) if audience is Sensitivity.PUBLIC else (True, True))
