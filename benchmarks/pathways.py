"""Measures how long pathways take for one initiative, cold and warm, and prints it as Markdown.

Usage: python benchmarks/pathways.py [--initiatives mutoshi,eu-csddd] [--rounds 3]

Cold is the first question with an empty cache of findings; warm the fastest of the following rounds, the
study being loaded. The whole use case is timed: looking, confirming each set by assessing copies, and
putting it into words.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from fractions import Fraction
from pathlib import Path

TARGETS = {
    "the next band": {},
    "--target B": {"band": "B"},
    "--dimension power --to 60": {"group": "power", "score": Fraction(60)},
    "--budget 10": {"budget": 10},
}


def main() -> None:
    """Time every target on every initiative."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--initiatives", default="mutoshi,eu-csddd")
    arguments.add_argument("--rounds", type=int, default=3)
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as cache:
        os.environ["HRDDEVAL_CACHE"] = cache
        from hrddeval.analysis.demands import Asked
        from hrddeval.pipeline import Run, open_study
        from hrddeval.reform.finding import find_pathways

        print("| initiative | target | effort | cold, s | warm, s |\n|---|---|---|---|---|")
        for name in given.initiatives.split(","):
            study, _ = open_study(None, (Path(name),), None)
            for title, target in TARGETS.items():
                times = []
                for _ in range(given.rounds + 1):
                    started = time.perf_counter()
                    result = find_pathways(study, Run(), Asked(**target))  # type: ignore[arg-type]
                    times.append(time.perf_counter() - started)
                effort = result.pathways[0].effort if result.pathways else "–"
                print(f"| {name} | {title} | {effort} | {times[0]:.2f} | {min(times[1:]):.2f} |", flush=True)


if __name__ == "__main__":
    main()
