"""Ways before they have predicates, and which derived rules each target reads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hrddeval.model.plan import Effect, Literal
from hrddeval.model.rule import Condition, Criterion, DerivedRule
from hrddeval.model.text import Words
from hrddeval.model.vocabulary import Vocabulary
from hrddeval.rules.ways import ways_of


class Draft:
    """A way before it has predicates."""

    def __init__(
        self,
        *,
        rule: str,
        target: str,
        effect: Effect,
        literals: Sequence[Literal],
        because: Words,
        level: int | None = None,
        flag: str | None = None,
        about: str | None = None,
    ) -> None:
        self.rule, self.target, self.effect, self.because = rule, target, effect, because
        self.literals, self.level, self.flag, self.about = tuple(literals), level, flag, about
        self.index_of = {literal.name: i for i, literal in enumerate(self.literals) if literal.name}

    @classmethod
    def of_derived(cls, rule: DerivedRule, way: Sequence[Literal], number: int, _: Vocabulary) -> Draft:
        return cls(
            rule=f"{rule.id}/{number}",
            target=rule.id,
            effect=Effect.DERIVES,
            literals=way,
            because=rule.because,
            about=rule.concludes.about,
        )


def drafts_of(criterion: Criterion, vocabulary: Vocabulary) -> Iterable[Draft]:
    def each(
        condition: Condition,
        prefix: str,
        effect: Effect,
        because: Words,
        level: int | None = None,
        flag: str | None = None,
    ) -> Iterable[Draft]:
        for number, way in enumerate(ways_of(condition, vocabulary), 1):
            yield Draft(
                rule=f"{prefix}/{number}",
                target=criterion.id,
                effect=effect,
                literals=way,
                because=because,
                level=level,
                flag=flag,
            )

    for number, level in sorted(criterion.levels.items()):
        if level.shown_by is not None and level.because is not None:
            yield from each(
                level.shown_by, f"{criterion.id}/{number}/shown_by", Effect.SHOWS, level.because, level=number
            )
        for place, limit in enumerate(level.no_more_than_when, 1):
            yield from each(
                limit.when,
                f"{criterion.id}/{number}/no_more_than_when/{place}",
                Effect.LIMITS,
                limit.because,
                level=number,
            )
    for name, flag in sorted(criterion.flags.items()):
        yield from each(flag.when, f"{criterion.id}/flags/{name}", Effect.FLAGS, flag.because, flag=name)


def kinds_used(literals: Iterable[Literal], vocabulary: Vocabulary) -> set[str]:
    return {literal.kind for literal in literals if vocabulary.kinds[literal.kind].derived}


def closure(name: str, derived: Sequence[DerivedRule], vocabulary: Vocabulary) -> list[str]:
    """Return the derived rules that `name` reads, lowest first, and `name` itself at the end."""
    rule = next(one for one in derived if one.id == name)
    kinds = kinds_used((lit for way in ways_of(rule.when, vocabulary) for lit in way), vocabulary)
    below = [
        r for one in derived if one.concludes.kind in kinds for r in closure(one.id, derived, vocabulary)
    ]
    return [*dict.fromkeys(below), name]


def used_rules(drafts: Iterable[Draft], derived: Sequence[DerivedRule], vocabulary: Vocabulary) -> list[str]:
    kinds = kinds_used((literal for draft in drafts for literal in draft.literals), vocabulary)
    found = [
        r for one in derived if one.concludes.kind in kinds for r in closure(one.id, derived, vocabulary)
    ]
    return list(dict.fromkeys(found))
