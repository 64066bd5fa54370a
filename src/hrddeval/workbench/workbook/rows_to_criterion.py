"""Rows of the sheets as the data of criteria, with the cell that every value came from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hrddeval.diagnostics.diagnostic import Diagnostic
from hrddeval.model.text import LANGUAGES
from hrddeval.model.vocabulary import AttributeType, Vocabulary
from hrddeval.source.source_file import DataPath
from hrddeval.source.suggest import did_you_mean
from hrddeval.workbench.workbook.conditions import put_condition
from hrddeval.workbench.workbook.draft import Draft
from hrddeval.workbench.workbook.table import Line, Tables, unused


def drafts_of(tables: Tables, vocabulary: Vocabulary) -> tuple[list[Draft], list[Diagnostic]]:
    """Put every criterion together; rows that belong to none are problems."""
    drafts: dict[str, Draft] = {}
    problems = []
    for line in tables.get("criteria", ()):
        line.used = True
        name = line["id"]
        if name is None:
            problems.append(
                line.problem("id", "the row has no id", "write the id of the criterion, such as R8")
            )
        elif name in drafts:
            hint = f"the first stands in row {drafts[name].first.number}; keep one of the two"
            problems.append(line.problem("id", f"the criterion {name} stands twice here", hint))
        else:
            drafts[name] = Draft(line)
    for draft in drafts.values():
        _Filling(draft, tables, vocabulary).fill()
        problems += draft.problems
    problems += [_homeless(line, drafts) for line in unused(tables)]
    return list(drafts.values()), problems


class _Filling:
    """Fills one draft from the sheets."""

    def __init__(self, draft: Draft, tables: Tables, vocabulary: Vocabulary) -> None:
        self.draft = draft
        self.vocabulary = vocabulary
        self.lines = {
            name: [line for line in lines if line["criterion"] == draft.id] for name, lines in tables.items()
        }
        self.limits = self._each("limits", "level", "no")
        self.steps = self._each("steps", "level")

    def fill(self) -> None:
        draft, first = self.draft, self.draft.first
        draft.places[()] = first.at("id")
        draft.put(("schema",), "hrddeval/criterion@1", first.at("id"))
        draft.take(("id",), first, "id")
        for name in ("title", "short", "question"):
            draft.take_text((name,), first, name)
        draft.take(("track",), first, "track")
        draft.take_text(("why",), first, "why")
        for name in ("basis", "lenses"):
            self._list((name,), first, name)
        self._applies()
        for line in self._each("levels", "level"):
            line.used = True
            self._level(line)
        for line in self._each("flags", "flag"):
            line.used = True
            path: DataPath = ("flags", line["flag"])
            draft.take_text((*path, "title"), line, "title")
            self._condition((*path, "when"), f"flag {line['flag']}", line)
            draft.take_text((*path, "because"), line, "because")
        for position, line in enumerate(self._each("examples", "no")):
            line.used = True
            self._example(("examples", position), line)
        for name in ("overrides", "because"):
            draft.take((name,), first, name)

    def _applies(self) -> None:
        draft, path = self.draft, ("applies_when", "profile")
        for line in self.lines["applies"]:
            line.used = True
            fact, test = line["fact"], line["test"]
            if fact is None or test is None or line["value"] is None:
                draft.problem(line, "fact", "the row lacks a fact, a test or a value")
                continue
            value = _listed(line["value"]) if test in ("one_of", "none_of") else line["value"]
            draft.places.setdefault((*path, fact), line.at("fact"))
            draft.put((*path, fact, test), value, line.at("value"))
            draft.keys[(*path, fact, test)] = line.at("test")
        if any(draft.first[f"otherwise {language}"] for language in LANGUAGES):
            draft.data.setdefault("applies_when", {"profile": {}})
        if "applies_when" in draft.data:
            draft.take_text(("applies_when", "otherwise"), draft.first, "otherwise")

    def _level(self, line: Line) -> None:
        draft, number = self.draft, line["level"]
        path: DataPath = ("levels", number)
        draft.places.setdefault(("levels",), line.at("level"))
        draft.put(path, {}, line.at("level"))
        draft.take_text((*path, "title"), line, "title")
        draft.take_text((*path, "meaning"), line, "meaning")
        self._condition((*path, "shown_by"), f"level {number}", line)
        draft.take_text((*path, "because"), line, "because")
        limits = [one for one in self.limits if one["level"] == number]
        for position, limit in enumerate(limits):
            limit.used = True
            here: DataPath = (*path, "no_more_than_when", position)
            draft.put(here, {}, limit.at("no"))
            self._condition((*here, "when"), f"limit {number}.{limit['no']}", limit)
            draft.take_text((*here, "because"), limit, "because")
        for step in (one for one in self.steps if one["level"] == number):
            step.used = True
            draft.put((*path, "step"), {}, step.at("level"))
            draft.take_text((*path, "step", "text"), step, "text")
            sets = [one for one in self.lines["sets"] if one["level"] == number]
            self._observations((*path, "step", "sets"), sets)
            draft.take((*path, "step", "effort"), step, "effort")

    def _condition(self, path: DataPath, belongs_to: str, owner: Line) -> None:
        lines = [line for line in self.lines["conditions"] if _same(line["for"], belongs_to)]
        if not lines:
            self.draft.places.setdefault(path[:-1], owner.at("criterion"))
            return
        put_condition(self.draft, path, lines)

    def _example(self, path: DataPath, line: Line) -> None:
        draft = self.draft
        draft.put(path, {}, line.at("no"))
        draft.take((*path, "name"), line, "name")
        draft.take((*path, "profile"), line, "profile")
        given = [one for one in self.lines["given"] if one["example"] == line["no"]]
        self._observations((*path, "given"), given)
        if line["complete"] == ["all"]:
            draft.put((*path, "complete"), "all", line.at("complete"))
        else:
            self._list((*path, "complete"), line, "complete")
        self._list((*path, "found_absent"), line, "found_absent")
        draft.put((*path, "expect"), {}, line.at("supported"))
        for name in ("supported", "possible", "state", "flags"):
            draft.take((*path, "expect", name), line, name)

    def _observations(self, path: DataPath, lines: list[Line]) -> None:
        """Put observations together, each from the rows that have its number."""
        draft = self.draft
        groups: dict[Any, list[Line]] = {}
        for line in lines:
            line.used = True
            groups.setdefault(line["no"], []).append(line)
        for position, number in enumerate(sorted(groups, key=lambda one: one or 0)):
            here: DataPath = (*path, position)
            group = groups[number]
            draft.put(here, {}, group[0].at("no"))
            for name in ("kind", "as", "standing", "classes"):
                draft.agree((*here, name), group, name)
            for line in group:
                self._attribute((*here, "attributes"), line)

    def _attribute(self, path: DataPath, line: Line) -> None:
        name, value = line["attribute"], line["value"]
        if name is None or value is None:
            if name is not None or value is not None:
                column = "attribute" if name is None else "value"
                self.draft.problem(line, column, f"the row has no {column}")
            return
        here = (*path, name)
        if here in self.draft.places:
            hint = "keep one of the rows, or give the other observation a number of its own"
            self.draft.problem(line, "attribute", f"`{name}` stands twice here", hint)
            return
        self.draft.places.setdefault(path, line.at("attribute"))
        kind = self.vocabulary.kinds.get(str(line["kind"]))
        declared = kind.attributes.get(name) if kind else None
        if declared is not None and declared.type is AttributeType.CHOICES:
            value = _listed(value)
        self.draft.put(here, value, line.at("value"))
        self.draft.keys[here] = line.at("attribute")

    def _list(self, path: DataPath, line: Line, column: str) -> None:
        values = line[column]
        for position, value in enumerate(values or ()):
            self.draft.put((*path, position), value, line.at(column))
        if values:
            self.draft.places[path] = line.at(column)

    def _each(self, sheet: str, *key: str) -> list[Line]:
        """Return the rows of a sheet in the order of their keys, each thing once; others are problems."""
        found: dict[tuple[Any, ...], Line] = {}
        for line in self.lines[sheet]:
            values = tuple(line[name] for name in key)
            first = found.setdefault(values, line)
            if None in values:
                column = key[values.index(None)]
                self.draft.problem(line, column, f"the row has no {column}")
            elif first is not line:
                words = " ".join(f"{name} {value}" for name, value in zip(key, values, strict=True))
                hint = f"the first stands in row {first.number}; change one of them or delete it"
                self.draft.problem(line, key[-1], f"{words} stands twice here", hint)
            else:
                continue
            line.used = True
            found.pop(values) if None in values else None
        return [found[values] for values in (found if key == ("flag",) else sorted(found))]


def _listed(value: Any) -> Any:
    """Take `a, b` for a list, where a list belongs."""
    if isinstance(value, str):
        return [one.strip() for one in value.split(",") if one.strip()]
    return value if isinstance(value, list) else [value]


def _same(written: Any, wanted: str) -> bool:
    return " ".join(str(written or "").split()).lower() == wanted.lower()


def _homeless(line: Line, drafts: Mapping[str, Draft]) -> Diagnostic:
    name = line["criterion"]
    if name is None:
        return line.problem("criterion", "the row names no criterion", "write its id, or delete the row")
    if name not in drafts:
        message = f"the sheet criteria has no row for `{name}`"
        return line.problem("criterion", message, did_you_mean(str(name), drafts))
    column, what, where = {
        "conditions": ("for", f"`{line['for']}`", "levels, limits or flags"),
        "limits": ("level", f"level {line['level']}", "levels"),
        "steps": ("level", f"level {line['level']}", "levels"),
        "sets": ("level", f"a step to level {line['level']}", "steps"),
        "given": ("example", f"example {line['example']}", "examples"),
    }.get(line.sheet, ("criterion", "what this row belongs to", "criteria"))
    if line[column] is None:
        return line.problem(column, f"the row has no {column}")
    hint = "add the row there, or correct this one"
    return line.problem(column, f"{name} has no {what} in the sheet {where}", hint)
