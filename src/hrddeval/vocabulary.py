"""Loads the vocabulary, checks that its kinds fit together, and lists its topics."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hrddeval.diagnostics.diagnostic import Diagnostic, Related
from hrddeval.model.vocabulary import (
    Attribute,
    AttributeType,
    Cardinality,
    Computation,
    Computed,
    Kind,
    Vocabulary,
)
from hrddeval.source.loaded import FileToRead, Loaded, load
from hrddeval.source.source_file import DataPath, SourceFile
from hrddeval.source.suggest import did_you_mean, listed

#: What a computed attribute may be, by its function; None: the type of the attribute it looks at.
_RESULT: Mapping[Computation, AttributeType | None] = {
    Computation.COUNT: AttributeType.COUNT,
    Computation.SHARE: AttributeType.SHARE,
    Computation.SUM: None,
    Computation.MIN: None,
    Computation.MAX: None,
    Computation.ANY: AttributeType.YES_NO,
    Computation.ALL: AttributeType.YES_NO,
}
_NUMBERS = frozenset({AttributeType.COUNT, AttributeType.SHARE})
#: What the attribute that a function looks at may be; empty: it looks at none.
_LOOKS_AT: Mapping[Computation, frozenset[AttributeType]] = {
    Computation.COUNT: frozenset(),
    Computation.SHARE: _NUMBERS,
    Computation.SUM: _NUMBERS,
    Computation.MIN: _NUMBERS,
    Computation.MAX: _NUMBERS,
    Computation.ANY: frozenset(),
    Computation.ALL: frozenset(),
}
#: Functions that can do without: number and share of observations, whether any or all satisfy `where`.
_VALUE_OPTIONAL = frozenset({Computation.COUNT, Computation.SHARE, Computation.ANY, Computation.ALL})


def load_vocabulary(file: FileToRead) -> tuple[Loaded[Vocabulary] | None, list[Diagnostic]]:
    """Read and check a vocabulary that stands alone."""
    found, problems = load(Vocabulary, file)
    if found is not None:
        problems += check_vocabulary(found.value, found.source)
    return found, problems


def check_vocabulary(
    vocabulary: Vocabulary, source: SourceFile, known: Mapping[str, Kind] | None = None
) -> list[Diagnostic]:
    """Check every kind of a file. `known` are kinds of other files that these may refer to."""
    kinds = {**(known or {}), **vocabulary.kinds}
    problems = [problem for name in vocabulary.kinds for problem in _check_kind(name, kinds, source)]
    return [*problems, *_check_lists(vocabulary, source)]


def merge_vocabularies(
    shipped: Loaded[Vocabulary], own: Loaded[Vocabulary]
) -> tuple[Loaded[Vocabulary], list[Diagnostic]]:
    """Add the kinds of a study to the shipped ones; a kind of the same name is an error."""
    problems = [
        own.source.error(
            "HR247",
            f"the kind `{name}` is already in the shipped vocabulary",
            ("kinds", name),
            key=True,
            hint="give your kind another name; shipped kinds cannot be changed",
            related=(Related(f"`{name}` stands here", shipped.source.locate(("kinds", name), key=True)),),
        )
        for name in own.value.kinds
        if name in shipped.value.kinds
    ]
    problems += check_vocabulary(own.value, own.source, shipped.value.kinds)
    kinds = {**own.value.kinds, **shipped.value.kinds}
    merged = shipped.value.model_copy(update={"kinds": kinds})
    return Loaded(merged, own.source, own.origin), problems


def _check_lists(vocabulary: Vocabulary, source: SourceFile) -> Iterator[Diagnostic]:
    """A group of a list names values of that list, and is not called like one of them."""
    for name, found in vocabulary.lists.items():
        for group, members in found.groups.items():
            path: DataPath = ("lists", name, "groups", group)
            if group in found.values:
                message = f"`{group}` is a group and a value of `{name}`"
                yield source.error("HR243", message, path, hint="give the group another name", key=True)
            for position, member in enumerate(members.values):
                if member not in found.values:
                    message = f"`{member}` is no value of the list `{name}`"
                    hint = did_you_mean(member, found.values)
                    yield source.error("HR243", message, (*path, "values", position), hint=hint)


def topic_names(vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return every name a search may have: each recorded kind, and each value of its `topic_by`."""
    names: list[str] = []
    for name, kind in vocabulary.kinds.items():
        if kind.derived:
            continue
        names.append(name)
        if kind.topic_by is not None and kind.topic_by in kind.attributes:
            names += [f"{name}.{value}" for value in kind.attributes[kind.topic_by].values]
    return tuple(names)


def type_words(attribute: Attribute) -> str:
    """Name the type of an attribute in a sentence."""
    return {
        AttributeType.YES_NO: "yes or no",
        AttributeType.CHOICE: "one choice",
        AttributeType.CHOICES: "several choices",
        AttributeType.COUNT: "a number of things",
        AttributeType.SHARE: "a share",
        AttributeType.MONEY: "an amount of money",
        AttributeType.TEXT: "text",
        AttributeType.DATE: "a date",
        AttributeType.REFERENCE: "a reference to another observation",
    }[attribute.type]


def _check_kind(name: str, kinds: Mapping[str, Kind], source: SourceFile) -> Iterator[Diagnostic]:
    kind = kinds[name]
    path: DataPath = ("kinds", name)
    if kind.topic_by is not None:
        sorting = kind.attributes.get(kind.topic_by)
        choices = [
            key for key, attribute in kind.attributes.items() if attribute.type is AttributeType.CHOICE
        ]
        if sorting is None or sorting.type is not AttributeType.CHOICE:
            why = "is no attribute of" if sorting is None else "is not a choice in"
            yield source.error(
                "HR241",
                f"`topic_by` names `{kind.topic_by}`, which {why} `{name}`",
                (*path, "topic_by"),
                hint=did_you_mean(kind.topic_by, choices, otherwise=f"choose from {listed(choices)}"),
            )
    if kind.adverse and kind.cardinality is not Cardinality.MANY:
        yield source.error(
            "HR245",
            f"the adverse kind `{name}` is `single`",
            (*path, "cardinality"),
            hint="write `cardinality: many`: one harm says nothing about others",
        )
    for key, attribute in kind.attributes.items():
        yield from _check_attribute(name, key, kinds, source)
        if kind.derived and attribute.computed is not None:
            yield source.error(
                "HR246",
                f"the derived kind `{name}` has a computed attribute `{key}`",
                (*path, "attributes", key, "computed"),
                hint="let the rule that concludes it fill the attribute",
                key=True,
            )


def _check_attribute(
    name: str, key: str, kinds: Mapping[str, Kind], source: SourceFile
) -> Iterator[Diagnostic]:
    attribute = kinds[name].attributes[key]
    path: DataPath = ("kinds", name, "attributes", key)
    is_reference = attribute.type is AttributeType.REFERENCE
    if is_reference and attribute.to is None:
        yield source.error(
            "HR242",
            f"the reference `{key}` does not say to what",
            path,
            hint="add `to:` and a kind",
            key=True,
        )
    elif attribute.to is not None and not is_reference:
        yield source.error(
            "HR242",
            f"`{key}` has `to` but is {type_words(attribute)}",
            (*path, "to"),
            hint="write `type: reference`",
            key=True,
        )
    elif attribute.to is not None and attribute.to not in kinds:
        yield source.error(
            "HR242",
            f"`{key}` refers to `{attribute.to}`, which is no kind",
            (*path, "to"),
            hint=did_you_mean(attribute.to, kinds, otherwise="name a kind of this vocabulary"),
        )
    has_values = attribute.type in (AttributeType.CHOICE, AttributeType.CHOICES)
    if has_values and not attribute.values:
        yield source.error("HR243", f"the choice `{key}` has no values", path, hint="add `values:`", key=True)
    elif attribute.values and not has_values:
        yield source.error(
            "HR243",
            f"`{key}` has values but is {type_words(attribute)}",
            (*path, "values"),
            hint="write `type: choice`, or delete the values",
            key=True,
        )
    if attribute.computed is not None:
        yield from _check_computed(name, attribute, attribute.computed, kinds, source, (*path, "computed"))


def _check_computed(
    name: str,
    attribute: Attribute,
    computed: Computed,
    kinds: Mapping[str, Kind],
    source: SourceFile,
    path: DataPath,
) -> Iterator[Diagnostic]:
    looked_at = kinds.get(computed.of)
    if looked_at is None:
        message = f"it is computed of `{computed.of}`, which is no kind"
        yield source.error("HR244", message, (*path, "of"), hint=did_you_mean(computed.of, kinds))
        return
    if looked_at.adverse:
        message = f"it is computed of the adverse kind `{computed.of}`, so that a harm could raise a score"
        yield source.error("HR244", message, (*path, "of"), hint="ask for the harm itself with `there_is_no`")
    by = looked_at.attributes.get(computed.by)
    if by is None or by.type is not AttributeType.REFERENCE or by.to != name:
        referring = [
            k for k, a in looked_at.attributes.items() if a.type is AttributeType.REFERENCE and a.to == name
        ]
        hint = (
            f"choose from {listed(referring)}"
            if referring
            else f"add a reference to `{name}` to `{computed.of}`"
        )
        message = f"`{computed.by}` of `{computed.of}` does not refer to `{name}`"
        yield source.error("HR244", message, (*path, "by"), hint=hint)
    yield from _check_function(attribute, computed, looked_at, source, path)
    for key, values in computed.where.items():
        tested = looked_at.attributes.get(key)
        if tested is None:
            message = f"`{computed.of}` has no attribute `{key}`"
            hint = did_you_mean(key, looked_at.attributes)
            yield source.error("HR244", message, (*path, "where", key), hint=hint, key=True)
            continue
        if tested.type is AttributeType.CHOICES:
            message = f"`{key}` is a list of choices, which `where` cannot ask about"
            hint = "ask about an attribute that is one choice"
            yield source.error("HR244", message, (*path, "where", key), hint=hint, key=True)
            continue
        allowed = tuple(tested.values) or ("yes", "no")
        for position, value in enumerate(values):
            if value not in allowed:
                message = f"`{value}` is no value of `{key}`"
                hint = did_you_mean(value, allowed)
                yield source.error("HR244", message, (*path, "where", key, position), hint=hint)


def _check_function(
    attribute: Attribute, computed: Computed, looked_at: Kind, source: SourceFile, path: DataPath
) -> Iterator[Diagnostic]:
    function, fitting = computed.function, _LOOKS_AT[computed.function]
    if computed.value is None:
        if function not in _VALUE_OPTIONAL:
            yield source.error(
                "HR244", f"`{function}` needs `value`", path, hint="add `value:` and an attribute", key=True
            )
        wanted = _RESULT[function]
    else:
        value = looked_at.attributes.get(computed.value)
        if value is None:
            message = f"`{computed.of}` has no attribute `{computed.value}`"
            yield source.error(
                "HR244", message, (*path, "value"), hint=did_you_mean(computed.value, looked_at.attributes)
            )
            return
        if value.type not in fitting:
            message = f"`{function}` cannot look at `{computed.value}`, which is {type_words(value)}"
            hint = f"it looks at {listed(sorted(fitting))}" if fitting else "delete `value`"
            yield source.error("HR244", message, (*path, "value"), hint=hint)
            return
        wanted = _RESULT[function] or value.type
    if wanted is not None and attribute.type is not wanted:
        message = f"`{function}` gives {wanted.value}, but the attribute is {type_words(attribute)}"
        yield source.error("HR244", message, path, hint=f"write `type: {wanted.value}`", key=True)
