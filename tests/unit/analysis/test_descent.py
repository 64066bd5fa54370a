"""Who derives from whom: circles are found whatever the order, and only circles."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hrddeval.analysis.descent import circles, offspring

NAMES = st.sampled_from("abcdef")
GRAPHS = st.dictionaries(NAMES, st.lists(NAMES, max_size=4, unique=True), max_size=6)


@given(GRAPHS)
def test_a_circle_is_one(graph: dict[str, list[str]]) -> None:
    """Each step of what is called a circle is a link, and the last leads to the first."""
    for circle in circles(graph):
        for name, norm in zip(circle, [*circle[1:], circle[0]], strict=True):
            assert norm in graph[name]


@given(GRAPHS)
def test_none_is_missed(graph: dict[str, list[str]]) -> None:
    """Without a circle, and only then, norms can be taken away from above until nothing is left."""
    left = {name: set(norms) & set(graph) for name, norms in graph.items()}
    while free := {name for name, norms in left.items() if not norms & set(left)}:
        left = {name: norms for name, norms in left.items() if name not in free}

    assert bool(circles(graph)) == bool(left)


def test_two_circles_are_told_apart() -> None:
    graph = {"a": ["b"], "b": ["a"], "c": ["d", "a"], "d": ["c"]}

    assert circles(graph) == [("a", "b"), ("c", "d")]


def test_a_norm_that_is_not_there_has_no_offspring() -> None:
    graph = {"pilot": ["guidance", "elsewhere"], "guidance": []}

    assert offspring(graph) == {"guidance": ("pilot",), "pilot": ()}
