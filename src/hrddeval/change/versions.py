"""Opens one side of a comparison: a folder, a dossier, a scorecard, results, an id, or a git revision."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from pydantic import ValidationError

from hrddeval import resources
from hrddeval.diagnostics.diagnostic import AuthorError, Diagnostic, Location, Severity, has_errors
from hrddeval.dossiers import DOSSIER_FILE, dossier_files_in
from hrddeval.model.assessment import Assessment
from hrddeval.model.enclosed import ASSESSMENT
from hrddeval.model.initiative_result import InitiativeResult
from hrddeval.pipeline import Run, settled, weight_profile
from hrddeval.project import PROJECT_FILE, find_project
from hrddeval.source.suggest import did_you_mean
from hrddeval.study import Study, load_study
from hrddeval.verification.opening import extract, open_pdf
from hrddeval.workbench.revision import NotThere, extract_revision

#: What of a study an assessment depends on.
PARTS = ("rules", "rubrics", "initiatives", PROJECT_FILE)
#: The largest file of results that is read, in bytes.
MOST = 512 * 1024 * 1024


@dataclass(frozen=True)
class Version:
    """One side: its study, or only the results of one; of a scorecard both.

    `named` says that single dossiers were named, `is_now` that it is the study as it is now.
    """

    name: str
    study: Study | None
    results: Assessment | None = None
    named: bool = False
    is_now: bool = False

    def printed(self, run: Run) -> Mapping[str, InitiativeResult]:
        """Return the results a scorecard was made with, by id; none where the run asks for other ones."""
        if self.study is None or self.results is None:
            return {}
        own = settled(self.study, Run())
        if (own.as_of, own.weights) != (run.as_of, run.weights):
            return {}
        return {one.id: one for one in self.results.initiatives}

    @property
    def ids(self) -> tuple[str, ...]:
        """Return the ids of its initiatives."""
        held = (
            self.study.dossiers
            if self.study is not None
            else self.results.initiatives
            if self.results
            else ()
        )
        return tuple(one.id for one in held)


def open_version(side: str, wanted: str | None, project: Path | None, rubric: str | None) -> Version:
    """Return the version that is meant.

    Args:
        side: `OLD` or `NEW`, as messages call it.
        wanted: a folder, a dossier, a PDF that `assess` wrote, `assessment.json`, the id of an initiative,
            or a git revision; None: the study as it is now.
        project: the folder of the study of now; None: the nearest above, or what ships.

    Raises:
        AuthorError: where there is nothing of this name, or it has errors of its own.
    """
    own = project if project is not None else find_project(Path.cwd())
    if wanted is None:
        return Version("now", _loaded(side, "now", load_study(own, (), rubric)), is_now=True)
    path = Path(wanted)
    if path.suffix == ".json" and path.is_file():
        return Version(wanted, None, _results(side, path))
    if path.suffix.lower() == ".pdf" and path.is_file():
        return _enclosed(side, wanted, path, rubric)
    if path.is_dir() and (path / PROJECT_FILE).is_file():
        return Version(wanted, _loaded(side, wanted, load_study(path, (), rubric)))
    if path.is_dir() and (path / "rules").is_dir():
        return Version(wanted, _loaded(side, wanted, _shipped_from(path, rubric)))
    if path.is_file() or (path.is_dir() and dossier_files_in(path)):
        single = path.is_file() or (path / DOSSIER_FILE).is_file()
        return Version(wanted, _loaded(side, wanted, load_study(own, (path,), rubric)), named=single)
    if path.is_dir():
        raise _problem(
            side, wanted, "the folder holds neither a study nor dossiers", "name a folder of a study"
        )
    if _is_initiative(wanted, own):
        return Version(wanted, _loaded(side, wanted, load_study(own, (path,), rubric)), named=True)
    return _of_revision(side, wanted, own, rubric)


def _is_initiative(wanted: str, own: Path | None) -> bool:
    return wanted in _known(own)


def _known(own: Path | None) -> list[str]:
    folders = [own / "initiatives"] if own is not None else []
    return [
        file.parent.name
        for folder in (*folders, resources.folder("initiatives"))
        for file in dossier_files_in(folder)
    ]


def _of_revision(side: str, wanted: str, own: Path | None, rubric: str | None) -> Version:
    root = own if own is not None else resources.data_root()
    with TemporaryDirectory(prefix="hrddeval-") as made:
        folder = Path(made).resolve()
        try:
            extract_revision(
                wanted, root, folder, PARTS, needed=("rules",) if own is None else (PROJECT_FILE,)
            )
        except NotThere as reason:
            hint = did_you_mean(wanted, _known(own), otherwise=reason.hint)
            raise _problem(side, wanted, str(reason), hint) from None
        if own is None:
            return Version(wanted, _loaded(side, wanted, _shipped_from(folder, rubric)))
        return Version(wanted, _loaded(side, wanted, load_study(folder, (), rubric, here=folder)))


def _enclosed(side: str, wanted: str, path: Path, rubric: str | None) -> Version:
    """Load the study that a scorecard carries, and its results where they can be read.

    Raises:
        AuthorError: where it carries none, or what it carries was changed after it was made.
    """
    with TemporaryDirectory(prefix="hrddeval-") as made:
        folder = Path(made).resolve() / "study"
        found = open_pdf(path)
        extract(found, folder)
        study = _loaded(side, wanted, load_study(folder, (), rubric, here=folder))
    results = None
    if rubric is None and ASSESSMENT in found.files:
        with suppress(ValueError, RecursionError):
            results = Assessment.model_validate(json.loads(found.files[ASSESSMENT]))
    return Version(wanted, study, results)


def settings_of(side: str, version: Version, run: Run, date: str | None) -> Run:
    """Return the run with the date and weights that one side's own settings name where nobody else did.

    Raises:
        AuthorError: where its rubric has no weights of the name asked for.
    """
    if version.study is None:
        return run
    own = settled(version.study, replace(run, as_of=date))
    try:
        weight_profile(version.study, own.weights)
    except AuthorError as fault:
        if run.weights is None:
            raise _faulty(side, version.name, fault.diagnostics) from None
        where = Location(f"--weights {run.weights}, {side} {version.name}")
        raise AuthorError([replace(one, location=where) for one in fault.diagnostics]) from None
    return own


def _shipped_from(folder: Path, rubric: str | None) -> tuple[Study | None, list[Diagnostic]]:
    """Load a copy of what ships; what the copy does not have is taken from what ships now."""

    def shipped(name: resources.Folder) -> Path:
        there = folder / name
        return there if there.is_dir() else resources.folder(name)

    return load_study(None, (), rubric, shipped=shipped, here=folder)


def _loaded(side: str, name: str, found: tuple[Study | None, Sequence[Diagnostic]]) -> Study:
    study, problems = found
    if study is None or has_errors(problems):
        errors = [one for one in problems if one.severity is Severity.ERROR]
        raise _faulty(side, name, errors)
    return study


def _faulty(side: str, name: str, errors: Sequence[Diagnostic]) -> AuthorError:
    head = Diagnostic(
        "HR571",
        f"{side} has errors of its own, so there is nothing to compare",
        Location(f"{side} {name}"),
        "mend the files named with it, or name another version",
    )
    return AuthorError([head, *errors])


def _results(side: str, path: Path) -> Assessment:
    where = Location(f"{side} {path.as_posix()}")
    hint = "name an assessment.json that this version of hrddeval wrote, or the study it was made from"
    try:
        if path.stat().st_size > MOST:
            raise AuthorError([Diagnostic("HR572", "the file is too large for results", where, hint)])
        data = json.loads(path.read_bytes())
        return Assessment.model_validate(data)
    except OSError as fault:
        raise AuthorError([Diagnostic("HR504", f"cannot be opened: {fault.strerror}", where)]) from None
    except ValidationError as fault:
        first = fault.errors()[0]
        place = ".".join(str(part) for part in first["loc"]) or "the top"
        message = f"these are no results that can be read: at {place}, {first['msg'].lower()}"
        raise AuthorError([Diagnostic("HR572", message, where, hint)]) from None
    except (ValueError, RecursionError):
        raise AuthorError([Diagnostic("HR572", "the file is no JSON", where, hint)]) from None


def _problem(side: str, wanted: str, message: str, hint: str) -> AuthorError:
    return AuthorError([Diagnostic("HR570", message, Location(f"{side} {wanted}"), hint)])
