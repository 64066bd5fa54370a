"""Follows every kind through a condition, derived rules included: whether more of it helps or hinders."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import assert_never

from hrddeval.model.rule import AllOf, AnyOf, Condition, DerivedRule, ThereIs, ThereIsNo
from hrddeval.model.vocabulary import Vocabulary
from hrddeval.source.source_file import DataPath


@dataclass(frozen=True, slots=True)
class Use:
    """A kind in a condition: under `there_is` (positive) or under `there_is_no`, and where."""

    kind: str
    positive: bool
    path: DataPath


def uses_of(condition: Condition, path: DataPath = ()) -> Iterator[Use]:
    """Return every kind that a condition names."""
    match condition:
        case AllOf():
            for position, part in enumerate(condition.all_of):
                yield from uses_of(part, (*path, "all_of", position))
        case AnyOf():
            for position, part in enumerate(condition.any_of):
                yield from uses_of(part, (*path, "any_of", position))
        case ThereIs():
            yield Use(condition.there_is, True, (*path, "there_is"))
        case ThereIsNo():
            yield Use(condition.there_is_no, False, (*path, "there_is_no"))
        case _:
            assert_never(condition)


class Polarity:
    """Which adverse kinds stand behind each kind, and on which side."""

    def __init__(self, vocabulary: Vocabulary, derived: Sequence[DerivedRule]) -> None:
        self.vocabulary = vocabulary
        self.rules: dict[str, list[DerivedRule]] = {}
        for rule in derived:
            self.rules.setdefault(rule.concludes.kind, []).append(rule)

    def adverse_behind(self, kind: str, positive: bool = True) -> frozenset[tuple[str, bool]]:
        """Return (adverse kind, whether more of it makes the use hold) for a use of a kind."""
        return frozenset(self._behind(kind, positive, frozenset()))

    def _behind(self, kind: str, positive: bool, above: frozenset[str]) -> Iterator[tuple[str, bool]]:
        declared = self.vocabulary.kinds.get(kind)
        if declared is not None and declared.adverse:
            yield kind, positive
        if kind in above:
            return  # a cycle, which is reported on its own
        for rule in self.rules.get(kind, ()):
            for use in uses_of(rule.when):
                yield from self._behind(use.kind, use.positive == positive, above | {kind})
