"""What a command line supposes is read with the same care as a dossier, and mistakes are shown in place."""

from __future__ import annotations

import pytest

import build
from hrddeval.analysis.asked import hypothesis_of
from hrddeval.diagnostics.diagnostic import AuthorError
from hrddeval.model.dossier import Dossier, EvidenceClass
from hrddeval.model.hypothesis import Added, Changed

VOCABULARY = build.vocabulary(
    body=build.kind("design", attributes={"function": build.choice("governing", "advisory")}),
    seat=build.kind(
        "design",
        attributes={
            "body": {"type": "reference", "to": "body"},
            "group": build.choice("producers", "company"),
            "places": "count",
        },
    ),
    channel=build.kind(attributes={"open_to": {"type": "choices", "values": ["producers", "community"]}}),
    follows=build.kind(derived=True),
)
DOSSIER = Dossier.model_validate(
    {
        "schema": "hrddeval/dossier@1",
        "id": "sample",
        "name": "Sample",
        "profile": {"kind": "pilot", "binding": "voluntary", "stage": "running", "sector": "private"},
        "evidence": {
            "E1": {"claim": "A board.", "source": "s", "locator": "1", "voice": "owner", "status": "read"}
        },
        "observations": {"O4": {"kind": "body", "attributes": {"function": "governing"}, "evidence": ["E1"]}},
    }
)
DESIGN = frozenset({EvidenceClass.C})
PRACTICE = frozenset({EvidenceClass.A, EvidenceClass.B})


def test_values_are_read_as_a_dossier_holds_them() -> None:
    """Counts as numbers, several choices as a list, names as the ids they stand for."""
    found = hypothesis_of(
        DOSSIER,
        VOCABULARY,
        adds=[
            "board=body:function=advisory",
            "seat:body=board,places=2",
            "channel:open_to=producers+community",
        ],
        sets=["O4.function=advisory"],
    )

    assert found.added == (
        Added("O5", "body", {"function": "advisory"}, DESIGN),
        Added("O6", "seat", {"body": "O5", "places": 2}, DESIGN),
        Added("O7", "channel", {"open_to": ["producers", "community"]}, PRACTICE),
    )
    assert found.changed == (Changed("O4", {"function": "advisory"}, DESIGN),)


def test_a_name_may_be_given_later_and_a_record_referred_to() -> None:
    found = hypothesis_of(
        DOSSIER, VOCABULARY, adds=["seat:body=board", "board=body", "seat:body=O4"], classes=[EvidenceClass.D]
    )

    assert [one.attributes for one in found.added] == [{"body": "O6"}, {}, {"body": "O4"}]
    assert {one.classes for one in found.added} == {frozenset({EvidenceClass.D})}


@pytest.mark.parametrize(
    ("options", "code", "message", "place", "hint"),
    [
        pytest.param({"adds": ["sect:places=1"]}, "HR561", "no observation kind is called `sect`", (1, 5),
                     "did you mean `seat`?", id="kind"),
        pytest.param({"adds": ["follows:a=b"]}, "HR561", "`follows` follows from rules and cannot be recorded", (1, 8),
                     "record the observations it follows from", id="derived"),
        pytest.param({"adds": ["seat:group=producers,place=1"]}, "HR562", "`seat` has no attribute `place`", (22, 27),
                     "did you mean `places`?", id="attribute"),
        pytest.param({"adds": ["seat:group=producer"]}, "HR563", "`producer` is no value of `group`", (12, 20),
                     "did you mean `producers`?", id="value"),
        pytest.param({"adds": ["seat:places=two"]}, "HR563",
                     "`places` is the text `two`, expected a whole number, 0 or more", (13, 16),
                     "write digits only; put `at least 20` and the like into the claim", id="count"),
        pytest.param({"adds": ["channel:open_to=producers+comunity"]}, "HR563",
                     "`comunity` is no value of `open_to`", (27, 35), "did you mean `community`?", id="choices"),
        pytest.param({"adds": ["seat:body=bord", "board=body"]}, "HR564",
                     "`body` refers to `bord`, which does not exist", (11, 15), "did you mean `board`?", id="reference"),
        pytest.param({"adds": ["seat:places"]}, "HR560", "`places` is no ATTRIBUTE=VALUE", (6, 12),
                     "write KIND:ATTRIBUTE=VALUE,ATTRIBUTE=VALUE, such as seat:group=producers,rights=vote", id="no value"),
        pytest.param({"adds": ["Board=body"]}, "HR560", "`Board` cannot be a name", (1, 6),
                     "write a word in small letters before the =, such as board=body:function=governing", id="name"),
        pytest.param({"adds": [":a=b"]}, "HR560", "the kind is missing", (1, 5),
                     "write KIND:ATTRIBUTE=VALUE,ATTRIBUTE=VALUE, such as seat:group=producers,rights=vote", id="no kind"),
        pytest.param({"adds": ["seat:places=1,places=2"]}, "HR565", "`places` is given twice", (15, 23),
                     "keep one of the two", id="twice"),
        pytest.param({"adds": ["b=body", "b=body"]}, "HR565", "two observations are called `b`", (1, 2),
                     "take another name", id="name twice"),
        pytest.param({"sets": ["O4"]}, "HR560", "`O4` does not say which attribute is set to what", (1, 3),
                     "write OBSERVATION.ATTRIBUTE=VALUE, such as O12.rights=vote", id="set nothing"),
        pytest.param({"sets": ["O5.function=governing"]}, "HR564", "no observation has the id `O5`", (1, 3),
                     "choose from `O4`", id="set unknown"),
        pytest.param({"sets": ["O4.fonction=governing"]}, "HR562", "`body` has no attribute `fonction`", (4, 12),
                     "did you mean `function`?", id="set attribute"),
        pytest.param({"sets": ["O4.function=governing", "O4.function=advisory"]}, "HR565",
                     "`O4.function` is set twice, to different values", (1, 21), "keep one of the two", id="set twice"),
        pytest.param({"drops": ["O44"]}, "HR564", "no observation has the id `O44`", (1, 4),
                     "did you mean `O4`?", id="drop unknown"),
        pytest.param({"drops": ["O4"], "sets": ["O4.function=advisory"]}, "HR565",
                     "`O4` is set and dropped at once", (1, 3), "keep one of the two", id="set and dropped"),
    ],
)  # fmt: skip
def test_a_mistake_is_shown_in_the_option(
    options: dict[str, list[str]], code: str, message: str, place: tuple[int, int], hint: str
) -> None:
    with pytest.raises(AuthorError) as caught:
        hypothesis_of(DOSSIER, VOCABULARY, **options)

    (found,) = caught.value.diagnostics
    assert (found.code, found.message, found.hint) == (code, message, hint)
    assert (found.location.column, found.location.end_column) == place


def test_supposing_nothing_is_a_mistake_too() -> None:
    with pytest.raises(AuthorError, match="nothing is supposed"):
        hypothesis_of(DOSSIER, VOCABULARY)
