"""Lists every text without a translation: of rules, vocabulary, rubrics and interface, with file and line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel

from hrddeval import resources
from hrddeval.model.text import Words
from hrddeval.model.vocabulary import Vocabulary
from hrddeval.project import Base
from hrddeval.rulebook import VOCABULARY_FILE
from hrddeval.source.loaded import Loaded, Origin, load
from hrddeval.source.source_file import DataPath, SourceFile
from hrddeval.study import Study
from hrddeval.workbench import catalogues
from hrddeval.workbench.interface import interface


@dataclass(frozen=True, order=True)
class Missing:
    """A text that is printed in English in another language."""

    file: str
    line: int
    language: str
    what: str
    text: str


def missing(study: Study, languages: Sequence[str]) -> list[Missing]:
    """Return every text that lacks a translation into one of the languages, by file and line."""
    found = [*_in_files(study, languages), *_in_interface(languages)]
    return sorted(set(found))


def _in_files(study: Study, languages: Sequence[str]) -> Iterator[Missing]:
    files: list[Loaded[BaseModel]] = [
        *study.criteria.values(),
        *study.derived.values(),
        *study.rubrics.values(),
    ]
    for one in files:
        yield from _lacking(texts_of(one.value), one.source, languages)
    for vocabulary in _vocabularies(study):
        yield from _lacking(texts_of(vocabulary.value), vocabulary.source, languages)


def _vocabularies(study: Study) -> Iterator[Loaded[Vocabulary]]:
    """Yield the study's vocabulary and, where kinds of its own were added, the file of the shipped ones."""
    yield study.vocabulary
    if study.vocabulary.origin is Origin.PROJECT:
        base = Base(resources.folder("rules").parent, Origin.SHIPPED, Path.cwd())
        shipped, _ = load(Vocabulary, base.file(resources.folder("rules") / VOCABULARY_FILE))
        if shipped is not None:
            yield shipped


def texts_of(value: object, path: DataPath = ()) -> Iterator[tuple[DataPath, Words]]:
    """Yield every text of a model and the way to it in its file."""
    match value:
        case Words():
            yield path, value
        case BaseModel():
            for name, field in type(value).model_fields.items():
                yield from texts_of(getattr(value, name), (*path, field.alias or name))
        case Mapping():
            for key, inner in value.items():
                yield from texts_of(inner, (*path, key))
        case tuple():
            for position, inner in enumerate(value):
                yield from texts_of(inner, (*path, position))


def _lacking(
    texts: Iterable[tuple[DataPath, Words]], source: SourceFile, languages: Sequence[str]
) -> Iterator[Missing]:
    for path, text in texts:
        if not source.holds(path):
            continue  # filled in from elsewhere: a list of values, a default
        for language in languages:
            if text.in_language(language)[1] != language:
                where = source.locate(path, key=True)
                what = ".".join(str(step) for step in path)
                yield Missing(where.path, where.line, language, what, text.en)


def _in_interface(languages: Sequence[str]) -> Iterator[Missing]:
    known = {language: _catalogue(language) for language in languages}
    for one in interface():
        for language in languages:
            if one.text not in known[language]:
                yield Missing(one.file, one.line, language, "interface", one.text)


def _catalogue(language: str) -> catalogues.Catalogue:
    path = catalogues.path_of(language)
    return catalogues.read(path.read_text(encoding="utf-8")) if path.is_file() else {}


def as_text(found: Sequence[Missing]) -> list[str]:
    """Return a line per text, and the count per language."""
    lines = [f"{one.file}:{one.line}: {one.language}: {one.what}: {one.text}" for one in found]
    counted = {language: sum(one.language == language for one in found) for language in ("fr", "sw")}
    total = ", ".join(f"{count} in {language}" for language, count in counted.items() if count)
    return [*lines, f"without a translation: {total}" if total else "every text is translated"]
