"""Gathers what a PDF encloses: the files of the study it was made from, its assessment, and the list of both.

The study stands alone: the shipped rules and rubrics lie in a folder of its own, which its
`hrddeval.toml` names, so that a later version of the program reads what was read then. Templates
are left out: they bear on the looks of a page, not on the verdict.
"""

from __future__ import annotations

import hashlib
import json as plain_json
from collections.abc import Iterable
from dataclasses import dataclass

from hrddeval import __version__
from hrddeval.audience.redaction import files_of
from hrddeval.dossiers import DOSSIER_FILE, SOURCES_FILE, LoadedDossier
from hrddeval.dossiers.codings import FOLDER
from hrddeval.model.assessment import Assessment
from hrddeval.model.enclosed import ASSESSMENT, MANIFEST, Attachment, EnclosedFile, Enclosure, Manifest
from hrddeval.model.sensitivity import SMALLEST_CELL
from hrddeval.pipeline import Run, settled
from hrddeval.project import PROJECT_FILE, Base, files_in
from hrddeval.reports import json
from hrddeval.rulebook import LITERATURE_FILE
from hrddeval.source.loaded import Origin, digest
from hrddeval.study import Study

#: Folder of an enclosed study for what ships.
SHIPPED = "shipped"


@dataclass(frozen=True)
class Encloser:
    """What is the same for every document of a run: the study, how it was run, and the files of its rules."""

    study: Study
    run: Run
    rules: tuple[Attachment, ...]
    by_id: dict[str, LoadedDossier]

    @classmethod
    def of(cls, study: Study, run: Run) -> Encloser:
        """Read the rules and rubrics of a study.

        Raises:
            OSError: a file that was there a moment ago cannot be read.
        """
        run = settled(study, run)
        rules = (*rule_files(study), Attachment(PROJECT_FILE, settings(study, run).encode()))
        return cls(study, run, rules, {one.id: one for one in study.dossiers})

    def __call__(self, document: str, assessment: Assessment, page: str, *, whole: bool) -> Enclosure:
        """Return what the PDF of an assessment encloses: its dossiers, the rules, the assessment, the manifest.

        Args:
            document: id of the initiative of a card, or `comparison`.
            assessment: what the pages were made from.
            page: the HTML to be printed, with `PLACEHOLDER` where the fingerprint will stand.
            whole: whether the assessment has its traces.
        """
        dossiers = [file for one in assessment.initiatives for file in dossier_files(self.by_id[one.id])]
        result = Attachment(ASSESSMENT, json.dump(assessment).encode())
        return seal(
            [*dossiers, *self.rules, result],
            tool=f"hrddeval {__version__}",
            engines=assessment.recipe.engines,
            document=document,
            initiatives=tuple(one.id for one in assessment.initiatives),
            language=assessment.language,
            audience=self.study.audience,
            as_of=self.run.as_of,
            weights=self.run.weights,
            whole=whole,
            page=sha256(page.encode()),
            own_templates=_has_templates(self.study),
        )


def seal(attachments: Iterable[Attachment], **facts: object) -> Enclosure:
    """Add the manifest to what is enclosed: this is the one place that says what a PDF carries.

    Whoever leaves something out, or puts something else in its place, does so before.
    """
    ordered = sorted(attachments, key=lambda one: one.name)
    files = tuple(
        EnclosedFile(name=one.name, size=len(one.content), sha256=sha256(one.content)) for one in ordered
    )
    unsigned = Manifest.model_validate({**facts, "files": files, "fingerprint": 64 * "0"})
    manifest = unsigned.model_copy(update={"fingerprint": fingerprint_of(unsigned)})
    written = Attachment(MANIFEST, json.dump(manifest).encode())
    return Enclosure(tuple(sorted([*ordered, written], key=lambda one: one.name)), manifest.fingerprint)


def sha256(content: bytes) -> str:
    """Return the SHA-256 of some bytes in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def fingerprint_of(manifest: Manifest) -> str:
    """Return the fingerprint that belongs to a manifest, whatever stands in it as such."""
    return digest(manifest.model_dump(mode="json", by_alias=True, exclude={"fingerprint"}))


def dossier_files(dossier: LoadedDossier) -> list[Attachment]:
    """Return the dossier and the sources beside it, as they lie in an enclosed study.

    Of a dossier from which something was withheld, the files are written anew from what is left:
    those on disk hold it all, comments included.
    """
    if dossier.dossier.redaction is not None:
        return [
            Attachment(f"initiatives/{dossier.id}/{name}", text.encode())
            for name, text in files_of(dossier).items()
        ]
    there = {DOSSIER_FILE: dossier.file, SOURCES_FILE: dossier.file.with_name(SOURCES_FILE)}
    coded = [f"{FOLDER}/{one.coder}.yaml" for one in dossier.codings]
    there |= {name: dossier.file.parent / name for name in coded}
    return [
        Attachment(f"initiatives/{dossier.id}/{name}", path.read_bytes())
        for name, path in there.items()
        if path.is_file()
    ]


def rule_files(study: Study) -> list[Attachment]:
    """Return rules, vocabulary, literature and rubrics: those the study adds to, and its own."""
    files = _layer(Base(study.shipped_root, Origin.SHIPPED, study.shipped_root), f"{SHIPPED}/")
    if study.root is not None:
        files |= _layer(Base(study.root, Origin.PROJECT, study.root), "")
    if not any(one is study.rubric for one in study.rubrics.values()):  # named by its file
        files = {
            name: content for name, content in files.items() if not _is_rubric(name, study.rubric.value.id)
        }
        rubric = study.rubric.source.path
        files[f"rubrics/{rubric.name}"] = rubric.read_bytes()
    return [Attachment(name, content) for name, content in files.items()]


def _layer(base: Base, prefix: str) -> dict[str, bytes]:
    read = (*files_in(base, "rules", deep=True)[0], *files_in(base, "rubrics")[0])
    found = [*(file.path for file in read), base.root / "rules" / LITERATURE_FILE]
    return {
        prefix + path.relative_to(base.root).as_posix(): path.read_bytes() for path in found if path.is_file()
    }


def _is_rubric(name: str, rubric: str) -> bool:
    return name.endswith(f"rubrics/{rubric}.yaml")


def _has_templates(study: Study) -> bool:
    """Tell whether pages are made with something that is not enclosed: templates of the study, or its brand."""
    if study.project is not None and study.project.value.brand is not None:
        return True
    own = study.template_folders[:-1]
    return any(path.is_file() for folder in own for path in folder.rglob("*"))


def settings(study: Study, run: Run) -> str:
    """Return the `hrddeval.toml` under which the enclosed study gives the same assessment.

    Of the study's own settings it has those that bear on the verdict.
    """
    title = study.title or "Study enclosed in a scorecard"
    chosen: dict[str, str | None] = {
        "schema": "hrddeval/project@1",
        "title": title,
        "rubric": study.rubric.value.id,
        "language": run.language,
        "as_of": run.as_of,
        "weights": run.weights,
        "shipped": SHIPPED,
    }
    lines = ["# Written by hrddeval: the study that a PDF was made from, with everything it rests on."]
    lines += [f"{key} = {_quoted(value)}" for key, value in chosen.items() if value is not None]
    least = study.project.value.smallest_cell if study.project else SMALLEST_CELL
    if least != SMALLEST_CELL:
        lines.append(f"smallest_cell = {least}")
    if study.switched_off:
        lines += ["", "[switched_off]"]
        lines += [f"{_quoted(name)} = {_quoted(reason)}" for name, reason in study.switched_off.items()]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """Write a basic string of TOML 1.0, which escapes as JSON does and one character more."""
    return plain_json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
