"""What a careful reader would say of a rule file: sentences that may not know, examples twice, no basis."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from hrddeval.diagnostics.diagnostic import Diagnostic, Related, Severity
from hrddeval.model.plan import Literal
from hrddeval.model.rule import Condition, Criterion, DerivedRule
from hrddeval.model.text import LANGUAGES, Words
from hrddeval.model.vocabulary import Vocabulary
from hrddeval.rules.ways import ways_of
from hrddeval.scoring.sentences import SLOT
from hrddeval.source.loaded import Loaded
from hrddeval.source.source_file import DataPath, SourceFile
from hrddeval.workbench.unfold import is_known


def lint_criterion_file(criterion: Loaded[Criterion], vocabulary: Vocabulary) -> Iterator[Diagnostic]:
    """Report sentences with slots that may stay empty, and examples that repeat each other."""
    rule, source = criterion.value, criterion.source
    for number, level in sorted(rule.levels.items()):
        path: DataPath = ("levels", number)
        if level.shown_by is not None and level.because is not None:
            yield from _slots(level.shown_by, level.because, (*path, "because"), source, vocabulary)
        for position, limit in enumerate(level.no_more_than_when):
            here: DataPath = (*path, "no_more_than_when", position, "because")
            yield from _slots(limit.when, limit.because, here, source, vocabulary)
    for name, flag in rule.flags.items():
        yield from _slots(flag.when, flag.because, ("flags", name, "because"), source, vocabulary)
    yield from _examples_twice(rule, source)


def lint_derived_files(
    rules: Sequence[Loaded[DerivedRule]], chosen: Sequence[Loaded[DerivedRule]], vocabulary: Vocabulary
) -> Iterator[Diagnostic]:
    """Report chosen derived rules without basis, with slots that may stay empty, or that repeat another."""
    for rule in chosen:
        value, source = rule.value, rule.source
        if not value.basis:
            yield source.error(
                "HR268",
                f"`{value.id}` names no work it rests on",
                ("why",),
                hint="add `basis: [...]`, keys into rules/literature.json",
                severity=Severity.WARNING,
                key=True,
            )
        yield from _slots(value.when, value.because, ("because",), source, vocabulary)
        for other in rules:
            same = other.value.concludes.kind == value.concludes.kind and other.value.when == value.when
            if same and other.value.id < value.id:
                yield source.error(
                    "HR263",
                    f"`{value.id}` adds nothing: `{other.value.id}` concludes the same from the same",
                    ("when",),
                    hint="delete one of the two files",
                    severity=Severity.WARNING,
                    key=True,
                    related=(Related("the other stands here", other.source.locate(("when",), key=True)),),
                )


def _slots(
    condition: Condition, text: Words, path: DataPath, source: SourceFile, vocabulary: Vocabulary
) -> Iterator[Diagnostic]:
    """Report each slot whose attribute some way leaves untested: it would be printed as "not known"."""
    ways = ways_of(condition, vocabulary)
    reported: set[tuple[str, str]] = set()
    for language in LANGUAGES:
        here = (*path, language)
        for slot in SLOT.finditer(getattr(text, language) or ""):
            name, attribute = slot[1], slot[2]
            if (name, attribute) in reported or all(_gives(way, name, attribute, vocabulary) for way in ways):
                continue
            reported.add((name, attribute))
            yield source.error(
                "HR266",
                f"the slot `{slot[0]}` may print “not known”: nothing asks that `{attribute}` is given",
                here if source.raw(here) is not None else path,
                hint=f"add `{attribute}: {{is_known: yes}}` where `{name}` is named, or leave the slot out",
                severity=Severity.WARNING,
            )


def _gives(way: Sequence[Literal], name: str, attribute: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a way asks for an attribute of what it names, by a test or by a join from either side."""
    for literal in way:
        if literal.name == name:
            declared = vocabulary.kinds[literal.kind].attributes[attribute]
            if is_known(literal, attribute, frozenset(declared.values or ("yes", "no"))):
                return True
        if literal.positive and any(j.name == name and j.attribute == attribute for j in literal.joins):
            return True
    return False


def _examples_twice(rule: Criterion, source: SourceFile) -> Iterator[Diagnostic]:
    first: dict[str, int] = {}
    for position, example in enumerate(rule.examples):
        said = example.model_dump(mode="json", exclude={"name", "expect"}, by_alias=True)
        key = json.dumps(said, sort_keys=True, default=str)
        earlier = first.setdefault(key, position)
        if earlier != position:
            name = rule.examples[earlier].name
            yield source.error(
                "HR267",
                f"the example gives what “{name}” gives",
                ("examples", position, "name"),
                hint="change what is given, or delete one and keep both expectations in the other",
                severity=Severity.WARNING,
                related=(Related(f"“{name}” stands here", source.locate(("examples", earlier, "name"))),),
            )
