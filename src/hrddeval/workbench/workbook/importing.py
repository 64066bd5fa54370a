"""Criteria back from a workbook: all are checked, those that changed are written, and it is told how."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hrddeval.diagnostics.diagnostic import AuthorError, Diagnostic, Location, Severity, has_errors
from hrddeval.model.rule import Criterion
from hrddeval.reports.write import write_whole
from hrddeval.rules.check import Known, check_criterion, check_flag_names
from hrddeval.rules.polarity import Polarity
from hrddeval.rules.reach import Reach
from hrddeval.source import yaml_source
from hrddeval.source.loaded import Loaded, Origin
from hrddeval.source.source_file import DataPath, Node, SourceFile, Span
from hrddeval.source.validate import validate
from hrddeval.study import Study
from hrddeval.workbench import rule_yaml
from hrddeval.workbench.workbook import xlsx
from hrddeval.workbench.workbook.differences import differences, plain
from hrddeval.workbench.workbook.draft import Draft
from hrddeval.workbench.workbook.layout import LAYOUTS
from hrddeval.workbench.workbook.rows_to_criterion import drafts_of
from hrddeval.workbench.workbook.table import Place, tables_of
from hrddeval.workbench.workbook.targets import target_of

_NOWHERE = Node(Span(1, 1, 1, 1))


@dataclass(frozen=True)
class Change:
    """A criterion that is to be written. `comments_lost` counts comment lines the new text lacks."""

    id: str
    path: Path
    text: str
    is_new: bool
    differences: tuple[str, ...]
    comments_lost: int


@dataclass(frozen=True)
class Imported:
    """What an import did. `unchanged` holds the ids of criteria that are as they were."""

    changes: tuple[Change, ...]
    unchanged: tuple[str, ...]
    warnings: tuple[Diagnostic, ...]


def bring_back(study: Study, file: Path, output: Path | None) -> Imported:
    """Read a workbook and write the criteria that changed.

    Raises:
        XlsxMissing: openpyxl is not installed.
        AuthorError: with everything that is wrong; nothing is written then.
        OSError: a file cannot be read or written.
    """
    display = file.as_posix()
    tables, problems = tables_of(display, xlsx.read(file, display, [layout.name for layout in LAYOUTS]))
    if problems:
        raise AuthorError(problems)
    drafts, problems = drafts_of(tables, study.vocabulary.value)
    read: list[tuple[Draft, Loaded[Criterion]]] = []
    for draft in drafts:
        source = _CellSource(file, display, (), draft.data, _NOWHERE, draft.places, draft.keys)
        value, wrong = (None, []) if draft.problems else validate(Criterion, source)
        problems += wrong
        if value is not None:
            read.append((draft, Loaded(value, source, Origin.PROJECT)))
    problems += _checked(study, [criterion for _, criterion in read])
    targets = {}
    for draft, criterion in read:
        targets[draft.id], wrong = target_of(study, draft.first, criterion.value, output)
        problems += wrong
    if has_errors(problems):
        raise AuthorError(problems)
    prepared = {draft.id: _prepared(study, draft, one.value, targets[draft.id]) for draft, one in read}
    changes = tuple(change for change in prepared.values() if change is not None)
    for change in changes:
        write_whole(change.path, change.text)
    return Imported(
        changes,
        tuple(name for name, change in prepared.items() if change is None),
        tuple(one for one in problems if one.severity is Severity.WARNING),
    )


@dataclass(frozen=True)
class _CellSource(SourceFile):
    """A criterion read from cells: problems point at the cell a value came from."""

    places: Mapping[DataPath, Place]
    keys: Mapping[DataPath, Place]

    def locate(self, path: DataPath = (), *, key: bool = False) -> Location:
        if key and path in self.keys:
            return self.keys[path].location()
        steps = next(n for n in range(len(path), -1, -1) if path[:n] in self.places)
        return self.places[path[:steps]].location()

    def raw(self, path: DataPath) -> str | None:
        here: Any = self.data
        for step in path:
            try:
                here = here[step]
            except (KeyError, IndexError, TypeError):
                return None
        return None if isinstance(here, dict | list) else str(here)


def _checked(study: Study, criteria: Sequence[Loaded[Criterion]]) -> list[Diagnostic]:
    """Check criteria as those in files are checked, beside the rest of the study."""
    vocabulary = study.vocabulary.value
    derived = [one.value for one in study.derived.values()]
    known = Known(vocabulary, study.literature, Polarity(vocabulary, derived), Reach(vocabulary, derived))
    together = {**study.criteria, **{one.value.id: one for one in criteria}}
    problems = [problem for one in criteria for problem in check_criterion(one, known)]
    return problems + list(check_flag_names(list(together.values())))


def _prepared(study: Study, draft: Draft, rule: Criterion, path: Path) -> Change | None:
    """Make the text of a criterion that changed, and read it again to be sure that it says the same."""
    old = study.criteria.get(rule.id)
    new_data, old_data = plain(rule), plain(old.value) if old else {}
    if new_data == old_data:
        return None
    if old is None:
        text, lost = rule_yaml.as_yaml(draft.data), 0
    else:
        text = rule_yaml.rewritten(draft.data, old.source, _kept(old_data, new_data))
        lost = max(0, _comments(old.source.lines) - _comments(text.splitlines()))
    _read_again(text, rule)
    told = differences(old_data, new_data) if old else []
    return Change(rule.id, path, text, old is None, tuple(told), lost)


def _kept(
    old: Mapping[str, Any], new: Mapping[str, Any]
) -> dict[tuple[str | int, ...], tuple[str | int, ...]]:
    """Find the parts that are as they were: keys at the top, levels, and examples wherever they stand now."""
    kept: dict[tuple[str | int, ...], tuple[str | int, ...]] = {
        (name,): (name,) for name in new if name in old and old[name] == new[name]
    }
    for number, level in new["levels"].items():
        if old["levels"].get(number) == level:
            kept["levels", int(number)] = ("levels", int(number))
    left = list(enumerate(old["examples"]))
    for position, example in enumerate(new["examples"]):
        same = next((one for one in left if one[1] == example), None)
        if same is not None:
            left.remove(same)
            kept["examples", position] = ("examples", same[0])
    return kept


def _comments(lines: Sequence[str]) -> int:
    return sum(line.lstrip().startswith("#") for line in lines)


def _read_again(text: str, rule: Criterion) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rule.yaml"
        path.write_text(text, encoding="utf-8", newline="")
        value, _ = validate(Criterion, yaml_source.read(path))
    if value is None or plain(value) != plain(rule):
        raise AssertionError(f"{rule.id} would not be the same when read again")
