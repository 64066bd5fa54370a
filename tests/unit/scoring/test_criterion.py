"""One criterion: its state, its interval, the findings it rests on and the one sentence that is printed."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

import build
from build import there_is, there_is_no
from hrddeval.facts.reading import Closed, Seen
from hrddeval.model.criterion_result import State
from hrddeval.model.dossier import Search
from hrddeval.model.rule import AppliesWhen
from hrddeval.scoring.criterion import applies, criterion_result, findings, headline, standpoint, state_reason
from hrddeval.scoring.frame import Frame, WorldName

VOCABULARY = build.vocabulary(
    use=build.kind(label="use", attributes={"often": "yes_no", "group": build.choice("producers", "state")}),
    fee=build.kind(attributes={"high": "yes_no"}),
    loss=build.kind(attributes={"group": build.choice("producers", "state")}),
    felt=build.kind(derived=True),
)
FELT = build.derived_rule("felt-loss", there_is("loss", as_="it"), "felt", "it")
CRITERION = build.criterion(
    levels={
        1: there_is("use"),
        2: there_is("use", often="yes"),
        4: {"all_of": [there_is("use", often="yes"), there_is_no("fee")]},
    },
    limits={1: [there_is("felt")], 2: [there_is("fee", as_="fee", high="yes")]},
    flags={"losing": there_is("felt")},
)


def _frame(criterion: Any = CRITERION) -> Frame:
    return build.frame(VOCABULARY, [criterion], [FELT])


def _seen(id: str, kind: str, standing: str = "established", **more: Any) -> Seen:
    return build.seen(VOCABULARY, id, kind, standing, **more)


def _here(*seen: Seen, closed: str = "", search: Search | None = None, **how: Closed) -> Any:
    frame = _frame()
    reading = build.reading(VOCABULARY, *seen, closed=closed, **how)
    if search is not None:
        topics = tuple(
            t if t.search else type(t)(t.kind, t.value, t.closed, t.classes, search) for t in reading.topics
        )
        reading = type(reading)(reading.dossier, reading.seen, topics)
    worlds = build.worlds(frame, reading)
    here = standpoint(frame, CRITERION, SimpleNamespace(kind="standard"), worlds)
    return frame, worlds, here


LOOKED = Search.model_validate({"result": "complete", "places": [{"what": "papers", "voice": "company"}]})
PARTLY = Search.model_validate({"result": "partial", "places": [{"what": "papers", "voice": "company"}]})
ALL = "use fee loss"


@pytest.mark.parametrize(
    ("seen", "how", "state", "covered", "reason"),
    [
        pytest.param([], {}, "not_searched", False, "Nobody has looked yet.", id="nothing"),
        pytest.param([], {"search": PARTLY}, "not_searched", False, "Searched in part; nothing", id="searched in part"),
        pytest.param([], {"search": LOOKED}, "not_found", True, "Nothing turned up in 1 places", id="searched, not closed"),
        pytest.param([], {"closed": "use"}, "not_found", True, "Nothing turned up", id="one topic searched"),
        pytest.param([], {"closed": ALL}, "not_found", True, "Nothing turned up", id="all topics searched"),
        pytest.param(
            [], {"closed": ALL, "use": Closed.FOUND_ABSENT}, "found_absent", True, "Evidence shows that there is none.",
            id="found absent, and nothing open",
        ),
        pytest.param(
            [], {"closed": "use", "use": Closed.FOUND_ABSENT}, "not_found", True, "Nothing turned up",
            id="found absent, and something open",
        ),
        pytest.param([_seen("O1", "use")], {}, "assessed", True, "Rests on observations", id="established"),
        pytest.param(
            [_seen("O1", "use", "alleged")], {}, "not_searched", False, "Known only from memory", id="only alleged"
        ),
        pytest.param([_seen("O1", "use", "contested")], {}, "contested", True, "Sources disagree", id="contested"),
        pytest.param(
            [_seen("O1", "use", "contested"), _seen("O2", "use")], {}, "assessed", True, "Rests on",
            id="contested, and it changes nothing",
        ),
        pytest.param([_seen("O1", "loss", "contested")], {}, "contested", True, "Sources", id="contested through a rule"),
        pytest.param([_seen("O1", "fee", high="no")], {}, "assessed", True, "Rests on", id="bears on a denial alone"),
    ],
)  # fmt: skip
def test_the_state_says_what_kind_of_answer_it_is(seen, how, state, covered, reason):
    frame, _, here = _here(*seen, **how)

    assert here.state.value == state
    assert here.covered is covered
    assert state_reason(frame, here).startswith(reason)


def test_what_does_not_apply_has_its_reason_and_no_score():
    rule = {"profile": {"kind": {"is": "law"}}, "otherwise": "It is no law."}
    criterion = build.criterion(levels={1: there_is("use")}, applies_when=rule)
    frame = _frame(criterion)
    worlds = build.worlds(frame, build.reading(VOCABULARY, _seen("O1", "use")))

    here = standpoint(frame, criterion, SimpleNamespace(kind="standard"), worlds)

    assert here.state is State.NOT_APPLICABLE
    assert here.leaf(frame).score is None
    assert headline(frame, here, ()) == state_reason(frame, here) == "It is no law."


@pytest.mark.parametrize(
    ("test", "value", "expected"),
    [
        ({"is": "law"}, "law", True),
        ({"is": "law"}, "pilot", False),
        ({"is_not": "law"}, "law", False),
        ({"one_of": ["law", "pilot"]}, "pilot", True),
        ({"one_of": ["law", "pilot"]}, "standard", False),
        ({"none_of": ["law", "pilot"]}, "pilot", False),
        ({"none_of": ["law", "pilot"]}, "standard", True),
        ({"one_of": ["law", "pilot"], "is_not": "law"}, "law", False),
    ],
)
def test_profile_tests(test, value, expected):
    rule = AppliesWhen.model_validate({"profile": {"kind": test}, "otherwise": "Not this one."})

    assert applies(rule, SimpleNamespace(kind=value)) is expected


def test_a_test_on_minerals_looks_at_all_of_them_and_one_not_given_is_passed_over():
    rule = AppliesWhen.model_validate({"profile": {"minerals": {"is": "cobalt"}}, "otherwise": "No cobalt."})

    assert applies(rule, SimpleNamespace(minerals=("tin", "cobalt")))
    assert not applies(rule, SimpleNamespace(minerals=("tin",)))
    assert applies(rule, SimpleNamespace(kind="law"))
    assert applies(None, SimpleNamespace())


OFTEN = _seen("O1", "use", often="yes")


@pytest.mark.parametrize(
    ("seen", "closed", "level", "because"),
    [
        pytest.param([OFTEN], "", (2, 4), "Shows 2", id="the highest that is shown"),
        pytest.param([OFTEN], "fee", (4, 4), "Shows 4", id="with a denial"),
        pytest.param([OFTEN, _seen("O2", "loss")], "fee", (1, 1), "Limits to 1", id="a limit that binds"),
        pytest.param([OFTEN, _seen("O2", "loss", "contested")], "fee", (1, 4), "Limits to 1", id="a contested limit"),
        pytest.param([OFTEN, _seen("O2", "loss", "alleged")], "fee", (4, 4), "Shows 4", id="an alleged limit binds nothing"),
        pytest.param([_seen("O1", "use", classes="E"), _seen("O2", "fee", high="yes")], "", (1, 2), "Shows 1",
                     id="a limit above what is shown"),
        pytest.param([_seen("O2", "fee", high="yes")], "use", (0, 0), "Limits to 2", id="a limit and nothing shown"),
        pytest.param([_seen("O1", "use", "contested", often="yes")], "fee", (0, 4), "Shows 4", id="contested showings"),
        pytest.param([_seen("O2", "fee", high="no")], "use", (0, 0), "What is recorded does not settle it.", id="no rule"),
    ],
)  # fmt: skip
def test_the_headline_is_what_decides_the_supported_end(seen, closed, level, because):
    frame, worlds, here = _here(*seen, closed=closed)

    assert (here.levels.supported, here.levels.possible) == level
    assert headline(frame, here, findings(frame, worlds[WorldName.FULL], "T1")) == because


def test_findings_say_how_firmly_they_hold_and_what_they_count_for():
    weak = _seen("O1", "use", classes="E", often="yes")
    frame, worlds, _ = _here(
        weak, _seen("O2", "fee", "contested", high="yes"), _seen("O3", "loss", "alleged")
    )

    found = {one.rule: one for one in findings(frame, worlds[WorldName.FULL], "T1")}

    assert {rule: one.holds.value for rule, one in found.items()} == {
        "T1/2/shown_by/1": "certain",
        "T1/1/shown_by/1": "certain",
        "T1/1/no_more_than_when/1/1": "alleged",
        "T1/2/no_more_than_when/1/1": "contested",
    }
    assert found["T1/2/shown_by/1"].counts_for == 2
    assert found["T1/2/no_more_than_when/1/1"].counts_for is None
    assert found["T1/2/no_more_than_when/1/1"].observations == ("O2",)


def test_a_finding_that_counts_for_less_says_why():
    frame, worlds, _ = _here(_seen("O1", "use", classes="B", often="yes"), closed="fee")

    (best, *_) = findings(frame, worlds[WorldName.FULL], "T1")

    assert (best.level, best.counts_for) == (4, 3)
    assert best.capped_because == "counts for at most 3: on practice, no evidence from producers themselves"


def test_the_result_holds_everything_that_is_printed():
    dossier = build.dossier({"E1": build.evidence("producer"), "E2": build.evidence("owner")})
    seen = (build.seen(VOCABULARY, "O1", "use", "contested", disputed_by=["E2"], often="yes"),)
    frame, worlds, here = _here(*seen, closed="fee")

    result = criterion_result(frame, here, dossier, worlds, 0.5)

    assert (result.level.supported, result.level.possible) == (0, 4)
    assert result.contested is not None
    assert [(one.supported, one.possible) for one in result.contested] == [(0, 4), (4, 4)]
    assert result.evidence == ("E1", "E2")
    assert [column.value for column in result.voices] == ["P", "C"]
    assert (result.score.supported, result.score.possible) == (0, 100)
    assert [topic.topic for topic in result.topics] == ["fee", "loss", "use"]
    assert result.weight == 0.5
    assert result.claimed is not None
