"""The criteria there are: shipped, a study's own, replaced ones and those switched off."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from hrddeval.model.rule import Criterion
from hrddeval.source.loaded import Loaded, Origin
from hrddeval.study import Study
from hrddeval.workbench.page import way_to


@dataclass(frozen=True)
class Row:
    """One criterion. `state`: shipped, own, overridden or switched off; `because`: why, for the last two."""

    id: str
    title: str
    dimension: str | None
    track: str
    levels: int
    examples: int
    state: str
    because: str | None
    file: str


def rows(study: Study) -> list[Row]:
    """Return every criterion by id; the dimension is that of the study's rubric, or of any that uses it."""
    return [_row(study, one) for one in study.criteria.values()]


def _row(study: Study, criterion: Loaded[Criterion]) -> Row:
    rule = criterion.value
    because: str | None
    if rule.id in study.switched_off:
        state, because = "switched off", study.switched_off[rule.id]
    elif rule.overrides:
        state, because = "overridden", rule.because
    else:
        state, because = ("shipped" if criterion.origin is Origin.SHIPPED else "own"), None
    return Row(
        id=rule.id,
        title=rule.title.en,
        dimension=dimension_of(study, rule.id),
        track=rule.track.value,
        levels=len(rule.levels),
        examples=len(rule.examples),
        state=state,
        because=because,
        file=criterion.path,
    )


def dimension_of(study: Study, criterion: str) -> str | None:
    """Return the dimension a criterion stands under: in the study's rubric, in any other, by its folder."""
    for rubric in (study.rubric, *study.rubrics.values()):
        way = way_to(rubric.value, criterion)
        if way:
            return way[0].id
    folder = study.criteria[criterion].source.path.parent.name
    return folder if folder in dimensions(study) else None


def dimensions(study: Study) -> list[str]:
    """Return the ids of the dimensions of the study's rubric."""
    return [group.id for group in study.rubric.value.tree.groups if group.id]


def as_text(found: Sequence[Row], *, origin: bool) -> list[str]:
    """Return a line per criterion, with its file and the reason of a change where `origin` is asked for."""
    title = max((len(one.title) for one in found), default=0)
    dimension = max((len(one.dimension or "") for one in found), default=0)
    lines = []
    for one in found:
        where = one.dimension or "-"
        counted = f"{one.levels} levels  {one.examples:>2} examples"
        lines.append(
            f"{one.id:<4}{one.title:<{title}}  {where:<{dimension}}  {one.track:<8}  {counted}  {one.state}"
        )
        if origin:
            lines.append(f"      {one.file}" + (f": {one.because}" if one.because else ""))
    return [*lines, f"{len(found)} criteria" if len(found) != 1 else "1 criterion"]


def as_json(found: Sequence[Row]) -> str:
    """Return the rows as a JSON list."""
    return json.dumps([asdict(one) for one in found], indent=1, ensure_ascii=False)
