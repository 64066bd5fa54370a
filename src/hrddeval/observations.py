"""Checks kind and attributes of an observation: the same for dossiers, examples and steps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from hrddeval.diagnostics.diagnostic import Diagnostic
from hrddeval.model.values import TypedValue, ValueProblem, parse_value
from hrddeval.model.vocabulary import Attribute, AttributeType, Kind, Vocabulary
from hrddeval.source.source_file import DataPath, SourceFile
from hrddeval.source.suggest import did_you_mean, nearest
from hrddeval.source.words import described


@dataclass(frozen=True)
class Codes:
    """The codes of one kind of file for the same mistakes."""

    kind: str
    attribute: str
    value: str
    derived: str
    computed: str
    reference: str


DOSSIER_CODES = Codes("HR403", "HR404", "HR405", "HR408", "HR409", "HR407")
RULE_CODES = Codes("HR203", "HR204", "HR205", "HR222", "HR223", "HR225")


def check_observation(
    vocabulary: Vocabulary,
    source: SourceFile,
    path: DataPath,
    *,
    kind: str,
    attributes: Mapping[str, Any],
    kinds_by_id: Mapping[str, str],
    codes: Codes,
) -> Iterator[Diagnostic]:
    """Check kind, attribute names, values and references of what stands at a path.

    Args:
        kinds_by_id: the kind of every observation that a reference may mean, by id or name.
    """
    declared = vocabulary.kinds.get(kind)
    if declared is None:
        yield unknown_kind(vocabulary, source, (*path, "kind"), kind, codes.kind)
        return
    if declared.derived:
        yield source.error(
            codes.derived,
            f"`{kind}` follows from rules and cannot be recorded",
            (*path, "kind"),
            hint="record the observations it follows from",
        )
        return
    for name, raw in attributes.items():
        here: DataPath = (*path, "attributes", name)
        attribute = declared.attributes.get(name)
        if attribute is None:
            yield unknown_attribute(declared, source, here, kind, name, codes.attribute)
        elif attribute.computed is not None:
            yield source.error(
                codes.computed,
                f"`{name}` is computed from the `{attribute.computed.of}` observations and cannot be given",
                here,
                hint="delete the line",
                key=True,
            )
        else:
            yield from _check_value(attribute, source, here, name, raw, kinds_by_id, codes)


def unknown_kind(
    vocabulary: Vocabulary, source: SourceFile, path: DataPath, kind: str, code: str
) -> Diagnostic:
    """Say that no kind is called so."""
    near = nearest(kind, vocabulary.kinds)
    hint = (f"did you mean `{near}`? " if near else "") + "Kinds are declared in rules/vocabulary.yaml"
    return source.error(code, f"no observation kind is called `{kind}`", path, hint=hint)


def unknown_attribute(
    declared: Kind, source: SourceFile, path: DataPath, kind: str, name: str, code: str
) -> Diagnostic:
    """Say that a kind has no such attribute."""
    hint = did_you_mean(name, declared.attributes)
    return source.error(code, f"`{kind}` has no attribute `{name}`", path, hint=hint, key=True)


def value_problem(
    attribute: Attribute,
    source: SourceFile,
    path: DataPath,
    name: str,
    raw: Any,
    problem: ValueProblem,
    code: str,
) -> Diagnostic:
    """Say that a value does not fit its attribute."""
    if raw is None:
        hint = "delete the line: what is not given is unknown"
        return source.error(code, f"nothing is written after `{name}`", path, hint=hint)
    if isinstance(raw, bool) and attribute.type is AttributeType.YES_NO:
        word = "yes" if raw else "no"
        return source.error(
            code, f"`{name}` is {described(raw)}, expected yes or no", path, hint=f"write `{word}`"
        )
    known = problem.known
    if known and isinstance(raw, str | int) and not isinstance(raw, bool):
        hint = did_you_mean(str(raw), known)
        return source.error(code, f"`{raw}` is no value of `{name}`", path, hint=hint)
    if known and isinstance(raw, list):
        for position, one in enumerate(raw):
            if one not in known:
                hint = did_you_mean(str(one), known)
                shown = described(one).removeprefix("the text ")
                return source.error(code, f"{shown} is no value of `{name}`", (*path, position), hint=hint)
    if attribute.type is AttributeType.SHARE and isinstance(raw, int) and 1 < raw <= 100:
        hint = f"write `{raw} %` if that is meant"
        return source.error(
            code, f"`{name}` is {described(raw)}, expected a share from 0 to 1", path, hint=hint
        )
    return source.error(
        code, f"`{name}` is {described(raw)}, expected {problem.expected}", path, hint=_hint(attribute)
    )


def _hint(attribute: Attribute) -> str | None:
    return {
        AttributeType.CHOICES: "write a list: `[first, second]`",
        AttributeType.COUNT: "write digits only; put `at least 20` and the like into the claim",
        AttributeType.REFERENCE: "write the id of an observation",
        AttributeType.TEXT: "put it in quotes",
    }.get(attribute.type)


def _check_value(
    attribute: Attribute,
    source: SourceFile,
    path: DataPath,
    name: str,
    raw: Any,
    kinds_by_id: Mapping[str, str],
    codes: Codes,
) -> Iterator[Diagnostic]:
    try:
        value: TypedValue = parse_value(attribute, raw)
    except ValueProblem as problem:
        yield value_problem(attribute, source, path, name, raw, problem, codes.value)
        return
    if attribute.type is not AttributeType.REFERENCE:
        return
    meant = kinds_by_id.get(str(value))
    if meant is None:
        hint = did_you_mean(str(value), kinds_by_id, otherwise="record the observation it refers to")
        yield source.error(
            codes.reference, f"`{name}` refers to `{value}`, which does not exist", path, hint=hint
        )
    elif meant != attribute.to:
        fitting = [other for other, kind in kinds_by_id.items() if kind == attribute.to]
        hint = did_you_mean(str(value), fitting) if fitting else f"record a `{attribute.to}` and refer to it"
        message = f"`{name}` refers to `{value}`, which is a `{meant}` and not a `{attribute.to}`"
        yield source.error(codes.reference, message, path, hint=hint)
