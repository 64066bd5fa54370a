"""How commands begin: the study is opened, and run as was asked for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from hrddeval.cli import options, telling

if TYPE_CHECKING:
    from hrddeval.pipeline import Run
    from hrddeval.study import Study


def study(
    project: Path | None,
    paths: Sequence[Path] = (),
    rubric: str | None = None,
    *,
    dossiers: bool = True,
    audience: str = options.AUDIENCES[0],
    strict: bool = False,
) -> Study:
    """Return the study for an audience; leave on an error, or on any problem under `strict`.

    Raises:
        AuthorError: where nothing can be made of it.
    """
    from hrddeval import pipeline
    from hrddeval.model.sensitivity import Sensitivity

    opened, found = pipeline.open_study(
        project, paths, rubric, dossiers=dossiers, audience=Sensitivity(audience)
    )
    telling.stop_on(found, strict=strict)
    return opened


def run(
    engine: str | None,
    *,
    jobs: int | None = 1,
    as_of: str | None = None,
    cached: bool = True,
    language: str = options.LANGUAGES[0],
    weights: str | None = None,
) -> Run:
    """Return how to run.

    Args:
        jobs: how many processes; None means one per processor.
        as_of: the date as it was typed.

    Raises:
        click.UsageError: where that is no date.
    """
    from hrddeval import pipeline

    return pipeline.Run.of(
        engine=engine,
        jobs=options.worker_count(jobs),
        as_of=options.checked_date(as_of),
        cached=cached,
        language=language,
        weights=weights,
    )
