"""Every text of the interface and where it stands: found in the program's own code and in the templates.

The code says a text with `say("...")`; templates with `_("...")` or `{% trans %}`; a text that is
said later is marked with `mark("...")`.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from hrddeval import resources
from hrddeval.reports.jinja import TemplateFolders, environment

#: Calls whose first argument is a text of the interface.
_SAYING = frozenset({"say", "mark", "gettext"})


@dataclass(frozen=True, order=True)
class Said:
    """A text in English, its plural where it has one, and where it is said."""

    text: str
    plural: str | None
    file: str
    line: int

    @property
    def place(self) -> str:
        return f"{self.file}:{self.line}"


def interface() -> list[Said]:
    """Return every text of code and templates, by file and line."""
    package = Path(__file__).resolve().parents[1]
    code = [
        one
        for path in sorted(package.rglob("*.py"))
        for one in _in_code(path, f"src/hrddeval/{_under(path, package)}")
    ]
    templates = resources.folder("templates")
    pages = [
        one
        for path in sorted(templates.rglob("*.j2"))
        for one in _in_template(path, f"templates/{_under(path, templates)}", templates)
    ]
    return [*code, *pages]


def _under(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix()


def _in_code(path: Path, shown: str) -> Iterator[Said]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and node.args and _name(node.func) in _SAYING:
            for text in _texts(node.args[0]):
                yield Said(text, None, shown, node.lineno)


def _name(function: ast.expr) -> str | None:
    match function:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return None


def _texts(argument: ast.expr) -> Iterator[str]:
    """Yield a text, or both of `a if ... else b`."""
    match argument:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=one, orelse=other):
            yield from (*_texts(one), *_texts(other))


def _in_template(path: Path, shown: str, templates: Path) -> Iterator[Said]:
    made = environment(TemplateFolders(templates))
    source = path.read_text(encoding="utf-8")
    for line, function, found in made.extract_translations(source):  # type: ignore[attr-defined]  # by the i18n extension
        texts = found if isinstance(found, tuple) else (found,)
        if texts[0]:
            yield Said(texts[0], texts[1] if function == "ngettext" else None, shown, line)
