"""How to run, and the engines of a run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hrddeval.cache import FindingsCache, default_path
from hrddeval.inference import EngineChoice, Inference, engines_for, infer, infer_beside
from hrddeval.model.program import Derived, World
from hrddeval.scoring.frame import Frame
from hrddeval.study import Study
from hrddeval.workbench.bench import Engines

#: Seconds a worker may take for a chunk before it counts as hanging.
TIMEOUT = 300.0


@dataclass(frozen=True)
class Run:
    """How to run: engines, worker processes, date, language, whose weights, and whether to keep findings."""

    engine: EngineChoice = EngineChoice.AUTO
    jobs: int = 1
    as_of: str | None = None
    language: str = "en"
    cached: bool = True
    weights: str | None = None
    timeout: float = TIMEOUT

    @classmethod
    def of(
        cls,
        *,
        engine: str | None,
        jobs: int,
        as_of: str | None,
        cached: bool,
        language: str = "en",
        weights: str | None = None,
    ) -> Run:
        """Return the run a command line asks for; no engine named means whatever is installed."""
        return cls(
            EngineChoice(engine) if engine else EngineChoice.AUTO, jobs, as_of, language, cached, weights
        )


def settled(study: Study, run: Run) -> Run:
    """Return the run with the date and weights that the study names, where the command line names none."""
    own = study.project.value if study.project else None
    if own is None:
        return run
    return replace(
        run,
        as_of=own.as_of if run.as_of is None else run.as_of,
        weights=own.weights if run.weights is None else run.weights,
    )


def engines_of(run: Run) -> Engines:
    """Return the engines of a run as the workbench takes them."""
    return Engines(engines_for(run.engine), run.jobs, run.timeout, _cache(run))


def infer_worlds(frame: Frame, worlds: Sequence[World], run: Run) -> Inference:
    """Return what the engines of a run derive in each world, from the cache where it is known."""
    return infer(
        frame.compiled.program,
        worlds,
        engines_for(run.engine),
        jobs=run.jobs,
        timeout=run.timeout,
        cache=_cache(run),
    )


def infer_few(
    frame: Frame, worlds: Sequence[World], run: Run, beside: Sequence[tuple[World, Derived]] = ()
) -> Inference:
    """Return the same as `infer_worlds`, for a few worlds that are much alike, or like others that are known."""
    return infer_beside(
        frame.compiled.program,
        worlds,
        engines_for(run.engine),
        jobs=run.jobs,
        timeout=run.timeout,
        beside=beside,
        cache=_cache(run),
    )


def _cache(run: Run) -> FindingsCache | None:
    return FindingsCache(default_path()) if run.cached else None
