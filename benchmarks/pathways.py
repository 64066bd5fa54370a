"""Measures what pathways cost for one initiative, cold and warm, and prints it as Markdown.

Usage: python benchmarks/pathways.py [--initiatives mutoshi,eu-csddd] [--rounds 3]

What is told are seconds of processor time, of this process and those it starts: the clock on the wall
also counts what else a machine does. Four things are measured:

* cold: the use case with an empty cache of findings, the study being loaded: looking, confirming each set
  by assessing copies, and putting it into words;
* assessed: the same where the initiative was assessed before, as `hrddeval assess` leaves it;
* warm: the same once more, the cheapest of the rounds;
* whole: `hrddeval pathways` as a command, cold and once more: with starting, reading and checking rules.
"""

from __future__ import annotations

import argparse
import gc
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from fractions import Fraction
from functools import partial
from pathlib import Path

#: What a command line asks for, and the same as the use case takes it.
TARGETS = {
    "": {},
    "--target B": {"band": "B"},
    "--dimension power --to 60": {"group": "power", "score": Fraction(60)},
    "--budget 10": {"budget": 10},
}


def main() -> None:
    """Measure every target on every initiative."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--initiatives", default="mutoshi,eu-csddd")
    arguments.add_argument("--rounds", type=int, default=3)
    given = arguments.parse_args()
    gc.disable()  # as the command does
    from hrddeval.analysis.demands import Asked
    from hrddeval.pipeline import Run, assess, open_study
    from hrddeval.reform.finding import find_pathways

    print("| initiative | target | effort | cold | assessed | warm | whole, cold | whole, again |")
    print("|---|---|---|---|---|---|---|---|")
    for name in given.initiatives.split(","):
        study, _ = open_study(None, (Path(name),), None)
        for line, target in TARGETS.items():
            asked = Asked(**target)  # type: ignore[arg-type]
            command = [sys.executable, "-P", "-m", "hrddeval", "pathways", name, *line.split()]
            find = partial(find_pathways, study, Run(), asked)
            cold, warm = costs(find, given.rounds)
            assessed, _ = costs(find, 1, first=partial(assess, study, Run()))
            figures = [
                *(cold, assessed, warm),
                *costs(partial(subprocess.run, command, check=True, capture_output=True), given.rounds),
            ]
            pathways = find_pathways(study, Run(cached=False), asked).pathways
            effort = pathways[0].effort if pathways else "–"
            told = " | ".join(f"{figure:.2f}" for figure in figures)
            print(f"| {name} | {line or 'the next band'} | {effort} | {told} |", flush=True)


def costs(
    do: Callable[[], object], rounds: int, *, first: Callable[[], object] | None = None
) -> tuple[float, float]:
    """Return what something costs with an empty cache, and the least of some rounds after it.

    `first` is done before, and not counted.
    """
    with tempfile.TemporaryDirectory() as cache:
        os.environ["HRDDEVAL_CACHE"] = cache
        if first is not None:
            first()
        found = [cost(do) for _ in range(rounds + 1)]
    return found[0], min(found[1:])


def cost(do: Callable[[], object]) -> float:
    """Return the seconds of processor time that something takes, in this process and those it starts."""
    before = os.times()
    do()
    after = os.times()
    return sum(after[:4]) - sum(before[:4])


if __name__ == "__main__":
    main()
