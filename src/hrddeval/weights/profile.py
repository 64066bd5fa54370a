"""A group's answers as a weight profile of a rubric: the text of it, and its place in the rubric's file."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

from hrddeval.analysis.elicitation import GroupWeights
from hrddeval.diagnostics.diagnostic import AuthorError, Diagnostic, Location, has_errors
from hrddeval.model.rubric import Rubric
from hrddeval.reports.write import write_whole
from hrddeval.rubrics import check_rubric, load_rubric
from hrddeval.source.loaded import FileToRead, Loaded, Origin
from hrddeval.study import Study

_PROFILES = re.compile(r"^weight_profiles:[ \t]*(\{\s*\})?[ \t]*(#.*)?$", re.MULTILINE)


@dataclass(frozen=True)
class Named:
    """What a profile is called, whose it is, and when, where and how they were asked."""

    id: str
    title: str
    owner: str
    elicited: str


def as_yaml(named: Named, group: GroupWeights, method: str) -> str:
    """Return the profile as it stands in a rubric file under `weight_profiles`."""
    lines = [
        f"  {named.id}:",
        f"    title: {_quoted(named.title)}",
        f"    owner: {_quoted(named.owner)}",
        f"    elicited: {_quoted(named.elicited)}",
        f"    method: {method}",
        f"    people: {group.people}",
        f"    weights: {{{_pairs(group.weights)}}}",
    ]
    if group.spread is not None and group.apart is not None:
        lines.append(
            "    # The middle half of the people, and the share of all weight one would move to agree."
        )
        lines.append(f"    spread: {{{_spread(group.spread)}}}")
        lines.append(f"    apart: {round(group.apart, 3)}")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return json.dumps(" ".join(text.split()), ensure_ascii=False)


def _pairs(weights: Mapping[str, Fraction]) -> str:
    return ", ".join(f"{name}: {float(weight):g}" for name, weight in weights.items())


def _spread(spread: Mapping[str, tuple[float, float]]) -> str:
    return ", ".join(f"{name}: [{low:g}, {high:g}]" for name, (low, high) in spread.items())


def add_to_rubric(study: Study, named: Named, block: str) -> str:
    """Write a profile into the file of the study's rubric and return the path as it is printed.

    Raises:
        AuthorError: where the rubric ships, has a profile of this id, or does not take the profile.
    """
    rubric = study.rubric
    if rubric.origin is Origin.SHIPPED:
        message = f"the rubric {rubric.value.id} ships with the program and is not written to"
        hint = "copy it into the rubrics of your study first, as docs/how-to/make-a-rubric.md shows"
        raise AuthorError([Diagnostic("HR345", message, Location(rubric.path), hint)])
    if named.id in rubric.value.weight_profiles:
        message = f"the rubric has a weight profile `{named.id}` already"
        hint = "take another id: --profile, or delete the old one"
        raise AuthorError(
            [rubric.source.error("HR345", message, ("weight_profiles", named.id), hint=hint, key=True)]
        )
    path = Path(rubric.source.path)
    text = _with(path.read_text(encoding="utf-8"), block)
    _check(study, rubric, path.name, text)
    write_whole(path, text)
    return rubric.path


def _with(text: str, block: str) -> str:
    """Put a profile first among those of a rubric's text, or add the key at its end."""
    found = _PROFILES.search(text)
    if found is None:
        return f"{text.rstrip()}\n\nweight_profiles:\n{block}"
    return f"{text[: found.start()]}weight_profiles:\n{block}{text[found.end() :].lstrip(chr(10))}"


def _check(study: Study, rubric: Loaded[Rubric], name: str, text: str) -> None:
    """Hold the new text against the rules before anything is written.

    Raises:
        AuthorError: with what would be wrong.
    """
    flags = [flag for one in study.criteria.values() for flag in one.value.flags]
    with TemporaryDirectory(prefix="hrddeval-") as folder:
        path = Path(folder) / name
        path.write_text(text, encoding="utf-8", newline="")
        found, problems = load_rubric(FileToRead(path, rubric.path))
        if found is not None:
            problems = [*problems, *check_rubric(found, list(study.criteria), flags)]
    if has_errors(problems):
        raise AuthorError(problems)
