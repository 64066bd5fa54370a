"""What the vocabulary declares and no rule reads: kinds, attributes and values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from hrddeval.diagnostics.diagnostic import Diagnostic, Severity
from hrddeval.model.rule import AllOf, AnyOf, Condition, Criterion, DerivedRule, Tests, ThereIs, ThereIsNo
from hrddeval.model.text import LANGUAGES, Words
from hrddeval.model.vocabulary import Attribute, Vocabulary
from hrddeval.scoring.sentences import SLOT
from hrddeval.source.loaded import Loaded
from hrddeval.source.source_file import SourceFile


class _Uses:
    """The kinds, attributes and values that rules read."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self.kinds: set[str] = set()
        self.attributes: set[tuple[str, str]] = set()
        self.values: dict[tuple[str, str], set[str]] = {}

    def of_rule(self, condition: Condition, *texts: Words | None) -> dict[str, set[str]]:
        """Note what a condition and its sentences read; return the kinds each name may stand for."""
        names: dict[str, set[str]] = {}
        self._of_condition(condition, names)
        for text in texts:
            for language in LANGUAGES:
                for slot in SLOT.finditer(getattr(text, language, None) or ""):
                    self._of_name(names, slot[1], slot[2])
        return names

    def _of_condition(self, condition: Condition, names: dict[str, set[str]]) -> None:
        match condition:
            case AllOf(all_of=parts) | AnyOf(any_of=parts):
                for part in parts:
                    self._of_condition(part, names)
            case ThereIs() | ThereIsNo():
                kind = condition.there_is if isinstance(condition, ThereIs) else condition.there_is_no
                self.kinds.add(kind)
                if isinstance(condition, ThereIs) and condition.as_ is not None:
                    names.setdefault(condition.as_, set()).add(kind)
                for attribute, tests in condition.where.items():
                    self._of_tests(kind, attribute, tests, names)

    def _of_tests(self, kind: str, attribute: str, tests: Tests, names: dict[str, set[str]]) -> None:
        self.attributes.add((kind, attribute))
        declared = self._vocabulary.kinds[kind].attributes[attribute]
        named = {str(one) for one in (tests.is_, tests.is_not, tests.includes, *(tests.one_of or ())) if one}
        seen = self.values.setdefault((kind, attribute), set())
        for name in named:
            seen |= set(declared.groups[name].values) if name in declared.groups else {name}
        if tests.same_as is not None:
            seen |= set(declared.values)
            name, _, theirs = tests.same_as.partition(".")
            if theirs:
                self._of_name(names, name, theirs)

    def _of_name(self, names: dict[str, set[str]], name: str, attribute: str) -> None:
        for kind in names.get(name, ()):
            self.attributes.add((kind, attribute))

    def of_conclusion(self, rule: DerivedRule, names: dict[str, set[str]]) -> None:
        for taken in rule.concludes.attributes.values():
            name, _, attribute = taken.partition(".")
            self._of_name(names, name, attribute)

    def follow_computed(self) -> None:
        """A computed attribute that is read reads the kind it computes from."""
        for kind, name in sorted(self.attributes):
            computed = self._vocabulary.kinds[kind].attributes.get(name, _NOTHING).computed
            if computed is not None:
                self.kinds.add(computed.of)
                self.attributes |= {(computed.of, computed.by)}
                self.attributes |= {(computed.of, computed.value)} if computed.value else set()
                for attribute, values in computed.where.items():
                    self.attributes.add((computed.of, attribute))
                    self.values.setdefault((computed.of, attribute), set()).update(values)


_NOTHING: Any = Attribute.model_construct(computed=None)


def lint_vocabulary(
    vocabulary: Loaded[Vocabulary], criteria: Iterable[Criterion], derived: Iterable[DerivedRule]
) -> Iterator[Diagnostic]:
    """Report, for information, what analysts are asked for though no rule makes anything of it."""
    uses = _Uses(vocabulary.value)
    for criterion in criteria:
        for level in criterion.levels.values():
            if level.shown_by is not None:
                uses.of_rule(level.shown_by, level.because)
            for limit in level.no_more_than_when:
                uses.of_rule(limit.when, limit.because)
        for flag in criterion.flags.values():
            uses.of_rule(flag.when, flag.because)
    for rule in derived:
        uses.of_conclusion(rule, uses.of_rule(rule.when, rule.because))
    uses.follow_computed()
    for name, kind in vocabulary.value.kinds.items():
        path = ("kinds", name)
        if name not in uses.kinds:
            yield _info(vocabulary.source, f"no rule reads the kind `{name}`", path)
            continue
        for attribute, declared in kind.attributes.items():
            here = (*path, "attributes", attribute)
            if (name, attribute) not in uses.attributes and attribute != kind.topic_by:
                yield _info(vocabulary.source, f"no rule reads `{attribute}` of `{name}`", here)
            elif declared.values and attribute != kind.topic_by and (name, attribute) in uses.values:
                unread = [v for v in declared.values if v not in uses.values[name, attribute]]
                if unread and uses.values[name, attribute]:
                    listed = ", ".join(f"`{value}`" for value in unread)
                    message = f"no rule names these values of `{name}.{attribute}`: {listed}"
                    yield _info(vocabulary.source, message, here)


def _info(source: SourceFile, message: str, path: tuple[str, ...]) -> Diagnostic:
    hint = "let a rule read it, or leave it: it may serve readers, or the rules of a study"
    return source.error("HR269", message, path, hint=hint, severity=Severity.INFO, key=True)
