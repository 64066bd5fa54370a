"""Fixtures of the report tests."""

from __future__ import annotations

import os

import pytest

from hrddeval import resources
from hrddeval.reports import pdf
from hrddeval.reports.jinja import TemplateFolders


@pytest.fixture(scope="session")
def folders() -> TemplateFolders:
    """The templates that ship with the program."""
    return TemplateFolders(packaged=resources.folder("templates"))


@pytest.fixture(scope="session")
def needs_pango() -> None:
    """Skip where PDF cannot be written, unless the run must be whole."""
    reason = pdf.unavailable_because()
    if reason and os.environ.get("HRDDEVAL_REQUIRE_ALL") == "1":
        pytest.fail(f"PDF cannot be written here: {reason}")
    if reason:
        pytest.skip(f"PDF cannot be written here: {reason}")
