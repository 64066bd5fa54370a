"""What changed between two versions of a small study, split by cause; parts add up to the whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from good_study import CRITERION, DOSSIER, RUBRIC, copy_into, load
from hrddeval import pipeline
from hrddeval.change.results import OTHERWISE, UNSPLIT
from hrddeval.change.run import compare
from hrddeval.change.versions import Version
from hrddeval.diagnostics.diagnostic import AuthorError
from hrddeval.inference import EngineChoice
from hrddeval.model.assessment import Assessment
from hrddeval.model.difference import Difference, Factor, InitiativeDifference, Measure
from hrddeval.reports import json

RUN = pipeline.Run(engine=EngineChoice.CLINGO, cached=False)
#: One passage of a file, and what stands there afterwards.
Edit = tuple[str, str, str]

#: The board is coded again: a seat with a vote. E2 was there before.
CODING: Edit = (DOSSIER, "group: producers, places: 2}", "group: producers, places: 2, vote: yes}")
#: A new claim, and an observation that rests on it alone.
EVIDENCE: Edit = (
    DOSSIER,
    "observations:\n",
    "  E4: {claim: Two were hurt., source: interviews, locator: interview 8, voice: producer, status: read}\n"
    "observations:\n  O4: {kind: harm, attributes: {severity: severe}, evidence: [E4]}\n",
)
RULES: Edit = (
    CRITERION,
    "channel, where: {purpose: {is: complaint}}",
    "channel, where: {purpose: {is: information}}",
)
WEIGHTS: tuple[Edit, ...] = (
    (RUBRIC, "title: Representation\n      weight: 1/2", "title: Representation\n      weight: 1/4"),
    (RUBRIC, "title: Being heard\n      weight: 1/2", "title: Being heard\n      weight: 3/4"),
)


def _version(folder: Path, *edits: Edit) -> Version:
    root = copy_into(folder)
    for file, old, new in edits:
        text = (root / file).read_text(encoding="utf-8")
        assert old in text, old
        (root / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    study, problems = load(root)
    assert study is not None, problems
    return Version(folder.name, study)


@pytest.fixture
def changed(tmp_path: Path) -> Callable[..., Difference]:
    def compared(*edits: Edit, dates: tuple[str | None, str | None] = (None, None)) -> Difference:
        return compare(_version(tmp_path / "old"), _version(tmp_path / "new", *edits), RUN, dates, [])

    return compared


def _only(found: Difference) -> InitiativeDifference:
    (one,) = found.initiatives
    return one


def _measure(one: InitiativeDifference, name: str) -> Measure:
    return next(m for m in (*one.measures, *one.criteria) if m.id == name)


def test_nothing_changed(changed: Callable[..., Difference]) -> None:
    one = _only(changed())

    assert one.factors == ()
    assert not one.is_changed


@pytest.mark.parametrize(
    ("base", "edits", "cause"),
    [
        ((), (CODING,), Factor.CODING),
        ((), (EVIDENCE,), Factor.EVIDENCE),
        ((), (RULES,), Factor.RULES),
        ((CODING,), WEIGHTS, Factor.WEIGHTS),
    ],
    ids=["coding", "evidence", "rules", "weights"],
)
def test_a_single_cause_has_all_of_the_change(
    base: tuple[Edit, ...], edits: tuple[Edit, ...], cause: Factor, tmp_path: Path
) -> None:
    old, new = _version(tmp_path / "old", *base), _version(tmp_path / "new", *base, *edits)

    one = _only(compare(old, new, RUN, (None, None), []))

    assert one.factors == (cause,)
    moved = [m for m in (*one.measures, *one.criteria) if m.before != m.after]
    assert moved, "the example changes nothing"
    for measure in moved:
        assert measure.shares == {cause: pytest.approx(measure.change)}


def test_causes_add_up_and_each_is_the_mean_over_orders(changed: Callable[..., Difference]) -> None:
    """By hand: the level is 0 with the harm, else 4 with the vote, else 1 by the new rule, else 2."""
    one = _only(changed(CODING, EVIDENCE, RULES, *WEIGHTS))

    assert one.factors == (Factor.EVIDENCE, Factor.CODING, Factor.RULES, Factor.WEIGHTS)
    for measure in (*one.measures, *one.criteria):
        assert measure.change is not None
        assert sum(measure.shares.values()) == pytest.approx(measure.change, abs=1e-5)
    level = _measure(one, "Z1.supported")
    assert (level.before, level.after) == (2, 0)
    assert level.shares == pytest.approx(
        {Factor.EVIDENCE: -17 / 6, Factor.CODING: 7 / 6, Factor.RULES: -1 / 3, Factor.WEIGHTS: 0}, abs=1e-6
    )


def test_the_ends_are_those_of_the_two_assessments(tmp_path: Path) -> None:
    old, new = _version(tmp_path / "old"), _version(tmp_path / "new", CODING, EVIDENCE, *WEIGHTS)
    assert old.study is not None
    assert new.study is not None

    one = _only(compare(old, new, RUN, (None, None), []))

    ends = [pipeline.assess(study, RUN).initiatives[0].overall for study in (old.study, new.study)]
    measure = _measure(one, "supported")
    assert (measure.before, measure.after) == (ends[0].supported, ends[1].supported)


def test_a_criterion_that_is_new_is_told_without_a_split(tmp_path: Path) -> None:
    off: Edit = ("hrddeval.toml", "title = ", 'switched_off = {Z1 = "not yet"}\ntitle = ')
    old, new = _version(tmp_path / "old", off), _version(tmp_path / "new")

    one = _only(compare(old, new, RUN, (None, None), []))

    assert one.factors == (Factor.RULES,)
    level, whole = _measure(one, "Z1.supported"), _measure(one, "possible")
    assert level.before is None
    assert level.shares == {}
    assert whole.shares == {Factor.RULES: pytest.approx(whole.change)}


def test_what_holds_only_until_a_date(tmp_path: Path) -> None:
    ends: Edit = (
        DOSSIER,
        "languages: [swahili]}, evidence: [E3]}",
        "languages: [swahili]}, evidence: [E3], until: 2019}",
    )
    version = _version(tmp_path / "both", ends)

    one = _only(compare(version, version, RUN, ("2019", "2020"), []))

    assert one.factors == (Factor.DATE,)
    assert [(i.id, i.how) for i in one.inputs] == [("O3", "no longer in force")]
    change = _measure(one, "Z1.supported")
    assert change.before == 2
    assert change.after == 0
    assert change.shares == {Factor.DATE: -2}


def test_results_alone_are_split_only_where_one_cause_is_left(tmp_path: Path) -> None:
    old = _version(tmp_path / "old")
    assert old.study is not None
    results = Version("old.json", None, pipeline.assess(old.study, RUN))

    rules = _only(compare(results, _version(tmp_path / "rules", RULES), RUN, (None, None), []))
    both = _only(compare(results, _version(tmp_path / "both", RULES, EVIDENCE), RUN, (None, None), []))

    assert rules.factors == (Factor.RULES,)
    assert _measure(rules, "Z1.supported").shares == {Factor.RULES: -1}
    assert both.unsplit_because is not None
    assert all(measure.shares == {} for measure in both.measures)


def test_results_that_differ_for_no_reason_known_keep_both_numbers(tmp_path: Path) -> None:
    version = _version(tmp_path / "old")
    assert version.study is not None
    made = pipeline.assess(version.study, RUN)
    other = Version("other.json", None, _moved(made))

    one = _only(compare(Version("old.json", None, made), other, RUN, (None, None), []))

    assert one.unsplit_because == UNSPLIT
    measure = _measure(one, "supported")
    assert (measure.before, measure.after) == (made.initiatives[0].overall.supported, 99)


def test_numbers_printed_in_a_scorecard_are_told_as_printed(tmp_path: Path) -> None:
    """As if an older version had reached another number."""
    version = _version(tmp_path / "old")
    assert version.study is not None
    made = pipeline.assess(version.study, RUN)
    card = replace(version, results=_moved(made))
    now = _version(tmp_path / "new", EVIDENCE)

    split = _only(compare(replace(version, results=made), now, RUN, (None, None), []))
    one = _only(compare(card, now, RUN, (None, None), []))
    asked = _only(compare(card, now, replace(RUN, weights="miners"), (None, None), []))
    beside = _only(compare(card, Version("made.json", None, made), RUN, (None, None), []))

    assert split.factors == (Factor.EVIDENCE,)
    assert (one.unsplit_because, _measure(one, "supported").before) == (OTHERWISE, 99)
    assert one.inputs == split.inputs
    assert asked.factors == (Factor.EVIDENCE,), "other weights than the scorecard's were asked for"
    assert (beside.unsplit_because, _measure(beside, "supported").before) == (UNSPLIT, 99)


def _moved(made: Assessment) -> Assessment:
    """Return results in which the overall score is another."""
    (one,) = made.initiatives
    moved = one.model_copy(update={"overall": one.overall.model_copy(update={"supported": 99.0})})
    return made.model_copy(update={"initiatives": (moved,)})


def test_results_by_the_weights_of_a_group(tmp_path: Path) -> None:
    version = _version(tmp_path / "old", CODING)
    assert version.study is not None
    by_rubric, by_group = (
        Version("x.json", None, pipeline.assess(version.study, replace(RUN, weights=weights)))
        for weights in (None, "miners")
    )

    alone = _only(compare(by_group, by_rubric, RUN, (None, None), []))
    beside = compare(by_group, version, RUN, (None, None), [])
    both = _only(compare(by_group, _version(tmp_path / "rules", RULES), RUN, (None, None), []))

    change = _measure(alone, "supported")
    assert by_group.results is not None
    assert change.before == by_group.results.initiatives[0].overall.supported
    assert change.before != change.after
    assert change.shares == {Factor.WEIGHTS: pytest.approx(change.change)}
    assert _only(beside).factors == (Factor.WEIGHTS,)
    assert [one.text for one in beside.inputs] == ["Miners of one site → weights of the rubric"]
    assert both.unsplit_because == UNSPLIT


def test_an_initiative_on_one_side_only(tmp_path: Path) -> None:
    old, new = _version(tmp_path / "old"), _version(tmp_path / "new")
    study = new.study
    assert study is not None
    gone = Version("new", replace(study, dossiers=()))

    with pytest.raises(AuthorError, match="no initiative is on both sides"):
        compare(old, gone, RUN, (None, None), [])
    with pytest.raises(AuthorError, match="no initiative `sampel` on either side"):
        compare(old, new, RUN, (None, None), ["sampel"])


def test_the_same_bytes_every_time(changed: Callable[..., Difference], tmp_path: Path) -> None:
    once = json.dump(
        compare(_version(tmp_path / "a"), _version(tmp_path / "b", EVIDENCE), RUN, (None, None), [])
    )
    again = json.dump(
        compare(
            _version(tmp_path / "c" / "a"), _version(tmp_path / "c" / "b", EVIDENCE), RUN, (None, None), []
        )
    )

    assert once == again
