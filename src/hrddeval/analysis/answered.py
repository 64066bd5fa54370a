"""What groups of criteria that share changes have to say, each asked once, for all changes or for some."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Protocol

from hrddeval.analysis.steps import Change
from hrddeval.model.choosing import Option

#: The criteria of a group and the changes that matter to it.
Group = tuple[tuple[str, ...], tuple[Change, ...]]


class Answers(Protocol):
    """What a group of criteria has to say: its options when only some of its changes are allowed, by id."""

    def among(self, allowed: Collection[str]) -> tuple[Option, ...]: ...


class Answered:
    """The options of every group. `ask` puts a group to the engine, given its criteria and its changes."""

    def __init__(
        self, groups: Sequence[Group], ask: Callable[[Sequence[str], Sequence[Change]], Answers]
    ) -> None:
        self.criteria = [criteria for criteria, _ in groups]
        self._changes = [[change.id for change in changes] for _, changes in groups]
        self._ids = [frozenset(changes) for changes in self._changes]
        self._groups, self._ask = groups, ask
        self._asked: dict[int, Answers] = {}
        self._options: dict[tuple[int, frozenset[str]], tuple[Option, ...]] = {}

    def left_out(self, number: int, without: frozenset[str]) -> frozenset[str]:
        """Return the changes of a group among those left out."""
        return without & self._ids[number]

    def options(self, number: int, without: frozenset[str]) -> tuple[Option, ...]:
        """Return the options of a group when some changes are left out."""
        key = (number, self.left_out(number, without))
        if key not in self._options:
            if number not in self._asked:
                self._asked[number] = self._ask(*self._groups[number])
            allowed = [change for change in self._changes[number] if change not in without]
            self._options[key] = self._asked[number].among(allowed)
        return self._options[key]

    def every(self, without: frozenset[str] = frozenset()) -> list[tuple[Option, ...]]:
        """Return the options of every group."""
        return [self.options(number, without) for number in range(len(self._groups))]

    def whole(self) -> list[Option] | None:
        """Return of every group an option with all that any of its options brings about; None if one has none."""
        chosen = []
        for options in self.every():
            outcomes = frozenset().union(*(option.outcomes for option in options))
            best = next((option for option in options if option.outcomes == outcomes), None)
            if best is None:
                return None
            chosen.append(best)
        return chosen

    def farthest_level(self, criterion: str) -> int:
        """Return the highest level any set of changes takes a criterion to."""
        number = next(n for n, criteria in enumerate(self.criteria) if criterion in criteria)
        return max(level_in(option, criterion) for option in self.options(number, frozenset()))


def level_in(option: Option, criterion: str) -> int:
    """Return the level an option takes a criterion to, from 0 to 4."""
    return max((number for name, number in option.outcomes if name == criterion and number > 0), default=0)
