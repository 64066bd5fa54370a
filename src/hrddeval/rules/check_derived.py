"""Checks derived rules: their condition, and whether what they conclude fits the kind concluded."""

from __future__ import annotations

from collections.abc import Iterator

from hrddeval.diagnostics.diagnostic import Diagnostic
from hrddeval.model.rule import DerivedRule
from hrddeval.model.vocabulary import Attribute, AttributeType
from hrddeval.observations import unknown_attribute, unknown_kind
from hrddeval.rules.check import Known, check_basis
from hrddeval.rules.check_conditions import ConditionCheck
from hrddeval.rules.check_examples import check_example
from hrddeval.rules.names import Scope
from hrddeval.source.loaded import Loaded
from hrddeval.source.source_file import DataPath, SourceFile
from hrddeval.source.suggest import did_you_mean
from hrddeval.vocabulary import type_words


def check_derived(rule: Loaded[DerivedRule], known: Known) -> list[Diagnostic]:
    """Return everything that is wrong with one derived rule, save circles."""
    value, source = rule.value, rule.source
    check = ConditionCheck(known.vocabulary, source)
    scope = check.check(value.when, ("when",))
    check.check_slots(value.because, ("because",), scope)
    problems = [*check_basis(value.basis, source, known.literature), *check.problems]
    problems += _check_conclusion(value, source, scope, known)
    if source.path.stem != value.id:
        message = f"the file is called `{source.path.name}`, but its rule is `{value.id}`"
        problems.append(source.error("HR201", message, ("id",), hint=f"rename the file to `{value.id}.yaml`"))
    names: set[str] = set()
    for position, example in enumerate(value.examples):
        problems += check_example(
            example, ("examples", position), source, known.vocabulary, (), names, derived=True
        )
        names.add(example.name)
    return problems


def _check_conclusion(
    rule: DerivedRule, source: SourceFile, scope: Scope, known: Known
) -> Iterator[Diagnostic]:
    concludes = rule.concludes
    kind = known.vocabulary.kinds.get(concludes.kind)
    if concludes.about not in scope.names:
        message = f"`about` names `{concludes.about}`, which no condition gives"
        if concludes.about in scope.in_some:
            message = f"`about` names `{concludes.about}`, which is not given in every branch of `any_of`"
        hint = did_you_mean(
            concludes.about, scope.names, otherwise=f"write `as: {concludes.about}` in a condition"
        )
        yield source.error("HR217", message, ("concludes", "about"), hint=hint)
    if kind is None:
        yield unknown_kind(known.vocabulary, source, ("concludes", "kind"), concludes.kind, "HR203")
        return
    if not kind.derived:
        message = f"`{concludes.kind}` is recorded in dossiers and cannot be concluded"
        hint = "declare a kind with `derived: true` for it"
        yield source.error("HR217", message, ("concludes", "kind"), hint=hint)
        return
    misspelt = set(concludes.attributes) - set(kind.attributes)  # one message for one mistake
    for name in kind.attributes:
        if name not in concludes.attributes and not misspelt:
            message = f"nothing fills the attribute `{name}` of `{concludes.kind}`"
            hint = f"add `{name}: name.attribute` under `attributes`"
            yield source.error("HR217", message, ("concludes",), hint=hint, key=True)
    for name, taken_from in concludes.attributes.items():
        path: DataPath = ("concludes", "attributes", name)
        attribute = kind.attributes.get(name)
        if attribute is None:
            yield unknown_attribute(kind, source, path, concludes.kind, name, "HR204")
        else:
            yield from _check_taken(attribute, name, taken_from, path, source, scope, known)


def _check_taken(
    attribute: Attribute,
    own: str,
    taken_from: str,
    path: DataPath,
    source: SourceFile,
    scope: Scope,
    known: Known,
) -> Iterator[Diagnostic]:
    """An attribute is filled from `name.attribute`, a reference also from `name` alone."""
    name, dot, theirs = taken_from.partition(".")
    if name not in scope.names:
        message = f"`{own}` is taken from `{name}`, which no condition gives"
        hint = did_you_mean(
            name, scope.names, otherwise="write `name.attribute`, the name being one given with `as`"
        )
        yield source.error("HR217", message, path, hint=hint)
        return
    for kind in sorted(scope.names[name]):
        others = known.vocabulary.kinds[kind].attributes
        if not dot:
            if attribute.type is not AttributeType.REFERENCE or attribute.to != kind:
                message = f"`{own}` is {type_words(attribute)}, but `{name}` is a `{kind}`"
                yield source.error("HR217", message, path, hint=f"write `{name}.` and one of its attributes")
        elif theirs not in others:
            message = f"`{own}` is taken from `{taken_from}`, but a `{kind}` has no attribute `{theirs}`"
            yield source.error("HR217", message, path, hint=did_you_mean(theirs, others))
        elif not _fits(attribute, others[theirs]):
            message = f"`{own}` is {type_words(attribute)} and cannot hold every value of `{taken_from}`"
            yield source.error("HR217", message, path, hint="declare both with one type and the same values")


def _fits(own: Attribute, other: Attribute) -> bool:
    return own.type is other.type and own.to == other.to and set(other.values) <= set(own.values)
