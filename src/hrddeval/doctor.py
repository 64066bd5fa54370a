"""Looks at the machine: which parts are there, which are missing, and what mends it."""

from __future__ import annotations

import platform
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from hrddeval import __version__
from hrddeval.cache import default_path
from hrddeval.engine import registry
from hrddeval.reports import pdf, picture
from hrddeval.resources import data_root, folder
from hrddeval.workbench.workbook import xlsx


@dataclass(frozen=True)
class Part:
    """A part of the installation. `optional` ones cost a feature, not the program."""

    name: str
    found: bool
    optional: bool
    detail: str
    mend: str | None = None


def examine() -> list[Part]:
    """Return every part, in the order in which a run needs them."""
    return [
        Part(
            "Python",
            sys.version_info >= (3, 11),
            False,
            f"{platform.python_version()} on {platform.system()}",
            None if sys.version_info >= (3, 11) else "install Python 3.11 or newer",
        ),
        Part("hrddeval", True, False, f"{__version__}, data in {data_root()}"),
        _shipped(),
        _library("pydantic", "pydantic"),
        _library("PyYAML", "PyYAML"),
        _library("Jinja2", "Jinja2"),
        _library("pypdf", "pypdf"),
        _engine("clingo", optional=False),
        _engine("durable", optional=True),
        _pdf(),
        _workbooks(),
        _pictures(),
        Part("cache", True, True, str(default_path())),
    ]


def _shipped() -> Part:
    empty = [
        name
        for name in ("rules", "rubrics", "templates", "schemas", "initiatives")
        if not folder(name).is_dir() or not any(folder(name).iterdir())
    ]
    detail = "rules, rubrics, templates, schemas, initiatives" if not empty else "empty: " + ", ".join(empty)
    return Part("shipped data", not empty, False, detail, None if not empty else "install hrddeval again")


def _library(name: str, distribution: str) -> Part:
    try:
        return Part(name, True, False, version(distribution))
    except PackageNotFoundError:
        return Part(name, False, False, "not installed", f"pip install {distribution}")


def _engine(name: str, *, optional: bool) -> Part:
    title = {"clingo": "clingo", "durable": "durable-rules"}[name]
    if registry.is_available(name):
        return Part(title, True, optional, registry.version(name) or "unknown version")
    if not optional:
        return Part(title, False, False, "not installed", "pip install clingo")
    if sys.platform == "win32":
        return Part(title, False, True, "not available on Windows; clingo infers alone")
    return Part(
        title,
        False,
        True,
        "not installed; clingo infers alone, without the cross-check",
        'CC="gcc -DPyEval_CallObject=PyObject_CallObject" pip install durable-rules',
    )


def _pdf() -> Part:
    reason = pdf.unavailable_because()
    if reason is None:
        return Part("PDF", True, True, f"WeasyPrint {version('weasyprint')} with Pango")
    return Part("PDF", False, True, f"cannot be written: {reason}", _pango_line(shutil.which))


def _workbooks() -> Part:
    if xlsx.is_available():
        return Part("workbooks", True, True, f"openpyxl {version('openpyxl')}")
    return Part("workbooks", False, True, "openpyxl is not installed", 'pip install "hrddeval[xlsx]"')


def _pictures() -> Part:
    if picture.unavailable_because() is None:
        return Part("pictures", True, True, f"pypdfium2 {version('pypdfium2')}")
    return Part("pictures", False, True, "pypdfium2 is not installed", 'pip install "hrddeval[share]"')


def _pango_line(which: Callable[[str], str | None]) -> str:
    """Return the one line that installs Pango here."""
    lines = {
        "apt-get": "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
        "dnf": "sudo dnf install pango",
        "brew": "brew install pango",
    }
    known = next((line for tool, line in lines.items() if which(tool)), None)
    return known or "install Pango as WeasyPrint's documentation says, or use --format html"
