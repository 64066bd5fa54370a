"""Answer where the data that ships with the program lies; nothing else computes such a path."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

Folder = Literal["rules", "rubrics", "templates", "schemas", "initiatives"]

_PACKAGE = Path(__file__).resolve().parent


def data_root() -> Path:
    """Return the folder that holds `rules`, `rubrics`, `templates`, `schemas` and `initiatives`.

    An installed wheel has them in `_data` beside this file; a checkout has them two levels above the
    package. The way starts from this file, never from a search path: an editable install made by
    another tool may have left an old `_data` in site-packages.
    """
    packaged = _PACKAGE / "_data"
    return packaged if packaged.is_dir() else _PACKAGE.parents[1]


def folder(name: Folder) -> Path:
    """Return one folder of shipped data.

    >>> folder("rules").name
    'rules'
    """
    return data_root() / name
