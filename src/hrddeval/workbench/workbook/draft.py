"""A criterion that is being put together from cells: its data, and the cell that every value came from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from hrddeval.diagnostics.diagnostic import Diagnostic
from hrddeval.model.text import LANGUAGES
from hrddeval.source.source_file import DataPath
from hrddeval.workbench.workbook.table import Line, Place


@dataclass
class Draft:
    """A criterion that is being put together. `keys` are cells that hold the name of a value."""

    first: Line
    data: dict[Any, Any] = field(default_factory=dict)
    places: dict[DataPath, Place] = field(default_factory=dict)
    keys: dict[DataPath, Place] = field(default_factory=dict)
    problems: list[Diagnostic] = field(default_factory=list)

    @property
    def id(self) -> str:
        return str(self.first["id"] or "")

    def put(self, path: DataPath, value: Any, place: Place) -> None:
        """Set a value; groups of keys and lists on the way are made, a list item after the other."""
        here: Any = self.data
        for step, following in pairwise(path):
            empty: Any = [] if isinstance(following, int) and step != "levels" else {}
            if isinstance(here, list) and step == len(here):
                here.append(empty)
            elif isinstance(here, dict):
                here.setdefault(step, empty)
            here = here[step]
        if isinstance(here, list):
            here.append(value)
        else:
            here[path[-1]] = value
        self.places[path] = place

    def take(self, path: DataPath, line: Line, column: str) -> None:
        """Set the value that stands in a column, where there is one."""
        if line[column] is not None:
            self.put(path, line[column], line.at(column))

    def take_text(self, path: DataPath, line: Line, name: str) -> None:
        """Set a text from its columns, one for each language."""
        for language in LANGUAGES:
            self.take((*path, language), line, f"{name} {language}")
        self.places.setdefault(path, line.at(f"{name} en"))

    def agree(self, path: DataPath, lines: Iterable[Line], column: str) -> None:
        """Set what several rows of one thing say; they may leave it out, not contradict each other."""
        said: Line | None = None
        for line in lines:
            if line[column] is None:
                continue
            if said is None:
                said = line
                self.take(path, line, column)
            elif line[column] != said[column]:
                message = (
                    f"`{_shown(line[column])}` stands here, but `{_shown(said[column])}` in row {said.number}"
                )
                self.problem(line, column, message, "rows with the same number say the same here")

    def problem(self, line: Line, column: str, message: str, hint: str | None = None) -> None:
        """Note what is wrong with a cell."""
        self.problems.append(line.problem(column, message, hint))


def _shown(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
