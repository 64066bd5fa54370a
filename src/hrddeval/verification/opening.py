"""Opens the study that a PDF encloses: reads it, refuses what no study holds, and writes it into a folder.

The PDF may come from anywhere, so neither names nor sizes are trusted. Nothing is written outside
the folder that is named.
"""

from __future__ import annotations

import contextlib
import shutil
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from pydantic import ValidationError

from hrddeval.diagnostics.diagnostic import AuthorError, Diagnostic, Location
from hrddeval.enclosing import SHIPPED, fingerprint_of, sha256
from hrddeval.model.enclosed import ASSESSMENT, MANIFEST, Attachment, Manifest
from hrddeval.model.verification import FileState
from hrddeval.project import PROJECT_FILE
from hrddeval.reports import enclosed

#: What an enclosed study is made of; nothing else is taken out of a PDF.
_FILES = frozenset({PROJECT_FILE, ASSESSMENT})
_FOLDERS = frozenset({"initiatives", "rules", "rubrics", SHIPPED})
_ENDINGS = frozenset({".yaml", ".json"})
_LONGEST_NAME, _DEEPEST = 240, 8
#: Names that Windows keeps for devices, with whatever ending.
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}
)


@dataclass(frozen=True)
class EnclosedStudy:
    """What was found in a PDF: all that is attached, the manifest, the files it lists, and what disagrees with it.

    `content` is the whole PDF, `wrong` names the attachments that are not as the manifest lists them.
    """

    path: Path
    content: bytes
    attachments: tuple[Attachment, ...]
    manifest: Manifest
    files: Mapping[str, bytes]
    wrong: Mapping[str, FileState]

    @property
    def fingerprint(self) -> str:
        """The fingerprint the manifest has, whatever it says of itself."""
        return fingerprint_of(self.manifest)


def open_pdf(path: Path) -> EnclosedStudy:
    """Read a PDF and the study it encloses.

    Raises:
        AuthorError: HR101 where it cannot be opened, HR536 where it cannot be read, HR537 where it
            encloses no study, HR538 where what it encloses is none that is accepted.
    """
    content = _content(path)
    try:
        found = enclosed.attachments_in(content)
    except enclosed.PdfUnreadable as reason:
        hint = "name a PDF that `hrddeval assess` wrote; if it was, ask for it again"
        raise refused("HR536", str(reason), path, hint) from reason
    manifest = _manifest(found, path)
    for name in [one.name for one in manifest.files]:
        if wrong := why_not(name):
            raise refused("HR538", f"the file `{shown(name)}` in it {wrong}", path, _WARNING)
    clash = _clash([one.name for one in manifest.files])
    if clash is not None:
        raise refused("HR538", f"the names in it clash: {clash}", path, _WARNING)
    listed = {one.name for one in manifest.files}
    files = {one.name: one.content for one in found if one.name in listed}
    return EnclosedStudy(path, content, found, manifest, files, _wrong(manifest, found))


_WARNING = "hrddeval writes no such PDF: ask whoever sent it, and take nothing out of it by hand"


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            content = stream.read(enclosed.LARGEST_PDF + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name cannot be used"
        hint = "check the path, and that you may read it"
        raise refused("HR101", f"the file cannot be read: {reason.lower()}", path, hint) from error
    if len(content) > enclosed.LARGEST_PDF:
        message = f"the file is larger than {enclosed.LARGEST_PDF // 1_000_000} MB"
        raise refused("HR536", message, path, "name a PDF that `hrddeval assess` wrote")
    return content


def _manifest(found: Iterable[Attachment], path: Path) -> Manifest:
    manifests = [one.content for one in found if one.name == MANIFEST]
    if not manifests:
        message = "no study is enclosed in this PDF"
        hint = "name a PDF that `hrddeval assess` wrote; programs that print or shrink a PDF take attachments out"
        raise refused("HR537", message, path, hint)
    if len(manifests) > 1:
        raise refused("HR538", f"`{MANIFEST}` is enclosed twice", path, _WARNING)
    try:
        return Manifest.model_validate_json(manifests[0])
    except (ValidationError, RecursionError) as error:
        hint = "ask for the PDF again; if a newer version of hrddeval wrote it, install that"
        raise refused("HR538", f"`{MANIFEST}` in it cannot be read", path, hint) from error


def why_not(name: str) -> str | None:
    """Return why a name is none that a study holds, or None where it is.

    >>> why_not("initiatives/mutoshi/dossier.yaml"), why_not("../.bashrc")
    (None, 'leads out of the study')
    >>> why_not("templates/card.html.j2"), why_not("rules/NUL.yaml")
    ('is none that a study holds', 'has a name that some systems cannot keep')
    """
    parts = name.split("/")
    if (
        name.startswith(("/", "~"))
        or "\\" in name
        or ":" in name
        or any(part in ("..", ".", "") for part in parts)
    ):
        return "leads out of the study"
    if any(unicodedata.category(letter).startswith("C") for letter in name) or len(name) > _LONGEST_NAME:
        return "has a name that some systems cannot keep"
    if any(part.startswith(".") or part.endswith((".", " ")) or set(part) & set('<>"|?*') for part in parts):
        return "has a name that some systems cannot keep"
    if any(part.partition(".")[0].casefold() in _DEVICES for part in parts):
        return "has a name that some systems cannot keep"
    in_folder = parts[0] in _FOLDERS and 1 < len(parts) <= _DEEPEST and PurePosixPath(name).suffix in _ENDINGS
    return None if name in _FILES or in_folder else "is none that a study holds"


def _clash(names: Iterable[str]) -> str | None:
    """Name what cannot lie in one folder: one name twice, be it in capitals, or a file that is a folder too."""
    known: dict[str, str] = {}
    for name in names:
        other = known.setdefault(unicodedata.normalize("NFC", name).casefold(), name)
        if other is not name:
            return f"`{other}` and `{name}`"
    for name in known:
        for folder in PurePosixPath(name).parents:
            if str(folder) in known:
                return f"`{known[str(folder)]}` and `{known[name]}`"
    return None


def _wrong(manifest: Manifest, found: Iterable[Attachment]) -> dict[str, FileState]:
    listed = {one.name: one for one in manifest.files}
    there = {one.name: one.content for one in found if one.name != MANIFEST}
    counts = Counter(one.name for one in found)
    wrong = {name: FileState.MISSING for name in listed if name not in there}
    wrong |= {shown(name): FileState.NOT_LISTED for name in there if name not in listed}
    wrong |= {
        name: FileState.ALTERED
        for name, one in listed.items()
        if name in there and (len(there[name]), sha256(there[name])) != (one.size, one.sha256)
    }
    wrong |= {shown(name): FileState.TWICE for name, count in counts.items() if count > 1}
    return dict(sorted(wrong.items()))


def shown(name: str) -> str:
    """Return a name as it can be printed on a terminal: what cannot be seen is written out.

    >>> shown("a" + chr(27) + "[2J")
    'a\\\\x1b[2J'
    """
    return "".join(letter if letter.isprintable() else repr(letter)[1:-1] for letter in name[:_LONGEST_NAME])


def write_study(study: EnclosedStudy, folder: Path) -> None:
    """Write the files of the study into a folder that is there and empty; the assessment is left out.

    Raises:
        OSError: a file cannot be written.
    """
    for name, content in study.files.items():
        if name == ASSESSMENT:
            continue
        path = folder.joinpath(*name.split("/"))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def extract(study: EnclosedStudy, output: Path) -> list[Path]:
    """Write the study as a project folder, whole or not at all, and return its files, sorted.

    Raises:
        AuthorError: HR529 where the folder holds something, HR539 where the files are not those listed.
        OSError: the folder cannot be written.
    """
    if output.is_dir() and any(output.iterdir()):
        hint = "name a new folder; nothing was written"
        raise AuthorError([Diagnostic("HR529", "the folder is not empty", Location(output.as_posix()), hint)])
    if study.wrong or study.fingerprint != study.manifest.fingerprint:
        first = next(iter(study.wrong), MANIFEST)
        message = f"what is enclosed was changed after it was made, such as `{first}`"
        hint = f"hrddeval verify {study.path.as_posix()} tells all; nothing was written"
        raise refused("HR539", message, study.path, hint)
    existed = output.exists()
    output.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix=".hrddeval-", dir=output))
    moved: list[Path] = []
    try:
        write_study(study, made)
        for part in sorted(made.iterdir()):
            moved.append(part.rename(output / part.name))
        made.rmdir()
    except BaseException:
        for part in (made, *moved):
            shutil.rmtree(part, ignore_errors=True)
            part.unlink(missing_ok=True)
        if not existed:
            with contextlib.suppress(OSError):
                output.rmdir()
        raise
    return sorted(output.joinpath(*name.split("/")) for name in study.files if name != ASSESSMENT)


def refused(code: str, message: str, path: Path, hint: str) -> AuthorError:
    """Return the error that says what is wrong with a PDF as a whole."""
    return AuthorError([Diagnostic(code, message, Location(path.as_posix()), hint)])
