"""Loads what other coders made of a dossier's evidence, and what was decided where they differ."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hrddeval.diagnostics.diagnostic import Diagnostic, Severity
from hrddeval.dossiers.checks import check_observations
from hrddeval.model.coding import DOSSIER, Adjudication, Coding
from hrddeval.model.dossier import Dossier
from hrddeval.model.vocabulary import Vocabulary
from hrddeval.source.loaded import FileToRead, Loaded, load
from hrddeval.source.source_file import DataPath
from hrddeval.source.suggest import did_you_mean

#: The folder beside a dossier, and the one file in it that is no coding.
FOLDER, ADJUDICATION = "coding", "adjudication"


@dataclass(frozen=True)
class Codings:
    """The codings beside a dossier that somebody has begun, by coder, and the decisions."""

    codings: tuple[Loaded[Coding], ...] = ()
    adjudication: Loaded[Adjudication] | None = None


def load_codings(
    file: FileToRead, dossier: Dossier, vocabulary: Vocabulary | None
) -> tuple[Codings, list[Diagnostic]]:
    """Read the folder `coding` beside a dossier; nothing where there is none.

    A form that nobody has begun is told of and left out: it is no reading of the evidence.

    Args:
        file: the dossier's.
    """
    codings: list[Loaded[Coding]] = []
    adjudication: Loaded[Adjudication] | None = None
    problems: list[Diagnostic] = []
    for path in sorted((file.path.parent / FOLDER).glob("*.yaml")):
        display = f"{file.display.removesuffix(file.path.name)}{FOLDER}/{path.name}"
        here = FileToRead(path, display, file.origin)
        if path.stem == ADJUDICATION:
            adjudication, wrong = load(Adjudication, here)
            problems += wrong
            continue
        coding, wrong = load(Coding, here)
        problems += wrong
        if coding is not None:
            if coding.value.is_begun:
                codings.append(coding)
            problems += _check(coding, path.stem, dossier, vocabulary)
    if adjudication is not None:
        coders = [one.value.coder for one in codings]
        problems += _check_decisions(adjudication, coders, dossier, vocabulary)
    return Codings(tuple(codings), adjudication), problems


def _check(
    coding: Loaded[Coding], stem: str, dossier: Dossier, vocabulary: Vocabulary | None
) -> Iterator[Diagnostic]:
    value, source = coding.value, coding.source
    if value.dossier != dossier.id:
        hint = f"write `dossier: {dossier.id}`"
        yield source.error(
            "HR446", f"this codes `{value.dossier}`, but lies beside `{dossier.id}`", ("dossier",), hint=hint
        )
    if value.coder != stem:
        hint = f"write `coder: {stem}`, or rename the file to `{value.coder}.yaml`"
        yield source.error(
            "HR445",
            f"the file is called `{stem}.yaml`, but its coder is `{value.coder}`",
            ("coder",),
            hint=hint,
        )
    if value.coder == DOSSIER:
        message = f"`{DOSSIER}` is what the reading in the dossier itself is called"
        yield source.error("HR445", message, ("coder",), hint="take another name, such as initials")
    if not value.is_begun:
        message = f"the coding of {value.coder} has no observations yet and is not counted"
        hint = "fill it in; if there is really nothing to observe, write `nothing_found: yes`"
        where: DataPath = ("observations",) if source.holds(("observations",)) else ("coder",)
        yield source.error("HR450", message, where, hint=hint, severity=Severity.WARNING)
    if value.observations and value.nothing_found == "yes":
        message = f"{value.coder} found nothing, and has {_counted(len(value.observations))}"
        yield source.error("HR451", message, ("nothing_found",), hint="delete `nothing_found`")
    if vocabulary is not None:
        read = dossier.model_copy(update={"observations": value.observations})
        yield from check_observations(read, source, vocabulary)


def _counted(number: int) -> str:
    return "an observation" if number == 1 else f"{number} observations"


def _check_decisions(
    adjudication: Loaded[Adjudication], coders: list[str], dossier: Dossier, vocabulary: Vocabulary | None
) -> Iterator[Diagnostic]:
    value, source = adjudication.value, adjudication.source
    if value.dossier != dossier.id:
        message = f"this decides on `{value.dossier}`, but lies beside `{dossier.id}`"
        yield source.error("HR446", message, ("dossier",), hint=f"write `dossier: {dossier.id}`")
    known = [DOSSIER, *coders]
    for position, one in enumerate(value.decisions):
        where = ("decisions", position)
        if one.evidence not in dossier.evidence:
            hint = did_you_mean(one.evidence, dossier.evidence)
            yield source.error(
                "HR447", f"there is no evidence {one.evidence}", (*where, "evidence"), hint=hint
            )
        if vocabulary is not None and one.kind not in vocabulary.kinds:
            hint = did_you_mean(one.kind, vocabulary.kinds)
            yield source.error(
                "HR447", f"no observation kind is called `{one.kind}`", (*where, "kind"), hint=hint
            )
        if one.for_ not in known:
            hint = did_you_mean(one.for_, known, otherwise="choose from " + ", ".join(known))
            yield source.error(
                "HR447", f"nobody called `{one.for_}` has coded this", (*where, "for"), hint=hint
            )
