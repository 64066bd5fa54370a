"""What is written in a cell is read back as what it was, its type included."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrddeval.workbench.workbook.cells import understood, written
from hrddeval.workbench.workbook.layout import Content

TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1)
SCALARS = st.one_of(
    TEXTS,
    st.integers(-(10**15), 10**15),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.sampled_from(
        ["yes", "no", "2020", "007", "1.0", "25 %", "true", "null", "[a, b]", '"x"', "a, b", "12:30"]
    ),
)


@given(st.one_of(SCALARS, st.lists(SCALARS, min_size=1), st.dictionaries(TEXTS, SCALARS, min_size=1)))
def test_any_value_comes_back(value: Any) -> None:
    back = understood(Content.VALUE, written(Content.VALUE, value))

    assert (back, _types(back)) == (value, _types(value))


@given(st.lists(SCALARS, min_size=1))
def test_any_list_comes_back(values: list[Any]) -> None:
    back = understood(Content.LIST, written(Content.LIST, values))

    assert (back, _types(back)) == (values, _types(values))


@given(st.dictionaries(TEXTS, SCALARS, min_size=1))
def test_any_group_of_facts_comes_back(values: dict[str, Any]) -> None:
    back = understood(Content.MAP, written(Content.MAP, values))

    assert (back, _types(back)) == (values, _types(values))


def _types(value: Any) -> Any:
    if isinstance(value, list):
        return [_types(one) for one in value]
    return {key: _types(one) for key, one in value.items()} if isinstance(value, dict) else type(value)


@pytest.mark.parametrize(
    ("content", "cell", "meant"),
    [
        pytest.param(Content.LIST, "seat,  body ,", ["seat", "body"], id="spaces and a comma too many"),
        pytest.param(Content.LIST, 3, [3], id="a number alone"),
        pytest.param(
            Content.MAP, "kind: law, stage : running", {"kind": "law", "stage": "running"}, id="facts"
        ),
        pytest.param(Content.VALUE, " yes ", "yes", id="spaces around"),
        pytest.param(Content.VALUE, "0.25", 0.25, id="a number in a text cell"),
        pytest.param(Content.NUMBER, "3", 3, id="a level in a text cell"),
        pytest.param(Content.NUMBER, 2.0, 2, id="a level as spreadsheets keep it"),
        pytest.param(Content.TEXT, " two  spaces ", " two  spaces ", id="text as it is"),
        pytest.param(Content.WORD, "   ", None, id="blank"),
    ],
)
def test_what_people_type_is_understood(content: Content, cell: Any, meant: Any) -> None:
    assert understood(content, cell) == meant


@pytest.mark.parametrize(
    ("content", "cell", "wanted"),
    [
        pytest.param(Content.NUMBER, "three", "a number", id="a word for a number"),
        pytest.param(Content.NUMBER, float("inf"), "a number", id="no number"),
        pytest.param(Content.MAP, "law", "names and values", id="a fact without a name"),
        pytest.param(Content.VALUE, '["a", ', "ends with it", id="a bracket that is never closed"),
    ],
)
def test_what_fits_nowhere_is_said(content: Content, cell: Any, wanted: str) -> None:
    with pytest.raises(ValueError, match=wanted):
        understood(content, cell)
