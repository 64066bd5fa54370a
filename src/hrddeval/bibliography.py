"""Reads bibliographies in CSL-JSON (Citation Style Language 1.0.2), the format Zotero exports."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from hrddeval.diagnostics.diagnostic import AuthorError, Diagnostic, Related
from hrddeval.model.dossier import Source
from hrddeval.source import json_source
from hrddeval.source.loaded import FileToRead
from hrddeval.source.source_file import SourceFile
from hrddeval.source.words import described

_YEAR = re.compile(r"\d{4}")
_SHA256 = re.compile(r"\bsha256:\s*([0-9a-f]{64})\b")
_WEB = re.compile(r"https?://[^\s<>\"']+")
#: Fields that are printed and must be text (or a number, which some tools write).
_TEXT_FIELDS = ("title", "publisher", "container-title", "URL", "DOI", "note", "archive", "archive_location")


@dataclass(frozen=True)
class Bibliography:
    """The records of one file by their id, in the order of the file."""

    sources: Mapping[str, Source]
    file: SourceFile
    positions: Mapping[str, int]


def load_bibliography(file: FileToRead) -> tuple[Bibliography | None, list[Diagnostic]]:
    """Read a bibliography; a record that is wrong is left out and reported."""
    try:
        source = json_source.read(file.path, file.display)
    except AuthorError as error:
        return None, list(error.diagnostics)
    if not isinstance(source.data, list):
        hint = "export the collection from Zotero as CSL JSON, or write `[{...}, {...}]`"
        return None, [source.error("HR421", "the bibliography is not a list of records", hint=hint)]
    sources: dict[str, Source] = {}
    positions: dict[str, int] = {}
    problems: list[Diagnostic] = []
    for position, record in enumerate(source.data):
        wrong = list(_check_record(record, position, source, positions))
        problems += wrong
        if not wrong:
            found = _source(record)
            sources[found.id] = found
            positions[found.id] = position
    return Bibliography(sources, source, positions), problems


def _check_record(
    record: Any, position: int, source: SourceFile, positions: Mapping[str, int]
) -> Iterator[Diagnostic]:
    if not isinstance(record, Mapping):
        message = f"record {position + 1} is {described(record)}, expected a group of keys"
        yield source.error("HR421", message, (position,), hint='write `{"id": "...", "title": "..."}`')
        return
    identity = record.get("id")
    if isinstance(identity, bool) or not isinstance(identity, str | int) or not str(identity).strip():
        hint = 'add `"id": "..."`, the name dossiers cite it by'
        yield source.error("HR421", f"record {position + 1} has no id", (position, "id"), hint=hint)
    elif str(identity) in positions:
        first = source.locate((positions[str(identity)], "id"))
        message, hint = f"two records have the id `{identity}`", "give one of the two another id"
        related = (Related("the first stands here", first),)
        yield source.error("HR421", message, (position, "id"), hint=hint, related=related)
    if not isinstance(record.get("title"), str) or not record["title"].strip():
        yield source.error(
            "HR421", f"record {position + 1} has no title", (position, "title"), hint='add `"title": "..."`'
        )
    for field in _TEXT_FIELDS:
        value = record.get(field)
        if (
            field != "title"
            and value is not None
            and (isinstance(value, bool) or not isinstance(value, str | int | float))
        ):
            message = f"`{field}` is {described(value)}, expected text"
            yield source.error("HR421", message, (position, field), hint="write text in double quotes")
    url = record.get("URL")
    if isinstance(url, str) and not _WEB.fullmatch(url):
        message = f"`URL` is {described(url)}, expected a web address"
        yield source.error(
            "HR425", message, (position, "URL"), hint="write an address that begins with https://"
        )


def _source(record: Mapping[str, Any]) -> Source:
    note = _text(record, "note")
    sha256 = _SHA256.search(note or "")
    doi = _text(record, "DOI")
    archived = [_text(record, key) for key in ("archive_location", "archive")]
    return Source(
        id=str(record["id"]),
        title=record["title"].strip(),
        authors=tuple(_names(record.get("author") or record.get("editor"))),
        publisher=_text(record, "publisher"),
        container=_text(record, "container-title"),
        year=_year(record.get("issued")),
        url=_text(record, "URL")
        or (f"https://doi.org/{doi}" if doi and not re.search(r"[\s<>\"']", doi) else None),
        archive=next((address for address in archived if address and _WEB.fullmatch(address)), None),
        sha256=sha256.group(1) if sha256 else None,
        accessed=_date(record.get("accessed")),
        note=note,
    )


def record_of(source: Source) -> dict[str, Any]:
    """Return a CSL-JSON record that reads back as this source."""
    authors = [{"literal": author} for author in source.authors]
    accessed = [int(part) for part in source.accessed.split("-")] if source.accessed else None
    record = {
        "id": source.id,
        "type": "document",
        "title": source.title,
        "author": authors or None,
        "publisher": source.publisher,
        "container-title": source.container,
        "issued": {"date-parts": [[int(source.year)]]} if source.year else None,
        "URL": source.url,
        "archive": source.archive,
        "accessed": {"date-parts": [accessed]} if accessed else None,
        "note": source.note,
    }
    return {key: value for key, value in record.items() if value is not None}


def _text(record: Mapping[str, Any], key: str) -> str | None:
    value = record.get(key)
    return (str(value).strip() or None) if value is not None else None


def _names(people: Any) -> Iterator[str]:
    """Yield `Family, Given`, or the name of an organisation; tolerant of what exports leave out."""
    for person in people if isinstance(people, list) else ():
        if not isinstance(person, Mapping):
            continue
        literal = person.get("literal")
        parts = [person.get("non-dropping-particle"), person.get("family")]
        family = " ".join(part for part in parts if isinstance(part, str) and part)
        given = person.get("given")
        if isinstance(literal, str) and literal.strip():
            yield literal.strip()
        elif family:
            yield f"{family}, {given}" if isinstance(given, str) and given else family


def _parts(date: Any) -> list[int]:
    """Return year, month and day of the first date, as far as given."""
    parts = date.get("date-parts") if isinstance(date, Mapping) else None
    first = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) else []
    numbers: list[int] = []
    for part in first[:3]:
        if not (isinstance(part, int) or (isinstance(part, str) and part.isascii() and part.isdigit())):
            break
        numbers.append(int(part))
    return numbers


def _year(date: Any) -> str | None:
    numbers = _parts(date)
    if numbers:
        return str(numbers[0])
    for key in ("raw", "literal"):
        written = date.get(key) if isinstance(date, Mapping) else None
        found = _YEAR.search(written) if isinstance(written, str) else None
        if found:
            return found.group()
    return None


def _date(date: Any) -> str | None:
    numbers = _parts(date)
    return "-".join(f"{number:02d}" for number in numbers) if numbers else None
