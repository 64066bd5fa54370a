"""Findings kept between runs, by digest of program, facts and engine versions.

A cache is a convenience: whatever is wrong with its file, the run goes on without it.
"""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
import sys
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from hrddeval.model.program import Derived, Fact

#: Oldest entries go beyond this many worlds.
MOST_ENTRIES = 20_000
#: Raise when the meaning of an entry changes.
FORMAT = 1


def default_path() -> Path:
    """Return where the cache lives: `HRDDEVAL_CACHE`, or the user's cache folder."""
    if named := os.environ.get("HRDDEVAL_CACHE"):
        return Path(named) / "findings.sqlite"
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local"))
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "hrddeval" / "findings.sqlite"


class FindingsCache:
    """Derived facts by digest, in one SQLite file."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def get_many(self, keys: Mapping[str, str]) -> dict[str, Derived]:
        """Return what is known: world key to derived facts, for `keys` from world key to digest."""
        found: dict[str, Derived] = {}
        with (
            contextlib.suppress(sqlite3.Error, OSError, ValueError, TypeError, zlib.error),
            self._open() as database,
        ):
            for world, digest in keys.items():
                row = database.execute("SELECT facts FROM findings WHERE digest = ?", (digest,)).fetchone()
                if row is not None:
                    rows = json.loads(zlib.decompress(row[0]))
                    found[world] = frozenset(Fact(predicate, tuple(values)) for predicate, values in rows)
        return found

    def put_many(self, findings: Mapping[str, Derived]) -> None:
        """Keep derived facts by digest."""
        rows = [
            (digest, zlib.compress(json.dumps([[fact.predicate, fact.values] for fact in facts]).encode(), 1))
            for digest, facts in findings.items()
        ]
        with contextlib.suppress(sqlite3.Error, OSError), self._open() as database:
            database.executemany("INSERT OR REPLACE INTO findings (digest, facts) VALUES (?, ?)", rows)
            database.execute(
                "DELETE FROM findings WHERE rowid <= (SELECT max(rowid) FROM findings) - ?", (MOST_ENTRIES,)
            )

    @contextlib.contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        database = sqlite3.connect(self._path, timeout=2)
        try:
            if database.execute("PRAGMA user_version").fetchone()[0] != FORMAT:
                database.execute("DROP TABLE IF EXISTS findings")
                database.execute("CREATE TABLE findings (digest TEXT PRIMARY KEY, facts BLOB NOT NULL)")
                database.execute(f"PRAGMA user_version = {FORMAT}")
            with database:
                yield database
        finally:
            database.close()
