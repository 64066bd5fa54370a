"""Prints how examples fared and what they exercise: for people, as JSON, and as JUnit XML."""

from __future__ import annotations

import json
from collections.abc import Sequence

from hrddeval.diagnostics.diagnostic import Location
from hrddeval.diagnostics.render_junit import Case
from hrddeval.diagnostics.render_junit import as_junit as cases_as_junit
from hrddeval.ruletests import ExampleResult
from hrddeval.study import Study
from hrddeval.workbench.coverage import Coverage, percent


def written(
    form: str, study: Study, results: Sequence[ExampleResult], coverages: Sequence[Coverage] | None
) -> str:
    """Return the report in a form: text, json or junit."""
    match form:
        case "json":
            return as_json(study, results, coverages)
        case "junit":
            return as_junit(study, results, coverages)
        case _:
            return "\n".join(as_text(study, results, coverages))


def as_text(
    study: Study, results: Sequence[ExampleResult], coverages: Sequence[Coverage] | None
) -> list[str]:
    """Return one line per criterion, what failed and where, what no example exercises, and a total."""
    lines = []
    for criterion in dict.fromkeys(result.criterion for result in results):
        own = [result for result in results if result.criterion == criterion]
        failed = [result for result in own if not result.passed]
        lines.append(f"{criterion:<4} {len(own) - len(failed)} of {len(own)} examples hold")
        for result in failed:
            lines.append(f"     {_position(place_of(study, result))}: failed: {result.name}")
            lines += [f"       {difference}" for difference in result.differences]
    if coverages is not None:
        lines += coverage_as_text(coverages)
    held = sum(result.passed for result in results)
    return [*lines, f"{held} of {len(results)} examples hold" if results else "no examples"]


def coverage_as_text(coverages: Sequence[Coverage]) -> list[str]:
    """Return one line per criterion, one for each part nothing exercises, and a total."""
    lines = []
    for one in coverages:
        share = percent([one])
        lines.append(f"{one.criterion:<4} {one.exercised} of {len(one.parts)} parts exercised, {share:.0f} %")
        for part in one.parts:
            if part.missing is not None:
                lines.append(f"     {_position(part.location)}: {part.kind}: {part.what}: {part.missing}")
    return [*lines, f"{percent(coverages):.1f} % of levels, ways, limits, flags and conditions exercised"]


def as_json(study: Study, results: Sequence[ExampleResult], coverages: Sequence[Coverage] | None) -> str:
    """Return every example with its place, level, state and flags, and the coverage that was asked for."""
    rows = []
    for result in results:
        where = place_of(study, result)
        rows.append(
            {
                "criterion": result.criterion,
                "example": result.name,
                "path": where.path,
                "line": where.line,
                "passed": result.passed,
                "supported": result.level.supported,
                "possible": result.level.possible,
                "state": result.state.value,
                "flags": {name: status.value for name, status in result.flags.items()},
                "differences": list(result.differences),
            }
        )
    found: dict[str, object] = {"examples": rows, "passed": sum(one.passed for one in results)}
    if coverages is not None:
        found["coverage"] = {
            "percent": round(percent(coverages), 2),
            "criteria": [_coverage(one) for one in coverages],
        }
    return json.dumps(found, indent=1, ensure_ascii=False)


def _coverage(one: Coverage) -> dict[str, object]:
    return {
        "criterion": one.criterion,
        "parts": len(one.parts),
        "exercised": one.exercised,
        "missing": [
            {
                "kind": part.kind,
                "what": part.what,
                "why": part.missing,
                "path": part.location.path,
                "line": part.location.line,
                "column": part.location.column,
            }
            for part in one.parts
            if part.missing is not None
        ],
    }


def as_junit(study: Study, results: Sequence[ExampleResult], coverages: Sequence[Coverage] | None) -> str:
    """Return one suite per criterion, one case per example; what is exercised stands among the properties."""
    cases = []
    for result in results:
        where = place_of(study, result)
        cases.append(Case(result.criterion, result.name, where.path, where.line, result.differences))
    shares = {one.criterion: {"coverage": f"{percent([one]):.1f}"} for one in coverages or ()}
    return cases_as_junit(cases, name="hrddeval rules test", properties=shares)


def place_of(study: Study, result: ExampleResult) -> Location:
    """Return where an example stands."""
    loaded = study.criteria.get(result.criterion) or study.derived[result.criterion]
    return loaded.source.locate(("examples", result.index))


def _position(where: Location) -> str:
    return f"{where.path}:{where.line}:{where.column}"
