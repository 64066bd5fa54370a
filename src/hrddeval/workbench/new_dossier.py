"""Begins a dossier: a profile as it was told, and every question of the vocabulary as a search not made yet."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from textwrap import wrap

from hrddeval import resources
from hrddeval.diagnostics.diagnostic import AuthorError, Diagnostic, Location
from hrddeval.dossiers import DOSSIER_FILE, SOURCES_FILE
from hrddeval.model.dossier import Voice
from hrddeval.model.vocabulary import Kind, Vocabulary
from hrddeval.reports.write import write_whole
from hrddeval.study import Study
from hrddeval.workbench.beginning import root_of

_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_WIDTH = 108


@dataclass(frozen=True)
class Told:
    """What the analyst said of the initiative. `behind` are organisations that run or fund it, with their role."""

    name: str
    kind: str
    binding: str
    stage: str
    sector: str
    minerals: Sequence[str] = ()
    behind: Sequence[tuple[str, str]] = ()


def begin_dossier(study: Study, identity: str, told: Told, language: str = "en") -> list[Path]:
    """Write `dossier.yaml` and `sources.json` of a new initiative and return their paths.

    Raises:
        AuthorError: there is no study, the id has no form, or something stands in its folder already;
            nothing is written then.
    """
    folder = free_folder(study, identity)
    text = (resources.folder("templates") / "scaffold" / "new-dossier.yaml").read_text(encoding="utf-8")
    filled = {
        "__ID__": identity,
        "__NAME__": _quoted(told.name),
        "__PROFILE__": "\n".join(_profile(told)),
        "__VOICES__": "\n".join(_comment(", ".join(_voices()) + ".", "# ")),
        "__SEARCHES__": "\n".join(_searches(study.vocabulary.value, language)),
    }
    text = re.sub("|".join(filled), lambda found: filled[found[0]], text)
    write_whole(folder / DOSSIER_FILE, text)
    write_whole(folder / SOURCES_FILE, "[]\n")
    return [folder / DOSSIER_FILE, folder / SOURCES_FILE]


def _voices() -> list[str]:
    """Return the voices an analyst may write; what is withheld is never typed in."""
    return [voice.value for voice in Voice if voice is not Voice.WITHHELD]


def free_folder(study: Study, identity: str) -> Path:
    """Return the folder a new dossier will stand in.

    Raises:
        AuthorError: there is no study, the id has no form, or something stands there already.
    """
    root = root_of(study)
    if not _ID.fullmatch(identity):
        message = f"`{identity}` is no id of an initiative"
        hint = f"write lower-case letters, digits and hyphens, such as {_proposed(identity)}"
        raise AuthorError([Diagnostic("HR124", message, Location("ID"), hint)])
    folder = root / "initiatives" / identity
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        message = f"initiatives/{identity} is there already"
        hint = f"take another id, or look at it: hrddeval dossiers show {identity}; nothing was written"
        raise AuthorError([Diagnostic("HR428", message, Location(f"initiatives/{identity}"), hint)])
    return folder


def _proposed(identity: str) -> str:
    words = re.findall(r"[a-z0-9]+", identity.casefold())
    found = "-".join(words)
    return found if _ID.fullmatch(found) else "kasulo"


def _profile(told: Told) -> list[str]:
    lines = [
        f"  {key}: {value}"
        for key, value in (
            ("kind", told.kind),
            ("binding", told.binding),
            ("stage", told.stage),
            ("sector", told.sector),
        )
    ]
    minerals = ", ".join(_quoted(mineral) for mineral in told.minerals)
    lines.append(f"  minerals: [{minerals}]" if minerals else "  # minerals: [cobalt]")
    lines.append("  # Who runs it, pays for it or buys from it. Their word counts as the owner's word.")
    if not told.behind:
        return [*lines, "  # runs_or_funds:", "  #   key: {name: Its full name, role: pays for it}"]
    lines.append("  runs_or_funds:")
    for key, (name, role) in _keyed(told.behind).items():
        lines.append(f"    {key}: {{name: {_quoted(name)}, role: {_quoted(role)}}}")
    return lines


def _keyed(behind: Sequence[tuple[str, str]]) -> dict[str, tuple[str, str]]:
    """Give each organisation a key made of its name; two of one name get a number.

    >>> list(_keyed([("Big Smelter SA", "buys"), ("Big Smelter SA", "pays")]))
    ['big-smelter-sa', 'big-smelter-sa-2']
    """
    keyed: dict[str, tuple[str, str]] = {}
    for name, role in behind:
        key = base = _proposed(name) if re.search(r"[a-z]", name.casefold()) else "owner"
        number = 2
        while key in keyed:
            key, number = f"{base}-{number}", number + 1
        keyed[key] = (name, role)
    return keyed


def _searches(vocabulary: Vocabulary, language: str) -> list[str]:
    lines: list[str] = []
    for name, kind in vocabulary.kinds.items():
        if not kind.derived:
            lines += [*_question(kind, language), *_topics(name, kind), ""]
    return lines[:-1]


def _question(kind: Kind, language: str) -> list[str]:
    words = [kind.question.in_language(language)[0]]
    if kind.where_to_look is not None:
        words.append(kind.where_to_look.in_language(language)[0])
    return [line for text in words for line in _comment(text, "  # ")]


def _comment(text: str, sign: str) -> list[str]:
    return wrap(text, _WIDTH, initial_indent=sign, subsequent_indent=sign, break_on_hyphens=False)


def _topics(name: str, kind: Kind) -> list[str]:
    values: Mapping[str, object] = kind.attributes[kind.topic_by].values if kind.topic_by else {}
    topics = [f"{name}.{value}" for value in values] or [name]
    return [f"  {topic}: {{result: not_searched}}" for topic in topics]


def _quoted(text: str) -> str:
    """Write text so that YAML reads it back as it is."""
    return json.dumps(text, ensure_ascii=False)
