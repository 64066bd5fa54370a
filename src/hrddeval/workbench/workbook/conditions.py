"""Numbered rows as one condition: 1 is the whole, 1.1 and 1.2 are its parts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from hrddeval.model.rule import CONDITION_KEYS
from hrddeval.source.source_file import DataPath
from hrddeval.source.suggest import did_you_mean
from hrddeval.workbench.workbook.draft import Draft
from hrddeval.workbench.workbook.table import Line

_NUMBER = re.compile(r"[1-9][0-9]{0,3}(\.[1-9][0-9]{0,3}){0,19}")
#: Forms that have parts.
_GROUPS = ("all_of", "any_of")

Number = tuple[int, ...]
Parts = Mapping[Number, Sequence[Line]]


def put_condition(draft: Draft, path: DataPath, lines: Sequence[Line]) -> None:
    """Put one condition into a draft; what does not fit becomes a problem of the draft."""
    parts: dict[Number, list[Line]] = {}
    for line in lines:
        line.used = True
        text = str(line["no"] or "").strip()
        if _NUMBER.fullmatch(text):
            parts.setdefault(tuple(int(one) for one in text.split(".")), []).append(line)
        else:
            hint = "the whole condition is 1, its parts are 1.1, 1.2, ..."
            draft.problem(line, "no", f"`{text}` is not a number such as 1 or 1.2", hint)
    tops = sorted(number for number in parts if len(number) == 1)
    for top in tops[1:]:
        hint = "begin with a row 1 of the form all_of or any_of, and number these 1.1, 1.2, ..."
        message = f"`{lines[0]['for']}` has a second condition beside {tops[0][0]}"
        draft.problem(parts[top][0], "no", message, hint)
    for number in sorted(parts):  # a part belongs to the row whose number it begins with
        above = parts.get(number[:-1], [])
        if number[1:] and not above:
            draft.problem(
                parts[number][0], "no", f"there is no row {_written(number[:-1])} that this is a part of"
            )
        elif number[1:] and above[0]["form"] not in _GROUPS:
            message = f"{_written(number[:-1])} has parts, but its form is `{above[0]['form']}`"
            draft.problem(above[0], "form", message, "write all_of or any_of there")
    if tops:
        _put(draft, path, tops[0], parts)


def _written(number: Number) -> str:
    return ".".join(map(str, number))


def _put(draft: Draft, path: DataPath, number: Number, parts: Parts) -> None:
    group = parts[number]
    line = group[0]
    form = line["form"]
    if form not in CONDITION_KEYS:
        message = "the row has no form" if form is None else f"there is no form `{form}`"
        draft.problem(line, "form", message, did_you_mean(str(form), CONDITION_KEYS))
        return
    draft.places[path] = line.at("form")
    for other in group[1:]:
        if other["form"] not in (None, form):
            message = f"`{other['form']}` stands here, but `{form}` in row {line.number}"
            draft.problem(other, "form", message, "give the other condition a number of its own")
    if form in _GROUPS:
        _put_group(draft, (*path, form), number, parts)
        return
    draft.agree((*path, form), group, "kind")
    if (*path, form) not in draft.places:
        draft.problem(line, "kind", "the row has no kind", "choose one; see the sheet vocabulary")
        return
    draft.agree((*path, "as"), group, "as")
    draft.agree((*path, "other_than"), group, "other_than")
    for one in group:
        _put_test(draft, (*path, "where"), one, is_alone=len(group) == 1)


def _put_group(draft: Draft, path: DataPath, number: Number, parts: Parts) -> None:
    for line in parts[number]:
        for column in ("kind", "as", "other_than", "attribute", "test", "value"):
            if line[column] is not None:
                draft.problem(
                    line, column, f"{path[-1]} has no {column}", "write it in the rows of the parts"
                )
    draft.put(path, [], parts[number][0].at("form"))
    below = sorted(one for one in parts if one[:-1] == number)
    for position, one in enumerate(below):
        draft.put((*path, position), {}, parts[one][0].at("form"))
        _put(draft, (*path, position), one, parts)


def _put_test(draft: Draft, path: DataPath, line: Line, *, is_alone: bool) -> None:
    given = [name for name in ("attribute", "test", "value") if line[name] is not None]
    if not given and is_alone:
        return
    if len(given) < 3:
        missing = next(name for name in ("attribute", "test", "value") if line[name] is None)
        draft.problem(
            line, missing, f"the row has no {missing}", "a test has an attribute, a test and a value"
        )
        return
    attribute, test, value = line["attribute"], line["test"], line["value"]
    here = (*path, attribute, test)
    if here in draft.places:
        message = f"`{attribute}` has two tests `{test}` in one condition"
        draft.problem(line, "test", message, "number the other condition anew")
        return
    if test == "one_of" and not isinstance(value, list):
        value = (
            [one.strip() for one in value.split(",") if one.strip()] if isinstance(value, str) else [value]
        )
    draft.places.setdefault(path, line.at("attribute"))
    draft.places.setdefault((*path, attribute), line.at("attribute"))
    draft.put(here, value, line.at("value"))
    draft.keys[here] = line.at("test")
