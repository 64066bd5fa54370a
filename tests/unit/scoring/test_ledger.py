"""Harms are listed one by one, worst first; a flag says how firmly it is up and why."""

from __future__ import annotations

from typing import Any

import pytest

import build
from build import there_is
from hrddeval.facts.reading import Reading
from hrddeval.model.dossier import Search
from hrddeval.scoring.ledger import flag_results, harm_entries

VOCABULARY = build.vocabulary(
    harm=build.kind(
        adverse=True,
        attributes={
            "severity": {
                "type": "choice",
                "values": {"light": "light: soon over", "severe": "severe: death or lasting injury"},
            },
            "group": build.choice("producers", "children"),
            "attribution": build.choice("argued", "tested"),
        },
    ),
    response=build.kind(
        attributes={"harm": {"type": "reference", "to": "harm"}, "what": build.choice("repaired", "denied")}
    ),
)
DOSSIER = build.dossier({f"E{i}": {**build.evidence(), "claim": f"Claim {i}."} for i in range(1, 6)})


def _outcome(*seen: Any, closed: str = "", vocabulary: Any = VOCABULARY) -> Any:
    flags = (
        {"severe-harm": there_is("harm", as_="it", severity="severe")} if "harm" in vocabulary.kinds else {}
    )
    criterion = build.criterion(flags=flags)
    frame = build.frame(vocabulary, [criterion])
    return frame, build.outcome(frame, build.reading(vocabulary, *seen, closed=closed))


def _harm(id: str, standing: str = "established", **attributes: Any) -> Any:
    return build.seen(VOCABULARY, id, "harm", standing, **attributes)


def test_harms_are_listed_worst_first_with_who_and_on_whose_word():
    frame, world = _outcome(
        _harm("O1", severity="light", group="producers"),
        _harm(
            "O2", "contested", severity="severe", group="children", attribution="tested", disputed_by=["E5"]
        ),
        _harm("O3"),
    )

    first, second, third = harm_entries(frame, DOSSIER, world)

    assert (first.id, first.observation, first.severity, first.severities) == ("H1", "O2", 2, 2)
    assert (first.severity_title, first.who, first.attribution) == ("severe", "children", "tested")
    assert (first.standing.value, first.evidence, first.what) == ("contested", ("E2", "E5"), "Claim 2.")
    assert (second.observation, second.severity, second.attribution) == ("O1", 1, "not known")
    assert (third.observation, third.severity, third.severity_title) == ("O3", None, "not known")


@pytest.mark.parametrize(
    ("responses", "closed", "expected"),
    [
        pytest.param([], "", "not known", id="nobody looked"),
        pytest.param([], "response", "none found", id="searched, none"),
        pytest.param([{"harm": "O1", "what": "denied"}], "", "denied", id="one"),
        pytest.param([{"harm": "O1", "what": "denied"}, {"harm": "O1"}], "", "denied; not known", id="two"),
        pytest.param([{"harm": "O9", "what": "repaired"}], "response", "none found", id="to another harm"),
    ],
)
def test_a_harm_says_what_was_done_about_it(responses, closed, expected):
    given = [build.seen(VOCABULARY, f"O{i}", "response", **one) for i, one in enumerate(responses, 2)]
    frame, world = _outcome(_harm("O1"), *given, closed=closed)

    assert harm_entries(frame, DOSSIER, world)[0].response == expected


def test_a_vocabulary_without_harms_has_no_ledger():
    other = build.vocabulary(use=build.kind())
    frame, world = _outcome(vocabulary=other)

    assert harm_entries(frame, DOSSIER, world) == ()


PART = Search.model_validate({"result": "partial", "places": [{"what": "papers", "voice": "company"}]})


@pytest.mark.parametrize(
    ("seen", "closed", "search", "status", "because"),
    [
        pytest.param([_harm("O1", severity="severe")], "", None, "certain", "Severe-harm is up", id="up"),
        pytest.param(
            [_harm("O1", "alleged", severity="severe")],
            "",
            None,
            "alleged",
            "Severe-harm is up",
            id="alleged",
        ),
        pytest.param([], "harm", None, "absent", "The evidence rules it out.", id="ruled out"),
        pytest.param([], "", None, "open", "Not looked for.", id="not looked for"),
        pytest.param([], "", PART, "open", "Looked for in part.", id="looked for in part"),
        pytest.param([_harm("O1")], "harm", None, "open", "What is recorded leaves it open.", id="left open"),
    ],
)
def test_a_flag_says_how_firmly_it_is_up_and_why(seen, closed, search, status, because):
    frame, world = _outcome(*seen, closed=closed)
    if search is not None:
        topics = tuple(type(t)(t.kind, t.value, t.closed, t.classes, search) for t in world.reading.topics)
        world = build.outcome(frame, Reading("test", world.reading.seen, topics))

    (flag,) = flag_results(frame, world)

    assert (flag.status.value, flag.because) == (status, because)
    assert flag.observations == (("O1",) if status in ("certain", "alleged") else ())
