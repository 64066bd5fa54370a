"""The partial order of what is certain, and its diagram."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hrddeval.analysis.robustness.dominance import dominance, reduced

intervals = st.lists(
    st.tuples(st.integers(0, 6), st.integers(0, 6)).map(lambda pair: (float(min(pair)), float(max(pair)))),
    max_size=8,
)


@given(intervals)
def test_it_is_a_partial_order(scores: list[tuple[float, float]]) -> None:
    pairs = set(dominance(scores))

    assert all(upper != lower for upper, lower in pairs)
    assert not any((lower, upper) in pairs for upper, lower in pairs)
    assert all((a, d) in pairs for a, b in pairs for c, d in pairs if b == c)


@given(intervals)
def test_the_lines_of_the_diagram_give_every_pair_back(scores: list[tuple[float, float]]) -> None:
    """Nothing is lost by leaving out lines that follow from others, and no line follows from two others."""
    pairs = dominance(scores)
    lines = set(reduced(pairs))

    closure = set(lines)
    while more := {(a, d) for a, b in closure for c, d in closure if b == c} - closure:
        closure |= more
    assert closure == set(pairs)
    assert not any((a, d) in lines for a, b in lines for c, d in lines if b == c)
