"""Begins a criterion of a study's own: a commented file that passes its tests as it stands."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path

from hrddeval import resources
from hrddeval.diagnostics.diagnostic import AuthorError, Diagnostic, Location
from hrddeval.project import PROJECT_FILE
from hrddeval.reports.write import write_whole
from hrddeval.rules.check import LONGEST_SHORT_TITLE
from hrddeval.source.suggest import did_you_mean
from hrddeval.study import Study
from hrddeval.workbench.listing import dimensions

_ID = re.compile(r"[A-Z][0-9]{1,2}")
#: File names stay short enough to be typed.
_WORDS_IN_A_NAME = 5


def begin(study: Study, identity: str, dimension: str, title: str | None) -> Path:
    """Write the scaffold of a new criterion and return its path.

    Raises:
        AuthorError: there is no study, the id is taken or has no form, or the rubric has no such dimension.
    """
    root = root_of(study)
    identity = identity.upper()
    problem = _wrong_id(study, identity) or _wrong_dimension(study, dimension)
    if problem is not None:
        raise AuthorError([problem])
    title = title or f"New criterion {identity}"
    path = root / "rules" / dimension / f"{identity}-{slug(title)}.yaml"
    text = (resources.folder("templates") / "scaffold" / "criterion.yaml").read_text(encoding="utf-8")
    for sign, value in (
        ("__ID__", identity),
        ("__TITLE__", json.dumps(title, ensure_ascii=False)),
        ("__SHORT__", json.dumps(_short(title), ensure_ascii=False)),
    ):
        text = text.replace(sign, value)
    write_whole(path, text)
    return path


def root_of(study: Study) -> Path:
    """Return the folder of the study.

    Raises:
        AuthorError: what was opened is what ships, to which nothing is written.
    """
    if study.root is None:
        message, hint = (
            f"there is no {PROJECT_FILE} here or above",
            "run `hrddeval init my-study`, then `cd my-study`",
        )
        raise AuthorError([Diagnostic("HR522", message, Location(PROJECT_FILE), hint)])
    return study.root


def _wrong_id(study: Study, identity: str) -> Diagnostic | None:
    if not _ID.fullmatch(identity):
        return Diagnostic(
            "HR124",
            f"`{identity}` is no id of a criterion",
            Location("ID"),
            "write a letter and a number, such as R8",
        )
    if identity in study.criteria:
        there = study.criteria[identity]
        free = next(f"{identity[0]}{n}" for n in range(1, 100) if f"{identity[0]}{n}" not in study.criteria)
        hint = (
            f"take another id, such as {free}; to change it, copy its file and write `overrides: {identity}`"
        )
        return Diagnostic(
            "HR202", f"the id `{identity}` is already taken", there.source.locate(("id",)), hint
        )
    return None


def _wrong_dimension(study: Study, dimension: str) -> Diagnostic | None:
    known = dimensions(study)
    if dimension in known:
        return None
    message = f"the rubric {study.rubric.value.id} has no dimension called `{dimension}`"
    return Diagnostic("HR308", message, Location("--dimension"), did_you_mean(dimension, known))


def slug(title: str) -> str:
    """Return a title as part of a file name.

    >>> slug("Accès à l'eau, et à la terre")
    'acces-a-l-eau-et'
    """
    plain = unicodedata.normalize("NFKD", title.casefold()).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain)[:_WORDS_IN_A_NAME]) or "new"


def _short(title: str) -> str:
    """Return as many words of a title as a table has room for."""
    short = ""
    for word in title.split():
        if len(f"{short} {word}".strip()) > LONGEST_SHORT_TITLE:
            break
        short = f"{short} {word}".strip()
    return short or title[:LONGEST_SHORT_TITLE]
