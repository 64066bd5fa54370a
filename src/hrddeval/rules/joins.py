"""How two matches are joined: on values that are known and equal, or, in open modes, on what is not known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from hrddeval.model.plan import IDENTITY, SEEN, Column, Mode, Spec
from hrddeval.model.program import UNKNOWN, Comparison, Test
from hrddeval.rules.drafts import Draft

#: One side of a join: the columns it reads with the variables they fill, and what is asked of them.
Side = tuple[tuple[tuple[str, str], ...], tuple[Test, ...]]


def join_variants(
    draft: Draft, i: int, mode: Mode, renames: Mapping[str, str], fresh: Mapping[str, str]
) -> Iterator[tuple[Side, Side, list[tuple[str, str]]]]:
    """Yield the variants of a join: (binds and tests on the left), (on the right), variables that differ.

    Strict modes join equal known values. Open modes also join anything with the unknown, on
    either side: with what is not known of a join, it may hold.
    """
    literal = draft.literals[i]
    ends = []
    for join in literal.joins:
        other = draft.index_of[join.name]
        left = (
            f"{other}.{IDENTITY.name}"
            if join.attribute is None
            else f"{other}.{Spec(Column.VALUE, join.attribute).name}"
        )
        seen = f"{other}.{SEEN.name}" if join.attribute is None else None
        ends.append((left, f"{i}.{Spec(Column.VALUE, join.own).name}", seen))
    variants = ("equal",) if mode.is_strict else ("equal", "right unknown", "left unknown")
    for choice in product(variants, repeat=len(ends)):
        same, left_tests, right_tests = {}, [], []
        for (left, right, seen), variant in zip(ends, choice, strict=True):
            if variant == "equal":
                same[right] = left
                right_tests.append(Test(fresh[right], Comparison.DIFFERS, UNKNOWN))
            elif variant == "right unknown":
                right_tests.append(Test(fresh[right], Comparison.EQUAL, UNKNOWN))
            elif seen is None:
                left_tests.append(Test(renames[left], Comparison.EQUAL, UNKNOWN))
            else:
                left_tests.append(Test(renames[seen], Comparison.EQUAL, 0))
        left_binds = tuple((column, variable) for variable, column in renames.items())
        right_binds = tuple((column, same.get(variable, variable)) for variable, column in fresh.items())
        differ = []
        if literal.other_than:
            differ.append((f"{draft.index_of[literal.other_than]}.{IDENTITY.name}", f"{i}.{IDENTITY.name}"))
        yield (left_binds, tuple(left_tests)), (right_binds, tuple(right_tests)), differ


def shared(variable: str, right_binds: Sequence[tuple[str, str]], fresh: Mapping[str, str]) -> str:
    """Return the variable that fills a head column: the left one where a join made two into one."""
    if variable not in fresh:
        return variable
    return next(bound for column, bound in right_binds if column == fresh[variable])
