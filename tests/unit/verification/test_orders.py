"""How fragile an order is: printed in the comparison, enclosed with it, and drawn again by whoever checks it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from tampering import attached, tampered

from hrddeval import pipeline
from hrddeval.inference import EngineChoice
from hrddeval.model.enclosed import ASSESSMENT
from hrddeval.model.robustness import Robustness
from hrddeval.model.verification import OrderState, Verdict, Verification
from hrddeval.reports import enclosed, verification_text
from hrddeval.verification.opening import open_pdf
from hrddeval.verification.orders import order_state
from hrddeval.verification.verify import verify

RUN = pipeline.Run(engine=EngineChoice.CLINGO, cached=False)


def said_in(path: Path) -> Robustness:
    return Robustness.model_validate(json.loads(attached(path)[ASSESSMENT])["robustness"])


def checked(path: Path) -> Verification:
    return verify(open_pdf(path), RUN)


def test_the_comparison_has_it_and_a_card_has_not(printed: Path) -> None:
    found = said_in(printed / "comparison.pdf")
    pages = " ".join(enclosed.texts_in((printed / "comparison.pdf").read_bytes()))

    assert (found.draws, found.seed, found.language) == (400, 7, "fr")
    assert {unit.id for unit in found.units} == {"sample", "twin"}
    assert all(unit.placed for unit in found.units)
    assert "400 tirages, graine 7" in " ".join(pages.split()).casefold()
    assert json.loads(attached(printed / "sample.pdf")[ASSESSMENT])["robustness"] is None


def test_it_is_drawn_again(printed: Path) -> None:
    result = checked(printed / "comparison.pdf")

    assert (result.verdict, result.robustness) == (Verdict.HOLDS, OrderState.SAME)
    assert "drawn again, with the same numbers" in "\n".join(verification_text.lines(result))
    assert checked(printed / "sample.pdf").robustness is None


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"units": 0, "first": 0.99, "low": 1, "high": 1}, id="a place made sure"),
        pytest.param({"units": 0, "supported": 99.0}, id="a score"),
        pytest.param(
            {"drivers": 0, "total": {"value": 0.01, "low": 0.0, "high": 0.02}}, id="what moves places"
        ),
    ],
)
def test_what_was_said_otherwise_is_noticed(change: dict[str, object], printed: Path, tmp_path: Path) -> None:
    """The digest gives it away; and the order differs, whatever the digest says."""
    data = json.loads(attached(printed / "comparison.pdf")[ASSESSMENT])
    (part, number), *values = change.items()
    data["robustness"][part][number].update(dict(values))
    path = tampered(printed / "comparison.pdf", tmp_path / "c.pdf", {ASSESSMENT: json.dumps(data).encode()})

    result = checked(path)

    assert result.verdict is Verdict.ALTERED
    assert result.robustness is OrderState.DIFFERS
    assert "how fragile it is comes out differently" in "\n".join(verification_text.lines(result))


def changed(found: Robustness, part: str, change: Callable[[Mapping[str, object]], object]) -> Robustness:
    data = found.model_dump(by_alias=True, mode="json")
    data[part] = [change(entry) for entry in data[part]]
    return Robustness.model_validate(data)


def test_draws_of_another_numpy_may_be_as_far_off_as_chance(printed: Path) -> None:
    found = said_in(printed / "comparison.pdf")
    near = changed(found, "units", lambda unit: {**unit, "first": min(float(unit["first"]) + 0.02, 1)})  # type: ignore[arg-type]
    far = changed(found, "units", lambda unit: {**unit, "first": abs(float(unit["first"]) - 0.5)})  # type: ignore[arg-type]

    assert order_state(found, found) is OrderState.SAME
    assert order_state(near, found) is OrderState.CLOSE
    assert order_state(far, found) is OrderState.DIFFERS
    assert order_state(found, None) is OrderState.DIFFERS
    assert order_state(None, found) is None


@pytest.mark.parametrize(
    "said",
    [{"main_driver": "What moves places most is the weights."}, {"assumptions": ("nothing was assumed",)}],
)
def test_other_words_for_the_same_draws_differ(said: dict[str, object], printed: Path) -> None:
    """The sentence is what is quoted; where another version made it, it may put it otherwise."""
    found = said_in(printed / "comparison.pdf")
    told = found.model_copy(update=said)

    assert order_state(told, found) is OrderState.DIFFERS
    assert order_state(told.model_copy(update={"tool": "hrddeval 0.0.1"}), found) is OrderState.SAME


def test_groups_that_the_draws_do_not_bear_out_differ(printed: Path) -> None:
    found = said_in(printed / "comparison.pdf")
    assert len(found.groups) == 1, "two alike"
    apart = found.model_copy(update={"groups": tuple((name,) for name in found.groups[0])})

    assert order_state(apart, found) is OrderState.DIFFERS
