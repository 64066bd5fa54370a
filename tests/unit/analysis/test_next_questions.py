"""What a complete search could do to a score is what it does when somebody makes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from hrddeval import pipeline
from hrddeval.analysis.next_questions import coverage_report
from hrddeval.inference import EngineChoice
from hrddeval.model.assessment import Assessment
from hrddeval.model.dossier import Dossier, SearchResult
from hrddeval.model.dossier_coverage import CoverageReport
from hrddeval.reports import dossier_coverage
from hrddeval.study import Study

RUN = pipeline.Run(engine=EngineChoice.CLINGO, cached=False)
#: Harms with a gate, contested facts, criteria that do not apply.
CASES = ("us-df1502", "mutoshi", "kufatilia")


@pytest.fixture(scope="module")
def study() -> Study:
    return pipeline.open_study(None, [Path(name) for name in CASES], None)[0]


def _report(study: Study) -> CoverageReport:
    read = pipeline.read_dossiers(study, RUN)
    return coverage_report(pipeline.frame_of(study, "en"), read, pipeline.engines_of(RUN).infer)


@pytest.fixture(scope="module")
def report(study: Study) -> CoverageReport:
    return _report(study)


def _assessed(study: Study, dossiers: Sequence[Dossier]) -> Assessment:
    by_id = {one.id: one for one in study.dossiers}
    changed = tuple(replace(by_id[one.id], dossier=one) for one in dossiers)
    return pipeline.assess(replace(study, dossiers=changed), RUN)


def test_where_each_stands_is_what_an_assessment_says(study: Study, report: CoverageReport) -> None:
    """Criteria worked out one by one give the same score as all of them together."""
    whole = pipeline.assess(study, RUN)

    for one, coverage in zip(whole.initiatives, report.initiatives, strict=True):
        assert (one.id, one.overall.placed) == (coverage.id, coverage.placed)
        assert one.overall.supported == coverage.overall.supported
        assert one.overall.possible == coverage.overall.possible
        assert one.overall.coverage == coverage.covered
        assert one.as_of == coverage.as_of


@pytest.mark.parametrize(
    ("initiative", "topic"),
    [
        pytest.param("us-df1502", "response", id="it brings a gate down"),
        pytest.param("mutoshi", "seat", id="design and practice"),
        pytest.param("kufatilia", "channel.incident", id="one value of a kind, something recorded"),
    ],
)
def test_a_search_that_finds_nothing_does_what_was_said_of_it(
    initiative: str, topic: str, study: Study, report: CoverageReport
) -> None:
    """The search is written into the dossier and all of it is assessed again."""
    before = next(one for one in report.initiatives if one.id == initiative)
    question = next(one for one in before.questions if one.topic == topic)
    dossier = next(one.dossier for one in study.dossiers if one.id == initiative)
    places = [
        {"what": "the text", "voice": "instrument_text", "read_whole": "yes"},
        {"what": "talks with producers", "voice": "producer"},
        {"what": "a study", "voice": "researcher"},
    ]
    data = dossier.model_dump(mode="json", by_alias=True)
    data["searches"] = {**data["searches"], topic: {"result": "complete", "places": places}}

    after = _assessed(study, [Dossier.model_validate(data)]).initiatives[0].overall

    width = before.overall.possible - before.overall.supported
    assert width - (after.possible - after.supported) == pytest.approx(question.narrows, abs=1e-5)
    assert after.coverage - before.covered == pytest.approx(question.covers, abs=1e-5)


def test_a_find_raises_the_score_by_no_more_than_was_said(study: Study, report: CoverageReport) -> None:
    """An engagement is recorded that shows all that an engagement can."""
    before = next(one for one in report.initiatives if one.id == "kufatilia")
    question = next(one for one in before.questions if one.topic == "engagement")
    dossier = next(one.dossier for one in study.dossiers if one.id == "kufatilia")
    data = dossier.model_dump(mode="json", by_alias=True)
    source = data["evidence"]["E1"]["source"]
    said = {"claim": "c", "source": source, "locator": "l", "voice": "producer", "status": "read"}
    data["evidence"]["E99"] = said
    best = {"group": "producers", "mode": "producer_led", "matter": "price", "sites": 5}
    best |= dict.fromkeys(("reply_given", "outcome_kept", "regular", "close_to_workforce"), "yes")
    best |= {"attendance_published": "yes"}
    data["observations"]["O99"] = {"kind": "engagement", "attributes": best, "evidence": ["E99"]}

    after = _assessed(study, [Dossier.model_validate(data)]).initiatives[0].overall

    assert 0 < after.supported - before.overall.supported <= question.raises + 1e-6


def test_questions_stand_in_the_order_of_what_they_could_take_off(report: CoverageReport) -> None:
    for one in report.initiatives:
        points = [question.points for question in one.questions]
        assert points == sorted(points, reverse=True)
        assert all(q.points == max(q.narrows, q.raises) for q in one.questions)
    assert report.next[0].initiative == "us-df1502"
    assert report.next[0].topic == "response"


def test_a_find_never_lifts_a_criterion_above_what_is_possible(report: CoverageReport) -> None:
    for one in report.initiatives:
        for question in one.questions:
            for effect in question.criteria:
                assert effect.now.supported <= effect.at_most <= effect.now.possible
                assert effect.if_nothing.possible <= effect.now.possible


def test_a_topic_is_closed_or_a_question(report: CoverageReport) -> None:
    for one in report.initiatives:
        closed = {topic.topic for topic in one.closed}
        assert closed.isdisjoint(question.topic for question in one.questions)


def test_the_pages_show_what_the_report_holds(report: CoverageReport) -> None:
    several = "\n".join(dossier_coverage.several(report, 3))
    page = "\n".join(dossier_coverage.one(report.initiatives[-1], 4))

    assert "us-df1502: response" in several
    assert all(name in several for name in CASES)
    assert page.count("Look at:") <= 4
    assert "more: --top" in page
    assert max(len(line) for line in [*several.splitlines(), *page.splitlines()]) <= 100


def test_a_search_that_could_not_close_its_topic_is_named_as_such(report: CoverageReport) -> None:
    found = report.initiatives[0]
    seat = next(one for one in found.questions if one.topic == "seat")
    searched = seat.model_copy(update={"search": SearchResult.COMPLETE})
    others = tuple(one for one in found.questions if one is not seat)
    page = dossier_coverage.one(found.model_copy(update={"questions": (searched, *others)}), 1)

    assert "Searched, but not where it could be closed (1): seat" in page


def test_where_nothing_is_open_the_page_says_so(report: CoverageReport) -> None:
    page = dossier_coverage.one(report.initiatives[0].model_copy(update={"questions": ()}), 5)

    assert "No open question could move the overall score." in page
