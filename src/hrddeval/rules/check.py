"""Checks criteria: their ladder, conditions, flags, sentences, literature, profile tests and examples."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from hrddeval.diagnostics.diagnostic import Diagnostic, Severity
from hrddeval.model.dossier import Binding, InitiativeKind, Sector, Stage
from hrddeval.model.rule import LEVELS, Condition, Criterion, Level
from hrddeval.model.text import Words
from hrddeval.model.vocabulary import Vocabulary
from hrddeval.rules.check_conditions import ConditionCheck
from hrddeval.rules.check_examples import check_example, check_sets
from hrddeval.rules.names import Scope
from hrddeval.rules.polarity import Polarity, uses_of
from hrddeval.rules.reach import Reach
from hrddeval.source.loaded import Loaded
from hrddeval.source.source_file import DataPath, SourceFile
from hrddeval.source.suggest import did_you_mean

#: Profile facts with a closed list of values; minerals are free.
PROFILE_CHOICES: Mapping[str, type[StrEnum]] = {
    "kind": InitiativeKind,
    "binding": Binding,
    "stage": Stage,
    "sector": Sector,
}
LONGEST_SHORT_TITLE = 22


@dataclass(frozen=True)
class Known:
    """What rules may refer to."""

    vocabulary: Vocabulary
    literature: Collection[str]
    polarity: Polarity
    reach: Reach


def check_criterion(criterion: Loaded[Criterion], known: Known) -> list[Diagnostic]:
    """Return everything that is wrong with one criterion."""
    rule, source = criterion.value, criterion.source
    problems = list(check_basis(rule.basis, source, known.literature))
    problems += _check_ladder(rule, source)
    for number, level in rule.levels.items():
        problems += _check_level(number, level, source, known)
    for name, flag in rule.flags.items():
        path: DataPath = ("flags", name)
        problems += _check_bad_news(flag.when, flag.because, path, source, known, "flag")
    problems += _check_profile_tests(rule, source)
    problems += _check_short(rule, source)
    names: set[str] = set()
    for position, example in enumerate(rule.examples):
        problems += check_example(
            example, ("examples", position), source, known.vocabulary, rule.flags, names
        )
        names.add(example.name)
    return problems


def check_basis(
    basis: tuple[str, ...], source: SourceFile, literature: Collection[str]
) -> Iterator[Diagnostic]:
    """Check that every work named is in the literature."""
    for position, key in enumerate(basis):
        if key not in literature:
            hint = did_you_mean(key, literature, otherwise="add the work to rules/literature.json")
            yield source.error(
                "HR218", f"no work in the literature has the key `{key}`", ("basis", position), hint=hint
            )


def check_flag_names(criteria: Collection[Loaded[Criterion]]) -> Iterator[Diagnostic]:
    """A gate names a flag alone, so that no two criteria may have one of the same name."""
    owners: dict[str, str] = {}
    for criterion in criteria:
        for name in criterion.value.flags:
            owner = owners.setdefault(name, criterion.value.id)
            if owner != criterion.value.id:
                message = f"the flag `{name}` is already raised by {owner}"
                hint = "give one of the two another name"
                yield criterion.source.error("HR219", message, ("flags", name), hint=hint, key=True)


def _check_ladder(rule: Criterion, source: SourceFile) -> Iterator[Diagnostic]:
    missing = [number for number in LEVELS if number not in rule.levels]
    if missing:
        several = ", ".join(str(number) for number in missing)
        message = f"level {several} is missing" if len(missing) == 1 else f"levels {several} are missing"
        yield source.error(
            "HR208", message, ("levels",), hint="a ladder has the levels 0, 1, 2, 3 and 4", key=True
        )
    for number, level in rule.levels.items():
        path: DataPath = ("levels", number)
        if number not in LEVELS:
            hint = "a ladder has the levels 0, 1, 2, 3 and 4"
            yield source.error("HR208", f"there is no level {number}", path, hint=hint, key=True)
        elif number == 0 and level.shown_by is not None:
            message = "level 0 is what is left and is not shown by anything"
            hint = "delete `shown_by`; bad news goes into `no_more_than_when`"
            yield source.error("HR208", message, (*path, "shown_by"), hint=hint, key=True)
        elif number > 0:
            for key in ("shown_by", "because"):
                if getattr(level, key) is None:
                    yield source.error(
                        "HR208", f"level {number} has no `{key}`", path, hint=f"add `{key}:`", key=True
                    )


def _check_level(number: int, level: Level, source: SourceFile, known: Known) -> Iterator[Diagnostic]:
    path: DataPath = ("levels", number)
    check = ConditionCheck(known.vocabulary, source)
    scope = Scope()
    if level.shown_by is not None:
        scope = check.check(level.shown_by, (*path, "shown_by"))
    check.check_slots(level.because, (*path, "because"), scope)
    yield from check.problems
    if level.shown_by is not None:
        yield from _check_adverse(level.shown_by, (*path, "shown_by"), source, known.polarity, "shown_by")
        yield from known.reach.check_level(number, level.shown_by, path, source)
    for position, limit in enumerate(level.no_more_than_when):
        here: DataPath = (*path, "no_more_than_when", position)
        if number == LEVELS[-1]:
            message = f"a limit at level {number} never limits anything"
            hint = "move it to the highest level it still allows"
            yield source.error("HR209", message, (*path, "no_more_than_when"), hint=hint, key=True)
            return
        yield from _check_bad_news(limit.when, limit.because, here, source, known, "no_more_than_when")
    if level.step is not None:
        yield from check_sets(level.step.sets, (*path, "step", "sets"), source, known.vocabulary)


def _check_bad_news(
    when: Condition, because: Words, path: DataPath, source: SourceFile, known: Known, what: str
) -> Iterator[Diagnostic]:
    """Check a limit or a flag."""
    check = ConditionCheck(known.vocabulary, source)
    scope = check.check(when, (*path, "when"))
    check.check_slots(because, (*path, "because"), scope)
    yield from check.problems
    yield from _check_adverse(when, (*path, "when"), source, known.polarity, what)
    yield from known.reach.check_condition(when, (*path, "when"), source)


def _check_adverse(
    condition: Condition, path: DataPath, source: SourceFile, polarity: Polarity, what: str
) -> Iterator[Diagnostic]:
    """Recording a harm may never raise a score: neither show a level nor lift a limit or a flag."""
    wrong_side = what == "shown_by"
    for use in uses_of(condition, path):
        behind = polarity.adverse_behind(use.kind, use.positive)
        for adverse in sorted(kind for kind, positive in behind if positive is wrong_side):
            through = "" if adverse == use.kind else f", which follows from the adverse kind `{adverse}`,"
            subject = f"`{use.kind}`{through}" if through else f"the adverse kind `{use.kind}`"
            if wrong_side:
                message, hint = (
                    f"{subject} raises a level here",
                    "write `there_is_no`, or move it to `no_more_than_when`",
                )
            else:
                message, hint = (
                    f"{subject} lifts bad news here",
                    "write `there_is`, or use a safeguard of its own kind",
                )
            yield source.error("HR214", message, use.path, hint=hint)


def _check_profile_tests(rule: Criterion, source: SourceFile) -> Iterator[Diagnostic]:
    if rule.applies_when is None:
        return
    for fact, test in rule.applies_when.profile.items():
        path: DataPath = ("applies_when", "profile", fact)
        if not test.model_fields_set:
            yield source.error(
                "HR226",
                f"`{fact}` has no test",
                path,
                hint="write `is`, `is_not`, `one_of` or `none_of`",
                key=True,
            )
        choices = PROFILE_CHOICES.get(fact)
        if choices is None:
            continue
        single = [
            ((*path, key), value) for key, value in (("is", test.is_), ("is_not", test.is_not)) if value
        ]
        several = [
            ((*path, key, position), value)
            for key, values in (("one_of", test.one_of), ("none_of", test.none_of))
            for position, value in enumerate(values or ())
        ]
        for here, value in single + several:
            if value not in list(choices):
                hint = did_you_mean(value, [choice.value for choice in choices])
                yield source.error("HR228", f"no initiative has the {fact} `{value}`", here, hint=hint)


def _check_short(rule: Criterion, source: SourceFile) -> Iterator[Diagnostic]:
    length = len(rule.short.en)
    if length > LONGEST_SHORT_TITLE:
        message = f"the short title has {length} characters, but a table has room for {LONGEST_SHORT_TITLE}"
        hint = "use two or three words"
        yield source.error("HR227", message, ("short",), hint=hint, severity=Severity.WARNING)
