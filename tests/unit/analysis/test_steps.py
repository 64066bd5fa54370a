"""The steps of the shipped rules do what they promise, and are told apart by what they set."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

import build
from hrddeval.analysis.demands import Asked
from hrddeval.analysis.hypotheses import suppose
from hrddeval.analysis.steps import conflict, is_recorded, steps_of
from hrddeval.engine.asp import ClingoEngine
from hrddeval.facts.reading import read_dossier
from hrddeval.facts.worlds import world_of
from hrddeval.model.hypothesis import Added, Hypothesis
from hrddeval.model.program import Program
from hrddeval.pipeline import Run, frame_of, open_study
from hrddeval.reform.finding import find_pathways
from hrddeval.scoring.frame import Frame, world_outcome
from hrddeval.study import Study

EMPTY = build.dossier()


@pytest.fixture(scope="module")
def study() -> Study:
    return open_study(None, (Path("mutoshi"),), None)[0]


@pytest.fixture(scope="module")
def frame(study: Study) -> Frame:
    return frame_of(study, "en")


def test_every_shipped_step_reaches_its_level(frame: Frame) -> None:
    """Taken alone, where nothing else is known, and told by the best voices."""
    short = []
    for criterion in frame.criteria.values():
        steps = steps_of([criterion], EMPTY, frame.vocabulary)
        part = Program(
            frame.compiled.program.columns,
            frame.compiled.program.given,
            tuple(one for one in frame.compiled.program.slices if one.name == criterion.id),
        )
        readings = {}
        for change in steps.changes:
            copy, _ = suppose(EMPTY, {}, Hypothesis(tuple(steps.things[x] for x in change.things)))
            readings[change] = read_dossier(copy, frame.vocabulary, frame.rubric.closes, "2025")
        worlds = [world_of(r, c.id, frame.vocabulary, frame.compiled) for c, r in readings.items()]
        derived = ClingoEngine().derive(part, worlds)
        for change, reading in readings.items():
            level = world_outcome(frame, reading, derived[change.id]).levels[criterion.id].supported
            short += [change.id for _, promised in change.steps if level < promised]

    assert not short


def test_steps_that_set_the_same_are_one_change(frame: Frame) -> None:
    """R2 sets the governing body in each of its steps: one body, and a seat each."""
    steps = steps_of([frame.criteria["R2"]], EMPTY, frame.vocabulary)

    kinds = [thing.kind for thing in steps.things.values()]
    assert (kinds.count("body"), kinds.count("seat")) == (1, 4)
    assert len({change.things[0] for change in steps.changes}) == 1


def test_two_truths_of_one_kind_cannot_both_be(frame: Frame) -> None:
    def price(method: str) -> Added:
        return Added("O1", "price_setting", {"method": method}, frozenset())

    known = Added("O2", "price_setting", {"grade_checked_by": "independent"}, frozenset())
    assert conflict(price("told_afterwards"), price("reference_published"), frame.vocabulary)
    assert not conflict(price("told_afterwards"), known, frame.vocabulary)


def test_what_is_on_record_is_no_reform(frame: Frame, study: Study) -> None:
    """That the evaluation is public is recorded of Mutoshi, whoever says so."""
    dossier = study.dossiers[0].dossier
    reading = read_dossier(dossier, frame.vocabulary, frame.rubric.closes, "2023")

    public = Added("O99", "evaluation", {"published": "yes"}, frozenset())
    both = Added("O99", "evaluation", {"published": "yes", "asked_producers": "yes"}, frozenset())
    assert is_recorded(public, reading, frame.vocabulary)
    assert not is_recorded(both, reading, frame.vocabulary), "two observations say it, not one"


def test_how_it_began_is_no_step_once_it_has_begun(study: Study) -> None:
    """Producers can be brought in before the start only while there is no start yet."""
    found = find_pathways(study, Run(), Asked(group="participation", score=Fraction(30)))

    assert not any(change.id.startswith("P1/") for change in found.changes)
    assert next(one for one in found.beyond if one.id == "P1").why == "past"
    assert next(one for one in found.by_evidence if one.id == "P1").only
    assert found.has_ended
