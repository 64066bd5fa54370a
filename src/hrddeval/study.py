"""Loads all that an assessment reads: vocabulary, rules, rubrics, literature, dossiers; shipped and own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from hrddeval import resources
from hrddeval.audience.advice import too_few_to_hide
from hrddeval.audience.redaction import for_audience
from hrddeval.diagnostics.diagnostic import Diagnostic, has_errors, in_order
from hrddeval.dossiers import LoadedDossier, dossier_files_in, load_dossier, same_dossier_twice, wrong_descent
from hrddeval.model.dossier import Source
from hrddeval.model.project import ProjectFile
from hrddeval.model.recipe import Override
from hrddeval.model.rubric import Rubric
from hrddeval.model.rule import Criterion, DerivedRule
from hrddeval.model.sensitivity import SMALLEST_CELL, Sensitivity
from hrddeval.model.vocabulary import Vocabulary
from hrddeval.project import Base, links_leaving, load_project, standing_on
from hrddeval.rubrics import check_rubric
from hrddeval.rulebook import RuleBook, load_rulebook
from hrddeval.source.loaded import Loaded, Origin, digest
from hrddeval.study_files import choose_rubric, dossiers_to_read, load_rubrics

#: Where the shipped data lies, by the name of its folder.
Shipped = Callable[[resources.Folder], Path]


@dataclass(frozen=True)
class Study:
    """All that was read, checked, for one run.

    `criteria` and `derived` are sorted by id; `switched_off` criteria are among `criteria` and
    carry the reason why the study leaves them out. `overrides` are printed on every scorecard.
    `shipped_root` holds the shipped rules and rubrics: those of the program, or of the study's own `shipped`.
    What is not for `audience` is no longer in the dossiers.
    """

    project: Loaded[ProjectFile] | None
    root: Path | None
    vocabulary: Loaded[Vocabulary]
    criteria: Mapping[str, Loaded[Criterion]]
    derived: Mapping[str, Loaded[DerivedRule]]
    rubrics: Mapping[str, Loaded[Rubric]]
    rubric: Loaded[Rubric]
    literature: Mapping[str, Source]
    dossiers: tuple[LoadedDossier, ...]
    overrides: tuple[Override, ...]
    switched_off: Mapping[str, str]
    template_folders: tuple[Path, ...]
    shipped_root: Path
    audience: Sensitivity = Sensitivity.PUBLIC

    @property
    def title(self) -> str | None:
        return self.project.value.title if self.project else None

    @property
    def rules_digest(self) -> str:
        """Digest of all criteria and derived rules and of what is switched off, by id."""
        rules = {f"criterion/{name}": rule.digest for name, rule in self.criteria.items()}
        rules |= {f"derived/{name}": rule.digest for name, rule in self.derived.items()}
        return digest({"rules": rules, "switched_off": dict(self.switched_off)})

    @property
    def vocabulary_digest(self) -> str:
        """Digest of every kind there is; a study's own are among them."""
        return digest(self.vocabulary.value.model_dump(mode="json", by_alias=True))

    @property
    def rubric_digest(self) -> str:
        return self.rubric.digest

    @property
    def dossier_digests(self) -> Mapping[str, str]:
        return {dossier.id: dossier.digest for dossier in self.dossiers}


def load_study(
    project: Path | None,
    paths: Sequence[Path] = (),
    rubric: str | Path | None = None,
    *,
    dossiers: bool = True,
    audience: Sensitivity = Sensitivity.PUBLIC,
    shipped: Shipped = resources.folder,
    here: Path | None = None,
) -> tuple[Study | None, list[Diagnostic]]:
    """Read and check everything.

    Args:
        project: the folder of a study, or None for what ships alone.
        paths: dossier folders, dossier files, folders of dossiers, or ids of initiatives; none:
            all initiatives of the study, or the shipped ones where it has none.
        rubric: id or file of a rubric; None: the study's, or the default.
        dossiers: whether to read dossiers at all.
        audience: for whom; of what is more sensitive only stubs are left. Problems are told in full.
        shipped: where shipped data lies.
        here: paths are printed from this folder; the working directory where not given.

    Returns:
        The study, or None where an error was found; and all problems, sorted.
    """
    here = here if here is not None else Path.cwd()
    base = Base(shipped("rules").parent, Origin.SHIPPED, here)
    own = Base(project, Origin.PROJECT, here) if project is not None else None
    problems: list[Diagnostic] = []
    settings: Loaded[ProjectFile] | None = None
    if own is not None:
        settings, problems = load_project(own)
        if settings is None:
            return None, problems
        problems += links_leaving(own, "templates")
        base, wrong = standing_on(base, own, settings)
        problems += wrong
        if wrong:
            return None, problems
    switched_off = settings.value.switched_off if settings else {}
    book, wrong = load_rulebook(base, own, settings)
    problems += wrong
    rubrics, wrong = load_rubrics(base, own)
    problems += wrong
    chosen, wrong = choose_rubric(rubrics, rubric, settings, here, is_whole=not has_errors(wrong))
    problems += wrong
    if book.vocabulary is not None:
        checked = {id(one): one for one in (*rubrics.values(), *((chosen,) if chosen else ()))}
        for one in checked.values():
            problems += check_rubric(one, book.criteria, book.flags) if book.is_whole else []
        problems += book.check_lenses([one.value for one in checked.values()])
    read, wrong = _dossiers(base, own, paths, book, smallest_cell(settings)) if dossiers else ((), [])
    problems += wrong
    found = list(in_order(problems))
    if has_errors(found) or chosen is None or book.vocabulary is None:
        return None, found
    study = Study(
        project=settings,
        root=project,
        vocabulary=book.vocabulary,
        criteria=book.criteria,
        derived=book.derived,
        rubrics=rubrics,
        rubric=chosen,
        literature=book.literature,
        dossiers=for_audience(
            read,
            audience,
            smallest_cell(settings),
            book.vocabulary.value,
            (one.value for one in book.criteria.values()),
            (one.value for one in book.derived.values()),
        ),
        overrides=(*book.overrides, *_rubric_overrides(chosen), *_switched_off(switched_off)),
        switched_off=switched_off,
        template_folders=(*((project / "templates",) if project else ()), shipped("templates")),
        shipped_root=base.root,
        audience=audience,
    )
    return study, found


def _dossiers(
    base: Base, own: Base | None, paths: Sequence[Path], book: RuleBook, smallest: int
) -> tuple[tuple[LoadedDossier, ...], list[Diagnostic]]:
    files, problems = dossiers_to_read(base, own, paths)
    vocabulary = book.vocabulary.value if book.vocabulary else None
    dossiers = []
    for file in files:
        found, wrong = load_dossier(file, vocabulary)
        problems += wrong
        if found is not None:
            dossiers.append(found)
            problems += too_few_to_hide(found, smallest)
    problems += same_dossier_twice(dossiers)
    places = {place.root / "initiatives" for place in (base, own) if place is not None}
    places |= {file.path.parent.parent for file in files}  # beside one that was named by its path
    known = [one.parent.name for place in places for one in dossier_files_in(place)]
    problems += wrong_descent(dossiers, known)
    return tuple(sorted(dossiers, key=lambda one: one.id)), problems


def smallest_cell(settings: Loaded[ProjectFile] | None) -> int:
    """Return the least number of withheld entries of one voice that may be told."""
    return settings.value.smallest_cell if settings else SMALLEST_CELL


def _rubric_overrides(rubric: Loaded[Rubric]) -> tuple[Override, ...]:
    if rubric.value.replaces is None:
        return ()
    return (
        Override(
            what=f"rubric {rubric.value.replaces}", because=f"replaced by {rubric.value.id} of this study"
        ),
    )


def _switched_off(reasons: Mapping[str, str]) -> tuple[Override, ...]:
    return tuple(
        Override(what=f"{name} switched off", because=reason) for name, reason in sorted(reasons.items())
    )
