"""A criterion as rows of the sheets; each row says where it belongs, so that sheets can be sorted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from hrddeval.model.dossier import Standing
from hrddeval.model.rule import (
    AllOf,
    AnyOf,
    AppliesWhen,
    Condition,
    Criterion,
    Example,
    Level,
    ProfileTest,
    Step,
    Tests,
    ThereIs,
)
from hrddeval.model.text import LANGUAGES, Words

#: Values by the name of their column, as Python keeps them.
Row = Mapping[str, Any]


def rows_of(criterion: Criterion, file: str) -> dict[str, list[Row]]:
    """Return the rows of every sheet. `file` is the path under `rules/`."""
    rule = criterion
    applies = rule.applies_when
    first = {
        "id": rule.id,
        **_words("title", rule.title),
        **_words("short", rule.short),
        **_words("question", rule.question),
        "track": rule.track.value,
        **_words("why", rule.why),
        "basis": rule.basis,
        "lenses": rule.lenses,
        **_words("otherwise", applies.otherwise if applies else None),
        "overrides": rule.overrides,
        "because": rule.because,
        "file": file,
    }
    sheets: dict[str, list[Row]] = {"criteria": [first], "applies": list(_applies(applies))}
    sheets |= {
        name: [] for name in ("levels", "conditions", "limits", "flags", "steps", "sets", "examples", "given")
    }
    for number, level in rule.levels.items():
        _add_level(sheets, number, level)
    for name, flag in rule.flags.items():
        sheets["flags"].append(
            {"flag": name, **_words("title", flag.title), **_words("because", flag.because)}
        )
        sheets["conditions"] += _condition(f"flag {name}", flag.when)
    for position, example in enumerate(rule.examples, 1):
        _add_example(sheets, position, example)
    return {
        name: [row if name == "criteria" else {"criterion": rule.id, **row} for row in rows]
        for name, rows in sheets.items()
    }


def _words(name: str, text: Words | None) -> dict[str, Any]:
    return {f"{name} {language}": getattr(text, language) if text else None for language in LANGUAGES}


def _applies(applies: AppliesWhen | None) -> Iterator[Row]:
    for fact, tests in applies.profile.items() if applies else ():
        for test, value in _tests(tests):
            yield {"fact": fact, "test": test, "value": value}


def _tests(tests: Tests | ProfileTest) -> list[tuple[str, Any]]:
    return list(tests.model_dump(by_alias=True, exclude_none=True).items())


def _add_level(sheets: dict[str, list[Row]], number: int, level: Level) -> None:
    texts = {
        **_words("title", level.title),
        **_words("meaning", level.meaning),
        **_words("because", level.because),
    }
    sheets["levels"].append({"level": number, **texts})
    if level.shown_by is not None:
        sheets["conditions"] += _condition(f"level {number}", level.shown_by)
    for position, limit in enumerate(level.no_more_than_when, 1):
        sheets["limits"].append({"level": number, "no": position, **_words("because", limit.because)})
        sheets["conditions"] += _condition(f"limit {number}.{position}", limit.when)
    if level.step is not None:
        _add_step(sheets, number, level.step)


def _add_step(sheets: dict[str, list[Row]], number: int, step: Step) -> None:
    sheets["steps"].append({"level": number, **_words("text", step.text), "effort": step.effort})
    for position, one in enumerate(step.sets, 1):
        sheets["sets"] += _observation(
            {"level": number, "no": position, "kind": one.kind, "as": one.as_}, one.attributes
        )


def _add_example(sheets: dict[str, list[Row]], number: int, example: Example) -> None:
    expect = example.expect
    sheets["examples"].append(
        {
            "no": number,
            "name": example.name,
            "profile": example.profile,
            "complete": example.complete,
            "found_absent": example.found_absent,
            "supported": expect.supported,
            "possible": expect.possible,
            "state": expect.state,
            "flags": expect.flags,
        }
    )
    for position, one in enumerate(example.given, 1):
        row = {
            "example": number,
            "no": position,
            "kind": one.kind,
            "as": one.as_,
            "standing": None if one.standing is Standing.ESTABLISHED else one.standing.value,
            "classes": "[]" if one.classes == () else one.classes,
        }
        sheets["given"] += _observation(row, one.attributes)


def _observation(row: Row, attributes: Mapping[str, Any]) -> Iterator[Row]:
    """One row for each attribute; one without, where there is none."""
    if not attributes:
        yield row
    for name, value in attributes.items():
        yield {**row, "attribute": name, "value": value}


def _condition(belongs_to: str, condition: Condition, number: Sequence[int] = (1,)) -> Iterator[Row]:
    row: dict[str, Any] = {"for": belongs_to, "no": ".".join(map(str, number))}
    if isinstance(condition, AllOf | AnyOf):
        form, parts = (
            ("all_of", condition.all_of) if isinstance(condition, AllOf) else ("any_of", condition.any_of)
        )
        yield {**row, "form": form}
        for position, part in enumerate(parts, 1):
            yield from _condition(belongs_to, part, (*number, position))
        return
    if isinstance(condition, ThereIs):
        row |= {"form": "there_is", "kind": condition.there_is, "as": condition.as_}
    else:
        row |= {"form": "there_is_no", "kind": condition.there_is_no}
    row["other_than"] = condition.other_than
    tests = [(name, *one) for name, given in condition.where.items() for one in _tests(given)]
    if not tests:
        yield row
    for attribute, test, value in tests:
        yield {**row, "attribute": attribute, "test": test, "value": value}
