"""Whatever way is asked about, its smallest readings are readings in which it holds."""

from __future__ import annotations

import pytest

from hrddeval.engine.asp import ClingoEngine
from hrddeval.model.plan import Mode
from hrddeval.scoring.firings import Firings
from hrddeval.study import Study, load_study
from hrddeval.workbench.bench import frame_alone
from hrddeval.workbench.places import ways_of_criterion
from hrddeval.workbench.smallest import smallest


@pytest.fixture(scope="module")
def study() -> Study:
    found, problems = load_study(None, dossiers=False)
    assert found is not None, problems
    return found


def test_every_way_of_every_shipped_criterion_holds_in_its_smallest_readings(study: Study) -> None:
    """With other ways' denials left out of it, not one of them fails."""
    vocabulary = study.vocabulary.value
    derived = [one.value for one in study.derived.values()]
    failing = []
    for criterion in study.criteria.values():
        frame = frame_alone(vocabulary, study.rubric.value, derived, criterion.value)
        below = list(frame.derived_rules.values())
        ways = frame.compiled.ways[criterion.value.id]
        tried = {w.rule: smallest(w.rule, w.literals, vocabulary, frame.compiled, below, []) for w in ways}
        worlds = [world for one in tried.values() for world in one.worlds]
        found = ClingoEngine().derive(frame.compiled.program, worlds)
        for way in ways:
            firings = [Firings(frame.compiled, found[world.key]) for world in tried[way.rule].worlds]
            if not any(one.holds(way, Mode.CERTAIN) for one in firings):
                failing.append(way.rule)

    assert failing == []


def test_ways_have_the_names_the_compiler_gives_them(study: Study) -> None:
    vocabulary = study.vocabulary.value
    derived = [one.value for one in study.derived.values()]
    for criterion in study.criteria.values():
        frame = frame_alone(vocabulary, study.rubric.value, derived, criterion.value)
        placed = {way.rule: way for way in ways_of_criterion(criterion.value)}
        compiled = {way.rule: way for way in frame.compiled.ways[criterion.value.id]}

        assert placed.keys() == compiled.keys()
        for rule, way in placed.items():
            kinds = [
                getattr(part.condition, "there_is", None) or part.condition.there_is_no for part in way.parts
            ]  # type: ignore[union-attr]  # one of the two
            assert kinds == [literal.kind for literal in compiled[rule].literals]
