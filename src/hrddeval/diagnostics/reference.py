"""Prints the reference page of all codes, kept in `docs/reference/diagnostics.md`."""

from __future__ import annotations

import sys

from hrddeval.diagnostics.catalogue import reference_page

if __name__ == "__main__":
    sys.stdout.write(reference_page())
