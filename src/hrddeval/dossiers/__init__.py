"""Dossiers: read with their sources and codings, and checked, each alone and all together."""

from __future__ import annotations

from hrddeval.dossiers.loading import (
    DOSSIER_FILE,
    SOURCES_FILE,
    LoadedDossier,
    dossier_files_in,
    load_dossier,
)
from hrddeval.dossiers.together import same_dossier_twice, wrong_descent

__all__ = [
    "DOSSIER_FILE",
    "SOURCES_FILE",
    "LoadedDossier",
    "dossier_files_in",
    "load_dossier",
    "same_dossier_twice",
    "wrong_descent",
]
