"""Begins a second coding of a dossier, and writes down what was decided where coders differ."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import wrap

from hrddeval.analysis.readings import readings
from hrddeval.diagnostics.diagnostic import AuthorError, Diagnostic, Location
from hrddeval.dossiers import LoadedDossier
from hrddeval.dossiers.codings import ADJUDICATION, FOLDER
from hrddeval.model.coding import DOSSIER, Adjudication, Decision
from hrddeval.model.vocabulary import Vocabulary
from hrddeval.reports.write import write_whole
from hrddeval.source.loaded import FileToRead, Origin, load
from hrddeval.source.suggest import did_you_mean

_WIDTH = 108


def begin_coding(loaded: LoadedDossier, coder: str, *, blind: bool) -> Path:
    """Write `coding/<coder>.yaml` with the evidence to read and no observation, and return its path.

    Raises:
        AuthorError: the dossier ships with the program, the name cannot be used, or there is such a coding.
    """
    folder = _folder(loaded)
    if coder in (DOSSIER, ADJUDICATION):
        raise _problem(
            "HR445", f"`{coder}` cannot be the name of a coder", "--coder", "take initials, such as `b-k`"
        )
    path = folder / f"{coder}.yaml"
    if path.exists():
        raise _problem(
            "HR448", f"{coder} has a coding of {loaded.id} already", path.as_posix(), "go on in that file"
        )
    lines = [
        f"# What {coder} reads in the evidence of {loaded.id}. Write observations below; `hrddeval vocabulary` lists",
        "# the kinds. Do not look at those of the dossier before you are done." if blind else "# the kinds.",
        "schema: hrddeval/coding@1",
        f"dossier: {loaded.id}",
        f"coder: {coder}",
        f"blind: {'yes' if blind else 'no'}",
        "",
        "# The evidence:",
    ]
    for name, one in loaded.dossier.evidence.items():
        told = f"{name} ({one.voice.value.replace('_', ' ')}, {one.source}, {one.locator}): {one.claim}"
        lines += wrap(told, _WIDTH, initial_indent="# ", subsequent_indent="#   ", break_on_hyphens=False)
    lines += [
        "",
        "# Nothing here is counted before there is an observation. If you read all of it and found none, write",
        "# `nothing_found: yes`.",
        "observations: {}",
        "",
    ]
    write_whole(path, "\n".join(lines))
    return path


def named_coder(loaded: LoadedDossier, wanted: str) -> str:
    """Return the name of somebody who coded a dossier.

    Raises:
        AuthorError: with the nearest name, where nobody of this name did.
    """
    coders = [DOSSIER, *(one.coder for one in loaded.codings)]
    if wanted in coders:
        return wanted
    hint = did_you_mean(wanted, coders, otherwise="choose from " + ", ".join(coders))
    raise _problem("HR449", f"nobody called `{wanted}` has coded {loaded.id}", "--for", hint)


def decide(loaded: LoadedDossier, vocabulary: Vocabulary, decision: Decision) -> Path:
    """Add a decision to `coding/adjudication.yaml` and return its path.

    Raises:
        AuthorError: there is nothing to decide on this, or the file cannot take one more decision.
    """
    path = _folder(loaded) / f"{ADJUDICATION}.yaml"
    named_coder(loaded, decision.for_)
    coders = {DOSSIER: loaded.dossier.observations} | {one.coder: one.observations for one in loaded.codings}
    found = {coder: readings(observations, vocabulary) for coder, observations in coders.items()}
    key = (decision.evidence, decision.kind)
    if len({read.get(key, ()) for read in found.values()}) < 2:
        message = f"coders do not differ on {decision.kind} in {decision.evidence}"
        raise _problem(
            "HR449", message, f"{decision.evidence} {decision.kind}", f"hrddeval agreement {loaded.id}"
        )
    if loaded.adjudication and any((one.evidence, one.kind) == key for one in loaded.adjudication.decisions):
        message = f"{decision.kind} in {decision.evidence} was decided before"
        raise _problem("HR449", message, path.as_posix(), "change that decision in the file")
    head = f"schema: hrddeval/adjudication@1\ndossier: {loaded.id}\ndecisions:\n"
    text = path.read_text(encoding="utf-8").rstrip() + "\n" if path.exists() else head
    text += _as_yaml(decision)
    _check(path, text, (len(loaded.adjudication.decisions) if loaded.adjudication else 0) + 1)
    write_whole(path, text)
    return path


def _as_yaml(one: Decision) -> str:
    quoted = {"who": one.who, "because": one.because}
    lines = [f"  - evidence: {one.evidence}", f"    kind: {one.kind}", f"    for: {one.for_}"]
    lines += [f"    {key}: {json.dumps(text, ensure_ascii=False)}" for key, text in quoted.items()]
    return "\n".join([*lines, f"    date: {one.date}", ""])


def _check(path: Path, text: str, count: int) -> None:
    """Make sure the file reads back with the decision in it; else ask for it by hand."""
    with TemporaryDirectory(prefix="hrddeval-") as folder:
        trial = Path(folder) / path.name
        trial.write_text(text, encoding="utf-8", newline="")
        found, problems = load(Adjudication, FileToRead(trial, path.name))
    if problems or found is None or len(found.value.decisions) != count:
        message = "the decision cannot be added to this file as it is written"
        raise _problem("HR449", message, path.as_posix(), "end the file with the list `decisions:`")


def _folder(loaded: LoadedDossier) -> Path:
    if loaded.origin is Origin.SHIPPED:
        message = f"the dossier of {loaded.id} ships with the program and is not written to"
        raise _problem(
            "HR522", message, loaded.path, f"copy its folder to initiatives/{loaded.id} of your study"
        )
    return loaded.file.parent / FOLDER


def _problem(code: str, message: str, where: str, hint: str) -> AuthorError:
    return AuthorError([Diagnostic(code, message, Location(where), hint)])
