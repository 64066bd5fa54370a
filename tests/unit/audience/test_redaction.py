"""What stays of a dossier, and what goes: texts, attributes, dates and sources."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

import build
from hrddeval.audience.redaction import files_of, for_audience
from hrddeval.bibliography import record_of
from hrddeval.diagnostics.diagnostic import Location
from hrddeval.dossiers import LoadedDossier
from hrddeval.model.dossier import Dossier, Source
from hrddeval.model.sensitivity import Sensitivity
from hrddeval.source.loaded import Origin

WORDS = build.vocabulary(
    meeting=build.kind(
        attributes={
            "group": build.choice("producers", "owners"),
            "name": "text",
            "people": "count",
            "held_on": "date",
        }
    ),
    rule=build.kind(
        cardinality="single", attributes={"name": "text", "about": build.choice("pay", "safety")}
    ),
)
#: It tests whose meeting it was, and its sentence names it; nobody asks how many people came.
CRITERION = build.criterion(
    levels={1: build.there_is("meeting", as_="it", group="producers")},
    extra={1: {"because": "They met: {it.name}."}},
)
SECRET = {"sensitivity": "secret"}


def loaded(found: Dossier, sources: Mapping[str, Source] | None = None) -> LoadedDossier:
    cited = {one.source for one in found.evidence.values()}
    sources = sources or {name: Source(id=name, title=f"Title of {name}", year="2019") for name in cited}
    return LoadedDossier(
        found, sources, Origin.PROJECT, Location("dossier.yaml"), "0" * 64, Path("dossier.yaml")
    )


def redacted(found: Dossier | LoadedDossier, audience: str = "public") -> LoadedDossier:
    one = found if isinstance(found, LoadedDossier) else loaded(found)
    return for_audience([one], Sensitivity(audience), 3, WORDS, [CRITERION], [])[0]


def meeting(*evidence: str, **more: Any) -> dict[str, Any]:
    given = {"group": "producers", "name": "The big one", "people": 31, "held_on": "2021-05-04"}
    return build.observation("meeting", *evidence, **{**given, **more})


def test_a_stub_says_nothing_but_class_column_and_status() -> None:
    one = build.evidence(
        "producer",
        date="2020-01-02",
        coder="ab",
        quote="q",
        note="n",
        carried_by={"voice": "journalist"},
        **SECRET,
    )
    found = redacted(build.dossier({f"E{n}": one for n in (1, 2, 3)}, {"O1": meeting("E1", "E2", "E3")}))

    stub = found.dossier.evidence["E2"].model_dump(mode="json", by_alias=True, exclude_defaults=True)
    assert stub == {
        "claim": "withheld",
        "source": "withheld",
        "locator": "withheld",
        "voice": "withheld",
        "status": "read",
        "withheld": {"class": "A", "column": "P"},
    }
    assert set(found.sources) == {"withheld"}
    assert found.digest != "0" * 64


def test_an_observation_keeps_what_rules_read_and_no_text() -> None:
    """The sentence has a slot for the name: a word stands in for it. Nobody reads how many came, or when."""
    found = redacted(build.dossier({"E1": build.evidence(**SECRET)}, {"O1": meeting("E1")}))

    assert found.dossier.observations["O1"].attributes == {"group": "producers", "name": "withheld"}


def test_an_observation_that_is_public_too_leaves_whole() -> None:
    evidence = {"E1": build.evidence(**SECRET), "E2": build.evidence()}
    found = redacted(build.dossier(evidence, {"O1": {**meeting("E1", "E2"), "note": "A remark."}}))

    assert found.dossier.observations["O1"].attributes["name"] == "The big one"
    assert found.dossier.observations["O1"].note == "A remark."


@pytest.mark.parametrize(
    ("second", "told"), [("Other", ["withheld", "withheld 2"]), ("Same", ["withheld", "withheld"])]
)
def test_texts_that_differ_still_differ(second: str, told: list[str]) -> None:
    """Two values of a kind with one truth contest each other: whether they are equal must stay."""
    evidence = {"E1": build.evidence(**SECRET), "E2": build.evidence(**SECRET)}
    observations = {
        "O1": build.observation("rule", "E1", name="Same"),
        "O2": build.observation("rule", "E2", name=second),
    }
    found = redacted(build.dossier(evidence, observations))

    assert [one.attributes["name"] for one in found.dossier.observations.values()] == told


def test_a_text_that_is_public_anyway_stays() -> None:
    evidence = {"E1": build.evidence(**SECRET), "E2": build.evidence()}
    observations = {
        "O1": build.observation("rule", "E1", name="Same"),
        "O2": build.observation("rule", "E2", name="Same"),
    }
    found = redacted(build.dossier(evidence, observations))

    assert found.dossier.observations["O1"].attributes["name"] == "Same"


def test_places_keep_their_class_and_their_number() -> None:
    """Two places that are withheld are two; one that is named twice is one."""
    place = {"voice": "producer", "source": "s1", **SECRET}
    search = {
        "result": "complete",
        "places": [
            {"what": "pit one", **place},
            {"what": "pit two", **place},
            {"what": "pit one", **place},
            {"what": "the law", "voice": "instrument_text", "read_whole": "yes"},
        ],
        "date": "2020-02-03",
        "note": "At night.",
    }
    found = redacted(build.dossier({"E1": build.evidence(source="s2")}, searches={"meeting": search}))

    left = found.dossier.searches["meeting"]
    assert [place.what for place in left.places] == ["withheld", "withheld 2", "withheld", "the law"]
    assert [place.withheld.class_ if place.withheld else None for place in left.places] == [
        "A",
        "A",
        "A",
        None,
    ]
    assert (left.date, left.note) == (None, None)
    assert set(found.sources) == {"s2"}


@pytest.mark.parametrize(
    ("dates", "told"),
    [
        pytest.param(
            {"date": "2020-01-02"}, "2020-01-02", id="the day of what is public, the later one is not needed"
        ),
        pytest.param({}, "2019", id="the year of a public source"),
        pytest.param({"until": "2021-03"}, "2021", id="the year, as what ended in March must be over"),
    ],
)
def test_the_date_of_the_assessment_gives_no_secret_day_away(dates: dict[str, str], told: str) -> None:
    public = build.evidence(**{key: value for key, value in dates.items() if key == "date"})
    evidence = {"E1": build.evidence(source="s2", date="2021-07-08", **SECRET), "E2": public}
    more = {key: value for key, value in dates.items() if key == "until"}
    found = redacted(build.dossier(evidence, {"O1": meeting("E1"), "O2": meeting("E2", **more)}))

    assert found.dossier.redaction is not None
    assert found.dossier.redaction.as_of == told


def test_the_stub_of_a_source_takes_no_name_that_is_taken() -> None:
    sources = {
        "withheld": Source(id="withheld", title="A book of this name"),
        "s1": Source(id="s1", title="Secret"),
    }
    evidence = {"E1": build.evidence(**SECRET), "E2": build.evidence(source="withheld")}
    found = redacted(loaded(build.dossier(evidence, {"O1": meeting("E1", "E2")}), sources))

    assert found.dossier.evidence["E1"].source == "withheld-2"
    assert found.sources["withheld"].title == "A book of this name"


def test_what_was_redacted_is_not_redacted_again() -> None:
    once = redacted(build.dossier({"E1": build.evidence(**SECRET)}, {"O1": meeting("E1")}), "restricted")

    assert redacted(once, "public") == once


def test_a_redacted_dossier_can_lose_more() -> None:
    evidence = {"E1": build.evidence(**SECRET), "E2": build.evidence("producer", sensitivity="restricted")}
    once = redacted(build.dossier(evidence, {"O1": meeting("E1", "E2")}), "restricted")
    twice = redacted(once, "public")

    assert all(one.withheld for one in twice.dossier.evidence.values())
    assert twice.dossier.redaction is not None
    assert twice.dossier.redaction.audience is Sensitivity.PUBLIC
    assert "Somebody says so." not in "".join(files_of(twice).values())


def test_a_record_of_a_source_reads_back_as_it() -> None:
    record = record_of(Source(id="a", title="T", authors=("B, C",), year="2019", accessed="2020-01-02"))

    assert record["issued"] == {"date-parts": [[2019]]}
    assert record["author"] == [{"literal": "B, C"}]
    assert record["accessed"] == {"date-parts": [[2020, 1, 2]]}
