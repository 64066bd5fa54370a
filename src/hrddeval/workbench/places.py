"""Where each way of a condition stands in its file, so that what is said of a way can point at it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from hrddeval.model.plan import Effect
from hrddeval.model.rule import AllOf, AnyOf, Condition, Criterion, ThereIs, ThereIsNo
from hrddeval.source.source_file import DataPath


@dataclass(frozen=True)
class Placed:
    """One `there_is` or `there_is_no` and where it stands."""

    condition: ThereIs | ThereIsNo
    path: DataPath


@dataclass(frozen=True)
class PlacedWay:
    """One way of a level, a limit or a flag. `rule` is its name in the compiled program."""

    rule: str
    effect: Effect
    subject: str
    path: DataPath
    number: int
    of: int
    parts: tuple[Placed, ...]

    @property
    def title(self) -> str:
        """What a message calls it: `level 3`, or `way 2 of level 3` where there are several."""
        return self.subject if self.of == 1 else f"way {self.number} of {self.subject}"

    @property
    def place(self) -> DataPath:
        """The narrowest part of the file that holds the whole way."""
        first, *others = (part.path for part in self.parts)
        shared = 0
        while shared < len(first) and all(path[: shared + 1] == first[: shared + 1] for path in others):
            shared += 1
        return first[: max(shared, len(self.path))]


def ways_with_places(condition: Condition, path: DataPath) -> list[tuple[Placed, ...]]:
    """Return every way of a condition, in the order in which it is compiled."""
    return list(_branches(condition, path))


def _branches(condition: Condition, path: DataPath) -> Iterator[tuple[Placed, ...]]:
    match condition:
        case AnyOf(any_of=parts):
            for position, part in enumerate(parts):
                yield from _branches(part, (*path, "any_of", position))
        case AllOf(all_of=parts):
            each = [tuple(_branches(p, (*path, "all_of", position))) for position, p in enumerate(parts)]
            for choice in product(*each):
                yield tuple(one for part in choice for one in part)
        case _:
            yield (Placed(condition, path),)


def ways_of_criterion(criterion: Criterion) -> list[PlacedWay]:
    """Return all ways of a criterion: what shows each level, then its limits, then the flags."""
    found: list[PlacedWay] = []
    for number, level in sorted(criterion.levels.items()):
        path: DataPath = ("levels", number)
        if level.shown_by is not None and level.because is not None:
            rule = f"{criterion.id}/{number}/shown_by"
            found += _placed(level.shown_by, rule, Effect.SHOWS, f"level {number}", (*path, "shown_by"))
        for position, limit in enumerate(level.no_more_than_when):
            rule = f"{criterion.id}/{number}/no_more_than_when/{position + 1}"
            subject = f"limit {position + 1} at level {number}"
            here = (*path, "no_more_than_when", position, "when")
            found += _placed(limit.when, rule, Effect.LIMITS, subject, here)
    for name, flag in sorted(criterion.flags.items()):
        rule = f"{criterion.id}/flags/{name}"
        if criterion.levels:
            subject, path = f"the flag `{name}`", ("flags", name, "when")
        else:  # a derived rule on the bench
            subject, path = "the rule", ("when",)
        found += _placed(flag.when, rule, Effect.FLAGS, subject, path)
    return found


def _placed(
    condition: Condition, rule: str, effect: Effect, subject: str, path: DataPath
) -> Sequence[PlacedWay]:
    ways = ways_with_places(condition, path)
    return [
        PlacedWay(f"{rule}/{number}", effect, subject, path, number, len(ways), parts)
        for number, parts in enumerate(ways, 1)
    ]
