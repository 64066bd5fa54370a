"""Checks the tests on one attribute: whether they fit its type, their values, and each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from hrddeval.diagnostics.diagnostic import Diagnostic
from hrddeval.model.rule import Tests
from hrddeval.model.values import ValueProblem, parse_value
from hrddeval.model.vocabulary import Attribute, AttributeType
from hrddeval.observations import value_problem
from hrddeval.rules.ways import ImpossibleTests, allowed_by
from hrddeval.source.source_file import DataPath, SourceFile
from hrddeval.source.suggest import listed
from hrddeval.source.words import described
from hrddeval.vocabulary import type_words

_NUMBER_TESTS = ("is", "at_least", "at_most", "more_than", "less_than", "is_known")
#: The tests that have a meaning for each type of attribute.
FITTING: Mapping[AttributeType, tuple[str, ...]] = {
    AttributeType.YES_NO: ("is", "is_known", "same_as"),
    AttributeType.CHOICE: ("is", "is_not", "one_of", "is_known", "same_as"),
    AttributeType.CHOICES: ("includes", "is_known"),
    AttributeType.COUNT: _NUMBER_TESTS,
    AttributeType.SHARE: _NUMBER_TESTS,
    AttributeType.MONEY: _NUMBER_TESTS,
    AttributeType.DATE: ("later_than", "earlier_than", "is_known"),
    AttributeType.TEXT: ("is_known",),
    AttributeType.REFERENCE: ("same_as", "is_known"),
}
_WITHOUT_VALUE = ("is_known", "same_as")


def check_tests(
    attribute: Attribute, tests: Tests, source: SourceFile, path: DataPath, name: str
) -> Iterator[Diagnostic]:
    """Check the tests that stand at a path; `same_as` is checked with the names it refers to."""
    given = {
        (Tests.model_fields[field].alias or field): getattr(tests, field) for field in tests.model_fields_set
    }
    given = {test: value for test, value in given.items() if value is not None}
    if not given:
        yield source.error(
            "HR226",
            f"`{name}` has no test",
            path,
            hint=f"write one of {listed(FITTING[attribute.type])}",
            key=True,
        )
    problems = [
        problem
        for test, value in given.items()
        for problem in _check_test(attribute, test, value, source, (*path, test), name)
    ]
    yield from problems
    if not problems and given:
        try:
            allowed_by(attribute, tests)
        except ImpossibleTests:
            tests_said = listed(sorted(given)).replace(" or ", " and ")
            yield source.error(
                "HR207",
                f"no value of `{name}` can pass {tests_said} together"
                if len(given) > 1
                else f"no value of `{name}` can pass this test",
                path,
                hint="delete or change one of the tests",
                key=True,
            )


def _check_test(
    attribute: Attribute, test: str, value: Any, source: SourceFile, path: DataPath, name: str
) -> Iterator[Diagnostic]:
    fitting = FITTING[attribute.type]
    if attribute.type is AttributeType.MONEY and attribute.currency is None:
        fitting = ("is_known",)
    if test not in fitting:
        yield source.error(
            "HR206",
            f"`{test}` does not fit `{name}`, which is {type_words(attribute)}",
            path,
            hint=f"tests that fit: {listed(fitting)}",
            key=True,
        )
    elif test == "one_of":
        for position, one in enumerate(value):
            yield from _check_value(attribute, one, source, (*path, position), name)
    elif test not in _WITHOUT_VALUE:
        yield from _check_value(attribute, value, source, path, name)


def _check_value(
    attribute: Attribute, value: Any, source: SourceFile, path: DataPath, name: str
) -> Iterator[Diagnostic]:
    written = _written(source, path)
    if attribute.type is AttributeType.CHOICE and value in attribute.groups:
        return
    if attribute.type is AttributeType.YES_NO and isinstance(written, bool):
        word = "yes" if written else "no"
        message = f"`{name}` is held against `{str(written).lower()}`, expected yes or no"
        yield source.error("HR224", message, path, hint=f"write `{word}`")
        return
    if attribute.type is AttributeType.MONEY:
        if not isinstance(value, int | float) or isinstance(written, bool) or value < 0:
            message = f"`{name}` is held against {described(written)}, expected an amount"
            yield source.error("HR205", message, path, hint="write the number alone, such as 1200")
        return
    one = [value] if attribute.type is AttributeType.CHOICES else value
    if isinstance(written, bool):
        one = written  # a whole number has taken its place in the model
    try:
        parse_value(attribute, one)
    except ValueProblem as problem:
        raw = written if attribute.type is AttributeType.CHOICES else one
        yield value_problem(attribute, source, path, name, raw, problem, "HR205")


def _written(source: SourceFile, path: DataPath) -> Any:
    """Return what stands in the file: the model has already turned true into 1."""
    here: Any = source.data
    for step in path:
        here = here[step]
    return here
