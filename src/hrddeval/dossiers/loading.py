"""Loads dossiers with their sources and checks them against the vocabulary."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from hrddeval.bibliography import Bibliography, load_bibliography
from hrddeval.diagnostics.diagnostic import Diagnostic, Location, Severity
from hrddeval.dossiers.checks import check_dossier
from hrddeval.dossiers.codings import load_codings
from hrddeval.gazetteer import shipped
from hrddeval.model.coding import Adjudication, Coding
from hrddeval.model.dossier import Dossier, Source
from hrddeval.model.vocabulary import Vocabulary
from hrddeval.source.loaded import FileToRead, Loaded, Origin, digest, load
from hrddeval.source.suggest import did_you_mean

DOSSIER_FILE = "dossier.yaml"
SOURCES_FILE = "sources.json"


@dataclass(frozen=True)
class LoadedDossier:
    """A dossier, the sources it cites, and the digest of both.

    Of its file only its name and the places of the id and of the norms it derives from are kept, so that
    thousands of dossiers fit in memory.
    """

    dossier: Dossier
    sources: Mapping[str, Source]
    origin: Origin
    place: Location
    digest: str
    file: Path
    norms: Mapping[str, Location] = field(default_factory=dict)
    codings: tuple[Coding, ...] = ()
    adjudication: Adjudication | None = None

    @property
    def id(self) -> str:
        return self.dossier.id

    @property
    def path(self) -> str:
        return self.place.path


def load_dossier(
    file: FileToRead, vocabulary: Vocabulary | None
) -> tuple[LoadedDossier | None, list[Diagnostic]]:
    """Read a dossier and the bibliography beside it; without a vocabulary only their form is checked."""
    found, problems = load(Dossier, file)
    bibliography, wrong = _sources(file)
    problems += wrong
    if found is None:
        return None, problems
    if found.value.id != file.path.parent.name and file.path.name == DOSSIER_FILE:
        folder = file.path.resolve().parent.name
        if found.value.id != folder:
            message = f"the folder is called `{folder}`, but its dossier is `{found.value.id}`"
            hint = f"write `id: {folder}`, or rename the folder"
            problems.append(found.source.error("HR401", message, ("id",), hint=hint))
    if bibliography is None and not wrong and found.value.evidence:
        message = f"the dossier cites sources, but `{SOURCES_FILE}` is missing beside it"
        hint = "export the collection from Zotero as CSL JSON under this name"
        problems.append(found.source.error("HR424", message, ("evidence",), hint=hint, key=True))
    problems += _unknown_places(found)
    if vocabulary is not None:
        problems += check_dossier(found, None if wrong else bibliography, vocabulary)
    codings, wrong_codings = load_codings(file, found.value, vocabulary)
    problems += wrong_codings
    sources = bibliography.sources if bibliography else {}
    read = {"dossier": found.source.data, "sources": bibliography.file.data if bibliography else []}
    if codings.codings:  # they bear on what is printed; decisions do not
        read |= {"codings": [one.source.data for one in codings.codings]}
    place = found.source.locate(("id",))
    norms = {
        norm: found.source.locate(("profile", "derives_from", position))
        for position, norm in enumerate(found.value.profile.derives_from)
    }
    loaded = LoadedDossier(
        found.value,
        sources,
        found.origin,
        place,
        digest(read),
        file.path,
        norms,
        tuple(one.value for one in codings.codings),
        codings.adjudication.value if codings.adjudication else None,
    )
    return loaded, problems


def _sources(file: FileToRead) -> tuple[Bibliography | None, list[Diagnostic]]:
    path = file.path.with_name(SOURCES_FILE)
    if not path.exists():
        return None, []
    display = file.display.removesuffix(file.path.name) + SOURCES_FILE
    return load_bibliography(FileToRead(path, display, file.origin))


def _unknown_places(found: Loaded[Dossier]) -> Iterator[Diagnostic]:
    """Warn of towns and provinces that the gazetteer does not have, in the countries it covers."""
    gazetteer = shipped()
    for position, place in enumerate(found.value.profile.places):
        for key, known, wanted in (
            ("town", gazetteer.towns, place.town),
            ("province", gazetteer.provinces, place.province),
        ):
            country = place.country or ""
            if wanted and country in gazetteer.countries and (country, wanted) not in known:
                names = gazetteer.names(country, towns=key == "town")
                hint = did_you_mean(
                    wanted, names, otherwise=f"leave out `{key}`: the place is then not drawn"
                )
                message = f"the gazetteer has no {key} `{wanted}` in {country}"
                where = ("profile", "places", position, key)
                yield found.source.error("HR441", message, where, hint=hint, severity=Severity.WARNING)


def dossier_files_in(folder: Path) -> list[Path]:
    """Return the dossier file of a folder, or those of the folders in it."""
    own = folder / DOSSIER_FILE
    if own.is_file():
        return [own]
    return sorted(path for path in folder.glob(f"*/{DOSSIER_FILE}") if not path.parent.name.startswith("."))
