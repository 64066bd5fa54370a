"""Checks one condition: kinds, attributes, tests, and the names its parts give each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import assert_never

from hrddeval.diagnostics.diagnostic import Diagnostic
from hrddeval.model.rule import AllOf, AnyOf, Condition, Tests, ThereIs, ThereIsNo
from hrddeval.model.text import Words
from hrddeval.model.vocabulary import JOINABLE, Attribute, AttributeType, Vocabulary
from hrddeval.observations import unknown_attribute, unknown_kind
from hrddeval.rules.check_tests import FITTING, check_tests
from hrddeval.rules.names import Scope, after_branches
from hrddeval.source.source_file import DataPath, SourceFile
from hrddeval.source.suggest import did_you_mean, listed
from hrddeval.vocabulary import type_words

_SLOT = re.compile(r"\{([^{}]*)\}")


@dataclass
class ConditionCheck:
    """Checks conditions of one file and collects what is wrong."""

    vocabulary: Vocabulary
    source: SourceFile
    problems: list[Diagnostic] = field(default_factory=list)

    def check(self, condition: Condition, path: DataPath, scope: Scope | None = None) -> Scope:
        """Check the condition at a path; return the names known after it."""
        scope = scope if scope is not None else Scope()
        match condition:
            case AllOf():
                for position, part in enumerate(condition.all_of):
                    scope = self.check(part, (*path, "all_of", position), scope)
                return scope
            case AnyOf():
                return after_branches(
                    [
                        self.check(part, (*path, "any_of", position), scope)
                        for position, part in enumerate(condition.any_of)
                    ]
                )
            case ThereIs() | ThereIsNo():
                return self._one(condition, path, scope)
            case _:
                assert_never(condition)

    def _one(self, condition: ThereIs | ThereIsNo, path: DataPath, scope: Scope) -> Scope:
        form = "there_is" if isinstance(condition, ThereIs) else "there_is_no"
        name = condition.there_is if isinstance(condition, ThereIs) else condition.there_is_no
        kind = self.vocabulary.kinds.get(name)
        if kind is None:
            self.problems.append(unknown_kind(self.vocabulary, self.source, (*path, form), name, "HR203"))
        else:
            for key, tests in condition.where.items():
                here: DataPath = (*path, "where", key)
                attribute = kind.attributes.get(key)
                if attribute is None:
                    self.problems.append(unknown_attribute(kind, self.source, here, name, key, "HR204"))
                    continue
                self.problems += check_tests(attribute, tests, self.source, here, key)
                self._join(attribute, tests, here, key, scope)
        self._other_than(condition, name, path, scope)
        if isinstance(condition, ThereIs) and condition.as_ is not None:
            if condition.as_ in scope.names:
                self._error(
                    "HR213",
                    f"the name `{condition.as_}` is already given",
                    (*path, "as"),
                    hint="choose another name",
                )
            scope = scope.giving(condition.as_, name, known=kind is not None)
        return scope

    def _other_than(self, condition: ThereIs | ThereIsNo, kind: str, path: DataPath, scope: Scope) -> None:
        other = condition.other_than
        if other is None or not self._is_given(other, (*path, "other_than"), scope):
            return
        kinds = scope.names[other]
        if kinds and kind not in kinds:
            message = f"`{other}` is a {listed(sorted(kinds))} and can never be the same `{kind}`"
            self._error("HR212", message, (*path, "other_than"), hint="delete `other_than`")

    def _join(self, own: Attribute, tests: Tests, path: DataPath, key: str, scope: Scope) -> None:
        """Check `same_as: name` (own is a reference) or `same_as: name.attribute` (both of one type)."""
        if tests.same_as is None or "same_as" not in FITTING[own.type]:
            return
        here: DataPath = (*path, "same_as")
        name, dot, theirs = tests.same_as.partition(".")
        if not self._is_given(name, here, scope):
            return
        for kind in sorted(scope.names[name]):
            if not dot:
                if own.type is not AttributeType.REFERENCE:
                    message = f"`{key}` is {type_words(own)}, but `{name}` is an observation"
                    self._error("HR212", message, here, hint=f"write `{name}.` and one of its attributes")
                elif own.to != kind:
                    message = f"`{key}` refers to a `{own.to}`, but `{name}` is a `{kind}`"
                    self._error(
                        "HR212", message, here, hint=f"name a `{own.to}` with `as:` and write that name"
                    )
                continue
            other = self.vocabulary.kinds[kind].attributes.get(theirs)
            if other is None:
                hint = did_you_mean(theirs, self.vocabulary.kinds[kind].attributes)
                self._error(
                    "HR211", f"`{name}` is a `{kind}`, which has no attribute `{theirs}`", here, hint=hint
                )
            elif not _comparable(own, other):
                message = f"`{key}` and `{tests.same_as}` can never be the same: {_difference(own, other)}"
                self._error(
                    "HR212", message, here, hint="compare attributes of one type with values in common"
                )

    def _is_given(self, name: str, path: DataPath, scope: Scope) -> bool:
        if name in scope.names:
            return True
        if name in scope.in_some:
            message, hint = (
                f"the name `{name}` is not given in every branch of `any_of`",
                "give it in each branch",
            )
        else:
            message = f"no condition before this one gives the name `{name}`"
            hint = did_you_mean(
                name, scope.names, otherwise=f"write `as: {name}` in a condition that stands earlier"
            )
        self._error("HR211", message, path, hint=hint)
        return False

    def check_slots(self, text: Words | None, path: DataPath, scope: Scope) -> None:
        """Check every `{name.attribute}` of a sentence, in each of its languages."""
        if text is None:
            return
        for language in ("en", "fr", "sw"):
            written = getattr(text, language)
            here = (*path, language)
            if self.source.raw(here) is None:
                here = path  # a plain string is English
            for problem in self._slots(written or "", here, scope):
                self.problems.append(problem)

    def _slots(self, written: str, path: DataPath, scope: Scope) -> Iterator[Diagnostic]:
        for found in _SLOT.finditer(written):
            slot = found.group(1)
            name, dot, attribute = slot.partition(".")
            if not name or not dot or not attribute:
                hint = "write `{name.attribute}`, the name being one given with `as`"
                yield self.source.error("HR210", f"`{{{slot}}}` is no slot", path, hint=hint)
            elif name not in scope.names:
                every = name in scope.in_some
                reason = "is not given in every branch of `any_of`" if every else "is given by no condition"
                hint = did_you_mean(name, scope.names, otherwise=f"write `as: {name}` in a condition")
                yield self.source.error("HR210", f"the slot `{{{slot}}}`: `{name}` {reason}", path, hint=hint)
            else:
                yield from self._slot_attribute(slot, name, attribute, path, scope)
        left = _SLOT.sub("", written)
        if "{" in left or "}" in left:
            yield self.source.error(
                "HR210", "a brace stands without its partner", path, hint="write `{name.attribute}`"
            )

    def _slot_attribute(
        self, slot: str, name: str, attribute: str, path: DataPath, scope: Scope
    ) -> Iterator[Diagnostic]:
        for kind in sorted(scope.names[name]):
            known = self.vocabulary.kinds[kind].attributes
            if attribute not in known:
                message = f"the slot `{{{slot}}}`: a `{kind}` has no attribute `{attribute}`"
                yield self.source.error("HR210", message, path, hint=did_you_mean(attribute, known))

    def _error(self, code: str, message: str, path: DataPath, *, hint: str | None = None) -> None:
        self.problems.append(self.source.error(code, message, path, hint=hint))


def _comparable(own: Attribute, other: Attribute) -> bool:
    if own.type is not other.type or own.type not in JOINABLE:
        return False
    if own.type is AttributeType.REFERENCE:
        return own.to == other.to
    return own.type is AttributeType.YES_NO or bool(set(own.values) & set(other.values))


def _difference(own: Attribute, other: Attribute) -> str:
    if own.type is not other.type:
        return f"one is {type_words(own)}, the other {type_words(other)}"
    if own.type is AttributeType.REFERENCE:
        return f"one refers to a `{own.to}`, the other to a `{other.to}`"
    return "they have no value in common"
