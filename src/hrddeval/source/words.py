"""Says what pydantic found in the author's words: what stands there, and what is expected."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic_core import ErrorDetails

from hrddeval.diagnostics.diagnostic import Diagnostic
from hrddeval.source.source_file import DataPath, SourceFile
from hrddeval.source.suggest import did_you_mean, listed, nearest

#: What each pattern of the models asks for.
PATTERNS: Mapping[str, str] = {
    r"^[a-z][a-z0-9]*([-_][a-z0-9]+)*$": "lower-case letters and digits, joined by hyphens or underscores",
    r"^[A-Z]{3}$": "three capital letters, such as `USD`",
    r"^E[1-9][0-9]*$": "`E` and a number, such as `E1`",
    r"^O[1-9][0-9]*$": "`O` and a number, such as `O1`",
    r"^[A-Z][0-9]{1,2}$": "a capital letter and one or two digits, such as `R2`",
    r"^[0-9a-f]{4}(-[0-9a-f]{4}){3}$": "a fingerprint as it is printed, such as `0a1b-2c3d-4e5f-6a7b`",
    r"^[A-Z]{2}$": "two capital letters, such as `CD`",
    r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$": (
        "a year, a month or a day: `2020`, `2020-12` or `2020-12-03`"
    ),
}
_TYPES: Mapping[str, str] = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "float_parsing": "a number",
    "bool_type": "true or false",
    "model_type": "a group of keys",
    "dict_type": "a group of keys",
    "mapping_type": "a group of keys",
    "model_attributes_type": "a group of keys",
    "tuple_type": "a list",
    "list_type": "a list",
    "none_required": "nothing",
}
_HINTS: Mapping[str, str] = {
    "a list": "write `[first, second]`, or one line for each item beginning with `- `",
    "a group of keys": "write one line `key: value` for each key, indented under it",
    "text": "write text; put it in quotes if it looks like a number or a list",
    "a whole number": "write digits only",
}
_QUOTED = re.compile(r"'((?:[^'\\]|\\.)*)'")


def explain(
    source: SourceFile, path: DataPath, *, is_key: bool, errors: Sequence[ErrorDetails], known: Sequence[str]
) -> Diagnostic:
    """Make one diagnostic of everything pydantic says about one place."""
    first = errors[0]
    kind = first["type"]
    name = named(path, in_list=_is_item(source, path))
    if is_key:
        return _wrong_key(source, path, first)
    if kind == "extra_forbidden":
        hint = did_you_mean(str(path[-1]), known)
        return source.error("HR120", f"no key is called `{path[-1]}` here", path, hint=hint, key=True)
    if kind.startswith("union_tag"):
        return _condition(source, path, first)
    if kind in ("literal_error", "enum"):
        return _choice(source, path, errors)
    if kind in _TYPES:
        return _wrong_type(source, path, errors)
    if kind == "string_pattern_mismatch":
        wanted = PATTERNS.get(str(first.get("ctx", {}).get("pattern")), "another form")
        return source.error(
            "HR124",
            f"{name} is `{_short(str(first['input']))}`, which does not fit",
            path,
            hint=f"write {wanted}",
        )
    problem, advice = _bounds(name, first)
    return source.error("HR124", problem, path, hint=advice)


def named(path: DataPath, *, in_list: bool = False) -> str:
    """Name a place in a file: the last key, or the item of the last key.

    >>> named(("evidence", "E1", "claim")), named(("step", "sets", 0), in_list=True), named(())
    ('`claim`', 'item 1 of `sets`', 'the file')
    """
    if not path:
        return "the file"
    if in_list and isinstance(path[-1], int) and len(path) > 1:
        return f"item {path[-1] + 1} of `{path[-2]}`"
    return f"`{path[-1]}`"


def _is_item(source: SourceFile, path: DataPath) -> bool:
    """Tell whether a path ends in a list, not at a key that is a number."""
    here: Any = source.data
    for step in path[:-1]:
        match here:
            case Mapping():
                here = here[step]
            case list() if isinstance(step, int):
                here = here[step]
    return isinstance(here, list)


def described(value: Any) -> str:
    """Say what stands somewhere: `the text `abc``, `a list`, `nothing`."""
    match value:
        case None:
            return "nothing"
        case bool():
            return f"`{str(value).lower()}`"
        case int() | float():
            return f"the number {value}"
        case str():
            return f"the text `{_short(value)}`" if value else "empty text"
        case Mapping():
            return "a group of keys"
        case list() | tuple():
            return "a list"
        case _:  # a date or time, which TOML knows
            return f"`{value}`"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 40 else line[:39] + "…"


def explain_missing(source: SourceFile, parent: DataPath, names: Sequence[str]) -> Diagnostic:
    """Make one diagnostic of all keys that are missing at one place."""
    where = f" in {named(parent, in_list=_is_item(source, parent))}" if parent else ""
    if len(names) == 1:
        message, hint = f"the key `{names[0]}` is missing{where}", f"add a line `{names[0]}: ...`"
    else:
        several = ", ".join(f"`{name}`" for name in names[:-1]) + f" and `{names[-1]}`"
        message, hint = (
            f"the keys {several} are missing{where}",
            f"add a line for each, such as `{names[0]}: ...`",
        )
    return source.error("HR121", message, parent, hint=hint, key=True)


def _wrong_key(source: SourceFile, path: DataPath, error: ErrorDetails) -> Diagnostic:
    allowed = _allowed(error)
    if allowed:
        return source.error(
            "HR123",
            f"the key `{path[-1]}` is not one of the choices",
            path,
            hint=did_you_mean(str(path[-1]), allowed),
            key=True,
        )
    wanted = PATTERNS.get(str(error.get("ctx", {}).get("pattern"))) or _TYPES.get(error["type"])
    return source.error(
        "HR124",
        f"the key `{path[-1]}` does not fit",
        path,
        hint=f"write {wanted}" if wanted else None,
        key=True,
    )


def _wrong_type(source: SourceFile, path: DataPath, errors: Sequence[ErrorDetails]) -> Diagnostic:
    """Several errors at one place are the members of a union, none of which fits."""
    wanted = list(dict.fromkeys(_TYPES[error["type"]] for error in errors if error["type"] in _TYPES))
    choices = [choice for error in errors for choice in _allowed(error)]
    if "text" in wanted and wanted[:1] == ["a group of keys"]:
        wanted = ["text"]
    if any(error.get("ctx", {}).get("class_name") == "Words" for error in errors):
        wanted = ["text"]
    if wanted[:1] == ["text"] and "a number" in wanted:
        wanted = ["text", "a number"]
    value = errors[0]["input"]
    expected = " or ".join(wanted + ([listed(choices)] if choices else []))
    name = named(path, in_list=_is_item(source, path))
    if value is None:
        message, hint = f"nothing is written after {name}", f"write {expected}, or delete the line"
    else:
        message, hint = f"{name} is {described(value)}, expected {expected}", _HINTS.get(wanted[0], "")
    if isinstance(value, bool) and wanted == ["text"]:
        hint = f"write `{'yes' if value else 'no'}`, or put the word in quotes"
    return source.error("HR122", message, path, hint=hint or None)


def _choice(source: SourceFile, path: DataPath, errors: Sequence[ErrorDetails]) -> Diagnostic:
    allowed = list(dict.fromkeys(choice for error in errors for choice in _allowed(error)))
    value = errors[0]["input"]
    if path[-1:] == ("schema",):
        hint = f"write `schema: {allowed[0]}`"
        return source.error(
            "HR126", f"the file's schema is {described(value)}, expected `{allowed[0]}`", path, hint=hint
        )
    if value is None:
        return source.error(
            "HR122", f"nothing is written after {named(path)}", path, hint=f"choose from {listed(allowed)}"
        )
    near = nearest(str(value), allowed)
    hint = (f"did you mean `{near}`? Allowed: " if near else "choose from ") + listed(allowed)
    if isinstance(value, bool) and ("yes" if value else "no") in allowed:
        hint = f"write `{'yes' if value else 'no'}`"
    name = named(path, in_list=_is_item(source, path))
    return source.error(
        "HR123", f"{name} cannot be {described(value).removeprefix('the text ')}", path, hint=hint
    )


def _allowed(error: ErrorDetails) -> list[str]:
    if error["type"] not in ("literal_error", "enum"):
        return []
    return _QUOTED.findall(str(error.get("ctx", {}).get("expected", "")))


def _condition(source: SourceFile, path: DataPath, error: ErrorDetails) -> Diagnostic:
    value = error["input"]
    forms: tuple[str, ...] = ("there_is", "there_is_no", "all_of", "any_of")
    if path[:1] == ("gates",):
        forms = ("flag", "while")
    name = named(path, in_list=_is_item(source, path))
    if not isinstance(value, Mapping):
        message = f"{name} is {described(value)}, expected a group of keys with one of {listed(forms)}"
        return source.error("HR125", message, path, hint=f"write `{forms[0]}: ...`")
    given = [form for form in forms if form in value]
    if given:
        both = " and ".join(f"`{form}`" for form in given)
        hint = "put each in a list under `all_of:` or `any_of:`" if "all_of" in forms else "keep one of them"
        return source.error("HR125", f"{name} has {both}, which exclude each other", path, hint=hint)
    for key in value:
        near = nearest(str(key), forms)
        if near is not None:
            return source.error(
                "HR125",
                f"no key is called `{key}` here",
                (*path, key),
                hint=f"did you mean `{near}`?",
                key=True,
            )
    return source.error(
        "HR125", f"{name} has none of {listed(forms)}", path, hint=f"begin it with `{forms[0]}:`"
    )


def _bounds(name: str, error: ErrorDetails) -> tuple[str, str | None]:
    """Words for numbers and lists out of their bounds, and for what our own validators say."""
    context = error.get("ctx", {})
    value = described(error["input"])
    match error["type"]:
        case "greater_than_equal":
            return f"{name} is {value}, expected at least {context['ge']}", None
        case "less_than_equal":
            return f"{name} is {value}, expected at most {context['le']}", None
        case "string_too_long":
            found = len(str(error["input"]))
            return f"{name} has {found} characters, expected at most {context['max_length']}", "shorten it"
        case "string_too_short":
            return f"{name} is empty", "write a sentence, or delete the line"
        case "too_short":
            wanted = context["min_length"]
            return f"{name} has {_items(context['actual_length'])}, expected at least {wanted}", None
        case "too_long":
            return (
                f"{name} has {_items(context['actual_length'])}, expected at most {context['max_length']}",
                None,
            )
        case "value_error":
            return f"{name} is {value}, which does not fit", str(context.get("error", "")) or None
        case _:
            return f"{name} is {value}, which does not fit", None


def _items(count: int) -> str:
    return "1 item" if count == 1 else f"{count} items"
