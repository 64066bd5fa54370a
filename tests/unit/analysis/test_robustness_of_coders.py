"""Coders as a factor of robustness: one reading of each initiative in every draw."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

import good_study
from hrddeval import pipeline
from hrddeval.analysis.robustness.choices import Choices, Method, WeightsBy
from hrddeval.analysis.robustness.landscape import Branch, Landscape, OtherReading
from hrddeval.analysis.robustness.run import Counted, count, spans, without_each
from hrddeval.analysis.robustness.summary import About, summary
from hrddeval.inference import EngineChoice
from hrddeval.model.robustness import Robustness
from hrddeval.model.rubric import Aggregation
from hrddeval.pipeline import Run
from hrddeval.reports import json
from hrddeval.robustness import Asked, of_initiatives
from hrddeval.study import Study

RUN = Run(engine=EngineChoice.CLINGO, cached=False)
HEAD = "schema: hrddeval/coding@1\ndossier: {id}\ncoder: {coder}\nobservations:\n"
#: The dossier's own reading, numbered otherwise.
SAME = """\
  O7: {kind: body, attributes: {function: governing}, evidence: [E1]}
  O3: {kind: seat, attributes: {places: 2, group: producers, body: O7}, evidence: [E2]}
  O9: {kind: channel, attributes: {languages: [swahili], purpose: complaint}, evidence: [E3]}
"""
#: A coder who finds a harm that is not there and misses what is.
BAD = """\
  O1: {kind: harm, attributes: {severity: severe}, evidence: [E1]}
  O2: {kind: seat, attributes: {group: owners}, evidence: [E3]}
  O3: {kind: channel, attributes: {purpose: information}, evidence: [E2]}
"""


def study(folder: Path, **codings: str) -> Study:
    """The good study, a second initiative that offers a channel and nothing else, and codings of the first."""
    root = good_study.copy_into(folder)
    text = (root / "initiatives" / "sample" / "dossier.yaml").read_text(encoding="utf-8")
    fewer = re.sub(r"^  O[12]: .*\n", "", text.replace("id: sample", "id: other"), flags=re.M)
    assert fewer.count("kind: ") < text.count("kind: ")
    other = root / "initiatives" / "other"
    other.mkdir()
    (other / "dossier.yaml").write_text(fewer, encoding="utf-8")
    (other / "sources.json").write_bytes((root / "initiatives" / "sample" / "sources.json").read_bytes())
    for coder, coding in codings.items():
        path = root / "initiatives" / "sample" / "coding" / f"{coder}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(HEAD.format(id="sample", coder=coder) + coding, encoding="utf-8")
    loaded, problems = good_study.load(root)
    assert loaded is not None, problems
    assert len(loaded.dossiers) == 2
    return loaded


def robust(study: Study, *, coders: bool = True, jobs: int = 1, **choices: object) -> Robustness:
    run = Run(engine=EngineChoice.CLINGO, cached=False, jobs=jobs)
    asked = Asked(Choices(draws=1000, **choices), unplaced=True, sources=False, coders=coders)  # type: ignore[arg-type]
    return of_initiatives(study, run, asked)


def alone(study: Study) -> Robustness:
    """Nothing drawn but who coded."""
    return robust(study, unknown=False, caps=False, weights=WeightsBy.FIXED, methods=(Method.OWN,))


def numbers(found: Robustness) -> str:
    """Everything but what names the files, and what is told of coders."""
    return json.dump(found.model_copy(update={"digests": (), "assumptions": ()}))


def not_varied(found: Robustness) -> str:
    (told,) = (one for one in found.assumptions if one.startswith("not varied"))
    return told


def test_one_coder_is_no_factor(tmp_path: Path) -> None:
    found = robust(study(tmp_path))

    assert "coders" not in {driver.factor for driver in found.drivers}
    assert not any("coded" in assumption or "coder" in assumption for assumption in found.assumptions)


def test_coders_who_agree_change_nothing(tmp_path: Path) -> None:
    one, two = (robust(study(tmp_path / n, **c)) for n, c in (("one", {}), ("two", {"a": SAME})))

    assert numbers(one) == numbers(two)
    assert "who coded" in not_varied(two)


def test_the_dossiers_reading_can_be_held(tmp_path: Path) -> None:
    one = robust(study(tmp_path / "one"))
    held = robust(study(tmp_path / "two", bad=BAD), coders=False)

    assert numbers(one) == numbers(held)
    assert "who coded" in not_varied(held)


def test_a_bad_coder_widens_places_and_is_named_as_what_moves_them(tmp_path: Path) -> None:
    both = (study(tmp_path / n, **c) for n, c in (("good", {"a": SAME}), ("bad", {"a": BAD})))
    good, bad = (robust(one, unknown=False) for one in both)

    def width(found: Robustness) -> float:
        return sum(unit.high - unit.low for unit in found.units)

    assert width(good) < width(bad)
    assert "coders" in {driver.factor for driver in bad.drivers}
    assert any("of initiatives with several coders (1)" in one for one in bad.assumptions)
    assert {u.id: u.supported for u in good.units} == {u.id: u.supported for u in bad.units}


def test_scores_by_every_reading_are_those_of_the_assessment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Levels and gates of each reading: the bad coder's harm limits what only the bad coder's draws have."""
    loaded = study(tmp_path, a=BAD, b=SAME)
    seen: list[Landscape] = []

    def counting(landscape: Landscape, choices: Choices, *, jobs: int = 1) -> Counted:
        seen.append(landscape)
        return count(landscape, choices, jobs=jobs)

    monkeypatch.setattr("hrddeval.robustness.count", counting)
    robust(loaded)

    found = dict(zip(seen[0].units, spans(seen[0]), strict=True))
    for one in pipeline.assess(loaded, RUN).initiatives:
        ends = [(c.supported, c.possible) for c in one.coders or (one.overall,)]
        low, high = min(s for s, _ in ends), max(p for _, p in ends)
        assert found[one.id] == (pytest.approx(low, abs=1e-6), pytest.approx(high, abs=1e-6))
    assert [(gate.reading, gate.certain) for gate in seen[0].gates] == [(1, True)]


@pytest.mark.parametrize(("coders", "share"), [(("a",), 1 / 2), (("a", "b"), 2 / 3)])
def test_every_coder_is_as_likely_and_gives_the_scores_of_the_assessment(
    tmp_path: Path, coders: tuple[str, ...], share: float
) -> None:
    """Where nothing else is drawn, the sample stands above in the draws of the dossier's reading alone."""
    loaded = study(tmp_path, **dict.fromkeys(coders, BAD))
    assessed = {one.id: one for one in pipeline.assess(loaded, RUN).initiatives}
    by_coder = {one.coder: one.supported for one in assessed["sample"].coders}
    other = assessed["other"].overall.supported
    assert by_coder["dossier"] > other > by_coder["a"]

    found = alone(loaded)

    place = {unit.id: number for number, unit in enumerate(found.units)}
    assert found.above[place["other"]][place["sample"]] == pytest.approx(share, abs=0.05)
    assert [driver.factor for driver in found.drivers] == ["coders"]
    assert found.drivers[0].total.value == pytest.approx(1, abs=0.1)
    assert found.main_driver.startswith("What moves places most is who coded")


def test_certainly_above_holds_by_every_reading() -> None:
    """The first stands above the second as both dossiers read, and not as another coder read the first."""
    tree = Branch(
        "whole", Aggregation.ARITHMETIC, 1.0, (Branch("c", Aggregation.ARITHMETIC, 1.0, (), (), 0),), (1.0,)
    )
    ends = (((4.0, 4.0),), ((2.0, 3.0),))
    one = Landscape(("a", "b"), ("c",), ends, ends, (0, 25, 50, 75, 100), tree, ())
    about = About(
        *("en", str, "hrddeval", "rubric", (), (), ("A", "B"), (1.0, 1.0), (True, True), (), {"c": "C"}, ()),
    )

    def lines(landscape: Landscape) -> list[tuple[str, str]]:
        choices = Choices(draws=100, methods=(Method.OWN,))
        found = summary(landscape, choices, count(landscape, choices), about, without_each(landscape), [])
        return [(line.upper, line.lower) for line in found.dominance]

    coded = OtherReading(0, ((2.0, 4.0),), ((2.0, 4.0),))
    assert lines(one) == [("a", "b")]
    assert lines(replace(one, others=(coded,), several=1)) == []


def test_the_same_seed_gives_the_same_bytes_however_many_work(tmp_path: Path) -> None:
    loaded = study(tmp_path, bad=BAD, same=SAME)

    assert json.dump(robust(loaded)) == json.dump(robust(loaded, jobs=2))
    assert json.dump(robust(loaded)) != json.dump(robust(loaded, seed=2))
